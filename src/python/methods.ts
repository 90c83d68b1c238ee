import { AttributeError } from "./errors.ts";
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

/**
 * A method of a str, list, dict and their kin, bound to the value; undefined for values of classes.
 * @throws AttributeError where the type has no such method
 */
export function builtinAttribute(value: Value, name: string): Value | undefined {
  const methods = methodsOf(value);
  if (!methods) return undefined;
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method) return native(method.signature, (...args: never[]) => method.run(value as never, ...args), `${typeName(value)}.${name}`);
  if (name === "real" && typeof value !== "object") return value;
  throw new AttributeError(`'${typeName(value)}' object has no attribute '${name}'`);
}
