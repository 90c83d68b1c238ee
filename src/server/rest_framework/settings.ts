/** Mirrors rest_framework/settings.py (3.18). */
import { AttributeError, ImportError, KeyError, RuntimeError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { make, native, py, pyclass, PyObject } from "../../python/objects.ts";
import { contains, repr, str, truthy, typeName } from "../../python/operations.ts";
import { getItem } from "../../python/subscripts.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { defineModule } from "../process.ts";
import { conf } from "../django/conf.ts";
import { importString } from "../django/utils/module_loading.ts";

const ISO_8601 = "iso-8601";

/** REST_FRAMEWORK's defaults. */
const DEFAULTS: Readonly<Record<string, Value>> = {
  DEFAULT_RENDERER_CLASSES: [
    "rest_framework.renderers.JSONRenderer",
    "rest_framework.renderers.BrowsableAPIRenderer",
  ],
  DEFAULT_PARSER_CLASSES: [
    "rest_framework.parsers.JSONParser",
    "rest_framework.parsers.FormParser",
    "rest_framework.parsers.MultiPartParser",
  ],
  DEFAULT_AUTHENTICATION_CLASSES: [
    "rest_framework.authentication.SessionAuthentication",
    "rest_framework.authentication.BasicAuthentication",
  ],
  DEFAULT_PERMISSION_CLASSES: ["rest_framework.permissions.AllowAny"],
  DEFAULT_THROTTLE_CLASSES: [],
  DEFAULT_CONTENT_NEGOTIATION_CLASS: "rest_framework.negotiation.DefaultContentNegotiation",
  DEFAULT_METADATA_CLASS: "rest_framework.metadata.SimpleMetadata",
  DEFAULT_VERSIONING_CLASS: null,
  DEFAULT_PAGINATION_CLASS: null,
  DEFAULT_FILTER_BACKENDS: [],
  DEFAULT_SCHEMA_CLASS: null,
  DEFAULT_THROTTLE_RATES: Dict.from<Value>({ user: null, anon: null }),
  NUM_PROXIES: null,
  PAGE_SIZE: null,
  SEARCH_PARAM: "search",
  ORDERING_PARAM: "ordering",
  DEFAULT_VERSION: null,
  ALLOWED_VERSIONS: null,
  VERSION_PARAM: "version",
  UNAUTHENTICATED_USER: "django.contrib.auth.models.AnonymousUser",
  UNAUTHENTICATED_TOKEN: null,
  VIEW_NAME_FUNCTION: "rest_framework.views.get_view_name",
  VIEW_DESCRIPTION_FUNCTION: "rest_framework.views.get_view_description",
  EXCEPTION_HANDLER: "rest_framework.views.exception_handler",
  NON_FIELD_ERRORS_KEY: "non_field_errors",
  LIST_SERIALIZER_ERRORS_AS_DICT: true,
  URL_FORMAT_OVERRIDE: "format",
  FORMAT_SUFFIX_KWARG: "format",
  URL_FIELD_NAME: "url",
  DATE_FORMAT: ISO_8601,
  DATE_INPUT_FORMATS: [ISO_8601],
  DATETIME_FORMAT: ISO_8601,
  DATETIME_INPUT_FORMATS: [ISO_8601],
  TIME_FORMAT: ISO_8601,
  TIME_INPUT_FORMATS: [ISO_8601],
  DURATION_FORMAT: "django",
  UNICODE_JSON: true,
  COMPACT_JSON: true,
  STRICT_JSON: true,
  COERCE_DECIMAL_TO_STRING: true,
  COERCE_BIGINT_TO_STRING: false,
  UPLOADED_FILES_USE_URL: true,
  HTML_SELECT_CUTOFF: 1000,
  HTML_SELECT_CUTOFF_TEXT: "More than {count} items...",
};

const IMPORT_STRINGS: readonly string[] = [
  "DEFAULT_RENDERER_CLASSES",
  "DEFAULT_PARSER_CLASSES",
  "DEFAULT_AUTHENTICATION_CLASSES",
  "DEFAULT_PERMISSION_CLASSES",
  "DEFAULT_THROTTLE_CLASSES",
  "DEFAULT_CONTENT_NEGOTIATION_CLASS",
  "DEFAULT_METADATA_CLASS",
  "DEFAULT_VERSIONING_CLASS",
  "DEFAULT_PAGINATION_CLASS",
  "DEFAULT_FILTER_BACKENDS",
  "DEFAULT_SCHEMA_CLASS",
  "EXCEPTION_HANDLER",
  "UNAUTHENTICATED_USER",
  "UNAUTHENTICATED_TOKEN",
  "VIEW_NAME_FUNCTION",
  "VIEW_DESCRIPTION_FUNCTION",
];

const REMOVED_SETTINGS = ["PAGINATE_BY", "PAGINATE_BY_PARAM", "MAX_PAGINATE_BY"];
const DOCUMENTATION = "https://www.django-rest-framework.org/api-guide/settings/";

export const settings = defineModule("rest_framework.settings", async (process) => {
  const { settings: project } = await process.load(conf);

  async function importFromString(path: Value, setting: string): Promise<Value> {
    try {
      return await importString(process, path);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      throw new ImportError(
        `Could not import '${str(path)}' for API setting '${setting}'. ${typeName(error)}: ${str(error)}.`,
        { cause: error },
      );
    }
  }

  /**
   * Import strings as what they name: one, or each of a list or tuple. Another value stays as it is.
   * @throws AttributeError for a list that holds anything but strings, classes too
   */
  async function performImport(value: Value, setting: string): Promise<Value> {
    if (typeof value === "string") return await importFromString(value, setting);
    const items = Array.isArray(value)
      ? (value as Value[])
      : value instanceof Tuple
        ? value.items
        : null;
    if (!items) return value;
    const imported: Value[] = [];
    for (const item of items) {
      imported.push(await importFromString(item, setting));
    }
    return imported;
  }

  /** Settings read as attributes; TypeScript awaits `get`. */
  @pyclass("rest_framework.settings.APISettings")
  class APISettings extends PyObject {
    declare defaults: Dict;
    declare import_strings: readonly string[];
    #user: Value | undefined;
    readonly #cached = new Map<string, Value>();

    @py("user_settings=None, defaults=None, import_strings=None")
    __init__(
      user_settings: Value = null,
      defaults: Dict | null = null,
      imports: readonly string[] | null = null,
    ): void {
      if (truthy(user_settings)) this.#user = this.checkUserSettings(user_settings);
      this.defaults = defaults ?? Dict.from(DEFAULTS);
      this.import_strings = imports ?? IMPORT_STRINGS;
    }

    /** Mirrors the private check, which a subclass of the same name replaces. @throws RuntimeError */
    checkUserSettings(given: Value): Value {
      const removed = REMOVED_SETTINGS.find((name) => contains(given, name));
      if (removed === undefined) return given;
      throw new RuntimeError(
        `The '${removed}' setting has been removed. Please refer to '${DOCUMENTATION}' for available settings.`,
      );
    }

    get user_settings(): Value {
      this.#user ??= project.getOr("REST_FRAMEWORK", new Dict());
      return this.#user;
    }

    /** @throws AttributeError for an unknown name, ImportError for a path that names nothing */
    async get(name: string): Promise<Value> {
      const known = this.#cached.get(name);
      if (known !== undefined) return known;
      const fallback = this.defaults.get(name);
      if (fallback === undefined) throw new AttributeError(`Invalid API setting: ${repr(name)}`);
      await project.ready();
      const given = await this.#given(name, fallback);
      const value = this.import_strings.includes(name) ? await performImport(given, name) : given;
      this.#cached.set(name, value);
      return value;
    }

    async #given(name: string, fallback: Value): Promise<Value> {
      try {
        return await getItem(this.user_settings, name);
      } catch (error) {
        if (error instanceof KeyError) return fallback;
        throw error;
      }
    }

    /** A setting as Python's `if` sees it. */
    async flag(name: string): Promise<boolean> {
      return truthy(await this.get(name));
    }

    @py("attr") async __getattr__(attr: string): Promise<Value> {
      return await this.get(attr);
    }
  }

  const api_settings = make(APISettings);
  return {
    APISettings,
    api_settings,
    DEFAULTS: Dict.from(DEFAULTS),
    perform_import: native("val, setting_name", performImport, "perform_import"),
  };
});

export type APISettings = InstanceType<ExportsOf<typeof settings>["APISettings"]>;
