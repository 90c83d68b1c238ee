/** Mirrors the Field class of django/db/models/fields/__init__.py (5.2). */
import { NotSimulated } from "../../../../../python/errors.ts";
import {
  type Class,
  classInfo,
  classOf,
  native,
  py,
  pyclass,
  PyObject,
} from "../../../../../python/objects.ts";
import { equals, isCallable, iterate, str, truthy } from "../../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import { isEmptyValue } from "../../../core/validators/limits.ts";
import {
  type ValidationError,
  ValidationError as Invalid,
  validationError,
} from "../../../core/exceptions.ts";
import type { CheckMessage } from "../../../core/checks/messages.ts";
import type { ColumnKind, Stored } from "../../../../database/schema.ts";
import {
  fieldValue,
  type Maybe,
  type ModelClass,
  type ModelContext,
  type ModelInstance,
} from "../contract.ts";
import { checkField } from "./checks.ts";
import { normalizeChoices } from "./choices.ts";
import { callDefault, isLazy, runValidator } from "./calling.ts";
import {
  FIELD_DEFAULTS,
  type FieldOptions,
  migrationPath,
  NOT_PROVIDED,
  readFieldOptions,
} from "./options.ts";
import type { ForeignObjectRel } from "./reverse_related.ts";

/** Fields keep the order they were written in; the counter orders them and means nothing else. */
let written = 0;
let made = -1;

/** A column of a model: its options, and how values travel between Python, validation and the database. */
@pyclass("django.db.models.fields.Field")
export class Field extends PyObject {
  declare name: string;
  declare attname: string;
  /** Name of the column; null for a field that has none. */
  declare column: string | null;
  declare concrete: boolean;
  declare verbose_name: Value;
  declare primary_key: boolean;
  declare max_length: number | null;
  declare blank: boolean;
  declare null: boolean;
  declare db_index: Value;
  declare default: Value;
  declare db_default: Value;
  declare editable: boolean;
  declare serialize: boolean;
  declare unique_for_date: Value;
  declare unique_for_month: Value;
  declare unique_for_year: Value;
  /** List of (value, label) pairs; null where any value goes. */
  declare choices: Value[] | null;
  declare help_text: Value;
  declare db_column: Value;
  declare auto_created: boolean;
  declare remote_field: ForeignObjectRel | null;
  declare is_relation: boolean;
  declare creation_counter: number;
  declare model: ModelClass;
  /** The options that were given, for `deconstruct`. */
  declare given: FieldOptions;

  /** Parameters the class names before Field's own, and how many of them are required. */
  get ownParameters(): readonly [names: readonly string[], required: number] {
    return [[], 0];
  }

  @py("*args, **kwargs") __init__(args: readonly Value[] = [], kwargs: Dict = new Dict()): void {
    const [own, required] = this.ownParameters;
    this.configure(readFieldOptions(this.ownerName(), own, required, args, kwargs));
  }

  /** The class that wrote the parameters; a learner's subclass passes them on. */
  private ownerName(): string {
    const cls = classOf(this);
    const chain = cls ? (classInfo(cls)?.mro ?? []) : [];
    const native = chain.find((one) => (classInfo(one)?.module ?? "").startsWith("django."));
    return (native && classInfo(native)?.name) ?? "Field";
  }

  /** Takes the options; subclasses read their own first. */
  configure(options: FieldOptions): void {
    this.given = options;
    for (const [key, fallback] of Object.entries(FIELD_DEFAULTS)) {
      Object.defineProperty(this, key, {
        value: options.get(key) ?? fallback,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    this.primary_key = truthy(options.get("primary_key") ?? false);
    this.blank = truthy(options.get("blank") ?? false);
    this.null = truthy(options.get("null") ?? false);
    this.remote_field = (options.get("rel") ?? null) as ForeignObjectRel | null;
    this.is_relation = this.remote_field !== null;
    this.choices = normalizeChoices(options.get("choices") ?? null);
    this.creation_counter = this.auto_created ? made-- : written++;
  }

  get empty_strings_allowed(): boolean {
    return true;
  }
  get hidden(): boolean {
    return false;
  }
  get many_to_many(): boolean | null {
    return null;
  }
  get many_to_one(): boolean | null {
    return null;
  }
  get one_to_many(): boolean | null {
    return null;
  }
  get one_to_one(): boolean | null {
    return null;
  }
  get related_model(): ModelClass | string | null {
    return null;
  }
  get empty_values(): Value[] {
    return [null, "", [], new Tuple(), new Dict()];
  }
  get unique(): boolean {
    return truthy(this.given.get("unique") ?? false) || this.primary_key;
  }
  get description(): string {
    return `Field of type: ${this.get_internal_type()}`;
  }
  get flatchoices(): Value[] {
    return (this.choices ?? []).flatMap((choice) => {
      const [, label = ""] = iterate(choice);
      return Array.isArray(label) || label instanceof Tuple ? iterate(label) : [choice];
    });
  }
  get default_validators(): Value[] {
    return [];
  }
  /** Messages a class brings, by code; those of its ancestors hold too. */
  get default_error_messages(): Readonly<Record<string, string>> {
    return {
      invalid_choice: "Value %(value)r is not a valid choice.",
      null: "This field cannot be null.",
      blank: "This field cannot be blank.",
      unique: "%(model_name)s with this %(field_label)s already exists.",
      unique_for_date: "%(field_label)s must be unique for %(date_field_label)s %(lookup_type)s.",
    };
  }
  get error_messages(): Dict {
    const messages = new Dict();
    const translate = (text: string): Value => this.context?.translated(text) ?? text;
    for (const [code, text] of Object.entries(this.default_error_messages))
      messages.set(code, translate(text));
    const own = this.given.get("error_messages");
    if (own instanceof Dict) for (const [code, text] of own) messages.set(code, text);
    return messages;
  }
  get validators(): Value[] {
    return [...this.default_validators, ...this._validators];
  }
  get _validators(): Value[] {
    const given = this.given.get("validators");
    return given === undefined || given === null ? [] : iterate(given);
  }

  /** The process of the model; undefined for a field outside a model. */
  get context(): ModelContext | undefined {
    return (this.model as ModelClass | undefined)?._meta.context;
  }

  @py() get_internal_type(): string {
    return classInfo(classOf(this) as Class)?.name ?? "Field";
  }
  @py() get_attname(): string {
    return this.name;
  }
  @py() get_attname_column(): Tuple {
    const attname = this.get_attname();
    return new Tuple([attname, typeof this.db_column === "string" ? this.db_column : attname]);
  }
  @py("name") set_attributes_from_name(name: string): void {
    this.name = typeof this.name === "string" && this.name !== "" ? this.name : name;
    const [attname, column] = this.get_attname_column();
    this.attname = attname as string;
    this.column = column as string | null;
    this.concrete = this.column !== null;
    this.verbose_name ??= this.name.replaceAll("_", " ");
  }

  /** Joins a model: called once its Options are there. */
  @py("cls, name") contribute_to_class(cls: ModelClass, name: string): Maybe<void> {
    this.set_attributes_from_name(name);
    this.model = cls;
    cls._meta.add_field(this);
    if (this.choices === null) return;
    const display = `get_${this.name}_display`;
    if (Object.hasOwn(cls.prototype, display)) return;
    const field = this; // eslint-disable-line @typescript-eslint/no-this-alias -- the method's `this` is the instance
    const method = function (this: ModelInstance): Value {
      const value = fieldValue(this, field.attname);
      const pair = field.flatchoices.find((choice) => equals(iterate(choice)[0] ?? null, value));
      return str((pair && iterate(pair)[1]) ?? value);
    };
    Object.defineProperty(cls.prototype, display, {
      value: native("", method),
      writable: true,
      configurable: true,
    });
  }

  /** A field like this one for another model, in the same place of the order. */
  clone(): this {
    const copy = new (this.constructor as new () => this)();
    Object.assign(copy, this);
    const rel = this.remote_field?.copyFor(copy);
    if (rel) copy.remote_field = rel;
    return copy;
  }

  @py() has_default(): boolean {
    return (this.default as unknown) !== NOT_PROVIDED;
  }
  @py() has_db_default(): boolean {
    return (this.db_default as unknown) !== NOT_PROVIDED;
  }
  /** The default, computed anew where it is a callable. A promise where it is Python's. */
  @py() get_default(): Maybe<Value> {
    if (this.has_default())
      return isCallable(this.default) ? callDefault(this.default, this.context) : this.default;
    return this.empty_strings_allowed && !this.null ? "" : null;
  }

  /** The value in the type the field has in Python. @throws ValidationError */
  @py("value") to_python(value: Value): Maybe<Value> {
    return value;
  }

  /** @throws ValidationError */
  @py("value, model_instance") async clean(value: Value, instance: Value): Promise<Value> {
    const cleaned = await this.to_python(value);
    await this.validate(cleaned, instance);
    await this.run_validators(cleaned);
    return cleaned;
  }

  @py("value, model_instance") validate(value: Value, _instance: Value): Maybe<void> {
    if (!this.editable) return;
    if (this.choices !== null && !isEmptyValue(value)) {
      if (this.flatchoices.some((choice) => equals(iterate(choice)[0] ?? null, value))) return;
      throw this.invalid("invalid_choice", value);
    }
    if (value === null && !this.null) throw this.invalid("null");
    if (!this.blank && isEmptyValue(value)) throw this.invalid("blank");
  }

  @py("value") async run_validators(value: Value): Promise<void> {
    if (isEmptyValue(value)) return;
    const errors: Value[] = [];
    for (const validator of this.validators) {
      try {
        await runValidator(validator, value, this.context);
      } catch (error) {
        if (!(error instanceof Invalid)) throw error;
        const message =
          typeof error.code === "string" ? this.error_messages.get(error.code) : undefined;
        if (message !== undefined) error.ownMessage = message;
        errors.push(...error.error_list);
      }
    }
    if (errors.length > 0) throw validationError(errors);
  }

  /** The ValidationError for one of the field's messages. */
  protected invalid(code: string, value?: Value): ValidationError {
    const message = this.error_messages.get(code) ?? code;
    return validationError(message, code, value === undefined ? null : Dict.from({ value }));
  }

  @py("model_instance, add") pre_save(instance: ModelInstance, _add: Value): Maybe<Value> {
    return fieldValue(instance, this.attname);
  }
  /** The value a query compares with. @throws what the type does not take */
  @py("value") get_prep_value(value: Value): Value {
    return typeof value === "object" && value !== null && "__str__" in value && isLazy(value)
      ? str(value)
      : value;
  }
  @py("obj") value_from_object(obj: ModelInstance): Value {
    return fieldValue(obj, this.attname);
  }
  @py("obj") value_to_string(obj: ModelInstance): string {
    return str(this.value_from_object(obj));
  }
  @py("instance, data") save_form_data(instance: ModelInstance, data: Value): void {
    Object.defineProperty(instance, this.name, {
      value: data,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }
  @py("**kwargs") formfield(): never {
    throw new NotSimulated("Django's forms are not part of this workbook");
  }

  /** How the column's values are kept and compared. */
  get columnKind(): ColumnKind {
    return "text";
  }
  /** Whether SQLite checks that the value is not negative. */
  get unsigned(): boolean {
    return false;
  }
  /** A prepared value as the column holds it. */
  toStored(value: Value): Stored {
    return value === null ? null : str(value);
  }
  /** A cell of the column as Python sees it. */
  fromStored(cell: Stored): Value {
    return cell;
  }

  @py("**kwargs") check(): CheckMessage[] {
    return checkField(this);
  }

  /** (name, dotted path, args, keywords) from which an equal field can be made. */
  @py() deconstruct(): Tuple {
    const cls = classInfo(classOf(this) as Class);
    const keywords = new Dict();
    for (const [name, value] of this.given) {
      if (this.isWritten(name, value))
        keywords.set(name, name === "choices" ? this.choices : value);
    }
    // A primary key is not serialized, whether it was said or not.
    if (!this.serialize) keywords.set("serialize", false);
    return new Tuple([
      this.name ?? null,
      migrationPath(cls?.module ?? "", cls?.qualname ?? ""),
      [],
      keywords,
    ]);
  }
  /** Whether an option stands in a migration: those that have their default do not. */
  protected isWritten(name: string, value: Value): boolean {
    if (name === "name" || name === "rel") return false;
    if (name === "validators" || name === "error_messages") return truthy(value);
    if (name === "choices") return this.choices !== null;
    const fallback = name === "unique" ? false : FIELD_DEFAULTS[name];
    return fallback === undefined || fallback !== value;
  }

  @py() __str__(): string {
    const model = this.model as ModelClass | undefined;
    return model ? `${model._meta.label}.${this.name}` : this.__repr__();
  }
  @py() __repr__(): string {
    const cls = classInfo(classOf(this) as Class);
    const name = (this.name as string | null | undefined) ?? null;
    return `<${cls?.module ?? ""}.${cls?.qualname ?? ""}${name === null ? "" : `: ${name}`}>`;
  }
  @py("other") __eq__(other: Value): boolean {
    return (
      other instanceof Field &&
      other.creation_counter === this.creation_counter &&
      other.model === this.model
    );
  }
}

/** A field made from TypeScript, as Python's `Cls(*args, **options)`. */
export function field<F extends Field>(
  Cls: new () => F,
  options: Readonly<Record<string, Value>> = {},
  ...args: readonly Value[]
): F {
  const result = new Cls();
  result.__init__(args, Dict.from(options));
  return result;
}
