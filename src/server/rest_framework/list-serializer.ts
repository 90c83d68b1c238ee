/** Mirrors ListSerializer of rest_framework/serializers.py (3.18). */
import { AssertionError, NotImplementedError } from "../../python/errors.ts";
import { items as itemsOf } from "../../python/iteration.ts";
import { py, pyclass } from "../../python/objects.ts";
import { iterate, truthy, typeName } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { BaseManager } from "../django/db/models/manager.ts";
import { translation } from "../django/utils/translation.ts";
import { MultiValueDict } from "../django/utils/datastructures.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { EMPTY, formatMessage, valueOrEmpty } from "./fields/data.ts";
import { parse_html_list } from "./html-input.ts";
import { type Field as FieldType } from "./fields/field.ts";
import { takeOption } from "./fields/text.ts";
import { listRepr } from "./representation.ts";
import { settings } from "./settings.ts";

import { base_serializer, type BaseSerializer as BaseSerializerType } from "./base-serializer.ts";

export const list_serializer = defineModule("rest_framework._list_serializer", async (process) => {
  const { BaseSerializer, invalid } = await process.load(base_serializer);
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);
  const { api_settings } = await process.load(settings);
  const NON_FIELD = await api_settings.get("NON_FIELD_ERRORS_KEY");
  const ERRORS_AS_DICT = await api_settings.flag("LIST_SERIALIZER_ERRORS_AS_DICT");

  @pyclass("rest_framework.serializers.ListSerializer")
  class ListSerializer extends BaseSerializer {
    declare child: FieldType;
    declare allow_empty: boolean;
    declare max_length: Value;
    declare min_length: Value;

    @py() override async __repr__(): Promise<string> {
      return await listRepr(this, 1);
    }
    get many(): Value {
      return true;
    }
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        not_a_list: 'Expected a list of items but got type "{input_type}".',
        empty: "This list may not be empty.",
        max_length: "Ensure this field has no more than {max_length} elements.",
        min_length: "Ensure this field has at least {min_length} elements.",
      };
    }
    @py("instance=None, data=empty, **kwargs") override async __init__(
      ...args: never[]
    ): Promise<void> {
      const [instance = null, data = EMPTY, given = new Dict()] = args as unknown as [
        Value?,
        Value?,
        Dict?,
      ];
      const options = new Dict(given);
      const child = takeOption(options, "child", (this as { child?: Value }).child ?? null);
      if (child === null) throw new AssertionError("`child` is a required argument.");
      this.put("child", child);
      this.allow_empty = truthy(takeOption(options, "allow_empty", true));
      this.max_length = takeOption(options, "max_length", null);
      this.min_length = takeOption(options, "min_length", null);
      await super.__init__(...([instance, data, options] as never[]));
      this.child.bind("", this);
    }
    @py() override async get_initial(): Promise<Value> {
      return this.initial_data === undefined ? [] : await this.to_representation(this.initial_data);
    }
    @py("dictionary") override get_value(dictionary: Value): Value {
      if (!(dictionary instanceof Dict)) return EMPTY;
      const name = this.field_name ?? "";
      if (!(dictionary instanceof MultiValueDict)) return valueOrEmpty(dictionary, name);
      return parse_html_list(dictionary, name) ?? EMPTY;
    }
    @py("data=empty") override async run_validation(data: Value = EMPTY): Promise<Value> {
      return await this.validateWhole(data);
    }
    #refuse(key: string, values: Readonly<Record<string, Value>> = {}): never {
      throw invalid(
        new Dict([[NON_FIELD, [formatMessage(_(this.error_messages.get(key) ?? ""), values)]]]),
        key,
      );
    }
    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      const listed = data instanceof MultiValueDict ? (parse_html_list(data) ?? []) : data;
      if (!Array.isArray(listed)) this.#refuse("not_a_list", { input_type: typeName(listed) });
      const given = listed as Value[];
      const { max_length, min_length } = this;
      if (!this.allow_empty && given.length === 0) this.#refuse("empty");
      if (typeof max_length === "number" && given.length > max_length)
        this.#refuse("max_length", { max_length });
      if (typeof min_length === "number" && given.length < min_length)
        this.#refuse("min_length", { min_length });
      const values: Value[] = [];
      const errors = new Dict();
      for (const [at, item] of given.entries()) {
        try {
          values.push(await this.run_child_validation(item));
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
          errors.set(at, error.detail);
        }
      }
      if (errors.size > 0)
        throw invalid(
          ERRORS_AS_DICT ? errors : given.map((_item, at) => errors.get(at) ?? new Dict()),
        );
      return values;
    }
    @py("data") async run_child_validation(data: Value): Promise<Value> {
      return await this.child.run_validation(data);
    }
    @py("data") override async to_representation(data: Value): Promise<Value> {
      const source = data instanceof BaseManager ? await process.callMethod(data, "all") : data;
      const shown: Value[] = [];
      for (const item of await itemsOf(source))
        shown.push(await this.child.to_representation(item));
      return shown;
    }
    @py("attrs") validate(attrs: Value): Promise<Value> | Value {
      return attrs;
    }
    @py("validated_data") override async create(data: Value): Promise<Value> {
      const made: Value[] = [];
      for (const attrs of iterate(data))
        made.push(await (this.child as unknown as BaseSerializerType).create(attrs));
      return made;
    }
    @py("instance, validated_data") override update(): Value {
      throw new NotImplementedError(
        "Serializers with many=True do not support multiple update by default, only multiple create. For updates it is unclear " +
          "how to deal with insertions and deletions. If you need to support multiple update, use a `ListSerializer` class and " +
          "override `.update()` so you can specify the behavior exactly.",
      );
    }
    override noErrors(): Value {
      return [];
    }
  }

  return { ListSerializer };
});
