/** Mirrors django/contrib/staticfiles/apps.py (5.2). */
import { defineAppConfig } from "../../apps/config.ts";

export const staticfiles_apps = defineAppConfig("StaticFilesConfig", {
  name: "django.contrib.staticfiles",
  verbose_name: "Static Files",
});
