import type { Value } from "./values.ts";

/**
 * How Python's classes and JavaScript's are one thing.
 *
 * A Python class is a JavaScript class. Its Python namespace (methods and class attributes) stands on the prototype; what
 * upstream declares as classmethod or staticmethod stands as a JavaScript static. Instance attributes are own properties.
 * `pyclass` makes a class known to Python and `py` lets Python see a method; nothing else of a native class is reachable.
 */
export type Class<T extends object = object> = (abstract new (...args: never[]) => T) & {
  readonly prototype: T;
};

export interface ClassInfo {
  readonly name: string;
  readonly qualname: string;
  /** Dotted name of the module it was defined in. */
  readonly module: string;
  /** Method resolution order, the class itself first, PyObject last. */
  readonly mro: readonly Class[];
  /** The bases as they stand in the class statement. */
  readonly bases: readonly Class[];
  /** The class that this one is for isinstance(), where a process has one of its own. */
  standsFor?: Class;
}

const INFO = Symbol("python class");
const SIGNATURE = Symbol("python signature");
type WithInfo = Class & { [INFO]?: ClassInfo };

/** `object`: the root of every class that Python sees, exceptions apart. */
export class PyObject {}

/** Class facts, or undefined for a JavaScript class that Python does not know. */
export function classInfo(cls: Class): ClassInfo | undefined {
  return Object.hasOwn(cls, INFO) ? (cls as WithInfo)[INFO] : undefined;
}

/** The class of an instance: the nearest known one on its prototype chain. */
export function classOf(instance: object): Class | undefined {
  for (
    let proto: unknown = Object.getPrototypeOf(instance);
    proto;
    proto = Object.getPrototypeOf(proto)
  ) {
    const cls = (proto as { constructor?: Class }).constructor;
    if (cls && Object.hasOwn(proto, "constructor") && classInfo(cls)) return cls;
  }
  return undefined;
}

/** Method resolution order of a known class; empty for others. */
export function mro(cls: Class): readonly Class[] {
  return classInfo(cls)?.mro ?? [];
}

/** Makes a class known to Python under its dotted name. `bases` is needed only where it is not the JavaScript parent. */
export function describeClass(cls: Class, dotted: string, bases?: readonly Class[]): void {
  const dot = dotted.lastIndexOf(".");
  const name = dotted.slice(dot + 1);
  const parents = bases ?? knownParents(cls);
  const info: ClassInfo = {
    name,
    qualname: name,
    module: dotted.slice(0, Math.max(dot, 0)),
    bases: parents,
    mro: [cls, ...linearize(parents)],
  };
  Object.defineProperty(cls, INFO, { value: info });
}

const COMBINED = Symbol("combined bases");

function knownParents(cls: Class): readonly Class[] {
  for (
    let parent: unknown = Object.getPrototypeOf(cls);
    typeof parent === "function";
    parent = Object.getPrototypeOf(parent)
  ) {
    const combined = Object.hasOwn(parent, COMBINED)
      ? (parent as { [COMBINED]?: Class[] })[COMBINED]
      : undefined;
    if (combined) return combined;
    if (classInfo(parent as unknown as Class)) return [parent as unknown as Class];
  }
  return [];
}

/** Class decorator: see describeClass. */
export function pyclass(dotted: string) {
  return (cls: Class): void => {
    describeClass(cls, dotted);
  };
}
pyclass("builtins.object")(PyObject);

const METACLASS = Symbol("metaclass");

/** Class decorator: the class and those below it are instances of a metaclass of this name, as messages tell. */
export function metaclass(name: string) {
  return (cls: Class): void => {
    Object.defineProperty(cls, METACLASS, { value: name });
  };
}

/** Name of the type of a class: "type" unless it, or an ancestor, has a metaclass. */
export function metaclassName(cls: Class): string {
  const owner = mro(cls).find((one) => Object.hasOwn(one, METACLASS)) as
    { [METACLASS]?: string } | undefined;
  return owner?.[METACLASS] ?? "type";
}

/** C3 over the bases. @throws MroConflict where no order keeps every base before its parents */
function linearize(bases: readonly Class[]): Class[] {
  const lists = [...bases.map((base) => [...mro(base)]), [...bases]].filter((l) => l.length > 0);
  const order: Class[] = [];
  while (lists.some((list) => list.length > 0)) {
    const open = lists.filter((list) => list.length > 0);
    const next = open
      .map((list) => list[0])
      .find((head) => head && !open.some((l) => l.indexOf(head) > 0));
    if (!next) throw new MroConflict(bases);
    order.push(next);
    for (const list of lists) if (list[0] === next) list.shift();
  }
  return order;
}

/** No method resolution order exists; the evaluator turns it into CPython's TypeError. */
export class MroConflict extends Error {
  readonly code = "mro_conflict";
  readonly bases: readonly Class[];
  constructor(bases: readonly Class[]) {
    super("Cannot create a consistent method resolution order (MRO) for bases");
    this.bases = bases;
  }
}

type Intersection<T extends readonly Class[]> = T extends readonly [
  infer First extends Class,
  ...infer Rest extends Class[],
]
  ? InstanceType<First> & Intersection<Rest>
  : unknown;

/**
 * One JavaScript class to extend where Python has several bases: its chain is the bases' MRO. The tail that is a chain
 * already is shared, what comes before it is copied; `isinstance` and `issubclass` know the originals.
 */
export function combine<const T extends readonly Class[]>(
  ...bases: T
): (new (...args: never[]) => Intersection<T> & object) & T[number] {
  const order = linearize(bases);
  let cut = order.length - 1;
  while (cut > 0 && isChain(order.slice(cut - 1))) cut -= 1;
  let top = order[cut] as unknown as new () => object;
  for (const original of order.slice(0, cut).reverse()) {
    const Parent = top;
    const Copy = class extends Parent {};
    copyMembers(original, Copy, ["prototype", "name", "length"]);
    copyMembers(original.prototype, Copy.prototype, ["constructor"]);
    top = Copy;
  }
  const Combined = class extends top {};
  Object.defineProperty(Combined, COMBINED, { value: bases });
  return Combined as never;
}

function isChain(order: readonly Class[]): boolean {
  const first = order[0];
  return (
    first !== undefined && order.every((cls, i) => mro(first)[i] === cls) && hasPlainChain(order)
  );
}

function hasPlainChain(order: readonly Class[]): boolean {
  return order.every(
    (cls, i) => i === 0 || Object.prototype.isPrototypeOf.call(cls, order[i - 1] as object),
  );
}

function copyMembers(from: object, to: object, except: readonly string[]): void {
  for (const key of Reflect.ownKeys(from)) {
    if (key === INFO || key === COMBINED || except.includes(String(key))) continue;
    const descriptor = Object.getOwnPropertyDescriptor(from, key);
    if (descriptor) Object.defineProperty(to, key, descriptor);
  }
}

/**
 * Lets Python see a native function: a decorator for methods (`@py("request, *args, **kwargs")`, without `self`/`cls`) and,
 * as `native(signature, function)`, for module functions. Python's keywords are bound to positions by it, defaults
 * not given arrive as `undefined`, `*args` as one Array, `**kwargs` as one Dict, in the order written.
 * On a getter it is not needed: getters and own properties with Python-like names are visible.
 */
export function py(signature = "") {
  // The three parameters of a legacy method decorator; the method's own type is not looked at.
  return (_target: object, _key: string, descriptor: PropertyDescriptor): void => {
    if (typeof descriptor.value === "function")
      native(signature, descriptor.value as (...args: never[]) => unknown);
  };
}

/** See `py`. @param name the function's Python name where it is not a method, e.g. "path" */
export function native<F extends (...args: never[]) => unknown>(
  signature: string,
  run: F,
  name?: string,
): F {
  // A function of a TypeScript module may be exported by every process of it.
  Object.defineProperty(run, SIGNATURE, { value: { text: signature, name }, configurable: true });
  return run;
}

const IN_C = Symbol("written in C");

/** Marks natives that CPython has in C: their messages about arguments differ. */
export function writtenInC<T extends object>(run: T): T {
  Object.defineProperty(run, IN_C, { value: true, configurable: true });
  return run;
}

export function isWrittenInC(run: object): boolean {
  return (run as { [IN_C]?: boolean })[IN_C] === true;
}

/** The signature text given with `py` or `native`; undefined for functions that Python must not see. */
export function signatureOf(
  run: object,
): { readonly text: string; readonly name?: string } | undefined {
  return (run as { [SIGNATURE]?: { text: string; name?: string } })[SIGNATURE];
}

/** An instance made and initialised as Python's `cls(*args)` does, for classes whose `__init__` is not async. */
export function make<A extends readonly unknown[], T extends { __init__(...args: A): void }>(
  cls: new () => T,
  ...args: A
): T {
  const instance = new cls();
  instance.__init__(...args);
  return instance;
}

/** isinstance() for classes; also right for copied bases, where `instanceof` is not. */
export function isInstance(value: Value, cls: Class): boolean {
  if (typeof value !== "object" || value === null) return false;
  const found = classOf(value);
  return found !== undefined && issubclass(found, cls);
}

export function issubclass(cls: Class, parent: Class): boolean {
  return mro(cls).includes(classInfo(parent)?.standsFor ?? parent);
}

/** Lets a process's own subclass of a shared class be the class itself for Python. */
export function standFor(cls: Class, shared: Class): void {
  const info = classInfo(cls);
  if (info) info.standsFor = shared;
}
