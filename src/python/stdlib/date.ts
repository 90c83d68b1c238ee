import { OverflowError, TypeError, ValueError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { repr } from "../operations.ts";
import type { Value } from "../values.ts";
import {
  civilFromDays,
  daysFromCivil,
  daysInMonth,
  requireRange,
  padded,
  weekdayOf,
} from "./calendar.ts";
import { parseIsoDate } from "./isoformat.ts";
import { formatTime } from "./strftime.ts";
import { TimeDelta } from "./timedelta.ts";

function checkDate(year: number, month: number, day: number): void {
  if (year < 1 || year > 9999) throw new ValueError(`year ${year} is out of range`);
  requireRange("month", month, 1, 12);
  if (day < 1 || day > daysInMonth(year, month))
    throw new ValueError("day is out of range for month");
}

const MIDNIGHT = { hour: 0, minute: 0, second: 0, microsecond: 0, tzinfo: null };

/** Mirrors datetime.date. */
@pyclass("datetime.date")
export class Date_ extends PyObject {
  declare year: number;
  declare month: number;
  declare day: number;

  /** @throws ValueError where there is no such day */
  static of(year: number, month: number, day: number): Date_ {
    const date = new Date_();
    date.__init__(year, month, day);
    return date;
  }
  static fromOrdinalDays(days: number): Date_ {
    const { year, month, day } = civilFromDays(days);
    if (year < 1 || year > 9999) throw new OverflowError("date value out of range");
    return Date_.of(year, month, day);
  }

  @py("text")
  static fromisoformat(text: Value): Date_ {
    if (typeof text !== "string") throw new TypeError("fromisoformat: argument must be str");
    const date = parseIsoDate(text);
    if (!date) throw new ValueError(`Invalid isoformat string: ${repr(text)}`);
    return Date_.of(date.year, date.month, date.day);
  }

  @py("year, month, day")
  __init__(year: number, month: number, day: number): void {
    checkDate(year, month, day);
    [this.year, this.month, this.day] = [year, month, day];
  }

  /** Days since 1970-01-01. */
  get ordinalDays(): number {
    return daysFromCivil(this.year, this.month, this.day);
  }
  @py()
  isoformat(): string {
    return `${padded(this.year, 4)}-${padded(this.month)}-${padded(this.day)}`;
  }
  @py()
  weekday(): number {
    return weekdayOf(this.ordinalDays);
  }
  @py("format")
  strftime(format: string): string {
    const { year, month, day } = this;
    return formatTime(format, { year, month, day, ...MIDNIGHT });
  }
  __str__(): string {
    return this.isoformat();
  }
  __repr__(): string {
    return `datetime.date(${this.year}, ${this.month}, ${this.day})`;
  }
  __add__(other: unknown): Date_ | undefined {
    return other instanceof TimeDelta
      ? Date_.fromOrdinalDays(this.ordinalDays + other.days)
      : undefined;
  }
  __sub__(other: unknown): Value | undefined {
    if (other instanceof TimeDelta) return Date_.fromOrdinalDays(this.ordinalDays - other.days);
    if (!(other instanceof Date_) || other.hasClock) return undefined;
    return TimeDelta.of({ days: this.ordinalDays - other.ordinalDays });
  }
  __eq__(other: unknown): boolean {
    return other instanceof Date_ && !other.hasClock && other.ordinalDays === this.ordinalDays;
  }
  /** A datetime, which is a date for isinstance() and not for comparing. */
  protected get hasClock(): boolean {
    return false;
  }
  /** Negative before `other`, positive behind it; undefined where it is no date. @throws TypeError for a datetime */
  protected orderAgainst(other: unknown): number | undefined {
    if (!(other instanceof Date_)) return undefined;
    if (other.hasClock !== this.hasClock)
      throw new TypeError("can't compare datetime.datetime to datetime.date");
    return this.ordinalDays - other.ordinalDays;
  }
  __lt__(other: unknown): boolean | undefined {
    const order = this.orderAgainst(other);
    return order === undefined ? undefined : order < 0;
  }
  __le__(other: unknown): boolean | undefined {
    const order = this.orderAgainst(other);
    return order === undefined ? undefined : order <= 0;
  }
  __gt__(other: unknown): boolean | undefined {
    const order = this.orderAgainst(other);
    return order === undefined ? undefined : order > 0;
  }
  __ge__(other: unknown): boolean | undefined {
    const order = this.orderAgainst(other);
    return order === undefined ? undefined : order >= 0;
  }
}
