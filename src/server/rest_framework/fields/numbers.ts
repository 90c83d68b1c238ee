/** Mirrors the number fields of rest_framework/fields.py (3.18). */
import { OverflowError, TypeError, ValueError } from "../../../python/errors.ts";
import { parseFloatText, parseInt10 } from "../../../python/numbers.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { asNumber, str, truthy } from "../../../python/operations.ts";
import { Decimal, InvalidOperation } from "../../../python/stdlib/decimal.ts";
import { Dict, Float, Tuple, type Value } from "../../../python/values.ts";
import { MaxValueValidator, MinValueValidator } from "../../django/core/validators/limits.ts";
import { defineModule } from "../../process.ts";
import { settings } from "../settings.ts";
import { field_base } from "./field.ts";
import { strip, takeOption } from "./text.ts";

const MAX_STRING_LENGTH = 1000;

export const number_fields = defineModule("rest_framework._number_fields", async (process) => {
  const { Field } = await process.load(field_base);
  const { api_settings } = await process.load(settings);
  const COERCE_DECIMALS = await api_settings.flag("COERCE_DECIMAL_TO_STRING");
  const COERCE_BIG = await api_settings.flag("COERCE_BIGINT_TO_STRING");

  /** What integers, floats and decimals share: limits. */
  class Limited extends Field {
    declare max_value: Value;
    declare min_value: Value;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        max_value: "Ensure this value is less than or equal to {max_value}.",
        min_value: "Ensure this value is greater than or equal to {min_value}.",
        max_string_length: "String value too large.",
      };
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.max_value = takeOption(options, "max_value", null);
      this.min_value = takeOption(options, "min_value", null);
      super.configure(options);
      for (const [name, Cls] of [
        ["max_value", MaxValueValidator],
        ["min_value", MinValueValidator],
      ] as const) {
        const limit = this[name];
        if (limit === null) continue;
        const validator = new Cls();
        validator.__init__(limit, this.message(name, { [name]: limit }));
        this.validators.push(validator);
      }
    }
    /** The messages a field adds to those of the limits. */
    limitMessages(invalid: string): Readonly<Record<string, string>> {
      return { ...(Limited.prototype.default_error_messages as Record<string, string>), invalid };
    }
  }

  @pyclass("rest_framework.fields.IntegerField")
  class IntegerField extends Limited {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return this.limitMessages("A valid integer is required.");
    }
    @py("data") override to_internal_value(data: Value): Value {
      if (typeof data === "string" && data.length > MAX_STRING_LENGTH)
        this.fail("max_string_length");
      try {
        return parseInt10(str(data).replace(/\.0*\s*$/, ""));
      } catch (error) {
        if (error instanceof ValueError || error instanceof TypeError) this.fail("invalid");
        throw error;
      }
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      const number = asNumber(value);
      if (typeof value === "number" || typeof value === "bigint") return value;
      return number === undefined ? parseInt10(str(value)) : Math.trunc(Number(number));
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
    @py("data") override to_internal_value(data: Value): Value {
      if (typeof data === "string" && data.length > MAX_STRING_LENGTH)
        this.fail("max_string_length");
      const value = this.#number(data);
      if (!Number.isFinite(value)) this.fail(typeof data === "bigint" ? "overflow" : "invalid");
      return new Float(value);
    }
    #number(data: Value): number {
      const number = asNumber(data);
      if (number !== undefined) return Number(number);
      if (data instanceof Decimal) return data.toNumber();
      if (typeof data !== "string") this.fail("invalid");
      try {
        return parseFloatText(data);
      } catch (error) {
        if (error instanceof OverflowError) this.fail("overflow");
        return this.fail("invalid");
      }
    }
    @py("value") override to_representation(value: Value): Value {
      return new Float(
        value instanceof Decimal
          ? value.toNumber()
          : Number(asNumber(value) ?? parseFloatText(str(value))),
      );
    }
  }

  @pyclass("rest_framework.fields.DecimalField")
  class DecimalField extends Limited {
    declare max_digits: number | null;
    declare decimal_places: number | null;
    declare coerce_to_string: boolean;
    declare normalize_output: boolean;
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
    @py("max_digits, decimal_places, **kwargs") override __init__(...args: never[]): void {
      const [digits = null, places = null, given = new Dict()] = args as unknown as [
        Value?,
        Value?,
        Dict?,
      ];
      const options = new Dict(given);
      const count = (value: Value): number | null => (typeof value === "number" ? value : null);
      this.max_digits = count(digits);
      this.decimal_places = count(places);
      const coerce = takeOption(options, "coerce_to_string", null);
      const localize = truthy(takeOption(options, "localize", false));
      takeOption(options, "rounding", null);
      this.normalize_output = truthy(takeOption(options, "normalize_output", false));
      this.coerce_to_string = localize || (coerce === null ? COERCE_DECIMALS : truthy(coerce));
      this.configure(options);
    }
    @py("data") override async validate_empty_values(data: Value): Promise<Value> {
      if (this.allow_null && typeof data === "string" && strip(data) === "")
        return new Tuple([true, null]);
      return await super.validate_empty_values(data);
    }
    @py("data") override to_internal_value(data: Value): Value {
      const text = strip(str(data));
      if (text.length > MAX_STRING_LENGTH) this.fail("max_string_length");
      let value: Decimal;
      try {
        value = Decimal.of(text);
      } catch (error) {
        if (error instanceof InvalidOperation) this.fail("invalid");
        throw error;
      }
      if (!value.is_finite()) this.fail("invalid");
      return this.quantize(this.validate_precision(value));
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
    @py("value") override to_representation(value: Value): Value {
      if (value === null) return this.coerce_to_string ? "" : null;
      const quantized = this.quantize(
        value instanceof Decimal ? value : Decimal.of(strip(str(value))),
      );
      return this.coerce_to_string ? quantized.plain : quantized;
    }
    @py("value") quantize(value: Decimal): Decimal {
      return this.decimal_places === null
        ? value
        : value.quantize(Decimal.make(false, 1n, -this.decimal_places));
    }
  }

  return { IntegerField, BigIntegerField, FloatField, DecimalField };
});
