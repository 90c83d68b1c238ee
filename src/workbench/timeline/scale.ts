/** A stretch of sandbox time, seconds since the epoch. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How much of the time line is shown. */
export type Zoom = "fit" | "minutes" | "day";

const ZOOM_SECONDS = { minutes: 600, day: 86_400 } as const;

/** A mark of the time axis. */
export interface AxisMark {
  readonly at: number;
  readonly label: string;
}

const STEPS_SECONDS = [
  1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400,
  172_800, 604_800,
] as const;

/**
 * The span to show.
 * @param instants what "fit" must hold: issue times, expiries that matter, requests
 * @param now sandbox time; always inside the span
 */
export function spanFor(zoom: Zoom, instants: readonly number[], now: number): Span {
  if (zoom !== "fit") {
    const seconds = ZOOM_SECONDS[zoom];
    // A third of the width for what was, the rest for what comes.
    return { from: now - seconds / 3, to: now + (seconds * 2) / 3 };
  }
  const from = Math.min(now, ...instants);
  const to = Math.max(now, ...instants);
  const room = Math.max((to - from) * 0.04, 15);
  return { from: from - room, to: to + room };
}

/** Where an instant stands in the span: 0 at its start, 1 at its end; not clamped. */
export function share(span: Span, at: number): number {
  return (at - span.from) / (span.to - span.from);
}

/** Round instants inside the span, at most `most` of them. */
export function axisMarks(span: Span, most: number): readonly AxisMark[] {
  const seconds = span.to - span.from;
  const step = STEPS_SECONDS.find((each) => seconds / each <= most) ?? Math.ceil(seconds / most);
  const marks: AxisMark[] = [];
  for (let at = Math.ceil(span.from / step) * step; at <= span.to; at += step) {
    marks.push({ at, label: axisLabel(at, step) });
  }
  return marks;
}

function axisLabel(at: number, step: number): string {
  const iso = new Date(at * 1000).toISOString();
  if (step >= 86_400 || (step >= 3600 && at % 86_400 === 0)) return iso.slice(5, 10);
  return iso.slice(11, step < 60 ? 19 : 16);
}
