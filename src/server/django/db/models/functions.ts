/** Mirrors the functions of django/db/models/functions (5.2) that SQLite works out from texts and numbers. */
import { classInfo, classOf, describeClass, py, pyclass } from "../../../../python/objects.ts";
import { compare, str } from "../../../../python/operations.ts";
import { Date_, DateTime } from "../../../../python/stdlib/datetime.ts";
import type { Class } from "../../../../python/objects.ts";
import { Decimal } from "../../../../python/stdlib/decimal.ts";
import { Float, type Value } from "../../../../python/values.ts";
import type { Row } from "../../../database/schema.ts";
import { defineModule } from "../../../process.ts";
import type { ModelClass } from "./contract.ts";
import { Expression, operandValue } from "./expressions.ts";
import { operand } from "./subqueries.ts";

/** A database function of some arguments. */
@pyclass("django.db.models.expressions.Func")
export class Func extends Expression {
  declare sources: readonly Value[];

  @py("*expressions, output_field=None, **extra") __init__(expressions: readonly Value[]): void {
    this.sources = expressions.map(operand);
  }
  override evaluate(model: ModelClass, row: Row): Value {
    return this.work(this.sources.map((one) => operandValue(one, model, row)));
  }
  /** The value for the arguments' values. */
  work(_values: readonly Value[]): Value {
    return null;
  }
  override get default_alias(): string {
    return (classInfo(classOf(this) as Class)?.name ?? "").toLowerCase();
  }
}

/** ASCII letters only, as SQLite knows no others. */
const lower = (text: string): string => text.replaceAll(/[A-Z]/g, (one) => one.toLowerCase());
const upper = (text: string): string => text.replaceAll(/[a-z]/g, (one) => one.toUpperCase());

function absolute(value: Value): Value {
  if (value instanceof Float) return new Float(Math.abs(value.value));
  if (value instanceof Decimal)
    return compare("<", value, 0) ? Decimal.of(str(value).slice(1)) : value;
  return Math.abs(Number(value));
}

function function_(name: string, work: (values: readonly Value[]) => Value): typeof Func {
  class Made extends Func {
    override work(values: readonly Value[]): Value {
      return work(values);
    }
  }
  describeClass(Made, `django.db.models.functions.${name}`);
  return Made;
}

/** A function of one text: NULL stays NULL. */
const ofText = (name: string, work: (text: string) => Value): typeof Func =>
  function_(name, ([value = null]) => (value === null ? null : work(str(value))));

const ofDate = (name: string, work: (day: Date_) => Value): typeof Func =>
  function_(name, ([value = null]) => (value instanceof Date_ ? work(value) : null));

const first = (day: Date_, month: number): Date_ =>
  day instanceof DateTime
    ? DateTime.of(day.year, month, 1, 0, 0, 0, 0, day.tzinfo)
    : Date_.of(day.year, month, 1);

export const database_functions = defineModule(
  "django.db.models.functions",
  () => ({
    Lower: ofText("Lower", lower),
    Upper: ofText("Upper", upper),
    Length: ofText("Length", (text) => [...text].length),
    Trim: ofText("Trim", (text) => text.replaceAll(/^ +| +$/g, "")),
    LTrim: ofText("LTrim", (text) => text.replace(/^ +/, "")),
    RTrim: ofText("RTrim", (text) => text.replace(/ +$/, "")),
    Concat: function_("Concat", (values) =>
      values.map((value) => (value === null ? "" : str(value))).join(""),
    ),
    Coalesce: function_("Coalesce", (values) => values.find((value) => value !== null) ?? null),
    Abs: function_("Abs", ([value = null]) => (value === null ? null : absolute(value))),
    ExtractYear: ofDate("ExtractYear", ({ year }) => year),
    ExtractMonth: ofDate("ExtractMonth", ({ month }) => month),
    ExtractDay: ofDate("ExtractDay", ({ day }) => day),
    TruncYear: ofDate("TruncYear", (day) => first(day, 1)),
    TruncMonth: ofDate("TruncMonth", (day) => first(day, day.month)),
    Substr: function_("Substr", ([value = null, from = null, length = null]) => {
      if (value === null) return null;
      const start = Number(from) - 1;
      const text = [...str(value)];
      return text.slice(start, length === null ? undefined : start + Number(length)).join("");
    }),
  }),
  "/site-packages/django/db/models/functions/__init__.py",
);
