/** Mirrors django/db/models/options.py (5.2): what `_meta` is. */
import { TypeError } from "../../../../python/errors.ts";
import { classInfo, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str, truthy } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import type { AppConfig } from "../../apps/config.ts";
import { FieldDoesNotExist } from "../../core/exceptions.ts";
import type { Maybe, ModelClass, ModelContext } from "./contract.ts";
import type { Constraint } from "./constraints.ts";
import type { Field } from "./fields/field.ts";
import type { ForeignObjectRel } from "./fields/reverse_related.ts";
import type { Manager } from "./manager.ts";

/** Names a `class Meta` may have. */
export const META_NAMES = [
  "verbose_name",
  "verbose_name_plural",
  "db_table",
  "db_table_comment",
  "ordering",
  "unique_together",
  "permissions",
  "get_latest_by",
  "order_with_respect_to",
  "app_label",
  "db_tablespace",
  "abstract",
  "managed",
  "proxy",
  "swappable",
  "auto_created",
  "apps",
  "default_permissions",
  "select_on_save",
  "default_related_name",
  "required_db_features",
  "required_db_vendor",
  "base_manager_name",
  "default_manager_name",
  "indexes",
  "constraints",
] as const;

/** "BlogPost" → "blog post" */
function camelCaseToSpaces(name: string): string {
  return name
    .replaceAll(/(((?<=[a-z])[A-Z])|([A-Z](?![A-Z]|$)))/g, " $1")
    .trim()
    .toLowerCase();
}

/** unique_together as a list of lists of names; one list may be given bare. */
export function normalizeTogether(value: Value): string[][] {
  const sets = Array.isArray(value) || value instanceof Tuple ? iterate(value) : [];
  if (sets.length === 0) return [];
  const isSet = (one: Value): boolean => Array.isArray(one) || one instanceof Tuple;
  return (isSet(sets[0] ?? null) ? sets : [value]).map((set) => iterate(set).map(str));
}

/** A model's options, fields and relations. */
@pyclass("django.db.models.options.Options")
export class Options extends PyObject {
  declare model: ModelClass;
  declare app_label: string;
  declare object_name: string;
  declare model_name: string;
  declare verbose_name: Value;
  declare verbose_name_plural: Value;
  declare db_table: string;
  declare ordering: Value[];
  declare unique_together: Value;
  declare permissions: Value;
  declare default_permissions: Value;
  declare get_latest_by: Value;
  declare default_related_name: Value;
  declare default_manager_name: Value;
  declare base_manager_name: Value;
  declare abstract: boolean;
  declare proxy: boolean;
  declare managed: boolean;
  declare swappable: string | null;
  declare indexes: Value[];
  declare constraints: Constraint[];
  /** The model that a many-to-many table was made for; false for others. */
  declare auto_created: Value;
  declare concrete_model: ModelClass | null;
  declare proxy_for_model: ModelClass | null;
  declare pk: Field;
  declare app_config: AppConfig | null;
  readonly local_fields: Field[] = [];
  readonly local_many_to_many: Field[] = [];
  readonly private_fields: Field[] = [];
  readonly local_managers: Manager[] = [];
  /** The process's side of things; Python never sees it. */
  readonly context: ModelContext;
  /** Meta's own names, as written. */
  readonly original: ReadonlyMap<string, Value>;
  readonly #reverse: ForeignObjectRel[] = [];
  #byName: Map<string, Field | ForeignObjectRel> | null = null;

  /** @throws TypeError for a name Meta cannot have */
  constructor(
    context: ModelContext,
    objectName: string,
    appLabel: string,
    meta: ReadonlyMap<string, Value>,
  ) {
    super();
    this.context = context;
    this.original = meta;
    const unknown = [...meta.keys()].filter(
      (name) => !META_NAMES.includes(name as never) && !name.startsWith("_"),
    );
    if (unknown.length > 0)
      throw new TypeError(`'class Meta' got invalid attribute(s): ${unknown.join(",")}`);
    const read = <T extends Value>(name: string, fallback: T): T =>
      (meta.get(name) ?? fallback) as T;
    this.app_label = read("app_label", appLabel);
    this.object_name = objectName;
    this.model_name = objectName.toLowerCase();
    this.verbose_name = read<Value>("verbose_name", camelCaseToSpaces(objectName));
    this.verbose_name_plural =
      meta.get("verbose_name_plural") ?? pluralOf(this.verbose_name, context);
    this.db_table = read("db_table", `${this.app_label}_${this.model_name}`);
    this.ordering = iterate(read<Value>("ordering", []));
    this.unique_together = new Tuple(
      normalizeTogether(read<Value>("unique_together", [])).map((set) => new Tuple(set)),
    );
    this.permissions = read<Value>("permissions", []);
    this.default_permissions = read<Value>(
      "default_permissions",
      new Tuple(["add", "change", "delete", "view"]),
    );
    this.get_latest_by = read<Value>("get_latest_by", null);
    this.default_related_name = read<Value>("default_related_name", null);
    this.default_manager_name = read<Value>("default_manager_name", null);
    this.base_manager_name = read<Value>("base_manager_name", null);
    this.abstract = truthy(read<Value>("abstract", false));
    this.proxy = truthy(read<Value>("proxy", false));
    this.managed = truthy(read<Value>("managed", true));
    this.swappable = read<Value>("swappable", null) as string | null;
    this.indexes = iterate(read<Value>("indexes", []));
    this.constraints = iterate(read<Value>("constraints", [])) as Constraint[];
    this.auto_created = read<Value>("auto_created", false);
    this.concrete_model = null;
    this.proxy_for_model = null;
    this.app_config = null;
  }

  get label(): string {
    return `${this.app_label}.${this.object_name}`;
  }
  get label_lower(): string {
    return `${this.app_label}.${this.model_name}`;
  }
  get verbose_name_raw(): string {
    return str(this.verbose_name);
  }
  /** "app.Model" of the model that replaces this one; null where none does. */
  get swapped(): string | null {
    if (this.swappable === null) return null;
    const chosen = this.context.setting(this.swappable);
    return typeof chosen === "string" && chosen.toLowerCase() !== this.label_lower ? chosen : null;
  }

  /** Fields that have a column, in the order they were written. */
  get fields(): Field[] {
    return this.proxyBase?._meta.fields ?? this.local_fields;
  }
  private get proxyBase(): ModelClass | null {
    return this.proxy ? this.proxy_for_model : null;
  }
  get concrete_fields(): Field[] {
    return this.fields.filter((field) => field.concrete);
  }
  get local_concrete_fields(): Field[] {
    return this.local_fields.filter((field) => field.concrete);
  }
  get many_to_many(): Field[] {
    return this.proxyBase?._meta.many_to_many ?? this.local_many_to_many;
  }
  /** Relations that others have to this model and that it can be asked for. */
  get related_objects(): ForeignObjectRel[] {
    return this.reverse.filter((rel) => !rel.hidden || rel.field.many_to_many === true);
  }
  /** All relations to this model, hidden ones too. */
  get reverse(): ForeignObjectRel[] {
    return this.proxyBase?._meta.reverse ?? this.#reverse;
  }
  get parents(): Value {
    return new Map();
  }
  get default_manager(): Manager | null {
    const managers = this.local_managers;
    const named = managers.find((manager) => manager.name === this.default_manager_name);
    return (
      named ?? [...managers].sort((a, b) => a.creation_counter - b.creation_counter)[0] ?? null
    );
  }
  get base_manager(): Manager {
    return this.model._base_manager;
  }
  get managers(): Tuple {
    return new Tuple(this.local_managers);
  }
  get total_unique_constraints(): Constraint[] {
    return this.constraints.filter((constraint) => constraint.isTotalUnique);
  }
  get can_migrate(): boolean {
    return !this.proxy && !this.swapped && this.managed;
  }

  /** Puts a field in its place. */
  @py("field, private=False") add_field(field: Field): void {
    this.#byName = null;
    if (field.many_to_many === true) {
      insertInOrder(this.local_many_to_many, field);
      return;
    }
    insertInOrder(this.local_fields, field);
    if (field.primary_key && (this.pk as Field | undefined) === undefined) {
      this.pk = field;
      field.serialize = false;
    }
  }
  @py("manager") add_manager(manager: Manager): void {
    this.local_managers.push(manager);
  }
  addReverse(rel: ForeignObjectRel): void {
    this.#byName = null;
    const known = this.#reverse.findIndex(
      (one) => one.field.name === rel.field.name && one.related_model === rel.related_model,
    );
    if (known >= 0) this.#reverse[known] = rel;
    else this.#reverse.push(rel);
  }

  /** A field or relation by its name. @throws FieldDoesNotExist */
  @py("field_name") get_field(field_name: Value): Field | ForeignObjectRel {
    const found = this.find(str(field_name));
    if (!found)
      throw new FieldDoesNotExist(`${this.object_name} has no field named '${str(field_name)}'`);
    return found;
  }
  /** A field by name or attname, or a relation by its query name. */
  find(name: string): Field | ForeignObjectRel | undefined {
    return this.names().get(name);
  }
  /** Everything a query can begin with, by name; "pk" apart. */
  names(): Map<string, Field | ForeignObjectRel> {
    if (this.#byName) return this.#byName;
    const names = new Map<string, Field | ForeignObjectRel>();
    for (const rel of this.reverse) if (!rel.hidden) names.set(rel.name, rel);
    for (const field of [...this.fields, ...this.many_to_many, ...this.private_fields]) {
      names.set(field.name, field);
      names.set(field.attname, field);
    }
    if (this.context.modelsReady()) this.#byName = names;
    return names;
  }

  @py("include_parents=True, include_hidden=False")
  get_fields(_parents?: Value, include_hidden?: Value): Tuple {
    const reverse = this.reverse.filter((rel) => truthy(include_hidden) || !rel.hidden);
    return new Tuple([...reverse, ...this.fields, ...this.many_to_many, ...this.private_fields]);
  }
  @py() get_parent_list(): Value[] {
    return [];
  }

  @py() __str__(): string {
    return this.label_lower;
  }
  @py() __repr__(): string {
    return `<Options for ${this.object_name}>`;
  }
}

function pluralOf(name: Value, context: ModelContext): Value {
  return typeof name === "string" ? `${name}s` : context.lazily(() => `${str(name)}s`);
}

function insertInOrder(fields: Field[], field: Field): void {
  const at = fields.findIndex((one) => orderOf(one) > orderOf(field));
  fields.splice(at < 0 ? fields.length : at, 0, field);
}

/** Automatic fields come first, the others in the order they were written. */
function orderOf(field: Field): number {
  return field.creation_counter;
}

/** Whether a value that stands in a class body is a field or manager: something that wants to join the model. */
export function joinsModels(
  value: Value,
): value is { contribute_to_class(cls: ModelClass, name: string): Maybe<void> } & object {
  return (
    typeof value === "object" &&
    value !== null &&
    "contribute_to_class" in value &&
    classInfo(value as never) === undefined
  );
}
