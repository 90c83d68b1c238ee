import { binaryOperation } from "../arithmetic.ts";
import { TypeError, ValueError } from "../errors.ts";
import { native } from "../objects.ts";
import { asNumber, typeName } from "../operations.ts";
import { askMethod } from "../protocols.ts";
import { floorDivide, roundHalfEven } from "../stdlib/timedelta.ts";
import { Bytes, Float, toInt, Tuple, type Value } from "../values.ts";

/** round(): halves go to the even neighbour; with digits, by the exact decimal value of the float. */
async function round(value: Value, digits: Value | undefined): Promise<Value> {
  if (value instanceof Float) {
    if (digits === undefined || digits === null) return toInt(roundHalfEven(value.value));
    return new Float(roundToDigits(value.value, Number(digits)));
  }
  const whole = asNumber(value);
  if (whole !== undefined) return roundWhole(whole, digits);
  const own = await askMethod(value, "__round__", digits ?? null);
  if (own !== undefined) return own;
  throw new TypeError(`type ${typeName(value)} doesn't define __round__ method`);
}

/** round(1250, -2): halves to the even neighbour. */
function roundWhole(value: number | bigint, digits: Value | undefined): number | bigint {
  if (typeof digits !== "number" || digits >= 0) return value;
  const unit = 10n ** BigInt(-digits);
  const [below, rest] = [floorDivide(BigInt(value), unit), ((BigInt(value) % unit) + unit) % unit];
  const up = rest * 2n > unit || (rest * 2n === unit && below % 2n !== 0n);
  return toInt((below + (up ? 1n : 0n)) * unit);
}

function roundToDigits(value: number, digits: number): number {
  if (digits < 0) return Number(roundHalfEven(value / 10 ** -digits)) * 10 ** -digits;
  // Twenty further digits tell an exact half from what is only near to one.
  const exact =
    Math.abs(value) < 1e21 && digits < 80
      ? value.toFixed(Math.min(100, digits + 20))
      : String(value);
  const half = new RegExp(`^(-?\\d+\\.\\d{${digits}})50*$`).exec(exact);
  if (!half) return Number(value.toFixed(digits));
  const kept = half[1] ?? "";
  const last = Number(/\d(?=\.?$)/.exec(kept)?.[0] ?? "0");
  return last % 2 === 0
    ? Number(kept)
    : Number(value.toFixed(digits)) === Number(kept)
      ? Number(kept) + Math.sign(value) * 10 ** -digits
      : Number(value.toFixed(digits));
}

function inBase(name: string, base: number, prefix: string) {
  return native(
    "number, /",
    (value: Value) => {
      const number = value instanceof Float ? undefined : asNumber(value);
      if (number === undefined)
        throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
      const text = BigInt(number).toString(base);
      return text.startsWith("-") ? `-${prefix}${text.slice(1)}` : prefix + text;
    },
    name,
  );
}

export const NUMBER_FUNCTIONS: Readonly<Record<string, Value>> = {
  abs: native(
    "x, /",
    async (value: Value) => {
      if (value instanceof Float) return new Float(Math.abs(value.value));
      const number = asNumber(value);
      if (number !== undefined) return number < 0 ? -number : number;
      const own = await askMethod(value, "__abs__");
      if (own !== undefined) return own;
      throw new TypeError(`bad operand type for abs(): '${typeName(value)}'`);
    },
    "abs",
  ),
  bin: inBase("bin", 2, "0b"),
  chr: native(
    "i, /",
    (code: Value) => {
      if (typeof code !== "number")
        throw new TypeError(`'${typeName(code)}' object cannot be interpreted as an integer`);
      if (code < 0 || code > 0x10ffff) throw new ValueError("chr() arg not in range(0x110000)");
      return String.fromCodePoint(code);
    },
    "chr",
  ),
  divmod: native(
    "x, y, /",
    async (x: Value, y: Value) => {
      const quotient = await binaryOperation("//", x, y);
      return new Tuple([quotient, await binaryOperation("%", x, y)]);
    },
    "divmod",
  ),
  hex: inBase("hex", 16, "0x"),
  oct: inBase("oct", 8, "0o"),
  ord: native(
    "c, /",
    (character: Value) => {
      if (character instanceof Bytes && character.value.length === 1)
        return character.value[0] ?? 0;
      if (typeof character !== "string")
        throw new TypeError(`ord() expected string of length 1, but ${typeName(character)} found`);
      const { length } = [...character];
      if (length !== 1)
        throw new TypeError(`ord() expected a character, but string of length ${length} found`);
      return character.codePointAt(0) ?? 0;
    },
    "ord",
  ),
  pow: native(
    "base, exp, mod=None",
    async (base: Value, exponent: Value, modulus: Value | undefined) => {
      if (modulus === undefined || modulus === null)
        return await binaryOperation("**", base, exponent);
      return toInt(
        modularPower(BigInt(base as number), BigInt(exponent as number), BigInt(modulus as number)),
      );
    },
    "pow",
  ),
  round: native("number, ndigits=None", round, "round"),
};

function modularPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, ((base % modulus) + modulus) % modulus];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result % modulus;
}
