/** What django/core/management/commands/migrate.py (5.2) is to do, and how it tells. */
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import type { PlanStep, Target } from "../../../db/migrations/executor.ts";
import type { LoadedMigrations } from "../../../db/migrations/loader.ts";
import { keyText } from "../../../db/migrations/migration.ts";
import type { Operation } from "../../../db/migrations/operations/base.ts";
import { RunPython } from "../../../db/migrations/operations/special.ts";
import { commandError } from "../base.ts";

/** What the arguments ask for. @throws CommandError */
export function targetsOf(
  { graph, migrated }: LoadedMigrations,
  app: Value,
  name: Value,
  syncs: boolean,
): Target[] {
  if (app === null) return graph.leafNodes();
  const label = str(app);
  if (!migrated.has(label) && !syncs)
    throw commandError(`App '${label}' does not have migrations.`);
  if (name === null) return graph.leafNodes(label);
  const wanted = str(name);
  if (wanted === "zero") return [{ app: label, name: null }];
  const own = [...graph.nodes.values()].filter((migration) => migration.app === label);
  const exact = own.filter((migration) => migration.name === wanted);
  const found =
    exact.length > 0 ? exact : own.filter((migration) => migration.name.startsWith(wanted));
  const [migration] = found;
  if (found.length > 1) {
    throw commandError(
      `More than one migration matches '${wanted}' in app '${label}'. Please be more specific.`,
    );
  }
  if (!migration)
    throw commandError(`Cannot find a migration matching '${wanted}' from app '${label}'.`);
  return [migration];
}

export function describeTargets(targets: readonly Target[], specific: boolean): string {
  const [first] = targets;
  if (!specific || !first) {
    const labels = [...new Set(targets.map(({ app }) => app))].sort();
    return `  Apply all migrations: ${labels.join(", ") || "(none)"}`;
  }
  if (first.name === null) return `  Unapply all migrations: ${first.app}`;
  return `  Target specific migration: ${first.name}, from ${first.app}`;
}

const MOST_CHARACTERS = 40;

/** A function's docstring; "" where it has none. */
function docOf(code: Value): string {
  const doc = (code as { __doc__?: unknown }).__doc__;
  return typeof doc === "string" ? doc : "";
}

/** What a step says of an operation: functions tell by their docstring what they do. */
function describeOperation(operation: Operation, backwards: boolean): string {
  const described = operation.describe();
  if (operation instanceof RunPython) {
    const code = backwards ? operation.reverse_code : operation.code;
    const action = code === null ? (backwards ? "IRREVERSIBLE" : "") : docOf(code);
    return described + shortened(action.replaceAll("\n", ""));
  }
  if (!backwards) return described;
  return operation.reversible ? `Undo ${described}` : `${described}${shortened("IRREVERSIBLE")}`;
}

function shortened(action: string): string {
  if (action === "") return "";
  const text = [...` -> ${action}`];
  return text.length <= MOST_CHARACTERS
    ? text.join("")
    : `${text.slice(0, MOST_CHARACTERS - 1).join("")}…`;
}

export function describePlan(plan: readonly PlanStep[]): string[] {
  if (plan.length === 0) return ["  No planned migration operations."];
  return plan.flatMap(({ migration, backwards }) => [
    keyText(migration),
    ...migration.operations.map((one) => `    ${describeOperation(one, backwards)}`),
  ]);
}
