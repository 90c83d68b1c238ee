/** CreateModel.reduce of django/db/migrations/operations/models.py (5.2): a model made as it is to be in the end. */
import { make } from "../../../../python/objects.ts";
import { iterate, str, truthy } from "../../../../python/operations.ts";
import { Dict, PySet, Tuple, type Value } from "../../../../python/values.ts";
import type { Field } from "../models/fields/field.ts";
import type { Operation } from "./operations/base.ts";
import { AddField, AlterField, RemoveField, RenameField } from "./operations/fields.ts";
import { AlterConstraint, ListOperation, RenameIndex } from "./operations/lists.ts";
import {
  ALTERABLE_OPTIONS,
  AlterIndexTogether,
  AlterModelManagers,
  AlterModelOptions,
  AlterModelTable,
  AlterModelTableComment,
  AlterUniqueTogether,
  CreateModel,
  DeleteModel,
  RenameModel,
} from "./operations/models.ts";

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const TOGETHER = ["unique_together", "index_together"] as const;

interface Parts {
  readonly name: string;
  readonly fields: readonly (readonly [string, Field])[];
  readonly options: ReadonlyMap<string, Value>;
  readonly managers: readonly Value[];
}

function recreate(model: CreateModel, changes: Partial<Parts>): Operation[] {
  const { name = model.name, fields = model.fields } = changes;
  const { options = model.options, managers = model.managers } = changes;
  const pairs = fields.map((pair) => new Tuple<Value>(pair));
  const bases = model.bases.length > 0 ? new Tuple(model.bases) : null;
  return [make(CreateModel, name, pairs, new Dict([...options]), bases, [...managers])];
}

/** The operations that stand for making a model and what comes later; null where that is another matter. */
export function reduceCreation(model: CreateModel, other: Operation): Operation[] | null {
  const { name, options } = model;
  if (other instanceof DeleteModel)
    return same(other.name, name) && !truthy(options.get("proxy")) ? [] : null;
  if (other instanceof RenameModel)
    return same(other.old_name, name) ? recreate(model, { name: other.new_name }) : null;
  const changed = changedOptions(model, other);
  if (changed) return recreate(model, { options: changed });
  if (other instanceof AlterModelManagers)
    return same(other.name, name) ? recreate(model, { managers: other.managers }) : null;
  return reduceField(model, other);
}

function changedOptions(
  { name, options }: CreateModel,
  other: Operation,
): Map<string, Value> | null {
  if (other instanceof ListOperation) {
    if (!same(other.model_name, name)) return null;
    if (other instanceof AlterConstraint || other instanceof RenameIndex) return null;
    const now = iterate(options.get(other.option) ?? []) as Parameters<typeof other.change>[0];
    return new Map([...options, [other.option, [...other.change(now)]]]);
  }
  const isModels =
    other instanceof AlterModelOptions ||
    other instanceof AlterModelTable ||
    other instanceof AlterModelTableComment ||
    other instanceof AlterUniqueTogether ||
    other instanceof AlterIndexTogether;
  if (!isModels || !same(other.name, name)) return null;
  if (other instanceof AlterModelOptions) {
    const all = new Map([...options, ...other.options]);
    for (const key of ALTERABLE_OPTIONS) if (!other.options.has(key)) all.delete(key);
    return all;
  }
  if (other instanceof AlterModelTable) return new Map([...options, ["db_table", other.table]]);
  if (other instanceof AlterModelTableComment)
    return new Map([...options, ["db_table_comment", other.table_comment]]);
  return new Map([...options, [other.optionName, other.value]]);
}

function reduceField(model: CreateModel, other: Operation): Operation[] | null {
  const isField =
    other instanceof AddField ||
    other instanceof AlterField ||
    other instanceof RemoveField ||
    other instanceof RenameField;
  if (!isField || !same(other.model_name, model.name)) return null;
  const { fields } = model;
  if (other instanceof AddField)
    return recreate(model, { fields: [...fields, [other.name, other.field]] });
  if (other instanceof AlterField) {
    const altered = fields.map((pair) =>
      pair[0] === other.name ? ([pair[0], other.field] as const) : pair,
    );
    return recreate(model, { fields: altered });
  }
  if (other instanceof RemoveField) {
    const left = fields.filter(([name]) => !same(name, other.name));
    const options = changeTogether(model.options, (names) =>
      names.filter((one) => !same(one, other.name)),
    );
    return recreate(model, { fields: left, options });
  }
  const rename = (name: string): string => (name === other.old_name ? other.new_name : name);
  const renamed = fields.map(([name, field]) => [rename(name), field] as const);
  const options = changeTogether(model.options, (names) => names.map(rename));
  return recreate(model, { fields: renamed, options });
}

/** The options with other names in their *_together; a set that loses all its names goes. */
function changeTogether(
  options: ReadonlyMap<string, Value>,
  change: (names: string[]) => string[],
): Map<string, Value> {
  const all = new Map(options);
  for (const option of TOGETHER) {
    const sets = all.get(option);
    if (!truthy(sets)) continue;
    const changed = iterate(sets ?? [])
      .map((set) => change(iterate(set).map(str)))
      .filter((names) => names.length > 0);
    all.delete(option);
    if (changed.length > 0) all.set(option, new PySet(changed.map((names) => new Tuple(names))));
  }
  return all;
}
