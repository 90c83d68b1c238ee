/** Mirrors django/apps/config.py (5.2). */
import {
  AttributeError,
  Exception,
  ImportError,
  LookupError,
  ModuleNotFoundError,
  RuntimeError,
} from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { namesOf } from "../../../python/namespace.ts";
import {
  type Class,
  classInfo,
  issubclass,
  py,
  pyclass,
  PyObject,
} from "../../../python/objects.ts";
import { repr, str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule, type Process } from "../../process.ts";
import { conf } from "../conf.ts";
import { ImproperlyConfigured } from "../core/exceptions.ts";
import { getattrOr, importString } from "../utils/module_loading.ts";

/** A model class, as the registry looks at it. */
export type ModelClass = Class & {
  readonly _meta: {
    readonly model_name: string;
    readonly label: string;
    readonly auto_created?: unknown;
    readonly swapped?: string | null;
  };
};

/** What a config needs of the registry it is in. */
export interface ModelSource {
  readonly all_models: Map<string, Map<string, ModelClass>>;
  check_models_ready(): void;
}

/** A submodule, imported; null where there is none. @throws whatever it raises */
export async function importSubmodule(process: Process, name: string): Promise<object | null> {
  try {
    return await process.importModule(name);
  } catch (error) {
    const text = error instanceof ModuleNotFoundError ? str(error.args[0] ?? "") : "";
    const missing = /^No module named '([^']*)'/.exec(text)?.[1];
    if (missing !== undefined && `${name}.`.startsWith(`${missing}.`)) return null;
    throw error;
  }
}

export const apps_config = defineModule("django.apps.config", async (process) => {
  const { settings } = await process.load(conf);

  /** An installed application: its name, label, module and models. */
  @pyclass("django.apps.config.AppConfig")
  class AppConfig extends PyObject {
    declare name: string;
    declare module: object;
    declare label: string;
    declare verbose_name: Value;
    declare path: string;
    declare apps: ModelSource | null;
    declare models: Map<string, ModelClass> | null;
    declare models_module: object | null;

    get default_auto_field(): string {
      return settings.text("DEFAULT_AUTO_FIELD");
    }

    @py("app_name, app_module") async __init__(
      app_name: string,
      app_module: object,
    ): Promise<void> {
      this.#set("name", app_name);
      this.module = app_module;
      this.apps = null;
      this.models = null;
      this.models_module = null;
      const label =
        (await getattrOr(process, this, "label", undefined)) ?? app_name.split(".").at(-1);
      this.#set("label", label as string);
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(this.label)) {
        throw new ImproperlyConfigured(
          `The app label '${this.label}' is not a valid Python identifier.`,
        );
      }
      const verbose = await getattrOr(process, this, "verbose_name", undefined);
      if (verbose === undefined) this.#set("verbose_name", titled(this.label));
      const file = namesOf(app_module).get("__file__");
      this.#set("path", typeof file === "string" ? file.replace(/\/[^/]*$/, "") : "");
    }

    #set(name: string, value: Value): void {
      Object.defineProperty(this, name, {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }

    /** Runs when all models are there; an application may connect things. */
    @py() ready(): void | Promise<void> {
      // Applications override it.
    }

    @py() async import_models(): Promise<void> {
      const all = this.apps?.all_models ?? new Map<string, Map<string, ModelClass>>();
      const models = all.get(this.label) ?? new Map<string, ModelClass>();
      all.set(this.label, models);
      this.models = models;
      this.models_module = await importSubmodule(process, `${this.name}.models`);
    }

    @py("model_name, require_ready=True") get_model(
      model_name: string,
      require_ready: Value = true,
    ): ModelClass {
      if (require_ready !== false) this.apps?.check_models_ready();
      const model = this.models?.get(model_name.toLowerCase());
      if (!model)
        throw new LookupError(`App '${this.label}' doesn't have a '${model_name}' model.`);
      return model;
    }

    @py("include_auto_created=False, include_swapped=False")
    get_models(include_auto_created: Value = false, include_swapped: Value = false): ModelClass[] {
      this.apps?.check_models_ready();
      return [...(this.models?.values() ?? [])].filter(({ _meta }) => {
        if (_meta.auto_created && include_auto_created !== true) return false;
        return !_meta.swapped || include_swapped === true;
      });
    }

    @py() __repr__(): string {
      return `<${classInfo(this.constructor as unknown as Class)?.name ?? "AppConfig"}: ${this.label}>`;
    }
  }

  const configClasses = (module: object): [string, Class<AppConfig>][] =>
    [...namesOf(module)]
      .filter(([, value]) => isConfigClass(value))
      .sort(([a], [b]) => (a < b ? -1 : 1)) as unknown as [string, Class<AppConfig>][];

  function isConfigClass(value: Value): boolean {
    return (
      typeof value === "function" &&
      value !== AppConfig &&
      issubclass(value as unknown as Class, AppConfig)
    );
  }

  /** The config class that an application's `apps` module offers by itself; null where it offers none. */
  async function defaultConfig(entry: string): Promise<Class<AppConfig> | null> {
    const module = await importSubmodule(process, `${entry}.apps`);
    if (!module) return null;
    const candidates: [string, Class<AppConfig>, Value][] = [];
    for (const [name, cls] of configClasses(module)) {
      const wanted = await getattrOr(process, cls, "default", null);
      if (wanted !== false) candidates.push([name, cls, wanted]);
    }
    if (candidates.length === 1) return candidates[0]?.[1] ?? null;
    const chosen = candidates.filter(([, , wanted]) => wanted === true);
    if (chosen.length > 1) {
      const names = chosen.map(([name]) => repr(name)).join(", ");
      throw new RuntimeError(`'${entry}.apps' declares more than one default AppConfig: ${names}.`);
    }
    return chosen[0]?.[1] ?? null;
  }

  /** The config for an entry of INSTALLED_APPS. @throws ImproperlyConfigured, ImportError, and what the modules raise */
  async function createConfig(entry: string): Promise<AppConfig> {
    let cls: Class<AppConfig> | null = null;
    let name: string | null = null;
    let module: object | null = null;
    try {
      module = await process.importModule(entry);
    } catch (error) {
      if (!(error instanceof Exception)) throw error;
    }
    if (module) {
      cls = await defaultConfig(entry);
      if (!cls) [cls, name] = [AppConfig, entry];
    } else {
      try {
        cls = (await importString(process, entry)) as unknown as Class<AppConfig>;
      } catch (error) {
        if (!(error instanceof Exception)) throw error;
      }
    }
    if (!cls) return await explainEntry(entry);
    if (typeof cls !== "function" || !(cls === (AppConfig as unknown) || isConfigClass(cls))) {
      throw new ImproperlyConfigured(`'${entry}' isn't a subclass of AppConfig.`);
    }
    name ??= await nameOf(entry, cls);
    try {
      module = await process.importModule(name);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      const { module: from = "", qualname = "" } = classInfo(cls) ?? {};
      throw new ImproperlyConfigured(
        `Cannot import '${name}'. Check that '${from}.${qualname}.name' is correct.`,
      );
    }
    return (await process.call(cls, [name, module])) as AppConfig;
  }

  async function nameOf(entry: string, cls: Class): Promise<string> {
    try {
      return str(await process.getattr(cls, "name"));
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
      throw new ImproperlyConfigured(`'${entry}' must supply a name attribute.`);
    }
  }

  /** Raises what is wrong with an entry that is neither a module nor a class. */
  async function explainEntry(entry: string): Promise<never> {
    const dot = entry.lastIndexOf(".");
    const [path, name] = [entry.slice(0, Math.max(dot, 0)), entry.slice(dot + 1)];
    if (path !== "" && /^\p{Lu}/u.test(name)) {
      const choices = configClasses(await process.importModule(path)).map(([known]) => repr(known));
      const hint = choices.length > 0 ? ` Choices are: ${choices.join(", ")}.` : "";
      throw new ImportError(`Module '${path}' does not contain a '${name}' class.${hint}`);
    }
    await process.importModule(entry);
    throw new ImportError(`cannot import '${entry}'`);
  }

  return { AppConfig, createConfig };
});

/** What the class statement of a native application's config says. */
interface ConfigAttributes {
  readonly name: string;
  readonly label?: string;
  readonly verbose_name: Value;
  /** Primary keys of its models; the built-in applications keep AutoField. */
  readonly default_auto_field?: string;
  readonly default?: boolean;
}

/**
 * The `apps` module of a native application.
 * @param ready what its `ready()` does
 */
export function defineAppConfig(
  className: string,
  attributes: ConfigAttributes,
  ready?: (process: Process) => void | Promise<void>,
) {
  const moduleName = `${attributes.name}.apps`;
  return defineModule(moduleName, async (process) => {
    const { AppConfig } = await process.load(apps_config);
    @pyclass(`${moduleName}.${className}`)
    class Config extends AppConfig {
      @py() override async ready(): Promise<void> {
        await ready?.(process);
      }
    }
    for (const [name, value] of Object.entries(attributes)) {
      Object.defineProperty(Config.prototype, name, {
        value: value as Value,
        configurable: true,
        enumerable: true,
      });
    }
    return { [className]: Config };
  });
}

export type AppConfig = InstanceType<ExportsOf<typeof apps_config>["AppConfig"]>;

/** Python's str.title() */
function titled(text: string): string {
  return text.replace(
    /[A-Za-z]+/g,
    (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
}
