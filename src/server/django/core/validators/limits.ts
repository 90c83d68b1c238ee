/** Mirrors the second half of django/core/validators.py (5.2): limits, decimals, null characters. */
import { ValueError } from "../../../../python/errors.ts";
import { classOf, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { compare, equals, isCallable, iterate, str } from "../../../../python/operations.ts";
import { Decimal } from "../../../../python/stdlib/decimal.ts";
import { Dict, Float, Tuple, type Value } from "../../../../python/values.ts";
import { deconstructible } from "../../utils/deconstruct.ts";
import { type ValidationError, validationError } from "../exceptions.ts";

const MODULE = "django.core.validators";

/** len(value) */
function length(value: Value): number {
  return typeof value === "string" ? [...value].length : iterate(value).length;
}

/** A value held against a limit, which may be a function that gives it. */
@deconstructible()
@pyclass(`${MODULE}.BaseValidator`)
export class BaseValidator extends PyObject {
  declare limit_value: Value;
  declare ownMessage: Value;

  get message(): Value {
    return this.ownMessage ?? "Ensure this value is %(limit_value)s (it is %(show_value)s).";
  }
  set message(value: Value) {
    this.ownMessage = value;
  }
  get code(): string {
    return "limit_value";
  }

  @py("limit_value, message=None") __init__(limit_value: Value, message: Value = null): void {
    this.limit_value = limit_value;
    this.ownMessage = message;
  }

  @py("value") async __call__(value: Value): Promise<void> {
    const cleaned = this.clean(value);
    const { limit_value } = this;
    const limit = isCallable(limit_value)
      ? await (limit_value as () => Value | Promise<Value>)()
      : limit_value;
    if (!(await (this.compare(cleaned, limit) as boolean | Promise<boolean>))) return;
    const params = Dict.from<Value>({ limit_value: limit, show_value: cleaned, value });
    throw validationError(this.wording(limit), this.code, params);
  }

  /** The message for a limit; counted things have a form for one. */
  wording(_limit: Value): Value {
    return this.message;
  }

  @py("a, b") compare(a: Value, b: Value): boolean {
    return !equals(a, b);
  }
  @py("x") clean(x: Value): Value {
    return x;
  }
  @py("other") __eq__(other: Value): boolean {
    if (!(other instanceof BaseValidator) || classOf(other) !== classOf(this)) return false;
    return (
      equals(this.limit_value, other.limit_value) &&
      equals(this.message, other.message) &&
      this.code === other.code
    );
  }
}

@pyclass(`${MODULE}.MaxValueValidator`)
export class MaxValueValidator extends BaseValidator {
  override get message(): Value {
    return this.ownMessage ?? "Ensure this value is less than or equal to %(limit_value)s.";
  }
  override get code(): string {
    return "max_value";
  }
  @py("a, b") override compare(a: Value, b: Value): boolean {
    return compare(">", a, b);
  }
}

@pyclass(`${MODULE}.MinValueValidator`)
export class MinValueValidator extends BaseValidator {
  override get message(): Value {
    return this.ownMessage ?? "Ensure this value is greater than or equal to %(limit_value)s.";
  }
  override get code(): string {
    return "min_value";
  }
  @py("a, b") override compare(a: Value, b: Value): boolean {
    return compare("<", a, b);
  }
}

function numberOf(value: Value): number {
  if (value instanceof Decimal) return value.toNumber();
  return value instanceof Float ? value.value : Number(value);
}

@pyclass(`${MODULE}.StepValueValidator`)
export class StepValueValidator extends BaseValidator {
  declare offset: Value;
  override get message(): Value {
    return this.ownMessage ?? "Ensure this value is a multiple of step size %(limit_value)s.";
  }
  override get code(): string {
    return "step_size";
  }
  @py("limit_value, message=None, offset=None")
  override __init__(limit_value: Value, message: Value = null, offset: Value = null): void {
    super.__init__(limit_value, message);
    this.offset = offset;
  }
  @py("a, b") override compare(a: Value, b: Value): boolean {
    const step = numberOf(b);
    const rest = (numberOf(a) - numberOf(this.offset ?? 0)) / step;
    return Math.abs(rest - Math.round(rest)) * Math.abs(step) > 1e-9;
  }
}

@pyclass(`${MODULE}.MinLengthValidator`)
export class MinLengthValidator extends BaseValidator {
  override get message(): Value {
    return (
      this.ownMessage ??
      "Ensure this value has at least %(limit_value)d characters (it has %(show_value)d)."
    );
  }
  override wording(limit: Value): Value {
    const one = "Ensure this value has at least %(limit_value)d character (it has %(show_value)d).";
    return this.ownMessage ?? (limit === 1 ? one : this.message);
  }
  override get code(): string {
    return "min_length";
  }
  @py("a, b") override compare(a: Value, b: Value): boolean {
    return compare("<", a, b);
  }
  @py("x") override clean(x: Value): Value {
    return length(x);
  }
}

@pyclass(`${MODULE}.MaxLengthValidator`)
export class MaxLengthValidator extends BaseValidator {
  override get message(): Value {
    return (
      this.ownMessage ??
      "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d)."
    );
  }
  override wording(limit: Value): Value {
    const one = "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).";
    return this.ownMessage ?? (limit === 1 ? one : this.message);
  }
  override get code(): string {
    return "max_length";
  }
  @py("a, b") override compare(a: Value, b: Value): boolean {
    return compare(">", a, b);
  }
  @py("x") override clean(x: Value): Value {
    return length(x);
  }
}

/** Digits of a decimal: in total and behind the point. */
function countDigits(value: Decimal): { digits: number; decimals: number } {
  const exponent = value.exponent as number;
  const written = value.digits.length;
  if (exponent >= 0)
    return { digits: value.coefficient === 0n ? written : written + exponent, decimals: 0 };
  return { digits: Math.max(written, -exponent), decimals: -exponent };
}

@deconstructible()
@pyclass(`${MODULE}.DecimalValidator`)
export class DecimalValidator extends PyObject {
  declare max_digits: number | null;
  declare decimal_places: number | null;

  @py("max_digits, decimal_places") __init__(
    max_digits: number | null,
    decimal_places: number | null,
  ): void {
    this.max_digits = max_digits;
    this.decimal_places = decimal_places;
  }

  @py("value") __call__(value: Decimal): void {
    if (!value.is_finite())
      throw validationError("Enter a number.", "invalid", Dict.from<Value>({ value }));
    const { digits, decimals } = countDigits(value);
    const { max_digits, decimal_places } = this;
    if (max_digits !== null && digits > max_digits) {
      throw tooMany("max_digits", max_digits, "in total", value);
    }
    if (decimal_places !== null && decimals > decimal_places) {
      const text = `Ensure that there are no more than %(max)s decimal place${decimal_places === 1 ? "" : "s"}.`;
      throw validationError(
        text,
        "max_decimal_places",
        Dict.from<Value>({ max: decimal_places, value }),
      );
    }
    if (
      max_digits !== null &&
      decimal_places !== null &&
      digits - decimals > max_digits - decimal_places
    ) {
      throw tooMany(
        "max_whole_digits",
        max_digits - decimal_places,
        "before the decimal point",
        value,
      );
    }
  }

  @py("other") __eq__(other: Value): boolean {
    return (
      other instanceof DecimalValidator &&
      other.max_digits === this.max_digits &&
      other.decimal_places === this.decimal_places
    );
  }
}

function tooMany(code: string, max: number, where: string, value: Value): ValidationError {
  const text = `Ensure that there are no more than %(max)s digit${max === 1 ? "" : "s"} ${where}.`;
  return validationError(text, code, Dict.from<Value>({ max, value }));
}

@deconstructible()
@pyclass(`${MODULE}.ProhibitNullCharactersValidator`)
export class ProhibitNullCharactersValidator extends PyObject {
  declare message: Value;
  declare code: Value;
  @py("message=None, code=None") __init__(message: Value = null, code: Value = null): void {
    this.message = message ?? "Null characters are not allowed.";
    this.code = code ?? "null_characters_not_allowed";
  }
  @py("value") __call__(value: Value): void {
    if (str(value).includes("\u0000"))
      throw validationError(this.message, this.code, Dict.from({ value }));
  }
  @py("other") __eq__(other: Value): boolean {
    return other instanceof ProhibitNullCharactersValidator && equals(other.message, this.message);
  }
}

@deconstructible()
@pyclass(`${MODULE}.FileExtensionValidator`)
export class FileExtensionValidator extends PyObject {
  declare allowed_extensions: string[] | null;
  declare message: Value;
  declare code: Value;
  @py("allowed_extensions=None, message=None, code=None")
  __init__(allowed: Value = null, message: Value = null, code: Value = null): void {
    this.allowed_extensions =
      allowed === null ? null : iterate(allowed).map((one) => str(one).toLowerCase());
    this.message =
      message ??
      "File extension “%(extension)s” is not allowed. Allowed extensions are: %(allowed_extensions)s.";
    this.code = code ?? "invalid_extension";
  }
  @py("value") __call__(value: Value): void {
    const { name } = value as { name?: unknown };
    if (typeof name !== "string") throw new ValueError("a file without a name has no extension");
    const extension = (/[^/.]\.([^./]*)$/.exec(name)?.[1] ?? "").toLowerCase();
    const allowed = this.allowed_extensions;
    if (allowed === null || allowed.includes(extension)) return;
    const params = Dict.from<Value>({ extension, allowed_extensions: allowed.join(", "), value });
    throw validationError(this.message, this.code, params);
  }
}

/** What a form or a field takes for "nothing given". */
export const EMPTY_VALUES: readonly Value[] = [null, "", [], new Tuple(), new Dict()];

export function isEmptyValue(value: Value): boolean {
  if (value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return (
    (value instanceof Tuple && value.items.length === 0) ||
    (value instanceof Dict && value.size === 0)
  );
}
