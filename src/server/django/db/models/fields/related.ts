/** Mirrors django/db/models/fields/related.py (5.2). */
import { TypeError, ValueError } from "../../../../../python/errors.ts";
import { type Class, classInfo, isInstance, py, pyclass } from "../../../../../python/objects.ts";
import { isCallable, repr, str, truthy } from "../../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import type { ColumnKind, Row, Stored } from "../../../../database/schema.ts";
import type { CheckMessage } from "../../../core/checks/messages.ts";
import { validationError } from "../../../core/exceptions.ts";
import { type Maybe, type ModelClass, type ModelInstance } from "../contract.ts";
import { Field } from "./field.ts";
import {
  checkOnDelete,
  checkRelatedName,
  checkTarget,
  checkUnique,
  resolveModelName,
} from "./related-checks.ts";
import { installForward, installReverse, installReverseOne } from "./related_descriptors.ts";
import {
  ManyToOneRel,
  OneToOneRel,
  type ForeignObjectRel,
  type RelationOptions,
} from "./reverse_related.ts";
import type { FieldOptions } from "./options.ts";

const MODULE = "django.db.models.fields.related";

/** A field that points at another model. */
@pyclass(`${MODULE}.RelatedField`)
export class RelatedField extends Field {
  declare remote_field: ForeignObjectRel;

  override get related_model(): ModelClass | string | null {
    return this.remote_field.model;
  }
  /** The model pointed at, once it is there. */
  get target(): ModelClass {
    return this.remote_field.model as ModelClass;
  }

  /** Reads what both kinds of relation take. @throws TypeError where `to` names no model */
  protected readTarget(to: Value): ModelClass | string {
    if (typeof to === "string") return to === "self" ? to : to;
    if (typeof to === "function" && "_meta" in to) return to as unknown as ModelClass;
    const name = classInfo(this.constructor as unknown as Class)?.name ?? "ForeignKey";
    throw new TypeError(
      `${name}(${repr(to)}) is invalid. First parameter to ${name} must be either a model, a model name, or the string 'self'`,
    );
  }
  protected readRelation(options: FieldOptions): RelationOptions {
    const text = (name: string): string | null => {
      const value = options.get(name) ?? null;
      return value === null ? null : str(value);
    };
    return {
      related_name: text("related_name"),
      related_query_name: text("related_query_name"),
      limit_choices_to: options.get("limit_choices_to") ?? new Dict(),
      on_delete: options.get("on_delete") ?? null,
      parent_link: truthy(options.get("parent_link")),
      field_name: text("to_field"),
      through: options.get("through") ?? null,
      through_fields: options.get("through_fields") ?? null,
      symmetrical: truthy(options.get("symmetrical")),
      db_constraint: options.get("db_constraint") !== false,
    };
  }

  @py() related_query_name(): string {
    const { related_query_name, related_name } = this.remote_field;
    return related_query_name ?? related_name ?? this.model._meta.model_name;
  }

  /** Fills "%(class)s" and "%(app_label)s" into names that an abstract model gave. */
  protected settleNames(cls: ModelClass): void {
    const own = cls._meta.default_related_name;
    const rel = this.remote_field;
    const fill = (text: string): string =>
      text
        .replaceAll("%(class)s", cls._meta.model_name)
        .replaceAll("%(model_name)s", cls._meta.model_name)
        .replaceAll("%(app_label)s", cls._meta.app_label);
    const name = rel.related_name ?? (own === null ? null : str(own));
    rel.related_name = name === null ? null : fill(name);
    rel.related_query_name = rel.related_query_name === null ? null : fill(rel.related_query_name);
  }

  @py("cls, name") override async contribute_to_class(
    cls: ModelClass,
    name: string,
  ): Promise<void> {
    await super.contribute_to_class(cls, name);
    if (cls._meta.abstract) return;
    this.settleNames(cls);
    const rel = this.remote_field;
    // A model that another replaces is not part of the project.
    const live = cls._meta.swapped === null;
    if (typeof rel.model !== "string") {
      if (live) this.meet(rel.model);
      return;
    }
    const [app, model] = resolveModelName(cls, rel.model);
    await cls._meta.context.whenRegistered(app, model, (found) => {
      rel.model = found;
      if (live) this.meet(found);
    });
  }

  /** The model pointed at is there. */
  protected meet(target: ModelClass): void {
    (target._meta.concrete_model ?? target)._meta.addReverse(this.remote_field);
  }

  /** Rows on the other side, from a row on this one. */
  forwardRows(_row: Row): readonly Row[] {
    return [];
  }
  /** Rows on this side, from a row on the other. */
  reverseRows(_row: Row): readonly Row[] {
    return [];
  }

  @py("**kwargs") override check(): CheckMessage[] {
    return [...super.check(), ...checkRelatedName(this), ...checkTarget(this)];
  }
}

@pyclass(`${MODULE}.ForeignKey`)
export class ForeignKey extends RelatedField {
  override get ownParameters(): readonly [names: readonly string[], required: number] {
    const names = [
      "to",
      "on_delete",
      "related_name",
      "related_query_name",
      "limit_choices_to",
      "parent_link",
      "to_field",
    ];
    return [[...names, "db_constraint"], 2];
  }
  protected makeRelation(to: ModelClass | string, options: RelationOptions): ForeignObjectRel {
    return ManyToOneRel.for(this, to, options);
  }
  override configure(options: FieldOptions): void {
    const to = this.readTarget(options.get("to") ?? null);
    if (!isCallable(options.get("on_delete") ?? null))
      throw new TypeError("on_delete must be callable.");
    super.configure(new Map([["db_index", true], ...options]));
    this.given = options;
    this.remote_field = this.makeRelation(to, this.readRelation(options));
    this.is_relation = true;
  }
  protected override isWritten(name: string, value: Value): boolean {
    if (name === "db_index") return value === false;
    if (name === "to" || name === "on_delete") return true;
    return super.isWritten(name, value) && !(name === "db_constraint" && value === true);
  }

  override get many_to_one(): boolean {
    return true;
  }
  override get one_to_many(): boolean {
    return false;
  }
  override get one_to_one(): boolean {
    return false;
  }
  override get many_to_many(): boolean {
    return false;
  }
  override get empty_strings_allowed(): boolean {
    return false;
  }
  override get default_error_messages(): Readonly<Record<string, string>> {
    return {
      ...super.default_error_messages,
      invalid: "%(model)s instance with %(field)s %(value)r is not a valid choice.",
    };
  }
  /** The field of the other model that the column holds. */
  get target_field(): Field {
    const { field_name } = this.remote_field;
    const meta = this.target._meta;
    return field_name === null ? meta.pk : (meta.get_field(field_name) as Field);
  }
  get to_fields(): Tuple {
    return new Tuple([this.remote_field.field_name]);
  }
  get foreign_related_fields(): Tuple {
    return new Tuple([this.target_field]);
  }

  @py() override get_attname(): string {
    return `${this.name}_id`;
  }
  @py() override get_internal_type(): string {
    return "ForeignKey";
  }

  @py("cls, name") override async contribute_to_class(
    cls: ModelClass,
    name: string,
  ): Promise<void> {
    await super.contribute_to_class(cls, name);
    installForward(cls, this);
  }
  protected override meet(target: ModelClass): void {
    super.meet(target);
    const accessor = this.remote_field.get_accessor_name();
    if (this.remote_field.hidden || accessor === null) return;
    if (this.remote_field.multiple) installReverse(target, accessor, this.remote_field);
    else installReverseOne(target, accessor, this.remote_field);
  }

  override forwardRows(row: Row): readonly Row[] {
    const cell = row[this.column as string] ?? null;
    if (cell === null) return [];
    const { connection } = this.model._meta.context;
    const found = connection
      .table(this.target._meta.db_table)
      .find(this.target_field.column as string, cell);
    return found ? [found] : [];
  }
  override reverseRows(row: Row): readonly Row[] {
    const cell = row[this.target_field.column as string] ?? null;
    const table = this.model._meta.context.connection.table(this.model._meta.db_table);
    const column = this.column as string;
    if (table.hasUnique(column)) {
      const found = table.find(column, cell);
      return found ? [found] : [];
    }
    return cell === null ? [] : [...table.rows()].filter((one) => one[column] === cell);
  }

  @py("value") override to_python(value: Value): Maybe<Value> {
    return typeof this.remote_field.model === "string" ? value : this.target_field.to_python(value);
  }
  @py("value, model_instance") override validate(value: Value, instance: Value): void {
    if (this.remote_field.parent_link) return;
    void super.validate(value, instance);
    if (value === null) return;
    const target = this.target_field;
    const table = this.model._meta.context.connection.table(this.target._meta.db_table);
    const stored = target.toStored(target.get_prep_value(value));
    if (table.find(target.column as string, stored)) return;
    const params = Dict.from<Value>({
      model: this.target._meta.verbose_name,
      pk: value,
      field: this.remote_field.field_name ?? this.target._meta.pk.name,
      value,
    });
    throw validationError(this.error_messages.get("invalid") ?? "", "invalid", params);
  }
  @py() override get_default(): Maybe<Value> {
    const value = super.get_default();
    const key = (one: Value): Value =>
      isInstance(one, this.target) ? (one as unknown as ModelInstance).pk : one;
    return value instanceof Promise ? value.then(key) : key(value);
  }
  @py("value") override get_prep_value(value: Value): Value {
    if (typeof value === "object" && value !== null && "_state" in value && "pk" in value) {
      return this.target_field.get_prep_value((value as unknown as ModelInstance).pk);
    }
    return this.target_field.get_prep_value(value);
  }
  override get columnKind(): ColumnKind {
    return typeof this.remote_field.model === "string" ? "integer" : this.target_field.columnKind;
  }
  override toStored(value: Value): Stored {
    if (value === "" && !this.target_field.empty_strings_allowed) return null;
    return this.target_field.toStored(value);
  }
  override fromStored(cell: Stored): Value {
    return this.target_field.fromStored(cell);
  }
  @py() override deconstruct(): Tuple {
    return withTargetText(super.deconstruct(), this);
  }

  @py("**kwargs") override check(): CheckMessage[] {
    return [...super.check(), ...checkOnDelete(this), ...checkUnique(this)];
  }
}

/** Migrations name the model pointed at in lower case. */
export function withTargetText(parts: Tuple, field: RelatedField): Tuple {
  const [name = null, path = null, args = null, keywords] = parts.items;
  const { model } = field.remote_field;
  const target = typeof model === "string" ? model : model._meta.label_lower;
  const text = target === "self" ? field.model._meta.label_lower : target;
  const to = text.includes(".")
    ? text.toLowerCase()
    : `${field.model._meta.app_label}.${text.toLowerCase()}`;
  (keywords as Dict).set("to", to);
  return new Tuple([name, path, args, keywords as Dict]);
}

@pyclass(`${MODULE}.OneToOneField`)
export class OneToOneField extends ForeignKey {
  protected override makeRelation(
    to: ModelClass | string,
    options: RelationOptions,
  ): ForeignObjectRel {
    return OneToOneRel.for(this, to, options);
  }
  override get ownParameters(): readonly [names: readonly string[], required: number] {
    return [
      [
        "to",
        "on_delete",
        "to_field",
        "related_name",
        "related_query_name",
        "limit_choices_to",
        "parent_link",
        "db_constraint",
      ],
      2,
    ];
  }
  override get many_to_one(): boolean {
    return false;
  }
  override get one_to_one(): boolean {
    return true;
  }
  override get unique(): boolean {
    return true;
  }
  @py() override get_internal_type(): string {
    return "OneToOneField";
  }
  protected override isWritten(name: string, value: Value): boolean {
    return name !== "unique" && super.isWritten(name, value);
  }
}

/** @throws ValueError where an instance of another model is put into a relation */
export function checkAssigned(field: RelatedField, value: Value): void {
  if (value === null) return;
  const target = field.target._meta.concrete_model ?? field.target;
  if (typeof value === "object" && isInstance(value, target)) return;
  const { object_name } = field.model._meta;
  throw new ValueError(
    `Cannot assign "${repr(value)}": "${object_name}.${field.name}" must be a "${field.target._meta.object_name}" instance.`,
  );
}
