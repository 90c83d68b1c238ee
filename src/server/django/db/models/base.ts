/** Mirrors django/db/models/base.py (5.2). */
import {
  ImportError,
  IndexError,
  NotSimulated,
  TypeError,
  ValueError,
} from "../../../../python/errors.ts";
import type { ExportsOf } from "../../../../python/module-definition.ts";
import {
  type Class,
  classInfo,
  classOf,
  isInstance,
  py,
  pyclass,
  PyObject,
  metaclass,
} from "../../../../python/objects.ts";
import { equals, iterate, repr, str, truthy } from "../../../../python/operations.ts";
import { strOf } from "../../../../python/protocols.ts";
import { DateTime } from "../../../../python/stdlib/datetime.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import type { Row } from "../../../database/schema.ts";
import { defineModule } from "../../../process.ts";
import type { AppConfig } from "../../apps/config.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { ImproperlyConfigured } from "../../core/exceptions.ts";
import { LazyString } from "../../utils/functional.ts";
import { importString } from "../../utils/module_loading.ts";
import { timezone } from "../../utils/timezone.ts";
import { translation } from "../../utils/translation.ts";
import { connections } from "../connections.ts";
import {
  fieldValue,
  type InstanceState,
  type Maybe,
  type ModelClass,
  type ModelContext,
  type ModelInstance,
  setFieldValue,
} from "./contract.ts";
import { deleteInstances } from "./deletion.ts";
import type { Field } from "./fields/field.ts";
import { type AutoFieldChoice, prepareModel } from "./model-class.ts";
import type { Options } from "./options.ts";
import { QuerySet } from "./query.ts";
import { insertRow, prepareRelations, saveInstance, saveOptions } from "./saving.ts";
import { model_signals } from "./signals.ts";
import {
  cleanFields,
  excluded,
  fullClean,
  validateConstraints,
  validateUnique,
} from "./validation.ts";

/** Where an instance stands to the database. */
@pyclass("django.db.models.base.ModelState")
class State extends PyObject implements InstanceState {
  adding = true;
  db: string | null = null;
  readonly fields_cache = new Map<string, ModelInstance | null>();
}

/** An instance as the database has it, without `__init__`. */
function instanceFrom(model: ModelClass, row: Row): ModelInstance {
  const instance = new (model as unknown as new () => ModelInstance)();
  instance._state = new State();
  instance._state.adding = false;
  instance._state.db = "default";
  for (const field of model._meta.concrete_fields) {
    setFieldValue(instance, field.attname, field.fromStored(row[field.column as string] ?? null));
  }
  return instance;
}

/** Sets an attribute as Python would: through a relation's descriptor where there is one. */
function assign(instance: object, name: string, value: Value): void {
  let owner: object | null = Object.getPrototypeOf(instance) as object | null;
  while (owner && !Object.hasOwn(owner, name))
    owner = Object.getPrototypeOf(owner) as object | null;
  const setter = owner && Object.getOwnPropertyDescriptor(owner, name)?.set;
  if (setter) setter.call(instance, value);
  else setFieldValue(instance, name, value);
}

/** Gives an instance its values. A promise where a default is Python's. @throws TypeError in upstream's words */
function initialize(instance: ModelInstance, args: readonly Value[], kwargs: Dict): Maybe<void> {
  const meta = instance._meta;
  const name = classInfo(classOf(instance) as Class)?.name ?? "";
  if (meta.abstract) throw new TypeError("Abstract models cannot be instantiated.");
  const fields = meta.concrete_fields;
  if (args.length > fields.length) throw new IndexError("Number of args exceeds number of fields");
  instance._state = new State();
  const given = new Dict(kwargs);
  const take = (key: string): Value | undefined => {
    const value = given.get(key);
    given.delete(key);
    return value;
  };
  const late: Promise<void>[] = [];
  for (const [at, field] of fields.entries()) {
    if (at < args.length) {
      if (given.has(field.name)) {
        throw new TypeError(
          `${name}() got both positional and keyword arguments for field '${field.name}'.`,
        );
      }
      setFieldValue(instance, field.attname, args[at] ?? null);
      continue;
    }
    const related = field.is_relation ? take(field.name) : undefined;
    if (related !== undefined) {
      assign(instance, field.name, related);
      continue;
    }
    const own = take(field.attname);
    const value = own === undefined ? field.get_default() : own;
    if (value instanceof Promise)
      late.push(value.then((one: Value) => setFieldValue(instance, field.attname, one)));
    else setFieldValue(instance, field.attname, value);
  }
  const unexpected: string[] = [];
  for (const [key, value] of given) {
    const known =
      String(key) === "pk" ||
      meta.find(String(key)) !== undefined ||
      hasSetter(instance, String(key));
    if (known) assign(instance, String(key), value);
    else unexpected.push(repr(key));
  }
  if (unexpected.length > 0) {
    throw new TypeError(`${name}() got unexpected keyword arguments: ${unexpected.join(", ")}`);
  }
  return late.length > 0 ? Promise.all(late).then(() => undefined) : undefined;
}

function hasSetter(instance: object, name: string): boolean {
  for (
    let owner = Object.getPrototypeOf(instance) as object | null;
    owner;
    owner = Object.getPrototypeOf(owner) as object | null
  ) {
    const descriptor = Object.getOwnPropertyDescriptor(owner, name);
    if (descriptor) return descriptor.set !== undefined;
  }
  return false;
}

export const models_base = defineModule("django.db.models.base", async (process) => {
  const { settings } = await process.load(conf);
  const { apps } = await process.load(apps_registry);
  const { connection } = await process.load(connections);
  const { gettext } = await process.load(translation);
  const zones = await process.load(timezone);
  const signals = await process.load(model_signals);

  const context: ModelContext = {
    process,
    connection,
    signals,
    queries: {
      instanceFrom,
      deleteInstances,
      create: async (model, values) => {
        const keywords = Object.fromEntries(values);
        const made = (await process.call(model, [], keywords)) as unknown as ModelInstance;
        await made.save([], true);
        return made;
      },
    },
    now: () => zones.now(),
    usesTimeZones: () => settings.flag("USE_TZ"),
    makeAware: (value) => zones.make_aware(value, zones.get_default_timezone()),
    makeNaive: (value) => zones.make_naive(value, zones.get_default_timezone()),
    localtime: (value) =>
      value instanceof DateTime && value.tzinfo !== null ? zones.localtime(value) : value,
    translated: (message) => new LazyString(() => gettext(message)),
    lazily: (work) => new LazyString(work),
    setting: (name) => settings.getOr(name, null),
    modelsReady: () => apps.models_ready,
    whenRegistered: (app, name, run) =>
      apps.whenRegistered(app, name, (model) => run(model as unknown as ModelClass)),
  };

  async function autoField(config: AppConfig | null): Promise<AutoFieldChoice> {
    const own = config ? await process.getattr(config, "default_auto_field") : null;
    const cls = config ? classOf(config) : undefined;
    const isOwn = cls !== undefined && Object.hasOwn(cls.prototype, "default_auto_field");
    const { module = "", qualname = "" } = (cls && classInfo(cls)) ?? {};
    const source = isOwn ? `${module}.${qualname}.default_auto_field` : "DEFAULT_AUTO_FIELD";
    const path = own ?? settings.get("DEFAULT_AUTO_FIELD");
    if (!truthy(path)) throw new ImproperlyConfigured(`${source} must not be empty.`);
    try {
      return { path: str(path), source, cls: await importString(process, path) };
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      throw new ImproperlyConfigured(
        `${source} refers to the module '${str(path)}' that could not be imported.`,
        { cause: error },
      );
    }
  }

  /** The base of all models. */
  @metaclass("ModelBase")
  @pyclass("django.db.models.base.Model")
  class Model extends PyObject implements ModelInstance {
    declare readonly _meta: Options;
    declare _state: InstanceState;
    declare static readonly _meta: Options;
    declare static readonly objects: ModelClass["objects"];
    declare static readonly _default_manager: ModelClass["objects"];
    declare static readonly _base_manager: ModelClass["objects"];
    declare static readonly DoesNotExist: ModelClass["DoesNotExist"];
    declare static readonly MultipleObjectsReturned: ModelClass["DoesNotExist"];

    /** Makes every class below a model: called with the class body when the class is there. */
    static async __init_subclass__(
      cls: Class,
      namespace: ReadonlyMap<string, Value>,
    ): Promise<void> {
      await prepareModel(cls as unknown as ModelClass, namespace, Model, context, {
        containing: (module) => apps.get_containing_app_config(module),
        register: (label, model) => apps.register_model(label, model),
        autoField,
      });
    }

    @py("*args, **kwargs") __init__(
      args: readonly Value[] = [],
      kwargs: Dict = new Dict(),
    ): Maybe<void> {
      return initialize(this, args, kwargs);
    }

    get pk(): Value {
      return fieldValue(this, this._meta.pk.attname);
    }
    set pk(value: Value) {
      setFieldValue(this, this._meta.pk.attname, value);
    }

    @py("*args, force_insert=False, force_update=False, using=None, update_fields=None")
    async save(
      args: readonly Value[] = [],
      force_insert: Value = false,
      force_update: Value = false,
      _using: Value = null,
      update_fields: Value = null,
    ): Promise<void> {
      prepareRelations(this, "save");
      const options = saveOptions(this, args, force_insert, force_update, update_fields);
      if (options.update_fields?.size === 0) return;
      await saveInstance(this, options);
    }
    /** INSERT without signals, for bulk_create. */
    async insertRow(): Promise<void> {
      prepareRelations(this, "bulk_create");
      await insertRow(this);
      this._state.adding = false;
      this._state.db = "default";
    }

    @py("using=None, keep_parents=False") async delete(): Promise<Value> {
      if (this.pk === null) {
        const { object_name, pk } = this._meta;
        throw new ValueError(
          `${object_name} object can't be deleted because its ${pk.attname} attribute is set to None.`,
        );
      }
      return await deleteInstances(classOf(this) as unknown as ModelClass, [this]);
    }

    @py("using=None, fields=None, from_queryset=None")
    async refresh_from_db(_using: Value = null, fields: Value = null): Promise<void> {
      const model = classOf(this) as unknown as ModelClass;
      const fresh = QuerySet.over(model).get({ pk: this.pk }) as unknown as ModelInstance;
      const names = fields === null ? null : new Set(iterate(fields).map(str));
      for (const field of this._meta.concrete_fields) {
        if (names && !names.has(field.name) && !names.has(field.attname)) continue;
        setFieldValue(this, field.attname, fieldValue(fresh, field.attname));
        this._state.fields_cache.delete(field.name);
      }
      if (names === null) this._state.fields_cache.clear();
    }

    @py("exclude=None") clean_fields(exclude: Value = null): Promise<void> {
      return cleanFields(this, excluded(exclude));
    }
    @py() clean(): Maybe<void> {
      // A model's own rules; learners override it.
    }
    @py("exclude=None") validate_unique(exclude: Value = null): Promise<void> {
      return validateUnique(this, excluded(exclude));
    }
    @py("exclude=None") validate_constraints(exclude: Value = null): Promise<void> {
      return validateConstraints(this, excluded(exclude));
    }
    @py("exclude=None, validate_unique=True, validate_constraints=True")
    full_clean(
      exclude: Value = null,
      validate_unique: Value = true,
      validate_constraints: Value = true,
    ): Promise<void> {
      return fullClean(this, exclude, validate_unique, validate_constraints);
    }

    @py() get_deferred_fields(): Value {
      return [];
    }
    @py("field_name") serializable_value(field_name: string): Value {
      const field = this._meta.find(field_name) as Field | undefined;
      return fieldValue(this, field && "attname" in field ? field.attname : field_name);
    }
    @py("db, field_names, values") static from_db(): never {
      throw new NotSimulated("Model.from_db is not part of this workbook");
    }

    @py() async __repr__(): Promise<string> {
      return `<${classInfo(classOf(this) as Class)?.name ?? ""}: ${await strOf(this)}>`;
    }
    @py() __str__(): Maybe<string> {
      return `${classInfo(classOf(this) as Class)?.name ?? ""} object (${str(this.pk)})`;
    }
    @py("other") __eq__(other: Value): boolean {
      if (!isInstance(other, Model)) return false;
      const that = other as Model;
      if (that._meta.concrete_model !== this._meta.concrete_model) return false;
      return this.pk === null ? this === that : equals(this.pk, that.pk);
    }
    @py() __hash__(): Value {
      if (this.pk === null)
        throw new TypeError("Model instances without primary key value are unhashable");
      return typeof this.pk === "number" ? this.pk : str(this.pk);
    }
  }

  /**
   * Makes a native class a model, as a class statement would.
   * @param members fields, managers and Meta by name, in order
   */
  async function defineModel<M extends Class>(
    cls: M,
    members: Readonly<Record<string, Value>>,
  ): Promise<M> {
    await Model.__init_subclass__(cls, new Map(Object.entries(members)));
    return cls;
  }

  return { Model, ModelState: State, defineModel, context };
});

export type Model = InstanceType<ExportsOf<typeof models_base>["Model"]>;
