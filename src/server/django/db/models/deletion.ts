/** Mirrors django/db/models/deletion.py (5.2): what else goes when a row goes. */
import { native, py, pyclass } from "../../../../python/objects.ts";
import { type Class, classOf } from "../../../../python/objects.ts";
import { Dict, PySet, Tuple, type Value } from "../../../../python/values.ts";
import { IntegrityError } from "../utils.ts";
import { fieldValue, type ModelClass, type ModelInstance, setFieldValue } from "./contract.ts";
import type { ManyToManyField } from "./fields/many_to_many.ts";
import type { ForeignKey } from "./fields/related.ts";
import type { ForeignObjectRel } from "./fields/reverse_related.ts";
import { CASCADE, DO_NOTHING, PROTECT, RESTRICT, SET_DEFAULT } from "./on-delete.ts";
import { QuerySet } from "./query.ts";

// Upstream has them in this module; they stand apart because fields need them too.
export { CASCADE, DO_NOTHING, PROTECT, RESTRICT, SET_DEFAULT, SET_NULL } from "./on-delete.ts";

@pyclass("django.db.models.deletion.ProtectedError")
export class ProtectedError extends IntegrityError {
  declare protected_objects: Value;
  @py("msg, protected_objects") override __init__(msg: never, objects?: never): void {
    this.args = [msg, objects ?? null] as Value[];
    this.protected_objects = objects ?? null;
  }
}
@pyclass("django.db.models.deletion.RestrictedError")
export class RestrictedError extends IntegrityError {
  declare restricted_objects: Value;
  @py("msg, restricted_objects") override __init__(msg: never, objects?: never): void {
    this.args = [msg, objects ?? null] as Value[];
    this.restricted_objects = objects ?? null;
  }
}

/** What SET(value) makes. */
interface SetTo {
  readonly setTo: Value;
}

/** SET(value): the key becomes a value, or what a function gives. */
export const SET = native(
  "value",
  (value: Value) =>
    Object.assign(
      native("collector, field, sub_objs, using", () => null, "set_on_delete"),
      { setTo: value },
    ),
  "SET",
);

interface Collected {
  /** Instances to delete, by model, in the order they were found. */
  readonly doomed: Map<ModelClass, Map<Value, ModelInstance>>;
  readonly updates: {
    readonly instance: ModelInstance;
    readonly field: ForeignKey;
    readonly value: Value;
  }[];
}

/** Finds all that goes with some instances. @throws ProtectedError, RestrictedError */
async function collect(
  model: ModelClass,
  instances: readonly ModelInstance[],
  into: Collected,
): Promise<void> {
  const known = into.doomed.get(model) ?? new Map<Value, ModelInstance>();
  into.doomed.set(model, known);
  const fresh = instances.filter(({ pk }) => !known.has(pk));
  for (const instance of fresh) known.set(instance.pk, instance);
  if (fresh.length === 0) return;
  for (const rel of model._meta.reverse) {
    if (!rel.field.many_to_many) await collectRelation(rel, fresh, into);
  }
}

async function collectRelation(
  rel: ForeignObjectRel,
  instances: readonly ModelInstance[],
  into: Collected,
): Promise<void> {
  const field = rel.field as ForeignKey;
  const { on_delete } = rel;
  if (on_delete === DO_NOTHING) return;
  const keys = instances.map((one) => fieldValue(one, field.target_field.attname));
  const found = QuerySet.over(field.model)
    .filter({ [`${field.name}__in`]: keys })
    .order_by()
    .instances();
  if (found.length === 0) return;
  if (on_delete === CASCADE) {
    await collect(field.model, found, into);
    return;
  }
  if (on_delete === PROTECT || on_delete === RESTRICT) {
    const doomed = into.doomed.get(field.model);
    if (on_delete === RESTRICT && found.every(({ pk }) => doomed?.has(pk))) return;
    throw protectedError(rel, found);
  }
  const value = await replacement(field, on_delete);
  for (const instance of found) into.updates.push({ instance, field, value });
}

async function replacement(field: ForeignKey, on_delete: Value): Promise<Value> {
  if (on_delete === SET_DEFAULT) return await field.get_default();
  const given = (on_delete as Partial<SetTo>).setTo;
  if (given === undefined) return null;
  const value =
    typeof given === "function" ? await field.model._meta.context.process.call(given, []) : given;
  return typeof value === "object" && value !== null && "pk" in value
    ? (value as unknown as ModelInstance).pk
    : value;
}

function protectedError(rel: ForeignObjectRel, found: readonly ModelInstance[]): Error {
  const target = rel.model as ModelClass;
  const { object_name } = target._meta;
  const key = `${rel.field.model._meta.object_name}.${rel.field.name}`;
  const kind = rel.on_delete === PROTECT ? "protected" : "restricted";
  const message = `Cannot delete some instances of model '${object_name}' because they are referenced through ${kind} foreign keys: '${key}'.`;
  const error = rel.on_delete === PROTECT ? new ProtectedError() : new RestrictedError();
  error.__init__(message as never, new PySet(found as readonly Value[]) as never);
  return error;
}

/** Deletes instances and all that goes with them, as one transaction. @returns (rows, {label: rows}) */
export async function deleteInstances(
  model: ModelClass,
  instances: readonly ModelInstance[],
): Promise<Tuple> {
  const base = model._meta.concrete_model ?? model;
  const collected: Collected = { doomed: new Map(), updates: [] };
  await collect(base, instances, collected);
  const { context } = base._meta;
  const { connection, signals } = context;
  const origin = instances.length === 1 ? (instances[0] as Value) : null;
  const counts = new Map<string, number>();
  const count = (label: string, rows: number): void => {
    if (rows > 0) counts.set(label, (counts.get(label) ?? 0) + rows);
  };
  connection.begin();
  try {
    // What nothing points at goes by one statement a table, in the order it was found; the rest by who points at whom.
    const isLeaf = ([one]: readonly [ModelClass, unknown]): boolean =>
      one !== base && one._meta.reverse.every(({ field }) => field.many_to_many === true);
    const all = [...collected.doomed];
    const order = [...all.filter(isLeaf), ...all.filter((one) => !isLeaf(one)).reverse()];
    for (const [, doomed] of order) {
      for (const instance of doomed.values()) {
        const sender = classOf(instance) as Class;
        await signals.pre_delete.send(sender, { instance, using: "default", origin });
      }
    }
    for (const { instance, field, value } of collected.updates) {
      await QuerySet.over(field.model)
        .filter({ pk: instance.pk })
        .update({ [field.attname]: value });
    }
    for (const [cls, doomed] of order) {
      for (const instance of doomed.values()) {
        for (const field of cls._meta.many_to_many) {
          const many = field as ManyToManyField;
          count(
            `${cls._meta.app_label}.${cls._meta.object_name}_${many.name}`,
            many.removePairsOf(instance, false),
          );
        }
        for (const rel of cls._meta.reverse) {
          if (!rel.field.many_to_many) continue;
          const many = rel.field as unknown as ManyToManyField;
          const owner = many.model._meta;
          count(
            `${owner.app_label}.${owner.object_name}_${many.name}`,
            many.removePairsOf(instance, true),
          );
        }
      }
    }
    for (const [cls, doomed] of order) {
      for (const instance of doomed.values()) {
        deleteRow(cls, instance);
        count(cls._meta.label, 1);
        await signals.post_delete.send(classOf(instance) as Class, {
          instance,
          using: "default",
          origin,
        });
      }
    }
  } catch (error) {
    connection.rollback();
    throw error;
  }
  for (const run of connection.commit()) await run();
  for (const [cls, doomed] of collected.doomed) {
    for (const instance of doomed.values()) setFieldValue(instance, cls._meta.pk.attname, null);
  }
  const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
  return new Tuple<Value>([total, new Dict([...counts])]);
}

function deleteRow(model: ModelClass, instance: ModelInstance): void {
  const { pk, db_table, context } = model._meta;
  const row = context.connection
    .table(db_table)
    .find(pk.column as string, pk.toStored(instance.pk));
  if (row) context.connection.delete(db_table, row);
}
