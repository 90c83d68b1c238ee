/** Mirrors django/contrib/admin/apps.py (5.2). */
import { defineAppConfig, importSubmodule } from "../../apps/config.ts";
import { apps_registry } from "../../apps/registry.ts";
import { registry } from "../../core/checks/registry.ts";
import { admin_checks } from "./checks.ts";

/** Registers the admin's checks and imports every application's `admin` module. */
export const admin_apps = defineAppConfig(
  "AdminConfig",
  {
    name: "django.contrib.admin",
    verbose_name: "Administration",
    default_auto_field: "django.db.models.AutoField",
    default: true,
  },
  async (process) => {
    const { registry: checks } = await process.load(registry);
    const { check_dependencies } = await process.load(admin_checks);
    checks.add("admin", check_dependencies);
    const { apps } = await process.load(apps_registry);
    for (const { name } of apps.app_configs.values())
      await importSubmodule(process, `${name}.admin`);
  },
);
