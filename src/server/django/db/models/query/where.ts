/** Conditions made into a test of rows: the build_filter of django/db/models/sql/query.py (5.2). */
import { TypeError, ValueError } from "../../../../../python/errors.ts";
import { classInfo } from "../../../../../python/objects.ts";
import { iterate, str, truthy, typeName } from "../../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../../python/values.ts";
import type { Row } from "../../../../database/schema.ts";
import { FieldError } from "../../../core/exceptions.ts";
import { fieldValue, type ModelClass, type ModelInstance } from "../contract.ts";
import { Expression } from "../expressions.ts";
import { Q } from "../query_utils.ts";
import { splitJoins } from "./joins.ts";
import { makeTest } from "./lookups.ts";
import { cellsOf, followPath, type Path } from "./paths.ts";

/** Whether a row fits. */
export type Predicate = (row: Row) => boolean;

/** Columns an annotation adds, by name. */
export type Annotations = ReadonlyMap<string, Expression>;

/** @throws FieldError, ValueError, TypeError as building the SQL would */
export function compileConditions(
  model: ModelClass,
  condition: Q,
  annotations: Annotations,
): Predicate {
  const isPlainAnd = condition.connector === "AND" && !condition.negated;
  const { joins, others } = isPlainAnd
    ? splitJoins(model, condition.children)
    : { joins: [], others: condition.children };
  const tests = others.map((child) => compileChild(model, child, annotations));
  for (const { related, rows, condition: own } of joins) {
    const test = compileConditions(related, own, NO_ANNOTATIONS);
    tests.push((row) => rows(row).some(test));
  }
  const joined: Predicate =
    condition.connector === "OR"
      ? (row): boolean => tests.length === 0 || tests.some((test) => test(row))
      : condition.connector === "XOR"
        ? (row): boolean => tests.filter((test) => test(row)).length % 2 === 1
        : (row): boolean => tests.every((test) => test(row));
  return condition.negated ? (row): boolean => !joined(row) : joined;
}

const NO_ANNOTATIONS: Annotations = new Map();

/** How often a row that fits is found: once for each row behind a relation to many. null where always once. */
export function compileTimes(model: ModelClass, condition: Q): ((row: Row) => number) | null {
  if (condition.connector !== "AND" || condition.negated) return null;
  const { joins } = splitJoins(model, condition.children);
  const nested = condition.children.flatMap((child) =>
    child instanceof Q ? [compileTimes(model, child)] : [],
  );
  const factors = nested.flatMap((one) => (one ? [one] : []));
  for (const { related, rows, condition: own } of joins) {
    const test = compileConditions(related, own, NO_ANNOTATIONS);
    factors.push((row) => rows(row).filter(test).length);
  }
  if (factors.length === 0) return null;
  return (row) => factors.reduce((product, factor) => product * factor(row), 1);
}

function compileChild(model: ModelClass, child: Value, annotations: Annotations): Predicate {
  if (child instanceof Q) return compileConditions(model, child, annotations);
  if (child instanceof Expression) return (row) => truthy(child.evaluate(model, row));
  if (!(child instanceof Tuple)) throw new TypeError(`'${typeName(child)}' object is not iterable`);
  const [text, value = null] = child.items;
  return compileLookup(model, String(text), value, annotations);
}

function compileLookup(
  model: ModelClass,
  text: string,
  value: Value,
  annotations: Annotations,
): Predicate {
  const [alias = "", ...rest] = text.split("__");
  const annotation = annotations.get(alias);
  if (annotation) return compileAnnotation(model, annotation, rest, value);
  const path = followPath(model, text);
  const { field, related } = path;
  if (value instanceof Expression) return compileExpression(model, path, value);
  const wanted = related ? relatedValue(path, value) : value;
  if (related && path.rest.length > 0 && !RELATED_LOOKUPS.has(path.rest.join("__"))) {
    const found = related._meta.find(path.rest[0] as string);
    if (!found)
      throw unknownRelated(path.rest, field.is_relation ? field.get_internal_type() : "ForeignKey");
  }
  const test = makeTest(field, path.rest, wanted);
  return (row) => cellsOf(path, row).some(test);
}

const RELATED_LOOKUPS = new Set(["exact", "in", "gt", "gte", "lt", "lte", "isnull"]);

function unknownRelated(rest: readonly string[], type: string): FieldError {
  return new FieldError(
    `Unsupported lookup '${rest.join("__")}' for ${type} or join on the field not permitted.`,
  );
}

/** Annotated values are compared as Python compares them, by the column they look like. */
function compileAnnotation(
  model: ModelClass,
  expression: Expression,
  rest: readonly string[],
  value: Value,
): Predicate {
  const integers = model._meta.pk;
  const test = makeTest(integers, rest, value);
  return (row) => {
    const found = expression.evaluate(model, row);
    return test(found === null ? null : Number(found));
  };
}

/** A comparison with something worked out from the row itself. */
function compileExpression(model: ModelClass, path: Path, expression: Expression): Predicate {
  return (row) => {
    const value = expression.evaluate(model, row);
    if (value === null) return false;
    const test = makeTest(path.field, path.rest, value);
    return cellsOf(path, row).some(test);
  };
}

/** What a relation is compared with: instances stand for their keys, querysets for their primary keys. */
function relatedValue(path: Path, value: Value): Value {
  const one = (item: Value): Value => (isInstanceOfModel(item) ? keyOf(path, item) : item);
  if (path.rest.at(-1) === "isnull") return value;
  if (path.rest.at(-1) === "in" || path.rest.at(-1) === "range") return iterate(value).map(one);
  return one(value);
}

function isInstanceOfModel(value: Value): value is ModelInstance & object {
  return typeof value === "object" && value !== null && "_meta" in value && "_state" in value;
}

function keyOf(path: Path, instance: ModelInstance): Value {
  const related = path.related as ModelClass;
  const [given, wanted] = [instance._meta.concrete_model, related._meta.concrete_model];
  if (given !== wanted) {
    throw new ValueError(
      `Cannot query "${str(instance)}": Must be "${classInfo(related)?.name ?? ""}" instance.`,
    );
  }
  const target = path.field.is_relation
    ? (path.field as unknown as { target_field: { attname: string } }).target_field
    : null;
  const key = target ? fieldValue(instance, target.attname) : instance.pk;
  if (key === null)
    throw new ValueError("Model instances passed to related filters must be saved.");
  return key;
}
