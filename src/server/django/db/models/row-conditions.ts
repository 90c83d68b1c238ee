/** A Q about one row's own columns as the database keeps it: conditions of constraints, django/db/models/constraints.py (5.2). */
import { NotSimulated } from "../../../../python/errors.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import type { Comparison, RowCondition } from "../../../database/conditions.ts";
import type { Stored } from "../../../database/schema.ts";
import { LOOKUP_SEP } from "./contract.ts";
import { F } from "./expressions.ts";
import type { Field } from "./fields/field.ts";
import { Q } from "./query_utils.ts";

/** Finds a model's column. @throws FieldDoesNotExist or FieldError */
type FindField = (name: string) => Field;

const TESTS: readonly string[] = ["exact", "gt", "gte", "lt", "lte", "in", "isnull"];

/** @throws NotSimulated for what the simulated database does not compare */
export function rowCondition(condition: Value, find: FindField): RowCondition {
  if (!(condition instanceof Q))
    throw new NotSimulated("a constraint's condition that is no Q is not part of this workbook");
  const parts = condition.children.map((child) =>
    child instanceof Tuple
      ? comparison(str(child.items[0] ?? ""), child.items[1] ?? null, find)
      : rowCondition(child, find),
  );
  if (condition.connector === "XOR")
    throw new NotSimulated("XOR in a constraint's condition is not part of this workbook");
  const joined = condition.connector === "OR" ? "OR" : "AND";
  return { joined, parts, negated: condition.negated };
}

function comparison(text: string, value: Value, find: FindField): RowCondition {
  const [name = "", ...rest] = text.split(LOOKUP_SEP);
  const field = find(name);
  const test = rest.join(LOOKUP_SEP) || (value === null ? "isnull" : "exact");
  const base = { column: field.column as string, kind: field.columnKind };
  const prepared = (one: Value): Stored => field.toStored(field.get_prep_value(one));
  if (test === "range") {
    const [low = null, high = null] = iterate(value).map(prepared);
    const parts: Comparison[] = [
      { ...base, test: "gte", values: [low] },
      { ...base, test: "lte", values: [high] },
    ];
    return { joined: "AND", parts, negated: false };
  }
  if (!TESTS.includes(test))
    throw new NotSimulated(`'${test}' in a constraint's condition is not part of this workbook`);
  const known = { ...base, test: test as Comparison["test"] };
  if (value instanceof F) return { ...known, values: [], other: find(value.name).column as string };
  if (test === "isnull") return { ...known, values: [value === null || value === true] };
  return { ...known, values: test === "in" ? iterate(value).map(prepared) : [prepared(value)] };
}

/** Names of the fields that a condition is about, in the order they stand. */
export function referencedFields(condition: Q): string[] {
  const names = condition.children.flatMap((child) => {
    if (child instanceof Q) return referencedFields(child);
    const [text, value] = child.items;
    const own = str(text ?? "").split(LOOKUP_SEP)[0] ?? "";
    return value instanceof F ? [own, value.name] : [own];
  });
  return [...new Set(names)];
}
