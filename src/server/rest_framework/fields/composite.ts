/** Mirrors the choice, list and derived fields of rest_framework/fields.py (3.18). */
import { AssertionError, ValueError } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { iterate, str, truthy, typeName } from "../../../python/operations.ts";
import { items as itemsOf } from "../../../python/iteration.ts";
import { dumps, loads } from "../../../python/stdlib/json.ts";
import { Dict, PySet, Tuple, type Value } from "../../../python/values.ts";
import { MaxLengthValidator, MinLengthValidator } from "../../django/core/validators/limits.ts";
import { MultiValueDict } from "../../django/utils/datastructures.ts";
import { defineModule } from "../../process.ts";
import { exceptions } from "../exceptions.ts";
import { EMPTY, SkipField, valueOrEmpty } from "./data.ts";
import { type Field as FieldType, field_base, type Parent } from "./field.ts";
import { takeOption } from "./text.ts";

/** Choices as value → label, groups flattened. */
function flatChoices(choices: Value): Dict {
  const flat = new Dict();
  const pairs =
    choices instanceof Dict
      ? [...choices].map(([key, value]) => new Tuple([key, value]))
      : iterate(choices);
  for (const choice of pairs) {
    if (!Array.isArray(choice) && !(choice instanceof Tuple)) {
      flat.set(choice, choice);
      continue;
    }
    const [key = null, label = null] = iterate(choice);
    const grouped = Array.isArray(label) || label instanceof Tuple || label instanceof Dict;
    if (grouped) for (const [inner, text] of flatChoices(label)) flat.set(inner, text);
    else flat.set(key, label);
  }
  return flat;
}

export const composite_fields = defineModule(
  "rest_framework._composite_fields",
  async (process) => {
    const { Field, copyField } = await process.load(field_base);
    const { ValidationError } = await process.load(exceptions);

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

    @pyclass("rest_framework.fields.ChoiceField")
    class ChoiceField extends Field {
      declare allow_blank: boolean;
      declare flat: Dict;
      override get default_error_messages(): Readonly<Record<string, string>> | Dict {
        return { invalid_choice: '"{input}" is not a valid choice.' };
      }
      @py("choices, **kwargs") override __init__(...args: never[]): void {
        const [choices = null, given = new Dict()] = args as unknown as [Value?, Dict?];
        const options = new Dict(given);
        this.flat = flatChoices(choices);
        takeOption(options, "html_cutoff", null);
        takeOption(options, "html_cutoff_text", null);
        this.allow_blank = truthy(takeOption(options, "allow_blank", false));
        this.configure(options);
      }
      get choices(): Dict {
        return this.flat;
      }
      #valueFor(text: string): Value | undefined {
        return [...this.flat.keys()].find((key) => str(key) === text);
      }
      @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
        if (data === "" && this.allow_blank) return "";
        return this.#valueFor(str(data)) ?? this.fail("invalid_choice", { input: data });
      }
      @py("value") override to_representation(value: Value): Promise<Value> | Value {
        if (value === "" || value === null) return value;
        return this.#valueFor(str(value)) ?? value;
      }
    }

    @pyclass("rest_framework.fields.MultipleChoiceField")
    class MultipleChoiceField extends ChoiceField {
      declare allow_empty: boolean;
      override get default_error_messages(): Readonly<Record<string, string>> | Dict {
        return {
          invalid_choice: '"{input}" is not a valid choice.',
          not_a_list: 'Expected a list of items but got type "{input_type}".',
          empty: "This selection may not be empty.",
        };
      }
      override configure(given: Dict): void {
        const options = new Dict(given);
        this.allow_empty = truthy(takeOption(options, "allow_empty", true));
        super.configure(options);
      }
      @py("dictionary") override get_value(dictionary: Value): Value {
        const name = this.field_name ?? "";
        if (dictionary instanceof MultiValueDict) {
          return !dictionary.has(name) && this.isPartial()
            ? EMPTY
            : ([...dictionary.lists()].find(([key]) => key === name)?.[1] ?? []);
        }
        return dictionary instanceof Dict ? valueOrEmpty(dictionary, name) : EMPTY;
      }
      @py("data") override async to_internal_value(data: Value): Promise<Value> {
        const list = Array.isArray(data) || data instanceof Tuple || data instanceof PySet;
        if (!list) this.fail("not_a_list", { input_type: typeName(data) });
        const given = iterate(data);
        if (!this.allow_empty && given.length === 0) this.fail("empty");
        const values: Value[] = [];
        for (const item of given) {
          const value = await super.to_internal_value(item);
          if (!values.includes(value)) values.push(value);
        }
        return values;
      }
      @py("value") override to_representation(value: Value): Value {
        return iterate(value).map((item) => super.to_representation(item));
      }
    }

    /** Errors of items by index. */
    function invalidItems(errors: Dict): Error {
      const error = new ValidationError();
      error.__init__(errors);
      return error;
    }

    @pyclass("rest_framework.fields.ListField")
    class ListField extends Field {
      declare child: FieldType;
      declare allow_empty: boolean;
      override get default_error_messages(): Readonly<Record<string, string>> | Dict {
        return {
          not_a_list: 'Expected a list of items but got type "{input_type}".',
          empty: "This list may not be empty.",
          min_length: "Ensure this field has at least {min_length} elements.",
          max_length: "Ensure this field has no more than {max_length} elements.",
        };
      }
      override get initial(): Value {
        return [];
      }
      override set initial(value: Value) {
        super.initial = value;
      }
      @py("**kwargs") override async __init__(...args: never[]): Promise<void> {
        const [given = new Dict()] = args as unknown as [Dict | undefined];
        const options = new Dict(given);
        const own = takeOption(options, "child", null) ?? (this as { child?: Value }).child ?? null;
        this.put(
          "child",
          own instanceof Field ? await copyField(own) : await process.call(AnyField, []),
        );
        this.allow_empty = truthy(takeOption(options, "allow_empty", true));
        const limits = {
          max_length: takeOption(options, "max_length", null),
          min_length: takeOption(options, "min_length", null),
        };
        this.configure(options);
        for (const [name, Cls] of [
          ["max_length", MaxLengthValidator],
          ["min_length", MinLengthValidator],
        ] as const) {
          const limit = limits[name];
          if (limit === null) continue;
          const validator = new Cls();
          validator.__init__(limit, this.message(name, { [name]: limit }));
          this.validators.push(validator);
        }
        this.child.bind("", this);
      }
      @py("dictionary") override get_value(dictionary: Value): Value {
        if (!(dictionary instanceof MultiValueDict)) return super.get_value(dictionary);
        const found = [...dictionary.lists()].find(([key]) => key === this.field_name)?.[1];
        return found && found.length > 0 ? found : EMPTY;
      }
      @py("data") override async to_internal_value(data: Value): Promise<Value> {
        const list = Array.isArray(data) || data instanceof Tuple || data instanceof PySet;
        if (!list) this.fail("not_a_list", { input_type: typeName(data) });
        const given = iterate(data);
        if (!this.allow_empty && given.length === 0) this.fail("empty");
        const values: Value[] = [];
        const errors = new Dict();
        for (const [at, item] of given.entries()) {
          try {
            values.push(await this.child.run_validation(item));
          } catch (error) {
            if (!(error instanceof ValidationError)) throw error;
            errors.set(at, error.detail);
          }
        }
        if (errors.size > 0) throw invalidItems(errors);
        return values;
      }
      @py("data") override async to_representation(data: Value): Promise<Value> {
        const shown: Value[] = [];
        for (const item of await itemsOf(data))
          shown.push(item === null ? null : await this.child.to_representation(item));
        return shown;
      }
    }

    @pyclass("rest_framework.fields._UnvalidatedField")
    class AnyField extends Field {
      @py("data") override to_internal_value(data: Value): Value {
        return data;
      }
      @py("value") override to_representation(value: Value): Value {
        return value;
      }
    }

    @pyclass("rest_framework.fields.DictField")
    class DictField extends Field {
      declare child: FieldType;
      declare allow_empty: boolean;
      override get default_error_messages(): Readonly<Record<string, string>> | Dict {
        return {
          not_a_dict: 'Expected a dictionary of items but got type "{input_type}".',
          empty: "This dictionary may not be empty.",
        };
      }
      @py("**kwargs") override async __init__(...args: never[]): Promise<void> {
        const [given = new Dict()] = args as unknown as [Dict | undefined];
        const options = new Dict(given);
        const own = takeOption(options, "child", null) ?? (this as { child?: Value }).child ?? null;
        this.put(
          "child",
          own instanceof Field ? await copyField(own) : await process.call(AnyField, []),
        );
        this.allow_empty = truthy(takeOption(options, "allow_empty", true));
        this.configure(options);
        this.child.bind("", this);
      }
      @py("data") override async to_internal_value(data: Value): Promise<Value> {
        if (!(data instanceof Dict)) this.fail("not_a_dict", { input_type: typeName(data) });
        if (!this.allow_empty && data.size === 0) this.fail("empty");
        const values = new Dict();
        const errors = new Dict();
        for (const [key, item] of data) {
          try {
            values.set(str(key), await this.child.run_validation(item));
          } catch (error) {
            if (!(error instanceof ValidationError)) throw error;
            errors.set(key, error.detail);
          }
        }
        if (errors.size > 0) throw invalidItems(errors);
        return values;
      }
      @py("value") override async to_representation(value: Value): Promise<Value> {
        const shown = new Dict();
        for (const [key, item] of value as Dict)
          shown.set(str(key), item === null ? null : await this.child.to_representation(item));
        return shown;
      }
    }

    @pyclass("rest_framework.fields.JSONField")
    class JSONField extends Field {
      declare binary: boolean;
      override get default_error_messages(): Readonly<Record<string, string>> | Dict {
        return { invalid: "Value must be valid JSON." };
      }
      override configure(given: Dict): void {
        const options = new Dict(given);
        this.binary = truthy(takeOption(options, "binary", false));
        for (const name of ["encoder", "decoder"]) takeOption(options, name, null);
        super.configure(options);
      }
      @py("data") override to_internal_value(data: Value): Value {
        try {
          if (this.binary && typeof data === "string") return loads(data);
          dumps(data);
          return data;
        } catch (error) {
          if (error instanceof ValueError) return this.fail("invalid");
          throw error;
        }
      }
      @py("value") override to_representation(value: Value): Value {
        return this.binary ? dumps(value) : value;
      }
    }

    @pyclass("rest_framework.fields.ModelField")
    class ModelField extends AnyField {
      @py("model_field, **kwargs") override __init__(...args: never[]): void {
        const [, given = new Dict()] = args as unknown as [Value?, Dict?];
        const options = new Dict(given);
        takeOption(options, "max_length", null);
        this.configure(options);
      }
    }

    @pyclass("rest_framework.fields.CurrentUserDefault")
    class CurrentUserDefault extends PyObject {
      get requires_context(): Value {
        return true;
      }
      @py("serializer_field") async __call__(field: FieldType): Promise<Value> {
        const request = (field.context as Dict).get("request") ?? null;
        return await process.getattr(request, "user");
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
        return typeof this.default === "function"
          ? await process.call(this.default, [])
          : this.default;
      }
    }

    return {
      ReadOnlyField,
      HiddenField,
      SerializerMethodField,
      ChoiceField,
      MultipleChoiceField,
      ListField,
      DictField,
      JSONField,
      ModelField,
      CurrentUserDefault,
      CreateOnlyDefault,
    };
  },
);
