/** Mirrors django/core/management/commands/showmigrations.py (5.2). */
import { LookupError, SystemExit } from "../../../../../python/errors.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { connections } from "../../../db/connections.ts";
import type { MigrationGraph } from "../../../db/migrations/graph.ts";
import { migrations_loader } from "../../../db/migrations/loader.ts";
import { keyText, type LoadedMigration } from "../../../db/migrations/migration.ts";
import { MigrationRecorder } from "../../../db/migrations/recorder.ts";
import { type Command } from "../base.ts";
import { DATABASE_ARGUMENT } from "./migrate.ts";

/** The migrations of some leaves and all before them, each once. */
function planOf(graph: MigrationGraph, leaves: readonly LoadedMigration[]): LoadedMigration[] {
  return [...new Set(leaves.flatMap((leaf) => graph.forwardsPlan(leaf)))];
}

/** "2026-01-15 12:00:00.123456" without the fraction */
function toSeconds(moment: string): string {
  return moment.slice(0, "2026-01-15 12:00:00".length);
}

export const showmigrations: Command = {
  name: "showmigrations",
  app: "django.core",
  help: "Shows all available migrations for the current project",
  arguments: [
    {
      names: ["app_label"],
      nargs: "*",
      help: "App labels of applications to limit the output to.",
    },
    {
      ...DATABASE_ARGUMENT,
      help: 'Nominates a database to show migrations for. Defaults to the "default" database.',
    },
    {
      names: ["--list", "-l"],
      dest: "format",
      group: "format",
      sets: "list",
      default: "list",
      help:
        "Shows a list of all migrations and which are applied. With a verbosity level of 2 or above, the applied " +
        "datetimes will be included.",
    },
    {
      names: ["--plan", "-p"],
      dest: "format",
      group: "format",
      sets: "plan",
      help:
        "Shows all migrations in the order they will be applied. With a verbosity level of 2 or above all direct " +
        "migration dependencies and reverse dependencies (run_before) will be included.",
    },
  ],
  async run({ process, print, printError }, options) {
    const { apps } = await process.load(apps_registry);
    const { connection } = await process.load(connections);
    const { load } = await process.load(migrations_loader);
    const { graph, migrated } = await load();
    const applied = new MigrationRecorder(connection, () => process.host.clock()).moments();
    const verbosity = Number(options["verbosity"] ?? 1);
    const mark = (migration: LoadedMigration): string =>
      applied.has(keyText(migration)) ? "[X]" : "[ ]";
    const asked = ((options["app_label"] ?? []) as Value[]).map(str);
    let unknown = false;
    for (const label of asked) {
      try {
        await apps.get_app_config(label);
      } catch (error) {
        if (!(error instanceof LookupError)) throw error;
        printError(error.message);
        unknown = true;
      }
    }
    if (unknown) throw new SystemExit(2);
    if (options["format"] === "plan") {
      const leaves = graph
        .leafNodes()
        .filter(({ app }) => asked.length === 0 || asked.includes(app));
      const plan = planOf(graph, leaves);
      for (const migration of plan) {
        const needs = graph.parents(migration).map(keyText).sort();
        const told = verbosity > 1 && needs.length > 0 ? ` ... (${needs.join(", ")})` : "";
        print(`${mark(migration)}  ${keyText(migration)}${told}`);
      }
      if (plan.length === 0) print("(no migrations)");
      return;
    }
    for (const label of asked.length > 0 ? asked : [...migrated].sort()) {
      print(label);
      const own = planOf(graph, graph.leafNodes(label)).filter(({ app }) => app === label);
      for (const migration of own) {
        const at = applied.get(keyText(migration));
        const told = verbosity > 1 && at !== undefined ? ` (applied at ${toSeconds(at)})` : "";
        print(` ${mark(migration)} ${migration.name}${told}`);
      }
      if (own.length === 0) print(" (no migrations)");
    }
  },
};
