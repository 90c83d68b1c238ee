/** Mirrors django/core/checks/model_checks.py (5.2). */
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { checkModel, checkReferences, type CheckSettings } from "../../db/models/checks.ts";
import type { ModelClass } from "../../db/models/contract.ts";
import { type CheckMessage, error } from "./messages.ts";
import { registry } from "./registry.ts";

export const checks_models = defineModule("django.core.checks.model_checks", async (process) => {
  const { registry: checks } = await process.load(registry);
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);

  checks.add("models", async ({ apps: labels }) => {
    const models = apps.get_models() as unknown as ModelClass[];
    const asked = models.filter(({ _meta }) => labels?.has(_meta.app_label) ?? true);
    const given: CheckSettings = {
      autoFieldSet: settings.isOverridden("DEFAULT_AUTO_FIELD"),
      autoField: settings.text("DEFAULT_AUTO_FIELD"),
      isInstalled: (label) =>
        models.some(({ _meta }) => _meta.label.toLowerCase() === label.toLowerCase()),
    };
    const found: CheckMessage[] = [];
    for (const model of asked) found.push(...(await checkModel(model, given)));
    return [...found, ...checkTables(asked)];
  });

  // Relations that lead nowhere, whichever applications are asked for.
  checks.add("models", () => {
    const models = apps.get_models() as unknown as ModelClass[];
    const hasApp = (label: string): boolean => apps.app_configs.has(label);
    return models.flatMap((model) => checkReferences(model, hasApp));
  });

  return {};
});

/** models.E028: two models with one table. */
function checkTables(models: readonly ModelClass[]): CheckMessage[] {
  const users = new Map<string, string[]>();
  for (const { _meta } of models) {
    if (!_meta.managed || _meta.proxy) continue;
    users.set(_meta.db_table, [...(users.get(_meta.db_table) ?? []), _meta.label]);
  }
  return [...users]
    .filter(([, labels]) => labels.length > 1)
    .map(([table, labels]) =>
      error(`db_table '${table}' is used by multiple models: ${labels.join(", ")}.`, {
        obj: table,
        id: "models.E028",
      }),
    );
}
