/** Mirrors rest_framework_simplejwt/token_blacklist/apps.py (5.5.1). */
import { defineAppConfig } from "../../django/apps/config.ts";

export const token_blacklist_apps = defineAppConfig("TokenBlacklistConfig", {
  name: "rest_framework_simplejwt.token_blacklist",
  verbose_name: "Token Blacklist",
  default_auto_field: "django.db.models.BigAutoField",
});
