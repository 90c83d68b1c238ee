import { BaseException, AttributeError, NotSimulated } from "./errors.ts";
import {
  asMethod,
  bindMethod,
  boundMethod,
  methodFunction,
  Property,
  pythonInfo,
  Super,
  type PythonFunction,
} from "./functions.ts";
import { builtinMethod, builtinMethodNames, unboundMethod } from "./methods.ts";
import { Module } from "./namespace.ts";
import { type Class, classInfo, classOf, mro, signatureOf } from "./objects.ts";
import { iterate, typeName } from "./operations.ts";
import { call } from "./call.ts";
import { typeOf } from "./types.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

/** Names with which Python code may reach a native's property: camelCase ones are TypeScript's own. */
const PYTHON_NAME = /^(?:_*[a-z0-9][a-z0-9_]*|_*[A-Z]\w*|__\w+__|_+)$/;
const NEVER = new Set([
  "constructor",
  "prototype",
  "arguments",
  "caller",
  "name",
  "length",
  "__proto__",
]);
const ERROR_INTERNALS = new Set([
  "message",
  "stack",
  "cause",
  "frames",
  "context",
  "missing",
  "place",
  "suppressContext",
]);

/** Marks an attribute that is not there, where null would be a value. */
const ABSENT = Symbol("absent");
type Found = Value | Promise<Value> | typeof ABSENT;

/**
 * getattr(object, name). A property's value may have to be awaited.
 * @throws AttributeError in CPython's words, NotSimulated for a native's member that is not reproduced
 */
export function getattr(object: Value, name: string): Value | Promise<Value> {
  const found = lookUp(object, name);
  if (found !== ABSENT) return found;
  throw noAttribute(object, name);
}

/** getattr(object, name), or undefined where there is none. */
export async function getattrOrUndefined(object: Value, name: string): Promise<Value | undefined> {
  try {
    return await getattr(object, name);
  } catch (error) {
    if (error instanceof AttributeError) return undefined;
    throw error;
  }
}

function lookUp(object: Value, name: string): Found {
  if (object instanceof Module) return moduleAttribute(object, name);
  if (object instanceof Super) return superAttribute(object, name);
  if (typeof object === "function") {
    return classInfo(object as unknown as Class)
      ? classAttribute(object as unknown as Class, name)
      : functionAttribute(object, name);
  }
  if (name === "__class__") return typeOf(object);
  const found =
    typeof object === "object" && object !== null ? instanceAttribute(object, name) : ABSENT;
  return found === ABSENT ? (builtinMethod(object, name) ?? ABSENT) : found;
}

/** What Python sees of an exception. */
const EXCEPTION_FIELDS: Readonly<Record<string, (error: BaseException) => Value>> = {
  __cause__: ({ cause }) => (cause instanceof BaseException ? cause : null),
  __context__: ({ context, cause }) =>
    context instanceof BaseException ? context : cause instanceof BaseException ? cause : null,
  __suppress_context__: ({ suppressContext }) => suppressContext,
  __traceback__: () => null,
  args: ({ args }) => new Tuple(args),
};

/** Instances of these have no attributes but their type's methods. */
const CLOSED: ReadonlySet<unknown> = new Set(
  [Array, Bytes, Dict, Float, PySet, Tuple].map((cls) => cls.prototype),
);

function moduleAttribute(module: Module, name: string): Found {
  const value = module.names.get(name);
  if (value !== undefined) return value;
  if (name === "__dict__") return new Dict(module.names);
  return ABSENT;
}

function instanceAttribute(instance: object, name: string): Found {
  const cls = classOf(instance);
  if (!cls || CLOSED.has(Object.getPrototypeOf(instance))) return ABSENT;
  if (name === "__dict__") return instanceDict(instance);
  if (instance instanceof BaseException && Object.hasOwn(EXCEPTION_FIELDS, name))
    return EXCEPTION_FIELDS[name]?.(instance) ?? null;
  if (isOwn(instance, name)) return (instance as Record<string, Value>)[name] ?? null;
  for (const owner of mro(cls)) {
    const found = CLOSED.has(owner.prototype)
      ? (builtinMethod(instance, name) ?? ABSENT)
      : memberOf(owner, name, instance, cls);
    if (found !== ABSENT) return found;
  }
  if (name === "__doc__") return null;
  const fallback = (instance as { __getattr__?: unknown }).__getattr__;
  if (typeof fallback !== "function") return ABSENT;
  const method = methodFunction(fallback);
  return (method ? call(method, [instance, name]) : fallback.call(instance, name)) as
    Value | Promise<Value>;
}

function isOwn(instance: object, name: string): boolean {
  if (!Object.hasOwn(instance, name) || NEVER.has(name))
    return name === "name" && Object.hasOwn(instance, name);
  if (instance instanceof BaseException && ERROR_INTERNALS.has(name) && name !== "message")
    return false;
  return (
    PYTHON_NAME.test(name) || Object.getOwnPropertyDescriptor(instance, name)?.enumerable === true
  );
}

/** `instance.__dict__`: the attributes Python sees. */
function instanceDict(instance: object): Dict {
  const entries = Object.keys(instance)
    .filter(
      (name) =>
        PYTHON_NAME.test(name) &&
        !(instance instanceof BaseException && (ERROR_INTERNALS.has(name) || name === "args")),
    )
    .map((name) => [name, (instance as Record<string, Value>)[name] ?? null] as const);
  return new Dict(entries);
}

/** What one class of the resolution order gives an instance of `cls`. */
function memberOf(owner: Class, name: string, instance: object, cls: Class): Found {
  if (name !== "constructor" && Object.hasOwn(owner.prototype, name)) {
    return prototypeMember(owner, name, instance);
  }
  return staticMember(owner, name, cls);
}

function prototypeMember(owner: Class, name: string, instance: object): Found {
  const descriptor = Object.getOwnPropertyDescriptor(owner.prototype, name);
  if (!descriptor) return ABSENT;
  if (descriptor.get) {
    if (owner === (BaseException as unknown as Class) || !PYTHON_NAME.test(name)) return ABSENT;
    return descriptor.get.call(instance) as Value | Promise<Value>;
  }
  return bindValue(descriptor, instance, owner, name);
}

/** A function found on a class becomes a method of the instance; other values are class attributes. */
function bindValue(
  descriptor: PropertyDescriptor,
  self: object,
  owner: Class,
  name: string,
): Found {
  const value = descriptor.value as Value;
  if (typeof value !== "function" || classInfo(value as unknown as Class)) return value;
  const python = methodFunction(value) ?? (pythonInfo(value) ? value : undefined);
  const qualname = `${classInfo(owner)?.qualname ?? ""}.${name}`;
  if (python) return bindMethod({ self, run: python as never, name: qualname });
  if (signatureOf(value)) return bindMethod({ self, run: value as never, name: qualname });
  // Dunder methods of natives are called by operators; Python code may call them as well.
  if (/^__\w+__$/.test(name)) return bindMethod({ self, run: value as never, name: qualname });
  // A method that Python was not given; a function that was assigned is a plain value.
  return descriptor.enumerable ? value : ABSENT;
}

/** classmethods and staticmethods stand as JavaScript statics. */
function staticMember(owner: Class, name: string, cls: Class): Found {
  if (NEVER.has(name) || !Object.hasOwn(owner, name)) return ABSENT;
  const descriptor = Object.getOwnPropertyDescriptor(owner, name);
  if (!descriptor) return ABSENT;
  if (descriptor.get) return descriptor.get.call(cls) as Value;
  const value = descriptor.value as Value;
  if (typeof value !== "function" || classInfo(value as unknown as Class)) return value;
  const python = methodFunction(value);
  const qualname = `${classInfo(owner)?.qualname ?? ""}.${name}`;
  if (python)
    return isStatic(value) ? python : bindMethod({ self: cls, run: python, name: qualname });
  return signatureOf(value)
    ? bindMethod({ self: cls, run: value as never, name: qualname })
    : ABSENT;
}

const STATIC = Symbol("staticmethod");

/** Marks the JavaScript static of a Python staticmethod, which gets no `cls`. */
export function markStatic(value: object): void {
  Object.defineProperty(value, STATIC, { value: true });
}

function isStatic(value: object): boolean {
  return (value as { [STATIC]?: boolean })[STATIC] === true;
}

const PROPERTY = Symbol("property");

/** Keeps the Python property behind a getter, which the class itself shows. */
export function keepProperty(getter: object, property: Property): void {
  Object.defineProperty(getter, PROPERTY, { value: property });
}

function classAttribute(cls: Class, name: string): Found {
  const info = classInfo(cls);
  if (!info) return ABSENT;
  const own = typeAttribute(cls, name);
  if (own !== undefined) return own;
  for (const owner of mro(cls)) {
    const fixed = staticMember(owner, name, cls);
    if (fixed !== ABSENT) return fixed;
    const found = unboundMember(owner, name, cls);
    if (found !== ABSENT) return found;
    const builtin =
      classInfo(owner)?.module === "builtins"
        ? unboundMethod(classInfo(owner)?.name ?? "", name)
        : undefined;
    if (builtin !== undefined) return builtin;
  }
  return ABSENT;
}

/** `__name__` and its kin. */
export function typeAttribute(cls: Class, name: string): Value | undefined {
  const info = classInfo(cls);
  switch (name) {
    case "__name__":
      return info?.name;
    case "__qualname__":
      return info?.qualname;
    case "__module__":
      return info?.module;
    case "__mro__":
      return new Tuple(info?.mro ?? []);
    case "__bases__":
      return new Tuple(info?.bases ?? []);
    case "__class__":
      return typeOf(cls);
    case "__dict__":
      return instanceDict(cls.prototype);
    case "__doc__":
      return Object.hasOwn(cls.prototype, "__doc__") ? undefined : null;
    default:
      return undefined;
  }
}

function unboundMember(owner: Class, name: string, cls: Class): Found {
  if (name === "constructor") return ABSENT;
  const descriptor = Object.getOwnPropertyDescriptor(owner.prototype, name);
  if (!descriptor) return ABSENT;
  if (descriptor.get) {
    const property = (descriptor.get as { [PROPERTY]?: Property })[PROPERTY];
    return property ?? (descriptor.get.call(cls.prototype) as Value | Promise<Value>);
  }
  const value = descriptor.value as Value;
  if (typeof value !== "function" || classInfo(value as unknown as Class)) return value;
  const python = methodFunction(value);
  if (python) return python;
  if (!signatureOf(value)) return pythonInfo(value) ? value : ABSENT;
  return bindMethod({
    self: undefined,
    run: value as never,
    name: `${classInfo(owner)?.qualname ?? ""}.${name}`,
  });
}

function functionAttribute(run: object, name: string): Found {
  if (name === "__module__" && !Object.hasOwn(run, name))
    return pythonInfo(run)?.module ?? moduleOfMethod(run) ?? "builtins";
  if (name === "__doc__" && !Object.hasOwn(run, "__doc__")) return null;
  if (!NEVER.has(name) && Object.hasOwn(run, name))
    return (run as unknown as Record<string, Value>)[name] ?? null;
  if (name === "__name__" || name === "__qualname__")
    return (signatureOf(run)?.name ?? (run as { name?: string }).name) || "function";
  return ABSENT;
}

/** `__module__` of a bound method: that of the class it stands in. */
function moduleOfMethod(run: object): string | undefined {
  const bound = boundMethod(run);
  if (!bound) return undefined;
  const cls =
    typeof bound.self === "function"
      ? (bound.self as unknown as Class)
      : bound.self && classOf(bound.self);
  const owner =
    cls &&
    mro(cls).find(
      (one) => classInfo(one)?.qualname === bound.name.split(".").slice(0, -1).join("."),
    );
  return owner && classInfo(owner)?.module;
}

function superAttribute({ after, self }: Super, name: string): Found {
  const cls =
    typeof self === "function" && classInfo(self as unknown as Class)
      ? (self as unknown as Class)
      : classOf(self);
  const order = cls ? mro(cls) : [];
  for (const owner of order.slice(order.indexOf(after) + 1)) {
    if (self !== (cls as unknown)) {
      const found = memberOf(owner, name, self, cls as Class);
      if (found !== ABSENT) return found;
      continue;
    }
    const fixed = staticMember(owner, name, cls as Class);
    if (fixed !== ABSENT) return fixed;
    const found = unboundMember(owner, name, cls as Class);
    if (found !== ABSENT) return found;
  }
  return name === "__init__" || name === "__init_subclass__"
    ? bindMethod({ self, run: doNothing, name: `object.${name}` })
    : ABSENT;
}

function doNothing(): null {
  return null;
}

/** The AttributeError for a name that is not there. */
function noAttribute(object: Value, name: string): Error {
  const native = hiddenMember(object, name);
  if (native !== null) {
    return new NotSimulated(
      `${native} is part of the real package, but this workbook does not simulate it`,
    );
  }
  const error = new AttributeError(
    `${describeOwner(object)} has no attribute '${name}'${circularHint(object)}`,
  );
  error.missing = { name, among: () => [visibleNames(object)] };
  return error;
}

function describeOwner(object: Value): string {
  if (object instanceof Module)
    return `${object.initializing ? "partially initialized module" : "module"} '${object.name}'`;
  if (object instanceof Super) return "'super' object";
  const info = typeof object === "function" ? classInfo(object as unknown as Class) : undefined;
  return info ? `type object '${info.name}'` : `'${typeName(object)}' object`;
}

function circularHint(object: Value): string {
  return object instanceof Module && object.initializing
    ? " (most likely due to a circular import)"
    : "";
}

/** dir(object): the names Python can reach, sorted. */
export function visibleNames(object: Value): string[] {
  if (object instanceof Module) return [...object.names.keys()].sort();
  const cls = typeof object === "function" ? (object as unknown as Class) : typeOf(object);
  const names = new Set<string>(
    typeof object === "object" && object !== null ? ownNames(object) : [],
  );
  for (const owner of mro(cls)) {
    for (const [name, { value, get }] of Object.entries(
      Object.getOwnPropertyDescriptors(owner.prototype),
    )) {
      const hidden =
        typeof value === "function" &&
        !signatureOf(value) &&
        !methodFunction(value) &&
        !classInfo(value as Class);
      if (name !== "constructor" && !hidden && (get === undefined || PYTHON_NAME.test(name)))
        names.add(name);
    }
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
      if (typeof value === "function" && (signatureOf(value) || methodFunction(value)))
        names.add(name);
    }
  }
  if (typeof object !== "function") for (const name of builtinMethodNames(object)) names.add(name);
  return [...names].sort();
}

function ownNames(object: object): string[] {
  return CLOSED.has(Object.getPrototypeOf(object))
    ? []
    : Object.keys(object).filter((name) => isOwn(object, name));
}

/** The dotted name of a native's method that Python cannot reach; null where there is none of this name. */
function hiddenMember(object: Value, name: string): string | null {
  if (
    typeof object !== "object" ||
    object === null ||
    !/^[a-z]\w*$/.test(name) ||
    /[A-Z]/.test(name)
  )
    return null;
  const cls = classOf(object);
  for (const owner of cls ? mro(cls) : []) {
    if (name === "constructor" || !Object.hasOwn(owner.prototype, name)) continue;
    const value = Object.getOwnPropertyDescriptor(owner.prototype, name)?.value as unknown;
    if (typeof value === "function" && !signatureOf(value)) {
      const info = classInfo(owner);
      return `${info?.module ?? ""}.${info?.name ?? ""}.${name}`;
    }
  }
  return null;
}

/** setattr(object, name, value) @throws AttributeError where Python allows none */
export function setattr(object: Value, name: string, value: Value): void | Promise<Value> {
  if (object instanceof Module) {
    object.names.set(name, value);
    return;
  }
  if (typeof object === "function") {
    setOnFunction(object, name, value);
    return;
  }
  if (
    typeof object !== "object" ||
    object === null ||
    !classOf(object) ||
    CLOSED.has(Object.getPrototypeOf(object))
  ) {
    throw new AttributeError(`'${typeName(object)}' object has no attribute '${name}'`);
  }
  if (object instanceof BaseException && name === "args") {
    object.args = iterate(value);
    return;
  }
  const property = propertyOf(object, name);
  if (property) return setProperty(object, name, property, value);
  const setter = nativeSetter(object, name);
  if (setter) {
    setter.call(object, value);
    return;
  }
  define(object, name, value);
}

function define(target: object, name: string, value: Value): void {
  Object.defineProperty(target, name, {
    value,
    writable: true,
    configurable: true,
    enumerable: true,
  });
}

function nativeSetter(object: object, name: string): ((value: Value) => void) | undefined {
  for (const owner of mro(classOf(object) ?? Object)) {
    const setter = Object.getOwnPropertyDescriptor(owner.prototype, name)?.set;
    if (setter) return setter as (value: Value) => void;
  }
  return undefined;
}

function propertyOf(object: object, name: string): Property | undefined {
  for (const owner of mro(classOf(object) ?? Object)) {
    const getter = Object.getOwnPropertyDescriptor(owner.prototype, name)?.get;
    const property = (getter as { [PROPERTY]?: Property } | undefined)?.[PROPERTY];
    if (property) return property;
  }
  return undefined;
}

function setProperty(
  object: object,
  name: string,
  property: Property,
  value: Value,
): Promise<Value> {
  if (property.set === null) {
    throw new AttributeError(`property '${name}' of '${typeName(object)}' object has no setter`);
  }
  return call(property.set, [object, value]);
}

function setOnFunction(target: object, name: string, value: Value): void {
  const cls = target as unknown as Class;
  if (!classInfo(cls)) {
    define(target, name, value);
    return;
  }
  define(cls.prototype, name, pythonInfo(value) ? asMethod(value as PythonFunction) : value);
}

/** delattr(object, name) @throws AttributeError */
export function delattr(object: Value, name: string): void {
  const target = object instanceof Module ? object.names : object;
  if (target instanceof Map) {
    if (!target.delete(name)) throw new AttributeError(name);
    return;
  }
  if (typeof target !== "object" || target === null || !Object.hasOwn(target, name))
    throw noAttribute(object, name);
  Reflect.deleteProperty(target, name);
}
