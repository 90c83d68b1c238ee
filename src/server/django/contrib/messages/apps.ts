/** Mirrors django/contrib/messages/apps.py (5.2). */
import { defineAppConfig } from "../../apps/config.ts";

export const messages_apps = defineAppConfig("MessagesConfig", {
  name: "django.contrib.messages",
  verbose_name: "Messages",
});
