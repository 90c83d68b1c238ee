/** Mirrors django/db/migrations/autodetector.py (5.2): what migrations the models ask for. */
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { DateTime, UTC } from "../../../../python/stdlib/datetime.ts";
import { timezone } from "../../utils/timezone.ts";
import type { ModelClass } from "../models/contract.ts";
import { arrange, buildMigrations, type Changes, trim } from "./autodetector/arrange.ts";
import { Detection } from "./autodetector/detection.ts";
import { FieldChanges } from "./autodetector/fields.ts";
import { changeProxies, createModels, deleteModels, renameModels } from "./autodetector/models.ts";
import {
  addTogether,
  alterOptions,
  alterTableNames,
  ListChanges,
  removeTogether,
} from "./autodetector/options.ts";
import type { LoadedMigrations } from "./loader.ts";
import { stateOf } from "./model-state.ts";
import { Questioner } from "./questioner.ts";
import { MigrationSerializer } from "./serializer.ts";
import { ProjectState } from "./state.ts";

export interface ChangesOptions {
  readonly questioner?: Questioner;
  /** Applications asked for by name; empty for all. */
  readonly labels?: ReadonlySet<string>;
  readonly name?: string | null;
}

export const migrations_autodetector = defineModule(
  "django.db.migrations.autodetector",
  async (process) => {
    const { apps } = await process.load(apps_registry);
    const { settings } = await process.load(conf);
    const { make_naive, get_default_timezone } = await process.load(timezone);
    const userModel = settings.text("AUTH_USER_MODEL");
    const serializer = new MigrationSerializer(process, userModel);

    /** The models of the project as they are now, many-to-many tables apart. */
    function projectState(): ProjectState {
      const state = new ProjectState();
      for (const model of apps.get_models(false, true) as unknown as ModelClass[])
        state.add(stateOf(model));
      return state;
    }

    /** Labels of applications whose files are the learner's; installed packages bring their migrations. */
    function ownApps(): Set<string> {
      const isOwn = (name: string): boolean => {
        const folder = `${name.replaceAll(".", "/")}/`;
        return [...process.host.files.keys()].some((path) => path.startsWith(folder));
      };
      const own = [...apps.app_configs.values()].filter(({ name }) => isOwn(name));
      return new Set(own.map(({ label }) => label));
    }

    /** The time of the project's clocks, "20260115_1200". */
    function stamp(): string {
      const utc = DateTime.fromWall(BigInt(Math.round(process.host.clock() * 1e6)), UTC);
      return make_naive(utc, get_default_timezone()).strftime("%Y%m%d_%H%M");
    }

    /** Whether an application has a place for migrations and none in it. */
    function isWaiting(app: string): boolean {
      const folder = `${apps.app_configs.get(app)?.name.replaceAll(".", "/") ?? ""}/migrations/`;
      const files = [...process.host.files.keys()].filter((path) => path.startsWith(folder));
      const isFile = (path: string): boolean =>
        path.endsWith(".py") && !path.slice(folder.length).includes("/");
      return files.length > 0 && files.filter(isFile).every((p) => p === `${folder}__init__.py`);
    }

    async function detect(
      { graph, unmigrated }: LoadedMigrations,
      questioner: Questioner,
      labels: ReadonlySet<string>,
    ): Promise<Changes> {
      const own = ownApps();
      const detection = new Detection(graph.state(), projectState(), {
        questioner,
        serializer,
        userModel,
        isWanted: (app) => own.has(app) && (!unmigrated.has(app) || labels.has(app)),
      });
      await renameModels(detection);
      const fields = new FieldChanges(detection);
      deleteModels(detection);
      createModels(detection);
      changeProxies(detection);
      await alterOptions(detection);
      await fields.findRenamed();
      const lists = new ListChanges(detection);
      await lists.find();
      lists.remove();
      fields.rename();
      lists.rename();
      removeTogether(detection);
      fields.remove();
      await fields.add();
      await fields.alter();
      addTogether(detection);
      lists.add();
      alterTableNames(detection);
      return buildMigrations(detection, graph);
    }

    /** The migrations that would bring the files to where the models are. */
    async function changes(
      loaded: LoadedMigrations,
      { questioner = new Questioner(), labels = new Set(), name = null }: ChangesOptions = {},
    ): Promise<Changes> {
      const found = await detect(loaded, questioner, labels);
      const isInitialWanted = (app: string): boolean => labels.has(app) || isWaiting(app);
      const arranged = arrange(found, loaded.graph, { name, stamp: stamp(), isInitialWanted });
      return labels.size > 0 ? trim(arranged, labels) : arranged;
    }

    return { changes, serializer, stamp };
  },
);
