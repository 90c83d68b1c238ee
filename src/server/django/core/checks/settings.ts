/** Mirrors django/core/checks/{caches,files,translation}.py (5.2): checks of single settings. */
import { iterate, repr, str } from "../../../../python/operations.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
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
