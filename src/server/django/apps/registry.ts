/** Mirrors django/apps/registry.py (5.2). */
import { LookupError, RuntimeError } from "../../../python/errors.ts";
import { classInfo, py, pyclass, PyObject } from "../../../python/objects.ts";
import { iterate, repr, str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { AppRegistryNotReady, ImproperlyConfigured } from "../core/exceptions.ts";
import { type AppConfig, apps_config, type ModelClass } from "./config.ts";

export const apps_registry = defineModule("django.apps.registry", async (process) => {
  const { settings } = await process.load(conf);
  const { createConfig } = await process.load(apps_config);

  /** The installed applications and their models. */
  @pyclass("django.apps.registry.Apps")
  class Apps extends PyObject {
    /** App label → model name → model, of every model that was imported. */
    readonly all_models = new Map<string, Map<string, ModelClass>>();
    readonly app_configs = new Map<string, AppConfig>();
    apps_ready = false;
    models_ready = false;
    ready = false;
    #loading = false;
    readonly #pending = new Map<string, ((model: ModelClass) => void | Promise<void>)[]>();

    /** Imports the applications, then their models, then runs their `ready()`. */
    @py("installed_apps") async populate(installed_apps: Value): Promise<void> {
      if (this.ready) return;
      if (this.#loading) throw new RuntimeError("populate() isn't reentrant");
      this.#loading = true;
      for (const entry of iterate(installed_apps)) {
        const config = await createConfig(str(entry));
        if (this.app_configs.has(config.label)) {
          throw new ImproperlyConfigured(
            `Application labels aren't unique, duplicates: ${config.label}`,
          );
        }
        this.app_configs.set(config.label, config);
        config.apps = this;
      }
      this.#checkNames();
      this.apps_ready = true;
      for (const config of this.app_configs.values()) await config.import_models();
      this.models_ready = true;
      for (const config of this.app_configs.values()) await config.ready();
      this.ready = true;
    }

    #checkNames(): void {
      const names = [...this.app_configs.values()].map((config) => config.name);
      const twice = [...new Set(names.filter((name, i) => names.indexOf(name) !== i))];
      if (twice.length > 0) {
        throw new ImproperlyConfigured(
          `Application names aren't unique, duplicates: ${twice.join(", ")}`,
        );
      }
    }

    @py() check_apps_ready(): void | Promise<void> {
      if (this.apps_ready) return;
      // Without settings, saying so helps more.
      if (settings.configured) throw new AppRegistryNotReady("Apps aren't loaded yet.");
      return settings.ready("INSTALLED_APPS").then(() => {
        throw new AppRegistryNotReady("Apps aren't loaded yet.");
      });
    }

    @py() check_models_ready(): void {
      if (!this.models_ready) throw new AppRegistryNotReady("Models aren't loaded yet.");
    }

    @py() async get_app_configs(): Promise<AppConfig[]> {
      await this.check_apps_ready();
      return [...this.app_configs.values()];
    }

    @py("app_label") async get_app_config(app_label: string): Promise<AppConfig> {
      await this.check_apps_ready();
      const config = this.app_configs.get(app_label);
      if (config) return config;
      const meant = [...this.app_configs.values()].find((one) => one.name === app_label);
      const hint = meant ? ` Did you mean '${meant.label}'?` : "";
      throw new LookupError(`No installed app with label '${app_label}'.${hint}`);
    }

    @py("include_auto_created=False, include_swapped=False")
    get_models(include_auto_created: Value = false, include_swapped: Value = false): ModelClass[] {
      this.check_models_ready();
      return [...this.app_configs.values()].flatMap((c) =>
        c.get_models(include_auto_created, include_swapped),
      );
    }

    @py("app_label, model_name=None, require_ready=True")
    async get_model(
      app_label: string,
      model_name: Value = null,
      require_ready: Value = true,
    ): Promise<ModelClass> {
      if (require_ready === false) await this.check_apps_ready();
      else this.check_models_ready();
      const [label = "", name = ""] =
        model_name === null ? app_label.split(".") : [app_label, str(model_name)];
      const config = await this.get_app_config(label);
      if (require_ready === false && config.models === null) await config.import_models();
      return config.get_model(name, require_ready);
    }

    /** Takes note of a model class that was just made. */
    async register_model(app_label: string, model: ModelClass): Promise<void> {
      const models = this.all_models.get(app_label) ?? new Map<string, ModelClass>();
      this.all_models.set(app_label, models);
      const { model_name } = model._meta;
      const known = models.get(model_name);
      if (known && !sameClass(known, model)) {
        throw new RuntimeError(
          `Conflicting '${model_name}' models in application '${app_label}': ${repr(known)} and ${repr(model)}.`,
        );
      }
      models.set(model_name, model);
      const key = `${app_label}.${model_name}`;
      const waiting = this.#pending.get(key) ?? [];
      this.#pending.delete(key);
      for (const run of waiting) await run(model);
    }

    /** Calls `run` with a model as soon as it is registered. @param model_name any case */
    async whenRegistered(
      app_label: string,
      model_name: string,
      run: (model: ModelClass) => void | Promise<void>,
    ): Promise<void> {
      const known = this.all_models.get(app_label)?.get(model_name.toLowerCase());
      if (known) {
        await run(known);
        return;
      }
      const key = `${app_label}.${model_name.toLowerCase()}`;
      this.#pending.set(key, [...(this.#pending.get(key) ?? []), run]);
    }

    @py("app_name") async is_installed(app_name: string): Promise<boolean> {
      await this.check_apps_ready();
      return [...this.app_configs.values()].some((config) => config.name === app_name);
    }

    /** The config of the innermost application that a dotted name lies in. */
    @py("object_name") async get_containing_app_config(
      object_name: string,
    ): Promise<AppConfig | null> {
      await this.check_apps_ready();
      const around = [...this.app_configs.values()].filter(
        ({ name }) => object_name === name || object_name.startsWith(`${name}.`),
      );
      return around.sort((a, b) => b.name.length - a.name.length)[0] ?? null;
    }

    @py("app_label, model_name") get_registered_model(
      app_label: string,
      model_name: string,
    ): ModelClass {
      const model = this.all_models.get(app_label)?.get(model_name.toLowerCase());
      if (!model) throw new LookupError(`Model '${app_label}.${model_name}' not registered.`);
      return model;
    }

    /** Pretends that there are no applications: runserver waits so for a broken project to be mended. */
    giveUp(): void {
      this.all_models.clear();
      this.app_configs.clear();
      this.apps_ready = this.models_ready = this.ready = true;
    }
  }

  function sameClass(a: ModelClass, b: ModelClass): boolean {
    const [one, two] = [classInfo(a), classInfo(b)];
    return one?.name === two?.name && one?.module === two?.module;
  }

  return { Apps, apps: new Apps() };
});
