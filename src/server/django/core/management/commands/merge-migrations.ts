/** The --merge of django/core/management/commands/makemigrations.py (5.2). */
import { ValueError } from "../../../../../python/errors.ts";
import { compareText, repr } from "../../../../../python/operations.ts";
import { parseNumber } from "../../../db/migrations/autodetector/arrange.ts";
import { migrations_autodetector } from "../../../db/migrations/autodetector.ts";
import type { LoadedMigrations } from "../../../db/migrations/loader.ts";
import type { LoadedMigration } from "../../../db/migrations/migration.ts";
import type { Questioner } from "../../../db/migrations/questioner.ts";
import type { NewMigration } from "../../../db/migrations/writer.ts";
import type { Making } from "./makemigrations.ts";

/** Names longer than this give way to a date. */
const MOST_NAMES = 47;

/** An application's migrations up to one, oldest first. */
function ancestry({ graph }: LoadedMigrations, app: string, name: string): LoadedMigration[] {
  return graph.forwardsPlan({ app, name }).filter((one) => one.app === app);
}

/** What each branch does after the last migration that all have. @throws ValueError */
function branches(loaded: LoadedMigrations, app: string, names: readonly string[]) {
  const lines = names.map((name) => ancestry(loaded, app, name));
  const [first = []] = lines;
  const parting = first.findIndex((one, at) => lines.some((line) => line[at] !== one));
  if (parting === 0) throw new ValueError(`Could not find common ancestor of ${repr([...names])}`);
  return names.map((name, at) => ({
    name,
    operations: (lines[at] ?? []).slice(parting).flatMap(({ operations }) => operations),
  }));
}

/** Joins the last migrations of applications that have several. */
export async function mergeMigrations(
  making: Making,
  loaded: LoadedMigrations,
  conflicts: ReadonlyMap<string, readonly string[]>,
  questioner: Questioner,
): Promise<void> {
  const { context, log, verbosity, isDry, tellPath } = making;
  const { stamp } = await context.process.load(migrations_autodetector);
  for (const [app, names] of conflicts) {
    const found = branches(loaded, app, names);
    if (verbosity > 0) {
      log(`Merging ${app}`);
      for (const { name, operations } of found) {
        log(`  Branch ${name}`);
        for (const operation of operations) log(`    ${operation.formattedDescription()}`);
      }
    }
    if (!(await questioner.merge())) continue;
    const number = Math.max(...names.map((name) => parseNumber(name) ?? 1)) + 1;
    const leaves = [...names].sort(compareText).join("_");
    const told = making.name ?? `merge_${leaves.length > MOST_NAMES ? stamp() : leaves}`;
    const migration: NewMigration = {
      app,
      name: `${String(number).padStart(4, "0")}_${told}`,
      dependencies: names.map((name) => ({ app, name })),
      operations: [],
      initial: false,
    };
    const path = making.path(migration);
    if (!isDry) {
      context.process.host.write(path, await making.text(migration));
      if (verbosity > 0) log(`\nCreated new merge migration /project/${path}`);
      if (verbosity > 0) tellPath(`/project/${path}`);
    } else if (verbosity === 3) {
      log(`Full merge migrations file '${migration.name}.py':`);
      log(await making.text(migration));
    }
  }
}
