import { ArithmeticError, TypeError, ZeroDivisionError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { typeName } from "../operations.ts";
import { Float, toInt, Tuple, type Value } from "../values.ts";
import {
  type Digits,
  divide,
  divideWhole,
  fit,
  PRECISION,
  raise,
  rescale,
  type Rounding,
} from "./decimal-rounding.ts";

/** Mirrors decimal.InvalidOperation. */
@pyclass("decimal.InvalidOperation")
export class InvalidOperation extends ArithmeticError {}

/** Mirrors decimal.DivisionByZero. */
@pyclass("decimal.DivisionByZero")
export class DivisionByZero extends ZeroDivisionError {}

const SYNTAX =
  /^\s*([+-])?(?:(\d+(?:_?\d)*)(?:\.((?:\d_?)*))?|\.(\d+(?:_?\d)*))(?:[eE]([+-]?\d+))?\s*$/u;
const SPECIAL = /^\s*([+-])?(inf(?:inity)?|s?nan\d*)\s*$/i;

/** Mirrors decimal.Decimal: a coefficient times a power of ten, zeros at its end kept. */
@pyclass("decimal.Decimal")
export class Decimal extends PyObject {
  declare negative: boolean;
  declare coefficient: bigint;
  /** A power of ten, or what makes it no finite number. */
  declare exponent: number | "F" | "n";

  /** @throws InvalidOperation where the text is no number */
  static of(text: string): Decimal {
    return parse(text);
  }
  static make(negative: boolean, coefficient: bigint, exponent: number | "F" | "n"): Decimal {
    const made = new Decimal();
    [made.negative, made.coefficient, made.exponent] = [negative, coefficient, exponent];
    return made;
  }

  @py("value='0'")
  __init__(value: Value | undefined = "0"): void {
    const { negative, coefficient, exponent } = fromValue(value);
    [this.negative, this.coefficient, this.exponent] = [negative, coefficient, exponent];
  }

  @py()
  is_nan(): boolean {
    return this.exponent === "n";
  }
  @py()
  is_infinite(): boolean {
    return this.exponent === "F";
  }
  @py()
  is_finite(): boolean {
    return typeof this.exponent === "number";
  }
  get digits(): string {
    return this.coefficient.toString();
  }
  @py()
  as_tuple(): Tuple {
    return new Tuple([
      this.negative ? 1 : 0,
      new Tuple([...this.digits].map(Number)),
      this.exponent,
    ]);
  }

  /**
   * Rounded to a power of ten, halves to the even neighbour.
   * @param context TypeScript code gives the context's precision in digits
   * @throws InvalidOperation beyond the precision
   */
  @py("exp, rounding=None, context=None")
  quantize(exp: Decimal, rounding?: Rounding | null, context?: Value): Decimal {
    if (typeof this.exponent !== "number" || typeof exp.exponent !== "number") return this;
    const rounded = fromDigits(
      rescale(this as Digits, exp.exponent, rounding ?? "ROUND_HALF_EVEN"),
    );
    if (rounded.digits.length > (typeof context === "number" ? context : PRECISION))
      throw new InvalidOperation("[<class 'decimal.InvalidOperation'>]");
    return rounded;
  }

  #withExponent(exponent: number): Decimal {
    return fromDigits(rescale(this as Digits, exponent));
  }

  /** Coefficient with its sign. */
  get signed(): bigint {
    return this.negative ? -this.coefficient : this.coefficient;
  }

  #order(other: unknown): number | undefined {
    const that = other instanceof Float ? fromFloat(other.value) : operand(other);
    if (!that || this.exponent === "n" || that.exponent === "n") return undefined;
    if (this.exponent === "F" || that.exponent === "F") return this.toNumber() - that.toNumber();
    const exponent = Math.min(this.exponent, that.exponent);
    const [a, b] = [this.#withExponent(exponent).signed, that.#withExponent(exponent).signed];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  __eq__(other: unknown): boolean {
    return this.#order(other) === 0;
  }
  __lt__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order < 0;
  }
  __le__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order <= 0;
  }
  __gt__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order > 0;
  }
  __ge__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order >= 0;
  }
  __bool__(): boolean {
    return this.exponent !== 0 || this.coefficient !== 0n
      ? this.coefficient !== 0n || typeof this.exponent !== "number"
      : false;
  }
  #sum(other: unknown, sign: bigint): Decimal | undefined {
    const that = operand(other);
    if (!that || typeof this.exponent !== "number" || typeof that.exponent !== "number")
      return undefined;
    const exponent = Math.min(this.exponent, that.exponent);
    const sum = this.#withExponent(exponent).signed + sign * that.#withExponent(exponent).signed;
    return fromDigits(fit({ negative: sum < 0n, coefficient: sum < 0n ? -sum : sum, exponent }));
  }
  __add__(other: unknown): Decimal | undefined {
    return this.#sum(other, 1n);
  }
  __radd__(other: unknown): Decimal | undefined {
    return this.#sum(other, 1n);
  }
  __sub__(other: unknown): Decimal | undefined {
    return this.#sum(other, -1n);
  }
  __mul__(other: unknown): Decimal | undefined {
    const that = operand(other);
    if (!that || typeof this.exponent !== "number" || typeof that.exponent !== "number")
      return undefined;
    const coefficient = this.coefficient * that.coefficient;
    return fromDigits(
      fit({
        negative: this.negative !== that.negative,
        coefficient,
        exponent: this.exponent + that.exponent,
      }),
    );
  }
  __rmul__(other: unknown): Decimal | undefined {
    return this.__mul__(other);
  }
  __rsub__(other: unknown): Decimal | undefined {
    return operand(other)?.__sub__(this);
  }
  #finitePair(other: unknown): [Digits, Digits] | undefined {
    const that = operand(other);
    if (!that || typeof this.exponent !== "number" || typeof that.exponent !== "number")
      return undefined;
    return [this as Digits, that as Digits];
  }
  #divisor(other: unknown, zeroByZero: string): [Digits, Digits] | undefined {
    const pair = this.#finitePair(other);
    if (!pair || pair[1].coefficient !== 0n) return pair;
    if (pair[0].coefficient === 0n) throw new InvalidOperation(`[<class 'decimal.${zeroByZero}'>]`);
    throw new DivisionByZero("[<class 'decimal.DivisionByZero'>]");
  }
  __truediv__(other: unknown): Decimal | undefined {
    const pair = this.#divisor(other, "DivisionUndefined");
    return pair && fromDigits(divide(...pair));
  }
  __rtruediv__(other: unknown): Decimal | undefined {
    return operand(other)?.__truediv__(this);
  }
  __floordiv__(other: unknown): Decimal | undefined {
    const pair = this.#divisor(other, "DivisionUndefined");
    return pair && fromDigits(divideWhole(...pair).quotient);
  }
  __mod__(other: unknown): Decimal | undefined {
    const pair = this.#finitePair(other);
    if (pair?.[1].coefficient === 0n)
      throw new InvalidOperation("[<class 'decimal.InvalidOperation'>]");
    return pair && fromDigits(divideWhole(...pair).rest);
  }
  __pow__(other: unknown): Decimal | undefined {
    const times = operand(other);
    if (!times || typeof this.exponent !== "number" || !Number.isInteger(times.toNumber()))
      return undefined;
    return fromDigits(raise(this as Digits, times.toNumber()));
  }
  __abs__(): Decimal {
    return Decimal.make(false, this.coefficient, this.exponent);
  }
  __pos__(): this {
    return this;
  }
  __float__(): Float {
    return new Float(this.toNumber());
  }
  __round__(digits: Value): Value {
    if (typeof this.exponent !== "number") return this;
    if (typeof digits === "number") return fromDigits(rescale(this as Digits, -digits));
    return toInt(this.#withExponent(Math.max(0, this.exponent)).#withExponent(0).signed);
  }
  @py() normalize(): Decimal {
    if (typeof this.exponent !== "number") return this;
    let [coefficient, exponent] = [this.coefficient, this.exponent];
    while (coefficient !== 0n && coefficient % 10n === 0n)
      [coefficient, exponent] = [coefficient / 10n, exponent + 1];
    return Decimal.make(this.negative, coefficient, coefficient === 0n ? 0 : exponent);
  }
  @py("rounding=None, context=None") to_integral_value(rounding?: Rounding | null): Decimal {
    if (typeof this.exponent !== "number" || this.exponent >= 0) return this;
    return fromDigits(rescale(this as Digits, 0, rounding ?? "ROUND_HALF_EVEN"));
  }
  @py() is_zero(): boolean {
    return typeof this.exponent === "number" && this.coefficient === 0n;
  }
  __neg__(): Decimal {
    return Decimal.make(!this.negative && this.coefficient !== 0n, this.coefficient, this.exponent);
  }

  toNumber(): number {
    if (this.exponent === "n") return NaN;
    return this.exponent === "F"
      ? this.negative
        ? -Infinity
        : Infinity
      : Number(`${this.signed}e${this.exponent}`);
  }
  __int__(): number | bigint {
    if (typeof this.exponent !== "number") return Math.trunc(this.toNumber());
    return toInt(fromDigits(rescale(this as Digits, 0, "ROUND_DOWN")).signed);
  }

  /** Never an exponent: format(value, 'f'). */
  get plain(): string {
    if (typeof this.exponent !== "number") return this.__str__();
    const sign = this.negative ? "-" : "";
    if (this.exponent >= 0)
      return sign + (this.coefficient === 0n ? "0" : this.digits + "0".repeat(this.exponent));
    const digits = this.digits.padStart(1 - this.exponent, "0");
    return `${sign}${digits.slice(0, this.exponent)}.${digits.slice(this.exponent)}`;
  }
  __str__(): string {
    const sign = this.negative ? "-" : "";
    if (this.exponent === "n") return `${sign}NaN`;
    if (this.exponent === "F") return `${sign}Infinity`;
    const adjusted = this.exponent + this.digits.length - 1;
    if (this.exponent <= 0 && adjusted >= -6) return this.plain;
    const [first = "", rest] = [this.digits[0], this.digits.slice(1)];
    return `${sign}${first}${rest ? `.${rest}` : ""}E${adjusted >= 0 ? "+" : ""}${adjusted}`;
  }
  __repr__(): string {
    return `Decimal('${this.__str__()}')`;
  }
}

function fromDigits({ negative, coefficient, exponent }: Digits): Decimal {
  return Decimal.make(negative, coefficient, exponent);
}

function operand(value: unknown): Decimal | undefined {
  if (value instanceof Decimal) return value;
  if (typeof value === "number" || typeof value === "bigint") return Decimal.of(value.toString());
  return undefined;
}

function fromValue(value: Value): Decimal {
  if (value instanceof Decimal) return value;
  if (typeof value === "string") return parse(value);
  if (typeof value === "number" || typeof value === "bigint")
    return parse(BigInt(value).toString());
  if (typeof value === "boolean") return parse(value ? "1" : "0");
  if (value instanceof Float) return fromFloat(value.value);
  throw new TypeError(`conversion from ${typeName(value)} to Decimal is not supported`);
}

/** The exact value of a binary float. */
function fromFloat(value: number): Decimal {
  if (!Number.isFinite(value)) return parse(String(value));
  let exponent = 0;
  let scaled = Math.abs(value);
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    exponent += 1;
  }
  // scaled / 2**exponent is scaled * 5**exponent / 10**exponent
  return Decimal.make(value < 0, BigInt(scaled) * 5n ** BigInt(exponent), -exponent);
}

function parse(text: string): Decimal {
  const special = SPECIAL.exec(text);
  if (special) {
    const kind = (special[2] ?? "").toLowerCase().startsWith("i") ? "F" : "n";
    return Decimal.make(special[1] === "-", 0n, kind);
  }
  const match = SYNTAX.exec(text);
  if (!match) throw new InvalidOperation("[<class 'decimal.ConversionSyntax'>]");
  const [, sign, whole = "", fraction = "", bare = "", exponent = "0"] = match;
  const decimals = (fraction || bare).replaceAll("_", "");
  return Decimal.make(
    sign === "-",
    BigInt(whole.replaceAll("_", "") + decimals || "0"),
    Number(exponent) - decimals.length,
  );
}
