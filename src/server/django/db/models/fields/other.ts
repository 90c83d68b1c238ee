/** Mirrors UUIDField, BinaryField (django/db/models/fields/__init__.py) and JSONField (fields/json.py), Django 5.2. */
import { TypeError, ValueError, AttributeError } from "../../../../../python/errors.ts";
import { py, pyclass } from "../../../../../python/objects.ts";
import { str, typeName } from "../../../../../python/operations.ts";
import { dumps, loads } from "../../../../../python/stdlib/json.ts";
import { UUID } from "../../../../../python/stdlib/uuid.ts";
import { Bytes, type Value } from "../../../../../python/values.ts";
import type { ColumnKind, Stored } from "../../../../database/schema.ts";
import { type CheckMessage, error, warning } from "../../../core/checks/messages.ts";
import { Field } from "./field.ts";
import { type FieldOptions, NOT_PROVIDED } from "./options.ts";

@pyclass("django.db.models.fields.UUIDField")
export class UUIDField extends Field {
  override configure(options: FieldOptions): void {
    super.configure(new Map([...options, ["max_length", 32]]));
    this.given = new Map([...options].filter(([name]) => name !== "max_length"));
  }
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return { ...super.default_error_messages, invalid: "“%(value)s” is not a valid UUID." };
  }
  @py() override get_internal_type(): string {
    return "UUIDField";
  }
  @py("value") override to_python(value: Value): Value {
    if (value === null || value instanceof UUID) return value;
    try {
      const isInt = typeof value === "number" || typeof value === "bigint";
      return UUID.of(isInt ? BigInt(value).toString(16).padStart(32, "0") : textOf(value));
    } catch (cause) {
      if (cause instanceof ValueError || cause instanceof AttributeError)
        throw this.invalid("invalid", value);
      throw cause;
    }
  }
  @py("value") override get_prep_value(value: Value): Value {
    return this.to_python(super.get_prep_value(value));
  }
  override toStored(value: Value): Stored {
    return value === null ? null : (this.to_python(value) as UUID).hex;
  }
  override fromStored(cell: Stored): Value {
    return cell === null ? null : UUID.of(String(cell));
  }
}

/** uuid.UUID takes text: anything else has no `replace`. */
function textOf(value: Value): string {
  if (typeof value === "string") return value;
  throw new AttributeError(`'${typeName(value)}' object has no attribute 'replace'`);
}

@pyclass("django.db.models.fields.json.JSONField")
export class JSONField extends Field {
  override get ownParameters(): readonly [names: readonly string[], required: number] {
    return [["verbose_name", "name", "encoder", "decoder"], 0];
  }
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return { ...super.default_error_messages, invalid: "Value must be valid JSON." };
  }
  @py() override get_internal_type(): string {
    return "JSONField";
  }
  @py("value, model_instance") override validate(value: Value, instance: Value): void {
    void super.validate(value, instance);
    try {
      dumps(value);
    } catch (cause) {
      if (cause instanceof TypeError) throw this.invalid("invalid", value);
      throw cause;
    }
  }
  override toStored(value: Value): Stored {
    return value === null ? null : dumps(value);
  }
  override fromStored(cell: Stored): Value {
    return cell === null ? null : loads(String(cell));
  }
  @py("**kwargs") override check(): CheckMessage[] {
    const fixed = this.default;
    const shared = this.has_default() && fixed !== null && typeof fixed === "object";
    if (!shared) return super.check();
    const msg =
      "JSONField default should be a callable instead of an instance so that it's not shared between all field instances.";
    const hint = "Use a callable instead, e.g., use `dict` instead of `{}`.";
    return [...super.check(), warning(msg, { hint, obj: this, id: "fields.E010" })];
  }
}

@pyclass("django.db.models.fields.BinaryField")
export class BinaryField extends Field {
  override configure(options: FieldOptions): void {
    super.configure(new Map([["editable", false], ...options]));
    this.given = options;
  }
  override get empty_values(): Value[] {
    return [null, "", new Bytes(new Uint8Array())];
  }
  @py() override get_internal_type(): string {
    return "BinaryField";
  }
  @py() override get_default(): Value {
    if (this.has_default()) return super.get_default();
    return this.null ? null : new Bytes(new Uint8Array());
  }
  override get columnKind(): ColumnKind {
    return "blob";
  }
  override toStored(value: Value): Stored {
    if (value === null) return null;
    return value instanceof Bytes ? value.value : str(value);
  }
  override fromStored(cell: Stored): Value {
    return cell instanceof Uint8Array ? new Bytes(cell) : cell;
  }
  @py("**kwargs") override check(): CheckMessage[] {
    const text =
      (this.default as unknown) !== NOT_PROVIDED &&
      typeof this.default === "string" &&
      this.default !== "";
    if (!text) return super.check();
    const msg = `BinaryField's default cannot be a string. Use bytes content instead.`;
    return [...super.check(), error(msg, { obj: this, id: "fields.E170" })];
  }
}
