import { daysFromCivil, MONTHS, padded, WEEKDAYS, weekdayOf } from "./calendar.ts";
import type { TimeZone } from "./timezone.ts";

/** What strftime reads of a datetime; a date stands for its midnight. */
export interface ClockFace {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
  readonly tzinfo: TimeZone | null;
}

/** strftime in the C locale. */
export function formatTime(format: string, at: ClockFace): string {
  const days = daysFromCivil(at.year, at.month, at.day);
  const weekday = WEEKDAYS[weekdayOf(days)] ?? "";
  const month = MONTHS[at.month - 1] ?? "";
  const hour12 = at.hour % 12 === 0 ? 12 : at.hour % 12;
  const dayOfYear = days - daysFromCivil(at.year, 1, 1) + 1;
  const parts: Readonly<Record<string, string>> = {
    a: weekday.slice(0, 3),
    A: weekday,
    b: month.slice(0, 3),
    B: month,
    d: padded(at.day),
    f: padded(at.microsecond, 6),
    H: padded(at.hour),
    I: padded(hour12),
    j: padded(dayOfYear, 3),
    m: padded(at.month),
    M: padded(at.minute),
    p: at.hour < 12 ? "AM" : "PM",
    S: padded(at.second),
    y: padded(at.year % 100),
    Y: String(at.year),
    z: at.tzinfo ? at.tzinfo.offsetText.replaceAll(":", "") : "",
    Z: at.tzinfo ? at.tzinfo.__str__() : "",
    "%": "%",
  };
  return format.replaceAll(/%([a-zA-Z%])/g, (written, letter: string) => parts[letter] ?? written);
}
