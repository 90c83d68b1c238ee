/** How a field calls what a learner may have written: defaults and validators. */
import { type Class, classInfo, classOf } from "../../../../../python/objects.ts";
import type { Value } from "../../../../../python/values.ts";
import type { Maybe, ModelContext } from "../contract.ts";

type Validator = (value: Value) => Maybe<unknown>;

/** Text that is worked out when it is shown. */
export function isLazy(value: object): boolean {
  return classInfo(classOf(value) as Class)?.name === "__proxy__";
}

/** The value of a default that is a function or a class; a promise where it is Python's. */
export function callDefault(value: Value, context: ModelContext | undefined): Maybe<Value> {
  const isClass = typeof value === "function" && classInfo(value as unknown as Class) !== undefined;
  if ((isClass || typeof value !== "function") && context) return context.process.call(value, []);
  return (value as () => Maybe<Value>)();
}

/** Calls a validator: a function, or an instance with `__call__`. */
export async function runValidator(
  validator: Value,
  value: Value,
  context: ModelContext | undefined,
): Promise<void> {
  if (context) await context.process.call(validator, [value]);
  else if (typeof validator === "function") await (validator as Validator)(value);
  else await (validator as { __call__: Validator }).__call__(value);
}
