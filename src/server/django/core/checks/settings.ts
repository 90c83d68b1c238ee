/** Mirrors django/core/checks/{async_checks,caches,files,templates,translation}.py (5.2): checks of single settings. */
import { iterate, repr, str, typeName } from "../../../../python/operations.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { configureEngines } from "../../template/engines.ts";
import { error } from "./messages.ts";
import { registry } from "./registry.ts";

const LANGUAGE_CODE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*(?:@[a-z0-9]{1,20})?$/i;

export const checks_caches = defineModule("django.core.checks.caches", async (process) => {
  const { settings } = await process.load(conf);
  const { registry: checks } = await process.load(registry);
  checks.add("caches", () => {
    const caches = settings.get("CACHES");
    if (caches instanceof Dict && caches.has("default")) return [];
    return [
      error("You must define a 'default' cache in your CACHES setting.", { id: "caches.E001" }),
    ];
  });
  return {};
});

export const checks_translation = defineModule(
  "django.core.checks.translation",
  async (process) => {
    const { settings } = await process.load(conf);
    const { registry: checks } = await process.load(registry);
    const isCode = (value: Value): boolean =>
      typeof value === "string" && LANGUAGE_CODE.test(value);
    checks.add("translation", () => {
      const code = settings.get("LANGUAGE_CODE");
      if (isCode(code)) return [];
      return [
        error(`You have provided an invalid value for the LANGUAGE_CODE setting: ${repr(code)}.`, {
          id: "translation.E001",
        }),
      ];
    });
    checks.add("translation", () =>
      settings
        .list("LANGUAGES")
        .map((pair) => [...iterate(pair)][0] ?? null)
        .filter((code) => !isCode(code))
        .map((code) =>
          error(
            `You have provided an invalid language code in the LANGUAGES setting: ${repr(code)}.`,
            {
              id: "translation.E002",
            },
          ),
        ),
    );
    checks.add("translation", () => {
      const code = str(settings.get("LANGUAGE_CODE")).toLowerCase();
      const listed = settings
        .list("LANGUAGES")
        .map((pair) => str([...iterate(pair)][0] ?? "").toLowerCase());
      const generic = code.split("-")[0] ?? code;
      if (listed.some((one) => one === code || one === generic || one.startsWith(`${generic}-`)))
        return [];
      return [
        error(
          "You have provided a value for the LANGUAGE_CODE setting that is not in the LANGUAGES setting.",
          {
            id: "translation.E004",
          },
        ),
      ];
    });
    return {};
  },
);

export const checks_files = defineModule("django.core.checks.files", async (process) => {
  const { settings } = await process.load(conf);
  const { registry: checks } = await process.load(registry);
  checks.add("files", () => {
    const folder = settings.get("FILE_UPLOAD_TEMP_DIR");
    // The project's folder is the only one there is.
    if (folder === null || folder === "" || /^\/project\/?$/.test(str(folder))) return [];
    const text = `The FILE_UPLOAD_TEMP_DIR setting refers to the nonexistent directory '${str(folder)}'.`;
    return [error(text, { id: "files.E001" })];
  });
  return {};
});

export const checks_templates = defineModule("django.core.checks.templates", async (process) => {
  const { settings } = await process.load(conf);
  const { registry: checks } = await process.load(registry);
  checks.add("templates", async () => {
    await configureEngines(process, settings.list("TEMPLATES"));
    return settings.list("TEMPLATES").flatMap((engine) => {
      const options = engine instanceof Dict ? engine.get("OPTIONS") : undefined;
      const given = options instanceof Dict ? (options.get("string_if_invalid") ?? "") : "";
      if (typeof given === "string") return [];
      const text = `'string_if_invalid' in TEMPLATES OPTIONS must be a string but got: ${repr(given)} (${repr(typeName(given))}).`;
      return [error(text, { id: "templates.E002" })];
    });
  });
  return {};
});

export const checks_async = defineModule("django.core.checks.async_checks", async (process) => {
  const { registry: checks } = await process.load(registry);
  checks.add(
    "async_support",
    () =>
      process.host.terminal.env["DJANGO_ALLOW_ASYNC_UNSAFE"] === undefined
        ? []
        : [
            error(
              "You should not set the DJANGO_ALLOW_ASYNC_UNSAFE environment variable in deployment. This disables async " +
                "safety protection.",
              { id: "async.E001" },
            ),
          ],
    true,
  );
  return {};
});

/** Groups whose checks find nothing in a project of the workbook: its database and its commands are Django's own. */
export const checks_without_findings = defineModule(
  "django.core.checks.commands",
  async (process) => {
    const { registry: checks } = await process.load(registry);
    for (const tag of ["commands", "database"]) checks.add(tag, () => []);
    return {};
  },
);
