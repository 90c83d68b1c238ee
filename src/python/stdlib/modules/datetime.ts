import { type Class, native, pyclass, standFor } from "../../objects.ts";
import type { Value } from "../../values.ts";
import { Date_, DateTime, Time, TimeDelta, TimeZone, UTC } from "../datetime.ts";
import { libraryModule } from "../definition.ts";
import { Float } from "../../values.ts";

/** Mirrors datetime; `now()` and `today()` read the process's clock. */
export const datetime = libraryModule("datetime", ({ host }) => {
  const now = (tz: Value | undefined): DateTime => DateTime.fromtimestamp(new Float(host.clock()), tz ?? null);

  @pyclass("datetime.datetime")
  class ClockedDateTime extends DateTime {}
  Object.assign(ClockedDateTime, {
    now: native("tz=None", now),
    today: native("", () => now(undefined)),
    utcnow: native("", () => now(undefined)),
  });
  standFor(ClockedDateTime, DateTime as unknown as Class);

  @pyclass("datetime.date")
  class ClockedDate extends Date_ {}
  Object.assign(ClockedDate, { today: native("", () => now(undefined).date()) });
  standFor(ClockedDate, Date_ as unknown as Class);

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
