/** The part of QuerySet (django/db/models/query.py, 5.2) that finds rows and gives them out as a sequence. */
import { IndexError, NotSimulated, TypeError, ValueError } from "../../../../../python/errors.ts";
import {
  type Class,
  classInfo,
  classOf,
  py,
  pyclass,
  PyObject,
} from "../../../../../python/objects.ts";
import { equals, typeName } from "../../../../../python/operations.ts";
import { Slice } from "../../../../../python/subscripts.ts";
import { reprOf } from "../../../../../python/protocols.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import type { Row } from "../../../../database/schema.ts";
import { type ModelClass, type ModelInstance, setFieldValue } from "../contract.ts";
import { Q } from "../query_utils.ts";
import { groupedItems } from "./grouping.ts";
import { followPath } from "./paths.ts";
import { EVERYTHING, findRows, type QueryState, restrict } from "./state.ts";

function notSimulated(what: string): NotSimulated {
  return new NotSimulated(`QuerySet.${what} is not part of this workbook`);
}

const REPR_OUTPUT_SIZE = 20;

/** Rows of a model under some conditions, looked for when they are first needed. */
@pyclass("django.db.models.query.FoundRows")
export class FoundRows extends PyObject {
  declare model: ModelClass;
  declare state: QueryState;
  /** What was found, once it was looked for. */
  _result_cache: Value[] | null = null;

  @py("model=None, query=None, using=None, hints=None") __init__(model: Value = null): void {
    this.model = model as unknown as ModelClass;
    this.state = EVERYTHING;
  }

  /** Another queryset of the same class. */
  derive(changes: Partial<QueryState>): this {
    const fresh = new (this.constructor as new () => this)();
    return Object.assign(fresh, { model: this.model, state: { ...this.state, ...changes } });
  }
  get db(): string {
    return "default";
  }
  get ordered(): boolean {
    if (this.state.empty) return true;
    return (this.state.ordering ?? this.model._meta.ordering).length > 0;
  }
  /** Upstream's `query` is SQL; code that only looks whether a queryset has been limited finds that here. */
  get query(): this {
    return this;
  }
  get is_sliced(): boolean {
    return this.state.low > 0 || this.state.high !== null;
  }

  protected refuseSliced(what: string): void {
    if (this.is_sliced) throw new TypeError(`Cannot ${what} once a slice has been taken.`);
  }

  // Finding rows.

  /** The rows themselves. @throws OperationalError "no such table: …" */
  rows(): Row[] {
    return findRows(this.model, this.state);
  }
  /** What the queryset gives, found once. */
  items(): Value[] {
    const { groupBy } = this.state;
    this._result_cache ??= groupBy
      ? groupedItems(this.model, this.state, groupBy)
      : this.rows().map((row) => this.#shaped(row));
    return this._result_cache;
  }
  /** The instances of a queryset that was not turned into values. */
  instances<T extends ModelInstance = ModelInstance>(): T[] {
    return this.items() as T[];
  }
  #shaped(row: Row): Value {
    const { shape, annotations, only } = this.state;
    if (shape === "instances") {
      const instance = this.model._meta.context.queries.instanceFrom(this.model, row, only);
      for (const [name, expression] of annotations)
        setFieldValue(instance, name, expression.evaluate(this.model, row));
      for (const prefetch of this.state.prefetches) applyPrefetch(instance, prefetch);
      return instance;
    }
    const names = this.state.names ?? [
      ...this.model._meta.concrete_fields.map(({ attname }) => attname),
      ...annotations.keys(),
    ];
    const values = names.map((name) => this.#valueAt(row, name));
    if (shape === "flat") return values[0] ?? null;
    return shape === "tuples"
      ? new Tuple(values)
      : new Dict(names.map((name, at) => [name, values[at] ?? null] as const));
  }
  #valueAt(row: Row, name: string): Value {
    const annotation = this.state.annotations.get(name);
    if (annotation) return annotation.evaluate(this.model, row);
    const path = followPath(this.model, name);
    const [holder] = path.rows(row);
    return holder ? path.field.fromStored(holder[path.field.column as string] ?? null) : null;
  }

  // What only SQL could do.

  @py("*args, **kwargs") union(): never {
    throw notSimulated("union()");
  }
  @py("*args, **kwargs") intersection(): never {
    throw notSimulated("intersection()");
  }
  @py("*args, **kwargs") difference(): never {
    throw notSimulated("difference()");
  }
  @py("*args, **kwargs") datetimes(): never {
    throw notSimulated("datetimes()");
  }
  @py("*args, **kwargs") extra(): never {
    throw notSimulated("extra()");
  }
  @py("*args, **kwargs") raw(): never {
    throw notSimulated("raw()");
  }
  @py() __iter__(): Value[] {
    return this.items();
  }
  [Symbol.iterator](): IterableIterator<Value> {
    return this.items()[Symbol.iterator]();
  }
  @py() __len__(): number {
    return this.items().length;
  }
  @py() __bool__(): boolean {
    return this.items().length > 0;
  }
  @py("item") __contains__(item: Value): boolean {
    return this.items().some((one) => equals(one, item));
  }
  @py("k") __getitem__(key: Value): Value {
    if (key instanceof Slice) return this.#sliced(key);
    if (typeof key !== "number") {
      throw new TypeError(`QuerySet indices must be integers or slices, not ${typeName(key)}.`);
    }
    if (key < 0) throw new ValueError("Negative indexing is not supported.");
    const item = this._result_cache ? this._result_cache[key] : this.slice(key, key + 1).items()[0];
    if (item === undefined) throw new IndexError("list index out of range");
    return item;
  }
  #sliced(key: Slice): Value {
    const [low, high] = [key.lower, key.upper].map((bound) =>
      bound === null ? null : Number(bound),
    );
    if ((low ?? 0) < 0 || (high ?? 0) < 0)
      throw new ValueError("Negative indexing is not supported.");
    const part = this.slice(low ?? 0, high ?? null);
    if (key.step === null) return part;
    return part.items().filter((_, at) => at % Number(key.step) === 0);
  }
  /** queryset[start:stop] */
  slice(start: number, stop: number | null): this {
    const { low, high } = this.state;
    const end = stop === null ? high : Math.min(low + stop, high ?? Infinity);
    const from = Math.min(low + start, end ?? Infinity);
    return this.derive({ low: from, high: end });
  }
  @py() async __repr__(): Promise<string> {
    const shown = this.slice(0, REPR_OUTPUT_SIZE + 1).items();
    const texts: string[] = [];
    for (const item of shown.slice(0, REPR_OUTPUT_SIZE)) texts.push(await reprOf(item));
    if (shown.length > REPR_OUTPUT_SIZE) texts.push("'...(remaining elements truncated)...'");
    return `<${classInfo(classOf(this) as Class)?.name ?? "QuerySet"} [${texts.join(", ")}]>`;
  }
  __and__(other: Value): Value {
    return this.#combined(other, "AND");
  }
  __or__(other: Value): Value {
    return this.#combined(other, "OR");
  }
  #combined(other: Value, connector: "AND" | "OR"): Value {
    if (!(other instanceof FoundRows))
      throw new TypeError(`unsupported operand for QuerySet: ${typeName(other)}`);
    if (other.state.empty) return connector === "AND" ? other : this;
    if (this.state.empty) return connector === "AND" ? this : other;
    const [mine, theirs] = [
      this.state.where.map((one) => one.condition),
      other.state.where.map((one) => one.condition),
    ];
    const condition = Q.of([Q.of(mine), Q.of(theirs)], connector);
    const fresh = this.derive({ where: [] });
    return fresh.derive(restrict(this.model, fresh.state, condition));
  }
}

type Prefetched = QueryState["prefetches"][number];

/** Gives an instance the related rows that a Prefetch asks for: as a list, or as what its manager shows. */
function applyPrefetch(instance: ModelInstance, { accessor, where, attribute }: Prefetched): void {
  const related = (instance as unknown as Record<string, Value>)[accessor];
  if (!hasQuerySet(related)) return;
  const all = related.get_queryset();
  if (all instanceof Promise) return;
  const { where: own, ...rest } = where;
  const narrowed = all.derive({ ...rest, where: [...all.state.where, ...own] });
  if (attribute !== null) {
    setFieldValue(instance, attribute, narrowed.items());
    return;
  }
  instance._state.prefetched ??= new Map();
  instance._state.prefetched.set(accessor, narrowed.state);
}

function hasQuerySet(
  value: Value | undefined,
): value is Value & { get_queryset(): FoundRows | Promise<FoundRows> } {
  return typeof value === "object" && value !== null && "get_queryset" in value;
}
