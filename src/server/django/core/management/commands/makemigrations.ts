/** Mirrors django/core/management/commands/makemigrations.py (5.2). */
import { LookupError, NotSimulated, SystemExit } from "../../../../../python/errors.ts";
import { repr, str } from "../../../../../python/operations.ts";
import { unionOrder } from "../../../../../python/set-order.ts";
import type { Value } from "../../../../../python/values.ts";
import type { Process } from "../../../../process.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { connections } from "../../../db/connections.ts";
import type { Changes } from "../../../db/migrations/autodetector/arrange.ts";
import { arrange } from "../../../db/migrations/autodetector/arrange.ts";
import { migrations_autodetector } from "../../../db/migrations/autodetector.ts";
import { type LoadedMigrations, migrations_loader } from "../../../db/migrations/loader.ts";
import {
  InteractiveQuestioner,
  type Questioner,
  SilentQuestioner,
} from "../../../db/migrations/questioner.ts";
import { MigrationRecorder } from "../../../db/migrations/recorder.ts";
import { migrationText, type NewMigration } from "../../../db/migrations/writer.ts";
import { timezone } from "../../../utils/timezone.ts";
import type { Argument, Options } from "../arguments.ts";
import { type Command, type CommandContext, commandError } from "../base.ts";
import { mergeMigrations } from "./merge-migrations.ts";
import { conflictsIn, NO_INPUT, refuseConflicts } from "./migrate.ts";

/** What the options mean for what is written and said. */
export interface Making {
  readonly context: CommandContext;
  readonly verbosity: number;
  /** Whether files are only described. */
  readonly isDry: boolean;
  readonly name: string | null;
  /** Prints a line where messages go. */
  log(text: string): void;
  /** Prints a path where scripts read it. */
  tellPath(path: string): void;
  /** The text of a migration's file. */
  text(migration: NewMigration): Promise<string>;
  /** Path of a migration's file. */
  path(migration: NewMigration): string;
}

const flag = (name: string, help: string, extra: Partial<Argument> = {}): Argument => ({
  names: [name],
  sets: true,
  default: false,
  help,
  ...extra,
});

async function makingOf(context: CommandContext, options: Options): Promise<Making> {
  const { process } = context;
  const { apps } = await process.load(apps_registry);
  const { serializer } = await process.load(migrations_autodetector);
  const { now } = await process.load(timezone);
  const hasHeader = options["include_header"] === true;
  const isScriptable = options["scriptable"] === true;
  const stamp = hasHeader ? now().strftime("%Y-%m-%d %H:%M") : null;
  const name = options["name"] ?? null;
  return {
    context,
    verbosity: Number(options["verbosity"] ?? 1),
    isDry: options["dry_run"] === true || options["check_changes"] === true,
    name: name === null || name === "" ? null : str(name),
    log: (text) => {
      (isScriptable ? context.printError : context.print)(text);
    },
    tellPath: (path) => {
      if (isScriptable) context.print(path);
    },
    text: (migration) => migrationText(migration, serializer, stamp),
    path: ({ app, name: own }) => {
      const module = apps.app_configs.get(app)?.name ?? app;
      return `${module.replaceAll(".", "/")}/migrations/${own}.py`;
    },
  };
}

/** The labels, in the order a set of them has. @throws SystemExit for one that is not installed */
async function checkLabels(
  { process, printError }: CommandContext,
  given: readonly string[],
): Promise<string[]> {
  const { apps } = await process.load(apps_registry);
  const labels = unionOrder(given, []);
  let isUnknown = false;
  for (const label of labels) {
    try {
      await apps.get_app_config(label);
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      printError(str(error));
      isUnknown = true;
    }
  }
  if (isUnknown) throw new SystemExit(2);
  return labels;
}

async function loadMigrations(process: Process): Promise<LoadedMigrations> {
  const { connection } = await process.load(connections);
  const { load, checkHistory } = await process.load(migrations_loader);
  const loaded = await load();
  checkHistory(loaded, new MigrationRecorder(connection, () => process.host.clock()));
  return loaded;
}

/** Writes, or only describes, new migrations. */
async function writeMigrations(making: Making, changes: Changes): Promise<void> {
  const { context, log, verbosity, isDry } = making;
  const { host } = context.process;
  for (const [app, migrations] of changes) {
    if (verbosity >= 1) log(`Migrations for '${app}':`);
    for (const migration of migrations) {
      const path = making.path(migration);
      if (verbosity >= 1) {
        log(`  ${path}`);
        for (const operation of migration.operations)
          log(`    ${operation.formattedDescription()}`);
        making.tellPath(path);
      }
      if (!isDry) {
        const marker = path.replace(/[^/]*$/, "__init__.py");
        if (!host.files.has(marker)) host.write(marker, "");
        host.write(path, await making.text(migration));
      } else if (verbosity === 3) {
        log(`Full migrations file '${migration.name}.py':`);
        log(await making.text(migration));
      }
    }
  }
}

function tellNoChanges({ log }: Making, labels: readonly string[]): void {
  const [only, ...others] = labels;
  if (only === undefined) log("No changes detected");
  else if (others.length === 0) log(`No changes detected in app '${only}'`);
  else log(`No changes detected in apps '${labels.join("', '")}'`);
}

/** Empty migrations for applications. */
function emptyChanges(
  loaded: LoadedMigrations,
  labels: readonly string[],
  making: Making,
  stamp: string,
) {
  if (labels.length === 0)
    throw commandError("You must supply at least one app label when using --empty.");
  const empty = (app: string): NewMigration => ({
    app,
    name: "custom",
    dependencies: [],
    operations: [],
    initial: false,
  });
  return arrange(new Map(labels.map((app) => [app, [empty(app)]])), loaded.graph, {
    name: making.name,
    stamp,
    isInitialWanted: () => true,
  });
}

export const makemigrations: Command = {
  name: "makemigrations",
  app: "django.core",
  help: "Creates new migration(s) for apps.",
  arguments: [
    {
      names: ["args"],
      metavar: "app_label",
      nargs: "*",
      help: "Specify the app label(s) to create migrations for.",
    },
    flag("--dry-run", "Just show what migrations would be made; don't actually write them."),
    flag("--merge", "Enable fixing of migration conflicts."),
    flag("--empty", "Create an empty migration."),
    NO_INPUT,
    { names: ["-n", "--name"], help: "Use this name for migration file(s)." },
    {
      names: ["--no-header"],
      dest: "include_header",
      sets: false,
      default: true,
      help: "Do not add header comments to new migration file(s).",
    },
    flag(
      "--check",
      "Exit with a non-zero status if model changes are missing migrations and don't actually write them. Implies --dry-run.",
      { dest: "check_changes" },
    ),
    flag(
      "--scriptable",
      "Divert log output and input prompts to stderr, writing only paths of generated migration files to stdout.",
    ),
    flag(
      "--update",
      "Merge model changes into the latest migration and optimize the resulting operations.",
    ),
  ],
  async run(context, options) {
    const { process } = context;
    const making = await makingOf(context, options);
    if (making.name !== null && !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(making.name))
      throw commandError("The migration name must be a valid Python identifier.");
    const given = ((options["args"] ?? []) as Value[]).map(str);
    const labels = await checkLabels(context, given);
    const loaded = await loadMigrations(process);
    const conflicts = new Map(
      [...conflictsIn(loaded)].filter(([app]) => labels.length === 0 || labels.includes(app)),
    );
    const questioner = questionerOf(making, options);
    if (options["merge"] === true) {
      if (conflicts.size === 0) making.log("No conflicts detected to merge.");
      else await mergeMigrations(making, loaded, conflicts, questioner);
      return;
    }
    refuseConflicts(conflicts);
    const { changes: detect, stamp } = await process.load(migrations_autodetector);
    if (options["empty"] === true) {
      await writeMigrations(making, emptyChanges(loaded, labels, making, stamp()));
      return;
    }
    const wanted = new Set(labels);
    const changes = await detect(loaded, { questioner, labels: wanted, name: making.name });
    if (changes.size === 0) {
      if (making.verbosity >= 1) tellNoChanges(making, labels);
      return;
    }
    if (options["update"] === true)
      throw new NotSimulated(
        `makemigrations --update is not part of this workbook; leave it out to get a migration of its own (for ${repr([...changes.keys()])})`,
      );
    await writeMigrations(making, changes);
    if (options["check_changes"] === true) throw new SystemExit(1);
  },
};

function questionerOf(making: Making, options: Options): Questioner {
  const { context, log, verbosity, isDry } = making;
  if (options["interactive"] !== true) return new SilentQuestioner(log, verbosity);
  const { terminal } = context.process.host;
  const stream = options["scriptable"] === true ? "stderr" : "stdout";
  const say = (text: string): void => {
    terminal.write(stream, text);
  };
  return new InteractiveQuestioner(context.process, say, isDry);
}
