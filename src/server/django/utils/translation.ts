/** Mirrors django/utils/translation (5.2): the language in force and messages in it. */
import { LookupError } from "../../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { iterate, str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { apps_registry } from "../apps/registry.ts";
import { conf } from "../conf.ts";
import { LANGUAGES } from "../conf/global_settings.ts";
import { AppRegistryNotReady } from "../core/exceptions.ts";
import type { HttpRequest } from "../http/request.ts";
import { LazyString } from "./functional.ts";
import { wraps } from "./wrapping.ts";
import { type Catalog, type Messages, pluralIndex } from "./translation/catalog.ts";

const CODE = /^[a-z]{1,8}(?:-[a-z0-9]{1,8})*(?:@[a-z0-9]{1,20})?$/i;
const MAX_CODE_LENGTH = 500;
const CONTEXT = "\u0004";

/**
 * The translations, which are large. None for a project that cannot leave English: its own language is English, and nothing
 * in it names what chooses another.
 */
async function catalogsFor(
  files: ReadonlyMap<string, string>,
  own: Value,
): Promise<readonly Catalog[]> {
  const mayChoose = [...files.values()].some((text) => /Locale|translation/.test(text));
  const isEnglish = typeof own === "string" && /^en\b/i.test(own);
  return mayChoose || !isEnglish ? (await import("../../packages/catalogs.ts")).CATALOGS : [];
}

/** Languages of an Accept-Language header, most wanted first; none where the header is malformed. */
export function parseAcceptLanguage(header: string): string[] {
  const last = header.lastIndexOf(",", MAX_CODE_LENGTH - 1);
  const text = header.length <= MAX_CODE_LENGTH ? header : last > 0 ? header.slice(0, last) : "";
  const wanted: { language: string; quality: number }[] = [];
  for (const part of text.toLowerCase().split(",")) {
    const found =
      /^\s*([a-z]{1,8}(?:-[a-z0-9]{1,8})*|\*)(?:\s*;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?\s*$/.exec(
        part,
      );
    if (!found) return [];
    wanted.push({
      language: found[1] as string,
      quality: found[2] === undefined ? 1 : Number(found[2]),
    });
  }
  return wanted.sort((a, b) => b.quality - a.quality).map(({ language }) => language);
}

export const translation = defineModule(
  "django.utils.translation",
  async (process) => {
    const { settings } = await process.load(conf);
    const { apps } = await process.load(apps_registry);
    /** undefined: none chosen; null: translations are off. */
    let active: string | null | undefined;
    const merged = new Map<string, readonly Messages[]>();
    const catalogs = await catalogsFor(process.host.files, settings.getOr("LANGUAGE_CODE", ""));

    function languageInForce(): string | null {
      return active === undefined ? settings.text("LANGUAGE_CODE") : active;
    }
    /** The language in force; "None" has no messages. */
    const get_language = (): string => languageInForce() ?? "None";

    function activate(language: string | null): void {
      active = language === "" ? undefined : language;
    }

    /** A language for a `with` block or a function. */
    @pyclass("django.utils.translation.override")
    class override extends PyObject {
      declare language: string | null;
      declare deactivate: boolean;
      #before: string | null | undefined;

      @py("language, deactivate=False") __init__(language: Value, deactivate: Value = false): void {
        this.language = language === null ? null : str(language);
        this.deactivate = deactivate === true;
      }
      @py() __enter__(): void {
        this.#before = active;
        activate(this.language);
      }
      @py("exc_type, exc_value, traceback") __exit__(): void {
        active = this.deactivate ? undefined : this.#before;
      }
      @py("func") __call__(func: Value): Promise<Value> {
        return wraps(process, func, async (args, kwargs) => {
          this.__enter__();
          try {
            return await process.call(func, args, kwargs);
          } finally {
            this.__exit__();
          }
        });
      }
    }

    /** The catalogs of a language, those of installed applications first. */
    function catalogsOf(language: string): readonly Messages[] {
      const known = merged.get(language);
      if (known) return known;
      if (!apps.apps_ready) {
        throw new AppRegistryNotReady(
          "The translation infrastructure cannot be initialized before the apps registry is ready. " +
            "Check that you don't make non-lazy gettext calls at import time.",
        );
      }
      const installed = [...apps.app_configs.values()].map((config) => config.name);
      const found = [...installed, "django"].flatMap((app) =>
        catalogs
          .filter((catalog) => catalog.app === app)
          .map((catalog) => catalog.languages[language] ?? {}),
      );
      merged.set(language, found);
      return found;
    }

    /** A message's translation in a language or, failing that, in the project's own. */
    function find(message: string): { text: string | readonly string[]; language: string } | null {
      if (!settings.flag("USE_I18N")) return null;
      const own = settings.text("LANGUAGE_CODE").toLowerCase();
      const wanted = get_language().toLowerCase();
      const languages = wanted === own || wanted.startsWith("en") ? [wanted] : [wanted, own];
      for (const language of languages) {
        for (const code of withGeneric(language)) {
          for (const catalog of catalogsOf(code)) {
            const text = Object.hasOwn(catalog, message) ? catalog[message] : undefined;
            if (text !== undefined && text !== "") return { text, language: code };
          }
        }
      }
      return null;
    }

    function gettext(message: Value): string {
      const text = str(message);
      const found = text === "" ? null : find(text);
      if (!found) return text;
      return typeof found.text === "string" ? found.text : (found.text[0] ?? text);
    }

    function ngettext(singular: string, plural: string, count: number): string {
      const found = find(singular);
      if (!found || typeof found.text === "string") return count === 1 ? singular : plural;
      return found.text[pluralIndex(found.language, count)] ?? found.text.at(-1) ?? plural;
    }

    function pgettext(context: string, message: string): string {
      const found = find(context + CONTEXT + message);
      return found && typeof found.text === "string" ? found.text : message;
    }

    const supported = (): Set<string> =>
      new Set(
        settings.list("LANGUAGES").map((pair) => str([...iterate(pair)][0] ?? "").toLowerCase()),
      );
    /** Whether Django has a translation into a language at all. */
    const hasCatalog = (code: string): boolean =>
      CODE.test(code) && code.toLowerCase() in LANGUAGES;

    /** The listed language nearest to a code; null where none is. */
    function get_supported_language_variant(code: string): string | null {
      if (code === "" || code.length > MAX_CODE_LENGTH) return null;
      const codes = [code, ...withGeneric(code).slice(1)];
      const listed = supported();
      const exact = codes.find((one) => listed.has(one.toLowerCase()) && hasCatalog(one));
      if (exact !== undefined) return exact;
      const generic = codes.at(-1) as string;
      return [...listed].find((one) => one.startsWith(`${generic}-`)) ?? null;
    }

    /** The language a request asks for: cookie, then Accept-Language, then the project's own. */
    function get_language_from_request(request: HttpRequest): string {
      const cookie = request.COOKIES.get(settings.get("LANGUAGE_COOKIE_NAME"));
      if (typeof cookie === "string") {
        const chosen =
          supported().has(cookie) && hasCatalog(cookie)
            ? cookie
            : get_supported_language_variant(cookie);
        if (chosen !== null) return chosen;
      }
      for (const language of parseAcceptLanguage(request.meta("HTTP_ACCEPT_LANGUAGE"))) {
        if (language === "*") break;
        const chosen = get_supported_language_variant(language);
        if (chosen !== null) return chosen;
      }
      const own = settings.text("LANGUAGE_CODE");
      return get_supported_language_variant(own) ?? own;
    }

    const lazy = (work: () => string): LazyString => new LazyString(work);
    return {
      gettext: native("message", gettext, "gettext"),
      ngettext: native("singular, plural, number", ngettext, "ngettext"),
      pgettext: native("context, message", pgettext, "pgettext"),
      gettext_noop: native("message", (message: Value) => message, "gettext_noop"),
      gettext_lazy: native(
        "message",
        (message: Value) => lazy(() => gettext(message)),
        "gettext_lazy",
      ),
      ngettext_lazy: native(
        "singular, plural, number=None",
        (singular: string, plural: string, count: Value = null) =>
          lazy(() => ngettext(singular, plural, typeof count === "number" ? count : 1)),
        "ngettext_lazy",
      ),
      pgettext_lazy: native(
        "context, message",
        (context: string, message: string) => lazy(() => pgettext(context, message)),
        "pgettext_lazy",
      ),
      activate: native(
        "language",
        (language: string) => {
          activate(language);
          return null;
        },
        "activate",
      ),
      deactivate: native(
        "",
        () => {
          active = undefined;
          return null;
        },
        "deactivate",
      ),
      deactivate_all: native(
        "",
        () => {
          active = null;
          return null;
        },
        "deactivate_all",
      ),
      override,
      get_language_bidi: native(
        "",
        () => {
          const [base = ""] = get_language().split("-");
          return settings.list("LANGUAGES_BIDI").map(str).includes(base);
        },
        "get_language_bidi",
      ),
      get_supported_language_variant: native(
        "lang_code, *, strict=False",
        (code: Value) => {
          const found = get_supported_language_variant(str(code));
          if (found === null) throw new LookupError(str(code));
          return found;
        },
        "get_supported_language_variant",
      ),
      to_locale: native("language", (language: Value) => toLocale(str(language)), "to_locale"),
      to_language: native(
        "locale",
        (locale: Value) => str(locale).toLowerCase().replaceAll("_", "-"),
        "to_language",
      ),
      get_language: native("", languageInForce, "get_language"),
      get_language_from_request: native(
        "request, check_path=False",
        get_language_from_request,
        "get_language_from_request",
      ),
    };
  },
  "/site-packages/django/utils/translation/__init__.py",
);

/** "pt-br" → "pt_BR", "zh-hans" → "zh_Hans" */
function toLocale(language: string): string {
  const [base = "", ...rest] = language.toLowerCase().split("-");
  if (rest.length === 0) return base;
  const [region = "", ...tail] = rest;
  const shown =
    region.length > 2 ? region.charAt(0).toUpperCase() + region.slice(1) : region.toUpperCase();
  return [`${base}_${shown}`, ...tail].join("-");
}

/** "pt-br" → ["pt-br", "pt"] */
function withGeneric(code: string): string[] {
  const parts = code.split("-");
  return parts.map((_, i) => parts.slice(0, parts.length - i).join("-"));
}
