/** Mirrors django/core/management/commands/migrate.py (5.2). */
import { LookupError, SystemExit } from "../../../../../python/errors.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { importSubmodule } from "../../../apps/config.ts";
import { migrations_autodetector } from "../../../db/migrations/autodetector.ts";
import {
  migrations_executor,
  type PlanStep,
  type Target,
} from "../../../db/migrations/executor.ts";
import type { LoadedMigrations } from "../../../db/migrations/loader.ts";
import { keyText } from "../../../db/migrations/migration.ts";
import type { Argument } from "../arguments.ts";
import { type Command, commandError } from "../base.ts";

/** What commands about migrations have in common. */
export const DATABASE_ARGUMENT: Argument = {
  names: ["--database"],
  default: "default",
  choices: ["default"],
  help: 'Nominates a database to synchronize. Defaults to the "default" database.',
};
export const NO_INPUT: Argument = {
  names: ["--noinput", "--no-input"],
  dest: "interactive",
  sets: false,
  default: true,
  help: "Tells Django to NOT prompt the user for input of any kind.",
};

/** Names of the last migrations of applications that have several. */
export function conflictsIn({ graph, migrated }: LoadedMigrations): ReadonlyMap<string, string[]> {
  const leaves = [...migrated].map(
    (app) => [app, graph.leafNodes(app).map(({ name }) => name)] as const,
  );
  return new Map(leaves.filter(([, names]) => names.length > 1));
}

/** @throws CommandError where an application has two last migrations */
export function refuseConflicts(conflicts: ReadonlyMap<string, readonly string[]>): void {
  if (conflicts.size === 0) return;
  const texts = [...conflicts].map(([app, names]) => `${names.join(", ")} in ${app}`);
  throw commandError(
    `Conflicting migrations detected; multiple leaf nodes in the migration graph: (${texts.join("; ")}).\n` +
      "To fix them run 'python manage.py makemigrations --merge'",
  );
}

/** What the arguments ask for. @throws CommandError */
function targetsOf({ graph, migrated }: LoadedMigrations, app: Value, name: Value): Target[] {
  if (app === null) return graph.leafNodes();
  const label = str(app);
  if (!migrated.has(label)) throw commandError(`App '${label}' does not have migrations.`);
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

function describeTargets(targets: readonly Target[], specific: boolean): string {
  const [first] = targets;
  if (!specific || !first) {
    const labels = [...new Set(targets.map(({ app }) => app))].sort();
    return `  Apply all migrations: ${labels.join(", ") || "(none)"}`;
  }
  if (first.name === null) return `  Unapply all migrations: ${first.app}`;
  return `  Target specific migration: ${first.name}, from ${first.app}`;
}

function describePlan(plan: readonly PlanStep[]): string[] {
  if (plan.length === 0) return ["  No planned migration operations."];
  return plan.flatMap(({ migration, backwards }) => [
    keyText(migration),
    ...migration.operations.map((operation) => {
      if (!backwards) return `    ${operation.describe()}`;
      return operation.reversible
        ? `    Undo ${operation.describe()}`
        : `    ${operation.describe()} -> IRREVERSIBLE`;
    }),
  ]);
}

export const migrate: Command = {
  name: "migrate",
  app: "django.core",
  help: "Updates database schema. Manages both apps with migrations and those without.",
  arguments: [
    {
      names: ["app_label"],
      nargs: "?",
      help: "App label of an application to synchronize the state.",
    },
    {
      names: ["migration_name"],
      nargs: "?",
      help:
        "Database state will be brought to the state after that migration. " +
        'Use the name "zero" to unapply all migrations.',
    },
    NO_INPUT,
    DATABASE_ARGUMENT,
    {
      names: ["--fake"],
      sets: true,
      default: false,
      help: "Mark migrations as run without actually running them.",
    },
    {
      names: ["--fake-initial"],
      sets: true,
      default: false,
      help:
        "Detect if tables already exist and fake-apply initial migrations if so. Make sure that the current database " +
        "schema matches your initial migration before using this flag. Django will only check for an existing table name.",
    },
    {
      names: ["--plan"],
      sets: true,
      default: false,
      help: "Shows a list of the migration actions that will be performed.",
    },
    {
      names: ["--run-syncdb"],
      sets: true,
      default: false,
      help: "Creates tables for apps without migrations.",
    },
    {
      names: ["--check"],
      dest: "check_unapplied",
      sets: true,
      default: false,
      help: "Exits with a non-zero status if unapplied migrations exist and does not actually apply migrations.",
    },
    {
      names: ["--prune"],
      sets: true,
      default: false,
      help: "Delete nonexistent migrations from the django_migrations table.",
    },
  ],
  async run({ process, print, write }, options) {
    const { apps } = await process.load(apps_registry);
    for (const { name } of apps.app_configs.values())
      await importSubmodule(process, `${name}.management`);
    const executor = await process.load(migrations_executor);
    const loaded = await executor.load();
    executor.checkHistory(loaded, executor.recorder);
    refuseConflicts(conflictsIn(loaded));
    const [app, name] = [options["app_label"] ?? null, options["migration_name"] ?? null];
    if (app !== null) await knownApp(() => apps.get_app_config(str(app)));
    const targets = targetsOf(loaded, app, name);
    const plan = executor.plan(loaded, targets);
    if (options["plan"] === true) {
      print("Planned operations:");
      for (const line of describePlan(plan)) print(line);
      if (options["check_unapplied"] === true && plan.length > 0) throw new SystemExit(1);
      return;
    }
    if (options["check_unapplied"] === true) {
      if (plan.length > 0) throw new SystemExit(1);
      return;
    }
    const loud = Number(options["verbosity"] ?? 1) >= 1;
    const say = (text: string): void => {
      if (loud) print(text);
    };
    say("Operations to perform:");
    say(describeTargets(targets, app !== null && name !== null));
    await executor.emitPreMigrate();
    say("Running migrations:");
    if (plan.length === 0) {
      say("  No migrations to apply.");
      const { changes } = await process.load(migrations_autodetector);
      const changed = [...(await changes(loaded)).keys()].sort();
      if (changed.length > 0) {
        const labels = changed.map((label) => `'${label}'`).join(", ");
        say(
          `  Your models in app(s): ${labels} have changes that are not yet reflected in a migration, and so won't be applied.`,
        );
        say(
          "  Run 'manage.py makemigrations' to make new migrations, and then re-run 'manage.py migrate' to apply them.",
        );
      }
    }
    const state = await executor.migrate(
      loaded,
      plan,
      (event, migration) => {
        if (!loud) return;
        const text = migration ? keyText(migration) : "";
        if (event === "render") print("  Rendering model states... DONE");
        else if (event === "apply") write(`  Applying ${text}...`);
        else if (event === "unapply") write(`  Unapplying ${text}...`);
        else print(event === "fake" ? " FAKED" : " OK");
      },
      options["fake"] === true,
    );
    await executor.emitPostMigrate(state);
  },
};

async function knownApp(look: () => Promise<unknown>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (error instanceof LookupError) throw commandError(error.message);
    throw error;
  }
}
