/** Models that were added, removed or renamed: django/db/migrations/autodetector.py (5.2). */
import { make } from "../../../../../python/objects.ts";
import { iterate, str, truthy } from "../../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import type { Constraint, Index } from "../../models/constraints.ts";
import { RelatedField } from "../../models/fields/related.ts";
import { AddField, AlterField, RemoveField } from "../operations/fields.ts";
import { AddConstraint, AddIndex } from "../operations/lists.ts";
import {
  AlterUniqueTogether,
  CreateModel,
  DeleteModel,
  RenameModel,
} from "../operations/models.ts";
import { resolveRelation } from "../relations.ts";
import type { ModelState, ProjectState } from "../state.ts";
import type { Dependency } from "./dependencies.ts";
import { type Detection, sameDescription } from "./detection.ts";

const sorted = (keys: Iterable<string>): string[] => [...keys].sort();
const split = (key: string): readonly [app: string, model: string] => {
  const [app = "", model = ""] = key.split(".");
  return [app, model];
};
const pick = (app: string, model: string, field: string | null, kind: Dependency["kind"]) =>
  ({ app, model, field, kind }) satisfies Dependency;

/** Whether two models have the same fields, whatever their relations point at. */
async function areAlike(detection: Detection, a: ModelState, b: ModelState): Promise<boolean> {
  const [names, others] = [sorted(a.fields.keys()), sorted(b.fields.keys())];
  if (names.length !== others.length) return false;
  for (const [at, name] of names.entries()) {
    const [one, other] = [a.fields.get(name), b.fields.get(others[at] ?? "")];
    if (!one || !other) return false;
    const [x, y] = [await detection.describe(one), await detection.describe(other)];
    if (!sameDescription(x, y, one instanceof RelatedField ? ["to"] : [])) return false;
  }
  return true;
}

export async function renameModels(detection: Detection): Promise<void> {
  const { from, to, tools } = detection;
  const [old, now] = [detection.old.models, detection.new.models];
  for (const key of sorted(now).filter((one) => !old.has(one))) {
    const [app] = split(key);
    const model = to.get(...split(key));
    for (const removed of [...old].filter((one) => !now.has(one) && split(one)[0] === app)) {
      const before = from.get(...split(removed));
      if (!(await areAlike(detection, before, model))) continue;
      if (!(await tools.questioner.renameModel(before, model))) continue;
      const needs = [
        ...[...model.fields.values()].flatMap((field) => detection.relationNeeds(key, field)),
        ...relationsTo(to, key).map(([owner]) => pick(...split(owner), null, "create")),
      ];
      detection.add(app, make(RenameModel, before.name, model.name), needs);
      detection.renamedModels.set(key, split(removed)[1]);
      old.delete(removed);
      old.add(key);
      break;
    }
  }
}

/** Fields of all models that point at one: [owner, name, whether it is many-to-many]. */
function relationsTo(state: ProjectState, target: string): [string, string, boolean][] {
  return [...state.models].flatMap(([owner, { fields }]) =>
    [...fields].flatMap(([name, field]): [string, string, boolean][] =>
      field instanceof RelatedField &&
      resolveRelation(field.remote_field.model, ...split(owner)) === target
        ? [[owner, name, field.many_to_many === true]]
        : [],
    ),
  );
}

const withoutKey = (keys: Iterable<string>, ...others: Set<string>[]): string[] =>
  sorted(keys).filter((key) => others.every((other) => !other.has(key)));

export function deleteModels(detection: Detection): void {
  const { old, new: now, from } = detection;
  const gone = [old.models, old.unmanaged].flatMap((keys) =>
    withoutKey(keys, now.models, now.unmanaged),
  );
  for (const key of gone) {
    const [app, model] = split(key);
    const state = from.get(app, model);
    if (truthy(state.options.get("unique_together")))
      detection.add(app, make(AlterUniqueTogether, model, null));
    const related = sorted(state.fields.keys()).filter(
      (name) => state.fields.get(name) instanceof RelatedField,
    );
    for (const name of related) detection.add(app, make(RemoveField, model, name));
    const incoming = relationsTo(from, key).flatMap(([owner, name, isMany]) => [
      pick(...split(owner), name, "remove"),
      ...(isMany ? [] : [pick(...split(owner), name, "alter")]),
    ]);
    const own = related.map((name) => pick(app, model, name, "remove"));
    detection.add(app, make(DeleteModel, state.name), [...incoming, ...own]);
  }
}

/** The user model comes first of all, so that others can point at it. */
function swappableFirst({ to, tools }: Detection, key: string): string {
  const { options, bases } = to.get(...split(key));
  const isUser =
    truthy(options.get("swappable")) ||
    bases.some((base) => typeof base === "function" && /Abstract(Base)?User/.test(base.name)) ||
    tools.userModel.toLowerCase() === key;
  const [app, model] = split(key);
  return isUser ? `___${app}.___${model}` : key;
}

function creation(state: ModelState, fields: ModelState["fields"], options: Map<string, Value>) {
  const pairs = [...fields].map((pair) => new Tuple<Value>(pair));
  const bases = state.bases.length > 0 ? new Tuple(state.bases) : null;
  return make(CreateModel, state.name, pairs, new Dict([...options]), bases, [...state.managers]);
}

const baseNeeds = ({ bases }: ModelState): Dependency[] =>
  bases.flatMap((base) =>
    typeof base === "string" && base.includes(".") ? [pick(...split(base), null, "create")] : [],
  );

export function createModels(detection: Detection): void {
  const { old, new: now } = detection;
  const place = (key: string): string => swappableFirst(detection, key);
  const added = [now.models, now.unmanaged].flatMap((keys) =>
    withoutKey(keys, old.models, old.unmanaged).sort((a, b) => (place(a) < place(b) ? 1 : -1)),
  );
  for (const key of added) createModel(detection, key);
}

function createModel(detection: Detection, key: string): void {
  const [app, model] = split(key);
  const state = detection.to.get(app, model);
  const related = new Map([...state.fields].filter(([, field]) => isAddedLater(field)));
  const keyRelation = [...state.fields.values()].find(
    (field) => field instanceof RelatedField && field.primary_key,
  );
  const options = new Map(state.options);
  const take = (name: string): Value => {
    const value = options.get(name) ?? null;
    options.delete(name);
    return value;
  };
  const [indexes, constraints, together] = [
    take("indexes"),
    take("constraints"),
    take("unique_together"),
  ];
  const own = new Map([...state.fields].filter(([name]) => !related.has(name)));
  const needs = [
    pick(app, model, null, "remove"),
    ...baseNeeds(state),
    ...(keyRelation ? detection.relationNeeds(key, keyRelation) : []),
  ];
  detection.add(app, creation(state, own, options), needs, true);
  if (state.options.get("managed") === false) return;
  const isThere = pick(app, model, null, "create");
  for (const name of sorted(related.keys())) {
    const field = related.get(name);
    if (!field) continue;
    const fieldNeeds = [...detection.relationNeeds(key, field), isThere];
    detection.add(app, make(AddField, model, name, field), fieldNeeds);
  }
  const all = [...sorted(related.keys()).map((name) => pick(app, model, name, "create")), isThere];
  for (const index of iterate(indexes ?? []))
    detection.add(app, make(AddIndex, model, index as Index), all);
  for (const constraint of iterate(constraints ?? []))
    detection.add(app, make(AddConstraint, model, constraint as Constraint), all);
  if (truthy(together)) detection.add(app, make(AlterUniqueTogether, model, together), all);
  if (detection.old.proxies.has(key)) repointRelations(detection, key);
}

function isAddedLater(field: unknown): boolean {
  return (
    field instanceof RelatedField && !field.primary_key && !truthy(field.remote_field.parent_link)
  );
}

/** A proxy that has become a model of its own gets the relations to it. */
function repointRelations(detection: Detection, key: string): void {
  for (const [owner, name] of relationsTo(detection.to, key)) {
    const state = detection.to.get(...split(owner));
    const field = state.fields.get(name);
    const needs = [pick(...split(key), null, "create")];
    if (field)
      detection.add(state.app_label, make(AlterField, state.name, str(name), field), needs);
  }
}

export function changeProxies(detection: Detection): void {
  const { old, new: now, from, to } = detection;
  for (const key of withoutKey(old.proxies, now.proxies)) {
    const state = from.get(...split(key));
    detection.add(state.app_label, make(DeleteModel, state.name));
  }
  for (const key of withoutKey(now.proxies, old.proxies)) {
    const state = to.get(...split(key));
    const [app, model] = split(key);
    const needs = [pick(app, model, null, "remove"), ...baseNeeds(state)];
    detection.add(app, creation(state, new Map(), new Map(state.options)), needs);
  }
}
