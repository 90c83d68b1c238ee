/** What a queryset has been told, and how its rows are found: django/db/models/sql/query.py (5.2). */
import { NotSimulated } from "../../../../../python/errors.ts";
import { FieldError } from "../../../core/exceptions.ts";
import { str } from "../../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../../python/values.ts";
import { compareCells } from "../../../../database/comparison.ts";
import type { Row } from "../../../../database/schema.ts";
import type { Table } from "../../../../database/table.ts";
import type { ModelClass } from "../contract.ts";
import { Expression, F, Ordered } from "../expressions.ts";
import { Q } from "../query_utils.ts";
import { cellsOf, followPath } from "./paths.ts";
import { type Annotations, compileConditions, compileTimes, type Predicate } from "./where.ts";

/** How rows are given out: as instances, dicts, tuples, or one value each. */
export type Shape = "instances" | "dicts" | "tuples" | "flat";

/** Everything a queryset has been told. Never changed: each step makes a new one. */
export interface QueryState {
  readonly where: readonly {
    readonly test: Predicate;
    readonly condition: Q;
    /** How often a row that fits is found; null for once. */
    readonly times: ((row: Row) => number) | null;
  }[];
  /** null: the model's own ordering. */
  readonly ordering: readonly Value[] | null;
  readonly reversed: boolean;
  readonly low: number;
  readonly high: number | null;
  readonly distinct: boolean;
  readonly empty: boolean;
  readonly annotations: Annotations;
  readonly shape: Shape;
  /** Names for values() and values_list(); null for all fields. */
  readonly names: readonly string[] | null;
  /** Names by whose values rows are put together; null where each row stands for itself. */
  readonly groupBy: readonly string[] | null;
  /** Attnames that are loaded; null for all. */
  readonly only: readonly string[] | null;
  /** Related rows by queries of their own: accessor, the query, and the attribute that holds the list instead. */
  readonly prefetches: readonly {
    readonly accessor: string;
    readonly where: QueryState;
    readonly attribute: string | null;
  }[];
}

export const EVERYTHING: QueryState = {
  where: [],
  ordering: null,
  reversed: false,
  low: 0,
  high: null,
  distinct: false,
  empty: false,
  annotations: new Map(),
  shape: "instances",
  names: null,
  groupBy: null,
  only: null,
  prefetches: [],
};

/** One condition more. @throws what building it raises */
export function restrict(model: ModelClass, state: QueryState, condition: Q): QueryState {
  if (state.groupBy !== null) {
    const strange = aliasesOf(condition).find((alias) => state.annotations.has(alias));
    if (strange !== undefined)
      throw new NotSimulated(`filtering groups by '${strange}' is not part of this workbook`);
  }
  const test = compileConditions(model, condition, state.annotations);
  const times = compileTimes(model, condition);
  return { ...state, where: [...state.where, { test, condition, times }] };
}

/** The names that look-ups begin with. */
function aliasesOf(condition: Q): string[] {
  return condition.children.flatMap((child) =>
    child instanceof Q ? aliasesOf(child) : [str(child.items[0] ?? "").split("__")[0] ?? ""],
  );
}

/** The rows of the table a query gives, in order. @throws OperationalError "no such table: …" */
export function findRows(model: ModelClass, state: QueryState): Row[] {
  if (state.empty) return [];
  const table = model._meta.context.connection.table(model._meta.db_table);
  const candidates = candidateRows(model, state, table);
  let rows: Row[] = [];
  for (const row of candidates) {
    if (!state.where.every(({ test }) => test(row))) continue;
    const times = state.distinct
      ? 1
      : state.where.reduce((product, one) => product * (one.times?.(row) ?? 1), 1);
    for (let at = 0; at < times; at += 1) rows.push(row);
  }
  rows = sortRows(model, state, rows);
  if (state.distinct) rows = distinctRows(model, state, rows);
  return state.low === 0 && state.high === null
    ? rows
    : rows.slice(state.low, state.high ?? undefined);
}

/** A row found by a unique column where a condition names one; all rows otherwise. */
function candidateRows(model: ModelClass, state: QueryState, table: Table): Iterable<Row> {
  for (const { condition } of state.where) {
    if (condition.connector !== "AND" || condition.negated) continue;
    for (const child of condition.children) {
      const row = child instanceof Tuple ? byUniqueColumn(model, table, child) : undefined;
      if (row !== undefined) return row === null ? [] : [row];
    }
  }
  return table.rows();
}

/** The row a look-up names by a unique column, null where there is none; undefined for other look-ups. */
function byUniqueColumn(model: ModelClass, table: Table, lookup: Tuple): Row | null | undefined {
  const [text, value = null] = lookup.items;
  const name = String(text).replace(/__exact$/, "");
  const field = name === "pk" ? model._meta.pk : model._meta.find(name);
  if (!field || !("column" in field) || field.column === null || !table.hasUnique(field.column))
    return undefined;
  const isPlain =
    value !== null && (typeof value !== "object" || "hex" in value) && !field.is_relation;
  if (!isPlain) return undefined;
  return table.find(field.column, field.toStored(field.get_prep_value(value))) ?? null;
}

function distinctRows(model: ModelClass, state: QueryState, rows: readonly Row[]): Row[] {
  if (state.shape === "instances" || state.names === null) return [...rows];
  const seen = new Map<string, Row>();
  for (const row of rows) {
    const cells = state.names.map((name) =>
      cellsOf(followPath(model, name), row).map(String).join("\u0001"),
    );
    const key = cells.join("\u0000");
    if (!seen.has(key)) seen.set(key, row);
  }
  return [...seen.values()];
}

type Comparison = (a: Row, b: Row) => number;

function sortRows(model: ModelClass, state: QueryState, rows: Row[]): Row[] {
  const own = state.ordering ?? model._meta.ordering;
  const comparisons = own.flatMap((term) => comparisonsFor(model, term, state.annotations, 0));
  if (comparisons.length === 0) return state.reversed ? rows.reverse() : rows;
  const direction = state.reversed ? -1 : 1;
  return rows.sort((a, b) => {
    for (const compare of comparisons) {
      const order = compare(a, b);
      if (order !== 0) return order * direction;
    }
    return 0;
  });
}

/** @throws FieldError for a name that is no field */
export function comparisonsFor(
  model: ModelClass,
  term: Value,
  annotations: Annotations,
  depth: number,
): Comparison[] {
  if (term instanceof Ordered) return [byExpression(model, term.expression, term.descending)];
  if (term instanceof Expression) return [byExpression(model, term, false)];
  const text = str(term);
  if (text === "?") return [];
  const descending = text.startsWith("-");
  const name = text.replace(/^[-+]/, "");
  const annotation = annotations.get(name);
  if (annotation) return [byExpression(model, annotation, descending)];
  const path = followPath(model, name);
  if (path.rest.length > 0) {
    throw new FieldError(
      `Cannot resolve keyword '${path.rest[0] ?? ""}' into field. Join on '${path.field.name}' not permitted.`,
    );
  }
  const { related } = path;
  const byRelated =
    related && name !== path.field.attname && !name.endsWith("pk") ? related._meta.ordering : [];
  if (byRelated.length > 0 && depth < 8) {
    return byRelated.flatMap((inner) => {
      if (typeof inner !== "string") return [];
      const backwards = inner.startsWith("-") !== descending;
      return comparisonsFor(
        model,
        `${backwards ? "-" : ""}${name}__${inner.replace(/^-/, "")}`,
        annotations,
        depth + 1,
      );
    });
  }
  const sign = descending ? -1 : 1;
  return [
    (a, b): number => {
      const [x = null, y = null] = [cellsOf(path, a)[0], cellsOf(path, b)[0]];
      // SQLite sorts nulls before everything.
      if (x === null || y === null) return sign * (Number(x !== null) - Number(y !== null));
      return sign * compareCells(path.field.columnKind, x, y);
    },
  ];
}

function byExpression(model: ModelClass, expression: Expression, descending: boolean): Comparison {
  if (expression instanceof F) {
    const [only] = comparisonsFor(
      model,
      `${descending ? "-" : ""}${expression.name}`,
      new Map(),
      0,
    );
    return only ?? ((): number => 0);
  }
  const sign = descending ? -1 : 1;
  return (a, b) =>
    sign * (Number(expression.evaluate(model, a)) - Number(expression.evaluate(model, b)));
}
