/** Mirrors django/utils/dateparse.py (5.2). */
import { ValueError } from "../../../python/errors.ts";
import { native } from "../../../python/objects.ts";
import { Date_, DateTime, Time, TimeDelta } from "../../../python/stdlib/datetime.ts";
import { zoneOf } from "../../../python/stdlib/isoformat.ts";
import { defineModule } from "../../process.ts";

const DATE = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})\n?$/;
const CLOCK = String.raw`(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2})(?:[.,](?<fraction>\d{1,6})\d{0,6})?)?`;
const TIME = new RegExp(`^${CLOCK}\\n?$`);
const DATE_TIME = new RegExp(
  String.raw`^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})[T ]${CLOCK}\s*(?<zone>Z|[+-]\d{2}(?::?\d{2})?)?\n?$`,
);
const STANDARD_DURATION =
  /^(?:(?<days>-?\d+) (?:days?, )?)?(?<sign>-?)(?:(?:(?<hours>\d+):)(?=\d+:\d+))?(?:(?<minutes>\d+):)?(?<seconds>\d+)(?:[.,](?<fraction>\d{1,6})\d{0,6})?\n?$/;
const ISO_DURATION =
  /^(?<sign>[-+]?)P(?:(?<days>\d+(?:[.,]\d+)?)D)?(?:T(?:(?<hours>\d+(?:[.,]\d+)?)H)?(?:(?<minutes>\d+(?:[.,]\d+)?)M)?(?:(?<seconds>\d+(?:[.,]\d+)?)S)?)?\n?$/;
const POSTGRES_INTERVAL =
  /^(?:(?<days>-?\d+) (?:days? ?))?(?:(?<sign>[-+])?(?<hours>\d+):(?<minutes>\d\d):(?<seconds>\d\d)(?:\.(?<fraction>\d{1,6}))?)?\n?$/;

/** What `run` gives; null where it raises ValueError. */
function orNull<T>(run: () => T): T | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof ValueError) return null;
    throw error;
  }
}

/** @returns null where the text has another form @throws ValueError where there is no such day */
export function parse_date(text: string): Date_ | null {
  const iso = orNull(() => Date_.fromisoformat(text));
  if (iso) return iso;
  const { year, month, day } = DATE.exec(text)?.groups ?? {};
  return year === undefined ? null : Date_.of(Number(year), Number(month), Number(day));
}

function microseconds(fraction: string | undefined): number {
  return Number((fraction ?? "").padEnd(6, "0"));
}

/** @returns null where the text has another form @throws ValueError where there is no such time */
export function parse_time(text: string): Time | null {
  const { hour, minute, second, fraction } = TIME.exec(text)?.groups ?? {};
  if (hour === undefined) {
    const compact = /^T?(\d\d)(?:(\d\d)(?:(\d\d))?)?$/.exec(text);
    return compact
      ? Time.of(Number(compact[1]), Number(compact[2] ?? 0), Number(compact[3] ?? 0))
      : null;
  }
  return Time.of(Number(hour), Number(minute), Number(second ?? 0), microseconds(fraction));
}

/** @returns null where the text has another form @throws ValueError where there is no such moment */
export function parse_datetime(text: string): DateTime | null {
  const iso = orNull(() => DateTime.fromisoformat(text));
  if (iso) return iso;
  const { year, month, day, hour, minute, second, fraction, zone } =
    DATE_TIME.exec(text)?.groups ?? {};
  if (year === undefined) return null;
  const numbers = [year, month, day, hour, minute, second ?? 0].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return DateTime.of(
    ...numbers,
    microseconds(fraction),
    zone === undefined ? null : (zoneOf(zone) ?? null),
  );
}

/** @returns null where the text is no duration */
export function parse_duration(text: string): TimeDelta | null {
  const standard = STANDARD_DURATION.exec(text);
  const iso = standard ? null : ISO_DURATION.exec(text);
  const match = standard ?? iso ?? POSTGRES_INTERVAL.exec(text);
  if (!match) return null;
  const { sign, days, hours, minutes, seconds, fraction } = match.groups ?? {};
  const number = (part: string | undefined): number => Number((part ?? "0").replace(",", "."));
  const factor = sign === "-" ? -1 : 1;
  const clock = TimeDelta.of({
    hours: number(hours) * factor,
    minutes: number(minutes) * factor,
    seconds: number(seconds) * factor,
    microseconds: microseconds(fraction) * factor,
  });
  const whole = TimeDelta.of({ days: number(days) * (iso ? factor : 1) });
  return TimeDelta.fromMicroseconds(clock.totalMicroseconds + whole.totalMicroseconds);
}

export const dateparse = defineModule("django.utils.dateparse", () => ({
  parse_date: native("value", parse_date, "parse_date"),
  parse_time: native("value", parse_time, "parse_time"),
  parse_datetime: native("value", parse_datetime, "parse_datetime"),
  parse_duration: native("value", parse_duration, "parse_duration"),
}));
