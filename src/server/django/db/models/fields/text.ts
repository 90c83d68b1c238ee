/** Mirrors the text fields of django/db/models/fields/__init__.py (5.2). */
import { make, pyclass } from "../../../../../python/objects.ts";
import { repr, str, truthy } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { type CheckMessage, error } from "../../../core/checks/messages.ts";
import { MaxLengthValidator } from "../../../core/validators/limits.ts";
import {
  EmailValidator,
  ip_address_validators,
  URLValidator,
  validate_comma_separated_integer_list,
  validate_slug,
  validate_unicode_slug,
} from "../../../core/validators/patterns.ts";
import { py } from "../../../../../python/objects.ts";
import { checkMaxLength } from "./checks.ts";
import { Field } from "./field.ts";
import type { FieldOptions } from "./options.ts";

const MODULE = "django.db.models.fields";

/** The options with defaults of a class put in where nothing was given. */
function withDefaults(
  options: FieldOptions,
  defaults: Readonly<Record<string, Value>>,
): FieldOptions {
  return new Map([...Object.entries(defaults), ...options]);
}

@pyclass(`${MODULE}.CharField`)
export class CharField extends Field {
  @py() override get_internal_type(): string {
    return "CharField";
  }
  override get validators(): Value[] {
    const limit = this.max_length === null ? [] : [make(MaxLengthValidator, this.max_length)];
    return [...super.validators, ...limit];
  }
  @py("value") override to_python(value: Value): Value {
    return value === null || typeof value === "string" ? value : str(value);
  }
  @py("value") override get_prep_value(value: Value): Value {
    return this.to_python(super.get_prep_value(value));
  }
  @py("**kwargs") override check(): CheckMessage[] {
    // SQLite takes texts of any length, so that max_length is not required.
    return [...super.check(), ...checkMaxLength(this, false)];
  }
}

@pyclass(`${MODULE}.CommaSeparatedIntegerField`)
export class CommaSeparatedIntegerField extends CharField {
  override get default_validators(): Value[] {
    return [validate_comma_separated_integer_list];
  }
}

/** A CharField that has a length of its own. */
abstract class SizedField extends CharField {
  abstract get standardLength(): number;
  override configure(options: FieldOptions): void {
    super.configure(withDefaults(options, { max_length: this.standardLength }));
    this.given = options;
  }
  protected override isWritten(name: string, value: Value): boolean {
    return name === "max_length" ? value !== this.standardLength : super.isWritten(name, value);
  }
}

@pyclass(`${MODULE}.EmailField`)
export class EmailField extends SizedField {
  get standardLength(): number {
    return 254;
  }
  // An e-mail address writes its length into migrations, whatever it is.
  protected override isWritten(name: string, value: Value): boolean {
    return name === "max_length" || super.isWritten(name, value);
  }
  override configure(options: FieldOptions): void {
    super.configure(withDefaults(options, { max_length: this.standardLength }));
    this.given = withDefaults(options, { max_length: this.standardLength });
  }
  override get default_validators(): Value[] {
    return [make(EmailValidator)];
  }
}

@pyclass(`${MODULE}.URLField`)
export class URLField extends SizedField {
  get standardLength(): number {
    return 200;
  }
  override get default_validators(): Value[] {
    return [make(URLValidator)];
  }
}

@pyclass(`${MODULE}.SlugField`)
export class SlugField extends SizedField {
  declare allow_unicode: boolean;
  get standardLength(): number {
    return 50;
  }
  override get ownParameters(): readonly [names: readonly string[], required: number] {
    return [["verbose_name", "name", "max_length", "db_index", "allow_unicode"], 0];
  }
  override configure(options: FieldOptions): void {
    super.configure(withDefaults(options, { db_index: true }));
    this.given = options;
    this.allow_unicode = truthy(options.get("allow_unicode") ?? false);
  }
  @py() override get_internal_type(): string {
    return "SlugField";
  }
  override get default_validators(): Value[] {
    return [this.allow_unicode ? validate_unicode_slug : validate_slug];
  }
  protected override isWritten(name: string, value: Value): boolean {
    if (name === "db_index") return value === false;
    return name === "allow_unicode" ? this.allow_unicode : super.isWritten(name, value);
  }
}

@pyclass(`${MODULE}.TextField`)
export class TextField extends Field {
  @py() override get_internal_type(): string {
    return "TextField";
  }
  @py("value") override to_python(value: Value): Value {
    return value === null || typeof value === "string" ? value : str(value);
  }
  @py("value") override get_prep_value(value: Value): Value {
    return this.to_python(super.get_prep_value(value));
  }
}

@pyclass(`${MODULE}.FilePathField`)
export class FilePathField extends SizedField {
  get standardLength(): number {
    return 100;
  }
  override get ownParameters(): readonly [names: readonly string[], required: number] {
    const names = [
      "verbose_name",
      "name",
      "path",
      "match",
      "recursive",
      "allow_files",
      "allow_folders",
    ];
    return [names, 0];
  }
  @py() override get_internal_type(): string {
    return "FilePathField";
  }
}

@pyclass(`${MODULE}.GenericIPAddressField`)
export class GenericIPAddressField extends Field {
  declare protocol: string;
  declare unpack_ipv4: boolean;

  override get ownParameters(): readonly [names: readonly string[], required: number] {
    return [["verbose_name", "name", "protocol", "unpack_ipv4"], 0];
  }
  override configure(options: FieldOptions): void {
    super.configure(withDefaults(options, { max_length: 39 }));
    this.given = options;
    const protocol = options.get("protocol") ?? "both";
    this.protocol = typeof protocol === "string" ? protocol : repr(protocol);
    this.unpack_ipv4 = truthy(options.get("unpack_ipv4") ?? false);
  }
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_validators(): Value[] {
    return ip_address_validators(this.protocol, this.unpack_ipv4);
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return { ...super.default_error_messages, invalid: "Enter a valid %(protocol)s address." };
  }
  @py() override get_internal_type(): string {
    return "GenericIPAddressField";
  }
  @py("value") override to_python(value: Value): Value {
    return value === null ? null : str(value).trim();
  }
  @py("**kwargs") override check(): CheckMessage[] {
    const msg =
      "GenericIPAddressFields cannot have blank=True if null=False, as blank values are stored as nulls.";
    const blank = !this.null && this.blank ? [error(msg, { obj: this, id: "fields.E150" })] : [];
    return [...super.check(), ...blank];
  }
}
