/** How a sandbox's time runs. All instants are seconds since the epoch, UTC, fractional. */
export interface ClockState {
  /** Sandbox time at the moment `anchor`. */
  readonly at: number;
  /** Wall time at which sandbox time was `at`. */
  readonly anchor: number;
  /** Sandbox seconds that pass in one wall second; 0 is a paused clock. */
  readonly rate: number;
}

/** What a learner can do to a clock. */
export type ClockChange =
  | { readonly kind: "rate"; readonly rate: number }
  | { readonly kind: "advance"; readonly seconds: number }
  | { readonly kind: "set"; readonly at: number }
  | { readonly kind: "real" };

/** A clock that agrees with the wall. @param wall seconds since the epoch, UTC */
export function realClock(wall: number): ClockState {
  return { at: wall, anchor: wall, rate: 1 };
}

/** Sandbox time. @param wall seconds since the epoch, UTC @returns the same unit */
export function readClock(clock: ClockState, wall: number): number {
  return clock.at + (wall - clock.anchor) * clock.rate;
}

/** The clock after a change made at `wall`. */
export function changeClock(clock: ClockState, change: ClockChange, wall: number): ClockState {
  const at = readClock(clock, wall);
  switch (change.kind) {
    case "rate":
      return { at, anchor: wall, rate: change.rate };
    case "advance":
      return { at: at + change.seconds, anchor: wall, rate: clock.rate };
    case "set":
      return { at: change.at, anchor: wall, rate: clock.rate };
    case "real":
      return realClock(wall);
    default:
      return change satisfies never;
  }
}
