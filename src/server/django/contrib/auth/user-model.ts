/** get_user_model of django/contrib/auth/__init__.py (5.2): it stands below the backends, which need it when imported. */
import { LookupError } from "../../../../python/errors.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { ImproperlyConfigured } from "../../core/exceptions.ts";
import type { ModelClass } from "../../db/models/contract.ts";

export const user_model = defineModule("django.contrib.auth.user_model", async (process) => {
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);

  /** The project's user model. @throws ImproperlyConfigured where AUTH_USER_MODEL names none */
  async function get_user_model(): Promise<ModelClass> {
    await settings.ready();
    const path = settings.text("AUTH_USER_MODEL");
    if (path.split(".").length !== 2) {
      throw new ImproperlyConfigured("AUTH_USER_MODEL must be of the form 'app_label.model_name'");
    }
    try {
      return (await apps.get_model(path, null, false)) as unknown as ModelClass;
    } catch (error) {
      if (!(error instanceof LookupError)) throw error;
      throw new ImproperlyConfigured(
        `AUTH_USER_MODEL refers to model '${path}' that has not been installed`,
      );
    }
  }

  return { get_user_model };
});
