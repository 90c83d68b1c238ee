import { BaseException } from "./errors.ts";
import { methodFunction } from "./functions.ts";
import { builtinMethodNames } from "./methods.ts";
import { Module } from "./namespace.ts";
import { type Class, classInfo, mro, signatureOf } from "./objects.ts";
import { typeOf } from "./types.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

/** Names with which Python code may reach a native's property: camelCase ones are TypeScript's own. */
export const PYTHON_NAME = /^(?:_*[a-z0-9][a-z0-9_]*|_*[A-Z]\w*|__\w+__|_+)$/;

/** Properties that JavaScript gives every class and function. */
export const NEVER_SEEN = new Set([
  "constructor",
  "prototype",
  "arguments",
  "caller",
  "name",
  "length",
  "__proto__",
]);

/** Fields of an exception that are the workbook's or JavaScript's. */
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

/** Instances of these have no attributes but their type's methods. */
export const CLOSED: ReadonlySet<unknown> = new Set(
  [Array, Bytes, Dict, Float, PySet, Tuple].map((cls) => cls.prototype),
);

/** An attribute of the instance itself, as Python sees it. */
export function isOwn(instance: object, name: string): boolean {
  if (!Object.hasOwn(instance, name) || NEVER_SEEN.has(name))
    return name === "name" && Object.hasOwn(instance, name);
  if (instance instanceof BaseException && ERROR_INTERNALS.has(name) && name !== "message")
    return false;
  return (
    PYTHON_NAME.test(name) || Object.getOwnPropertyDescriptor(instance, name)?.enumerable === true
  );
}

function ownNames(object: object): string[] {
  return CLOSED.has(Object.getPrototypeOf(object))
    ? []
    : Object.keys(object).filter((name) => isOwn(object, name));
}

/** `instance.__dict__`: the attributes Python sees. */
export function instanceDict(instance: object): Dict {
  const entries = Object.keys(instance)
    .filter(
      (name) =>
        PYTHON_NAME.test(name) &&
        !(instance instanceof BaseException && (ERROR_INTERNALS.has(name) || name === "args")),
    )
    .map((name) => [name, (instance as Record<string, Value>)[name] ?? null] as const);
  return new Dict(entries);
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
