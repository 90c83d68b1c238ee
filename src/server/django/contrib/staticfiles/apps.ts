/** Mirrors django/contrib/staticfiles/apps.py (5.2), with the checks of its finders. */
import { iterate, repr, str, truthy } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import { defineAppConfig } from "../../apps/config.ts";
import { conf, type LazySettings } from "../../conf.ts";
import { type CheckMessage, error, warning } from "../../core/checks/messages.ts";
import { registry } from "../../core/checks/registry.ts";

const isList = (value: Value): boolean => Array.isArray(value) || value instanceof Tuple;

export const staticfiles_apps = defineAppConfig(
  "StaticFilesConfig",
  { name: "django.contrib.staticfiles", verbose_name: "Static Files" },
  async (process) => {
    const { registry: checks } = await process.load(registry);
    const { settings } = await process.load(conf);
    const folders = (): Set<string> =>
      new Set([...process.host.files.keys()].flatMap((path) => foldersOf(`/project/${path}`)));
    checks.add("staticfiles", () => checkFolders(settings, folders()));
  },
);

/** "/project/a/b.css" → "/project", "/project/a" */
function foldersOf(path: string): string[] {
  const parts = path.split("/").slice(1, -1);
  return parts.map((_, at) => `/${parts.slice(0, at + 1).join("/")}`);
}

function absolute(path: Value): string {
  const text = str(path).replace(/\/+$/, "");
  return text.startsWith("/") ? text : `/project/${text}`;
}

function checkFolders(settings: LazySettings, folders: ReadonlySet<string>): CheckMessage[] {
  const listed = settings.get("STATICFILES_DIRS");
  if (!isList(listed)) {
    return [
      error("The STATICFILES_DIRS setting is not a tuple or list.", {
        hint: "Perhaps you forgot a trailing comma?",
        id: "staticfiles.E001",
      }),
    ];
  }
  const root = settings.get("STATIC_ROOT");
  return iterate(listed).flatMap((entry) => {
    const [prefix, folder] = isList(entry) ? iterate(entry) : [null, entry];
    const found: CheckMessage[] = [];
    if (typeof prefix === "string" && prefix.endsWith("/")) {
      const text = `The prefix ${repr(prefix)} in the STATICFILES_DIRS setting must not end with a slash.`;
      found.push(error(text, { id: "staticfiles.E003" }));
    }
    if (truthy(root) && absolute(root) === absolute(folder ?? "")) {
      const text = "The STATICFILES_DIRS setting should not contain the STATIC_ROOT setting.";
      found.push(error(text, { id: "staticfiles.E002" }));
    }
    if (!folders.has(absolute(folder ?? ""))) {
      const text = `The directory '${str(folder ?? "")}' in the STATICFILES_DIRS setting does not exist.`;
      found.push(warning(text, { id: "staticfiles.W004" }));
    }
    return found;
  });
}
