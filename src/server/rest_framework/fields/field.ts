/** Mirrors the base of rest_framework/fields.py (3.18). */
import {
  AssertionError,
  AttributeError,
  KeyError,
  NotImplementedError,
  TypeError,
} from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import {
  type Class,
  classInfo,
  classOf,
  mro,
  py,
  pyclass,
  PyObject,
} from "../../../python/objects.ts";
import { isCallable, iterate, str, truthy, typeName } from "../../../python/operations.ts";
import type { Keywords } from "../../../python/signature.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import { ValidationError as DjangoValidationError } from "../../django/core/exceptions.ts";
import { MultiValueDict, MultiValueDictKeyError } from "../../django/utils/datastructures.ts";
import { getattrOr } from "../../django/utils/module_loading.ts";
import { translation } from "../../django/utils/translation.ts";
import { defineModule } from "../../process.ts";
import { fieldRepr } from "../representation.ts";
import { exceptions } from "../exceptions.ts";
import { getAttribute } from "./attributes.ts";
import { EMPTY, formatMessage, get_error_detail, SkipField, valueOrEmpty } from "./data.ts";

/** Options every field has, with the checks upstream makes of them. */
const OPTIONS = new Set([
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
  "validators",
  "allow_null",
]);

let created = 0;

/** What holds a field: a serializer, or a list field. */
export interface Parent extends PyObject {
  readonly parent: Parent | null;
  readonly partial?: boolean;
  readonly _context?: Value;
  readonly instance?: Value;
}

export const field_base = defineModule("rest_framework._field", async (process) => {
  const { ValidationError } = await process.load(exceptions);
  const { gettext: _ } = await process.load(translation);

  const nameOf = (one: object): string => {
    const cls = classOf(one);
    return (cls && classInfo(cls)?.name) ?? "";
  };

  function invalid(detail: Value, code?: Value): Error {
    const error = new ValidationError();
    error.__init__(detail, code);
    return error;
  }

  @pyclass("rest_framework.fields.Field")
  class Field extends PyObject {
    declare _args: readonly Value[];
    declare _kwargs: Keywords;
    declare _creation_counter: number;
    declare read_only: boolean;
    declare write_only: boolean;
    declare required: boolean;
    declare default: Value;
    declare source: string | null;
    declare source_attrs: string[];
    declare label: Value;
    declare help_text: Value;
    declare style: Value;
    declare allow_null: boolean;
    declare field_name: string | null;
    declare parent: Parent | null;
    declare error_messages: Dict;
    #validators: Value[] | undefined;

    /** Keeps the arguments, so that a serializer instance can have a field of its own. */
    static __new__(cls: Class, args: readonly Value[], keywords: Keywords): Promise<Value> | Value {
      const made = new (cls as unknown as new () => Field)();
      made._args = args;
      made._kwargs = keywords;
      return made;
    }

    get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { required: "This field is required.", null: "This field may not be null." };
    }
    get default_validators(): Value {
      return [];
    }
    get default_empty_html(): Value {
      return EMPTY;
    }
    set default_empty_html(value: Value) {
      this.put("default_empty_html", value);
    }
    get initial(): Value {
      return null;
    }
    set initial(value: Value) {
      this.put("initial", value);
    }
    put(name: string, value: Value): void {
      Object.defineProperty(this, name, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }

    @py("**kwargs") __init__(...args: never[]): Promise<void> | void {
      const [options = new Dict()] = args as unknown as [Dict | undefined];
      this.configure(options);
    }

    /** Takes the options every field has. @throws TypeError, AssertionError as upstream */
    configure(options: Dict): void {
      for (const key of options.keys()) {
        if (!OPTIONS.has(String(key)))
          throw new TypeError(
            `Field.__init__() got an unexpected keyword argument '${String(key)}'`,
          );
      }
      // An option given as None counts as given: `default=None` makes a field optional.
      const given = (name: string, fallback: Value): Value => {
        const value = options.get(name);
        return value === undefined ? fallback : value;
      };
      const read_only = truthy(given("read_only", false));
      const write_only = truthy(given("write_only", false));
      const preset = given("default", EMPTY);
      const required = given("required", null);
      this._creation_counter = created++;
      this.read_only = read_only;
      this.write_only = write_only;
      this.required = required === null ? preset === EMPTY && !read_only : truthy(required);
      const check = (wrong: boolean, message: string): void => {
        if (wrong) throw new AssertionError(message);
      };
      check(read_only && write_only, "May not set both `read_only` and `write_only`");
      check(read_only && this.required, "May not set both `read_only` and `required`");
      check(this.required && preset !== EMPTY, "May not set both `required` and `default`");
      check(
        read_only && classOf(this) === (Field as unknown as Class),
        "Field(read_only=True) should be ReadOnlyField",
      );
      this.default = preset;
      const source = given("source", null);
      this.source = source === null ? null : str(source);
      const initial = given("initial", EMPTY);
      if (initial !== EMPTY) this.initial = initial;
      this.label = given("label", null);
      this.help_text = given("help_text", null);
      this.style = given("style", null) ?? new Dict();
      this.allow_null = truthy(given("allow_null", false));
      if (this.default_empty_html !== EMPTY && preset !== EMPTY) this.default_empty_html = preset;
      const validators = given("validators", null);
      if (validators !== null) this.#validators = iterate(validators);
      this.field_name = null;
      this.parent = null;
      this.error_messages = this.#messages(given("error_messages", null));
    }

    #messages(own: Value): Dict {
      const messages = new Dict();
      const take = (given: unknown): void => {
        const entries =
          given instanceof Dict
            ? [...given]
            : Object.entries((given ?? {}) as Record<string, Value>);
        for (const [key, value] of entries) messages.set(key, value);
      };
      for (const cls of [...mro(classOf(this) ?? Field)].reverse()) {
        const found = Object.getOwnPropertyDescriptor(cls.prototype, "default_error_messages");
        if (found) take(found.get ? found.get.call(this) : found.value);
      }
      take(own ?? {});
      return messages;
    }

    @py("field_name, parent") bind(field_name: string, parent: Parent): void {
      if (this.source === field_name) {
        throw new AssertionError(
          `It is redundant to specify \`source='${field_name}'\` on field '${nameOf(this)}' in serializer '${nameOf(parent)}', ` +
            "because it is the same as the field name. Remove the `source` keyword argument.",
        );
      }
      this.field_name = field_name;
      this.parent = parent;
      const words = field_name.replaceAll("_", " ");
      this.label ??= words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
      this.source ??= field_name;
      this.source_attrs = this.source === "*" ? [] : this.source.split(".");
    }

    get validators(): Value[] {
      this.#validators ??= this.get_validators() as Value[];
      return this.#validators;
    }
    set validators(value: Value[]) {
      this.#validators = value;
    }
    @py() get_validators(): Value {
      return iterate(this.default_validators);
    }
    @py() async get_initial(): Promise<Value> {
      return isCallable(this.initial) ? await process.call(this.initial, []) : this.initial;
    }

    /** True where the root serializer updates in part. */
    isPartial(): boolean {
      return truthy((this.root as { partial?: Value }).partial ?? false);
    }

    @py("dictionary") get_value(dictionary: Value): Value {
      if (!(dictionary instanceof Dict)) return EMPTY;
      const name = this.field_name ?? "";
      if (!(dictionary instanceof MultiValueDict)) return valueOrEmpty(dictionary, name);
      const value = dictionary.get(name);
      if (value === undefined) return this.isPartial() ? EMPTY : this.default_empty_html;
      const blank = truthy((this as { allow_blank?: Value }).allow_blank ?? false);
      if (value === "" && this.allow_null) return blank ? "" : null;
      if (value === "" && !this.required) return blank ? "" : EMPTY;
      return value;
    }

    @py("instance") async get_attribute(instance: Value): Promise<Value> {
      try {
        return await getAttribute(process, instance, this.source_attrs);
      } catch (error) {
        if (!(error instanceof KeyError) && !(error instanceof AttributeError)) throw error;
        if (this.default !== EMPTY) return await this.get_default();
        if (this.allow_null) return null;
        if (!this.required) throw new SkipField();
        const kind = typeName(error);
        const Kind =
          error instanceof MultiValueDictKeyError
            ? MultiValueDictKeyError
            : error instanceof KeyError
              ? KeyError
              : AttributeError;
        throw new Kind(
          `Got ${kind} when attempting to get a value for field \`${this.field_name ?? ""}\` on serializer ` +
            `\`${this.parent ? nameOf(this.parent) : ""}\`.\nThe serializer field might be named incorrectly and not match ` +
            `any attribute or key on the \`${typeName(instance)}\` instance.\nOriginal exception text was: ${str(error)}.`,
        );
      }
    }

    @py() async get_default(): Promise<Value> {
      if (this.default === EMPTY || this.isPartial()) throw new SkipField();
      if (!isCallable(this.default)) return this.default;
      const context = truthy(await getattrOr(process, this.default, "requires_context", false));
      return await process.call(this.default, context ? [this] : []);
    }

    /** `(True, value)` for a value that is not looked at further, `(False, data)` for one that is. */
    @py("data") async validate_empty_values(data: Value): Promise<Value> {
      if (this.read_only) return new Tuple([true, await this.get_default()]);
      if (data === EMPTY) {
        if (this.isPartial()) throw new SkipField();
        if (this.required) this.fail("required");
        return new Tuple([true, await this.get_default()]);
      }
      if (data !== null) return new Tuple([false, data]);
      if (!this.allow_null) this.fail("null");
      return new Tuple([this.source !== "*", null]);
    }

    @py("data=empty") async run_validation(data: Value = EMPTY): Promise<Value> {
      const [done, value] = iterate(await this.validate_empty_values(data));
      if (truthy(done)) return value ?? null;
      const internal = await this.to_internal_value(value ?? null);
      await this.run_validators(internal);
      return internal;
    }

    @py("value") async run_validators(value: Value): Promise<void> {
      const errors: Value[] = [];
      for (const validator of this.validators) {
        try {
          const context = truthy(await getattrOr(process, validator, "requires_context", false));
          await process.call(validator, context ? [value, this] : [value]);
        } catch (error) {
          if (error instanceof ValidationError) {
            if (error.detail instanceof Dict) throw error;
            errors.push(...iterate(error.detail));
          } else if (error instanceof DjangoValidationError)
            errors.push(...iterate(get_error_detail(error)));
          else throw error;
        }
      }
      if (errors.length > 0) throw invalid(errors);
    }

    @py("data") to_internal_value(_data: Value): Promise<Value> | Value {
      throw new NotImplementedError(
        `${nameOf(this)}.to_internal_value() must be implemented for field ${this.field_name ?? ""}. ` +
          "If you do not need to support write operations you probably want to subclass `ReadOnlyField` instead.",
      );
    }
    @py("value") to_representation(_value: Value): Promise<Value> | Value {
      throw new NotImplementedError(
        `${nameOf(this)}.to_representation() must be implemented for field ${this.field_name ?? ""}.`,
      );
    }

    @py("key, **kwargs") fail(
      key: string,
      kwargs: Dict | Readonly<Record<string, Value>> = {},
    ): never {
      const message = this.error_messages.get(key);
      if (message === undefined) {
        throw new AssertionError(
          `ValidationError raised by \`${nameOf(this)}\`, but error key \`${key}\` does not exist in the \`error_messages\` dictionary.`,
        );
      }
      const values =
        kwargs instanceof Dict
          ? Object.fromEntries([...kwargs].map(([name, value]) => [String(name), value]))
          : kwargs;
      throw invalid(formatMessage(_(message), values), key);
    }

    /** A message of this field in the language in force. */
    message(key: string, values: Readonly<Record<string, Value>> = {}): string {
      return formatMessage(_(this.error_messages.get(key) ?? ""), values);
    }

    @py() __repr__(): Promise<string> | string {
      return fieldRepr(this);
    }

    get root(): PyObject {
      return this.parent === null ? this : rootOf(this.parent);
    }
    get context(): Value {
      return (this.root as { _context?: Value })._context ?? new Dict();
    }
  }

  /** A field like this one, made from the same arguments. */
  async function copyField(field: Field): Promise<Field> {
    const args: Value[] = [];
    for (const arg of field._args) args.push(await copyValue(arg));
    const kwargs: Record<string, Value> = {};
    for (const [key, value] of field._kwargs) {
      kwargs[key] = key === "validators" || key === "regex" ? value : await copyValue(value);
    }
    return (await process.call(classOf(field) as unknown as Value, args, kwargs)) as Field;
  }

  async function copyValue(value: Value): Promise<Value> {
    if (value instanceof Field) return await copyField(value);
    if (Array.isArray(value)) return [...(value as Value[])];
    return value instanceof Dict && !(value instanceof MultiValueDict) ? new Dict(value) : value;
  }

  return { Field, invalid, copyField };
});

/** The outermost of what holds a field. */
function rootOf(parent: Parent): PyObject {
  return parent.parent === null ? parent : rootOf(parent.parent);
}

export type Field = InstanceType<ExportsOf<typeof field_base>["Field"]>;
