/**
 * Look-ups of one filter() call along the same relation to many: they are about one related row, and a row is found once
 * for each related row that fits. Query.setup_joins and build_filter of django/db/models/sql/query.py (5.2).
 */
import { Tuple, type Value } from "../../../../../python/values.ts";
import { str } from "../../../../../python/operations.ts";
import type { Row } from "../../../../database/schema.ts";
import { LOOKUP_SEP, type ModelClass } from "../contract.ts";
import type { Field } from "../fields/field.ts";
import { ForeignObjectRel } from "../fields/reverse_related.ts";
import { type Child, Q } from "../query_utils.ts";

/** A relation to many, and what is asked of the rows behind it. */
export interface Join {
  readonly related: ModelClass;
  readonly rows: (row: Row) => readonly Row[];
  readonly condition: Q;
}

interface Relation {
  readonly related: ModelClass;
  readonly rows: (row: Row) => readonly Row[];
}

function relationToMany(model: ModelClass, name: string): Relation | null {
  const found = model._meta.find(name);
  if (found instanceof ForeignObjectRel) {
    if (!found.multiple) return null;
    return { related: found.related_model, rows: (row) => found.field.reverseRows(row) };
  }
  if (found?.many_to_many !== true) return null;
  const field = found as Field & { forwardRows(row: Row): readonly Row[] };
  return { related: field.related_model as ModelClass, rows: (row) => field.forwardRows(row) };
}

/** Takes apart the conditions of an AND into those along relations to many, and the others. */
export function splitJoins(
  model: ModelClass,
  children: readonly Child[],
): { readonly joins: readonly Join[]; readonly others: readonly Child[] } {
  const byName = new Map<string, { relation: Relation; children: Child[] }>();
  const others: Child[] = [];
  for (const child of children) {
    const split = child instanceof Tuple ? splitLookup(model, child) : null;
    if (!split) {
      others.push(child);
      continue;
    }
    const known = byName.get(split.name) ?? { relation: split.relation, children: [] };
    known.children.push(split.rest);
    byName.set(split.name, known);
  }
  const joins = [...byName.values()].map(({ relation, children: own }) => ({
    ...relation,
    condition: Q.of(own),
  }));
  return { joins, others };
}

/** Only what is asked of a field behind the relation; `tags=…` and `tags__isnull` are about the relation itself. */
function splitLookup(
  model: ModelClass,
  lookup: Tuple,
): { readonly name: string; readonly relation: Relation; readonly rest: Tuple } | null {
  const [text, value = null] = lookup.items;
  const [name = "", ...rest] = str(text ?? "").split(LOOKUP_SEP);
  const relation = relationToMany(model, name);
  const next = rest[0];
  if (!relation || next === undefined || rest.includes("isnull") || value === null) return null;
  if (next !== "pk" && !relation.related._meta.find(next)) return null;
  return { name, relation, rest: new Tuple<Value>([rest.join(LOOKUP_SEP), value]) };
}
