/** Mirrors the text fields of rest_framework/fields.py (3.18). */
import { ValueError } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { equals, str, truthy } from "../../../python/operations.ts";
import { floatRepr } from "../../../python/numbers.ts";
import { UUID } from "../../../python/stdlib/uuid.ts";
import { Dict, Float, type Value } from "../../../python/values.ts";
import {
  MaxLengthValidator,
  MinLengthValidator,
  ProhibitNullCharactersValidator,
} from "../../django/core/validators/limits.ts";
import {
  EmailValidator,
  ip_address_validators,
  RegexValidator,
  URLValidator,
} from "../../django/core/validators/patterns.ts";
import { validationError } from "../../django/core/exceptions.ts";
import { translation } from "../../django/utils/translation.ts";
import { clean_ipv6_address } from "../../django/utils/ipv6.ts";
import { defineModule } from "../../process.ts";
import { EMPTY } from "./data.ts";
import { field_base } from "./field.ts";

/** Mirrors rest_framework.validators.ProhibitSurrogateCharactersValidator. */
@pyclass("rest_framework.validators.ProhibitSurrogateCharactersValidator")
export class ProhibitSurrogateCharactersValidator extends PyObject {
  @py("value") __call__(value: Value): void {
    const found = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(
      str(value),
    );
    if (!found) return;
    const code = found[0].charCodeAt(0).toString(16).toUpperCase();
    throw validationError(
      `Surrogate characters are not allowed: U+${code}.`,
      "surrogate_characters_not_allowed",
    );
  }
}

/** Takes an option out of the others. */
export function takeOption(options: Dict, name: string, fallback: Value): Value {
  const value = options.get(name);
  options.delete(name);
  return value === undefined ? fallback : value;
}

const PYTHON_BLANKS = "[\\s\\x1c-\\x1f\\x85]";
const EDGES = new RegExp(`^${PYTHON_BLANKS}+|${PYTHON_BLANKS}+$`, "gu");
/** str.strip() */
export const strip = (text: string): string => text.replaceAll(EDGES, "");

export const text_fields = defineModule("rest_framework._text_fields", async (process) => {
  const { Field } = await process.load(field_base);
  const { gettext_lazy: _ } = await process.load(translation);

  /** A Django validator with a message of its own. */
  const validator = <T extends { __init__(...args: never[]): void }>(
    Cls: new () => T,
    ...args: Value[]
  ): Value => {
    const made = new Cls();
    made.__init__(...(args as never[]));
    return made;
  };

  @pyclass("rest_framework.fields.CharField")
  class CharField extends Field {
    declare allow_blank: boolean;
    declare trim_whitespace: boolean;
    declare max_length: Value;
    declare min_length: Value;

    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        invalid: "Not a valid string.",
        blank: "This field may not be blank.",
        max_length: "Ensure this field has no more than {max_length} characters.",
        min_length: "Ensure this field has at least {min_length} characters.",
      };
    }
    override get initial(): Value {
      return "";
    }
    override set initial(value: Value) {
      super.initial = value;
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.allow_blank = truthy(takeOption(options, "allow_blank", false));
      this.trim_whitespace = truthy(takeOption(options, "trim_whitespace", true));
      this.max_length = takeOption(options, "max_length", null);
      this.min_length = takeOption(options, "min_length", null);
      super.configure(options);
      if (this.max_length !== null) {
        this.validators.push(
          validator(
            MaxLengthValidator,
            this.max_length,
            this.message("max_length", { max_length: this.max_length }),
          ),
        );
      }
      if (this.min_length !== null) {
        this.validators.push(
          validator(
            MinLengthValidator,
            this.min_length,
            this.message("min_length", { min_length: this.min_length }),
          ),
        );
      }
      this.validators.push(
        validator(ProhibitNullCharactersValidator, _("Null characters are not allowed.")),
        new ProhibitSurrogateCharactersValidator(),
      );
    }
    @py("data=empty") override async run_validation(data: Value = EMPTY): Promise<Value> {
      if (
        data === "" ||
        (this.trim_whitespace && data !== EMPTY && data !== null && strip(textOf(data)) === "")
      ) {
        if (!this.allow_blank) this.fail("blank");
        return "";
      }
      return await super.run_validation(data);
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      const number = typeof data === "number" || typeof data === "bigint" || data instanceof Float;
      if (typeof data !== "string" && !number) this.fail("invalid");
      const text = textOf(data);
      return this.trim_whitespace ? strip(text) : text;
    }
    @py("value") override to_representation(value: Value): Promise<Value> | Value {
      return str(value);
    }
  }

  @pyclass("rest_framework.fields.EmailField")
  class EmailField extends CharField {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Enter a valid email address." };
    }
    override configure(given: Dict): void {
      super.configure(given);
      this.validators.push(validator(EmailValidator, this.message("invalid")));
    }
  }

  @pyclass("rest_framework.fields.RegexField")
  class RegexField extends CharField {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "This value does not match the required pattern." };
    }
    @py("regex, **kwargs") override __init__(...args: never[]): void {
      const [regex = "", options = new Dict()] = args as unknown as [Value?, Dict?];
      this.configure(options);
      this.validators.push(validator(RegexValidator, regex, this.message("invalid")));
    }
  }

  @pyclass("rest_framework.fields.SlugField")
  class SlugField extends CharField {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        invalid: 'Enter a valid "slug" consisting of letters, numbers, underscores or hyphens.',
        invalid_unicode:
          'Enter a valid "slug" consisting of Unicode letters, numbers, underscores, or hyphens.',
      };
    }
    declare allow_unicode: boolean;
    @py("allow_unicode=False, **kwargs") override __init__(...args: never[]): void {
      const [unicode = false, options = new Dict()] = args as unknown as [Value?, Dict?];
      this.configure(options);
      this.allow_unicode = truthy(unicode);
      const [pattern, message] = this.allow_unicode
        ? ["^[-\\w]+\\Z", this.message("invalid_unicode")]
        : ["^[-a-zA-Z0-9_]+$", this.message("invalid")];
      this.validators.push(validator(RegexValidator, pattern, message));
    }
  }

  @pyclass("rest_framework.fields.URLField")
  class URLField extends CharField {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Enter a valid URL." };
    }
    override configure(given: Dict): void {
      super.configure(given);
      this.validators.push(validator(URLValidator, null, this.message("invalid")));
    }
  }

  @pyclass("rest_framework.fields.UUIDField")
  class UUIDField extends Field {
    declare uuid_format: string;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Must be a valid UUID." };
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.uuid_format = str(takeOption(options, "format", "hex_verbose"));
      if (!["hex_verbose", "hex", "int", "urn"].includes(this.uuid_format)) {
        throw new ValueError(
          'Invalid format for uuid representation. Must be one of "hex_verbose", "hex", "int", "urn"',
        );
      }
      super.configure(options);
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      if (data instanceof UUID) return data;
      try {
        if (typeof data === "string") return UUID.of(data);
        if (typeof data === "boolean") return UUID.ofInt(BigInt(data));
        if (typeof data === "number" || typeof data === "bigint") return UUID.ofInt(BigInt(data));
      } catch (error) {
        if (!(error instanceof ValueError)) throw error;
      }
      return this.fail("invalid", { value: data });
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      if (this.uuid_format === "hex_verbose") return str(value);
      return await process.getattr(value, this.uuid_format);
    }
  }

  @pyclass("rest_framework.fields.IPAddressField")
  class IPAddressField extends CharField {
    declare protocol: string;
    declare unpack_ipv4: boolean;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Enter a valid IPv4 or IPv6 address." };
    }
    @py("protocol='both', **kwargs") override __init__(...args: never[]): void {
      const [protocol = "both", options = new Dict()] = args as unknown as [string?, Dict?];
      this.protocol = protocol.toLowerCase();
      this.unpack_ipv4 = this.protocol === "both";
      this.configure(options);
      this.validators.push(...ip_address_validators(protocol, this.unpack_ipv4));
    }
    @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
      if (typeof data !== "string") this.fail("invalid", { value: data });
      if (data.includes(":") && this.protocol !== "ipv4")
        return clean_ipv6_address(data, this.unpack_ipv4) ?? this.fail("invalid", { value: data });
      return super.to_internal_value(data);
    }
  }

  const NULLS: readonly Value[] = ["null", "", null];
  const TRUE: readonly Value[] = ["t", "y", "yes", "true", "on", "1", 1];
  const FALSE: readonly Value[] = ["f", "n", "no", "false", "off", "0", 0];
  const among = (list: readonly Value[], value: Value): boolean =>
    list.some((one) => equals(one, typeof value === "string" ? value.toLowerCase() : value));

  @pyclass("rest_framework.fields.BooleanField")
  class BooleanField extends Field {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Must be a valid boolean." };
    }
    override get default_empty_html(): Value {
      return false;
    }
    override set default_empty_html(value: Value) {
      super.default_empty_html = value;
    }
    override get initial(): Value {
      return false;
    }
    override set initial(value: Value) {
      super.initial = value;
    }
    override configure(options: Dict): void {
      if (truthy(options.get("allow_null"))) {
        this.put("default_empty_html", null);
        this.put("initial", null);
      }
      super.configure(options);
    }
    @py("data") override to_internal_value(data: Value): Value {
      if (among(TRUE, data)) return true;
      if (among(FALSE, data)) return false;
      if (among(NULLS, data) && this.allow_null) return null;
      return this.fail("invalid", { input: data });
    }
    @py("value") override to_representation(value: Value): Value {
      if (among(TRUE, value)) return true;
      if (among(FALSE, value)) return false;
      if (among(NULLS, value) && this.allow_null) return null;
      return truthy(value);
    }
  }

  return {
    CharField,
    EmailField,
    RegexField,
    SlugField,
    URLField,
    UUIDField,
    IPAddressField,
    BooleanField,
  };
});

/** str() of what a text field takes. */
function textOf(value: Value): string {
  return value instanceof Float ? floatRepr(value.value) : str(value);
}
