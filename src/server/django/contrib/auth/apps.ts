/** Mirrors django/contrib/auth/apps.py (5.2). */
import { defineAppConfig } from "../../apps/config.ts";
import { registry } from "../../core/checks/registry.ts";
import { model_signals } from "../../db/models/signals.ts";
import { auth_checks } from "./checks.ts";
import { auth_management } from "./management.ts";
import { auth_models } from "./models.ts";
import { auth_signals } from "./signals.ts";
import { user_model } from "./user-model.ts";

export const auth_apps = defineAppConfig(
  "AuthConfig",
  {
    name: "django.contrib.auth",
    verbose_name: "Authentication and Authorization",
    default_auto_field: "django.db.models.AutoField",
  },
  async (process) => {
    const { post_migrate } = await process.load(model_signals);
    const { create_permissions } = await process.load(auth_management);
    post_migrate.connect(
      create_permissions,
      null,
      true,
      "django.contrib.auth.management.create_permissions",
    );
    const { get_user_model } = await process.load(user_model);
    const model = await get_user_model();
    if (model._meta.find("last_login")) {
      const { update_last_login } = await process.load(auth_models);
      const { user_logged_in } = await process.load(auth_signals);
      user_logged_in.connect(update_last_login, null, true, "update_last_login");
    }
    const { registry: checks } = await process.load(registry);
    const { check_user_model, check_models_permissions, check_middleware } =
      await process.load(auth_checks);
    checks.add("models", check_user_model);
    checks.add("models", check_models_permissions);
    checks.add("", check_middleware);
  },
);
