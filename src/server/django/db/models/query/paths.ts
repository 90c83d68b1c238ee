/** How "author__name__icontains" is taken apart: the names_to_path of django/db/models/sql/query.py (5.2). */
import { FieldError } from "../../../core/exceptions.ts";
import type { Row, Stored } from "../../../../database/schema.ts";
import { LOOKUP_SEP, type ModelClass } from "../contract.ts";
import type { Field } from "../fields/field.ts";
import { ForeignObjectRel } from "../fields/reverse_related.ts";

/** From a row of one table to the rows of another. */
type Step = (row: Row) => readonly Row[];

/** A column at the end of a path of relations. */
export interface Path {
  readonly field: Field;
  /** The model that holds the column. */
  readonly model: ModelClass;
  /** Rows that hold the column, from a row of the model the path begins at. */
  readonly rows: Step;
  /** The model behind a relation the path ends on; null where it ends on a plain column. */
  readonly related: ModelClass | null;
  /** What was not a field: transforms and the look-up. */
  readonly rest: readonly string[];
}

/** The cells at the end of a path; one null where a relation leads nowhere. */
export function cellsOf(path: Path, row: Row): readonly Stored[] {
  const rows = path.rows(row);
  if (rows.length === 0) return NULLS;
  return rows.map((one) => one[path.field.column as string] ?? null);
}
const NULLS: readonly Stored[] = [null];

/**
 * Follows names through relations as far as they are fields.
 * @throws FieldError where the first name is none
 */
export function followPath(model: ModelClass, text: string): Path {
  const names = text.split(LOOKUP_SEP);
  let holder = model;
  let rows: Step = (row) => [row];
  let field: Field | null = null;
  let related: ModelClass | null = null;
  // Relations to many are followed at once, foreign keys only when a name behind them is asked for.
  let arrived = false;
  let at = 0;
  for (; at < names.length; at += 1) {
    const name = names[at] as string;
    if (field !== null && related === null) break;
    const next: ModelClass = related ?? holder;
    const found = name === "pk" ? next._meta.pk : next._meta.find(name);
    if (!found) {
      if (field === null) throw unknownName(model, name);
      break;
    }
    if (field !== null && related !== null && !arrived) {
      rows = chain(rows, forwardStep(field));
      holder = related;
    }
    arrived = found instanceof ForeignObjectRel || found.many_to_many === true;
    if (found instanceof ForeignObjectRel) {
      rows = chain(rows, reverseStep(found));
      holder = found.related_model;
      [field, related] = [holder._meta.pk, holder];
    } else if (found.many_to_many === true) {
      rows = chain(rows, forwardStep(found));
      holder = found.related_model as ModelClass;
      [field, related] = [holder._meta.pk, holder];
    } else {
      field = found;
      related = found.is_relation ? (found.related_model as ModelClass) : null;
    }
  }
  return { field: field as Field, model: holder, rows, related, rest: names.slice(at) };
}

function chain(first: Step, second: Step): Step {
  return (row) => first(row).flatMap(second);
}

/** Along a foreign key, or through a many-to-many table. */
function forwardStep(field: Field): Step {
  const relation = field as Field & { forwardRows(row: Row): readonly Row[] };
  return (row) => relation.forwardRows(row);
}

/** Against a foreign key, or through a many-to-many table from its other end. */
function reverseStep(rel: ForeignObjectRel): Step {
  return (row) => rel.field.reverseRows(row);
}

function unknownName(model: ModelClass, name: string): FieldError {
  const choices = [...model._meta.names().keys()].sort().join(", ");
  return new FieldError(`Cannot resolve keyword '${name}' into field. Choices are: ${choices}`);
}
