/** Mirrors django/db/models/manager.py (5.2). */
import { AttributeError } from "../../../../python/errors.ts";
import { methodFunction } from "../../../../python/functions.ts";
import {
  type Class,
  classInfo,
  classOf,
  describeClass,
  py,
  pyclass,
  PyObject,
  signatureOf,
} from "../../../../python/objects.ts";
import { Dict, type Tuple, type Value } from "../../../../python/values.ts";
import { type Maybe, type ModelClass, type ModelInstance, setFieldValue } from "./contract.ts";
import type { Lookups } from "./query_utils.ts";
import { managers, QuerySet } from "./query.ts";

let made = 0;

function forward<T, R>(value: Maybe<T>, run: (value: T) => Maybe<R>): Maybe<R> {
  return value instanceof Promise ? value.then(run) : run(value);
}

type Values = Dict | Readonly<Record<string, Value>>;

/**
 * The way to a model's rows: every method is the queryset's. A manager of the learner's may override `get_queryset`; then
 * the answers are promises, so that callers await them.
 */
@pyclass("django.db.models.manager.BaseManager")
export class BaseManager extends PyObject {
  declare model: ModelClass;
  declare name: string;
  declare creation_counter: number;
  /** The queryset class that the manager gives. */
  declare _queryset_class: new () => QuerySet;
  declare auto_created: boolean;

  @py("*args, **kwargs") __init__(): void {
    this.creation_counter = made++;
  }

  get db(): string {
    return "default";
  }
  get _db(): null {
    return null;
  }
  get use_in_migrations(): boolean {
    return false;
  }

  @py("cls, name") contribute_to_class(cls: ModelClass, name: string): void {
    setFieldValue(this, "name", name);
    this.model = cls;
    const available = (): this => {
      const { abstract, swapped, label, object_name } = cls._meta;
      if (abstract) throw new AttributeError(`Manager isn't available; ${object_name} is abstract`);
      if (swapped === null) return this;
      throw new AttributeError(
        `Manager isn't available; '${label}' has been swapped for '${swapped}'`,
      );
    };
    Object.defineProperty(cls, name, { get: available, configurable: true });
    cls._meta.add_manager(this);
  }

  /** A manager like this one for another model. */
  clone(): this {
    const copy = new (this.constructor as new () => this)();
    return Object.assign(copy, this);
  }

  @py() get_queryset(): Maybe<QuerySet> {
    const Cls = this._queryset_class ?? QuerySet;
    return Object.assign(new Cls(), QuerySet.over(this.model));
  }
  @py() all(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all);
  }
  @py() none(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.none());
  }
  @py("*args, **kwargs") filter(lookups: Lookups = [], kwargs?: Dict): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.filter(lookups, kwargs));
  }
  @py("*args, **kwargs") exclude(lookups: Lookups = [], kwargs?: Dict): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.exclude(lookups, kwargs));
  }
  @py("*field_names") order_by(names: readonly Value[] = []): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.order_by(names));
  }
  @py() reverse(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.reverse());
  }
  @py("*field_names") distinct(names: readonly Value[] = []): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.distinct(names));
  }
  @py("*fields") select_related(fields: readonly Value[] = []): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.select_related(fields));
  }
  @py("*lookups") prefetch_related(lookups: readonly Value[] = []): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.prefetch_related(lookups));
  }
  @py("*fields") only(fields: readonly Value[] = []): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.only(fields));
  }
  @py("*fields") defer(fields: readonly Value[] = []): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.defer(fields));
  }
  @py("alias") using(alias: Value): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.using(alias));
  }
  @py("alias=None") db_manager(): this {
    return this;
  }
  @py("*args, **kwargs") annotate(args: readonly Value[] = [], kwargs?: Dict): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.annotate(args, kwargs));
  }
  @py("*fields, **expressions") values(
    fields: readonly Value[] = [],
    expressions?: Dict,
  ): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.values(fields, expressions));
  }
  @py("*fields, flat=False, named=False")
  values_list(fields: readonly Value[] = [], flat: Value = false): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.values_list(fields, flat));
  }
  @py("obj") contains(obj: ModelInstance): Maybe<boolean> {
    return forward(this.get_queryset(), (all) => all.contains(obj));
  }
  @py("*args, **kwargs") select_for_update(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.select_for_update());
  }
  @py("field_name, kind, order='ASC'") dates(
    name: string,
    kind: string,
    order?: string,
  ): Maybe<Value[]> {
    return forward(this.get_queryset(), (all) => all.dates(name, kind, order));
  }
  @py("*args, **kwargs") alias(args: readonly Value[] = [], kwargs?: Dict): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.alias(args, kwargs));
  }
  @py("*args, **kwargs") union(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.union());
  }
  @py("*args, **kwargs") intersection(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.intersection());
  }
  @py("*args, **kwargs") difference(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.difference());
  }
  @py("*args, **kwargs") datetimes(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.datetimes());
  }
  @py("*args, **kwargs") extra(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.extra());
  }
  @py("*args, **kwargs") raw(): Maybe<QuerySet> {
    return forward(this.get_queryset(), (all) => all.raw());
  }
  @py("*args, **kwargs") get(lookups: Lookups = [], kwargs?: Dict): Maybe<Value> {
    return forward(this.get_queryset(), (all) => all.get(lookups, kwargs));
  }
  @py() first(): Maybe<Value> {
    return forward(this.get_queryset(), (all) => all.first());
  }
  @py() last(): Maybe<Value> {
    return forward(this.get_queryset(), (all) => all.last());
  }
  @py("*fields") earliest(fields: readonly Value[] = []): Maybe<Value> {
    return forward(this.get_queryset(), (all) => all.earliest(fields));
  }
  @py("*fields") latest(fields: readonly Value[] = []): Maybe<Value> {
    return forward(this.get_queryset(), (all) => all.latest(fields));
  }
  @py() count(): Maybe<number> {
    return forward(this.get_queryset(), (all) => all.count());
  }
  @py() exists(): Maybe<boolean> {
    return forward(this.get_queryset(), (all) => all.exists());
  }
  @py("id_list=None, *, field_name='pk'") in_bulk(ids?: Value, name?: string): Maybe<Dict> {
    return forward(this.get_queryset(), (all) => all.in_bulk(ids, name));
  }
  @py("*args, **kwargs") aggregate(args: readonly Value[] = [], kwargs?: Dict): Maybe<Dict> {
    return forward(this.get_queryset(), (all) => all.aggregate(args, kwargs));
  }
  @py("chunk_size=None") iterator(): Maybe<Value[]> {
    return forward(this.get_queryset(), (all) => all.iterator());
  }
  @py("**kwargs") async create(kwargs: Values = {}): Promise<Value> {
    return await (await this.get_queryset()).create(kwargs);
  }
  @py("objs, batch_size=None, ignore_conflicts=False, **kwargs")
  async bulk_create(objs: Value, size: Value = null, ignore: Value = false): Promise<Value[]> {
    return await (await this.get_queryset()).bulk_create(objs, size, ignore);
  }
  @py("objs, fields, batch_size=None") async bulk_update(
    objs: Value,
    fields: Value,
  ): Promise<number> {
    return await (await this.get_queryset()).bulk_update(objs, fields);
  }
  @py("**kwargs") async update(kwargs: Values): Promise<number> {
    return await (await this.get_queryset()).update(kwargs);
  }
  @py("defaults=None, **kwargs") async get_or_create(
    defaults: Value = null,
    kwargs: Values = {},
  ): Promise<Tuple> {
    return await (await this.get_queryset()).get_or_create(defaults, kwargs);
  }
  @py("defaults=None, create_defaults=None, **kwargs")
  async update_or_create(
    defaults: Value = null,
    created: Value = null,
    kwargs?: Dict,
  ): Promise<Tuple> {
    return await (await this.get_queryset()).update_or_create(defaults, created, kwargs);
  }

  /** A manager class with the methods of a queryset class besides its own. */
  @py("queryset_class, class_name=None") static from_queryset(
    queryset_class: Class,
    class_name: Value = null,
  ): Class {
    const Base = this as unknown as new () => BaseManager;
    const Made = class extends Base {};
    const own = classInfo(this)?.name ?? "BaseManager";
    const name = class_name ?? `${own}From${classInfo(queryset_class)?.name ?? "QuerySet"}`;
    describeClass(Made, `django.db.models.manager.${String(name)}`);
    setFieldValue(Made.prototype, "_queryset_class", queryset_class);
    copyQuerySetMethods(queryset_class, Made.prototype);
    return Made;
  }

  @py() __str__(): string {
    return `${this.model._meta.label}.${(this.name as string | undefined) ?? "None"}`;
  }
  @py("other") __eq__(other: Value): boolean {
    return (
      other instanceof BaseManager && classOf(other) === classOf(this) && other.model === this.model
    );
  }
}

/** The public methods a learner's queryset class adds, made methods of a manager. */
function copyQuerySetMethods(from: Class, to: object): void {
  for (const owner of classInfo(from)?.mro ?? []) {
    if ((owner as unknown) === QuerySet) return;
    for (const name of Object.getOwnPropertyNames(owner.prototype)) {
      const value = Object.getOwnPropertyDescriptor(owner.prototype, name)?.value as unknown;
      if (
        typeof value !== "function" ||
        name.startsWith("_") ||
        name === "constructor" ||
        Object.hasOwn(to, name)
      )
        continue;
      const python = methodFunction(value);
      if (!python && !signatureOf(value)) continue;
      const method = async function (
        this: BaseManager,
        args: Value[],
        kwargs: Dict,
      ): Promise<Value> {
        const all = await this.get_queryset();
        const { process } = this.model._meta.context;
        const keywords = Object.fromEntries([...kwargs].map(([key, one]) => [String(key), one]));
        return await process.call(await process.getattr(all, name), args, keywords);
      };
      py("*args, **kwargs")(to, name, { value: method });
      Object.defineProperty(to, name, { value: method, writable: true, configurable: true });
    }
  }
}

@pyclass("django.db.models.manager.Manager")
export class Manager extends BaseManager {}

@pyclass("django.db.models.manager.EmptyManager")
export class EmptyManager extends Manager {
  @py("model")
  // Upstream gives it the model, which other managers get from their class.
  override __init__(model?: never): void {
    super.__init__();
    if (model !== undefined) this.model = model;
  }
  @py() override get_queryset(): QuerySet {
    return QuerySet.over(this.model).none();
  }
}

/** A manager made from TypeScript. */
export function manager<M extends BaseManager>(Cls: new () => M): M {
  const result = new Cls();
  result.__init__();
  return result;
}

/** QuerySet.as_manager() */
managers.of = (queryset_class): Manager => {
  const Made = BaseManager.from_queryset.call(
    Manager,
    queryset_class,
  ) as unknown as new () => Manager;
  return manager(Made);
};
