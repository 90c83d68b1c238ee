/** Mirrors django/db/models/expressions.py and aggregates.py (5.2): what can be worked out from a row. */
import {
  classInfo,
  classOf,
  py,
  pyclass,
  PyObject,
  type Class,
} from "../../../../python/objects.ts";
import { compare, repr } from "../../../../python/operations.ts";
import { Decimal } from "../../../../python/stdlib/decimal.ts";
import { Float, type Value as PythonValue, type Dict } from "../../../../python/values.ts";
import type { Row } from "../../../database/schema.ts";
import type { ModelClass } from "./contract.ts";
import { followPath, type Path } from "./query/paths.ts";

type Operand = Expression | PythonValue;

/** Something a query works out for each row. */
@pyclass("django.db.models.expressions.Combinable")
export class Expression extends PyObject {
  /** The value for a row of the model. */
  evaluate(_model: ModelClass, _row: Row): PythonValue {
    return null;
  }
  /** True for what is worked out over many rows. */
  get contains_aggregate(): boolean {
    return false;
  }
  /** The name an aggregate gets that was given none. */
  get default_alias(): string {
    return "";
  }

  __add__(other: Operand): Expression {
    return Combined.of(this, "+", other);
  }
  __radd__(other: Operand): Expression {
    return Combined.of(other, "+", this);
  }
  __sub__(other: Operand): Expression {
    return Combined.of(this, "-", other);
  }
  __rsub__(other: Operand): Expression {
    return Combined.of(other, "-", this);
  }
  __mul__(other: Operand): Expression {
    return Combined.of(this, "*", other);
  }
  __rmul__(other: Operand): Expression {
    return Combined.of(other, "*", this);
  }
  __truediv__(other: Operand): Expression {
    return Combined.of(this, "/", other);
  }
  @py() asc(): Ordered {
    return Ordered.of(this, false);
  }
  @py() desc(): Ordered {
    return Ordered.of(this, true);
  }
}

/** The value of an operand for a row. */
export function operandValue(operand: Operand, model: ModelClass, row: Row): PythonValue {
  return operand instanceof Expression ? operand.evaluate(model, row) : operand;
}

function combine(a: PythonValue, operator: string, b: PythonValue): PythonValue {
  if (a === null || b === null) return null;
  if (a instanceof Decimal || b instanceof Decimal) {
    const [x, y] = [asDecimal(a), asDecimal(b)];
    const answer = operator === "+" ? x.__add__(y) : operator === "-" ? x.__sub__(y) : x.__mul__(y);
    return operator === "/" ? new Float(x.toNumber() / y.toNumber()) : (answer ?? null);
  }
  const [x, y] = [numberOf(a), numberOf(b)];
  const isFloat = a instanceof Float || b instanceof Float;
  const result = { "+": x + y, "-": x - y, "*": x * y, "/": x / y }[operator] ?? 0;
  if (isFloat) return new Float(result);
  return operator === "/" ? Math.trunc(result) : result;
}

function asDecimal(value: PythonValue): Decimal {
  return value instanceof Decimal ? value : Decimal.of(String(numberOf(value)));
}
function numberOf(value: PythonValue): number {
  if (value instanceof Float) return value.value;
  return value instanceof Decimal ? value.toNumber() : Number(value);
}

@pyclass("django.db.models.expressions.CombinedExpression")
export class Combined extends Expression {
  declare left: Operand;
  declare operator: string;
  declare right: Operand;
  static of(left: Operand, operator: string, right: Operand): Combined {
    return Object.assign(new Combined(), { left, operator, right });
  }
  override evaluate(model: ModelClass, row: Row): PythonValue {
    return combine(
      operandValue(this.left, model, row),
      this.operator,
      operandValue(this.right, model, row),
    );
  }
  __repr__(): string {
    return `<CombinedExpression: ${repr(this.left)} ${this.operator} ${repr(this.right)}>`;
  }
}

/** The value of another field of the same row. */
@pyclass("django.db.models.expressions.F")
export class F extends Expression {
  declare name: string;
  @py("name") __init__(name: string): void {
    this.name = name;
  }
  override evaluate(model: ModelClass, row: Row): PythonValue {
    const path = followPath(model, this.name);
    return path.field.fromStored(path.rows(row)[0]?.[path.field.column as string] ?? null);
  }
  __repr__(): string {
    return `F(${this.name})`;
  }
}

/** A plain value where an expression is wanted. */
@pyclass("django.db.models.expressions.Value")
export class ValueExpression extends Expression {
  declare value: PythonValue;
  @py("value, output_field=None") __init__(value: PythonValue): void {
    this.value = value;
  }
  override evaluate(): PythonValue {
    return this.value;
  }
  __repr__(): string {
    return `Value(${repr(this.value)})`;
  }
}

@pyclass("django.db.models.expressions.OrderBy")
export class Ordered extends PyObject {
  declare expression: Expression;
  declare descending: boolean;
  static of(expression: Expression, descending: boolean): Ordered {
    return Object.assign(new Ordered(), { expression, descending });
  }
}

/** Worked out over many rows. */
@pyclass("django.db.models.aggregates.Aggregate")
export class Aggregate extends Expression {
  declare source: Operand;
  declare distinct: boolean;
  declare empty: PythonValue;

  @py("expression, **kwargs") __init__(expression: Operand, kwargs: Dict): void {
    this.source = expression;
    this.distinct = kwargs.get("distinct") === true;
    this.empty = kwargs.get("default") ?? null;
  }
  override get contains_aggregate(): boolean {
    return true;
  }
  override get default_alias(): string {
    const name = this.source instanceof F ? this.source.name : String(this.source);
    return `${name}__${(classInfo(classOf(this) as Class)?.name ?? "").toLowerCase()}`;
  }
  /** The values that are not null, over the rows. "*" counts rows. */
  values(model: ModelClass, rows: Iterable<Row>): PythonValue[] {
    const { source } = this;
    const name = source instanceof F ? source.name : source;
    const path: Path | null =
      typeof name === "string" && name !== "*" ? followPath(model, name) : null;
    const found: PythonValue[] = [];
    for (const row of rows) {
      if (path)
        for (const one of path.rows(row))
          found.push(path.field.fromStored(one[path.field.column as string] ?? null));
      else found.push(name === "*" ? 1 : operandValue(source, model, row));
    }
    const given = found.filter((value) => value !== null);
    return this.distinct
      ? [...new Map(given.map((value) => [repr(value), value])).values()]
      : given;
  }
  over(model: ModelClass, rows: Iterable<Row>): PythonValue {
    const values = this.values(model, rows);
    return values.length === 0 ? this.empty : this.fold(values);
  }
  fold(_values: readonly PythonValue[]): PythonValue {
    return null;
  }
  /** For annotate(): the aggregate over what one row's relations lead to. */
  override evaluate(model: ModelClass, row: Row): PythonValue {
    return this.over(model, [row]);
  }
}

@pyclass("django.db.models.aggregates.Count")
export class Count extends Aggregate {
  override over(model: ModelClass, rows: Iterable<Row>): PythonValue {
    return this.values(model, rows).length;
  }
}
@pyclass("django.db.models.aggregates.Sum")
export class Sum extends Aggregate {
  override fold(values: readonly PythonValue[]): PythonValue {
    return values.reduce((sum, value) => combine(sum, "+", value) ?? 0);
  }
}
@pyclass("django.db.models.aggregates.Avg")
export class Avg extends Aggregate {
  override fold(values: readonly PythonValue[]): PythonValue {
    const sum = values.reduce((a, b) => combine(a, "+", b) ?? 0);
    const mean = numberOf(sum) / values.length;
    return sum instanceof Decimal ? Decimal.of(String(mean)) : new Float(mean);
  }
}
@pyclass("django.db.models.aggregates.Max")
export class Max extends Aggregate {
  override fold(values: readonly PythonValue[]): PythonValue {
    return values.reduce((a, b) => (compare(">", b, a) ? b : a));
  }
}
@pyclass("django.db.models.aggregates.Min")
export class Min extends Aggregate {
  override fold(values: readonly PythonValue[]): PythonValue {
    return values.reduce((a, b) => (compare("<", b, a) ? b : a));
  }
}
