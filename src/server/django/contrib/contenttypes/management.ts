/** Mirrors create_contenttypes of django/contrib/contenttypes/management/__init__.py (5.2). */
import type { Process } from "../../../process.ts";
import type { AppConfig } from "../../apps/config.ts";
import type { ModelClass } from "../../db/models/contract.ts";
import { QuerySet } from "../../db/models/query.ts";
import { contenttypes_models } from "./models.ts";

/** Rows for an application's models that have none yet. */
export async function create_contenttypes(process: Process, config: AppConfig): Promise<void> {
  if (config.models_module === null) return;
  const { ContentType } = await process.load(contenttypes_models);
  const meta = (ContentType as unknown as ModelClass)._meta;
  if (!meta.context.connection.database.hasTable(meta.db_table)) return;
  for (const model of config.get_models() as unknown as ModelClass[]) {
    const key = { app_label: model._meta.app_label, model: model._meta.model_name };
    if (!QuerySet.over(ContentType).filter(key).exists())
      await QuerySet.over(ContentType).create(key);
  }
}
