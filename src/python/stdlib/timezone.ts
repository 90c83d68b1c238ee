import { TypeError, ValueError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { quoteText, typeName } from "../operations.ts";
import type { Value } from "../values.ts";
import { padded } from "./calendar.ts";
import { TimeDelta } from "./timedelta.ts";

const DAY_MICROSECONDS = 86_400_000_000n;

/** Mirrors datetime.timezone: a fixed offset from UTC. */
@pyclass("datetime.timezone")
export class TimeZone extends PyObject {
  declare offset: TimeDelta;
  declare label: string | null;

  /** @param minutes east of UTC */
  static ofMinutes(minutes: number, label: string | null = null): TimeZone {
    return TimeZone.withOffset(TimeDelta.of({ minutes }), label);
  }

  /** @throws ValueError from a whole day on */
  static withOffset(offset: TimeDelta, label: string | null = null): TimeZone {
    const zone = new TimeZone();
    zone.__init__(offset, label);
    return zone;
  }

  @py("offset, name=None")
  __init__(offset: Value, name: string | null = null): void {
    if (!(offset instanceof TimeDelta)) {
      throw new TypeError(
        `timezone() argument 1 must be datetime.timedelta, not ${typeName(offset)}`,
      );
    }
    const size = offset.totalMicroseconds;
    if (size >= DAY_MICROSECONDS || size <= -DAY_MICROSECONDS) {
      throw new ValueError(
        `offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not ${offset.__repr__()}.`,
      );
    }
    this.offset = offset;
    this.label = name;
  }

  /** "Z"-less offset text, e.g. "+02:00". */
  get offsetText(): string {
    const offset = this.offset.totalMicroseconds;
    const size = Number(offset < 0n ? -offset : offset);
    const [seconds, microseconds] = [Math.floor(size / 1_000_000), size % 1_000_000];
    const clock = `${padded(Math.floor(seconds / 3600))}:${padded(Math.floor(seconds / 60) % 60)}`;
    const fraction = microseconds === 0 ? "" : `.${padded(microseconds, 6)}`;
    const rest = size % 60_000_000 === 0 ? "" : `:${padded(seconds % 60)}${fraction}`;
    return `${offset < 0n ? "-" : "+"}${clock}${rest}`;
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
    if (this === UTC) return "datetime.timezone.utc";
    const label = this.label === null ? "" : `, ${quoteText(this.label)}`;
    return `datetime.timezone(${this.offset.__repr__()}${label})`;
  }
  __eq__(other: unknown): boolean {
    return other instanceof TimeZone && other.offset.__eq__(this.offset);
  }
}

export const UTC = TimeZone.ofMinutes(0);
Object.defineProperty(TimeZone.prototype, "utc", { value: UTC });
