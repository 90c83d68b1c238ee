import { civilFromDays, daysFromCivil, weekdayOf } from "./calendar.ts";
import { TimeDelta } from "./timedelta.ts";
import { TimeZone, UTC } from "./timezone.ts";

const DATE = String.raw`(?<year>\d{4})(?:-(?<month>\d\d)-(?<day>\d\d)|(?<month2>\d\d)(?<day2>\d\d)|-W(?<week>\d\d)(?:-(?<weekday>\d))?|W(?<week2>\d\d)(?<weekday2>\d)?)`;
const TIME = String.raw`(?<hour>\d\d)(?::(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d+))?)?|(?<minute2>\d\d)(?:(?<second2>\d\d)(?:[.,](?<fraction2>\d+))?)?)?`;
const ZONE = new RegExp(`^(?<sign>[+-])${TIME}$`);
const ISO_DATE = new RegExp(`^${DATE}$`);
const ISO_DATE_TIME = new RegExp(`^${DATE}(?:.${TIME}(?<zone>Z|[+-][\\d:.,]+)?)?$`, "s");

/** A date as it is written: there may be no such day. */
export interface WrittenDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A moment as it is written. */
export interface WrittenMoment extends WrittenDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: TimeZone | null;
}

type Groups = Readonly<Record<string, string | undefined>>;

/** "2026-11-23", "20261123", "2026-W48-1", "2026W481", "2026-W48"; null for any other text. */
export function parseIsoDate(text: string): WrittenDate | null {
  const groups = ISO_DATE.exec(text)?.groups;
  return groups ? dateOf(groups) : null;
}

/** A date, and behind any one character a time with or without a zone; null for any other text. */
export function parseIsoDateTime(text: string): WrittenMoment | null {
  const groups = ISO_DATE_TIME.exec(text)?.groups as Groups | undefined;
  const date = groups && dateOf(groups);
  if (!date) return null;
  const tzinfo = groups.zone === undefined ? null : zoneOf(groups.zone);
  return tzinfo === undefined ? null : { ...date, ...clockOf(groups), tzinfo };
}

/**
 * The zone of a text: "Z", "+02:00", "-0330", "+01:00:30".
 * @returns undefined for any other text
 * @throws ValueError from a whole day on
 */
export function zoneOf(text: string): TimeZone | undefined {
  if (text === "Z") return UTC;
  const groups = ZONE.exec(text)?.groups as Groups | undefined;
  if (!groups) return undefined;
  const { hour, minute, second, microsecond } = clockOf(groups);
  const sign = groups.sign === "-" ? -1 : 1;
  const offset = TimeDelta.of({
    hours: sign * hour,
    minutes: sign * minute,
    seconds: sign * second,
    microseconds: sign * microsecond,
  });
  return offset.totalMicroseconds === 0n ? UTC : TimeZone.withOffset(offset);
}

function clockOf(
  groups: Groups,
): Pick<WrittenMoment, "hour" | "minute" | "second" | "microsecond"> {
  const { hour, minute, minute2, second, second2, fraction, fraction2 } = groups;
  return {
    hour: Number(hour ?? 0),
    minute: Number(minute ?? minute2 ?? 0),
    second: Number(second ?? second2 ?? 0),
    microsecond: Number((fraction ?? fraction2 ?? "").slice(0, 6).padEnd(6, "0")),
  };
}

function dateOf(groups: Groups): WrittenDate | null {
  const { month, month2, day, day2, week, week2, weekday, weekday2 } = groups;
  const year = Number(groups.year);
  const inWeeks = week ?? week2;
  if (inWeeks !== undefined)
    return dayOfWeek(year, Number(inWeeks), Number(weekday ?? weekday2 ?? 1));
  return { year, month: Number(month ?? month2), day: Number(day ?? day2) };
}

/** A day of an ISO week, Monday 1; null where the year has no such week, or a week no such day. */
function dayOfWeek(year: number, week: number, weekday: number): WrittenDate | null {
  if (week < 1 || weekday < 1 || weekday > 7) return null;
  // The first week is the one of 4 January; a week belongs to the year of its Thursday.
  const fourth = daysFromCivil(year, 1, 4);
  const monday = fourth - weekdayOf(fourth) + (week - 1) * 7;
  if (civilFromDays(monday + 3).year !== year) return null;
  const date = civilFromDays(monday + weekday - 1);
  return date.year >= 1 && date.year <= 9999 ? date : null;
}
