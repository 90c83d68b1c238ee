/** Mirrors django/db/models/lookups.py (5.2), with SQLite's way of comparing. */
import { NotSimulated, ValueError } from "../../../../../python/errors.ts";
import { compareText, iterate, str } from "../../../../../python/operations.ts";
import { Date_, DateTime, Time } from "../../../../../python/stdlib/datetime.ts";
import type { Value } from "../../../../../python/values.ts";
import { compareCells } from "../../../../database/comparison.ts";
import type { Stored } from "../../../../database/schema.ts";
import { FieldError } from "../../../core/exceptions.ts";
import { pythonPattern } from "../../../core/validators/patterns.ts";
import { type Field, field as makeField } from "../fields/field.ts";
import { IntegerField } from "../fields/numbers.ts";
import { DateField, TimeField } from "../fields/temporal.ts";

/** Whether a cell fits. Null fits nothing but `isnull`. */
export type Test = (cell: Stored) => boolean;

/** A LIKE pattern's text compared without regard to the case of ASCII letters. */
function lower(text: Stored): string {
  return String(text).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

type MakeTest = (field: Field, value: Value) => Test;

function prepared(field: Field, value: Value): Stored {
  return field.toStored(field.get_prep_value(value));
}

/** True when an integer lies outside what the column can hold: no row fits then. */
function overflow(field: Field, value: Value): -1 | 0 | 1 {
  if (field.columnKind !== "integer" || typeof value !== "bigint") return 0;
  if (value > 9223372036854775807n) return 1;
  return value < -9223372036854775808n ? -1 : 0;
}

function ordered(accept: (order: number) => boolean): MakeTest {
  return (field, value) => {
    const prep = field.get_prep_value(value);
    const beyond = overflow(field, prep);
    if (beyond !== 0) return (cell) => cell !== null && accept(-beyond);
    const limit = field.toStored(prep);
    if (limit === null) return () => false;
    return (cell) => cell !== null && accept(compareCells(field.columnKind, cell, limit));
  };
}

/** Pattern look-ups compare text: the cell's and the value's. */
function textual(match: (cell: string, value: string) => boolean): MakeTest {
  return (_field, value) => {
    const wanted = lower(str(value));
    return (cell) => cell !== null && match(lower(cellText(cell)), wanted);
  };
}

function cellText(cell: Stored): string {
  return typeof cell === "boolean" ? (cell ? "1" : "0") : String(cell);
}

function patterned(flags: number): MakeTest {
  return (_field, value) => {
    const pattern = pythonPattern(str(value), flags);
    return (cell) => cell !== null && pattern.test(cellText(cell));
  };
}

const exact: MakeTest = (field, value) => {
  if (value === null) return (cell) => cell === null;
  return ordered((order) => order === 0)(field, value);
};

const LOOKUPS: Readonly<Record<string, MakeTest>> = {
  exact,
  iexact: (field, value) =>
    value === null ? (cell): boolean => cell === null : textual((a, b) => a === b)(field, value),
  gt: ordered((order) => order > 0),
  gte: ordered((order) => order >= 0),
  lt: ordered((order) => order < 0),
  lte: ordered((order) => order <= 0),
  contains: textual((cell, value) => cell.includes(value)),
  icontains: textual((cell, value) => cell.includes(value)),
  startswith: textual((cell, value) => cell.startsWith(value)),
  istartswith: textual((cell, value) => cell.startsWith(value)),
  endswith: textual((cell, value) => cell.endsWith(value)),
  iendswith: textual((cell, value) => cell.endsWith(value)),
  regex: patterned(0),
  iregex: patterned(2),
  in: (field, value) => {
    const tests = iterate(value).flatMap((one) =>
      one === null ? [] : [ordered((order) => order === 0)(field, one)],
    );
    return (cell) => tests.some((test) => test(cell));
  },
  range: (field, value) => {
    const [low, high] = iterate(value).map((one) => prepared(field, one));
    if (low === undefined || high === undefined) throw new ValueError("range takes two values");
    const { columnKind: kind } = field;
    return (cell) =>
      cell !== null && compareCells(kind, cell, low) >= 0 && compareCells(kind, cell, high) <= 0;
  },
  // Only the database is told, so that the error comes when rows are looked for.
  isnull: (_field, value) => (cell) => {
    if (typeof value === "boolean") return (cell === null) === value;
    throw new ValueError("The QuerySet value for an isnull lookup must be True or False.");
  },
};

/** Whether a field's value can be looked up in this way; a transform, such as `year`, is none. */
export function isLookup(name: string): boolean {
  return Object.hasOwn(LOOKUPS, name);
}

/** What a transform makes of a cell: a whole number, a day or a time of day. */
type Extract = (moment: DateTime | Date_ | Time) => number;

const hour = (moment: DateTime | Date_ | Time): number => (moment as Time).hour;
const weekday = (moment: DateTime | Date_ | Time): number => (moment as Date_).weekday();
const EXTRACTS: Readonly<Record<string, Extract>> = {
  year: (moment) => (moment as Date_).year,
  month: (moment) => (moment as Date_).month,
  day: (moment) => (moment as Date_).day,
  quarter: (moment) => Math.ceil((moment as Date_).month / 3),
  week_day: (moment) => ((weekday(moment) + 1) % 7) + 1,
  iso_week_day: (moment) => weekday(moment) + 1,
  hour,
  minute: (moment) => (moment as Time).minute,
  second: (moment) => (moment as Time).second,
};
const CALENDAR = ["year", "month", "day", "quarter", "week_day", "iso_week_day"];

/**
 * The test for a field, the names behind it and a value.
 * @throws FieldError for a look-up the field does not have; what the field's type does not take
 */
export function makeTest(field: Field, rest: readonly string[], value: Value): Test {
  const [name = "exact", ...more] = rest;
  const make = more.length === 0 ? LOOKUPS[name] : undefined;
  if (make) return make(field, value);
  const kind = field.columnKind;
  const extract = EXTRACTS[name];
  const fits =
    (CALENDAR.includes(name) && (kind === "date" || kind === "datetime")) ||
    (extract && !CALENDAR.includes(name) && (kind === "time" || kind === "datetime"));
  if (extract && fits) return extracted(field, extract, more, value);
  if (kind === "datetime" && (name === "date" || name === "time"))
    return partOf(field, name, more, value);
  throw unsupported(field, rest);
}

function momentOf(field: Field, cell: Stored): DateTime | Date_ | Time {
  const value = field.fromStored(cell) as DateTime | Date_ | Time;
  const aware = value instanceof DateTime && value.tzinfo !== null;
  return aware && field.context ? field.context.localtime(value) : value;
}

/** A number taken out of a cell is looked up as an integer column of no name is. */
function extracted(field: Field, extract: Extract, rest: readonly string[], value: Value): Test {
  const number = Object.assign(makeField<Field>(IntegerField), { name: "None" });
  const test = makeTest(number, rest, value);
  return (cell) => test(cell === null ? null : extract(momentOf(field, cell)));
}

/** `created__date=…`: the day, or the time of day, of a moment. */
function partOf(field: Field, part: "date" | "time", rest: readonly string[], value: Value): Test {
  const [name = "exact"] = rest;
  const extract = EXTRACTS[name];
  if (part === "date" && extract) return extracted(field, extract, rest.slice(1), value);
  const plain = makeField<Field>(part === "date" ? DateField : TimeField);
  const text = (one: Value): string => str(plain.get_prep_value(one));
  const several = name === "in" || name === "range";
  const wanted = (several ? iterate(value) : [value]).map(text);
  const accept = PART_TESTS[name];
  if (!accept || rest.length > 1) throw unsupported(field, rest);
  return (cell) => {
    if (cell === null) return false;
    const moment = momentOf(field, cell) as DateTime;
    const found = (part === "date" ? moment.date() : moment.time()).isoformat();
    return accept(wanted.map((one) => compareText(found, one)));
  };
}

/** Whether a part fits, by how it compares with the wanted values. */
const PART_TESTS: Readonly<Record<string, (orders: readonly number[]) => boolean>> = {
  exact: ([order = 1]) => order === 0,
  gt: ([order = 0]) => order > 0,
  gte: ([order = -1]) => order >= 0,
  lt: ([order = 0]) => order < 0,
  lte: ([order = 1]) => order <= 0,
  in: (orders) => orders.includes(0),
  range: ([low = -1, high = 1]) => low >= 0 && high <= 0,
};

function unsupported(field: Field, rest: readonly string[]): Error {
  const name = rest.join("__");
  if (["week", "iso_year"].includes(name)) {
    return new NotSimulated(`the look-up '${name}' is not part of this workbook`);
  }
  const [first = ""] = rest;
  const near = Object.keys(LOOKUPS).filter((known) => isNear(first, known));
  const meant = near.length > 0 ? `, perhaps you meant ${near.join(" or ")}?` : "";
  return new FieldError(
    `Unsupported lookup '${name}' for ${field.get_internal_type()} or join on the field not permitted${meant || "."}`,
  );
}

/** difflib.get_close_matches's idea of close: six tenths of the letters in the same order. */
function isNear(a: string, b: string): boolean {
  return a.length > 0 && (2 * commonLetters(a, b)) / (a.length + b.length) >= 0.6;
}

function commonLetters(a: string, b: string): number {
  let best = { length: 0, a: 0, b: 0 };
  for (let i = 0; i < a.length; i += 1) {
    for (let j = 0; j < b.length; j += 1) {
      let length = 0;
      while (i + length < a.length && a[i + length] === b[j + length]) length += 1;
      if (length > best.length) best = { length, a: i, b: j };
    }
  }
  if (best.length === 0) return 0;
  const before = commonLetters(a.slice(0, best.a), b.slice(0, best.b));
  return (
    best.length +
    before +
    commonLetters(a.slice(best.a + best.length), b.slice(best.b + best.length))
  );
}
