/** Mirrors Serializer of rest_framework/serializers.py (3.18). */
import type { ExportsOf } from "../../python/module-definition.ts";
import { type Class, classOf, metaclass, mro, py, pyclass } from "../../python/objects.ts";
import { iterate, typeName } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { ValidationError as DjangoValidationError } from "../django/core/exceptions.ts";
import { MultiValueDict } from "../django/utils/datastructures.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { updateDict } from "../../python/methods/dict.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { EMPTY, formatMessage, get_error_detail, SkipField, valueOrEmpty } from "./fields/data.ts";
import { type Field as FieldType, field_base, type Parent } from "./fields/field.ts";
import { serializerRepr } from "./representation.ts";
import { settings } from "./settings.ts";

import { base_serializer } from "./base-serializer.ts";

export const serializer = defineModule("rest_framework._serializer", async (process) => {
  const { BaseSerializer, invalid } = await process.load(base_serializer);
  const { Field, copyField } = await process.load(field_base);
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);
  const { api_settings } = await process.load(settings);
  const NON_FIELD = await api_settings.get("NON_FIELD_ERRORS_KEY");

  @metaclass("SerializerMetaclass")
  @pyclass("rest_framework.serializers.Serializer")
  class Serializer extends BaseSerializer {
    #fields: Promise<Dict> | undefined;

    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Invalid data. Expected a dictionary, but got {datatype}." };
    }

    /** Fields the class and its ancestors declare, in upstream's order. */
    get _declared_fields(): Dict {
      return declaredFields(classOf(this) ?? Serializer);
    }

    /** Field by name, bound; in TypeScript `await serializer.fields`. */
    get fields(): Promise<Dict> {
      this.#fields ??= this.#bindFields();
      return this.#fields;
    }
    async #bindFields(): Promise<Dict> {
      const bound = new BindingDict(this);
      const get = await process.getattr(this, "get_fields");
      for (const [name, field] of (await process.call(get, [])) as Dict) bound.set(name, field);
      return bound;
    }
    @py() async get_fields(): Promise<Value> {
      const copies = new Dict();
      for (const [name, field] of this._declared_fields)
        copies.set(name, await copyField(field as unknown as FieldType));
      return copies;
    }
    /** Validators that are made late are there afterwards. */
    async prepareValidators(): Promise<void> {
      // A plain serializer has all of them from the start.
    }
    @py() override async __repr__(): Promise<string> {
      return await serializerRepr(this, 1);
    }
    async writable(): Promise<FieldType[]> {
      return [...(await this.fields).values()]
        .map((field) => field as unknown as FieldType)
        .filter((field) => !field.read_only);
    }
    async readable(): Promise<FieldType[]> {
      return [...(await this.fields).values()]
        .map((field) => field as unknown as FieldType)
        .filter((field) => !field.write_only);
    }

    @py() override get_validators(): Value {
      const meta = (this as { Meta?: { prototype?: { validators?: Value } } }).Meta;
      const own = meta?.prototype?.validators;
      return own === undefined ? [] : iterate(own);
    }

    @py() override async get_initial(): Promise<Value> {
      const initial = new Dict();
      for (const field of (await this.fields).values() as IterableIterator<unknown>) {
        const one = field as FieldType;
        if (one.read_only) continue;
        const data = this.initial_data;
        const value = data === undefined ? await one.get_initial() : one.get_value(data);
        if (value !== EMPTY) initial.set(one.field_name, value);
      }
      return initial;
    }

    @py("dictionary") override get_value(dictionary: Value): Value {
      if (!(dictionary instanceof MultiValueDict))
        return dictionary instanceof Dict ? valueOrEmpty(dictionary, this.field_name) : EMPTY;
      const prefix = `${this.field_name ?? ""}.`;
      const nested = [...dictionary.keyLists()].filter(([key]) => String(key).startsWith(prefix));
      return nested.length === 0
        ? EMPTY
        : new MultiValueDict(nested.map(([key, list]) => [String(key).slice(prefix.length), list]));
    }

    @py("data=empty") override async run_validation(data: Value = EMPTY): Promise<Value> {
      return await this.validateWhole(data);
    }
    @py("value") override async run_validators(value: Value): Promise<void> {
      if (!(value instanceof Dict)) {
        await super.run_validators(value);
        return;
      }
      const whole = new Dict();
      for (const field of (await this.fields).values() as IterableIterator<unknown>) {
        const one = field as FieldType;
        if (
          !one.read_only ||
          one.default === EMPTY ||
          one.source === "*" ||
          (one.source ?? "").includes(".")
        )
          continue;
        try {
          whole.set(one.source, await one.get_default());
        } catch (error) {
          if (!(error instanceof SkipField)) throw error;
        }
      }
      for (const [key, item] of value) whole.set(key, item);
      await super.run_validators(whole);
    }

    @py("data") override async to_internal_value(data: Value): Promise<Value> {
      if (!(data instanceof Dict)) {
        const message = formatMessage(_(this.error_messages.get("invalid") ?? ""), {
          datatype: typeName(data).replace(/^.*\./, ""),
        });
        throw invalid(new Dict([[NON_FIELD, [message]]]), "invalid");
      }
      const result = new Dict();
      const errors = new Dict();
      for (const field of await this.writable()) {
        try {
          let value = await field.run_validation(field.get_value(data));
          const validate = await getattrOr(
            process,
            this as unknown as Value,
            `validate_${field.field_name ?? ""}`,
            null,
          );
          if (validate !== null) value = await process.call(validate, [value]);
          setValue(result, field.source_attrs, value);
        } catch (error) {
          if (error instanceof ValidationError) errors.set(field.field_name, error.detail);
          else if (error instanceof DjangoValidationError)
            errors.set(field.field_name, get_error_detail(error));
          else if (!(error instanceof SkipField)) throw error;
        }
      }
      if (errors.size > 0) throw invalid(errors);
      return result;
    }

    @py("instance") override async to_representation(instance: Value): Promise<Value> {
      const shown = new Dict();
      for (const field of await this.readable()) {
        let attribute: Value;
        try {
          attribute = await field.get_attribute(instance);
        } catch (error) {
          if (error instanceof SkipField) continue;
          throw error;
        }
        shown.set(
          field.field_name,
          attribute === null ? null : await field.to_representation(attribute),
        );
      }
      return shown;
    }

    @py("attrs") validate(attrs: Value): Promise<Value> | Value {
      return attrs;
    }
    @py("key") async __getitem__(key: Value): Promise<Value> {
      return (await this.fields).get(key) ?? null;
    }
  }

  /** What a class declares is settled when it is made, as by upstream's metaclass. */
  const declared = new WeakMap<Class, Dict>();

  function declaredFields(cls: Class): Dict {
    const known = declared.get(cls) ?? collectFields(cls);
    declared.set(cls, known);
    return known;
  }

  /** Declared fields in the order they were made; a subclass's `name = None` takes one away. */
  function collectFields(cls: Class): Dict {
    const found = new Map<string, FieldType>();
    for (const owner of [...mro(cls)].reverse()) {
      const own: [string, FieldType][] = [];
      for (const [name, descriptor] of Object.entries(
        Object.getOwnPropertyDescriptors(owner.prototype),
      )) {
        const value: unknown = descriptor.value;
        if (value instanceof Field) own.push([name, value]);
        else if (name !== "constructor" && !descriptor.get) found.delete(name);
      }
      own.sort(([, a], [, b]) => a._creation_counter - b._creation_counter);
      for (const [name, field] of own) {
        found.delete(name);
        found.set(name, field);
      }
    }
    return new Dict([...found]);
  }

  return { Serializer, declaredFields };
});

/** A dictionary that binds the fields put into it. */
class BindingDict extends Dict {
  readonly #serializer: Parent;
  constructor(serializer: Parent) {
    super();
    this.#serializer = serializer;
  }
  override set(key: Value, value: Value): this {
    (value as unknown as FieldType).bind(String(key), this.#serializer);
    return super.set(key, value);
  }
}

/** `dictionary[key] = value` for a list of nested keys. */
function setValue(dictionary: Dict, keys: readonly string[], value: Value): void {
  const last = keys.at(-1);
  if (last === undefined) {
    updateDict(dictionary, value, new Dict());
    return;
  }
  let inner = dictionary;
  for (const key of keys.slice(0, -1)) {
    if (!inner.has(key)) inner.set(key, new Dict());
    inner = inner.get(key) as Dict;
  }
  inner.set(last, value);
}

export type Serializer = InstanceType<ExportsOf<typeof serializer>["Serializer"]>;
