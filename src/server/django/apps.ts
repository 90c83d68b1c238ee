/** Mirrors django/apps/__init__.py (5.2). */
import { defineModule } from "../process.ts";
import { apps_config } from "./apps/config.ts";
import { apps_registry } from "./apps/registry.ts";

export const apps = defineModule(
  "django.apps",
  async (process) => {
    const { AppConfig } = await process.load(apps_config);
    const { apps: registry } = await process.load(apps_registry);
    return { AppConfig, apps: registry };
  },
  "/site-packages/django/apps/__init__.py",
);
