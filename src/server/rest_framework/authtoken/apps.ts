/** Mirrors rest_framework/authtoken/apps.py (3.18). */
import { defineAppConfig } from "../../django/apps/config.ts";

export const authtoken_apps = defineAppConfig("AuthTokenConfig", {
  name: "rest_framework.authtoken",
  verbose_name: "Auth Token",
});
