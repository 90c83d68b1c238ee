/** Mirrors django/utils/duration.py (5.2). */
import { TimeDelta } from "../../../python/stdlib/datetime.ts";
import { native } from "../../../python/objects.ts";
import { defineModule } from "../../process.ts";

const pad = (number: number, width = 2): string => String(number).padStart(width, "0");

function components({ days, seconds, microseconds }: TimeDelta): {
  readonly days: number;
  readonly clock: readonly [hours: string, minutes: string, seconds: string];
  readonly fraction: string;
} {
  return {
    days,
    clock: [pad(Math.floor(seconds / 3600)), pad(Math.floor(seconds / 60) % 60), pad(seconds % 60)],
    fraction: microseconds === 0 ? "" : `.${pad(microseconds, 6)}`,
  };
}

/** "1 02:03:04.000005" */
export function duration_string(duration: TimeDelta): string {
  const { days, clock, fraction } = components(duration);
  return `${days === 0 ? "" : `${days} `}${clock.join(":")}${fraction}`;
}

/** "P1DT02H03M04.000005S" */
export function duration_iso_string(duration: TimeDelta): string {
  const negative = duration.totalMicroseconds < 0n;
  const size = negative ? TimeDelta.fromMicroseconds(-duration.totalMicroseconds) : duration;
  const { days, clock, fraction } = components(size);
  const [hours, minutes, seconds] = clock;
  return `${negative ? "-" : ""}P${days}DT${hours}H${minutes}M${seconds}${fraction}S`;
}

export const duration = defineModule("django.utils.duration", () => ({
  duration_string: native("duration", duration_string, "duration_string"),
  duration_iso_string: native("duration", duration_iso_string, "duration_iso_string"),
}));
