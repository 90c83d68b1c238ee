/** Mirrors django/template/{utils,backends/base,engine}.py (5.2), as far as a project's TEMPLATES can be wrong. */
import { TypeError } from "../../../python/errors.ts";
import { repr, str, truthy } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import type { Process } from "../../process.ts";
import { ImproperlyConfigured } from "../core/exceptions.ts";
import { importString } from "../utils/module_loading.ts";

const DJANGO = "django.template.backends.django.DjangoTemplates";
const PARAMETERS = new Set(["BACKEND", "NAME", "DIRS", "APP_DIRS", "OPTIONS"]);
/** What django.template.Engine takes, its folders apart. */
const OPTIONS = new Set([
  "context_processors",
  "debug",
  "loaders",
  "string_if_invalid",
  "file_charset",
  "libraries",
  "builtins",
  "autoescape",
]);

/**
 * Configures each engine of TEMPLATES, as the first look at them does.
 * @throws ImproperlyConfigured, TypeError, ImportError in upstream's words
 */
export async function configureEngines(
  process: Process,
  templates: readonly Value[],
): Promise<void> {
  const engines = templates.map((one) => (one instanceof Dict ? one : new Dict()));
  const names = engines.map(nameOf);
  const twice = [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
  if (twice.length > 0) {
    throw new ImproperlyConfigured(
      `Template engine aliases aren't unique, duplicates: ${twice.join(", ")}. ` +
        "Set a unique NAME for each engine in settings.TEMPLATES.",
    );
  }
  for (const engine of engines) await configure(process, engine);
}

/** The engine's name: its own, or the module of its backend. */
function nameOf(engine: Dict): string {
  const backend = engine.get("BACKEND");
  const module = typeof backend === "string" ? backend.split(".").at(-2) : undefined;
  if (module === undefined) {
    throw new ImproperlyConfigured(
      `Invalid BACKEND for a template engine: ${str(backend ?? "<not defined>")}. Check your TEMPLATES setting.`,
    );
  }
  return str(engine.get("NAME") ?? module);
}

async function configure(process: Process, engine: Dict): Promise<void> {
  const backend = engine.get("BACKEND") ?? null;
  if (backend !== DJANGO) {
    await importString(process, backend);
    return;
  }
  const unknown = [...engine.keys()].filter((key) => !PARAMETERS.has(str(key))).map(str);
  if (unknown.length > 0) {
    throw new ImproperlyConfigured(`Unknown parameters: ${unknown.join(", ")}`);
  }
  const options = engine.get("OPTIONS");
  if (!(options instanceof Dict)) return;
  const odd = [...options.keys()].find((key) => !OPTIONS.has(str(key)));
  if (odd !== undefined) {
    throw new TypeError(`Engine.__init__() got an unexpected keyword argument ${repr(odd)}`);
  }
  if (truthy(options.get("loaders") ?? null) && truthy(engine.get("APP_DIRS") ?? false)) {
    throw new ImproperlyConfigured("app_dirs must not be set when loaders is defined.");
  }
}
