/** Mirrors BaseSerializer of rest_framework/serializers.py (3.18). */
import { AssertionError, NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { type Class, classInfo, classOf, py, pyclass } from "../../python/objects.ts";
import { iterate, str, truthy } from "../../python/operations.ts";
import type { Keywords } from "../../python/signature.ts";
import { Dict, type Value } from "../../python/values.ts";
import { ValidationError as DjangoValidationError } from "../django/core/exceptions.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { translation } from "../django/utils/translation.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { ErrorDetail } from "./error-detail.ts";
import { detailText, exceptions } from "./exceptions.ts";
import { EMPTY, get_error_detail } from "./fields/data.ts";
import { field_base } from "./fields/field.ts";
import { takeOption } from "./fields/text.ts";
import { settings } from "./settings.ts";

import { list_serializer } from "./list-serializer.ts";

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

export const base_serializer = defineModule("rest_framework._base_serializer", async (process) => {
  const { Field } = await process.load(field_base);
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);
  const { api_settings } = await process.load(settings);
  const NON_FIELD = await api_settings.get("NON_FIELD_ERRORS_KEY");

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
      const meta = await getattrOr<Value>(process, cls, "Meta", null);
      const own =
        meta === null ? null : await getattrOr(process, meta, "list_serializer_class", null);
      return await process.call(
        own ?? (await process.load(list_serializer)).ListSerializer,
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
          this.#trace(error.detail);
        }
      }
      const errors = this._errors ?? null;
      if (truthy(errors) && truthy(raise_exception)) throw invalid(await this.errors);
      return !truthy(errors);
    }
    noErrors(): Value {
      return new Dict();
    }
    #trace(detail: Value): void {
      const cls = classOf(this);
      const info = cls && classInfo(cls);
      const fields =
        detail instanceof Dict ? [...detail.keys()].map(String).join(", ") : "the data";
      process.host.trace.step({
        gate: "serializer",
        name: `${info?.module ?? ""}.${info?.name ?? ""}.is_valid`,
        outcome: "refused",
        because: `Not valid: ${fields}.`,
        looked:
          detail instanceof Dict
            ? [...detail].map(([field, messages]) => ({
                what: str(field),
                value: detailText(messages),
              }))
            : [{ what: "data", value: detailText(detail) }],
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

  return { BaseSerializer, asSerializerError, invalid, isValidationError };
});

export type BaseSerializer = InstanceType<ExportsOf<typeof base_serializer>["BaseSerializer"]>;
