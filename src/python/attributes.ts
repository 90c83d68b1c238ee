import { CLOSED, instanceDict, isOwn, NEVER_SEEN, PYTHON_NAME } from "./attribute-names.ts";
import { call } from "./call.ts";
import { AttributeError, BaseException } from "./errors.ts";
import {
  bindMethod,
  boundMethod,
  isStatic,
  methodFunction,
  propertyBehind,
  pythonInfo,
  Super,
} from "./functions.ts";
import { builtinMethod, unboundMethod } from "./methods.ts";
import { noAttribute } from "./missing-attribute.ts";
import { Module } from "./namespace.ts";
import { type Class, classInfo, classOf, mro, signatureOf } from "./objects.ts";
import { typeOf } from "./types.ts";
import { Dict, Tuple, type Value } from "./values.ts";

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
  if (NEVER_SEEN.has(name) || !Object.hasOwn(owner, name)) return ABSENT;
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
function typeAttribute(cls: Class, name: string): Value | undefined {
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
    const property = propertyBehind(descriptor.get);
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
  if (!NEVER_SEEN.has(name) && Object.hasOwn(run, name))
    return (run as unknown as Record<string, Value>)[name] ?? null;
  const bound = boundMethod(run)?.name;
  if (name === "__qualname__" && bound !== undefined) return bound;
  if (name === "__name__" || name === "__qualname__")
    return (
      (bound?.split(".").at(-1) ?? signatureOf(run)?.name ?? (run as { name?: string }).name) ||
      "function"
    );
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
