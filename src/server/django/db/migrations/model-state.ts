/** ModelState.from_model of django/db/migrations/state.py (5.2): the models as they stand in the project. */
import { type Class, classInfo, classOf } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { md5 } from "../../utils/md5.ts";
import type { Constraint } from "../models/constraints.ts";
import type { ModelClass } from "../models/contract.ts";
import { Index } from "../models/constraints.ts";
import { type BaseManager, Manager, manager } from "../models/manager.ts";
import { META_NAMES } from "../models/options.ts";
import { togetherSet } from "./operations/models.ts";
import { type ModelState, named } from "./state.ts";

/** The state of a model class. */
export function stateOf(model: ModelClass): ModelState {
  const { _meta: meta } = model;
  const fields = [...meta.local_fields, ...meta.local_many_to_many].map(
    (field) => [field.name, named(field, field.name)] as const,
  );
  return {
    app_label: meta.app_label,
    name: meta.object_name,
    fields: new Map(fields),
    options: optionsOf(model),
    bases: basesOf(model),
    managers: managersOf(model),
  };
}

/** What Meta says, in Django's order; indexes and constraints are always there. */
function optionsOf(model: ModelClass): Map<string, Value> {
  const { _meta: meta } = model;
  const options = new Map<string, Value>();
  for (const name of META_NAMES) {
    if (name === "apps" || name === "app_label" || !meta.original.has(name)) continue;
    const given = meta.original.get(name) ?? null;
    if (name === "unique_together") options.set(name, togetherSet(given));
    else if (name !== "indexes" && name !== "constraints") options.set(name, given);
  }
  options.set(
    "indexes",
    meta.indexes.map((index) => copyIndex(index as Index, model)),
  );
  options.set("constraints", meta.constraints.map(copyConstraint));
  return options;
}

function copyWith<T extends Constraint | Index>(item: T, given: Dict): T {
  const copy = Object.assign(Object.create(Object.getPrototypeOf(item) as object) as T, item);
  copy.given = given;
  return copy;
}

function copyConstraint(constraint: Constraint): Constraint {
  const given = new Dict([...constraint.given]);
  const fields = given.get("fields");
  if (fields !== undefined) given.set("fields", new Tuple(iterate(fields)));
  return copyWith(constraint, given);
}

function copyIndex(index: Index, model: ModelClass): Index {
  const given = new Dict([...index.given]);
  const fields = iterate(given.get("fields") ?? []).map(str);
  given.set("fields", fields);
  const name = index.name === "" ? indexName(model, fields) : index.name;
  given.set("name", name);
  return Object.assign(copyWith(index, given), { name, fields });
}

const [TABLE_PART, COLUMN_PART, DIGEST_PART] = [11, 7, 6];

/** The name of an index that was given none: parts of table and first column, and a digest of all. */
function indexName({ _meta: meta }: ModelClass, fields: readonly string[]): string {
  const columns = fields.map((field) => {
    const found = meta.get_field(field.replace(/^-/, "")) as { column?: string | null };
    return { column: found.column ?? "", order: field.startsWith("-") ? "-" : "" };
  });
  const hashed = [meta.db_table, ...columns.map(({ column, order }) => order + column), "idx"];
  const digest = md5(new TextEncoder().encode(hashed.join(""))).slice(0, DIGEST_PART);
  const first = columns[0]?.column.slice(0, COLUMN_PART) ?? "";
  const name = `${meta.db_table.slice(0, TABLE_PART)}_${first}_${digest}_idx`;
  return /^[_\d]/.test(name) ? `D${name.slice(1)}` : name;
}

/** Base classes, abstract models replaced by their own bases; models stand as "app.model". */
function basesOf(model: ModelClass): Value[] {
  const flatten = (cls: Class): Class[] =>
    (classInfo(cls)?.bases ?? []).flatMap((base) => {
      const meta = (base as unknown as Partial<ModelClass>)._meta;
      return meta?.abstract === true ? flatten(base) : [base];
    });
  const bases = [...new Set(flatten(model as unknown as Class))].map((base): Value => {
    const meta = (base as unknown as Partial<ModelClass>)._meta;
    return meta ? meta.label_lower : base;
  });
  const [only, ...others] = bases;
  return others.length === 0 && isModel(only ?? null) ? [] : bases;
}

/** Whether a base is Model itself, which every model has. */
export function isModel(base: Value): boolean {
  const info = typeof base === "function" ? classInfo(base as unknown as Class) : undefined;
  return info?.module === "django.db.models.base" && info.name === "Model";
}

/** Managers that data migrations may use, as pairs of name and manager. */
function managersOf(model: ModelClass): Value[] {
  const found: (readonly [name: string, manager: BaseManager, isStandIn: boolean])[] = [];
  for (const one of model._meta.local_managers) {
    if (found.some(([name]) => name === one.name)) continue;
    if (one.use_in_migrations) found.push([one.name, one, false]);
    else if (one === model._default_manager) found.push([one.name, manager(Manager), true]);
  }
  const [first, ...others] = found;
  if (others.length === 0 && first?.[0] === "objects" && first[2]) return [];
  return found.map(([name, one]) => new Tuple<Value>([name, one]));
}

/** Whether two managers are of one class, which is all that a migration file keeps of them. */
export function sameManagers(a: readonly Value[], b: readonly Value[]): boolean {
  const kinds = (managers: readonly Value[]): string =>
    managers
      .map((pair) => {
        const [name = "", one = null] = iterate(pair);
        const cls = classOf(one as object);
        const info = cls && classInfo(cls);
        return `${str(name)}: ${info?.module ?? ""}.${info?.name ?? ""}`;
      })
      .join(", ");
  return kinds(a) === kinds(b);
}
