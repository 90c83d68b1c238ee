/** Mirrors django/db/migrations/loader.py (5.2): finds the migrations of all applications. */
import { type Class, issubclass } from "../../../../python/objects.ts";
import { iterate } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { type AppConfig, importSubmodule } from "../../apps/config.ts";
import { conf } from "../../conf.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { BUILTIN_MIGRATIONS } from "./builtin.ts";
import type { BuiltinMigration } from "./builtin/define.ts";
import { BadMigrationError, InconsistentMigrationHistory } from "./exceptions.ts";
import { MigrationGraph } from "./graph.ts";
import { type Key, keyText, type LoadedMigration, Migration, readKeys } from "./migration.ts";
import type { Operation } from "./operations/base.ts";
import type { MigrationRecorder } from "./recorder.ts";

/** The migrations of a project. */
export interface LoadedMigrations {
  readonly graph: MigrationGraph;
  /** Labels of applications that have migrations. */
  readonly migrated: ReadonlySet<string>;
  /** Labels of applications without. */
  readonly unmigrated: ReadonlySet<string>;
}

export const migrations_loader = defineModule("django.db.migrations.loader", async (process) => {
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);

  /** Names of the migration files of a package in the project, sorted. */
  function filesOf(module: string): string[] {
    const folder = `${module.replaceAll(".", "/")}/`;
    return [...process.host.files.keys()]
      .filter((path) => path.startsWith(folder) && path.endsWith(".py"))
      .map((path) => path.slice(folder.length, -3))
      .filter((name) => !name.includes("/") && !/^[_~]/.test(name))
      .sort();
  }

  async function loadFile(module: string, name: string, app: string): Promise<LoadedMigration> {
    const file = await process.importModule(`${module}.${name}`);
    const cls = await getattrOr(process, file, "Migration", null);
    if (typeof cls !== "function" || !issubclass(cls as unknown as Class, Migration)) {
      throw new BadMigrationError(`Migration ${name} in app ${app} has no Migration class`);
    }
    const made = await process.call(cls, [name, app]);
    const read = async (attribute: string): Promise<Value> =>
      await process.getattr(made, attribute);
    const initial = await read("initial");
    return {
      app,
      name,
      dependencies: readKeys(await read("dependencies")),
      runBefore: readKeys(await read("run_before")),
      operations: iterate(await read("operations")) as Operation[],
      initial: typeof initial === "boolean" ? initial : null,
    };
  }

  function builtin(
    config: AppConfig,
    { name, needs, operations }: BuiltinMigration,
  ): LoadedMigration {
    const user = settings.text("AUTH_USER_MODEL");
    const userApp = user.split(".")[0] ?? "";
    return {
      app: config.label,
      name,
      dependencies: needs.map(([app, key]) => ({ app: app === "user" ? userApp : app, name: key })),
      runBefore: [],
      operations: operations(user),
      initial: name.startsWith("0001"),
    };
  }

  /** An application's migrations; null where it has no package for them. */
  async function migrationsOf(config: AppConfig): Promise<LoadedMigration[] | null> {
    const own = BUILTIN_MIGRATIONS[config.name];
    if (own) return own.map((one) => builtin(config, one));
    const module = `${config.name}.migrations`;
    if (!(await importSubmodule(process, module))) return null;
    const found: LoadedMigration[] = [];
    for (const name of filesOf(module)) found.push(await loadFile(module, name, config.label));
    return found;
  }

  /** "__first__" and "__latest__" as the migrations they mean. null where the application has none. */
  function settle(key: Key, all: readonly LoadedMigration[], own: string): Key | null {
    if (key.name !== "__first__" && key.name !== "__latest__") return key;
    if (key.app === own) return null;
    const theirs = all.filter(({ app }) => app === key.app);
    const [first] = theirs.filter(({ dependencies }) =>
      dependencies.every(({ app }) => app !== key.app),
    );
    const last = theirs.find((one) =>
      theirs.every(
        ({ dependencies }) => !dependencies.some((d) => d.name === one.name && d.app === one.app),
      ),
    );
    return (key.name === "__first__" ? first : last) ?? null;
  }

  async function load(): Promise<LoadedMigrations> {
    const all: LoadedMigration[] = [];
    const [migrated, unmigrated] = [new Set<string>(), new Set<string>()];
    for (const config of apps.app_configs.values()) {
      const own = await migrationsOf(config);
      (own ? migrated : unmigrated).add(config.label);
      all.push(...(own ?? []));
    }
    const settled = all.map((migration) => {
      const settleAll = (keys: readonly Key[]): Key[] =>
        keys.map((key) => settle(key, all, migration.app)).filter((key) => key !== null);
      return {
        ...migration,
        dependencies: settleAll(migration.dependencies),
        runBefore: settleAll(migration.runBefore),
      };
    });
    return { graph: new MigrationGraph(settled), migrated, unmigrated };
  }

  /** @throws InconsistentMigrationHistory where a migration was applied before one it needs */
  function checkHistory({ graph }: LoadedMigrations, recorder: MigrationRecorder): void {
    const applied = recorder.applied();
    for (const key of applied) {
      const migration = graph.nodes.get(key);
      const missing =
        migration && graph.parents(migration).find((parent) => !applied.has(keyText(parent)));
      if (missing) {
        throw new InconsistentMigrationHistory(
          `Migration ${key} is applied before its dependency ${keyText(missing)} on database 'default'.`,
        );
      }
    }
  }

  return { load, checkHistory };
});
