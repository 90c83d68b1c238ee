import { type Class, describeClass, native } from "./objects.ts";
import type { Keywords } from "./signature.ts";
import type { Value } from "./values.ts";

/** A Python function: what the evaluator made of a `def` or `lambda`. It is a JavaScript function too, without `self`. */
export interface PythonFunction {
  (...args: Value[]): Promise<Value>;
  readonly [PYTHON]: PythonFunctionInfo;
}

export interface PythonFunctionInfo {
  readonly name: string;
  readonly qualname: string;
  readonly module: string;
  invoke(args: readonly Value[], keywords: Keywords): Promise<Value>;
}

const PYTHON = Symbol("python function");
const METHOD = Symbol("python function behind a method");
const BOUND = Symbol("bound method");

/** Makes a Python function callable from TypeScript: `await f(a, b)`. */
export function pythonFunction(info: PythonFunctionInfo): PythonFunction {
  const run = (...args: Value[]): Promise<Value> => info.invoke(args, new Map());
  Object.defineProperty(run, PYTHON, { value: info });
  Object.defineProperty(run, "name", { value: info.name });
  Object.defineProperty(run, "__name__", { value: info.name, writable: true, configurable: true });
  Object.defineProperty(run, "__qualname__", {
    value: info.qualname,
    writable: true,
    configurable: true,
  });
  return run as unknown as PythonFunction;
}

export function pythonInfo(value: unknown): PythonFunctionInfo | undefined {
  return typeof value === "function" ? (value as Partial<PythonFunction>)[PYTHON] : undefined;
}

/** What stands on a class's prototype for a Python function: calls it with `this` first. */
export function asMethod(run: PythonFunction): (this: object, ...args: Value[]) => Promise<Value> {
  const method = function (this: object, ...args: Value[]): Promise<Value> {
    return run[PYTHON].invoke([this, ...args], new Map());
  };
  Object.defineProperty(method, METHOD, { value: run });
  return method;
}

/** The Python function behind a member of a prototype or a class. */
export function methodFunction(value: unknown): PythonFunction | undefined {
  return typeof value === "function" ? (value as { [METHOD]?: PythonFunction })[METHOD] : undefined;
}

/** A method with its instance (or class), as `instance.method` gives it. */
export interface BoundMethod {
  /** `self` or `cls`; undefined for a native method taken from its class, whose first argument is `self`. */
  readonly self: object | undefined;
  readonly run: (...args: never[]) => unknown;
  /** Qualified name, e.g. "APIView.as_view". */
  readonly name: string;
}

/** A callable value for a bound method. TypeScript may call it too. */
export function bindMethod(bound: BoundMethod): (...args: Value[]) => unknown {
  const { self, run } = bound;
  const python = pythonInfo(run);
  const method = (...args: Value[]): unknown => {
    if (python) return python.invoke(self === undefined ? args : [self, ...args], new Map());
    const receiver = self ?? args.shift();
    return run.apply(receiver as never, args as never[]);
  };
  // Plainly assigned: methods are bound thousands of times a request, and defining a property takes ten times as long.
  (method as { [BOUND]?: BoundMethod })[BOUND] = bound;
  return method;
}

export function boundMethod(value: unknown): BoundMethod | undefined {
  return typeof value === "function" ? (value as { [BOUND]?: BoundMethod })[BOUND] : undefined;
}

/** A `@classmethod` or `@staticmethod` while its class is being made. */
export class MethodKind {
  readonly kind: "class" | "static";
  readonly run: Value;
  constructor(kind: "class" | "static", run: Value) {
    this.kind = kind;
    this.run = run;
  }
}

/** Python's `property`. */
export class Property {
  readonly get: Value | null;
  readonly set: Value | null;
  constructor(get: Value | null, set: Value | null = null) {
    this.get = get;
    this.set = set;
  }
  /** `@name.setter` */
  setter(set: Value): Property {
    return new Property(this.get, set);
  }
  /** `@name.getter` */
  getter(get: Value): Property {
    return new Property(get, this.set);
  }
}
describeClass(Property, "builtins.property", []);
native("fset", Property.prototype.setter);
native("fget", Property.prototype.getter);

/** `super()`: attribute look-up goes on behind `after` in the order of `self`'s class. */
export class Super {
  readonly after: Class;
  /** The instance, or the class in a classmethod. */
  readonly self: object;
  constructor(after: Class, self: object) {
    this.after = after;
    this.self = self;
  }
}

const STATIC = Symbol("staticmethod");

/** Marks the JavaScript static of a Python staticmethod, which gets no `cls`. */
export function markStatic(value: object): void {
  Object.defineProperty(value, STATIC, { value: true });
}

/** The static stands for a Python staticmethod. */
export function isStatic(value: object): boolean {
  return (value as { [STATIC]?: boolean })[STATIC] === true;
}

const PROPERTY = Symbol("property");

/** Keeps the Python property behind a getter, which the class itself shows. */
export function keepProperty(getter: object, property: Property): void {
  Object.defineProperty(getter, PROPERTY, { value: property });
}

/** The Python property behind a getter, where there is one. */
export function propertyBehind(getter: object): Property | undefined {
  return (getter as { [PROPERTY]?: Property })[PROPERTY];
}
