import type { ColumnKind, Row, Stored } from "./schema.ts";
import { compareCells } from "./comparison.ts";

/** What a column is compared with: values, or another column of the same row. */
export interface Comparison {
  readonly column: string;
  readonly kind: ColumnKind;
  readonly test: "exact" | "gt" | "gte" | "lt" | "lte" | "in" | "isnull";
  readonly values: readonly Stored[];
  readonly other?: string;
}

/** A condition on a row's own columns, as plain data: the WHERE of a partial index, a CHECK. */
export type RowCondition =
  | Comparison
  | {
      readonly joined: "AND" | "OR";
      readonly parts: readonly RowCondition[];
      readonly negated: boolean;
    };

const ORDERS: Readonly<Record<string, (order: number) => boolean>> = {
  exact: (order) => order === 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
};

/** SQL's answer: null where it depends on a null. */
export function holds(condition: RowCondition, row: Row): boolean | null {
  if (!("joined" in condition)) return compared(condition, row);
  const answers = condition.parts.map((part) => holds(part, row));
  const decisive = condition.joined === "OR";
  const answer = answers.includes(decisive) ? decisive : answers.includes(null) ? null : !decisive;
  return condition.negated && answer !== null ? !answer : answer;
}

function compared({ column, kind, test, values, other }: Comparison, row: Row): boolean | null {
  const cell = row[column] ?? null;
  const wanted = other === undefined ? values : [row[other] ?? null];
  if (test === "isnull") return (cell === null) === (wanted[0] === true);
  if (cell === null) return null;
  if (test === "in")
    return wanted.some((value) => value !== null && compareCells(kind, cell, value) === 0);
  const [value = null] = wanted;
  return value === null ? null : (ORDERS[test]?.(compareCells(kind, cell, value)) ?? null);
}
