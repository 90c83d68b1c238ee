import { OverflowError, TypeError, ValueError } from "./errors.ts";
import { repr, typeName } from "./operations.ts";
import { Bytes, Float, toInt, type Value } from "./values.ts";

/** The decimal text of an int of any size. */
export function intText(value: number | bigint): string {
  return typeof value === "bigint" || Number.isSafeInteger(value)
    ? value.toString()
    : BigInt(value).toString();
}

/** repr(float): the shortest digits, an exponent below 1e-4 and from 1e16 on. */
export function floatRepr(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  if (Object.is(value, -0)) return "-0.0";
  const size = Math.abs(value);
  if (value !== 0 && (size < 1e-4 || size >= 1e16)) {
    const [digits = "", exponent = ""] = value.toExponential().split("e");
    const sign = exponent.startsWith("-") ? "-" : "+";
    return `${digits}e${sign}${exponent.replace(/^[+-]/, "").padStart(2, "0")}`;
  }
  const text = size >= 1e21 ? BigInt(value).toString() : String(value);
  return text.includes(".") || text.includes("e") ? text : `${text}.0`;
}

/** Decimal digits of any script as ASCII digits, as int() and float() read them. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    let zero = code;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((code - zero) % 10);
  });
}

const INT_TEXT = /^[+-]?\d+(?:_\d+)*$/u;

/** int(text, 10). @throws ValueError in CPython's words */
export function parseInt10(text: string): number | bigint {
  const trimmed = asciiDigits(text.trim());
  if (!INT_TEXT.test(trimmed)) {
    throw new ValueError(
      `invalid literal for int() with base 10: '${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`,
    );
  }
  return toInt(digitsToBigInt(trimmed.replaceAll("_", "").replace(/^\+/, "")));
}

const MOST_DIGITS = 4300;

/** What CPython makes of decimal digits, of which it takes no more than 4300. @throws ValueError */
export function digitsToBigInt(text: string): bigint {
  const digits = text.replace(/^-/, "").length;
  if (digits <= MOST_DIGITS) return BigInt(text);
  throw new ValueError(
    `Exceeds the limit (${String(MOST_DIGITS)} digits) for integer string conversion: value has ${String(digits)} digits; ` +
      "use sys.set_int_max_str_digits() to increase the limit",
  );
}

const FLOAT_TEXT =
  /^[+-]?(?:(?:\d+(?:_\d+)*)?\.?(?:\d+(?:_\d+)*)?(?:e[+-]?\d+(?:_\d+)*)?|inf(?:inity)?|nan)$/i;

/** float(text). @throws ValueError in CPython's words */
export function parseFloatText(text: string): number {
  const trimmed = asciiDigits(text.trim());
  if (!FLOAT_TEXT.test(trimmed) || !/\d|inf|nan/i.test(trimmed)) {
    throw new ValueError(`could not convert string to float: ${repr(text)}`);
  }
  const plain = trimmed.toLowerCase().replaceAll("_", "");
  if (plain.includes("inf")) return plain.startsWith("-") ? -Infinity : Infinity;
  return plain.includes("nan") ? NaN : Number(plain);
}

/** int(value). @throws TypeError, ValueError, OverflowError as CPython */
export function toPythonInt(value: Value): number | bigint {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "string") return parseInt10(value);
  if (value instanceof Bytes) return parseInt10(new TextDecoder().decode(value.value));
  if (value instanceof Float) return floatToInt(value.value);
  if (typeof value === "object" && value !== null) {
    const own = (value as { __int__?: () => unknown }).__int__?.();
    if (typeof own === "number" || typeof own === "bigint") return own;
  }
  throw new TypeError(
    `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
  );
}

function floatToInt(value: number): number | bigint {
  if (Number.isNaN(value)) throw new ValueError("cannot convert float NaN to integer");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  return toInt(BigInt(Math.trunc(value)));
}
