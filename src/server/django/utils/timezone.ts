/** Mirrors django/utils/timezone.py (5.2). */
import { KeyError, ValueError } from "../../../python/errors.ts";
import { native, pyclass } from "../../../python/objects.ts";
import { repr, str } from "../../../python/operations.ts";
import { DateTime, TimeDelta, TimeZone, UTC } from "../../../python/stdlib/datetime.ts";
import type { Date_ } from "../../../python/stdlib/datetime.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";

/** Mirrors zoneinfo.ZoneInfo: a zone whose distance from UTC changes with the season. */
@pyclass("zoneinfo.ZoneInfo")
export class ZoneInfo extends TimeZone {
  declare key: string;
  declare format: Intl.DateTimeFormat;

  /** @throws KeyError, as ZoneInfoNotFoundError is one, for an unknown zone */
  static of(key: string): ZoneInfo {
    const zone = new ZoneInfo();
    zone.__init__(TimeDelta.of({}), key);
    zone.key = key;
    try {
      zone.format = new Intl.DateTimeFormat("en-US", { timeZone: key, timeZoneName: "longOffset" });
    } catch {
      throw new KeyError(`No time zone found with key ${key}`);
    }
    return zone;
  }

  /** The zone as it is at one moment. @param instant microseconds since the epoch */
  at(instant: bigint): TimeZone {
    const parts = this.format.formatToParts(Number(instant / 1000n));
    const text = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
    const [, sign, hours = "0", minutes = "0"] = /^GMT(?:([+-])(\d\d):?(\d\d)?)?/.exec(text) ?? [];
    const offset = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
    return Object.assign(new ZoneMoment(), TimeZone.ofMinutes(offset, this.key), { zone: this });
  }

  /** Whether the clocks of the zone show a time twice. @param wall microseconds of wall time */
  repeats(wall: bigint): boolean {
    const [before, after] = [-1n, 1n].map(
      (side) => this.at(wall + side * 86_400_000_000n).offset.totalMicroseconds,
    );
    const shown = (offset: bigint | undefined): boolean =>
      offset !== undefined && this.at(wall - offset).offset.totalMicroseconds === offset;
    return before !== after && shown(before) && shown(after);
  }

  override __repr__(): string {
    return `zoneinfo.ZoneInfo(key='${this.key}')`;
  }
}

/** A zone at one moment: its distance from UTC then, under the zone's own name. */
@pyclass("zoneinfo.ZoneInfo")
class ZoneMoment extends TimeZone {
  declare zone: ZoneInfo;
  override __repr__(): string {
    return this.zone.__repr__();
  }
}

/** The time of an aware datetime in a zone. */
function inZone(value: DateTime, zone: TimeZone): DateTime {
  // Python leaves a time alone that is in the zone already, be it one that the clocks leap over.
  if (value.tzinfo instanceof ZoneMoment && value.tzinfo.zone === zone) return value;
  return value.astimezone(zone instanceof ZoneInfo ? zone.at(value.instant) : zone);
}

/** A naive datetime as the clocks of a zone showed it. */
function awareIn(value: DateTime, zone: TimeZone): DateTime {
  if (!(zone instanceof ZoneInfo)) return value.replace(...NOTHING, zone);
  const guess = zone.at(value.wall);
  const settled = zone.at(value.wall - guess.offset.totalMicroseconds);
  return value.replace(...NOTHING, settled);
}

const NOTHING = [
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
  undefined,
] as const;

/** Python's own module of time zones. */
export const zoneinfo = defineModule(
  "zoneinfo",
  () => ({ ZoneInfo: native("key", (key: string) => ZoneInfo.of(key), "ZoneInfo") }),
  "/python3.11/zoneinfo/__init__.py",
);

export const timezone = defineModule("django.utils.timezone", async (process) => {
  const { settings } = await process.load(conf);
  const zones = new Map<string, TimeZone>();
  let active: TimeZone | null = null;

  function zoneNamed(key: string): TimeZone {
    const known = zones.get(key) ?? ZoneInfo.of(key);
    zones.set(key, known);
    return known;
  }
  function zoneOf(value: Value): TimeZone {
    if (value instanceof TimeZone) return value;
    if (typeof value === "string") return zoneNamed(value);
    throw new ValueError(`Invalid timezone: ${repr(value)}`);
  }

  const get_default_timezone = (): TimeZone => zoneNamed(settings.text("TIME_ZONE"));
  const get_current_timezone = (): TimeZone => active ?? get_default_timezone();

  /** The time of the server's clock: aware, in UTC, with USE_TZ; naive local time without. */
  function now(): DateTime {
    const microseconds = BigInt(Math.round(process.host.clock() * 1e6));
    const utc = DateTime.fromWall(microseconds, UTC);
    return settings.flag("USE_TZ") ? utc : make_naive(utc);
  }
  function is_aware(value: DateTime): boolean {
    return value.tzinfo !== null;
  }
  function localtime(value: DateTime | null = null, zone: Value = null): DateTime {
    const given = value ?? now();
    if (!is_aware(given)) throw new ValueError("localtime() cannot be applied to a naive datetime");
    return inZone(given, zone === null ? get_current_timezone() : zoneOf(zone));
  }
  function localdate(value: DateTime | null = null, zone: Value = null): Date_ {
    return localtime(value, zone).date();
  }
  function make_aware(value: DateTime, zone: Value = null): DateTime {
    if (is_aware(value))
      throw new ValueError(`make_aware expects a naive datetime, got ${str(value)}`);
    return awareIn(value, zone === null ? get_current_timezone() : zoneOf(zone));
  }
  function make_naive(value: DateTime, zone: Value = null): DateTime {
    if (!is_aware(value))
      throw new ValueError("make_naive() cannot be applied to a naive datetime");
    const local = inZone(value, zone === null ? get_current_timezone() : zoneOf(zone));
    return DateTime.fromWall(local.wall, null);
  }
  const nameOf = (zone: TimeZone): string => (zone instanceof ZoneInfo ? zone.key : zone.__str__());

  return {
    now: native("", now, "now"),
    is_aware: native("value", is_aware, "is_aware"),
    is_naive: native("value", (value: DateTime) => !is_aware(value), "is_naive"),
    localtime: native("value=None, timezone=None", localtime, "localtime"),
    localdate: native("value=None, timezone=None", localdate, "localdate"),
    make_aware: native("value, timezone=None", make_aware, "make_aware"),
    make_naive: native("value, timezone=None", make_naive, "make_naive"),
    get_default_timezone: native("", get_default_timezone, "get_default_timezone"),
    get_default_timezone_name: native(
      "",
      () => nameOf(get_default_timezone()),
      "get_default_timezone_name",
    ),
    get_current_timezone: native("", get_current_timezone, "get_current_timezone"),
    get_current_timezone_name: native(
      "",
      () => nameOf(get_current_timezone()),
      "get_current_timezone_name",
    ),
    get_fixed_timezone: native(
      "offset",
      (offset: Value) => {
        const minutes =
          offset instanceof TimeDelta ? Math.floor(offset.totalSeconds / 60) : Number(offset);
        const size = Math.abs(minutes);
        const digits = [Math.floor(size / 60), size % 60]
          .map((part) => String(part).padStart(2, "0"))
          .join("");
        return TimeZone.ofMinutes(minutes, `${minutes < 0 ? "-" : "+"}${digits}`);
      },
      "get_fixed_timezone",
    ),
    activate: native(
      "timezone",
      (zone: Value) => {
        active = zoneOf(zone);
        return null;
      },
      "activate",
    ),
    deactivate: native(
      "",
      () => {
        active = null;
        return null;
      },
      "deactivate",
    ),
  };
});
