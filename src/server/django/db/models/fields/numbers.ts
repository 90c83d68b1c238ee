/** Mirrors the numeric and boolean fields of django/db/models/fields/__init__.py (5.2). */
import { TypeError, ValueError } from "../../../../../python/errors.ts";
import { make, py, pyclass } from "../../../../../python/objects.ts";
import { isCallable, repr, truthy, typeName } from "../../../../../python/operations.ts";
import { parseFloatText, toPythonInt } from "../../../../../python/numbers.ts";
import { Decimal, InvalidOperation } from "../../../../../python/stdlib/decimal.ts";
import { Dict, Float, type Value } from "../../../../../python/values.ts";
import type { ColumnKind, Stored } from "../../../../database/schema.ts";
import { type CheckMessage, error } from "../../../core/checks/messages.ts";
import { validationError } from "../../../core/exceptions.ts";
import {
  DecimalValidator,
  MaxValueValidator,
  MinValueValidator,
} from "../../../core/validators/limits.ts";
import { warnMaxLength } from "./checks.ts";
import { Field } from "./field.ts";
import type { FieldOptions } from "./options.ts";

const MODULE = "django.db.models.fields";

/** Smallest and largest number of each kind of column, as Django's SQLite backend gives them. */
const RANGES: Readonly<Record<string, readonly [bigint, bigint]>> = {
  IntegerField: [-9223372036854775808n, 9223372036854775807n],
  SmallIntegerField: [-9223372036854775808n, 9223372036854775807n],
  BigIntegerField: [-9223372036854775808n, 9223372036854775807n],
  PositiveIntegerField: [0n, 9223372036854775807n],
  PositiveSmallIntegerField: [0n, 9223372036854775807n],
  PositiveBigIntegerField: [0n, 9223372036854775807n],
};

function asInt(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

@pyclass(`${MODULE}.IntegerField`)
export class IntegerField extends Field {
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return { ...super.default_error_messages, invalid: "“%(value)s” value must be an integer." };
  }
  @py() override get_internal_type(): string {
    return "IntegerField";
  }
  /** Smallest and largest number the column takes. */
  get range(): readonly [bigint, bigint] {
    return (
      RANGES[this.get_internal_type()] ?? (RANGES.BigIntegerField as readonly [bigint, bigint])
    );
  }
  override get validators(): Value[] {
    const own = super.validators;
    const [least, most] = this.range.map(asInt);
    const limits = own.filter(
      (one) => one instanceof MinValueValidator || one instanceof MaxValueValidator,
    );
    const bounded = (
      Cls: typeof MinValueValidator,
      fits: (limit: number | bigint) => boolean,
    ): boolean =>
      limits.some((one) => {
        if (!(one instanceof Cls)) return false;
        const { limit_value: limit } = one;
        return isCallable(limit) || !isNumber(limit) || fits(limit);
      });
    if (!bounded(MinValueValidator, (limit) => limit >= (least as number)))
      own.push(make(MinValueValidator, least as number));
    if (!bounded(MaxValueValidator, (limit) => limit <= (most as number)))
      own.push(make(MaxValueValidator, most as number));
    return own;
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null) return null;
    try {
      return toPythonInt(value);
    } catch (error_) {
      if (error_ instanceof TypeError || error_ instanceof ValueError)
        throw this.invalid("invalid", value);
      throw error_;
    }
  }
  @py("value") override get_prep_value(value: Value): Value {
    const given = super.get_prep_value(value);
    if (given === null) return null;
    return expectNumber(this, given, () => toPythonInt(given));
  }
  override get columnKind(): ColumnKind {
    return "integer";
  }
  override toStored(value: Value): Stored {
    return value === null ? null : toPythonInt(value);
  }
  @py("**kwargs") override check(): CheckMessage[] {
    return [...super.check(), ...warnMaxLength(this)];
  }
}

function isNumber(value: Value): value is number | bigint {
  return typeof value === "number" || typeof value === "bigint";
}

/** What `run` gives. @throws what it raises, saying which field wanted a number */
function expectNumber<T>(field: Field, value: Value, run: () => T): T {
  try {
    return run();
  } catch (cause) {
    const text = `Field '${field.name}' expected a number but got ${repr(value)}.`;
    if (cause instanceof TypeError) throw new TypeError(text, { cause });
    if (cause instanceof ValueError) throw new ValueError(text, { cause });
    throw cause;
  }
}

@pyclass(`${MODULE}.BigIntegerField`)
export class BigIntegerField extends IntegerField {
  @py() override get_internal_type(): string {
    return "BigIntegerField";
  }
}
@pyclass(`${MODULE}.SmallIntegerField`)
export class SmallIntegerField extends IntegerField {
  @py() override get_internal_type(): string {
    return "SmallIntegerField";
  }
}

@pyclass(`${MODULE}.PositiveIntegerField`)
export class PositiveIntegerField extends IntegerField {
  @py() override get_internal_type(): string {
    return "PositiveIntegerField";
  }
  override get unsigned(): boolean {
    return true;
  }
}
@pyclass(`${MODULE}.PositiveBigIntegerField`)
export class PositiveBigIntegerField extends BigIntegerField {
  @py() override get_internal_type(): string {
    return "PositiveBigIntegerField";
  }
  override get unsigned(): boolean {
    return true;
  }
}
@pyclass(`${MODULE}.PositiveSmallIntegerField`)
export class PositiveSmallIntegerField extends SmallIntegerField {
  @py() override get_internal_type(): string {
    return "PositiveSmallIntegerField";
  }
  override get unsigned(): boolean {
    return true;
  }
}

/** The primary key Django adds by itself, given by the database. */
@pyclass(`${MODULE}.AutoField`)
export class AutoField extends IntegerField {
  override configure(options: FieldOptions): void {
    super.configure(new Map([...options, ["blank", true]]));
    this.given = options;
  }
  @py() override get_internal_type(): string {
    return "AutoField";
  }
  override get validators(): Value[] {
    return [...this.default_validators, ...this._validators];
  }
  override get range(): readonly [bigint, bigint] {
    return RANGES.BigIntegerField as readonly [bigint, bigint];
  }
  @py("value, model_instance") override validate(): void {
    // The database gives the value.
  }
  @py("**kwargs") override check(): CheckMessage[] {
    const msg = "AutoFields must set primary_key=True.";
    return [
      ...super.check(),
      ...(this.primary_key ? [] : [error(msg, { obj: this, id: "fields.E100" })]),
    ];
  }
  protected override isWritten(name: string, value: Value): boolean {
    return name === "primary_key" || super.isWritten(name, value);
  }
}
@pyclass(`${MODULE}.BigAutoField`)
export class BigAutoField extends AutoField {
  @py() override get_internal_type(): string {
    return "BigAutoField";
  }
}
@pyclass(`${MODULE}.SmallAutoField`)
export class SmallAutoField extends AutoField {
  @py() override get_internal_type(): string {
    return "SmallAutoField";
  }
}

@pyclass(`${MODULE}.FloatField`)
export class FloatField extends Field {
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return { ...super.default_error_messages, invalid: "“%(value)s” value must be a float." };
  }
  @py() override get_internal_type(): string {
    return "FloatField";
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null) return null;
    try {
      return toFloat(value);
    } catch (error_) {
      if (error_ instanceof TypeError || error_ instanceof ValueError)
        throw this.invalid("invalid", value);
      throw error_;
    }
  }
  @py("value") override get_prep_value(value: Value): Value {
    const given = super.get_prep_value(value);
    return given === null ? null : expectNumber(this, given, () => toFloat(given));
  }
  override get columnKind(): ColumnKind {
    return "real";
  }
  override toStored(value: Value): Stored {
    return value === null ? null : toFloat(value).value;
  }
  override fromStored(cell: Stored): Value {
    return cell === null ? null : new Float(Number(cell));
  }
}

/** float(value) @throws TypeError, ValueError */
function toFloat(value: Value): Float {
  if (value instanceof Float) return value;
  if (value instanceof Decimal) return new Float(value.toNumber());
  if (typeof value === "string") return new Float(parseFloatText(value));
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean")
    return new Float(Number(value));
  throw new TypeError(
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  );
}

@pyclass(`${MODULE}.DecimalField`)
export class DecimalField extends Field {
  declare max_digits: number | null;
  declare decimal_places: number | null;

  override get ownParameters(): readonly [names: readonly string[], required: number] {
    return [["verbose_name", "name", "max_digits", "decimal_places"], 0];
  }
  override configure(options: FieldOptions): void {
    super.configure(options);
    this.max_digits = (options.get("max_digits") ?? null) as number | null;
    this.decimal_places = (options.get("decimal_places") ?? null) as number | null;
  }
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid: "“%(value)s” value must be a decimal number.",
    };
  }
  override get validators(): Value[] {
    return [...super.validators, make(DecimalValidator, this.max_digits, this.decimal_places)];
  }
  @py() override get_internal_type(): string {
    return "DecimalField";
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null) return null;
    const decimal = this.#read(value);
    if (!decimal?.is_finite()) throw this.invalid("invalid", value);
    return decimal;
  }
  #read(value: Value): Decimal | null {
    try {
      if (value instanceof Float) return toPrecision(value.value, this.max_digits ?? 28);
      return make(Decimal, value);
    } catch (error_) {
      if (
        error_ instanceof InvalidOperation ||
        error_ instanceof TypeError ||
        error_ instanceof ValueError
      )
        return null;
      throw error_;
    }
  }
  @py("value") override get_prep_value(value: Value): Value {
    return this.to_python(super.get_prep_value(value));
  }
  override get columnKind(): ColumnKind {
    return "decimal";
  }
  /** SQLite keeps what it is given; the places are cut when it is read. */
  override toStored(value: Value): Stored {
    const decimal = this.to_python(value) as Decimal | null;
    return decimal === null ? null : decimal.plain;
  }
  /** @throws InvalidOperation where the number has more digits than the field allows */
  override fromStored(cell: Stored): Value {
    if (cell === null) return null;
    const kept = Decimal.of(String(cell));
    const value =
      this.decimal_places === null
        ? kept
        : kept.quantize(Decimal.make(false, 1n, -this.decimal_places));
    if (this.max_digits !== null && value.digits.length > this.max_digits) {
      throw new InvalidOperation("[<class 'decimal.InvalidOperation'>]");
    }
    return value;
  }
  @py("**kwargs") override check(): CheckMessage[] {
    return [...super.check(), ...this.#checkDigits()];
  }
  #checkDigits(): CheckMessage[] {
    const { max_digits, decimal_places } = this;
    const found = (msg: string, id: string): CheckMessage => error(msg, { obj: this, id });
    const messages: CheckMessage[] = [];
    if (decimal_places === null)
      messages.push(
        found("DecimalFields must define a 'decimal_places' attribute.", "fields.E130"),
      );
    else if (!(decimal_places >= 0)) {
      messages.push(found("'decimal_places' must be a non-negative integer.", "fields.E131"));
    }
    if (max_digits === null)
      messages.push(found("DecimalFields must define a 'max_digits' attribute.", "fields.E132"));
    else if (!(max_digits > 0))
      messages.push(found("'max_digits' must be a positive integer.", "fields.E133"));
    if (messages.length === 0 && Number(decimal_places) > Number(max_digits)) {
      messages.push(
        found("'max_digits' must be greater or equal to 'decimal_places'.", "fields.E134"),
      );
    }
    return messages;
  }
}

/** A float with so many significant digits. */
function toPrecision(value: number, digits: number): Decimal {
  const exact = make(Decimal, new Float(value));
  if (!exact.is_finite() || exact.digits.length <= digits) return exact;
  return exact.quantize(
    Decimal.make(false, 1n, (exact.exponent as number) + exact.digits.length - digits),
  );
}

@pyclass(`${MODULE}.BooleanField`)
export class BooleanField extends Field {
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid: "“%(value)s” value must be either True or False.",
      invalid_nullable: "“%(value)s” value must be either True, False, or None.",
    };
  }
  @py() override get_internal_type(): string {
    return "BooleanField";
  }
  @py("value") override to_python(value: Value): Value {
    if (this.null && (value === null || value === "")) return null;
    if (value === true || value === 1) return true;
    if (value === false || value === 0) return false;
    if (value instanceof Float && (value.value === 0 || value.value === 1))
      return value.value === 1;
    if (value === "t" || value === "True" || value === "1") return true;
    if (value === "f" || value === "False" || value === "0") return false;
    const code = this.null ? "invalid_nullable" : "invalid";
    throw validationError(this.error_messages.get(code) ?? code, code, Dict.from({ value }));
  }
  @py("value") override get_prep_value(value: Value): Value {
    const given = super.get_prep_value(value);
    return given === null ? null : this.to_python(given);
  }
  override get columnKind(): ColumnKind {
    return "boolean";
  }
  override toStored(value: Value): Stored {
    return value === null ? null : truthy(value);
  }
}

@pyclass(`${MODULE}.NullBooleanField`)
export class NullBooleanField extends BooleanField {
  override configure(options: FieldOptions): void {
    super.configure(new Map([...options, ["null", true], ["blank", true]]));
  }
}
