/** Mirrors Case, When, Subquery, Exists and OuterRef of django/db/models/expressions.py (5.2). */
import { TypeError, ValueError } from "../../../../python/errors.ts";
import { py, pyclass } from "../../../../python/objects.ts";
import { repr } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import type { Row } from "../../../database/schema.ts";
import type { ModelClass } from "./contract.ts";
import { Expression, F, operandValue } from "./expressions.ts";
import { QuerySet } from "./query.ts";
import { conditions, Q } from "./query_utils.ts";
import { findRows, type QueryState } from "./query/state.ts";
import { compileConditions } from "./query/where.ts";

/** What a keyword or an argument of an expression is: text names a field. */
export function operand(given: Value): Value {
  if (typeof given !== "string") return given;
  const field = new F();
  field.__init__(given);
  return field;
}

/** One branch of a Case. */
@pyclass("django.db.models.expressions.When")
export class When extends Expression {
  declare condition: Q;
  declare result: Value;

  @py("condition=None, then=None, **lookups") __init__(
    condition: Value = null,
    then: Value = null,
    lookups: Dict = new Dict(),
  ): void {
    if (condition !== null && !(condition instanceof Q)) {
      throw new TypeError(
        "When() supports a Q object, a boolean expression, or lookups as a condition.",
      );
    }
    const all = conditions(condition === null ? [] : [condition], lookups);
    if (all.children.length === 0) {
      throw condition === null
        ? new TypeError(
            "When() supports a Q object, a boolean expression, or lookups as a condition.",
          )
        : new ValueError("An empty Q() can't be used as a When() condition.");
    }
    this.condition = all;
    this.result = operand(then);
  }
}

/** The value of the first branch whose condition a row fulfils. */
@pyclass("django.db.models.expressions.Case")
export class Case extends Expression {
  declare cases: readonly When[];
  declare otherwise: Value;

  @py("*cases, default=None, output_field=None, **extra") __init__(
    cases: readonly Value[],
    otherwise: Value = null,
  ): void {
    if (!cases.every((one) => one instanceof When))
      throw new TypeError("Positional arguments must all be When objects.");
    this.cases = cases;
    this.otherwise = operand(otherwise);
  }
  override evaluate(model: ModelClass, row: Row): Value {
    const branch = this.cases.find(({ condition }) =>
      compileConditions(model, condition, new Map())(row),
    );
    return operandValue(branch ? branch.result : this.otherwise, model, row);
  }
}

/** A field of the query that stands around a subquery. */
@pyclass("django.db.models.expressions.OuterRef")
export class OuterRef extends F {
  /** The row of the outer query that is being looked at. */
  outer: { readonly model: ModelClass; readonly row: Row } | null = null;

  override evaluate(): Value {
    if (!this.outer) {
      throw new ValueError(
        "This queryset contains a reference to an outer query and may only be used in a subquery.",
      );
    }
    return super.evaluate(this.outer.model, this.outer.row);
  }
  override __repr__(): string {
    return `OuterRef(${this.name})`;
  }
}

function outerRefs(condition: Q): OuterRef[] {
  return condition.children.flatMap((child) => {
    if (child instanceof Q) return outerRefs(child);
    const value = child.items[1] ?? null;
    return value instanceof OuterRef ? [value] : [];
  });
}

/** The first value of another query, which may ask for fields of this one. */
@pyclass("django.db.models.expressions.Subquery")
export class Subquery extends Expression {
  declare queryset: QuerySet;

  @py("queryset, output_field=None, **extra") __init__(queryset: Value): void {
    if (!(queryset instanceof QuerySet)) throw new TypeError(`${repr(queryset)} is not a queryset`);
    this.queryset = queryset;
  }
  /** A query like the inner one, with the outer row in place. */
  protected inner(model: ModelClass, row: Row, changes: Partial<QueryState>): QuerySet {
    for (const { condition } of this.queryset.state.where)
      for (const reference of outerRefs(condition)) reference.outer = { model, row };
    return this.queryset.derive(changes);
  }
  override evaluate(model: ModelClass, row: Row): Value {
    const found = this.inner(model, row, {}).slice(0, 1).items()[0] ?? null;
    if (found instanceof Dict) return [...found.values()][0] ?? null;
    return found instanceof Tuple ? (found.items[0] ?? null) : found;
  }
}

/** Whether another query finds anything. */
@pyclass("django.db.models.expressions.Exists")
export class Exists extends Subquery {
  negated = false;

  override evaluate(model: ModelClass, row: Row): Value {
    const { model: other, state } = this.inner(model, row, {});
    return findRows(other, state).length > 0 !== this.negated;
  }
  __invert__(): Exists {
    return Object.assign(new Exists(), { queryset: this.queryset, negated: !this.negated });
  }
}

/** An expression with the field that its values are said to be of. */
@pyclass("django.db.models.expressions.ExpressionWrapper")
export class ExpressionWrapper extends Expression {
  declare expression: Value;
  declare output_field: Value;

  @py("expression, output_field") __init__(expression: Value, output_field: Value): void {
    this.expression = operand(expression);
    this.output_field = output_field;
  }
  override get contains_aggregate(): boolean {
    return this.expression instanceof Expression && this.expression.contains_aggregate;
  }
  override evaluate(model: ModelClass, row: Row): Value {
    return operandValue(this.expression, model, row);
  }
}
