/** Mirrors the derived fields of rest_framework/fields.py (3.18), and the defaults that know the request. */
import { AssertionError } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { isCallable, repr, str, truthy } from "../../../python/operations.ts";
import { getItem } from "../../../python/subscripts.ts";
import { Date_, Time } from "../../../python/stdlib/datetime.ts";
import { Decimal } from "../../../python/stdlib/decimal.ts";
import { Dict, Float, type Value } from "../../../python/values.ts";
import { getattrOr } from "../../django/utils/module_loading.ts";
import { defineModule } from "../../process.ts";
import { EMPTY, SkipField } from "./data.ts";
import { type Field as FieldType, field_base, type Parent } from "./field.ts";
import { addLimits } from "./limits.ts";
import { takeOption } from "./text.ts";

/** What django.utils.encoding.is_protected_type keeps as it is. */
function isProtected(value: Value): boolean {
  return (
    value === null ||
    typeof value === "number" ||
    typeof value === "bigint" ||
    typeof value === "boolean" ||
    [Float, Decimal, Date_, Time].some((kind) => value instanceof kind)
  );
}

export const derived_fields = defineModule("rest_framework._derived_fields", async (process) => {
  const { Field } = await process.load(field_base);

  @pyclass("rest_framework.fields.ReadOnlyField")
  class ReadOnlyField extends Field {
    override configure(given: Dict): void {
      super.configure(new Dict([...given, ["read_only", true]]));
    }
    @py("value") override to_representation(value: Value): Value {
      return value;
    }
  }

  @pyclass("rest_framework.fields.HiddenField")
  class HiddenField extends Field {
    override configure(given: Dict): void {
      if (!given.has("default")) throw new AssertionError("default is a required argument.");
      super.configure(new Dict([...given, ["write_only", true]]));
    }
    @py("dictionary") override get_value(): Value {
      return EMPTY;
    }
    @py("data") override to_internal_value(data: Value): Value {
      return data;
    }
  }

  @pyclass("rest_framework.fields.SerializerMethodField")
  class SerializerMethodField extends Field {
    declare method_name: string | null;
    @py("method_name=None, **kwargs") override __init__(...args: never[]): void {
      const [name = null, options = new Dict()] = args as unknown as [Value?, Dict?];
      this.method_name = name === null ? null : str(name);
      this.configure(new Dict([...options, ["source", "*"], ["read_only", true]]));
    }
    @py("field_name, parent") override bind(field_name: string, parent: Parent): void {
      this.method_name ??= `get_${field_name}`;
      super.bind(field_name, parent);
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      const method = await process.getattr(this.parent, this.method_name ?? "");
      return await process.call(method, [value]);
    }
  }

  @pyclass("rest_framework.fields.ModelField")
  class ModelField extends Field {
    declare model_field: Value;
    declare max_length: Value;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { max_length: "Ensure this field has no more than {max_length} characters." };
    }
    @py("model_field, **kwargs") override __init__(...args: never[]): void {
      const [model_field = null, given = new Dict()] = args as unknown as [Value?, Dict?];
      const options = new Dict(given);
      this.model_field = model_field;
      this.max_length = takeOption(options, "max_length", null);
      this.configure(options);
      addLimits(this, { max_length: this.max_length });
    }
    async #ask(method: string, argument: Value, field: Value = this.model_field): Promise<Value> {
      return await process.call(await process.getattr(field, method), [argument]);
    }
    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      const rel = await getattrOr<Value>(process, this.model_field, "remote_field", null);
      if (rel === null) return await this.#ask("to_python", data);
      const meta = await process.getattr(await process.getattr(rel, "model"), "_meta");
      const target = await process.callMethod(meta, "get_field", [
        await process.getattr(rel, "field_name"),
      ]);
      return await this.#ask("to_python", data, target);
    }
    @py("obj") override get_attribute(obj: Value): Promise<Value> {
      return Promise.resolve(obj);
    }
    @py("obj") override async to_representation(obj: Value): Promise<Value> {
      const value = await this.#ask("value_from_object", obj);
      return isProtected(value) ? value : await this.#ask("value_to_string", obj);
    }
  }

  /** A default's value: called where it can be, with the field where it asks for it. */
  async function defaultFrom(preset: Value, field: FieldType): Promise<Value> {
    if (!isCallable(preset)) return preset;
    const context = truthy(await getattrOr(process, preset, "requires_context", false));
    return await process.call(preset, context ? [field] : []);
  }

  @pyclass("rest_framework.fields.CurrentUserDefault")
  class CurrentUserDefault extends PyObject {
    get requires_context(): Value {
      return true;
    }
    @py("serializer_field") async __call__(field: FieldType): Promise<Value> {
      return await process.getattr(await getItem(field.context, "request"), "user");
    }
    @py() __repr__(): string {
      return "CurrentUserDefault()";
    }
  }

  @pyclass("rest_framework.fields.CreateOnlyDefault")
  class CreateOnlyDefault extends PyObject {
    declare default: Value;
    get requires_context(): Value {
      return true;
    }
    @py("default") __init__(preset: Value): void {
      this.default = preset;
    }
    @py("serializer_field") async __call__(field: FieldType): Promise<Value> {
      const { instance } = field.parent as { instance?: Value };
      if (instance !== null && instance !== undefined) throw new SkipField();
      return await defaultFrom(this.default, field);
    }
    @py() __repr__(): string {
      return `CreateOnlyDefault(${repr(this.default)})`;
    }
  }

  return {
    ReadOnlyField,
    HiddenField,
    SerializerMethodField,
    ModelField,
    CurrentUserDefault,
    CreateOnlyDefault,
  };
});
