/** The backends of settings.AUTHENTICATION_BACKENDS: the first part of django/contrib/auth/__init__.py (5.2). */
import { iterate, str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { ImproperlyConfigured } from "../../core/exceptions.ts";
import { importString } from "../../utils/module_loading.ts";

/** A backend and the path settings.py names it by. */
export interface LoadedBackend {
  readonly backend: Value;
  readonly path: string;
}

export const auth_backend_loading = defineModule(
  "django.contrib.auth.backend_loading",
  async (process) => {
    const { settings } = await process.load(conf);

    async function load_backend(path: string): Promise<Value> {
      return await process.call(await importString(process, path), []);
    }

    /** @throws ImproperlyConfigured where there are none */
    async function loadedBackends(): Promise<LoadedBackend[]> {
      const found: LoadedBackend[] = [];
      for (const path of iterate(await settings.fetch("AUTHENTICATION_BACKENDS")).map(str)) {
        found.push({ backend: await load_backend(path), path });
      }
      if (found.length > 0) return found;
      throw new ImproperlyConfigured(
        "No authentication backends have been defined. Does AUTHENTICATION_BACKENDS contain anything?",
      );
    }

    async function get_backends(): Promise<Value[]> {
      return (await loadedBackends()).map(({ backend }) => backend);
    }

    return { load_backend, loadedBackends, get_backends };
  },
);
