import { bytesMethods } from "./methods/bytes.ts";
import { dictMethods } from "./methods/dict.ts";
import { listMethods } from "./methods/list.ts";
import type { BuiltinMethod } from "./methods/method.ts";
import { floatMethods, intMethods } from "./methods/number.ts";
import { setMethods } from "./methods/set.ts";
import { strMethods } from "./methods/str.ts";
import { tupleMethods } from "./methods/tuple.ts";
import { native } from "./objects.ts";
import { typeName } from "./operations.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

/** A method of a built-in type, of which the value may be a subclass's instance; undefined where it has no such method. */
export function builtinMethod(value: Value, name: string): Value | undefined {
  const methods = methodsOf(value);
  const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method && native(method.signature, (...args: never[]) => method.run(value as never, ...args), `${typeName(value)}.${name}`);
}

function methodsOf(value: Value): Readonly<Record<string, BuiltinMethod>> | undefined {
  if (typeof value === "string") return strMethods;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return intMethods;
  if (Array.isArray(value)) return listMethods;
  if (value instanceof Dict) return dictMethods;
  if (value instanceof Tuple) return tupleMethods;
  if (value instanceof PySet) return setMethods;
  if (value instanceof Float) return floatMethods;
  return value instanceof Bytes ? bytesMethods : undefined;
}

/** Names of a built-in value's methods. */
export function builtinMethodNames(value: Value): string[] {
  return Object.keys(methodsOf(value) ?? {});
}
