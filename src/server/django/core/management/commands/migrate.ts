/** Mirrors django/core/management/commands/migrate.py (5.2). */
import { LookupError, SystemExit } from "../../../../../python/errors.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { importSubmodule } from "../../../apps/config.ts";
import { migrations_autodetector } from "../../../db/migrations/autodetector.ts";
import { migrations_executor, type Progress } from "../../../db/migrations/executor.ts";
import type { LoadedMigrations } from "../../../db/migrations/loader.ts";
import type { MigrationRecorder } from "../../../db/migrations/recorder.ts";
import type { Process } from "../../../../process.ts";
import { keyText } from "../../../db/migrations/migration.ts";
import type { Argument } from "../arguments.ts";
import { type Command, type CommandContext, commandError } from "../base.ts";
import { describePlan, describeTargets, targetsOf } from "./migrate-plan.ts";
import { syncApps } from "./sync-apps.ts";

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
  async run(context, options) {
    const { process, print } = context;
    const { apps } = await process.load(apps_registry);
    for (const { name } of apps.app_configs.values())
      await importSubmodule(process, `${name}.management`);
    const executor = await process.load(migrations_executor);
    const loaded = await executor.load();
    executor.checkHistory(loaded, executor.recorder);
    refuseConflicts(conflictsIn(loaded));
    const [app, name] = [options["app_label"] ?? null, options["migration_name"] ?? null];
    const syncs = options["run_syncdb"] === true;
    if (app !== null) {
      await knownApp(() => apps.get_app_config(str(app)));
      if (syncs && loaded.migrated.has(str(app)))
        throw commandError(`Can't use run_syncdb with app '${str(app)}' as it has migrations.`);
    }
    const targets = targetsOf(loaded, app, name, syncs);
    const verbosity = Number(options["verbosity"] ?? 1);
    const say = (text: string): void => {
      if (verbosity >= 1) print(text);
    };
    if (options["prune"] === true) prune(context, loaded, executor.recorder, app, verbosity);
    const plan = executor.plan(loaded, targets);
    if (options["plan"] === true || options["check_unapplied"] === true) {
      if (options["plan"] === true)
        for (const line of ["Planned operations:", ...describePlan(plan)]) print(line);
      if (options["check_unapplied"] === true && plan.length > 0) throw new SystemExit(1);
      return;
    }
    if (options["prune"] === true) return;
    say("Operations to perform:");
    const unmigrated = [...loaded.unmigrated].sort();
    if (syncs && unmigrated.length > 0)
      say(
        app === null
          ? `  Synchronize unmigrated apps: ${unmigrated.join(", ")}`
          : `  Synchronize unmigrated app: ${str(app)}`,
      );
    say(describeTargets(targets, app !== null && name !== null));
    await executor.emitPreMigrate({ verbosity, print });
    if (syncs && unmigrated.length > 0) {
      say("Synchronizing apps without migrations:");
      await syncApps(context, app === null ? unmigrated : [str(app)], verbosity);
    }
    say("Running migrations:");
    if (plan.length === 0) await sayNothingToDo(process, loaded, say);
    const state = await executor.migrate(loaded, plan, progressOf(context, verbosity), {
      fake: options["fake"] === true,
      fakeInitial: options["fake_initial"] === true,
    });
    await executor.emitPostMigrate(state, { verbosity, print });
  },
};

async function sayNothingToDo(
  process: Process,
  loaded: LoadedMigrations,
  say: (text: string) => void,
): Promise<void> {
  say("  No migrations to apply.");
  const { changes } = await process.load(migrations_autodetector);
  const changed = [...(await changes(loaded)).keys()].sort();
  if (changed.length === 0) return;
  const labels = changed.map((label) => `'${label}'`).join(", ");
  say(
    `  Your models in app(s): ${labels} have changes that are not yet reflected in a migration, and so won't be applied.`,
  );
  say(
    "  Run 'manage.py makemigrations' to make new migrations, and then re-run 'manage.py migrate' to apply them.",
  );
}

/** "  Applying books.0001_initial... OK", with the time it took where more is told. */
function progressOf({ process, print, write }: CommandContext, verbosity: number): Progress {
  let start = 0;
  return (event, migration, fake) => {
    if (verbosity < 1) return;
    const text = migration ? keyText(migration) : "";
    if (event === "apply" || event === "unapply" || event === "render") {
      start = process.host.clock();
      const doing = { apply: "Applying", unapply: "Unapplying", render: "" }[event];
      write(event === "render" ? "  Rendering model states..." : `  ${doing} ${text}...`);
      return;
    }
    const seconds = (process.host.clock() - start).toFixed(3);
    const result = event === "rendered" ? "DONE" : fake ? "FAKED" : "OK";
    print(` ${result}${verbosity > 1 ? ` (${seconds}s)` : ""}`);
  };
}

/** Forgets migrations of an application that have no file any more. @throws CommandError without an application */
function prune(
  { print, write }: CommandContext,
  { graph }: LoadedMigrations,
  recorder: MigrationRecorder,
  app: Value,
  verbosity: number,
): void {
  if (app === null) throw commandError("Migrations can be pruned only when an app is specified.");
  const say = (run: () => void): void => {
    if (verbosity > 0) run();
  };
  say(() => {
    print("Pruning migrations:");
  });
  const start = `${str(app)}.`;
  const gone = [...recorder.applied()].filter(
    (key) => key.startsWith(start) && !graph.nodes.has(key),
  );
  for (const key of gone.sort()) {
    say(() => {
      write(`  Pruning ${key}`);
    });
    recorder.forget({ app: str(app), name: key.slice(start.length) });
    say(() => {
      print(" OK");
    });
  }
  if (gone.length === 0)
    say(() => {
      print("  No migrations to prune.");
    });
}

async function knownApp(look: () => Promise<unknown>): Promise<void> {
  try {
    await look();
  } catch (error) {
    if (error instanceof LookupError) throw commandError(error.message);
    throw error;
  }
}
