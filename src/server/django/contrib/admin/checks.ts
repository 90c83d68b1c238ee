/** Mirrors check_dependencies of django/contrib/admin/checks.py (5.2). */
import { ImportError } from "../../../../python/errors.ts";
import { type Class, issubclass } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { type CheckMessage, error, warning } from "../../core/checks/messages.ts";
import { importString } from "../../utils/module_loading.ts";

const TEMPLATES = "django.template.backends.django.DjangoTemplates";

const APPS = [
  ["django.contrib.contenttypes", "admin.E401"],
  ["django.contrib.auth", "admin.E405"],
  ["django.contrib.messages", "admin.E406"],
] as const;

const SESSIONS = "django.contrib.sessions.middleware.SessionMiddleware";
const AUTHENTICATION = "django.contrib.auth.middleware.AuthenticationMiddleware";
const MIDDLEWARE = [
  [AUTHENTICATION, "admin.E408", null],
  ["django.contrib.messages.middleware.MessageMiddleware", "admin.E409", null],
  [SESSIONS, "admin.E410", `Insert '${SESSIONS}' before '${AUTHENTICATION}'.`],
] as const;

export const admin_checks = defineModule("django.contrib.admin.checks", async (process) => {
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);

  /** Whether a list of dotted paths names a class or one derived from it. */
  async function containsSubclass(path: string, candidates: readonly Value[]): Promise<boolean> {
    const wanted = await importString(process, path);
    for (const candidate of candidates) {
      try {
        const cls = await importString(process, str(candidate));
        if (
          cls === wanted ||
          (typeof cls === "function" &&
            issubclass(cls as unknown as Class, wanted as unknown as Class))
        ) {
          return true;
        }
      } catch (failure) {
        if (!(failure instanceof ImportError)) throw failure;
      }
    }
    return false;
  }

  function contextProcessors(): string[] | null {
    const engine = settings
      .list("TEMPLATES")
      .find((one) => one instanceof Dict && one.get("BACKEND") === TEMPLATES);
    if (!(engine instanceof Dict)) return null;
    const options = engine.get("OPTIONS");
    const listed = options instanceof Dict ? options.get("context_processors") : undefined;
    const items = Array.isArray(listed)
      ? (listed as Value[])
      : listed instanceof Tuple
        ? listed.items
        : [];
    return items.map(str);
  }

  async function templateProblems(): Promise<CheckMessage[]> {
    const processors = contextProcessors();
    if (!processors) {
      const text = `A '${TEMPLATES}' instance must be configured in TEMPLATES in order to use the admin application.`;
      return [error(text, { id: "admin.E403" })];
    }
    const messages: CheckMessage[] = [];
    const model = await containsSubclass(
      "django.contrib.auth.backends.ModelBackend",
      settings.list("AUTHENTICATION_BACKENDS"),
    );
    if (model && !processors.includes("django.contrib.auth.context_processors.auth")) {
      const text =
        "'django.contrib.auth.context_processors.auth' must be enabled in DjangoTemplates (TEMPLATES) if using the " +
        "default auth backend in order to use the admin application.";
      messages.push(error(text, { id: "admin.E402" }));
    }
    if (!processors.includes("django.contrib.messages.context_processors.messages")) {
      const text =
        "'django.contrib.messages.context_processors.messages' must be enabled in DjangoTemplates (TEMPLATES) in order " +
        "to use the admin application.";
      messages.push(error(text, { id: "admin.E404" }));
    }
    if (!processors.includes("django.template.context_processors.request")) {
      const text =
        "'django.template.context_processors.request' must be enabled in DjangoTemplates (TEMPLATES) in order to use " +
        "the admin navigation sidebar.";
      messages.push(warning(text, { id: "admin.W411" }));
    }
    return messages;
  }

  /** What the admin needs and the settings do not give. */
  async function check_dependencies(): Promise<CheckMessage[]> {
    if (!(await apps.is_installed("django.contrib.admin"))) return [];
    const messages: CheckMessage[] = [];
    for (const [name, id] of APPS) {
      if (!(await apps.is_installed(name))) {
        messages.push(
          error(`'${name}' must be in INSTALLED_APPS in order to use the admin application.`, {
            id,
          }),
        );
      }
    }
    messages.push(...(await templateProblems()));
    for (const [path, id, hint] of MIDDLEWARE) {
      if (!(await containsSubclass(path, settings.list("MIDDLEWARE")))) {
        messages.push(
          error(`'${path}' must be in MIDDLEWARE in order to use the admin application.`, {
            id,
            hint,
          }),
        );
      }
    }
    return messages;
  }

  return { check_dependencies };
});
