import { visibleNames } from "../attribute-names.ts";
import { delattr, setattr } from "../attribute-setting.ts";
import { getattr } from "../attributes.ts";
import { AttributeError, NotSimulated, TypeError } from "../errors.ts";
import { MethodKind, Property, Super } from "../functions.ts";
import { type Class, classInfo, issubclass, native } from "../objects.ts";
import { isCallable } from "../operations.ts";
import { formatOf, reprOf } from "../protocols.ts";
import { requireHashable } from "../subscripts.ts";
import { isInstanceOf, typeOf } from "../types.ts";
import { Tuple, type Value } from "../values.ts";

function requireName(name: Value, of: string): string {
  if (typeof name === "string") return name;
  throw new TypeError(`${of}(): attribute name must be string`);
}

function asClass(value: Value): Class | null {
  return typeof value === "function" && classInfo(value as unknown as Class)
    ? (value as unknown as Class)
    : null;
}

/** The classes of isinstance()'s second argument. @throws TypeError where it holds anything else */
function classesOf(given: Value, message: string): Class[] {
  if (given instanceof Tuple) return given.items.flatMap((one) => classesOf(one, message));
  // `str | None` holds None for its type.
  const cls = given === null ? typeOf(null) : asClass(given);
  if (!cls) throw new TypeError(message);
  return [cls];
}

async function has(object: Value, name: string): Promise<boolean> {
  try {
    await getattr(object, name);
    return true;
  } catch (error) {
    if (error instanceof AttributeError) return false;
    throw error;
  }
}

const explicitSuper = native(
  "*args",
  ([cls, self]: Value[]) => {
    const after = cls === undefined ? null : asClass(cls);
    if (!after || self === undefined) throw new TypeError("super(): no arguments");
    const fits = asClass(self)
      ? issubclass(self as unknown as Class, after)
      : isInstanceOf(self, after);
    if (!fits) throw new TypeError("super(type, obj): obj must be an instance or subtype of type");
    return new Super(after, self as object);
  },
  "super",
);

function notRun(name: string, advice: string) {
  return native(
    "*args, **kwargs",
    () => {
      throw new NotSimulated(`the workbook does not run ${name}(): ${advice}`);
    },
    name,
  );
}

export const OBJECT_FUNCTIONS: Readonly<Record<string, Value>> = {
  callable: native("obj, /", (value: Value) => isCallable(value), "callable"),
  classmethod: native("function, /", (run: Value) => new MethodKind("class", run), "classmethod"),
  compile: notRun("compile", "write the code itself"),
  delattr: native(
    "obj, name, /",
    (object: Value, name: Value) => delattr(object, requireName(name, "delattr")),
    "delattr",
  ),
  dir: native("object, /", (object: Value) => visibleNames(object), "dir"),
  eval: notRun("eval", "write the expression itself"),
  exec: notRun("exec", "write the code itself"),
  format: native(
    "value, format_spec='', /",
    async (value: Value, spec: string | undefined) => await formatOf(value, spec ?? ""),
    "format",
  ),
  getattr: native(
    "object, name, /, *default",
    async (object: Value, name: Value, [fallback]: Value[]) => {
      try {
        return await getattr(object, requireName(name, "getattr"));
      } catch (error) {
        if (error instanceof AttributeError && fallback !== undefined) return fallback;
        throw error;
      }
    },
    "getattr",
  ),
  globals: notRun("globals", "name what you need"),
  hasattr: native(
    "obj, name, /",
    async (object: Value, name: Value) => await has(object, requireName(name, "hasattr")),
    "hasattr",
  ),
  hash: native(
    "obj, /",
    (value: Value) => {
      requireHashable(value);
      throw new NotSimulated(
        "the workbook does not run hash(): Python's numbers differ from run to run",
      );
    },
    "hash",
  ),
  id: notRun("id", "compare with `is`"),
  isinstance: native(
    "obj, class_or_tuple, /",
    (value: Value, given: Value) =>
      classesOf(given, "isinstance() arg 2 must be a type, a tuple of types, or a union").some(
        (cls) => isInstanceOf(value, cls),
      ),
    "isinstance",
  ),
  issubclass: native(
    "cls, class_or_tuple, /",
    (value: Value, given: Value) => {
      const cls = asClass(value);
      if (!cls) throw new TypeError("issubclass() arg 1 must be a class");
      return classesOf(
        given,
        "issubclass() arg 2 must be a class, a tuple of classes, or a union",
      ).some((one) => issubclass(cls, one));
    },
    "issubclass",
  ),
  locals: notRun("locals", "name what you need"),
  property: native(
    "fget=None, fset=None, fdel=None, doc=None",
    (get?: Value, set?: Value) => new Property(get ?? null, set ?? null),
    "property",
  ),
  repr: native("obj, /", async (value: Value) => await reprOf(value), "repr"),
  setattr: native(
    "obj, name, value, /",
    async (object: Value, name: Value, value: Value) => {
      await setattr(object, requireName(name, "setattr"), value);
    },
    "setattr",
  ),
  staticmethod: native(
    "function, /",
    (run: Value) => new MethodKind("static", run),
    "staticmethod",
  ),
  super: explicitSuper,
  vars: native("object, /", async (object: Value) => await varsOf(object), "vars"),
};

async function varsOf(object: Value): Promise<Value> {
  if (await has(object, "__dict__")) return await getattr(object, "__dict__");
  throw new TypeError("vars() argument must have __dict__ attribute");
}
