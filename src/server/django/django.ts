/** Mirrors django/__init__.py (5.2). */
import { native } from "../../python/objects.ts";
import { Tuple } from "../../python/values.ts";
import { defineModule } from "../process.ts";
import { apps_registry } from "./apps/registry.ts";
import { conf } from "./conf.ts";

export const VERSION = "5.2.18";

export const django = defineModule(
  "django",
  (process) => {
    /** Reads the settings and loads the applications. */
    async function setup(): Promise<void> {
      const { settings } = await process.load(conf);
      await settings.ready();
      const { apps } = await process.load(apps_registry);
      await apps.populate(await settings.fetch("INSTALLED_APPS"));
    }
    return {
      VERSION: new Tuple([5, 2, 18, "final", 0]),
      __version__: VERSION,
      get_version: native("", () => VERSION, "get_version"),
      setup: native("set_prefix=True", setup, "setup"),
    };
  },
  "/site-packages/django/__init__.py",
);
