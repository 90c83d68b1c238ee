/** Mirrors django/db/models/query.py (5.2): QuerySet. */
import { NotSimulated, TypeError, ValueError } from "../../../../python/errors.ts";
import { type Class, py, pyclass } from "../../../../python/objects.ts";
import { equals, iterate, repr, str, truthy } from "../../../../python/operations.ts";
import { Date_ } from "../../../../python/stdlib/datetime.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import type { Row } from "../../../database/schema.ts";
import { FieldError } from "../../core/exceptions.ts";
import { IntegrityError } from "../utils.ts";
import { fieldValue, type Maybe, type ModelClass, type ModelInstance } from "./contract.ts";
import { type Aggregate, Expression, operandValue } from "./expressions.ts";
import { conditions, type Lookups, Q } from "./query_utils.ts";
import { FoundRows } from "./query/found-rows.ts";
import { checkValueName, isPrefetch, updatable } from "./query/names.ts";
import { comparisonsFor, EVERYTHING, type QueryState, restrict } from "./query/state.ts";

const MAX_GET_RESULTS = 21;

/** Writes keyword values into an instance; set by base.ts, which stands above. */
export interface QueryHooks {
  instanceFrom(model: ModelClass, row: Row, only: readonly string[] | null): ModelInstance;
  deleteInstances(model: ModelClass, instances: readonly ModelInstance[]): Promise<Tuple>;
  create(model: ModelClass, values: ReadonlyMap<string, Value>): Promise<ModelInstance>;
}

/** Managers stand above querysets, and make one for a queryset class. */
export const managers: { of: (queryset: Class) => Value } = {
  of: () => {
    throw new NotSimulated("manager.ts was not loaded");
  },
};

/**
 * Rows of a model, found when they are first needed. Each step gives a new queryset.
 * Found rows come at once: only what may run a learner's code (save, delete, create) is awaited.
 */
@pyclass("django.db.models.query.QuerySet")
export class QuerySet extends FoundRows {
  static over(model: ModelClass): QuerySet {
    return Object.assign(new QuerySet(), { model, state: EVERYTHING });
  }

  @py() static as_manager(): Value {
    return managers.of(this);
  }

  // Steps that give a new queryset.

  @py() all(): this {
    return this.derive({});
  }
  @py() none(): this {
    return this.derive({ empty: true });
  }
  @py("*args, **kwargs") filter(lookups: Lookups = [], kwargs?: Dict): this {
    this.refuseSliced("filter a query");
    return this.derive(restrict(this.model, this.state, conditions(lookups, kwargs)));
  }
  @py("*args, **kwargs") exclude(lookups: Lookups = [], kwargs?: Dict): this {
    this.refuseSliced("filter a query");
    const { children } = conditions(lookups, kwargs);
    return this.derive(restrict(this.model, this.state, Q.of(children, "AND", true)));
  }
  @py("filter_obj") complex_filter(filter: Value): this {
    return filter instanceof Q ? this.filter([filter]) : this.filter([], filter as Dict);
  }
  @py("*field_names") order_by(names: readonly Value[] = []): this {
    this.refuseSliced("reorder a query");
    for (const name of names) comparisonsFor(this.model, name, this.state.annotations, 0);
    return this.derive({ ordering: [...names], reversed: false });
  }
  @py() reverse(): this {
    if (this.is_sliced) throw new TypeError("Cannot reverse a query once a slice has been taken.");
    return this.derive({ reversed: !this.state.reversed });
  }
  @py("*field_names") distinct(names: readonly Value[] = []): this {
    this.refuseSliced("create distinct fields");
    if (names.length > 0) throw new NotSimulated("distinct() on fields needs PostgreSQL");
    return this.derive({ distinct: true });
  }
  @py("*fields") select_related(_fields: readonly Value[] = []): this {
    return this.derive({});
  }
  /** Rows are in memory, so that only a Prefetch with a query of its own makes a difference. */
  @py("*lookups") prefetch_related(lookups: readonly Value[] = []): this {
    if (lookups.length === 1 && lookups[0] === null) return this.derive({ prefetches: [] });
    const own = lookups.flatMap((one) => (isPrefetch(one) ? [one] : []));
    const made = own.map(({ prefetch_through: accessor, queryset, to_attr: attribute }) => ({
      accessor,
      where: queryset?.state ?? EVERYTHING,
      attribute,
    }));
    return this.derive({ prefetches: [...this.state.prefetches, ...made] });
  }
  @py("alias") using(_alias: Value): this {
    return this.derive({});
  }
  @py("*args, **kwargs") select_for_update(): this {
    return this.derive({});
  }
  @py("*fields") only(_fields: readonly Value[] = []): this {
    return this.derive({});
  }
  @py("*fields") defer(_fields: readonly Value[] = []): this {
    return this.derive({});
  }
  @py("*args, **kwargs") annotate(args: readonly Value[] = [], kwargs: Dict = new Dict()): this {
    const annotations = new Map(this.state.annotations);
    for (const [name, expression] of kwargs) {
      if (!(expression instanceof Expression)) {
        throw new TypeError(`QuerySet.annotate() received non-expression(s): ${repr(expression)}.`);
      }
      if (this.model._meta.find(String(name))) {
        throw new ValueError(
          `The annotation '${String(name)}' conflicts with a field on the model.`,
        );
      }
      annotations.set(String(name), expression);
    }
    const strange = args.find((one) => !(one instanceof Expression));
    if (strange !== undefined) {
      throw new TypeError(`QuerySet.annotate() received non-expression(s): ${repr(strange)}.`);
    }
    for (const one of args) annotations.set((one as Aggregate).default_alias, one as Expression);
    const { names } = this.state;
    if (names === null) return this.derive({ annotations });
    const added = [...annotations.keys()].filter((name) => !this.state.annotations.has(name));
    const grouped = added.some((name) => annotations.get(name)?.contains_aggregate === true);
    const groupBy = this.state.groupBy ?? (grouped ? names : null);
    return this.derive({ annotations, names: [...names, ...added], groupBy });
  }
  @py("*fields, **expressions") values(
    fields: readonly Value[] = [],
    expressions: Dict = new Dict(),
  ): this {
    return this.#valued("dicts", fields, expressions);
  }
  @py("*fields, flat=False, named=False") values_list(
    fields: readonly Value[] = [],
    flat: Value = false,
  ): this {
    if (truthy(flat) && fields.length > 1) {
      throw new TypeError(
        "'flat' is not valid when values_list is called with more than one field.",
      );
    }
    return this.#valued(truthy(flat) ? "flat" : "tuples", fields, new Dict());
  }
  #valued(shape: QueryState["shape"], fields: readonly Value[], expressions: Dict): this {
    const annotated = expressions.size > 0 ? this.annotate([], expressions) : this;
    const names = [...fields.map(str), ...[...expressions.keys()].map(str)];
    for (const name of names)
      if (!annotated.state.annotations.has(name)) checkValueName(this.model, name);
    return annotated.derive({ shape, names: names.length > 0 ? names : null });
  }

  // Answers.

  /** The one object that fits. @throws the model's DoesNotExist or MultipleObjectsReturned */
  @py("*args, **kwargs") get(lookups: Lookups = [], kwargs?: Dict): Value {
    const found =
      this.is_sliced && conditions(lookups, kwargs).children.length === 0
        ? this
        : this.filter(lookups, kwargs);
    const limited = found.is_sliced ? found : found.order_by().slice(0, MAX_GET_RESULTS);
    const items = limited.items();
    const { object_name: name } = this.model._meta;
    if (items.length === 1) return items[0] as Value;
    if (items.length === 0)
      throw new this.model.DoesNotExist(`${name} matching query does not exist.`);
    const count =
      items.length < MAX_GET_RESULTS
        ? String(items.length)
        : `more than ${String(MAX_GET_RESULTS - 1)}`;
    throw new this.model.MultipleObjectsReturned(
      `get() returned more than one ${name} -- it returned ${count}!`,
    );
  }
  @py() first(): Value {
    return (this.ordered ? this : this.order_by(["pk"])).slice(0, 1).items()[0] ?? null;
  }
  @py() last(): Value {
    return (this.ordered ? this.reverse() : this.order_by(["-pk"])).slice(0, 1).items()[0] ?? null;
  }
  @py("*fields") earliest(fields: readonly Value[] = []): Value {
    return this.#extreme(fields, false);
  }
  @py("*fields") latest(fields: readonly Value[] = []): Value {
    return this.#extreme(fields, true);
  }
  #extreme(fields: readonly Value[], last: boolean): Value {
    const own = this.model._meta.get_latest_by;
    const names =
      fields.length > 0
        ? fields
        : own === null
          ? []
          : typeof own === "string"
            ? [own]
            : iterate(own);
    if (names.length === 0) {
      throw new ValueError(
        "earliest() and latest() require either fields as positional arguments or 'get_latest_by' in the model's Meta.",
      );
    }
    const ordered = this.order_by(names);
    return (last ? ordered.reverse() : ordered).slice(0, 1).get();
  }
  @py() count(): number {
    if (this._result_cache || this.state.groupBy) return this.items().length;
    return this.rows().length;
  }
  @py() exists(): boolean {
    return this.count() > 0;
  }
  @py("obj") contains(obj: ModelInstance): boolean {
    return this.rows().some((row) =>
      equals(
        this.model._meta.pk.fromStored(row[this.model._meta.pk.column as string] ?? null),
        obj.pk,
      ),
    );
  }
  @py("id_list=None, *, field_name='pk'") in_bulk(ids: Value = null, fieldName = "pk"): Dict {
    const found = ids === null ? this : this.filter({ [`${fieldName}__in`]: ids });
    const attname = fieldName === "pk" ? this.model._meta.pk.attname : fieldName;
    return new Dict(
      found.instances().map((one) => [fieldValue(one, attname), one as Value] as const),
    );
  }
  @py("*args, **kwargs") aggregate(args: readonly Value[] = [], kwargs: Dict = new Dict()): Dict {
    const rows = this.rows();
    const answer = new Dict();
    const all = [...kwargs, ...args.map((one) => [(one as Aggregate).default_alias, one] as const)];
    for (const [name, one] of all) {
      if (!(one instanceof Expression) || !one.contains_aggregate) {
        throw new TypeError("QuerySet.aggregate() received non-expression(s): " + repr(one) + ".");
      }
      answer.set(name, (one as Aggregate).over(this.model, rows));
    }
    return answer;
  }
  /** The days, months or years that a field has, each once. */
  @py("field_name, kind, order='ASC'") dates(name: string, kind: string, order = "ASC"): Value[] {
    if (!["year", "month", "day"].includes(kind))
      throw new NotSimulated(`dates() by ${kind} is not part of this workbook`);
    const found = this.derive({ shape: "flat", names: [name] }).items();
    const firsts = found.flatMap((day) =>
      day instanceof Date_
        ? [Date_.of(day.year, kind === "year" ? 1 : day.month, kind === "day" ? day.day : 1)]
        : [],
    );
    const distinct = [...new Map(firsts.map((day) => [str(day), day])).values()];
    const sorted = distinct.sort((a, b) => (str(a) < str(b) ? -1 : 1));
    return order === "DESC" ? sorted.reverse() : sorted;
  }
  @py("*args, **kwargs") alias(args: readonly Value[] = [], kwargs: Dict = new Dict()): this {
    return this.annotate(args, kwargs);
  }
  @py("chunk_size=None") iterator(): Value[] {
    return this.items();
  }

  // Changes.

  @py("**kwargs") create(kwargs: Dict | Readonly<Record<string, Value>> = {}): Promise<Value> {
    const values =
      kwargs instanceof Dict
        ? [...kwargs].map(([key, value]) => [String(key), value] as const)
        : Object.entries(kwargs);
    return this.model._meta.context.queries.create(this.model, new Map(values));
  }
  @py("objs, batch_size=None, ignore_conflicts=False, **kwargs")
  async bulk_create(objs: Value, _size: Value = null, ignore: Value = false): Promise<Value[]> {
    const instances = iterate(objs) as unknown as (ModelInstance & { insertRow(): Maybe<void> })[];
    for (const instance of instances) {
      try {
        await instance.insertRow();
      } catch (error) {
        if (!truthy(ignore) || !(error instanceof IntegrityError)) throw error;
      }
    }
    return instances;
  }
  @py("objs, fields, batch_size=None") async bulk_update(
    objs: Value,
    fields: Value,
  ): Promise<number> {
    const instances = iterate(objs) as unknown as ModelInstance[];
    let changed = 0;
    for (const instance of instances) {
      const values = iterate(fields).map((name) => {
        const field = this.model._meta.get_field(name) as { attname: string };
        return [str(name), fieldValue(instance, field.attname)] as const;
      });
      changed += await this.filter({ pk: instance.pk }).update(Object.fromEntries(values));
    }
    return changed;
  }
  /** Writes values into all rows. @returns how many rows */
  @py("**kwargs") async update(kwargs: Dict | Readonly<Record<string, Value>>): Promise<number> {
    this.refuseSliced("update a query");
    const given = kwargs instanceof Dict ? [...kwargs] : Object.entries(kwargs);
    const { connection } = this.model._meta.context;
    const rows = [...new Set(this.rows())];
    const changes = given.map(([name, value]) => ({
      field: updatable(this.model, String(name)),
      value,
    }));
    for (const row of rows) {
      const cells: Record<string, Row[string]> = {};
      for (const { field, value } of changes) {
        const plain = operandValue(value, this.model, row);
        const key =
          isModelInstance(plain) && field.is_relation ? (plain as ModelInstance).pk : plain;
        cells[field.column as string] = field.toStored(field.get_prep_value(key));
      }
      connection.update(this.model._meta.db_table, row, cells);
    }
    this._result_cache = null;
    return Promise.resolve(rows.length);
  }
  /** @returns (number of rows, {label: number}) */
  @py() async delete(): Promise<Tuple> {
    if (this.is_sliced) throw new TypeError("Cannot use 'limit' or 'offset' with delete().");
    if (this.state.names !== null)
      throw new TypeError("Cannot call delete() after .values() or .values_list()");
    const answer = await this.model._meta.context.queries.deleteInstances(
      this.model,
      this.derive({}).instances(),
    );
    this._result_cache = null;
    return answer;
  }
  @py("defaults=None, **kwargs")
  async get_or_create(
    defaults: Value = null,
    kwargs: Dict | Readonly<Record<string, Value>> = {},
  ): Promise<Tuple> {
    const given = kwargs instanceof Dict ? kwargs : Dict.from(kwargs);
    const found = this.#maybe(given);
    if (found !== undefined) return new Tuple<Value>([found, false]);
    const values = await this.#creationValues(given, defaults);
    try {
      return new Tuple<Value>([await this.create(values), true]);
    } catch (error) {
      const now = error instanceof IntegrityError ? this.#maybe(given) : undefined;
      if (now === undefined) throw error;
      return new Tuple<Value>([now, false]);
    }
  }
  #maybe(given: Dict): Value | undefined {
    try {
      return this.get([], given);
    } catch (error) {
      if (error instanceof this.model.DoesNotExist) return undefined;
      throw error;
    }
  }
  async #creationValues(given: Dict, defaults: Value): Promise<Dict> {
    const values = new Dict([...given].filter(([key]) => !String(key).includes("__")));
    for (const [key, value] of defaults instanceof Dict ? defaults : [])
      values.set(key, await this.#called(value));
    for (const name of values.keys()) {
      if (!this.model._meta.find(String(name)) && name !== "pk") {
        throw new FieldError(
          `Invalid field name(s) for model ${this.model._meta.object_name}: '${String(name)}'.`,
        );
      }
    }
    return values;
  }
  async #called(value: Value): Promise<Value> {
    return typeof value === "function"
      ? await this.model._meta.context.process.call(value, [])
      : value;
  }
  @py("defaults=None, create_defaults=None, **kwargs")
  async update_or_create(
    defaults: Value = null,
    createDefaults: Value = null,
    kwargs: Dict = new Dict(),
  ): Promise<Tuple> {
    const found = this.#maybe(kwargs);
    if (found === undefined) {
      const values = await this.#creationValues(kwargs, createDefaults ?? defaults);
      return new Tuple<Value>([await this.create(values), true]);
    }
    const instance = found as unknown as ModelInstance;
    for (const [name, value] of defaults instanceof Dict ? defaults : []) {
      Reflect.set(instance, String(name), await this.#called(value));
    }
    await instance.save();
    return new Tuple<Value>([found, false]);
  }
}

function isModelInstance(value: Value): boolean {
  return typeof value === "object" && value !== null && "_state" in value && "_meta" in value;
}
