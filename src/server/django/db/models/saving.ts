/** Writing one instance: Model.save and what it calls, django/db/models/base.py (5.2). */
import { TypeError, ValueError } from "../../../../python/errors.ts";
import { type Class, classOf } from "../../../../python/objects.ts";
import { iterate, str, truthy } from "../../../../python/operations.ts";
import { PySet, type Value } from "../../../../python/values.ts";
import type { Row, Stored } from "../../../database/schema.ts";
import { DatabaseError } from "../utils.ts";
import { fieldValue, type ModelClass, type ModelInstance, setFieldValue } from "./contract.ts";
import { Expression } from "./expressions.ts";
import type { Field } from "./fields/field.ts";
import type { ForeignKey } from "./fields/related.ts";

/** How an instance is to be saved. */
export interface SaveOptions {
  readonly force_insert: boolean;
  readonly force_update: boolean;
  /** Names of the fields to write; null for all. */
  readonly update_fields: ReadonlySet<string> | null;
}

/** Reads save()'s arguments. @throws ValueError, TypeError in upstream's words */
export function saveOptions(
  instance: ModelInstance,
  args: readonly Value[],
  force_insert: Value,
  force_update: Value,
  update_fields: Value,
): SaveOptions {
  if (args.length > 4) {
    throw new TypeError(
      `Model.save() takes from 1 to 5 positional arguments but ${String(args.length + 1)} were given`,
    );
  }
  const [insert = force_insert, update = force_update, , fields = update_fields] = args;
  const named = fields === null ? null : new Set(iterate(fields).map(str));
  if (truthy(insert) && (truthy(update) || (named?.size ?? 0) > 0)) {
    throw new ValueError("Cannot force both insert and updating in model saving.");
  }
  if (named) {
    const known = instance._meta.concrete_fields
      .filter((one) => !one.primary_key)
      .flatMap((one) => [one.name, one.attname]);
    const unknown = [...named].filter((name) => !known.includes(name));
    if (unknown.length > 0) {
      throw new ValueError(
        "The following fields do not exist in this model, are m2m fields, primary keys, or are non-concrete fields: " +
          unknown.join(", "),
      );
    }
  }
  return { force_insert: truthy(insert), force_update: truthy(update), update_fields: named };
}

/** Related instances that have been saved since they were assigned give their keys now. @throws ValueError */
export function prepareRelations(instance: ModelInstance, operation: string): void {
  for (const field of instance._meta.concrete_fields) {
    const related = field.is_relation ? instance._state.fields_cache.get(field.name) : undefined;
    if (!related) continue;
    if (related.pk === null) {
      throw new ValueError(
        `${operation}() prohibited to prevent data loss due to unsaved related object '${field.name}'.`,
      );
    }
    const target = (field as ForeignKey).target_field;
    const key = fieldValue(related, target.attname);
    const own = fieldValue(instance, field.attname);
    if (own === null || own === "") setFieldValue(instance, field.attname, key);
  }
}

/** The model whose table holds the rows: a proxy's own model. */
function tableModel(instance: ModelInstance): ModelClass {
  const meta = instance._meta;
  return meta.concrete_model ?? (classOf(instance) as unknown as ModelClass);
}

/** save_base(): signals around one INSERT or UPDATE. */
export async function saveInstance(instance: ModelInstance, options: SaveOptions): Promise<void> {
  const sender = classOf(instance) as Class;
  const { context } = instance._meta;
  const names = options.update_fields;
  const update_fields = names === null ? null : new PySet([...names], true);
  const facts = { instance, raw: false, using: "default", update_fields };
  await context.signals.pre_save.send(sender, facts);
  const updated = await context.connection.breaking(() => writeRow(instance, options));
  instance._state.db = "default";
  instance._state.adding = false;
  await context.signals.post_save.send(sender, { ...facts, created: !updated });
}

async function writeRow(instance: ModelInstance, options: SaveOptions): Promise<boolean> {
  const model = tableModel(instance);
  const meta = model._meta;
  const { pk } = meta;
  let others = meta.local_concrete_fields.filter((field) => !field.primary_key);
  const { update_fields: names } = options;
  if (names) others = others.filter(({ name, attname }) => names.has(name) || names.has(attname));
  if (fieldValue(instance, pk.attname) === null) {
    const value = pk.has_default() ? await pk.get_default() : null;
    if (value !== null) setFieldValue(instance, pk.attname, value);
  }
  const key = fieldValue(instance, pk.attname);
  const isNew = instance._state.adding && pk.has_default() && names === null;
  if (key === null && (options.force_update || names))
    throw new ValueError("Cannot force an update in save() with no primary key.");
  if (key !== null && !options.force_insert && !(isNew && !options.force_update)) {
    const found = await updateRow(instance, model, others);
    if (found) return true;
    if (options.force_update) throw new DatabaseError("Forced update did not affect any rows.");
    if (names) throw new DatabaseError("Save with update_fields did not affect any rows.");
  }
  await insertRow(instance, model);
  return false;
}

async function updateRow(
  instance: ModelInstance,
  model: ModelClass,
  fields: readonly Field[],
): Promise<boolean> {
  const { pk, db_table, context } = model._meta;
  const key = pk.toStored(pk.get_prep_value(fieldValue(instance, pk.attname)));
  const changes: Record<string, Stored> = {};
  for (const field of fields) {
    const value = await field.pre_save(instance, false);
    const row = (): Row => context.connection.table(db_table).find(pk.column as string, key) ?? {};
    const plain = value instanceof Expression ? value.evaluate(model, row()) : value;
    changes[field.column as string] = storedValue(field, plain);
  }
  const row = context.connection.table(db_table).find(pk.column as string, key);
  if (!row) return false;
  context.connection.update(db_table, row, changes);
  return true;
}

/** INSERT: the database's id comes back into the instance. */
export async function insertRow(
  instance: ModelInstance,
  model: ModelClass = tableModel(instance),
): Promise<void> {
  const { pk, db_table, context } = model._meta;
  const values: Record<string, Stored> = {};
  for (const field of model._meta.local_concrete_fields) {
    if (field === pk && fieldValue(instance, pk.attname) === null) continue;
    const value = await field.pre_save(instance, true);
    if (value instanceof Expression) {
      const [call] = [`${model._meta.object_name}.${field.name}`];
      throw new ValueError(
        `Failed to insert expression "${str(value)}" on ${call}. F() expressions can only be used to update, not to insert.`,
      );
    }
    values[field.column as string] = storedValue(field, value);
  }
  const row = context.connection.insert(db_table, values);
  const cell = row[pk.column as string] ?? null;
  if (fieldValue(instance, pk.attname) === null)
    setFieldValue(instance, pk.attname, pk.fromStored(cell));
}

function storedValue(field: Field, value: Value): Stored {
  return field.toStored(field.get_prep_value(value));
}
