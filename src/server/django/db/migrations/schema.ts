/** What django/db/backends/base/schema.py (5.2) does for migrations: tables follow the models of a state. */
import { ValueError } from "../../../../python/errors.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { pyclass, PyObject } from "../../../../python/objects.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import type {
  Column,
  ColumnKind,
  Row,
  Stored,
  TableSchema,
  UniqueIndex,
} from "../../../database/schema.ts";
import type { Connection } from "../connection.ts";
import type { RowCondition } from "../../../database/conditions.ts";
import { CheckConstraint, type Constraint, UniqueConstraint } from "../models/constraints.ts";
import type { Field } from "../models/fields/field.ts";
import { ManyToManyField, pairsSchema } from "../models/fields/many_to_many.ts";
import { AutoField } from "../models/fields/numbers.ts";
import { RelatedField } from "../models/fields/related.ts";
import { normalizeTogether } from "../models/options.ts";
import { rowCondition } from "../models/row-conditions.ts";
import { IntegrityError, withDatabaseErrors } from "../utils.ts";
import { hasTable, type ModelState, primaryKeyOf, type ProjectState, tableName } from "./state.ts";

/** The model and field a foreign key points at. @throws ValueError where no migration made it */
function targetOf(
  state: ProjectState,
  model: ModelState,
  field: RelatedField,
): readonly [ModelState, Field] {
  const to = field.remote_field.model;
  const target = state.target(model, to);
  const key =
    target &&
    (field.remote_field.field_name === null
      ? primaryKeyOf(target)
      : target.fields.get(field.remote_field.field_name));
  if (target && key) return [target, key];
  const text = typeof to === "string" ? to.toLowerCase() : to._meta.label_lower;
  const [app = "", name = ""] = text.includes(".") ? text.split(".") : [model.app_label, text];
  const known = [...state.models.values()].some((one) => one.app_label === app);
  const why = known
    ? `app '${app}' doesn't provide model '${name}'`
    : `app '${app}' isn't installed`;
  throw new ValueError(
    `The field ${model.app_label}.${model.name}.${field.name} was declared with a lazy reference to '${app}.${name}', but ${why}.`,
  );
}

function kindOf(state: ProjectState, model: ModelState, field: Field): ColumnKind {
  if (!(field instanceof RelatedField)) return field.columnKind;
  const [target, key] = targetOf(state, model, field);
  return kindOf(state, target, key);
}

function columnOf(state: ProjectState, model: ModelState, field: Field): Column {
  const base = {
    name: field.column as string,
    kind: kindOf(state, model, field),
    notNull: !field.null,
  };
  const unsigned = field.unsigned ? { unsigned: true } : {};
  if (!(field instanceof RelatedField) || !field.remote_field.db_constraint)
    return { ...base, ...unsigned };
  const [target, key] = targetOf(state, model, field);
  return { ...base, references: { table: tableName(target), column: key.column as string } };
}

/** The table of a model. @param title what messages call the model */
function schemaOf(state: ProjectState, model: ModelState, title = model.name): TableSchema {
  const name = tableName(model);
  const fields = [...model.fields.values()].filter(({ column }) => column !== null);
  const key = primaryKeyOf(model);
  const find = (one: string): Field => state.field({ ...model, name: title }, one);
  const columnsOf = (names: readonly string[]): string[] =>
    names.map((one) => find(one).column as string);
  const unique: UniqueIndex[] = fields
    .filter((field) => field.unique && !field.primary_key)
    .map(({ column }) => ({ name: `${name}_${String(column)}_uniq`, columns: [column as string] }));
  for (const names of normalizeTogether(asLists(model.options.get("unique_together") ?? []))) {
    unique.push({ name: `${name}_${names.join("_")}_uniq`, columns: columnsOf(names) });
  }
  const checks: { name: string; condition: RowCondition }[] = [];
  for (const constraint of iterate(model.options.get("constraints") ?? []) as Constraint[]) {
    if (constraint instanceof CheckConstraint)
      checks.push({ name: constraint.name, condition: rowCondition(constraint.condition, find) });
    if (!(constraint instanceof UniqueConstraint)) continue;
    const { condition } = constraint;
    const where = condition === null ? {} : { where: rowCondition(condition, find) };
    unique.push({ name: constraint.name, columns: columnsOf([...constraint.fields]), ...where });
  }
  return {
    name,
    columns: fields.map((field) => columnOf(state, model, field)),
    primaryKey: (key?.column as string | undefined) ?? "id",
    autoincrement: key instanceof AutoField,
    unique,
    ...(checks.length > 0 ? { checks } : {}),
  };
}

/** unique_together as migrations write it: a set of tuples. */
function asLists(value: Value): Value {
  return value === null
    ? []
    : iterate(value).map((one) => (typeof one === "string" ? one : new Tuple(iterate(one))));
}

/** Makes and changes tables. */
@pyclass("django.db.backends.sqlite3.schema.DatabaseSchemaEditor")
export class SchemaEditor extends PyObject {
  readonly connection: Connection;
  readonly #setting: (name: string) => Value;

  /** @param setting the value of a setting: models that another replaces get no table */
  constructor(connection: Connection, setting: (name: string) => Value) {
    super();
    this.connection = connection;
    this.#setting = setting;
  }

  #hasTable(model: ModelState): boolean {
    const swappable = model.options.get("swappable") ?? null;
    const chosen = swappable === null ? null : this.#setting(str(swappable));
    const own = `${model.app_label}.${model.name}`.toLowerCase();
    return hasTable(model) && (chosen === null || str(chosen).toLowerCase() === own);
  }

  createModel(state: ProjectState, model: ModelState): void {
    if (!this.#hasTable(model)) return;
    withDatabaseErrors(() => {
      this.connection.database.createTable(schemaOf(state, model));
    });
    for (const field of model.fields.values())
      if (field instanceof ManyToManyField) this.createPairs(state, model, field);
  }

  deleteModel(model: ModelState): void {
    if (!this.#hasTable(model)) return;
    withDatabaseErrors(() => {
      for (const field of model.fields.values()) {
        if (field instanceof ManyToManyField)
          this.connection.database.dropTable(pairsTable(model, field));
      }
      this.connection.database.dropTable(tableName(model));
    });
  }

  #pairsSchema(state: ProjectState, model: ModelState, field: ManyToManyField): TableSchema {
    const [target, key] = targetOf(state, model, field);
    const own = primaryKeyOf(model);
    const [here, there] = pairColumns(model, target);
    return pairsSchema(
      pairsTable(model, field),
      { table: tableName(model), key: own?.column as string, column: here },
      { table: tableName(target), key: key.column as string, column: there },
    );
  }
  createPairs(state: ProjectState, model: ModelState, field: ManyToManyField): void {
    withDatabaseErrors(() => {
      this.connection.database.createTable(this.#pairsSchema(state, model, field));
    });
  }

  /** Gives tables of pairs the names that follow from a model's new one. @param old, name "app.model" in lower case */
  renamePairs(from: ProjectState, to: ProjectState, old: string, name: string): void {
    for (const [key, model] of from.models) {
      const after = to.models.get(key === old ? name : key);
      for (const field of model.fields.values()) {
        const now = after?.fields.get(field.name);
        if (!(field instanceof ManyToManyField) || !(now instanceof ManyToManyField) || !after)
          continue;
        const before = this.#pairsSchema(from, model, field);
        const schema = this.#pairsSchema(to, after, now);
        if (!this.connection.database.hasTable(before.name)) continue;
        const columns = before.columns.map((column, at) => [column.name, schema.columns[at]?.name]);
        const convert = (row: Row): Row =>
          Object.fromEntries(columns.map(([one = "", other = ""]) => [other, row[one] ?? null]));
        this.connection.database.alterTable(before.name, schema, convert);
      }
    }
  }

  /** @throws IntegrityError for a row whose foreign key leads nowhere */
  checkReferences(): void {
    const orphan = this.connection.database.findOrphan();
    if (!orphan) return;
    const { table, key, column, value, references } = orphan;
    throw new IntegrityError(
      `The row in table '${table}' with primary key '${String(key)}' has an invalid foreign key: ${table}.${column} contains ` +
        `a value '${String(value)}' that does not have a corresponding value in ${references.table}.${references.column}.`,
    );
  }
  dropPairs(model: ModelState, field: ManyToManyField): void {
    withDatabaseErrors(() => {
      this.connection.database.dropTable(pairsTable(model, field));
    });
  }

  /**
   * Gives a model's table the form it has in another state.
   * @param from the model before
   * @param to the model after, in `state`
   * @param renamed old column → new column
   * @param fill values for rows' new columns, and for nulls where they are not allowed any more
   * @param inPlace whether SQLite itself changes the table; else Django fills a new one and renames it then, and what goes
   *   wrong names that one
   */
  remake(
    from: ModelState,
    to: ModelState,
    state: ProjectState,
    renamed: ReadonlyMap<string, string> = new Map(),
    fill: Readonly<Record<string, Stored>> = {},
    inPlace = false,
  ): void {
    if (!this.#hasTable(from) || !this.#hasTable(to)) return;
    const schema = schemaOf(state, to, inPlace ? to.name : `New${to.name}`);
    const convert = (row: Row): Row => {
      const made: Record<string, Stored> = {};
      for (const [column, value] of Object.entries(row))
        made[renamed.get(column) ?? column] = value;
      for (const [column, value] of Object.entries(fill)) made[column] ??= value;
      return made;
    };
    withDatabaseErrors(() => {
      const during = inPlace ? schema.name : `new__${schema.name}`;
      this.connection.database.alterTable(tableName(from), schema, convert, during);
    });
  }
}

function pairsTable(model: ModelState, field: ManyToManyField): string {
  const own = field.given.get("db_table") ?? null;
  return own === null ? `${tableName(model)}_${field.name}` : str(own);
}

function pairColumns(model: ModelState, target: ModelState): readonly [string, string] {
  const [here, there] = [model.name.toLowerCase(), target.name.toLowerCase()];
  return here === there && model.app_label === target.app_label
    ? [`from_${here}_id`, `to_${there}_id`]
    : [`${here}_id`, `${there}_id`];
}
