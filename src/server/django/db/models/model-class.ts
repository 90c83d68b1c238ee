/** How a class statement becomes a model: the ModelBase of django/db/models/base.py (5.2). */
import { TypeError } from "../../../../python/errors.ts";
import { FieldError, MultipleObjectsReturned, ObjectDoesNotExist } from "../../core/exceptions.ts";
import { RuntimeError, ValueError } from "../../../../python/errors.ts";
import { type Class, classInfo, describeClass, mro } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import type { AppConfig } from "../../apps/config.ts";
import type { ModelClass, ModelContext } from "./contract.ts";
import { Field, field } from "./fields/field.ts";
import { AutoField, BigAutoField, SmallAutoField } from "./fields/numbers.ts";
import { BaseManager, Manager, manager } from "./manager.ts";
import { joinsModels, Options } from "./options.ts";

const META = Symbol("class Meta of an abstract model");

/** The field that a model without a primary key gets. */
export interface AutoFieldChoice {
  readonly path: string;
  /** What names it, e.g. "DEFAULT_AUTO_FIELD". */
  readonly source: string;
  readonly cls: Value;
}

/** Where models are registered, and which application a module belongs to. */
export interface ModelRegistry {
  containing(module: string): Promise<AppConfig | null>;
  register(appLabel: string, model: ModelClass): Promise<void>;
  /** settings.DEFAULT_AUTO_FIELD or the application's own. @throws ImproperlyConfigured where it cannot be imported */
  autoField(config: AppConfig | null): Promise<AutoFieldChoice>;
}

/** The attributes of a `class Meta`, its bases' too; a plain object from TypeScript. */
function metaNames(meta: Value | undefined): Map<string, Value> {
  const names = new Map<string, Value>();
  if (meta === undefined || meta === null) return names;
  if (typeof meta !== "function") return new Map(Object.entries(meta as Record<string, Value>));
  for (const owner of [...mro(meta as unknown as Class)].reverse()) {
    for (const [name, descriptor] of Object.entries(
      Object.getOwnPropertyDescriptors(owner.prototype),
    )) {
      if (name !== "constructor" && !name.startsWith("__") && "value" in descriptor)
        names.set(name, descriptor.value as Value);
    }
  }
  return names;
}

/**
 * Makes a class that was just created a model: fields, options, managers, errors, and its place in the registry.
 * @param namespace the class body in source order
 * @param root the Model class itself
 * @throws RuntimeError, TypeError, FieldError, ValueError in upstream's words
 */
export async function prepareModel(
  cls: ModelClass,
  namespace: ReadonlyMap<string, Value>,
  root: Class,
  context: ModelContext,
  registry: ModelRegistry,
): Promise<void> {
  const info = classInfo(cls);
  const [module, name] = [info?.module ?? "", info?.name ?? ""];
  const parents = mro(cls as unknown as Class)
    .slice(1)
    .filter((one) => one !== root && "_meta" in one) as unknown as ModelClass[];
  const direct = (info?.bases ?? []).filter(
    (one) => one !== root && "_meta" in one,
  ) as unknown as ModelClass[];
  const inherited = parents
    .map((one) => (one as unknown as { [META]?: Map<string, Value> })[META])
    .find(Boolean);
  const meta = namespace.has("Meta") ? metaNames(namespace.get("Meta")) : new Map(inherited ?? []);
  const abstract = namespace.has("Meta") && meta.get("abstract") === true;
  const config = await registry.containing(module);
  const label = (meta.get("app_label") as string | undefined) ?? config?.label;
  if (label === undefined && !abstract) {
    throw new RuntimeError(
      `Model class ${module}.${name} doesn't declare an explicit app_label and isn't in an application in INSTALLED_APPS.`,
    );
  }
  const options = new Options(context, name, label ?? "", meta);
  options.abstract = abstract;
  options.model = cls;
  options.app_config = config;
  fix(cls, "_meta", options);
  if (abstract) {
    const kept = new Map(meta);
    // Models below may take this Meta over; they are not abstract for it.
    kept.set("abstract", false);
    const given = namespace.get("Meta");
    if (typeof given === "function")
      Object.defineProperty(given.prototype, "abstract", { value: false, configurable: true });
    Object.defineProperty(cls, META, { value: kept });
  } else {
    makeErrors(cls, module, name, parents);
    inheritOrdering(options, direct);
  }
  const proxied = options.proxy ? proxyBase(direct, name) : null;
  options.proxy_for_model = proxied;
  options.concrete_model = abstract ? null : (proxied?._meta.concrete_model ?? cls);
  refuseTables(direct, options);
  await addMembers(cls, namespace);
  await inheritFields(cls, parents, namespace);
  if (abstract) return;
  if (options.proxy && options.local_fields.length > 0) {
    throw new FieldError(`Proxy model '${name}' contains model fields.`);
  }
  if (proxied) options.pk = proxied._meta.pk;
  else if ((options.pk as Field | undefined) === undefined)
    await addPrimaryKey(cls, config, registry);
  prepareManagers(cls, parents);
  await context.signals.class_prepared.send(cls, {});
  await registry.register(options.app_label, cls);
}

/** A class attribute that instances have too. */
function fix(cls: ModelClass, name: string, value: unknown): void {
  Object.defineProperty(cls, name, { value, configurable: true });
  Object.defineProperty(cls.prototype, name, { value, configurable: true });
}

function makeErrors(
  cls: ModelClass,
  module: string,
  name: string,
  parents: readonly ModelClass[],
): void {
  const kinds = [
    ["DoesNotExist", ObjectDoesNotExist],
    ["MultipleObjectsReturned", MultipleObjectsReturned],
  ] as const;
  for (const [kind, Root] of kinds) {
    const Parent = parents.find((one) => !one._meta.abstract)?.[kind] ?? Root;
    const Made = class extends Parent {};
    describeClass(Made, `${module}.${name}.${kind}`);
    Object.defineProperty(cls, kind, { value: Made, configurable: true });
  }
}

function inheritOrdering(options: Options, parents: readonly ModelClass[]): void {
  const parent = parents[0]?._meta;
  if (!parent || parent.abstract) return;
  if (!options.original.has("ordering")) options.ordering = parent.ordering;
  if (!options.original.has("get_latest_by")) options.get_latest_by = parent.get_latest_by;
}

/** The one concrete model a proxy stands for. @throws TypeError */
function proxyBase(direct: readonly ModelClass[], name: string): ModelClass {
  const concrete = direct.filter(({ _meta }) => !_meta.abstract);
  const [base, another] = concrete;
  if (!base) throw new TypeError(`Proxy model '${name}' has no non-abstract model base class.`);
  if (another && another._meta.concrete_model !== base._meta.concrete_model) {
    throw new TypeError(`Proxy model '${name}' has more than one non-abstract model base class.`);
  }
  return base;
}

/** Models over several tables are not simulated. */
function refuseTables(direct: readonly ModelClass[], options: Options): void {
  const concrete = direct.find(({ _meta }) => !_meta.abstract);
  if (concrete && !options.proxy && !options.abstract) {
    throw new TypeError(
      `${options.object_name} inherits from the model ${concrete._meta.object_name}: multi-table inheritance is not part of this workbook; ` +
        "make the parent abstract",
    );
  }
}

async function addMembers(cls: ModelClass, namespace: ReadonlyMap<string, Value>): Promise<void> {
  for (const [name, value] of namespace) {
    if (!joinsModels(value)) continue;
    // The class body put it on the prototype; instances have values there.
    Reflect.deleteProperty(cls.prototype, name);
    await value.contribute_to_class(cls, name);
  }
}

async function inheritFields(
  cls: ModelClass,
  parents: readonly ModelClass[],
  namespace: ReadonlyMap<string, Value>,
): Promise<void> {
  const own = new Set(
    [...cls._meta.local_fields, ...cls._meta.local_many_to_many].flatMap(({ name, attname }) => [
      name,
      attname,
    ]),
  );
  for (const parent of parents) {
    if (!parent._meta.abstract) continue;
    for (const inherited of [...parent._meta.local_fields, ...parent._meta.local_many_to_many]) {
      if (own.has(inherited.name) || namespace.has(inherited.name)) continue;
      own.add(inherited.name);
      await inherited.clone().contribute_to_class(cls, inherited.name);
    }
  }
}

function isAutoField(value: Value): value is typeof AutoField & Value {
  return [AutoField, BigAutoField, SmallAutoField].some(
    (one) =>
      (value as unknown) === one ||
      (typeof value === "function" && (value as { prototype: unknown }).prototype instanceof one),
  );
}

async function addPrimaryKey(
  cls: ModelClass,
  config: AppConfig | null,
  registry: ModelRegistry,
): Promise<void> {
  const { path, source, cls: Auto } = await registry.autoField(config);
  if (!isAutoField(Auto)) {
    throw new ValueError(`Primary key '${path}' referred by ${source} must subclass AutoField.`);
  }
  const auto = field(Auto, { verbose_name: "ID", primary_key: true, auto_created: true });
  await auto.contribute_to_class(cls, "id");
}

function prepareManagers(cls: ModelClass, parents: readonly ModelClass[]): void {
  const own = new Set(cls._meta.local_managers.map(({ name }) => name));
  for (const parent of parents) {
    for (const inherited of parent._meta.local_managers) {
      if (own.has(inherited.name)) continue;
      own.add(inherited.name);
      inherited.clone().contribute_to_class(cls, inherited.name);
    }
  }
  if (own.size === 0) {
    if (cls._meta.local_fields.some(({ name }) => name === "objects")) {
      throw new ValueError(
        `Model ${cls._meta.object_name} must specify a custom Manager, because it has a field named 'objects'.`,
      );
    }
    manager(Manager).contribute_to_class(cls, "objects");
  }
  fixStatic(cls, "_default_manager", cls._meta.default_manager);
  const base = manager(Manager);
  base.model = cls;
  base.name = "_base_manager";
  fixStatic(cls, "_base_manager", base);
}

function fixStatic(cls: ModelClass, name: string, value: BaseManager | null): void {
  Object.defineProperty(cls, name, { value, configurable: true });
}
