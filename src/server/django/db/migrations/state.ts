/** Mirrors django/db/migrations/state.py (5.2): the models as some migrations leave them. */
import { AutoField } from "../models/fields/numbers.ts";
import { KeyError, LookupError } from "../../../../python/errors.ts";
import { describeClass, type Class, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { str, truthy } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import { FieldDoesNotExist } from "../../core/exceptions.ts";
import type { ModelClass, ModelContext } from "../models/contract.ts";
import type { Field } from "../models/fields/field.ts";
import { prepareModel } from "../models/model-class.ts";

/** One model at one moment. */
export interface ModelState {
  readonly app_label: string;
  name: string;
  /** In the order they were added. */
  readonly fields: Map<string, Field>;
  readonly options: Map<string, Value>;
  readonly bases: readonly Value[];
  readonly managers: readonly Value[];
}

export function tableName(model: ModelState): string {
  const own = model.options.get("db_table");
  return own === undefined || own === null || own === ""
    ? `${model.app_label}_${model.name.toLowerCase()}`
    : str(own);
}

/** Whether the model has a table of its own. */
export function hasTable(model: ModelState): boolean {
  return !truthy(model.options.get("proxy")) && model.options.get("managed") !== false;
}

export function primaryKeyOf(model: ModelState): Field | undefined {
  return [...model.fields.values()].find((field) => field.primary_key);
}

/** A field under a name, without a model. */
export function named(field: Field, name: string): Field {
  const own = field.clone();
  own.set_attributes_from_name(name);
  return own;
}

/** Mirrors ProjectState: models by "app.model", in the order they were made. */
@pyclass("django.db.migrations.state.ProjectState")
export class ProjectState extends PyObject {
  readonly models: Map<string, ModelState>;

  constructor(models: Map<string, ModelState> = new Map<string, ModelState>()) {
    super();
    this.models = models;
  }

  /** A state that can change without changing this one. */
  clone(): ProjectState {
    const copies = [...this.models].map(
      ([key, model]) =>
        [
          key,
          {
            ...model,
            fields: new Map(model.fields),
            options: new Map(model.options),
          } satisfies ModelState,
        ] as const,
    );
    return new ProjectState(new Map(copies));
  }

  add(model: ModelState): void {
    this.models.set(`${model.app_label}.${model.name.toLowerCase()}`, model);
  }

  /** @throws KeyError for a model no migration made */
  get(appLabel: string, name: string): ModelState {
    const found = this.models.get(`${appLabel}.${name.toLowerCase()}`);
    if (!found) throw new KeyError(new Tuple([appLabel, name.toLowerCase()]));
    return found;
  }

  /** The model a relation names: "self", "Model" or "app.Model". */
  target(scope: ModelState, to: string | ModelClass): ModelState | undefined {
    const text = typeof to === "string" ? to : to._meta.label_lower;
    if (text === "self") return scope;
    const key = text.includes(".")
      ? text.toLowerCase()
      : `${scope.app_label}.${text.toLowerCase()}`;
    return this.models.get(key);
  }

  /** @throws FieldDoesNotExist */
  field(model: ModelState, name: string): Field {
    const found = model.fields.get(name);
    if (!found) throw new FieldDoesNotExist(`${model.name} has no field named '${name}'`);
    return found;
  }

  /** Names of an application's models, in the order migrations made them. */
  modelNames(appLabel: string): string[] {
    return [...this.models.values()]
      .filter((model) => model.app_label === appLabel)
      .map(({ name }) => name.toLowerCase());
  }
}

/** `apps` in a data migration: classes for the models of a state. */
@pyclass("django.db.migrations.state.StateApps")
export class StateApps extends PyObject {
  readonly #state: ProjectState;
  readonly #context: ModelContext;
  readonly #root: Class;
  readonly #made = new Map<string, ModelClass>();
  readonly #waiting = new Map<string, ((model: ModelClass) => unknown)[]>();

  constructor(state: ProjectState, context: ModelContext, root: Class) {
    super();
    this.#state = state;
    this.#context = {
      ...context,
      modelsReady: () => true,
      whenRegistered: async (app, model, run) => {
        const key = `${app}.${model}`.toLowerCase();
        const known = this.#made.get(key);
        if (known) await run(known);
        else this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), run]);
      },
    };
    this.#root = root;
  }

  /** @throws LookupError for a model that the migrations so far did not make */
  @py("app_label, model_name=None, require_ready=True")
  async get_model(app_label: string, model_name: Value = null): Promise<ModelClass> {
    const [app = "", name = ""] =
      model_name === null ? app_label.split(".") : [app_label, str(model_name)];
    if (this.#made.size === 0) await this.#render();
    const found = this.#made.get(`${app}.${name.toLowerCase()}`);
    if (found) return found;
    const apps = new Set([...this.#state.models.values()].map((model) => model.app_label));
    if (!apps.has(app)) throw new LookupError(`No installed app with label '${app}'.`);
    throw new LookupError(`App '${app}' doesn't have a '${name}' model.`);
  }

  async #render(): Promise<void> {
    for (const model of this.#state.models.values()) await this.#make(model);
  }

  async #make(model: ModelState): Promise<void> {
    const proxied = truthy(model.options.get("proxy")) ? this.#baseOf(model) : undefined;
    const Base = (proxied ?? this.#root) as unknown as new () => object;
    const cls = class extends Base {} as unknown as ModelClass;
    describeClass(cls, `__fake__.${model.name}`);
    const options = Object.fromEntries([...model.options, ["app_label", model.app_label]]);
    const fields = [...model.fields].map(([name, field]) => [name, named(field, name)] as const);
    const namespace = new Map<string, Value>([...fields, ["Meta", options]]);
    await prepareModel(cls, namespace, this.#root, this.#context, {
      containing: () => Promise.resolve(null),
      register: async (label, made) => {
        const key = `${label}.${made._meta.model_name}`;
        this.#made.set(key, made);
        for (const run of this.#waiting.get(key) ?? []) await run(made);
      },
      autoField: () =>
        Promise.resolve({ path: "django.db.models.AutoField", source: "", cls: AutoField }),
    });
  }
  #baseOf(model: ModelState): ModelClass | undefined {
    const base = model.bases.find((one) => typeof one === "string");
    return typeof base === "string" ? this.#made.get(base.toLowerCase()) : undefined;
  }
}
