import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { WorldStore } from "../client/world-store.ts";
import type { ClockState } from "../protocol/clock.ts";

/** The shortest wait between two redraws: a clock that races must not make the page race. */
const SHORTEST_WAIT_MS = 100;
/** A timer may fire a little early; this much later the second has surely passed. */
const MARGIN_MS = 4;

/** Redraws a panel on every whole second of the sandbox's clock, so that a token expires on screen when it does. */
export class Ticking implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #of: () => WorldStore | null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #clock: ClockState | null = null;

  constructor(host: ReactiveControllerHost, of: () => WorldStore | null) {
    this.#host = host;
    this.#of = of;
    host.addController(this);
  }

  hostConnected(): void {
    this.#arm();
  }

  hostUpdated(): void {
    // A new clock means a new rhythm; otherwise the timer that runs is right.
    if (this.#running() !== this.#clock) this.#arm();
  }

  hostDisconnected(): void {
    this.#disarm();
  }

  #running(): ClockState | null {
    return this.#of()?.value.state?.clock ?? null;
  }

  #arm(): void {
    this.#disarm();
    const world = this.#of();
    this.#clock = this.#running();
    if (world === null || this.#clock === null || this.#clock.rate <= 0) return;
    const now = world.now();
    const wait = ((Math.floor(now) + 1 - now) / this.#clock.rate) * 1000;
    this.#timer = setTimeout(
      () => {
        this.#arm();
        this.#host.requestUpdate();
      },
      Math.max(SHORTEST_WAIT_MS, wait + MARGIN_MS),
    );
  }

  #disarm(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
