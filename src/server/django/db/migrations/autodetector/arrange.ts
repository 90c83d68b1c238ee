/** From operations to migrations: django/db/migrations/autodetector.py (5.2). */
import { ValueError } from "../../../../../python/errors.ts";
import type { MigrationGraph } from "../graph.ts";
import { type Key, keyText } from "../migration.ts";
import { optimize } from "../optimizer.ts";
import type { Operation } from "../operations/base.ts";
import type { NewMigration } from "../writer.ts";
import { type Dependency, fulfils, type Generated } from "./dependencies.ts";
import type { Detection } from "./detection.ts";

/** New migrations by application. */
export type Changes = Map<string, NewMigration[]>;

/** The model a setting names, for a dependency on it. */
function settle(dependency: Dependency, userModel: string): Dependency {
  if (dependency.app !== "__setting__") return dependency;
  const [app = "", model = ""] = userModel.split(".");
  return { ...dependency, app, model: model.toLowerCase() };
}

/** Puts the operations of an application in an order in which each finds what it needs. */
function sortOperations(app: string, list: readonly Generated[], userModel: string): Generated[] {
  const waiting = new Map<Generated, number>();
  const followers = new Map<Generated, Generated[]>();
  const enter = (one: Generated): void => {
    if (!waiting.has(one)) waiting.set(one, 0);
  };
  for (const one of list) {
    enter(one);
    for (const need of one.needs) {
      const dependency = settle(need, userModel);
      if (dependency.app !== app) continue;
      for (const other of list.filter(({ operation }) => fulfils(operation, dependency))) {
        enter(other);
        waiting.set(one, (waiting.get(one) ?? 0) + 1);
        followers.set(other, [...(followers.get(other) ?? []), one]);
      }
    }
  }
  const order: Generated[] = [];
  let ready = [...waiting].filter(([, count]) => count === 0).map(([one]) => one);
  while (ready.length > 0) {
    order.push(...ready);
    const next: Generated[] = [];
    for (const one of ready.flatMap((done) => followers.get(done) ?? [])) {
      const left = (waiting.get(one) ?? 0) - 1;
      waiting.set(one, left);
      if (left === 0) next.push(one);
    }
    ready = next;
  }
  if (order.length < list.length) throw unresolved(list.map(({ operation }) => operation));
  return order;
}

function unresolved(operations: readonly Operation[]): Error {
  const names = operations.map((operation) => operation.describe()).join(", ");
  return new ValueError(`Cannot resolve operation dependencies: ${names}`);
}

/** Cuts the operations into migrations that can be applied one after the other. */
export function buildMigrations(detection: Detection, graph: MigrationGraph): Changes {
  const { userModel } = detection.tools;
  const left = new Map(
    [...detection.operations].map(([app, list]) => [app, sortOperations(app, list, userModel)]),
  );
  const existing = new Set([...detection.from.models.values()].map((model) => model.app_label));
  const changes: Changes = new Map();
  const remaining = (): number => [...left.values()].reduce((sum, list) => sum + list.length, 0);
  let isChopping = false;
  for (let count = remaining(); count > 0;) {
    for (const app of [...left.keys()].sort()) {
      const { taken, needs } = takeReady(app, left, changes, graph, userModel, isChopping);
      const list = left.get(app) ?? [];
      if (taken.length === 0 && needs.size === 0) continue;
      if (list.length > taken.length && !isChopping) continue;
      const own = changes.get(app) ?? [];
      own.push({
        app,
        name: `auto_${String(own.length + 1)}`,
        dependencies: [...needs.values()],
        operations: taken.map(({ operation }) => operation),
        initial: !existing.has(app),
      });
      changes.set(app, own);
      left.set(app, list.slice(taken.length));
      isChopping = false;
    }
    const now = remaining();
    if (now === count) {
      if (isChopping) throw unresolved([...left.values()].flat().map(({ operation }) => operation));
      isChopping = true;
    }
    count = now;
  }
  for (const migrations of changes.values()) finish(migrations);
  return changes;
}

/** Migrations of one application follow one another, and say things once. */
function finish(migrations: readonly NewMigration[]): void {
  for (const [at, migration] of migrations.entries()) {
    const former = migrations[at - 1];
    const all = [
      ...migration.dependencies,
      ...(former ? [{ app: former.app, name: former.name }] : []),
    ];
    migration.dependencies = [...new Map(all.map((key) => [keyText(key), key])).values()];
    migration.operations = optimize(migration.operations, migration.app);
  }
}

/** The first operations of an application whose needs in other applications are met. */
function takeReady(
  app: string,
  left: ReadonlyMap<string, readonly Generated[]>,
  changes: Changes,
  graph: MigrationGraph,
  userModel: string,
  isChopping: boolean,
): { readonly taken: Generated[]; readonly needs: Map<string, Key> } {
  const taken: Generated[] = [];
  const needs = new Map<string, Key>();
  for (const one of left.get(app) ?? []) {
    const own: Key[] = [];
    let isReady = true;
    for (const need of one.needs) {
      const dependency = settle(need, userModel);
      if (dependency.app === app) continue;
      const others = left.get(dependency.app) ?? [];
      const isOpen = others.some(({ operation }) => fulfils(operation, dependency));
      if (isOpen) {
        isReady = false;
        break;
      }
      const key = keyFor(need, dependency, changes, graph, isChopping);
      if (key) own.push(key);
      else isReady = false;
    }
    if (!isReady) break;
    taken.push(one);
    for (const key of own) needs.set(keyText(key), key);
  }
  return { taken, needs };
}

/** The migration that a need leads to; null while it is not clear which. */
function keyFor(
  need: Dependency,
  { app }: Dependency,
  changes: Changes,
  graph: MigrationGraph,
  isChopping: boolean,
): Key | null {
  if (need.app === "__setting__") return { app: need.app, name: need.model };
  const last = changes.get(app)?.at(-1);
  if (last) return { app, name: last.name };
  if (!isChopping) return null;
  const [leaf] = graph.leafNodes(app);
  return leaf ? { app: leaf.app, name: leaf.name } : { app, name: "__first__" };
}

/** The number a migration's name begins with; that of the last one it stands for. */
export function parseNumber(name: string): number | null {
  const found = /.*_squashed_(\d+)/.exec(name) ?? /^(\d+)/.exec(name);
  return found ? Number(found[1]) : null;
}

const FRAGMENTS_LENGTH = 52;
const NAME_LENGTH = 100;

/** A name that tells what the operations do. @param stamp "20260115_1200", for those that cannot be told */
export function suggestName({ initial, operations }: NewMigration, stamp: string): string {
  if (initial) return "initial";
  const fragments = operations.flatMap(({ migrationNameFragment: one }) =>
    one === null || one === "" ? [] : [one.replaceAll(/[^\p{L}\p{N}_]+/gu, "_")],
  );
  if (fragments.length === 0 || fragments.length !== operations.length) return `auto_${stamp}`;
  let name = fragments[0] ?? "";
  for (const fragment of fragments.slice(1)) {
    if (`${name}_${fragment}`.length > FRAGMENTS_LENGTH) return `${name}_and_more`;
    name = `${name}_${fragment}`;
  }
  return name;
}

export interface Naming {
  /** The name asked for; null for one that tells what is done. */
  readonly name: string | null;
  readonly stamp: string;
  /** Whether an application without migrations gets its first ones. */
  isInitialWanted(app: string): boolean;
}

/** Names the migrations and hangs them on the last ones there are. */
export function arrange(changes: Changes, graph: MigrationGraph, naming: Naming): Changes {
  const renamed = new Map<string, Key>();
  const leaves = graph.leafNodes();
  for (const [app, migrations] of [...changes]) {
    const leaf = leaves.find((one) => one.app === app);
    if (!leaf && !naming.isInitialWanted(app)) {
      for (const migration of migrations)
        renamed.set(keyText(migration), { app, name: "__first__" });
      changes.delete(app);
      continue;
    }
    let number = leaf ? (parseNumber(leaf.name) ?? 0) + 1 : 1;
    for (const [at, migration] of migrations.entries()) {
      if (at === 0 && leaf)
        migration.dependencies = [...migration.dependencies, { app, name: leaf.name }];
      const suggested = (): string =>
        at === 0 && !leaf ? "initial" : suggestName(migration, naming.stamp).slice(0, NAME_LENGTH);
      const name = `${String(number).padStart(4, "0")}_${naming.name ?? suggested()}`;
      renamed.set(keyText(migration), { app, name });
      migration.name = name;
      number += 1;
    }
  }
  for (const migration of [...changes.values()].flat())
    migration.dependencies = migration.dependencies.map((key) => renamed.get(keyText(key)) ?? key);
  return changes;
}

/** Only the migrations of some applications, and those they need. */
export function trim(changes: Changes, apps: ReadonlySet<string>): Changes {
  const needed = new Set(apps);
  for (let size = -1; size !== needed.size;) {
    size = needed.size;
    for (const app of [...needed]) {
      for (const { dependencies } of changes.get(app) ?? [])
        for (const dependency of dependencies) needed.add(dependency.app);
    }
  }
  for (const app of [...changes.keys()]) if (!needed.has(app)) changes.delete(app);
  return changes;
}
