/** Mirrors django/contrib/sessions/apps.py (5.2). */
import { defineAppConfig } from "../../apps/config.ts";

export const sessions_apps = defineAppConfig("SessionsConfig", {
  name: "django.contrib.sessions",
  verbose_name: "Sessions",
});
