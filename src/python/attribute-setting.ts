import { CLOSED } from "./attribute-names.ts";
import { call } from "./call.ts";
import { AttributeError, BaseException } from "./errors.ts";
import {
  asMethod,
  type Property,
  propertyBehind,
  pythonInfo,
  type PythonFunction,
} from "./functions.ts";
import { noAttribute } from "./missing-attribute.ts";
import { Module } from "./namespace.ts";
import { type Class, classInfo, classOf, mro } from "./objects.ts";
import { iterate, typeName } from "./operations.ts";
import type { Value } from "./values.ts";

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
    const property = getter && propertyBehind(getter);
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
