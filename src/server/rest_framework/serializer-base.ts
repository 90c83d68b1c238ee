/** Mirrors BaseSerializer, Serializer and ListSerializer of rest_framework/serializers.py (3.18). */
import { AssertionError, NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { items as itemsOf } from "../../python/iteration.ts";
import { type Class, classInfo, classOf, mro, py, pyclass } from "../../python/objects.ts";
import { iterate, truthy, typeName } from "../../python/operations.ts";
import type { Keywords } from "../../python/signature.ts";
import { Dict, type Value } from "../../python/values.ts";
import { ValidationError as DjangoValidationError } from "../django/core/exceptions.ts";
import { BaseManager } from "../django/db/models/manager.ts";
import { MultiValueDict } from "../django/utils/datastructures.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { translation } from "../django/utils/translation.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { ErrorDetail } from "./error-detail.ts";
import { exceptions } from "./exceptions.ts";
import {
  EMPTY,
  type Field as FieldType,
  field_base,
  formatMessage,
  get_error_detail,
  type Parent,
  SkipField,
  valueOrEmpty,
} from "./fields/field.ts";
import { takeOption } from "./fields/text.ts";
import { settings } from "./settings.ts";

const LIST_ONLY = ["allow_empty", "min_length", "max_length"];
const LIST_KWARGS = new Set([
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
  "instance",
  "data",
  "partial",
  "context",
  "allow_null",
  "max_length",
  "min_length",
]);

export const serializer_base = defineModule("rest_framework._serializer_base", async (process) => {
  const { Field, copyField } = await process.load(field_base);
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);
  const { api_settings } = await process.load(settings);
  const NON_FIELD = await api_settings.get("NON_FIELD_ERRORS_KEY");
  const ERRORS_AS_DICT = await api_settings.flag("LIST_SERIALIZER_ERRORS_AS_DICT");

  function invalid(detail: Value, code?: string): Error {
    const error = new ValidationError();
    error.__init__(detail, code);
    return error;
  }

  /** Either kind of validation error as a dictionary of lists. */
  function asSerializerError(
    error: InstanceType<typeof ValidationError> | DjangoValidationError,
  ): Dict {
    const detail = error instanceof DjangoValidationError ? get_error_detail(error) : error.detail;
    if (detail instanceof Dict) {
      return new Dict(
        [...detail].map(
          ([key, value]) =>
            [key, Array.isArray(value) || value instanceof Dict ? value : [value]] as const,
        ),
      );
    }
    return new Dict([[NON_FIELD, Array.isArray(detail) ? detail : [detail]]]);
  }

  const isValidationError = (
    error: unknown,
  ): error is InstanceType<typeof ValidationError> | DjangoValidationError =>
    error instanceof ValidationError || error instanceof DjangoValidationError;

  @pyclass("rest_framework.serializers.BaseSerializer")
  class BaseSerializer extends Field {
    declare instance: Value;
    declare initial_data?: Value;
    declare partial: boolean;
    declare _context: Value;
    declare _validated_data?: Value;
    declare _errors?: Value;
    #data: Value | undefined;

    static override async __new__(
      cls: Class,
      args: readonly Value[],
      keywords: Keywords,
    ): Promise<Value> {
      const options = new Dict([...keywords].filter(([key]) => key !== "many"));
      if (!truthy(keywords.get("many") ?? false))
        return await super.__new__(
          cls,
          args,
          new Map([...options].map(([k, v]) => [String(k), v])),
        );
      const many = await process.getattr(cls, "many_init");
      return await process.call(many, args, recordOf(options));
    }

    /** A list serializer with one of this class as its child. */
    @py("*args, **kwargs") static async many_init(args: Value[], kwargs: Dict): Promise<Value> {
      const cls = this as unknown as Value;
      const list = new Dict();
      const rest = new Dict(kwargs);
      for (const key of LIST_ONLY) {
        const value = takeOption(rest, key, null);
        if (value !== null) list.set(key, value);
      }
      list.set("child", await process.call(cls, args, recordOf(rest)));
      for (const [key, value] of rest) if (LIST_KWARGS.has(String(key))) list.set(key, value);
      const meta = (await getattrOr<Value>(process, cls, "Meta", null));
      const own =
        meta === null ? null : await getattrOr(process, meta, "list_serializer_class", null);
      return await process.call(
        (own ?? (ListSerializer)),
        args,
        recordOf(list),
      );
    }

    @py("instance=None, data=empty, **kwargs") override __init__(
      ...args: never[]
    ): Promise<void> | void {
      const [instance = null, data = EMPTY, given = new Dict()] = args as unknown as [
        Value?,
        Value?,
        Dict?,
      ];
      const options = new Dict(given);
      this.instance = instance;
      if (data !== EMPTY) this.put("initial_data", data);
      this.partial = truthy(takeOption(options, "partial", false));
      this._context = takeOption(options, "context", new Dict());
      takeOption(options, "many", null);
      this.configure(options);
    }

    @py("data") override to_internal_value(_data: Value): Promise<Value> | Value {
      throw new NotImplementedError("`to_internal_value()` must be implemented.");
    }
    @py("instance") override to_representation(_instance: Value): Promise<Value> | Value {
      throw new NotImplementedError("`to_representation()` must be implemented.");
    }
    @py("instance, validated_data") update(_instance: Value, _data: Value): Promise<Value> | Value {
      throw new NotImplementedError("`update()` must be implemented.");
    }
    @py("validated_data") create(_data: Value): Promise<Value> | Value {
      throw new NotImplementedError("`create()` must be implemented.");
    }

    @py("**kwargs") async save(kwargs: Dict = new Dict()): Promise<Value> {
      if (this._errors === undefined)
        throw new AssertionError("You must call `.is_valid()` before calling `.save()`.");
      if (truthy(this._errors))
        throw new AssertionError("You cannot call `.save()` on a serializer with invalid data.");
      if (this.#data !== undefined) {
        throw new AssertionError(
          "You cannot call `.save()` after accessing `serializer.data`.If you need to access data before committing to the " +
            "database then inspect 'serializer.validated_data' instead. ",
        );
      }
      const merged = (attrs: Value): Value => new Dict([...(attrs as Dict), ...kwargs]);
      const validated = this.validated_data;
      const data = Array.isArray(validated)
        ? (validated as Value[]).map(merged)
        : merged(validated);
      const name = this.instance === null ? "create" : "update";
      const saved =
        name === "create" ? await this.create(data) : await this.update(this.instance, data);
      if (saved === null)
        throw new AssertionError(`\`${name}()\` did not return an object instance.`);
      this.instance = saved;
      return saved;
    }

    @py("*, raise_exception=False") async is_valid(raise_exception: Value = false): Promise<Value> {
      if (this.initial_data === undefined) {
        throw new AssertionError(
          "Cannot call `.is_valid()` as no `data=` keyword argument was passed when instantiating the serializer instance.",
        );
      }
      if (this._validated_data === undefined) {
        try {
          this.put("_validated_data", await this.run_validation(this.initial_data));
          this.put("_errors", this.noErrors());
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
          this.put("_validated_data", this.noErrors());
          this.put("_errors", error.detail);
          this.#trace(false, error.detail);
        }
      }
      const errors = this._errors ?? null;
      if (truthy(errors) && truthy(raise_exception)) throw invalid(await this.errors);
      return !truthy(errors);
    }
    noErrors(): Value {
      return new Dict();
    }
    #trace(passed: boolean, detail: Value): void {
      const cls = classOf(this);
      const info = cls && classInfo(cls);
      const fields =
        detail instanceof Dict ? [...detail.keys()].map(String).join(", ") : "the data";
      process.host.trace.step({
        gate: "serializer",
        name: `${info?.module ?? ""}.${info?.name ?? ""}.is_valid`,
        outcome: passed ? "passed" : "refused",
        because: `not valid: ${fields}`,
      });
    }

    /** The representation; in TypeScript `await serializer.data`. */
    get data(): Promise<Value> {
      return this.#dataNow();
    }
    async #dataNow(): Promise<Value> {
      if (this.initial_data !== undefined && this._validated_data === undefined) {
        throw new AssertionError(
          "When a serializer is passed a `data` keyword argument you must call `.is_valid()` before attempting to access the " +
            "serialized `.data` representation.\nYou should either call `.is_valid()` first, or access `.initial_data` instead.",
        );
      }
      if (this.#data === undefined) {
        const clean = !truthy(this._errors ?? null);
        if (this.instance !== null && clean)
          this.#data = await this.to_representation(this.instance);
        else if (this._validated_data !== undefined && clean)
          this.#data = await this.to_representation(this._validated_data);
        else this.#data = await this.get_initial();
      }
      return this.#data;
    }
    get errors(): Promise<Value> | Value {
      if (this._errors === undefined)
        throw new AssertionError("You must call `.is_valid()` before accessing `.errors`.");
      const errors = this._errors;
      const [first] = Array.isArray(errors) ? (errors as Value[]) : [];
      if (
        Array.isArray(errors) &&
        errors.length === 1 &&
        first instanceof ErrorDetail &&
        first.code === "null"
      ) {
        return new Dict([[NON_FIELD, [ErrorDetail.of("No data provided", "null")]]]);
      }
      return errors;
    }
    get validated_data(): Value {
      if (this._validated_data === undefined) {
        throw new AssertionError("You must call `.is_valid()` before accessing `.validated_data`.");
      }
      return this._validated_data;
    }

    /** Validators and `validate` of a whole, their errors under one key. */
    async validateWhole(data: Value): Promise<Value> {
      const [done, value] = iterate(await this.validate_empty_values(data));
      if (truthy(done)) return value ?? null;
      const internal = await this.to_internal_value(value ?? null);
      try {
        await this.run_validators(internal);
        const validate = await process.getattr(this, "validate");
        const validated = await process.call(validate, [internal]);
        if (validated === null)
          throw new AssertionError(".validate() should return the validated data");
        return validated;
      } catch (error) {
        if (isValidationError(error)) throw invalid(asSerializerError(error));
        throw error;
      }
    }
  }

  @pyclass("rest_framework.serializers.Serializer")
  class Serializer extends BaseSerializer {
    #fields: Promise<Dict> | undefined;

    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { invalid: "Invalid data. Expected a dictionary, but got {datatype}." };
    }

    /** Fields the class and its ancestors declare, in upstream's order. */
    get _declared_fields(): Dict {
      return declaredFields(classOf(this) ?? (Serializer));
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
      const nested = [...dictionary.lists()].filter(([key]) => String(key).startsWith(prefix));
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

  /** Declared fields in the order they were made; a subclass's `name = None` takes one away. */
  function declaredFields(cls: Class): Dict {
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

  @pyclass("rest_framework.serializers.ListSerializer")
  class ListSerializer extends BaseSerializer {
    declare child: FieldType;
    declare allow_empty: boolean;
    declare limits: { max_length: Value; min_length: Value };

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
      this.limits = {
        max_length: takeOption(options, "max_length", null),
        min_length: takeOption(options, "min_length", null),
      };
      await super.__init__(...([instance, data, options] as never[]));
      this.child.bind("", this);
    }
    @py() override async get_initial(): Promise<Value> {
      return this.initial_data === undefined ? [] : await this.to_representation(this.initial_data);
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
      if (!Array.isArray(data)) this.#refuse("not_a_list", { input_type: typeName(data) });
      const given = data as Value[];
      const { max_length, min_length } = this.limits;
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
      const source =
        data instanceof BaseManager
          ? await process.call(await process.getattr(data, "all"), [])
          : data;
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
        made.push(await (this.child as unknown as BaseSerializer).create(attrs));
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

  return { BaseSerializer, Serializer, ListSerializer, declaredFields, asSerializerError };
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
    for (const [key, item] of value as Dict) dictionary.set(key, item);
    return;
  }
  let inner = dictionary;
  for (const key of keys.slice(0, -1)) {
    if (!inner.has(key)) inner.set(key, new Dict());
    inner = inner.get(key) as Dict;
  }
  inner.set(last, value);
}

export type Serializer = InstanceType<ExportsOf<typeof serializer_base>["Serializer"]>;
