/** Mirrors django/contrib/contenttypes/apps.py (5.2). */
import { native } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import { type AppConfig, defineAppConfig } from "../../apps/config.ts";
import { model_signals } from "../../db/models/signals.ts";
import { create_contenttypes } from "./management.ts";

export const contenttypes_apps = defineAppConfig(
  "ContentTypesConfig",
  {
    name: "django.contrib.contenttypes",
    verbose_name: "Content Types",
    default_auto_field: "django.db.models.AutoField",
  },
  async (process) => {
    const { post_migrate } = await process.load(model_signals);
    const receiver = native("app_config, **kwargs", async (config: Value) => {
      await create_contenttypes(process, config as unknown as AppConfig);
      return null;
    });
    post_migrate.connect(receiver);
  },
);
