/** Mirrors django/db/migrations/operations/base.py (5.2). */
import {
  type Class,
  classInfo,
  classOf,
  pyclass,
  PyObject,
} from "../../../../../python/objects.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import type { Maybe } from "../../models/contract.ts";
import type { ModelContext } from "../../models/contract.ts";
import type { SchemaEditor } from "../schema.ts";
import type { ProjectState } from "../state.ts";

/** What an operation may use while it runs. */
export interface OperationTools {
  readonly editor: SchemaEditor;
  readonly context: ModelContext;
  /** The Model class, for models of a state. */
  readonly root: Class;
}

/** What an operation does, as the sign in front of its description. */
export type Category = "+" | "-" | "~" | "p" | "s" | "?";

/** An argument as a migration file writes it. */
export type WrittenArgument = readonly [name: string, value: Value];

/** One step of a migration. */
@pyclass("django.db.migrations.operations.base.Operation")
export class Operation extends PyObject {
  get reversible(): boolean {
    return true;
  }
  get category(): Category {
    return "?";
  }
  /** Whether it may be left out when migrations are made shorter. */
  get elidable(): boolean {
    return false;
  }
  /** Its part of the name of a migration; null where it has none. */
  get migrationNameFragment(): string | null {
    return null;
  }
  /** Arguments from which an equal operation can be made, in the order of the signature. */
  get written(): readonly WrittenArgument[] {
    return [];
  }
  /** Arguments whose items a migration file writes a line each. */
  get expanded(): readonly string[] {
    return [];
  }
  /** What it does to the models. */
  stateForwards(_appLabel: string, _state: ProjectState): void {
    // Some change only data.
  }
  /** What it does to the tables, from the state before to the state after. */
  databaseForwards(
    _appLabel: string,
    _tools: OperationTools,
    _from: ProjectState,
    _to: ProjectState,
  ): Maybe<void> {
    // Some change only the state.
  }
  /** Undoes it: `from` is the state after the operation, `to` the one before. */
  databaseBackwards(
    _appLabel: string,
    _tools: OperationTools,
    _from: ProjectState,
    _to: ProjectState,
  ): Maybe<void> {
    // Some change only the state.
  }
  describe(): string {
    return classInfo(classOf(this) as Class)?.name ?? "Operation";
  }
  formattedDescription(): string {
    return `${this.category} ${this.describe()}`;
  }
}

/** What gives a table or a column another name, and its old one back. */
export abstract class RenameOperation extends Operation {
  declare old_name: string;
  declare new_name: string;

  override get category(): Category {
    return "~";
  }

  /** Makes the table over, from the state where it has the name `old` to the one where it has `name`. */
  abstract remake(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
    old: string,
    name: string,
  ): void;

  override databaseForwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    this.remake(appLabel, tools, from, to, this.old_name, this.new_name);
  }
  override databaseBackwards(
    appLabel: string,
    tools: OperationTools,
    from: ProjectState,
    to: ProjectState,
  ): void {
    this.remake(appLabel, tools, from, to, this.new_name, this.old_name);
  }
}

/** Tuples and lists of pairs as pairs. */
export function pairsOf(value: Value): (readonly [string, Value])[] {
  if (value instanceof Dict) return [...value].map(([key, one]) => [String(key), one]);
  const items = Array.isArray(value)
    ? (value as Value[])
    : value instanceof Tuple
      ? value.items
      : [];
  return items.map((pair) => {
    const [name = "", one = null] = Array.isArray(pair) ? (pair as Value[]) : (pair as Tuple).items;
    return [String(name), one];
  });
}
