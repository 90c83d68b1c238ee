/** Mirrors the number fields of rest_framework/fields.py (3.18). */
import { AssertionError, OverflowError, TypeError, ValueError } from "../../../python/errors.ts";
import { parseFloatText, parseInt10, toPythonInt } from "../../../python/numbers.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { asNumber, repr, str, truthy, typeName } from "../../../python/operations.ts";
import { ROUNDINGS, type Rounding } from "../../../python/stdlib/decimal-rounding.ts";
import { Decimal, InvalidOperation } from "../../../python/stdlib/decimal.ts";
import { Dict, Float, Tuple, type Value } from "../../../python/values.ts";
import { translation } from "../../django/utils/translation.ts";
import { defineModule } from "../../process.ts";
import { settings } from "../settings.ts";
import { field_base } from "./field.ts";
import { addLimits, VALUE_LIMIT_MESSAGES } from "./limits.ts";
import { strip, takeOption } from "./text.ts";

/** float(value). @throws TypeError, ValueError, OverflowError as CPython */
function toFloat(value: Value): number {
  const number = asNumber(value);
  if (number !== undefined) {
    if (typeof number === "bigint" && !Number.isFinite(Number(number)))
      throw new OverflowError("int too large to convert to float");
    return Number(number);
  }
  if (value instanceof Decimal) return value.toNumber();
  if (typeof value === "string") return parseFloatText(value);
  throw new TypeError(
    `float() argument must be a string or a real number, not '${typeName(value)}'`,
  );
}

export const number_fields = defineModule("rest_framework._number_fields", async (process) => {
  const { Field } = await process.load(field_base);
  const { api_settings } = await process.load(settings);
  const { get_language } = await process.load(translation);
  const COERCE_DECIMALS = await api_settings.flag("COERCE_DECIMAL_TO_STRING");
  const COERCE_BIG = await api_settings.flag("COERCE_BIGINT_TO_STRING");

  /** What integers, floats and decimals share: limits, and a guard against very long texts. */
  class Limited extends Field {
    declare max_value: Value;
    declare min_value: Value;
    get MAX_STRING_LENGTH(): Value {
      return 1000;
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.max_value = takeOption(options, "max_value", null);
      this.min_value = takeOption(options, "min_value", null);
      super.configure(options);
      addLimits(this, { max_value: this.max_value, min_value: this.min_value });
    }
    /** The messages a field adds to those of the limits. */
    limitMessages(invalid: string): Readonly<Record<string, string>> {
      return { ...VALUE_LIMIT_MESSAGES, max_string_length: "String value too large.", invalid };
    }
    refuseLong(data: Value): void {
      if (typeof data === "string" && data.length > Number(this.MAX_STRING_LENGTH))
        this.fail("max_string_length");
    }
  }

  @pyclass("rest_framework.fields.IntegerField")
  class IntegerField extends Limited {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return this.limitMessages("A valid integer is required.");
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      this.refuseLong(data);
      try {
        return parseInt10(str(data).replace(/\.0*\s*$/, ""));
      } catch (error) {
        if (error instanceof ValueError || error instanceof TypeError) this.fail("invalid");
        throw error;
      }
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      return toPythonInt(value);
    }
  }

  @pyclass("rest_framework.fields.BigIntegerField")
  class BigIntegerField extends IntegerField {
    declare coerce_to_string: boolean;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return this.limitMessages("A valid biginteger is required.");
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      const coerce = takeOption(options, "coerce_to_string", null);
      this.coerce_to_string = coerce === null ? COERCE_BIG : truthy(coerce);
      super.configure(options);
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      if (this.coerce_to_string) return value === null ? "" : str(value);
      return super.to_representation(value);
    }
  }

  @pyclass("rest_framework.fields.FloatField")
  class FloatField extends Limited {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        ...this.limitMessages("A valid number is required."),
        overflow: "Integer value too large to convert to float",
      };
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      this.refuseLong(data);
      const value = this.#number(data);
      if (!Number.isFinite(value)) this.fail("invalid");
      return new Float(value);
    }
    #number(data: Value): number {
      try {
        return toFloat(data);
      } catch (error) {
        if (error instanceof OverflowError) this.fail("overflow");
        if (error instanceof TypeError || error instanceof ValueError) this.fail("invalid");
        throw error;
      }
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      return new Float(toFloat(value));
    }
  }

  @pyclass("rest_framework.fields.DecimalField")
  class DecimalField extends Limited {
    declare max_digits: number | null;
    declare decimal_places: number | null;
    declare coerce_to_string: boolean;
    declare normalize_output: boolean;
    declare localize: boolean;
    declare rounding: Rounding | null;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        ...this.limitMessages("A valid number is required."),
        max_digits: "Ensure that there are no more than {max_digits} digits in total.",
        max_decimal_places:
          "Ensure that there are no more than {max_decimal_places} decimal places.",
        max_whole_digits:
          "Ensure that there are no more than {max_whole_digits} digits before the decimal point.",
      };
    }
    @py(
      "max_digits, decimal_places, coerce_to_string=None, max_value=None, min_value=None, localize=False, rounding=None, " +
        "normalize_output=False, **kwargs",
    )
    override __init__(...args: never[]): void {
      const [digits, places, coerce, max_value, min_value, localize, rounding, normalize, given] =
        args as unknown as [...Value[], Dict];
      const count = (value: Value | undefined): number | null =>
        typeof value === "number" ? value : null;
      this.max_digits = count(digits);
      this.decimal_places = count(places);
      this.localize = truthy(localize);
      this.normalize_output = truthy(normalize);
      this.coerce_to_string =
        this.localize || ((coerce ?? null) === null ? COERCE_DECIMALS : truthy(coerce));
      const options = new Dict(given as Dict | undefined);
      options.set("max_value", max_value ?? null);
      options.set("min_value", min_value ?? null);
      this.configure(options);
      if ((rounding ?? null) !== null && !ROUNDINGS.includes(rounding as Rounding)) {
        throw new AssertionError(
          `Invalid rounding option ${str(rounding ?? null)}. Valid values for rounding are: ${repr([...ROUNDINGS])}`,
        );
      }
      this.rounding = (rounding ?? null) as Rounding | null;
    }
    @py("data") override async validate_empty_values(data: Value): Promise<Value> {
      if (this.allow_null && typeof data === "string" && strip(data) === "")
        return new Tuple([true, null]);
      return await super.validate_empty_values(data);
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      const text = this.#withPoint(strip(str(data)));
      if (text.length > Number(this.MAX_STRING_LENGTH)) this.fail("max_string_length");
      const value = this.#decimal(text);
      if (!value.is_finite()) this.fail("invalid");
      return this.quantize(this.validate_precision(value));
    }
    /** A localized text with a decimal point. English has one; the other languages here have a comma. */
    #withPoint(text: string): string {
      return this.localize && !(get_language() ?? "en").startsWith("en")
        ? text.replace(",", ".")
        : text;
    }
    #decimal(text: string): Decimal {
      try {
        return Decimal.of(text);
      } catch (error) {
        if (error instanceof InvalidOperation) this.fail("invalid");
        throw error;
      }
    }
    @py("value") validate_precision(value: Decimal): Decimal {
      const digits = value.digits.length;
      const exponent = value.exponent as number;
      const places = Math.max(0, -exponent);
      const total = exponent >= 0 ? digits + exponent : Math.max(digits, places);
      const whole = total - places;
      const { max_digits, decimal_places } = this;
      if (max_digits !== null && total > max_digits) this.fail("max_digits", { max_digits });
      if (decimal_places !== null && places > decimal_places)
        this.fail("max_decimal_places", { max_decimal_places: decimal_places });
      if (max_digits !== null && decimal_places !== null && whole > max_digits - decimal_places) {
        this.fail("max_whole_digits", { max_whole_digits: max_digits - decimal_places });
      }
      return value;
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      if (value === null) return this.coerce_to_string ? "" : null;
      const number = value instanceof Decimal ? value : Decimal.of(strip(str(value)));
      const quantized = this.quantize(number);
      const shown = this.normalize_output ? quantized.normalize() : quantized;
      if (!this.coerce_to_string) return shown;
      const comma = this.localize && !(get_language() ?? "en").startsWith("en");
      return comma ? shown.plain.replace(".", ",") : shown.plain;
    }
    /** Rounded to the decimal places. @throws InvalidOperation where that takes more than max_digits */
    @py("value") quantize(value: Decimal): Decimal {
      if (this.decimal_places === null) return value;
      const unit = Decimal.make(false, 1n, -this.decimal_places);
      return value.quantize(unit, this.rounding, this.max_digits);
    }
  }

  return { IntegerField, BigIntegerField, FloatField, DecimalField };
});
