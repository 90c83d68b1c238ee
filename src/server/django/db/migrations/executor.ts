/** Mirrors django/db/migrations/executor.py (5.2). */
import { native } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { connections } from "../connections.ts";
import { models_base } from "../models/base.ts";
import { model_signals } from "../models/signals.ts";
import { type LoadedMigrations, migrations_loader } from "./loader.ts";
import {
  applyBackwards,
  applyForwards,
  type Key,
  keyText,
  type LoadedMigration,
  mutate,
} from "./migration.ts";
import type { OperationTools } from "./operations/base.ts";
import { MigrationRecorder } from "./recorder.ts";
import { AddField } from "./operations/fields.ts";
import { CreateModel } from "./operations/models.ts";
import { SchemaEditor } from "./schema.ts";
import { hasTable, ProjectState, tableName } from "./state.ts";

/** A migration to apply or to undo. */
export interface PlanStep {
  readonly migration: LoadedMigration;
  readonly backwards: boolean;
}

/** A target: a migration, or an application's beginning where `name` is null. */
export interface Target {
  readonly app: string;
  readonly name: string | null;
}

/** Told before and after each step; `fake` where it was only noted. */
export type Progress = (
  event: "apply" | "applied" | "unapply" | "unapplied" | "render" | "rendered",
  migration: LoadedMigration | null,
  fake: boolean,
) => void;

/** How steps are taken. */
export interface Faking {
  /** Steps are noted, not taken. */
  readonly fake: boolean;
  /** First migrations whose tables are there are noted, not applied. */
  readonly fakeInitial: boolean;
}

/** Told of the handlers that run before and after migrations. */
export interface Announcing {
  readonly verbosity: number;
  readonly print: (text: string) => void;
}

export const migrations_executor = defineModule(
  "django.db.migrations.executor",
  async (process) => {
    const { connection } = await process.load(connections);
    const { Model, context } = await process.load(models_base);
    const { apps } = await process.load(apps_registry);
    const signals = await process.load(model_signals);
    const loader = await process.load(migrations_loader);
    const recorder = new MigrationRecorder(connection, () => process.host.clock());

    /** The steps to some targets. */
    function plan(
      { graph }: LoadedMigrations,
      targets: readonly Target[],
      clean = false,
    ): PlanStep[] {
      const applied = clean ? new Set<string>() : recorder.applied();
      const steps: PlanStep[] = [];
      const forwards = (migration: LoadedMigration): void => {
        if (applied.has(keyText(migration))) return;
        applied.add(keyText(migration));
        steps.push({ migration, backwards: false });
      };
      const backwards = (key: Key): void => {
        for (const migration of graph.backwardsPlan(key)) {
          if (applied.delete(keyText(migration))) steps.push({ migration, backwards: true });
        }
      };
      for (const { app, name } of targets) {
        if (name === null) for (const root of graph.rootNodes(app)) backwards(root);
        else if (applied.has(`${app}.${name}`)) {
          const own = graph.children({ app, name }).filter((child) => child.app === app);
          for (const child of own) backwards(child);
        } else for (const migration of graph.forwardsPlan({ app, name })) forwards(migration);
      }
      return steps;
    }

    const tools: OperationTools = {
      editor: new SchemaEditor(connection, context.setting),
      context,
      root: Model,
    };

    /** Runs a step as one transaction. @throws whatever an operation raises, the step undone */
    async function atomically(run: () => Promise<void>): Promise<void> {
      connection.begin();
      try {
        await run();
        tools.editor.checkReferences();
      } catch (error) {
        connection.rollback();
        throw error;
      }
      for (const hook of connection.commit()) await hook();
    }

    /** @returns the models after all steps */
    async function migrate(
      loaded: LoadedMigrations,
      steps: readonly PlanStep[],
      progress: Progress,
      faking: Faking = { fake: false, fakeInitial: false },
    ): Promise<ProjectState> {
      recorder.ensureSchema();
      if (steps.length === 0) return appliedState(loaded);
      return steps.some(({ backwards }) => backwards)
        ? await migrateBackwards(loaded, steps, progress, faking.fake)
        : await migrateForwards(loaded, steps, progress, faking);
    }

    function appliedState({ graph }: LoadedMigrations): ProjectState {
      const applied = recorder.applied();
      let state = new ProjectState();
      for (const migration of fullPlan(graph))
        if (applied.has(keyText(migration))) state = mutate(migration, state);
      return state;
    }
    function fullPlan(graph: LoadedMigrations["graph"]): LoadedMigration[] {
      return [...new Set(graph.leafNodes().flatMap((leaf) => graph.forwardsPlan(leaf)))];
    }

    async function migrateForwards(
      loaded: LoadedMigrations,
      steps: readonly PlanStep[],
      progress: Progress,
      { fake, fakeInitial }: Faking,
    ): Promise<ProjectState> {
      let state = appliedState(loaded);
      for (const { migration } of steps) {
        progress("apply", migration, fake);
        const before = state;
        const after = (): ProjectState => mutate(migration, before);
        const isFake = fake || (fakeInitial && isThere(migration, after()));
        if (isFake) state = after();
        else
          await atomically(async () => {
            state = await applyForwards(migration, before, tools);
          });
        recorder.record(migration);
        progress("applied", migration, isFake);
      }
      return state;
    }

    /** Whether the tables and columns a first migration would make are there. */
    function isThere(
      { app, initial, dependencies, operations }: LoadedMigration,
      after: ProjectState,
    ) {
      const isFirst = initial ?? dependencies.every((key) => key.app !== app);
      if (!isFirst) return false;
      const { database } = connection;
      let found = false;
      for (const operation of operations) {
        const isCreation = operation instanceof CreateModel;
        if (!isCreation && !(operation instanceof AddField)) continue;
        const model = after.get(app, isCreation ? operation.name : operation.model_name);
        if (!hasTable(model)) continue;
        const table = tableName(model);
        if (!database.hasTable(table)) return false;
        const column = isCreation ? null : after.field(model, operation.name).column;
        const { columns } = database.table(table).schema;
        if (column !== null && !columns.some(({ name }) => name === column)) return false;
        found = true;
      }
      return found;
    }

    async function migrateBackwards(
      loaded: LoadedMigrations,
      steps: readonly PlanStep[],
      progress: Progress,
      fake: boolean,
    ): Promise<ProjectState> {
      progress("render", null, fake);
      const applied = recorder.applied();
      const before = new Map<string, ProjectState>();
      let state = new ProjectState();
      for (const migration of fullPlan(loaded.graph)) {
        if (!applied.has(keyText(migration))) continue;
        before.set(keyText(migration), state);
        state = mutate(migration, state);
      }
      progress("rendered", null, fake);
      for (const { migration } of steps) {
        progress("unapply", migration, fake);
        const then = before.get(keyText(migration)) ?? new ProjectState();
        if (!fake) await atomically(() => applyBackwards(migration, then, tools));
        recorder.forget(migration);
        progress("unapplied", migration, fake);
      }
      return appliedState(loaded);
    }

    /** Tells every application that migrations are about to run, or have run, in their order. */
    async function emit(
      kind: "pre" | "post",
      { verbosity, print }: Announcing,
      more: Readonly<Record<string, Value>> = {},
    ): Promise<void> {
      const signal = kind === "pre" ? signals.pre_migrate : signals.post_migrate;
      for (const config of apps.app_configs.values()) {
        if (config.models_module === null) continue;
        if (verbosity >= 2)
          print(`Running ${kind}-migrate handlers for application ${config.label}`);
        const facts = { app_config: config, verbosity, interactive: true, using: "default" };
        await signal.send(config, { ...facts, ...more });
      }
    }
    const emitPreMigrate = (announcing: Announcing): Promise<void> => emit("pre", announcing);
    /** @param state the models after all steps */
    const emitPostMigrate = (state: ProjectState, announcing: Announcing): Promise<void> =>
      emit("post", announcing, { apps: state });

    /** Applies everything that is not applied, without a word: a database ready for a project. */
    async function migrateAll(): Promise<void> {
      const loaded = await loader.load();
      const steps = plan(loaded, loaded.graph.leafNodes());
      const state = await migrate(loaded, steps, () => undefined);
      await emitPostMigrate(state, { verbosity: 0, print: () => undefined });
    }

    /** Labels of the applications of migrations that were not applied, one a migration. */
    async function unapplied(): Promise<string[]> {
      const loaded = await loader.load();
      return plan(loaded, loaded.graph.leafNodes()).map(({ migration }) => migration.app);
    }

    return {
      recorder,
      load: loader.load,
      checkHistory: loader.checkHistory,
      plan,
      migrate,
      emitPreMigrate,
      emitPostMigrate,
      migrateAll,
      unapplied_labels: native("", unapplied, "unapplied_labels"),
    };
  },
);
