/** The --run-syncdb of django/core/management/commands/migrate.py (5.2): tables for applications without migrations. */
import { apps_registry } from "../../../apps/registry.ts";
import { models_base } from "../../../db/models/base.ts";
import type { ModelClass } from "../../../db/models/contract.ts";
import { stateOf } from "../../../db/migrations/model-state.ts";
import { SchemaEditor } from "../../../db/migrations/schema.ts";
import { ProjectState } from "../../../db/migrations/state.ts";
import type { CommandContext } from "../base.ts";

/** Makes the tables that are missing. @param labels of the applications */
export async function syncApps(
  { process, print }: CommandContext,
  labels: readonly string[],
  verbosity: number,
): Promise<void> {
  const { apps } = await process.load(apps_registry);
  const { context } = await process.load(models_base);
  const say = (least: number, text: string): void => {
    if (verbosity >= least) print(text);
  };
  const state = new ProjectState();
  for (const model of apps.get_models(false, true) as unknown as ModelClass[])
    state.add(stateOf(model));
  const editor = new SchemaEditor(context.connection, context.setting);
  say(1, "  Creating tables...");
  for (const config of apps.app_configs.values()) {
    if (config.models_module === null || !labels.includes(config.label)) continue;
    for (const { _meta: meta } of config.get_models() as unknown as ModelClass[]) {
      if (context.connection.database.hasTable(meta.db_table) || !meta.can_migrate) continue;
      say(3, `    Processing ${config.label}.${meta.object_name} model`);
      say(1, `    Creating table ${meta.db_table}`);
      editor.createModel(state, state.get(meta.app_label, meta.object_name));
    }
  }
  say(1, "    Running deferred SQL...");
}
