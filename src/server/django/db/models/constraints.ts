/** Mirrors django/db/models/constraints.py and indexes.py (5.2), as far as the simulated database goes. */
import { NotSimulated, TypeError, ValueError } from "../../../../python/errors.ts";
import {
  classInfo,
  classOf,
  py,
  pyclass,
  PyObject,
  type Class,
} from "../../../../python/objects.ts";
import { iterate, repr, str } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { Expression } from "./expressions.ts";
import { Q } from "./query_utils.ts";

/** A rule of a table beyond its columns. */
@pyclass("django.db.models.constraints.BaseConstraint")
export class Constraint extends PyObject {
  declare name: string;
  declare given: Dict;

  get violation_error_message(): Value {
    return this.given.get("violation_error_message") ?? "Constraint “%(name)s” is violated.";
  }
  get violation_error_code(): Value {
    return this.given.get("violation_error_code") ?? null;
  }
  /** The columns that must be unique together; none for other rules. */
  get fields(): Tuple<string> {
    return new Tuple();
  }
  get isTotalUnique(): boolean {
    return false;
  }

  @py("**kwargs") __init__(kwargs: Dict): void {
    this.given = kwargs;
    const name = kwargs.get("name") ?? null;
    if (name === null) throw new ValueError("A constraint must be named.");
    this.name = str(name);
  }

  @py() deconstruct(): Tuple {
    const cls = classInfo(classOf(this) as Class);
    return new Tuple([`django.db.models.${cls?.name ?? ""}`, new Tuple(), this.given]);
  }
  @py() __repr__(): string {
    return `<${classInfo(classOf(this) as Class)?.qualname ?? ""}: name=${repr(this.name)}>`;
  }
}

@pyclass("django.db.models.constraints.UniqueConstraint")
export class UniqueConstraint extends Constraint {
  @py("*expressions, **kwargs")
  // Expressions come before the keywords.
  override __init__(expressions: never, kwargs?: Dict): void {
    const given = kwargs ?? new Dict();
    if ((expressions as Value[]).length > 0) {
      throw new NotSimulated(
        "UniqueConstraint over expressions is not part of this workbook; use fields=[…]",
      );
    }
    const condition = given.get("condition") ?? null;
    if (condition !== null && !(condition instanceof Q))
      throw new ValueError("UniqueConstraint.condition must be a Q instance.");
    super.__init__(given);
    if (this.fields.items.length === 0) {
      throw new ValueError(
        "At least one field or expression is required to define a unique constraint.",
      );
    }
  }
  override get fields(): Tuple<string> {
    return new Tuple(iterate(this.given.get("fields") ?? []).map(str));
  }
  override get isTotalUnique(): boolean {
    return this.condition === null;
  }
  get condition(): Q | null {
    return (this.given.get("condition") as Q | null | undefined) ?? null;
  }
  get nulls_distinct(): Value {
    return this.given.get("nulls_distinct") ?? null;
  }
  override __repr__(): string {
    const parts = [`fields=${repr(this.fields)}`, `name=${repr(this.name)}`];
    if (this.condition !== null) parts.push(`condition=${this.condition.__str__()}`);
    return `<UniqueConstraint: ${parts.join(" ")}>`;
  }
}

/** A condition that every row fulfils. */
@pyclass("django.db.models.constraints.CheckConstraint")
export class CheckConstraint extends Constraint {
  get condition(): Value {
    return this.given.get("condition") ?? this.given.get("check") ?? null;
  }
  @py("**kwargs") override __init__(kwargs: Dict): void {
    super.__init__(kwargs);
    if (!(this.condition instanceof Q) && !(this.condition instanceof Expression)) {
      throw new TypeError("CheckConstraint.condition must be a Q instance or boolean expression.");
    }
  }
}

/** An index: the simulated database needs none, so that it only has a name. */
@pyclass("django.db.models.indexes.Index")
export class Index extends PyObject {
  declare name: string;
  declare fields: Value[];
  declare given: Dict;

  @py("*expressions, **kwargs") __init__(_expressions: Value[], kwargs: Dict): void {
    this.given = kwargs;
    this.fields = iterate(kwargs.get("fields") ?? []);
    this.name = str(kwargs.get("name") ?? "");
  }
  @py() deconstruct(): Tuple {
    return new Tuple(["django.db.models.Index", new Tuple(), this.given]);
  }
}
