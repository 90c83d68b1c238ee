/** Mirrors django/db/migrations/migration.py (5.2). */
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import { IrreversibleError } from "./exceptions.ts";
import type { Operation, OperationTools } from "./operations/base.ts";
import type { ProjectState } from "./state.ts";

/** A migration's place: application label and name. */
export interface Key {
  readonly app: string;
  readonly name: string;
}

export function keyText({ app, name }: Key): string {
  return `${app}.${name}`;
}

/** A migration as the executor sees it. */
export interface LoadedMigration extends Key {
  readonly dependencies: readonly Key[];
  readonly runBefore: readonly Key[];
  readonly operations: readonly Operation[];
  readonly initial: boolean | null;
}

/** A dependency on the first migration of the application of a model that settings may replace. */
@pyclass("django.db.migrations.migration.SwappableTuple")
export class SwappableTuple extends Tuple<string> {
  readonly setting: string;
  constructor(items: readonly string[], setting: string) {
    super(items);
    this.setting = setting;
  }
}

/** What a migration file's class inherits from. */
@pyclass("django.db.migrations.migration.Migration")
export class Migration extends PyObject {
  declare name: string;
  declare app_label: string;

  get operations(): Value {
    return [];
  }
  get dependencies(): Value {
    return [];
  }
  get run_before(): Value {
    return [];
  }
  get replaces(): Value {
    return [];
  }
  get initial(): Value {
    return null;
  }
  get atomic(): Value {
    return true;
  }
  @py("name, app_label") __init__(name: string, app_label: string): void {
    this.name = name;
    this.app_label = app_label;
  }
  @py() __str__(): string {
    return `${this.app_label}.${this.name}`;
  }
  @py() __repr__(): string {
    return `<Migration ${this.app_label}.${this.name}>`;
  }
}

/** "books", "0001_initial" of a list of pairs. */
export function readKeys(value: Value): Key[] {
  return iterate(value).map((pair) => {
    const [app = "", name = ""] = iterate(pair).map(str);
    return { app, name };
  });
}

/** The state after a migration. */
export function mutate(migration: LoadedMigration, state: ProjectState): ProjectState {
  const after = state.clone();
  for (const operation of migration.operations) operation.stateForwards(migration.app, after);
  return after;
}

/** Runs a migration's operations on the database. @returns the state after it */
export async function applyForwards(
  migration: LoadedMigration,
  state: ProjectState,
  tools: OperationTools,
): Promise<ProjectState> {
  let before = state;
  for (const operation of migration.operations) {
    const after = before.clone();
    operation.stateForwards(migration.app, after);
    await operation.databaseForwards(migration.app, tools, before, after);
    before = after;
  }
  return before;
}

/** Undoes a migration's operations, last first. @param state the state before the migration */
export async function applyBackwards(
  migration: LoadedMigration,
  state: ProjectState,
  tools: OperationTools,
): Promise<void> {
  const steps: { operation: Operation; before: ProjectState; after: ProjectState }[] = [];
  let before = state;
  for (const operation of migration.operations) {
    if (!operation.reversible) throw irreversible(operation, migration);
    const after = before.clone();
    operation.stateForwards(migration.app, after);
    steps.unshift({ operation, before, after });
    before = after;
  }
  for (const step of steps)
    await step.operation.databaseBackwards(migration.app, tools, step.after, step.before);
}

function irreversible(operation: Operation, migration: LoadedMigration): Error {
  return new IrreversibleError(
    `Operation ${operation.describe()} in ${keyText(migration)} is not reversible`,
  );
}
