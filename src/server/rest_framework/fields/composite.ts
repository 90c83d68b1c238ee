/** Mirrors the list, dictionary and JSON fields of rest_framework/fields.py (3.18). */
import { AssertionError, TypeError, ValueError } from "../../../python/errors.ts";
import { items as itemsOf } from "../../../python/iteration.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { str, truthy, typeName } from "../../../python/operations.ts";
import { dumps, loads } from "../../../python/stdlib/json.ts";
import { Bytes, Dict, type Value } from "../../../python/values.ts";
import { ValidationError as DjangoValidationError } from "../../django/core/exceptions.ts";
import { MultiValueDict } from "../../django/utils/datastructures.ts";
import { defineModule } from "../../process.ts";
import { exceptions } from "../exceptions.ts";
import { parse_html_dict, parse_html_list } from "../html-input.ts";
import { refuseConstant } from "../strict-json.ts";
import { EMPTY, FormJson, get_error_detail, hasItems, valueOrEmpty } from "./data.ts";
import { type Field as FieldType, field_base } from "./field.ts";
import { addLimits } from "./limits.ts";
import { takeOption, text_fields } from "./text.ts";

export const composite_fields = defineModule(
  "rest_framework._composite_fields",
  async (process) => {
    const { Field, invalid, copyField } = await process.load(field_base);
    const { CharField } = await process.load(text_fields);
    const { ValidationError } = await process.load(exceptions);

    @pyclass("rest_framework.fields._UnvalidatedField")
    class AnyField extends Field {
      declare allow_blank: boolean;
      override configure(options: Dict): void {
        super.configure(options);
        this.allow_blank = true;
        this.allow_null = true;
      }
      @py("data") override to_internal_value(data: Value): Value {
        return data;
      }
      @py("value") override to_representation(value: Value): Value {
        return value;
      }
    }

    /** A field of many values, all checked by one child. */
    class Nest extends Field {
      declare child: FieldType;
      declare allow_empty: boolean;
      /** The child of a field that is given none. */
      async defaultChild(): Promise<Value> {
        return await process.call(AnyField, []);
      }
      async takeChild(options: Dict): Promise<void> {
        const declared = (this as { child?: FieldType }).child;
        const given =
          takeOption(options, "child", null) ??
          (declared === undefined ? await this.defaultChild() : await copyField(declared));
        if (typeof given === "function")
          throw new AssertionError("`child` has not been instantiated.");
        const child = given as FieldType;
        if (child.source !== null) {
          throw new AssertionError(
            "The `source` argument is not meaningful when applied to a `child=` field. Remove `source=` from the field declaration.",
          );
        }
        this.put("child", child);
        this.allow_empty = truthy(takeOption(options, "allow_empty", true));
        this.configure(options);
        this.child.bind("", this);
      }
    }

    @pyclass("rest_framework.fields.ListField")
    class ListField extends Nest {
      declare max_length: Value;
      declare min_length: Value;
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
        this.max_length = takeOption(options, "max_length", null);
        this.min_length = takeOption(options, "min_length", null);
        await this.takeChild(options);
        addLimits(this, { max_length: this.max_length, min_length: this.min_length });
      }
      @py("dictionary") override get_value(dictionary: Value): Value {
        if (!(dictionary instanceof Dict)) return EMPTY;
        const name = this.field_name ?? "";
        if (!(dictionary instanceof MultiValueDict)) return valueOrEmpty(dictionary, name);
        const list = dictionary.getlist(name);
        return list.length > 0 ? list : (parse_html_list(dictionary, name) ?? EMPTY);
      }
      @py("data") override async to_internal_value(data: Value): Promise<Value> {
        const given = data instanceof MultiValueDict ? (parse_html_list(data) ?? []) : data;
        if (typeof given === "string" || given instanceof Dict || !hasItems(given))
          this.fail("not_a_list", { input_type: typeName(given) });
        const items = await itemsOf(given);
        if (!this.allow_empty && items.length === 0) this.fail("empty");
        return await this.run_child_validation(items);
      }
      @py("data") override async to_representation(data: Value): Promise<Value> {
        const shown: Value[] = [];
        for (const item of await itemsOf(data))
          shown.push(item === null ? null : await this.child.to_representation(item));
        return shown;
      }
      @py("data") async run_child_validation(data: Value): Promise<Value> {
        const values: Value[] = [];
        const errors = new Dict();
        for (const [at, item] of (await itemsOf(data)).entries()) {
          try {
            values.push(await this.child.run_validation(item));
          } catch (error) {
            if (error instanceof ValidationError) errors.set(at, error.detail);
            else if (error instanceof DjangoValidationError)
              errors.set(at, get_error_detail(error));
            else throw error;
          }
        }
        if (errors.size > 0) throw invalid(errors);
        return values;
      }
    }

    @pyclass("rest_framework.fields.DictField")
    class DictField extends Nest {
      override get default_error_messages(): Readonly<Record<string, string>> | Dict {
        return {
          not_a_dict: 'Expected a dictionary of items but got type "{input_type}".',
          empty: "This dictionary may not be empty.",
        };
      }
      override get initial(): Value {
        return new Dict();
      }
      override set initial(value: Value) {
        super.initial = value;
      }
      @py("**kwargs") override async __init__(...args: never[]): Promise<void> {
        const [given = new Dict()] = args as unknown as [Dict | undefined];
        await this.takeChild(new Dict(given));
      }
      @py("dictionary") override get_value(dictionary: Value): Value {
        if (!(dictionary instanceof Dict)) return EMPTY;
        const name = this.field_name ?? "";
        if (!(dictionary instanceof MultiValueDict)) return valueOrEmpty(dictionary, name);
        return parse_html_dict(dictionary, name) ?? (dictionary.has(name) ? new Dict() : EMPTY);
      }
      @py("data") override async to_internal_value(data: Value): Promise<Value> {
        const given = data instanceof MultiValueDict ? new Dict(data) : data;
        if (!(given instanceof Dict)) this.fail("not_a_dict", { input_type: typeName(given) });
        if (!this.allow_empty && given.size === 0) this.fail("empty");
        return await this.run_child_validation(given);
      }
      @py("value") override async to_representation(value: Value): Promise<Value> {
        const shown = new Dict();
        if (!(value instanceof Dict)) return await process.getattr(value, "items");
        for (const [key, item] of value)
          shown.set(str(key), item === null ? null : await this.child.to_representation(item));
        return shown;
      }
      @py("data") async run_child_validation(data: Value): Promise<Value> {
        const values = new Dict();
        const errors = new Dict();
        for (const [key, item] of data as Dict) {
          try {
            values.set(str(key), await this.child.run_validation(item));
          } catch (error) {
            if (!(error instanceof ValidationError)) throw error;
            errors.set(str(key), error.detail);
          }
        }
        if (errors.size > 0) throw invalid(errors);
        return values;
      }
    }

    @pyclass("rest_framework.fields.HStoreField")
    class HStoreField extends DictField {
      override async defaultChild(): Promise<Value> {
        return await process.call(CharField, [], { allow_blank: true, allow_null: true });
      }
      @py("**kwargs") override async __init__(...args: never[]): Promise<void> {
        await super.__init__(...args);
        if (this.child instanceof CharField) return;
        throw new AssertionError(
          "The `child` argument must be an instance of `CharField`, as the hstore extension stores values as strings.",
        );
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
      @py("dictionary") override get_value(dictionary: Value): Value {
        if (!(dictionary instanceof Dict)) return EMPTY;
        const value = valueOrEmpty(dictionary, this.field_name);
        const form = dictionary instanceof MultiValueDict && typeof value === "string";
        return form ? new FormJson(value) : value;
      }
      @py("data") override to_internal_value(data: Value): Promise<Value> | Value {
        try {
          if (data instanceof FormJson) return loads(data.text, { parseConstant: refuseConstant });
          if (this.binary) return loads(data, { parseConstant: refuseConstant });
          dumps(data, { allowNan: false });
          return data;
        } catch (error) {
          if (error instanceof ValueError || error instanceof TypeError) this.fail("invalid");
          throw error;
        }
      }
      @py("value") override to_representation(value: Value): Promise<Value> | Value {
        return this.binary
          ? new Bytes(new TextEncoder().encode(dumps(value, { allowNan: false })))
          : value;
      }
    }

    return { ListField, DictField, HStoreField, JSONField };
  },
);
