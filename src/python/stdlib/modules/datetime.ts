import { native, pyclass, standFor } from "../../objects.ts";
import { Float, type Value } from "../../values.ts";
import { Date_, DateTime, Time, TimeDelta, TimeZone, UTC } from "../datetime.ts";
import { libraryModule } from "../definition.ts";
import { parseTime } from "../strptime.ts";

/** Mirrors datetime; `now()` and `today()` read the process's clock. */
export const datetime = libraryModule("datetime", ({ host }) => {
  const now = (tz: Value | undefined): DateTime =>
    DateTime.fromtimestamp(new Float(host.clock()), tz ?? null);

  @pyclass("datetime.datetime")
  class ClockedDateTime extends DateTime {}
  Object.assign(ClockedDateTime, {
    now: native("tz=None", now),
    today: native("", () => now(undefined)),
    utcnow: native("", () => now(undefined)),
    combine: native("date, time, tzinfo=None", (day: Date_, at: Time, zone: Value | undefined) =>
      DateTime.of(
        day.year,
        day.month,
        day.day,
        at.hour,
        at.minute,
        at.second,
        at.microsecond,
        zone instanceof TimeZone ? zone : null,
      ),
    ),
    strptime: native("date_string, format", (text: string, format: string) =>
      parseTime(text, format),
    ),
    utcfromtimestamp: native("timestamp", (seconds: Value) => DateTime.fromtimestamp(seconds)),
  });
  Object.defineProperty(ClockedDateTime.prototype, "min", {
    value: DateTime.of(1, 1, 1),
    enumerable: true,
  });
  Object.defineProperty(ClockedDateTime.prototype, "max", {
    value: DateTime.of(9999, 12, 31, 23, 59, 59, 999_999),
    enumerable: true,
  });
  standFor(ClockedDateTime, DateTime);

  @pyclass("datetime.date")
  class ClockedDate extends Date_ {}
  Object.assign(ClockedDate, { today: native("", () => now(undefined).date()) });
  standFor(ClockedDate, Date_);

  return {
    MAXYEAR: 9999,
    MINYEAR: 1,
    UTC,
    date: ClockedDate,
    datetime: ClockedDateTime,
    time: Time,
    timedelta: TimeDelta,
    timezone: TimeZone,
  };
});
