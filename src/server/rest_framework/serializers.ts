/** Mirrors rest_framework/serializers.py (3.18): ModelSerializer, and the module that gives all serializers and fields. */
import { AssertionError, TypeError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { setattr } from "../../python/attribute-setting.ts";
import {
  type Class,
  classInfo,
  classOf,
  issubclass,
  native,
  py,
  pyclass,
} from "../../python/objects.ts";
import { iterate, str, truthy, typeName } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { ImproperlyConfigured } from "../django/core/exceptions.ts";
import type { ModelClass } from "../django/db/models/contract.ts";
import type { Field as ModelFieldType } from "../django/db/models/fields/field.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { fields as drf_fields } from "./fields.ts";
import {
  fieldKwargs,
  includeExtra,
  relationKwargs,
  reverseKwargs,
  uniqueMessage,
} from "./field-mapping.ts";
import { hyperlinks } from "./hyperlinks.ts";
import {
  defaultNames,
  detailView,
  namesOfMany,
  fieldClassFor,
  nestedSerializer,
  reverseRelation,
} from "./model-fields.ts";
import { relations as drf_relations } from "./relations.ts";
import { base_serializer } from "./base-serializer.ts";
import { list_serializer } from "./list-serializer.ts";
import { serializer as drf_serializer } from "./serializer.ts";
import type { Q } from "../django/db/models/query_utils.ts";
import { uniqueConditions, uniquenessOptions, uniquenessValidators } from "./uniqueness.ts";
import { settings as drf_settings } from "./settings.ts";
import { validators as drf_validators } from "./validators.ts";

export const serializers = defineModule("rest_framework.serializers", async (process) => {
  const { asSerializerError, BaseSerializer } = await process.load(base_serializer);
  const { Serializer, declaredFields } = await process.load(drf_serializer);
  const { ListSerializer } = await process.load(list_serializer);
  const fields = await process.load(drf_fields);
  const links = await process.load(hyperlinks);
  const relations = { ...(await process.load(drf_relations)), ...links };
  const { api_settings } = await process.load(drf_settings);
  const { UniqueValidator, UniqueTogetherValidator } = await process.load(drf_validators);
  const { ValidationError } = await process.load(exceptions);

  const nameOf = (one: object): string => {
    const cls = classOf(one);
    return (cls && classInfo(cls)?.name) ?? "";
  };
  const moduleOf = (one: object): string => {
    const cls = classOf(one);
    return (cls && classInfo(cls)?.module) ?? "";
  };

  @pyclass("rest_framework.serializers.ModelSerializer")
  class ModelSerializer extends Serializer {
    get serializer_related_field(): Value {
      return relations.PrimaryKeyRelatedField;
    }
    get serializer_choice_field(): Value {
      return fields.ChoiceField;
    }

    get serializer_url_field(): Value {
      return links.HyperlinkedIdentityField;
    }
    get url_field_name(): Value {
      return null;
    }
    /** Name of the field that holds the object's own address. */
    async urlFieldName(): Promise<string> {
      return str(this.url_field_name ?? (await api_settings.get("URL_FIELD_NAME")));
    }
    /** The field that comes first where none are named. */
    async firstField(model: ModelClass): Promise<string> {
      return Promise.resolve(model._meta.pk.name);
    }

    async #meta(name: string): Promise<Value | undefined> {
      const meta = await getattrOr<Value>(process, this, "Meta", null);
      if (meta === null) throw new AssertionError(`Class ${nameOf(this)} missing "Meta" attribute`);
      return await getattrOr<Value | undefined>(process, meta, name, undefined);
    }
    async model(): Promise<ModelClass> {
      const model = await this.#meta("model");
      if (model === undefined)
        throw new AssertionError(`Class ${nameOf(this)} missing "Meta.model" attribute`);
      return model as unknown as ModelClass;
    }

    @py("validated_data") override async create(data: Value): Promise<Value> {
      const model = await this.model();
      const given = new Dict(data as Dict);
      const many = new Dict();
      for (const name of namesOfMany(model))
        if (given.has(name)) many.set(name, takeFrom(given, name));
      const create = await process.getattr(model._default_manager, "create");
      const instance = await process.call(create, [], recordOf(given));
      await this.#setMany(instance, many);
      return instance;
    }
    @py("instance, validated_data") override async update(
      instance: Value,
      data: Value,
    ): Promise<Value> {
      const model = await this.model();
      const names = new Set(namesOfMany(model));
      const many = new Dict();
      for (const [name, value] of data as Dict) {
        if (names.has(String(name))) many.set(name, value);
        else await setattr(instance, String(name), value);
      }
      await process.callMethod(instance, "save");
      await this.#setMany(instance, many);
      return instance;
    }
    async #setMany(instance: Value, many: Dict): Promise<void> {
      for (const [name, value] of many) {
        const related = await process.getattr(instance, String(name));
        await process.callMethod(related, "set", [value]);
      }
    }

    @py() override async get_fields(): Promise<Value> {
      const model = await this.model();
      const declared = (await super.get_fields()) as Dict;
      const names = await this.#fieldNames(declared, model);
      const extra = await this.#extraKwargs();
      const hidden = await this.#uniqueness(names, declared, extra);
      const built = new Dict();
      for (const name of names) {
        const own = declared.get(name);
        if (own !== undefined) {
          built.set(name, own);
          continue;
        }
        const options = (extra.get(name) ?? new Dict()) as Dict;
        const source = str(options.get("source") ?? name);
        const [cls, kwargs] = await this.build_field(source === "*" ? name : source, model);
        built.set(name, await process.call(cls, [], recordOf(includeExtra(kwargs, options))));
      }
      for (const [name, field] of hidden) built.set(name, field);
      return built;
    }

    async #fieldNames(declared: Dict, model: ModelClass): Promise<string[]> {
      const wanted = await this.#meta("fields");
      const exclude = await this.#meta("exclude");
      const list = (value: Value | undefined): boolean =>
        Array.isArray(value) || value instanceof Tuple;
      if (truthy(wanted) && wanted !== "__all__" && !list(wanted)) {
        throw new TypeError(
          `The \`fields\` option must be a list or tuple or "__all__". Got ${typeName(wanted as Value)}.`,
        );
      }
      if (truthy(exclude) && !list(exclude)) {
        throw new TypeError(
          `The \`exclude\` option must be a list or tuple. Got ${typeName(exclude as Value)}.`,
        );
      }
      if (truthy(wanted) && truthy(exclude)) {
        throw new AssertionError(
          `Cannot set both 'fields' and 'exclude' options on serializer ${nameOf(this)}.`,
        );
      }
      if (wanted === undefined && exclude === undefined) {
        // Upstream's message is a tuple of one by mistake; it is kept.
        throw new AssertionError(
          new Tuple([
            "Creating a ModelSerializer without either the 'fields' attribute or the 'exclude' attribute has been deprecated since " +
              `3.3.0, and is now disallowed. Add an explicit fields = '__all__' to the ${nameOf(this)} serializer.`,
          ]),
        );
      }
      if (wanted !== undefined && wanted !== "__all__")
        return this.#explicit(iterate(wanted).map(str), declared);
      return this.#excluding(
        defaultNames(await this.firstField(model), declared, model),
        declared,
        exclude === undefined ? [] : iterate(exclude).map(str),
      );
    }

    #explicit(names: string[], declared: Dict): string[] {
      const cls = classOf(this) as Class;
      const inherited = new Set(
        (classInfo(cls)?.bases ?? []).flatMap((one) => [...declaredFields(one).keys()].map(String)),
      );
      for (const name of declared.keys()) {
        if (names.includes(String(name)) || inherited.has(String(name))) continue;
        throw new AssertionError(
          `The field '${String(name)}' was declared on serializer ${nameOf(this)}, but has not been included in the 'fields' option.`,
        );
      }
      return names;
    }

    #excluding(names: string[], declared: Dict, exclude: readonly string[]): string[] {
      for (const name of exclude) {
        if (declared.has(name)) {
          throw new AssertionError(
            `Cannot both declare the field '${name}' and include it in the ${nameOf(this)} 'exclude' option. ` +
              `Remove the field or, if inherited from a parent serializer, disable with \`${name} = None\`.`,
          );
        }
        if (names.includes(name)) continue;
        throw new AssertionError(
          `The field '${name}' was included on serializer ${nameOf(this)} in the 'exclude' option, but does not match any model field.`,
        );
      }
      return names.filter((name) => !exclude.includes(name));
    }

    async #extraKwargs(): Promise<Dict> {
      const given = await this.#meta("extra_kwargs");
      const extra = new Dict();
      for (const [name, options] of (given ?? new Dict()) as Dict)
        extra.set(name, new Dict(options as Dict));
      const readOnly = await this.#meta("read_only_fields");
      if (readOnly === undefined) return extra;
      if (!Array.isArray(readOnly) && !(readOnly instanceof Tuple)) {
        throw new TypeError(
          `The \`read_only_fields\` option must be a list or tuple. Got ${typeName(readOnly)}.`,
        );
      }
      for (const name of iterate(readOnly)) {
        const options = (extra.get(name) ?? new Dict()) as Dict;
        extra.set(name, options.set("read_only", true));
      }
      return extra;
    }

    /** Class and keyword arguments of the serializer field for a name. */
    async build_field(name: string, model: ModelClass): Promise<readonly [Value, Dict]> {
      const meta = model._meta;
      const field = [...meta.concrete_fields, ...meta.many_to_many].find(
        (one) => one.name === name || (name === "pk" && one.primary_key),
      );
      const depth = Number((await this.#meta("depth")) ?? 0);
      if (field?.is_relation) {
        const kwargs = relationKwargs(name, field, await this.#uniqueValidators(field));
        return this.#relation(kwargs, field.related_model as ModelClass, depth);
      }
      if (field) return await this.#standardField(name, field);
      const reverse = reverseRelation(model, name);
      if (reverse) return this.#relation(reverseKwargs(reverse), reverse.related_model, depth);
      if ((await getattrOr(process, model as unknown as Value, name, undefined)) !== undefined) {
        return [fields.ReadOnlyField, new Dict()];
      }
      if (name === (await this.urlFieldName()))
        return [this.serializer_url_field, Dict.from<Value>({ view_name: detailView(model) })];
      const modelName = classInfo(model)?.name ?? "";
      throw new ImproperlyConfigured(
        `Field name \`${name}\` is not valid for model \`${modelName}\` in \`${moduleOf(this)}.${nameOf(this)}\`.`,
      );
    }

    /** Class and keyword arguments for a relation: a nested serializer down to `Meta.depth`. */
    #relation(kwargs: Dict, related: ModelClass, depth: number): readonly [Value, Dict] {
      if (depth > 0) {
        const nested = Dict.from<Value>({ read_only: true });
        if (kwargs.has("many")) nested.set("many", true);
        return [this.nestedSerializer(related, depth - 1), nested];
      }
      const cls = this.serializer_related_field;
      if (issubclass(cls as unknown as Class, links.HyperlinkedRelatedField))
        kwargs.set("view_name", detailView(related));
      return [cls, kwargs];
    }
    nestedSerializer(model: ModelClass, depth: number): Value {
      return nestedSerializer(ModelSerializer, model, depth);
    }

    async #standardField(name: string, field: ModelFieldType): Promise<readonly [Value, Dict]> {
      const kwargs = fieldKwargs(name, field, await this.#uniqueValidators(field));
      if (kwargs.has("choices")) {
        const known = new Set([
          "label",
          "help_text",
          "style",
          "required",
          "allow_null",
          "allow_blank",
          "read_only",
          "choices",
          "validators",
        ]);
        return [
          this.serializer_choice_field,
          new Dict([...kwargs].filter(([key]) => known.has(String(key)))),
        ];
      }
      const mapped = fieldClassFor(fields, field);
      if (mapped === undefined) return [fields.ModelField, kwargs];
      kwargs.delete("model_field");
      if (!issubclass(mapped as unknown as Class, fields.CharField)) kwargs.delete("allow_blank");
      return [mapped, kwargs];
    }

    async #uniqueValidators(field: ModelFieldType): Promise<Value[]> {
      const own = uniqueConditions(field);
      const manager = field.model._default_manager;
      const queryset = async (condition: Q | null): Promise<Value> =>
        condition === null ? manager : await manager.filter([condition]);
      const made: Value[] = [];
      for (const condition of own)
        made.push(
          await process.call(UniqueValidator, [await queryset(condition), uniqueMessage(field)]),
        );
      return made;
    }

    @py("data=empty") override async run_validation(data?: Value): Promise<Value> {
      await this.prepareValidators();
      return await super.run_validation(data);
    }
    #checked = false;
    override async prepareValidators(): Promise<void> {
      if (this.#checked || (await this.#meta("validators")) !== undefined) return;
      this.#checked = true;
      const found = await uniquenessValidators(
        process,
        await this.model(),
        await this.fields,
        nameOf(this),
      );
      this.validators.push(...found);
    }
    /** Lays the options that rules of uniqueness ask for under the author's. @returns fields to add */
    async #uniqueness(names: readonly string[], declared: Dict, extra: Dict): Promise<Dict> {
      if ((await this.#meta("validators")) !== undefined) return new Dict();
      const model = await this.model();
      const mapped = new Map<string, ModelFieldType>();
      for (const name of names) {
        const own = declared.get(name) as { source?: Value } | undefined;
        const options = extra.get(name) as Dict | undefined;
        const source = str((own ? own.source : options?.get("source")) ?? name);
        const field = model._meta.concrete_fields.find((one) => one.name === source);
        if (field) mapped.set(source, field);
      }
      const { options, hidden } = await uniquenessOptions(process, model, mapped);
      for (const [name, own] of options)
        extra.set(name, new Dict([...own, ...((extra.get(name) ?? new Dict()) as Dict)]));
      return hidden;
    }
  }

  @pyclass("rest_framework.serializers.HyperlinkedModelSerializer")
  class HyperlinkedModelSerializer extends ModelSerializer {
    override get serializer_related_field(): Value {
      return links.HyperlinkedRelatedField;
    }
    override firstField(): Promise<string> {
      return this.urlFieldName();
    }
    override nestedSerializer(model: ModelClass, depth: number): Value {
      return nestedSerializer(HyperlinkedModelSerializer, model, depth);
    }
  }

  return {
    ...fields,
    ...relations,
    BaseSerializer,
    Serializer,
    ListSerializer,
    ModelSerializer,
    HyperlinkedModelSerializer,
    ValidationError,
    UniqueValidator,
    UniqueTogetherValidator,
    ALL_FIELDS: "__all__",
    as_serializer_error: native("exc", asSerializerError, "as_serializer_error"),
  };
});

function takeFrom(dict: Dict, key: string): Value {
  const value = dict.get(key) ?? null;
  dict.delete(key);
  return value;
}

export type ModelSerializer = InstanceType<ExportsOf<typeof serializers>["ModelSerializer"]>;
