import { OverflowError, OSError, TypeError, ValueError } from "../errors.ts";
import { py, pyclass } from "../objects.ts";
import { repr, typeName } from "../operations.ts";
import { Float, type Value } from "../values.ts";
import { civilFromDays } from "./calendar.ts";
import { Date_ } from "./date.ts";
import { parseIsoDateTime } from "./isoformat.ts";
import { formatTime } from "./strftime.ts";
import { checkTime, Time } from "./time.ts";
import { floorDivide, TimeDelta } from "./timedelta.ts";
import { TimeZone, UTC } from "./timezone.ts";

// One module in Python: its users import it from here.
export { Date_, formatTime, Time, TimeDelta, TimeZone, UTC };

const DAY_MICROSECONDS = 86_400_000_000n;

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
    if (typeof text !== "string") throw new TypeError("fromisoformat: argument must be str");
    const at = parseIsoDateTime(text);
    if (!at) throw new ValueError(`Invalid isoformat string: ${repr(text)}`);
    const { year, month, day, hour, minute, second, microsecond, tzinfo } = at;
    return DateTime.of(year, month, day, hour, minute, second, microsecond, tzinfo);
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
  protected override get hasClock(): boolean {
    return true;
  }
  protected override orderAgainst(other: unknown): number | undefined {
    if (!(other instanceof DateTime)) return super.orderAgainst(other);
    if ((this.tzinfo === null) !== (other.tzinfo === null)) {
      throw new TypeError("can't compare offset-naive and offset-aware datetimes");
    }
    return Number(this.instant - other.instant);
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
