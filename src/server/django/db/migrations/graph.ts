/** Mirrors django/db/migrations/graph.py (5.2). */
import { Tuple } from "../../../../python/values.ts";
import { repr } from "../../../../python/operations.ts";
import { CircularDependencyError, NodeNotFoundError } from "./exceptions.ts";
import { type Key, keyText, type LoadedMigration, mutate } from "./migration.ts";
import { ProjectState } from "./state.ts";

function compareKeys(a: Key, b: Key): number {
  if (a.app !== b.app) return a.app < b.app ? -1 : 1;
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function keyRepr({ app, name }: Key): string {
  return repr(new Tuple([app, name]));
}

/** Migrations and what each needs before it. */
export class MigrationGraph {
  readonly nodes: ReadonlyMap<string, LoadedMigration>;
  readonly #parents = new Map<string, LoadedMigration[]>();
  readonly #children = new Map<string, LoadedMigration[]>();

  /** @throws NodeNotFoundError, CircularDependencyError */
  constructor(migrations: readonly LoadedMigration[]) {
    this.nodes = new Map(migrations.map((one) => [keyText(one), one]));
    for (const migration of migrations) {
      for (const parent of migration.dependencies) this.#connect(migration, parent, migration);
      for (const child of migration.runBefore) this.#connect(child, migration, migration);
    }
    for (const migration of migrations) this.#refuseCircles(migration);
  }

  #connect(child: Key, parent: Key, origin: LoadedMigration): void {
    const [from, to] = [this.nodes.get(keyText(parent)), this.nodes.get(keyText(child))];
    if (!from || !to) {
      const missing = from ? child : parent;
      throw new NodeNotFoundError(
        `Migration ${keyText(origin)} dependencies reference nonexistent ${from ? "child" : "parent"} node ${keyRepr(missing)}`,
      );
    }
    this.#parents.set(keyText(to), [...(this.#parents.get(keyText(to)) ?? []), from]);
    this.#children.set(keyText(from), [...(this.#children.get(keyText(from)) ?? []), to]);
  }

  #refuseCircles(start: LoadedMigration): void {
    const walk = (node: LoadedMigration, path: readonly LoadedMigration[]): void => {
      const at = path.indexOf(node);
      if (at >= 0) throw new CircularDependencyError(path.slice(at).map(keyText).join(", "));
      if (this.#settled.has(node)) return;
      for (const parent of this.#parents.get(keyText(node)) ?? []) walk(parent, [...path, node]);
      this.#settled.add(node);
    };
    walk(start, []);
  }
  readonly #settled = new Set<LoadedMigration>();

  parents(key: Key): readonly LoadedMigration[] {
    return this.#parents.get(keyText(key)) ?? [];
  }
  children(key: Key): readonly LoadedMigration[] {
    return this.#children.get(keyText(key)) ?? [];
  }

  /** @throws NodeNotFoundError */
  node(key: Key): LoadedMigration {
    const found = this.nodes.get(keyText(key));
    if (!found) throw new NodeNotFoundError(`Node ${keyRepr(key)} not a valid node`);
    return found;
  }

  /** A migration and all before it, in the order they are applied. */
  forwardsPlan(key: Key): LoadedMigration[] {
    return this.#plan(this.node(key), (node) => this.parents(node));
  }
  /** A migration and all after it, in the order they are unapplied. */
  backwardsPlan(key: Key): LoadedMigration[] {
    return this.#plan(this.node(key), (node) => this.children(node));
  }

  /** Depth first with a stack of its own, so that the order is upstream's. */
  #plan(
    start: LoadedMigration,
    next: (node: LoadedMigration) => readonly LoadedMigration[],
  ): LoadedMigration[] {
    const [done, stack] = [new Set<LoadedMigration>(), [{ node: start, ready: false }]];
    for (let top = stack.pop(); top; top = stack.pop()) {
      if (done.has(top.node)) continue;
      if (top.ready) {
        done.add(top.node);
        continue;
      }
      stack.push({ node: top.node, ready: true });
      for (const node of [...next(top.node)].sort(compareKeys)) stack.push({ node, ready: false });
    }
    return [...done];
  }

  /** Migrations of an application (or of all) that no other of the same application follows. */
  leafNodes(app?: string): LoadedMigration[] {
    return this.#ends(app, (node) => this.children(node));
  }
  rootNodes(app?: string): LoadedMigration[] {
    return this.#ends(app, (node) => this.parents(node));
  }
  #ends(
    app: string | undefined,
    next: (node: LoadedMigration) => readonly LoadedMigration[],
  ): LoadedMigration[] {
    const found = [...this.nodes.values()].filter(
      (node) =>
        (app === undefined || node.app === app) && next(node).every((one) => one.app !== node.app),
    );
    return found.sort(compareKeys);
  }

  /** The models after some migrations (all leaves by default). */
  state(targets: readonly Key[] = this.leafNodes(), atEnd = true): ProjectState {
    let state = new ProjectState();
    const planned = new Set<LoadedMigration>();
    for (const target of targets) {
      for (const migration of this.forwardsPlan(target)) {
        if (
          planned.has(migration) ||
          (!atEnd && targets.some((one) => keyText(one) === keyText(migration)))
        )
          continue;
        planned.add(migration);
        state = mutate(migration, state);
      }
    }
    return state;
  }
}
