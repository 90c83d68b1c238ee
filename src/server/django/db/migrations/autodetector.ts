/** Mirrors django/db/migrations/autodetector.py (5.2), for what a learner does to models: add, remove and change. */
import { type Class, classInfo, classOf, make } from "../../../../python/objects.ts";
import { equals, iterate, repr, str } from "../../../../python/operations.ts";
import { Dict, PySet, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import type { ModelClass } from "../models/contract.ts";
import type { Field } from "../models/fields/field.ts";
import { RelatedField } from "../models/fields/related.ts";
import { normalizeTogether } from "../models/options.ts";
import type { MigrationGraph } from "./graph.ts";
import type { Operation } from "./operations/base.ts";
import { AddField, AlterField, RemoveField } from "./operations/fields.ts";
import {
  AddConstraint,
  ALTERABLE_OPTIONS,
  AlterModelOptions,
  AlterUniqueTogether,
  CreateModel,
  DeleteModel,
  RemoveConstraint,
} from "./operations/models.ts";
import type { Constraint } from "../models/constraints.ts";
import { named, type ModelState, ProjectState } from "./state.ts";

/** The state of a model class as it stands in the project. */
function stateOf(model: ModelClass): ModelState {
  const { _meta: meta } = model;
  const fields = [...meta.local_fields, ...meta.local_many_to_many].map(
    (field) => [field.name, detached(field)] as const,
  );
  const options = new Map(
    [...meta.original].filter(
      ([name]) => name !== "apps" && name !== "app_label" && name !== "abstract",
    ),
  );
  if (options.has("unique_together")) {
    options.set(
      "unique_together",
      new PySet(normalizeTogether(meta.unique_together).map((set) => new Tuple(set))),
    );
  }
  const base = meta.proxy && meta.proxy_for_model ? [meta.proxy_for_model._meta.label_lower] : [];
  return {
    app_label: meta.app_label,
    name: meta.object_name,
    fields: new Map(fields),
    options,
    bases: base,
    managers: [],
  };
}

function detached(field: Field): Field {
  return named(field, field.name);
}

/** Whether two deconstructed values say the same. */
function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a instanceof Dict && b instanceof Dict) {
    return (
      a.size === b.size &&
      [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key) ?? null))
    );
  }
  const [x, y] = [listOf(a), listOf(b)];
  if (x && y) return x.length === y.length && x.every((item, at) => sameValue(item, y[at] ?? null));
  if (typeof a === "object" && a !== null && "__str__" in a && typeof b === "string")
    return str(a) === b;
  if (typeof b === "object" && b !== null && "__str__" in b && typeof a === "string")
    return str(b) === a;
  const named_ = (value: Value): string | null =>
    typeof value === "object" && value !== null && classOf(value)
      ? (classInfo(classOf(value) as Class)?.name ?? "")
      : null;
  if (named_(a) !== null && named_(a) === named_(b)) return equals(a, b) || repr(a) === repr(b);
  return equals(a, b);
}

function listOf(value: Value): Value[] | null {
  if (Array.isArray(value)) return value as Value[];
  if (value instanceof Tuple) return [...value.items];
  if (value instanceof PySet) return [...value].sort((a, b) => (repr(a) < repr(b) ? -1 : 1));
  return null;
}

function sameField(a: Field, b: Field): boolean {
  const [x, y] = [a.deconstruct().items, b.deconstruct().items];
  return (
    x[1] === y[1] && sameValue(relativeTarget(x[3] as Dict, a), relativeTarget(y[3] as Dict, b))
  );
}

/** Relations name their model in lower case, wherever the field stands. */
function relativeTarget(keywords: Dict, field: Field): Dict {
  const copy = new Dict(keywords);
  if (field instanceof RelatedField) copy.set("to", str(copy.get("to") ?? "").toLowerCase());
  return copy;
}

/** What must be done to come from one state to another, in an application. */
function operationsBetween(from: ProjectState, to: ProjectState, app: string): Operation[] {
  const [before, after] = [modelsOf(from, app), modelsOf(to, app)];
  const created = [...after].filter(([name]) => !before.has(name)).map(([, model]) => model);
  const removed = [...before].filter(([name]) => !after.has(name)).map(([, model]) => model);
  return [
    ...inDependencyOrder(created).map(createOperation),
    ...removed.map((model) => make(DeleteModel, model.name)),
    ...[...after].flatMap(([name, model]) => {
      const old = before.get(name);
      return old ? changes(old, model) : [];
    }),
  ];
}

function modelsOf(state: ProjectState, app: string): Map<string, ModelState> {
  const own = [...state.models.values()].filter(
    (model) => model.app_label === app && model.options.get("managed") !== false,
  );
  return new Map(own.map((model) => [model.name.toLowerCase(), model]));
}

/** Models that others point at come first; otherwise by name, as upstream sorts them. */
function inDependencyOrder(models: readonly ModelState[]): ModelState[] {
  const sorted = [...models].sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
  const done: ModelState[] = [];
  const visit = (model: ModelState, path: readonly ModelState[]): void => {
    if (done.includes(model) || path.includes(model)) return;
    for (const name of pointsAt(model)) {
      const target = sorted.find((one) => one.name.toLowerCase() === name);
      if (target && target !== model) visit(target, [...path, model]);
    }
    done.push(model);
  };
  for (const model of sorted) visit(model, []);
  return done;
}

function pointsAt(model: ModelState): string[] {
  return [...model.fields.values()].flatMap((field) => {
    if (!(field instanceof RelatedField)) return [];
    const to = field.remote_field.model;
    const text = (typeof to === "string" ? to : to._meta.label_lower).toLowerCase();
    const [app, name] = text.includes(".") ? text.split(".") : [model.app_label, text];
    return app === model.app_label && name !== undefined ? [name] : [];
  });
}

function createOperation(model: ModelState): Operation {
  const pairs = [...model.fields].map(([name, field]) => new Tuple<Value>([name, field]));
  return make(
    CreateModel,
    model.name,
    pairs,
    new Dict([...model.options]),
    model.bases.length > 0 ? new Tuple(model.bases) : null,
  );
}

function changes(before: ModelState, after: ModelState): Operation[] {
  const name = after.name.toLowerCase();
  const found: Operation[] = [];
  for (const field of before.fields.keys())
    if (!after.fields.has(field)) found.push(make(RemoveField, name, field));
  for (const [key, field] of [...after.fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!before.fields.has(key)) found.push(make(AddField, name, key, field));
  }
  for (const [key, field] of [...after.fields].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const old = before.fields.get(key);
    if (old && !sameField(old, field)) found.push(make(AlterField, name, key, field));
  }
  return [...found, ...optionChanges(before, after, name)];
}

function optionChanges(before: ModelState, after: ModelState, name: string): Operation[] {
  const found: Operation[] = [];
  const [old, now] = [before.options, after.options];
  if (
    !sameValue(old.get("unique_together") ?? new PySet(), now.get("unique_together") ?? new PySet())
  ) {
    found.push(make(AlterUniqueTogether, name, now.get("unique_together") ?? null));
  }
  const picked = (options: ReadonlyMap<string, Value>): Dict =>
    new Dict([...options].filter(([key]) => ALTERABLE_OPTIONS.includes(key)));
  if (!sameValue(picked(old), picked(now))) found.push(make(AlterModelOptions, name, picked(now)));
  const [had, has] = [constraintsOf(old), constraintsOf(now)];
  for (const one of had)
    if (!has.some((other) => other.name === one.name))
      found.push(make(RemoveConstraint, name, one.name));
  for (const one of has)
    if (!had.some((other) => other.name === one.name)) found.push(make(AddConstraint, name, one));
  return found;
}

function constraintsOf(options: ReadonlyMap<string, Value>): Constraint[] {
  return iterate(options.get("constraints") ?? []) as Constraint[];
}

export const migrations_autodetector = defineModule(
  "django.db.migrations.autodetector",
  async (process) => {
    const { apps } = await process.load(apps_registry);

    /** The models of the project as they are now, many-to-many tables apart. */
    function projectState(): ProjectState {
      const state = new ProjectState();
      for (const model of apps.get_models(false, true) as unknown as ModelClass[])
        state.add(stateOf(model));
      return state;
    }

    /** Labels of the project's own applications whose models no migration describes, sorted. */
    async function changedApps(graph: MigrationGraph): Promise<string[]> {
      const [from, to] = [graph.state(), projectState()];
      return Promise.resolve(
        ownApps()
          .filter((app) => hasMigrations(graph, app) && operationsBetween(from, to, app).length > 0)
          .sort(),
      );
    }
    function hasMigrations(graph: MigrationGraph, app: string): boolean {
      return [...graph.nodes.values()].some((migration) => migration.app === app);
    }

    /** Applications whose files are the learner's; installed packages bring their migrations. */
    function ownApps(): string[] {
      return [...apps.app_configs.values()]
        .filter(({ name }) => isOwn(name))
        .map(({ label }) => label);
    }
    function isOwn(name: string): boolean {
      const folder = name.replaceAll(".", "/");
      return [...process.host.files.keys()].some((path) => path.startsWith(`${folder}/`));
    }

    return { projectState, changedApps, ownApps };
  },
);
