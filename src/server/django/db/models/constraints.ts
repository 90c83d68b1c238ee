/** Mirrors django/db/models/constraints.py and indexes.py (5.2), as far as the simulated database goes. */
import { NotSimulated, ValueError } from "../../../../python/errors.ts";
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
    if (given.get("condition") !== undefined) {
      throw new NotSimulated("UniqueConstraint with a condition is not part of this workbook");
    }
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
    return true;
  }
  get condition(): null {
    return null;
  }
}

/** Kept and written into migrations; the simulated database does not check it when rows are written. */
@pyclass("django.db.models.constraints.CheckConstraint")
export class CheckConstraint extends Constraint {
  get condition(): Value {
    return this.given.get("condition") ?? this.given.get("check") ?? null;
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
