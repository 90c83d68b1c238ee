/** Mirrors django/conf/__init__.py (5.2). */
import { AttributeError } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { namesOf } from "../../python/namespace.ts";
import { str, repr, truthy } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { defineModule, type Process } from "../process.ts";
import { globalSettings } from "./conf/global_settings.ts";
import { ImproperlyConfigured } from "./core/exceptions.ts";

const ENVIRONMENT_VARIABLE = "DJANGO_SETTINGS_MODULE";

const MUST_BE_SEQUENCES = [
  "ALLOWED_HOSTS",
  "INSTALLED_APPS",
  "TEMPLATE_DIRS",
  "LOCALE_PATHS",
  "SECRET_KEY_FALLBACKS",
];

/** The values in force: Django's defaults with the settings module's names over them. */
class Settings {
  readonly values = globalSettings();
  readonly explicit = new Set<string>();

  readonly module: string;

  constructor(module: string) {
    this.module = module;
  }

  /** Takes over the upper-case names of the settings module as far as it has been executed. */
  adopt(names: ReadonlyMap<string, Value>): void {
    for (const name of [...names.keys()].sort()) {
      if (name !== name.toUpperCase() || name === name.toLowerCase()) continue;
      const value = names.get(name) as Value;
      if (MUST_BE_SEQUENCES.includes(name) && !Array.isArray(value) && !(value instanceof Tuple)) {
        throw new ImproperlyConfigured(`The ${name} setting must be a list or a tuple.`);
      }
      this.values.set(name, value);
      this.explicit.add(name);
    }
  }
}

/**
 * `django.conf.settings`: empty until the first use, which imports the module DJANGO_SETTINGS_MODULE names.
 *
 * In Python any attribute is a setting. TypeScript awaits `ready()` once and then reads with `get` and its kin; code that
 * runs while modules are imported uses `fetch`.
 */
@pyclass("django.conf.LazySettings")
export class LazySettings extends PyObject {
  #wrapped: Settings | null = null;
  readonly #process: Process;
  readonly #set = new Map<string, Value>();

  constructor(process: Process) {
    super();
    this.#process = process;
  }

  get configured(): boolean {
    return this.#wrapped !== null;
  }

  get SETTINGS_MODULE(): string | null {
    return this.#wrapped?.module ?? null;
  }

  /** Imports the settings module, if that has not been done. @throws whatever the learner's settings.py raises */
  async ready(name = ""): Promise<void> {
    if (this.#wrapped) return;
    const module = await this.#environmentVariable();
    if (!module) {
      const what = name ? `setting ${name}` : "settings";
      throw new ImproperlyConfigured(
        `Requested ${what}, but settings are not configured. You must either define the environment variable ` +
          `${ENVIRONMENT_VARIABLE} or call settings.configure() before accessing settings.`,
      );
    }
    const settings = new Settings(module);
    settings.adopt(namesOf(await this.#process.importModule(module)));
    this.#wrapped = settings;
  }

  async #environmentVariable(): Promise<string | null> {
    const os = await this.#process.importModule("os");
    const environ = await this.#process.getattr(os, "environ");
    const value = environ instanceof Dict ? environ.get(ENVIRONMENT_VARIABLE) : null;
    return typeof value === "string" ? value : null;
  }

  /** Manual configuration without a settings module, for tests. */
  configure(values: Readonly<Record<string, Value>>): void {
    const settings = new Settings("");
    settings.adopt(new Map(Object.entries(values)));
    this.#wrapped = settings;
  }

  /** The value of a setting, its settings module imported if needed. @throws AttributeError for an unknown name */
  async fetch(name: string): Promise<Value> {
    await this.ready(name);
    return this.get(name);
  }

  /** The value of a setting. @throws AttributeError for an unknown name, ImproperlyConfigured before `ready` */
  get(name: string): Value {
    if (!this.#wrapped)
      throw new ImproperlyConfigured(`Requested setting ${name}, but settings are not configured.`);
    const value = this.#set.get(name) ?? this.#wrapped.values.get(name);
    if (value === undefined)
      throw new AttributeError(`'Settings' object has no attribute '${name}'`);
    if ((name === "STATIC_URL" || name === "MEDIA_URL") && typeof value === "string") {
      // A relative URL stands under the script's prefix.
      if (/^(?:https?:\/)?\//.test(value)) return value;
      const script = this.get("FORCE_SCRIPT_NAME");
      return `${script === null ? "" : str(script).replace(/\/$/, "")}/${value}`;
    }
    if (name === "SECRET_KEY" && !truthy(value)) {
      throw new ImproperlyConfigured("The SECRET_KEY setting must not be empty.");
    }
    return value;
  }

  /** `getattr(settings, name, fallback)` */
  getOr<T extends Value | undefined>(name: string, fallback: T): Value | T {
    const known = this.#set.has(name) || this.#wrapped?.values.has(name) === true;
    return known ? this.get(name) : fallback;
  }

  /** A setting as Python's `if` sees it. */
  flag(name: string): boolean {
    return truthy(this.get(name));
  }

  /** A setting that is text. @throws TypeError of JavaScript never: other values are given as str() shows them */
  text(name: string): string {
    const value = this.get(name);
    return typeof value === "string" ? value : repr(value);
  }

  /** The items of a setting that is a list or tuple; [] for anything else. */
  list(name: string): readonly Value[] {
    const value = this.get(name);
    if (Array.isArray(value)) return value as Value[];
    return value instanceof Tuple ? value.items : [];
  }

  /** Whether settings.py itself sets the name. */
  isOverridden(name: string): boolean {
    return this.#wrapped?.explicit.has(name) === true || this.#set.has(name);
  }

  /** Names settings.py itself sets, sorted. */
  explicitNames(): string[] {
    return [...(this.#wrapped?.explicit ?? [])].sort();
  }

  @py("setting") is_overridden(setting: string): boolean {
    return this.isOverridden(setting);
  }

  @py("name") __getattr__(name: string): Promise<Value> {
    return this.fetch(name);
  }

  @py("name, value") __setattr__(name: string, value: Value): void {
    this.#set.set(name, value);
  }

  @py() __repr__(): string {
    return this.#wrapped
      ? `<LazySettings "${this.#wrapped.module}">`
      : "<LazySettings [Unevaluated]>";
  }
}

export const conf = defineModule(
  "django.conf",
  (process) => ({ ENVIRONMENT_VARIABLE, settings: new LazySettings(process) }),
  "/site-packages/django/conf/__init__.py",
);
