import { bytesMethods } from "./methods/bytes.ts";
import { dictMethods } from "./methods/dict.ts";
import { listMethods } from "./methods/list.ts";
import type { BuiltinMethod } from "./methods/method.ts";
import { floatMethods, intMethods } from "./methods/number.ts";
import { setMethods } from "./methods/set.ts";
import { strMethods } from "./methods/str.ts";
import { tupleMethods } from "./methods/tuple.ts";
import { call } from "./call.ts";
import { TypeError } from "./errors.ts";
import { native, writtenInC } from "./objects.ts";
import { asNumber, typeName } from "./operations.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

/** A method of a built-in type, of which the value may be a subclass's instance; undefined where it has no such method. */
export function builtinMethod(value: Value, name: string): Value | undefined {
  const methods = methodsOf(value);
  const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
  return method ? bound(value, name, method) : numberField(value, name);
}

/** `(5).real` and its kin. */
function numberField(value: Value, name: string): Value | undefined {
  const number = asNumber(value);
  if (number === undefined) return undefined;
  if (name === "real") return value;
  if (name === "imag") return value instanceof Float ? new Float(0) : 0;
  if (value instanceof Float) return undefined;
  return name === "numerator" ? number : name === "denominator" ? 1 : undefined;
}

function bound(value: Value, name: string, method: BuiltinMethod): Value {
  const run = native(
    method.signature,
    (...args: never[]) => method.run(value as never, ...args),
    `${typeName(value)}.${name}`,
  );
  return writtenInC(
    Object.assign(run, {
      __name__: name,
      __qualname__: `${typeName(value)}.${name}`,
      __self__: value,
    }),
  );
}

/** `str.lower`: a method taken from its type, which is called with the value. */
export function unboundMethod(type: string, name: string): Value | undefined {
  const methods = BY_TYPE[type];
  const method = methods && Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return undefined;
  const run = async (args: Value[], names: Dict): Promise<Value> => {
    const [value, ...rest] = args;
    if (value === undefined)
      throw new TypeError(`unbound method ${type}.${name}() needs an argument`);
    if (methodsOf(value) !== methods) {
      throw new TypeError(
        `descriptor '${name}' for '${type}' objects doesn't apply to a '${typeName(value)}' object`,
      );
    }
    return await call(
      bound(value, name, method),
      rest,
      new Map([...names].map(([key, item]) => [String(key), item])),
    );
  };
  return native("*args, **kwargs", run, `${type}.${name}`);
}

const BY_TYPE: Readonly<Record<string, Readonly<Record<string, BuiltinMethod>>>> = {
  bool: intMethods,
  bytes: bytesMethods,
  dict: dictMethods,
  float: floatMethods,
  frozenset: setMethods,
  int: intMethods,
  list: listMethods,
  set: setMethods,
  str: strMethods,
  tuple: tupleMethods,
};

function methodsOf(value: Value): Readonly<Record<string, BuiltinMethod>> | undefined {
  if (typeof value === "string") return strMethods;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return intMethods;
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
