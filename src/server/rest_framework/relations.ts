/** Mirrors rest_framework/relations.py (3.18): relations by key, slug and text. */
import { AssertionError, TypeError, ValueError } from "../../python/errors.ts";
import { items as itemsOf } from "../../python/iteration.ts";
import { type Class, py, pyclass } from "../../python/objects.ts";
import { str, truthy, typeName } from "../../python/operations.ts";
import { strOf } from "../../python/protocols.ts";
import { Dict, type Value } from "../../python/values.ts";
import { ObjectDoesNotExist } from "../django/core/exceptions.ts";
import { BaseManager } from "../django/db/models/manager.ts";
import { MultiValueDict } from "../django/utils/datastructures.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { EMPTY, hasItems, valueOrEmpty } from "./fields/data.ts";
import type { Field as FieldType } from "./fields/field.ts";
import { field_base } from "./fields/field.ts";
import { takeOption } from "./fields/text.ts";
import type { Keywords } from "../../python/signature.ts";

/** Options that are about the list, and not about what is in it. */
const MANY_KWARGS = new Set([
  "read_only",
  "write_only",
  "required",
  "default",
  "initial",
  "source",
  "label",
  "help_text",
  "style",
  "error_messages",
  "allow_empty",
  "html_cutoff",
  "html_cutoff_text",
]);

export const relations = defineModule("rest_framework.relations", async (process) => {
  const { Field } = await process.load(field_base);

  @pyclass("rest_framework.relations.RelatedField")
  class RelatedField extends Field {
    declare givenQueryset: Value;

    static override async __new__(
      cls: Class,
      args: readonly Value[],
      keywords: Keywords,
    ): Promise<Value> {
      if (!truthy(keywords.get("many") ?? false)) {
        const options = [...keywords].filter(([key]) => key !== "many");
        return await super.__new__(cls, args, new Map(options));
      }
      const many_init = await process.getattr(cls, "many_init");
      const options = [...keywords].filter(([key]) => key !== "many");
      return await process.call(many_init, args, Object.fromEntries(options));
    }
    /** A field of many, with one of this class as its child. */
    @py("*args, **kwargs") static async many_init(args: Value[], kwargs: Dict): Promise<Value> {
      const options = recordOf(kwargs);
      const child_relation = await process.call(this, args, options);
      const outer = Object.entries(options).filter(([key]) => MANY_KWARGS.has(key));
      return await process.call(ManyRelatedField, [], {
        child_relation,
        ...Object.fromEntries(outer),
      });
    }
    get queryset(): Value {
      return this.givenQueryset;
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.givenQueryset = takeOption(options, "queryset", null);
      takeOption(options, "html_cutoff", null);
      takeOption(options, "html_cutoff_text", null);
      takeOption(options, "many", null);
      takeOption(options, "allow_empty", null);
      super.configure(options);
      if (this.givenQueryset === null && !this.read_only) {
        throw new AssertionError(
          "Relational field must provide a `queryset` argument, override `get_queryset`, or set read_only=`True`.",
        );
      }
      if (this.givenQueryset !== null && this.read_only) {
        throw new AssertionError(
          "Relational fields should not provide a `queryset` argument, when setting read_only=`True`.",
        );
      }
    }
    @py() async get_queryset(): Promise<Value> {
      const queryset = this.queryset;
      return queryset instanceof BaseManager || queryset !== null
        ? await process.callMethod(queryset, "all")
        : queryset;
    }
    @py("data=empty") override async run_validation(data?: Value): Promise<Value> {
      return await super.run_validation(data === "" ? null : data);
    }
  }

  @pyclass("rest_framework.relations.StringRelatedField")
  class StringRelatedField extends RelatedField {
    override configure(given: Dict): void {
      super.configure(new Dict([...given, ["read_only", true]]));
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      return await strOf(value);
    }
  }

  @pyclass("rest_framework.relations.PrimaryKeyRelatedField")
  class PrimaryKeyRelatedField extends RelatedField {
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        required: "This field is required.",
        does_not_exist: 'Invalid pk "{pk_value}" - object does not exist.',
        incorrect_type: "Incorrect type. Expected pk value, received {data_type}.",
      };
    }
    declare pk_field: Value;
    override configure(given: Dict): void {
      const options = new Dict(given);
      this.put("pk_field", takeOption(options, "pk_field", null));
      super.configure(options);
    }
    @py("data") override async to_internal_value(given: Value): Promise<Value> {
      const data =
        this.pk_field === null
          ? given
          : await process.callMethod(this.pk_field, "to_internal_value", [given]);
      try {
        if (typeof data === "boolean") throw new TypeError();
        return await process.callMethod(await this.get_queryset(), "get", [], { pk: data });
      } catch (error) {
        if (error instanceof ObjectDoesNotExist)
          return this.fail("does_not_exist", { pk_value: data });
        if (error instanceof TypeError || error instanceof ValueError)
          return this.fail("incorrect_type", { data_type: typeName(data) });
        throw error;
      }
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      const pk = await process.getattr(value, "pk");
      return this.pk_field === null
        ? pk
        : await process.callMethod(this.pk_field, "to_representation", [pk]);
    }
  }

  @pyclass("rest_framework.relations.SlugRelatedField")
  class SlugRelatedField extends RelatedField {
    declare slug_field: string;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        does_not_exist: "Object with {slug_name}={value} does not exist.",
        invalid: "Invalid value.",
      };
    }
    override configure(given: Dict): void {
      const options = new Dict(given);
      const slug = takeOption(options, "slug_field", null);
      if (slug === null) throw new AssertionError("The `slug_field` argument is required.");
      this.slug_field = str(slug);
      super.configure(options);
    }
    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      try {
        return await process.callMethod(await this.get_queryset(), "get", [], {
          [this.slug_field]: data,
        });
      } catch (error) {
        if (error instanceof ObjectDoesNotExist)
          return this.fail("does_not_exist", { slug_name: this.slug_field, value: str(data) });
        if (error instanceof TypeError || error instanceof ValueError) return this.fail("invalid");
        throw error;
      }
    }
    @py("value") override async to_representation(value: Value): Promise<Value> {
      return await process.getattr(value, this.slug_field);
    }
  }

  @pyclass("rest_framework.relations.ManyRelatedField")
  class ManyRelatedField extends Field {
    declare child_relation: FieldType;
    declare allow_empty: boolean;
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return {
        not_a_list: 'Expected a list of items but got type "{input_type}".',
        empty: "This list may not be empty.",
      };
    }
    override get initial(): Value {
      return [];
    }
    override set initial(value: Value) {
      super.initial = value;
    }
    override get default_empty_html(): Value {
      return [];
    }
    override set default_empty_html(value: Value) {
      super.default_empty_html = value;
    }
    @py("child_relation=None, **kwargs") override __init__(...args: never[]): void {
      const [child = null, given = new Dict()] = args as unknown as [Value?, Dict?];
      const options = new Dict(given);
      if (child === null) throw new AssertionError("`child_relation` is a required argument.");
      this.put("child_relation", child);
      this.allow_empty = truthy(takeOption(options, "allow_empty", true));
      takeOption(options, "html_cutoff", null);
      takeOption(options, "html_cutoff_text", null);
      this.configure(options);
      this.child_relation.bind("", this);
    }
    @py("dictionary") override get_value(dictionary: Value): Value {
      if (!(dictionary instanceof Dict)) return EMPTY;
      const name = this.field_name ?? "";
      if (!(dictionary instanceof MultiValueDict)) return valueOrEmpty(dictionary, name);
      return !dictionary.has(name) && this.isPartial() ? EMPTY : dictionary.getlist(name);
    }
    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      if (typeof data === "string" || !hasItems(data))
        this.fail("not_a_list", { input_type: typeName(data) });
      const given = await itemsOf(data);
      if (!this.allow_empty && given.length === 0) this.fail("empty");
      const found: Value[] = [];
      for (const item of given) found.push(await this.child_relation.to_internal_value(item));
      return found;
    }
    @py("instance") override async get_attribute(instance: Value): Promise<Value> {
      if ((await getattrOr<Value>(process, instance, "pk", EMPTY)) === null) return [];
      const related = await super.get_attribute(instance);
      const all = await getattrOr<Value>(process, related, "all", null);
      return all === null ? related : await process.call(all, []);
    }
    @py("iterable") override async to_representation(iterable: Value): Promise<Value> {
      const shown: Value[] = [];
      for (const item of await itemsOf(iterable))
        shown.push(await this.child_relation.to_representation(item));
      return shown;
    }
  }

  return {
    RelatedField,
    StringRelatedField,
    PrimaryKeyRelatedField,
    SlugRelatedField,
    ManyRelatedField,
  };
});
