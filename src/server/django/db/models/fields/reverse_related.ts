/** Mirrors django/db/models/fields/reverse_related.py (5.2): a relation seen from the other side. */
import { py, pyclass, PyObject } from "../../../../../python/objects.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import type { ModelClass } from "../contract.ts";
import type { RelatedField } from "./related.ts";

/** What a relation was given. */
export interface RelationOptions {
  readonly related_name: string | null;
  readonly related_query_name: string | null;
  readonly limit_choices_to: Value;
  readonly on_delete: Value;
  readonly parent_link: boolean;
  /** The field pointed at; null for the primary key. */
  readonly field_name: string | null;
  readonly through: Value;
  readonly through_fields: Value;
  readonly symmetrical: boolean;
  readonly db_constraint: boolean;
}

@pyclass("django.db.models.fields.reverse_related.ForeignObjectRel")
export class ForeignObjectRel extends PyObject {
  declare field: RelatedField;
  /** The model pointed at; its name until it is there. */
  declare model: ModelClass | string;
  declare related_name: string | null;
  declare related_query_name: string | null;
  declare limit_choices_to: Value;
  declare on_delete: Value;
  declare parent_link: boolean;
  declare field_name: string | null;
  declare through: ModelClass | Value;
  declare through_fields: Value;
  declare symmetrical: boolean;
  declare db_constraint: boolean;

  static for<R extends ForeignObjectRel>(
    this: new () => R,
    field: RelatedField,
    model: ModelClass | string,
    options: RelationOptions,
  ): R {
    const rel = new this();
    Object.assign(rel, options, { field, model });
    return rel;
  }
  copyFor(field: unknown): this {
    const copy = new (this.constructor as new () => this)();
    return Object.assign(copy, this, { field });
  }

  get auto_created(): boolean {
    return true;
  }
  get concrete(): boolean {
    return false;
  }
  get editable(): boolean {
    return false;
  }
  get is_relation(): boolean {
    return true;
  }
  get null(): boolean {
    return true;
  }
  get multiple(): boolean {
    return true;
  }
  get many_to_many(): boolean {
    return this.field.many_to_many === true;
  }
  get many_to_one(): boolean {
    return this.field.one_to_many === true;
  }
  get one_to_many(): boolean {
    return this.field.many_to_one === true;
  }
  get one_to_one(): boolean {
    return this.field.one_to_one === true;
  }
  /** The model the relation comes from. */
  get related_model(): ModelClass {
    return this.field.model;
  }
  get remote_field(): RelatedField {
    return this.field;
  }
  /** Its name in queries. */
  get name(): string {
    return this.field.related_query_name();
  }
  get hidden(): boolean {
    return this.related_name !== null && this.related_name.endsWith("+");
  }

  /** Name of the attribute on the model pointed at; null where there is none. */
  @py("model=None") get_accessor_name(): string | null {
    if (this.symmetrical && this.model === this.related_model) return null;
    if (this.related_name !== null) return this.related_name;
    return this.related_model._meta.model_name + (this.multiple ? "_set" : "");
  }
  @py() is_hidden(): boolean {
    return this.hidden;
  }
  @py() __repr__(): string {
    return `<${this.constructor === ManyToManyRel ? "ManyToManyRel" : "ManyToOneRel"}: ${str(this.field.model._meta.label_lower)}>`;
  }
}

@pyclass("django.db.models.fields.reverse_related.ManyToOneRel")
export class ManyToOneRel extends ForeignObjectRel {
  /** The field of the model pointed at that holds the key. */
  @py() get_related_field(): Value {
    const target = this.model as ModelClass;
    return this.field_name === null ? target._meta.pk : target._meta.get_field(this.field_name);
  }
}

@pyclass("django.db.models.fields.reverse_related.OneToOneRel")
export class OneToOneRel extends ManyToOneRel {
  override get multiple(): boolean {
    return false;
  }
}

@pyclass("django.db.models.fields.reverse_related.ManyToManyRel")
export class ManyToManyRel extends ForeignObjectRel {}
