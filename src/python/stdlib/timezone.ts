import { TypeError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { typeName } from "../operations.ts";
import type { Value } from "../values.ts";
import { padded } from "./calendar.ts";
import { TimeDelta } from "./timedelta.ts";

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
    return `${minutes < 0 ? "-" : "+"}${padded(Math.floor(Math.abs(minutes) / 60))}:${padded(Math.abs(minutes) % 60)}`;
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

/** The zone of an ISO 8601 text: "Z", "+02:00", "-0330". */
export function zoneOf(text: string): TimeZone {
  if (text === "Z") return UTC;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d\d):?(\d\d)?$/.exec(text) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total === 0 ? UTC : TimeZone.ofMinutes(sign === "-" ? -total : total);
}
