import { OverflowError, OSError, TypeError, ValueError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { repr, typeName } from "../operations.ts";
import { Float, Tuple, type Value } from "../values.ts";
import { civilFromDays, daysFromCivil, daysInMonth, MONTHS, WEEKDAYS } from "./calendar.ts";
import { floorDivide, TimeDelta } from "./timedelta.ts";

export { TimeDelta } from "./timedelta.ts";

const DAY_MICROSECONDS = 86_400_000_000n;
const pad = (value: number, width = 2): string => String(value).padStart(width, "0");

/** Mirrors datetime.timezone: a fixed offset from UTC. */
@pyclass("datetime.timezone")
export class TimeZone extends PyObject {
  declare offset: TimeDelta;
  declare label: string | null;

  /** @param minutes east of UTC */
  static ofMinutes(minutes: number, label: string | null = null): TimeZone {
    const zone = new TimeZone();
    zone.__init__(TimeDelta.of({ minutes }), label);
    return zone;
  }

  @py("offset, name=None")
  __init__(offset: Value, name: string | null = null): void {
    if (!(offset instanceof TimeDelta)) {
      throw new TypeError(
        `timezone() argument 1 must be datetime.timedelta, not ${typeName(offset)}`,
      );
    }
    this.offset = offset;
    this.label = name;
  }

  /** "Z"-less offset text, e.g. "+02:00". */
  get offsetText(): string {
    const minutes = Math.round(this.offset.totalSeconds / 60);
    return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
  }

  @py("dt")
  utcoffset(): TimeDelta {
    return this.offset;
  }
  @py("dt")
  tzname(): string {
    return this.__str__();
  }
  __str__(): string {
    return this.label ?? (this.offset.totalMicroseconds === 0n ? "UTC" : `UTC${this.offsetText}`);
  }
  __repr__(): string {
    return this === UTC ? "datetime.timezone.utc" : `datetime.timezone(${this.offset.__repr__()})`;
  }
  __eq__(other: unknown): boolean {
    return other instanceof TimeZone && other.offset.__eq__(this.offset);
  }
}

export const UTC = TimeZone.ofMinutes(0);
Object.defineProperty(TimeZone.prototype, "utc", { value: UTC });

function requireRange(name: string, value: number, least: number, most: number): void {
  if (value < least || value > most) throw new ValueError(`${name} must be in ${least}..${most}`);
}

function checkDate(year: number, month: number, day: number): void {
  if (year < 1 || year > 9999) throw new ValueError(`year ${year} is out of range`);
  requireRange("month", month, 1, 12);
  if (day < 1 || day > daysInMonth(year, month))
    throw new ValueError("day is out of range for month");
}

function checkTime(hour: number, minute: number, second: number, microsecond: number): void {
  requireRange("hour", hour, 0, 23);
  requireRange("minute", minute, 0, 59);
  requireRange("second", second, 0, 59);
  requireRange("microsecond", microsecond, 0, 999_999);
}

function orderOf(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

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
    const match = typeof text === "string" ? /^(\d{4})-?(\d\d)-?(\d\d)$/.exec(text) : null;
    if (!match) throw new ValueError(`Invalid isoformat string: ${repr(text)}`);
    return Date_.of(Number(match[1]), Number(match[2]), Number(match[3]));
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
    return `${pad(this.year, 4)}-${pad(this.month)}-${pad(this.day)}`;
  }
  @py()
  weekday(): number {
    return (((this.ordinalDays + 3) % 7) + 7) % 7;
  }
  @py("format")
  strftime(format: string): string {
    return formatTime(format, DateTime.of(this.year, this.month, this.day));
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
    return other instanceof Date_
      ? TimeDelta.of({ days: this.ordinalDays - other.ordinalDays })
      : undefined;
  }
  __eq__(other: unknown): boolean {
    return other instanceof Date_ && other.ordinalDays === this.ordinalDays;
  }
  __lt__(other: unknown): boolean | undefined {
    return other instanceof Date_ ? this.ordinalDays < other.ordinalDays : undefined;
  }
  __le__(other: unknown): boolean | undefined {
    return other instanceof Date_ ? this.ordinalDays <= other.ordinalDays : undefined;
  }
  __gt__(other: unknown): boolean | undefined {
    return other instanceof Date_ ? this.ordinalDays > other.ordinalDays : undefined;
  }
  __ge__(other: unknown): boolean | undefined {
    return other instanceof Date_ ? this.ordinalDays >= other.ordinalDays : undefined;
  }
}

/** Mirrors datetime.time, without a zone. */
@pyclass("datetime.time")
export class Time extends PyObject {
  declare hour: number;
  declare minute: number;
  declare second: number;
  declare microsecond: number;

  static of(hour: number, minute: number, second = 0, microsecond = 0): Time {
    const time = new Time();
    time.__init__(hour, minute, second, microsecond);
    return time;
  }
  @py("hour=0, minute=0, second=0, microsecond=0")
  __init__(hour = 0, minute = 0, second = 0, microsecond = 0): void {
    checkTime(hour, minute, second, microsecond);
    [this.hour, this.minute, this.second, this.microsecond] = [hour, minute, second, microsecond];
  }
  @py()
  isoformat(): string {
    const fraction = this.microsecond === 0 ? "" : `.${pad(this.microsecond, 6)}`;
    return `${pad(this.hour)}:${pad(this.minute)}:${pad(this.second)}${fraction}`;
  }
  __str__(): string {
    return this.isoformat();
  }
  __repr__(): string {
    const seconds = this.second !== 0 || this.microsecond !== 0 ? [this.second] : [];
    const parts = [this.hour, this.minute, ...seconds];
    if (this.microsecond !== 0) parts.push(this.microsecond);
    return `datetime.time(${parts.join(", ")})`;
  }
  __eq__(other: unknown): boolean {
    return other instanceof Time && other.isoformat() === this.isoformat();
  }
}

/** Mirrors datetime.datetime. */
@pyclass("datetime.datetime")
export class DateTime extends Date_ {
  declare hour: number;
  declare minute: number;
  declare second: number;
  declare microsecond: number;
  declare tzinfo: TimeZone | null;

  static override of(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    microsecond = 0,
    tzinfo: TimeZone | null = null,
  ): DateTime {
    const made = new DateTime();
    made.__init__(year, month, day, hour, minute, second, microsecond, tzinfo);
    return made;
  }

  /** From microseconds of wall time in a zone. @throws OverflowError outside the years 1 to 9999 */
  static fromWall(microseconds: bigint, tzinfo: TimeZone | null): DateTime {
    const days = floorDivide(microseconds, DAY_MICROSECONDS);
    const { year, month, day } = civilFromDays(Number(days));
    if (year < 1 || year > 9999) throw new OverflowError("date value out of range");
    const rest = Number(microseconds - days * DAY_MICROSECONDS);
    const seconds = Math.floor(rest / 1_000_000);
    return DateTime.of(
      year,
      month,
      day,
      Math.floor(seconds / 3600),
      Math.floor(seconds / 60) % 60,
      seconds % 60,
      rest % 1_000_000,
      tzinfo,
    );
  }

  /**
   * datetime.fromtimestamp(seconds, tz=…), with the errors it has for what is no time.
   * @param seconds since the epoch, UTC
   */
  @py("timestamp, tz=None")
  static fromtimestamp(timestamp: Value, tz: Value | undefined = null): DateTime {
    const zone = tz instanceof TimeZone ? tz : null;
    const microseconds = timestampMicroseconds(timestamp);
    const { year } = civilFromDays(Number(floorDivide(microseconds, DAY_MICROSECONDS)));
    if (Math.abs(year) > 2_147_485_547)
      throw new OSError(75, "Value too large for defined data type");
    if (year < 1 || year > 9999) throw new ValueError(`year ${year} is out of range`);
    return DateTime.fromWall(microseconds + (zone?.offset.totalMicroseconds ?? 0n), zone);
  }

  @py("text")
  static override fromisoformat(text: Value): DateTime {
    const parsed = typeof text === "string" ? parseIsoDateTime(text) : null;
    if (!parsed) throw new ValueError(`Invalid isoformat string: ${repr(text)}`);
    return parsed;
  }

  @py("year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None")
  override __init__(
    year: number,
    month: number,
    day: number,
    hour = 0,
    minute = 0,
    second = 0,
    microsecond = 0,
    tzinfo: TimeZone | null = null,
  ): void {
    super.__init__(year, month, day);
    checkTime(hour, minute, second, microsecond);
    [this.hour, this.minute, this.second, this.microsecond] = [hour, minute, second, microsecond];
    this.tzinfo = tzinfo;
  }

  /** Microseconds since 1970-01-01 on this clock face. */
  get wall(): bigint {
    const seconds = this.hour * 3600 + this.minute * 60 + this.second;
    return (
      BigInt(this.ordinalDays) * DAY_MICROSECONDS +
      BigInt(seconds) * 1_000_000n +
      BigInt(this.microsecond)
    );
  }
  /** Microseconds since the epoch, UTC; a naive time counts as UTC. */
  get instant(): bigint {
    return this.wall - (this.tzinfo?.offset.totalMicroseconds ?? 0n);
  }
  /** Seconds since the epoch, UTC, fractional. */
  get epoch(): number {
    return Number(this.instant) / 1_000_000;
  }
  /** calendar.timegm(self.utctimetuple()): whole seconds since the epoch, UTC. */
  get epochSeconds(): number {
    return Number(floorDivide(this.instant, 1_000_000n));
  }

  @py()
  timestamp(): Float {
    return new Float(this.epoch);
  }
  @py()
  date(): Date_ {
    return Date_.of(this.year, this.month, this.day);
  }
  @py()
  time(): Time {
    return Time.of(this.hour, this.minute, this.second, this.microsecond);
  }
  @py("tz=None")
  astimezone(tz: Value | undefined = null): DateTime {
    const zone = tz instanceof TimeZone ? tz : UTC;
    return DateTime.fromWall(this.instant + zone.offset.totalMicroseconds, zone);
  }
  @py(
    "year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=None",
  )
  replace(
    year?: number,
    month?: number,
    day?: number,
    hour?: number,
    minute?: number,
    second?: number,
    microsecond?: number,
    tzinfo?: TimeZone | null,
  ): DateTime {
    return DateTime.of(
      year ?? this.year,
      month ?? this.month,
      day ?? this.day,
      hour ?? this.hour,
      minute ?? this.minute,
      second ?? this.second,
      microsecond ?? this.microsecond,
      tzinfo === undefined ? this.tzinfo : tzinfo,
    );
  }
  @py()
  utcoffset(): TimeDelta | null {
    return this.tzinfo?.offset ?? null;
  }
  @py("sep='T', timespec='auto'")
  override isoformat(sep = "T"): string {
    const time = Time.of(this.hour, this.minute, this.second, this.microsecond).isoformat();
    return `${super.isoformat()}${sep}${time}${this.tzinfo?.offsetText ?? ""}`;
  }
  @py("format")
  override strftime(format: string): string {
    return formatTime(format, this);
  }
  override __str__(): string {
    return this.isoformat(" ");
  }
  override __repr__(): string {
    const seconds = this.second !== 0 || this.microsecond !== 0 ? [this.second] : [];
    const parts = [this.year, this.month, this.day, this.hour, this.minute, ...seconds];
    if (this.microsecond !== 0) parts.push(this.microsecond);
    const zone = this.tzinfo ? `, tzinfo=${this.tzinfo.__repr__()}` : "";
    return `datetime.datetime(${parts.join(", ")}${zone})`;
  }
  override __add__(other: unknown): DateTime | undefined {
    return other instanceof TimeDelta
      ? DateTime.fromWall(this.wall + other.totalMicroseconds, this.tzinfo)
      : undefined;
  }
  __radd__(other: unknown): DateTime | undefined {
    return this.__add__(other);
  }
  override __sub__(other: unknown): Value | undefined {
    if (other instanceof TimeDelta)
      return DateTime.fromWall(this.wall - other.totalMicroseconds, this.tzinfo);
    if (!(other instanceof DateTime)) return undefined;
    if ((this.tzinfo === null) !== (other.tzinfo === null)) {
      throw new TypeError("can't subtract offset-naive and offset-aware datetimes");
    }
    return TimeDelta.fromMicroseconds(this.instant - other.instant);
  }
  override __eq__(other: unknown): boolean {
    if (!(other instanceof DateTime) || (this.tzinfo === null) !== (other.tzinfo === null))
      return false;
    return this.instant === other.instant;
  }
  #order(other: unknown): number | undefined {
    if (!(other instanceof DateTime)) return undefined;
    if ((this.tzinfo === null) !== (other.tzinfo === null)) {
      throw new TypeError("can't compare offset-naive and offset-aware datetimes");
    }
    return orderOf(this.instant, other.instant);
  }
  override __lt__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order < 0;
  }
  override __le__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order <= 0;
  }
  override __gt__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order > 0;
  }
  override __ge__(other: unknown): boolean | undefined {
    const order = this.#order(other);
    return order === undefined ? undefined : order >= 0;
  }
}

function timestampMicroseconds(timestamp: Value): bigint {
  if (
    typeof timestamp === "number" ||
    typeof timestamp === "bigint" ||
    typeof timestamp === "boolean"
  ) {
    const seconds = BigInt(timestamp);
    if (seconds > 9_223_372_036_854_775_807n || seconds < -9_223_372_036_854_775_808n) {
      throw new OverflowError("timestamp out of range for platform time_t");
    }
    return seconds * 1_000_000n;
  }
  if (!(timestamp instanceof Float)) {
    throw new TypeError(`'${typeName(timestamp)}' object cannot be interpreted as an integer`);
  }
  const { value } = timestamp;
  if (Number.isNaN(value)) throw new ValueError("Invalid value NaN (not a number)");
  if (!Number.isFinite(value)) throw new OverflowError("cannot convert float infinity to integer");
  if (Math.abs(value) >= 9.3e18)
    throw new OverflowError("timestamp out of range for platform time_t");
  const whole = Math.floor(value);
  return BigInt(whole) * 1_000_000n + BigInt(Math.round((value - whole) * 1e6));
}

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:.(\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/;

function parseIsoDateTime(text: string): DateTime | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year, month, day, hour = "0", minute = "0", second = "0", fraction = "", zone] = match;
  const microsecond = Number(fraction.slice(0, 6).padEnd(6, "0"));
  const at = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return DateTime.of(...at, microsecond, zone === undefined ? null : zoneOf(zone));
}

function zoneOf(text: string): TimeZone {
  if (text === "Z") return UTC;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total === 0 ? UTC : TimeZone.ofMinutes(sign === "-" ? -total : total);
}

/** strftime in the C locale. */
export function formatTime(format: string, at: DateTime): string {
  const weekday = WEEKDAYS[at.weekday()] ?? "";
  const month = MONTHS[at.month - 1] ?? "";
  const hour12 = at.hour % 12 === 0 ? 12 : at.hour % 12;
  const dayOfYear = at.ordinalDays - daysFromCivil(at.year, 1, 1) + 1;
  const parts: Readonly<Record<string, string>> = {
    a: weekday.slice(0, 3),
    A: weekday,
    b: month.slice(0, 3),
    B: month,
    d: pad(at.day),
    f: pad(at.microsecond, 6),
    H: pad(at.hour),
    I: pad(hour12),
    j: pad(dayOfYear, 3),
    m: pad(at.month),
    M: pad(at.minute),
    p: at.hour < 12 ? "AM" : "PM",
    S: pad(at.second),
    y: pad(at.year % 100),
    Y: String(at.year),
    z: at.tzinfo ? at.tzinfo.offsetText.replace(":", "") : "",
    Z: at.tzinfo ? at.tzinfo.__str__() : "",
    "%": "%",
  };
  return format.replaceAll(/%([a-zA-Z%])/g, (written, letter: string) => parts[letter] ?? written);
}

/** time.struct_time as a tuple, in UTC. */
export function utcTimeTuple(at: DateTime): Tuple {
  const utc = DateTime.fromWall(at.instant, UTC);
  const dayOfYear = utc.ordinalDays - daysFromCivil(utc.year, 1, 1) + 1;
  return new Tuple([
    utc.year,
    utc.month,
    utc.day,
    utc.hour,
    utc.minute,
    utc.second,
    utc.weekday(),
    dayOfYear,
    0,
  ]);
}
