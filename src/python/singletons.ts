import { pyclass, PyObject } from "./objects.ts";

@pyclass("builtins.ellipsis")
class EllipsisType extends PyObject {
  __repr__(): string {
    return "Ellipsis";
  }
}

@pyclass("builtins.NotImplementedType")
class NotImplementedType extends PyObject {
  __repr__(): string {
    return "NotImplemented";
  }
}

/** Python's `...` */
export const ELLIPSIS: object = new EllipsisType();

/** What an operator's method answers for an operand it does not know. TypeScript's may answer undefined as well. */
export const NOT_IMPLEMENTED: object = new NotImplementedType();
