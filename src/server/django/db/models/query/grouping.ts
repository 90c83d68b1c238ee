/** `values("author").annotate(n=Count("id"))`: rows put together by the values named first, as GROUP BY does. */
import { NotSimulated } from "../../../../../python/errors.ts";
import { compare, equals, repr, str } from "../../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../../python/values.ts";
import type { Row } from "../../../../database/schema.ts";
import type { ModelClass } from "../contract.ts";
import { type Aggregate, type Expression, Ordered } from "../expressions.ts";
import { followPath } from "./paths.ts";
import { findRows, type QueryState } from "./state.ts";

type Cells = ReadonlyMap<string, Value>;

function valueOf(model: ModelClass, state: QueryState, row: Row, name: string): Value {
  const annotation = state.annotations.get(name);
  if (annotation) return annotation.evaluate(model, row);
  const path = followPath(model, name);
  const [holder] = path.rows(row);
  return holder ? path.field.fromStored(holder[path.field.column as string] ?? null) : null;
}

/** None comes first, as NULL does in SQLite. */
function order(a: Value, b: Value): number {
  if (a === null || b === null) return Number(a !== null) - Number(b !== null);
  if (equals(a, b)) return 0;
  return compare("<", a, b) ? -1 : 1;
}

function isAggregate(expression: Expression): expression is Aggregate {
  return expression.contains_aggregate;
}

function groups(model: ModelClass, state: QueryState, by: readonly string[]): Cells[] {
  const rows = findRows(model, { ...state, ordering: [], reversed: false, low: 0, high: null });
  const found = new Map<string, { readonly keys: readonly Value[]; readonly rows: Row[] }>();
  for (const row of rows) {
    const keys = by.map((name) => valueOf(model, state, row, name));
    const key = keys.map((one) => repr(one)).join("\u0000");
    const group = found.get(key) ?? { keys, rows: [] };
    group.rows.push(row);
    found.set(key, group);
  }
  const sorted = [...found.values()].sort((a, b) => {
    for (const [at, key] of a.keys.entries()) {
      const difference = order(key, b.keys[at] ?? null);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return sorted.map(({ keys, rows: members }) => {
    const cells = new Map(by.map((name, at) => [name, keys[at] ?? null] as const));
    for (const [name, expression] of state.annotations) {
      if (isAggregate(expression)) cells.set(name, expression.over(model, members));
    }
    return cells;
  });
}

function sortGroups(state: QueryState, found: Cells[]): Cells[] {
  const terms = (state.ordering ?? []).map((term) => {
    if (term instanceof Ordered || typeof term !== "string")
      throw new NotSimulated("ordering groups by an expression is not part of this workbook");
    return { name: term.replace(/^[-+]/, ""), sign: term.startsWith("-") ? -1 : 1 };
  });
  const direction = state.reversed ? -1 : 1;
  return found.sort((a, b) => {
    for (const { name, sign } of terms) {
      const difference = order(a.get(name) ?? null, b.get(name) ?? null);
      if (difference !== 0) return difference * sign * direction;
    }
    return 0;
  });
}

/** What a grouped query gives, in the shape it was asked for. */
export function groupedItems(model: ModelClass, state: QueryState, by: readonly string[]): Value[] {
  const sorted = sortGroups(state, groups(model, state, by));
  const shown = sorted.slice(state.low, state.high ?? undefined);
  const names = (state.names ?? []).map(str);
  return shown.map((cells) => {
    const values = names.map((name) => cells.get(name) ?? null);
    if (state.shape === "flat") return values[0] ?? null;
    return state.shape === "tuples"
      ? new Tuple(values)
      : new Dict(names.map((name, at) => [name, values[at] ?? null] as const));
  });
}
