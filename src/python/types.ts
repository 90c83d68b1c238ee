import { NotSimulated, TypeError, ValueError } from "./errors.ts";
import { encodeText, decodeText } from "./stdlib/codecs.ts";
import { boundMethod } from "./functions.ts";
import { items } from "./iteration.ts";
import { parseFloatText, toPythonInt } from "./numbers.ts";
import {
  type Class,
  classOf,
  classInfo,
  issubclass,
  isWrittenInC,
  native,
  pyclass,
  PyObject,
} from "./objects.ts";
import { asNumber, typeName } from "./operations.ts";
import { strOf, truthOf } from "./protocols.ts";
import type { Keywords } from "./signature.ts";
import { Bytes, Dict, Float, PySet, toInt, Tuple, type Value } from "./values.ts";
import { entriesOf, updateDict } from "./methods/dict.ts";

/** The `__new__` of a built-in type. */
type Maker = (cls: Class, args: readonly Value[], keywords: Keywords) => Promise<Value> | Value;

function requireCount(
  name: string,
  args: readonly Value[],
  keywords: Keywords,
  most: number,
): void {
  if (keywords.size > 0) throw new TypeError(`${name}() takes no keyword arguments`);
  if (args.length > most)
    throw new TypeError(
      `${name} expected at most ${most} argument${most === 1 ? "" : "s"}, got ${args.length}`,
    );
}

/** `type`: the class of classes. */
@pyclass("builtins.type")
export class TypeType extends PyObject {
  static __new__(_cls: Class, args: readonly Value[]): Value {
    const [value] = args;
    if (args.length === 1 && value !== undefined) return typeOf(value);
    if (args.length !== 3) throw new TypeError("type() takes 1 or 3 arguments");
    throw new NotSimulated(
      "Making a class with type(name, bases, namespace) is not in this workbook's Python: write a class statement",
    );
  }
}

@pyclass("builtins.int")
export class IntType extends PyObject {
  static __new__(_cls: Class, args: readonly Value[], keywords: Keywords): Value | Promise<Value> {
    requireCount("int", args, keywords.size > 0 && keywords.has("base") ? new Map() : keywords, 2);
    const [value = 0, given = keywords.get("base")] = args;
    return given === undefined ? toPythonInt(value) : parseInt_(value, given);
  }
}

function parseInt_(value: Value, base: Value): Value {
  if (typeof value !== "string")
    throw new TypeError("int() can't convert non-string with explicit base");
  const radix = Number(asNumber(base) ?? 10);
  const digits = value
    .trim()
    .toLowerCase()
    .replaceAll("_", "")
    .replace(/^([+-]?)0[xbo]/, "$1");
  const allowed = "0123456789abcdefghijklmnopqrstuvwxyz".slice(0, radix);
  const unsigned = digits.replace(/^[+-]/, "");
  if (unsigned === "" || [...unsigned].some((one) => !allowed.includes(one))) {
    throw new ValueError(`invalid literal for int() with base ${radix}: '${value}'`);
  }
  let total = 0n;
  for (const one of unsigned) total = total * BigInt(radix) + BigInt(allowed.indexOf(one));
  return toInt(digits.startsWith("-") ? -total : total);
}

@pyclass("builtins.bool")
export class BoolType extends IntType {
  static override __new__(
    _cls: Class,
    args: readonly Value[],
    keywords: Keywords,
  ): Value | Promise<Value> {
    requireCount("bool", args, keywords, 1);
    return truthOf(args[0] ?? false);
  }
}

@pyclass("builtins.str")
export class StrType extends PyObject {
  static __new__(_cls: Class, args: readonly Value[], keywords: Keywords): Value | Promise<Value> {
    const [value = keywords.get("object") ?? "", encoding = keywords.get("encoding")] = args;
    if (encoding === undefined) return strOf(value);
    if (!(value instanceof Bytes)) {
      throw new TypeError(`decoding to str: need a bytes-like object, ${typeName(value)} found`);
    }
    return decodeText(value.value, String(encoding));
  }
}

/** `list`, for subclasses and isinstance(); a list itself is an Array. */
@pyclass("builtins.list")
export class ListType extends Array<Value> {
  static async __new__(cls: Class, args: readonly Value[], keywords: Keywords): Promise<Value> {
    if (cls !== (ListType as unknown as Class)) return new (cls as unknown as new () => object)();
    requireCount("list", args, keywords, 1);
    return args[0] === undefined ? [] : await items(args[0]);
  }
}

@pyclass("builtins.frozenset")
export class FrozenSetType extends PyObject {
  static async __new__(_cls: Class, args: readonly Value[]): Promise<Value> {
    return new PySet(args[0] === undefined ? [] : await items(args[0]), true);
  }
}

@pyclass("builtins.NoneType")
class NoneType extends PyObject {}
@pyclass("builtins.function")
class FunctionType extends PyObject {}
@pyclass("builtins.method")
class MethodType extends PyObject {}
@pyclass("builtins.builtin_function_or_method")
class BuiltinType extends PyObject {}

const MAKERS: readonly (readonly [object, Maker])[] = [
  [
    Float,
    (_cls, [value = 0]) => {
      const number = asNumber(value);
      if (number !== undefined) return new Float(Number(number));
      if (typeof value === "string") return new Float(parseFloatText(value));
      const own = (value as { __float__?: () => Value } | null)?.__float__?.();
      if (own !== undefined) return own;
      throw new TypeError(
        `float() argument must be a string or a real number, not '${typeName(value)}'`,
      );
    },
  ],
  [
    Tuple,
    async (cls, [value]) =>
      new (cls as unknown as typeof Tuple)(value === undefined ? [] : await items(value)),
  ],
  [
    Bytes,
    async (_cls, [value, encoding]) => {
      if (value === undefined) return new Bytes(new Uint8Array());
      if (typeof value === "string") {
        if (typeof encoding !== "string")
          throw new TypeError("string argument without an encoding");
        return new Bytes(encodeText(value, encoding));
      }
      if (typeof value === "number") return new Bytes(new Uint8Array(value));
      return value instanceof Bytes
        ? value
        : new Bytes(Uint8Array.from((await items(value)).map(Number)));
    },
  ],
];
for (const [cls, run] of MAKERS) Object.defineProperty(cls, "__new__", { value: run });

// dict and set are filled by __init__, so that classes derived from them can make their own.
Object.defineProperty(Dict.prototype, "__init__", {
  value: native(
    "other=None, /, **kwargs",
    async function (this: Dict, other: Value | undefined, names: Dict) {
      updateDict(this, await entriesOf(other), names);
    },
  ),
  configurable: true,
  writable: true,
});
Object.defineProperty(PySet.prototype, "__init__", {
  value: native("iterable=(), /", async function (this: PySet, iterable: Value | undefined) {
    for (const item of iterable === undefined ? [] : await items(iterable)) this.add(item);
  }),
  configurable: true,
  writable: true,
});
Object.defineProperty(ListType.prototype, "__init__", {
  value: native("iterable=(), /", async function (this: Value[], iterable: Value | undefined) {
    this.push(...(iterable === undefined ? [] : await items(iterable)));
  }),
});

/** type(value) */
export function typeOf(value: Value): Class {
  if (value === null) return NoneType;
  switch (typeof value) {
    case "boolean":
      return BoolType;
    case "number":
    case "bigint":
      return IntType;
    case "string":
      return StrType;
    case "function":
      if (classInfo(value as unknown as Class)) return TypeType;
      if (isWrittenInC(value)) return BuiltinType;
      return boundMethod(value) ? MethodType : FunctionType;
    default:
      if (value instanceof PySet && value.frozen) return FrozenSetType;
      return classOf(value) ?? (Array.isArray(value) ? ListType : PyObject);
  }
}

/** isinstance(value, cls) for any value. */
export function isInstanceOf(value: Value, cls: Class): boolean {
  if (cls === PyObject) return true;
  return issubclass(typeOf(value), cls);
}
