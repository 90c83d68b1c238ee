import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { WorldStore } from "../client/world-store.ts";
import type { ClockChange, ClockState } from "../protocol/clock.ts";
import { tokensIn } from "../tokens/issued.ts";
import "../ui/menu.ts";
import type { MenuItem } from "../ui/menu.ts";
import { clockWords, dateWords, durationWords } from "../ui/time-words.ts";
import { Ticking } from "../workbench/ticking.ts";
import { Watching } from "../ui/watching.ts";

const RATES = [1, 10, 60] as const;
const JUMPS = [
  ["10 seconds ahead", 10],
  ["1 minute ahead", 60],
  ["5 minutes ahead", 300],
] as const;
/** Nearer to the wall than this, the sandbox's time needs no word on how far off it is. */
const NEAR_SECONDS = 2;

/** The sandbox's time, live, with the menu that moves it. */
@customElement("wb-sandbox-clock")
export class WbSandboxClock extends LitElement {
  static override styles = css`
    :host {
      display: inline-flex;
    }
    .time {
      font-family: var(--wb-font-code);
      font-variant-numeric: tabular-nums;
      font-weight: 400;
    }
    .zone {
      color: var(--wb-ink-soft);
    }
    .rate {
      padding: 0 0.35em;
      border-radius: 1em;
      background: var(--wb-notice-soft);
      color: var(--wb-notice);
      font-weight: 600;
    }
    @media (max-width: 899px) {
      wb-menu::part(icon),
      .zone {
        display: none;
      }
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;
  /** The learner's own clock, seconds since the epoch. */
  @property({ attribute: false }) wall: () => number = () => Date.now() / 1000;

  readonly #world = new Watching(this, () => this.world);

  constructor() {
    super();
    new Ticking(this, () => this.world);
  }

  override render(): TemplateResult | typeof nothing {
    const clock = this.#clock();
    if (this.world === null || clock === null) return nothing;
    const now = this.world.now();
    const rate = rateWord(clock.rate);
    return html`<wb-menu
      icon=${clock.rate === 0 ? "pause" : "clock"}
      label=${`${clockWords(now)} UTC, the sandbox’s time${rate === null ? "" : `, ${rate}`}: change it`}
      .items=${this.#items(now, clock)}
      @wb-pick=${this.#pick}
    >
      <span class="time">${clockWords(now)}</span> <span class="zone">UTC</span>
      ${rate === null ? nothing : html`<span class="rate">${rate}</span>`}
    </wb-menu>`;
  }

  #clock(): ClockState | null {
    return this.#world.value?.state?.clock ?? null;
  }

  /** The end of the newest access token's life. */
  #expiry(): number | null {
    const issued = tokensIn(this.#world.value?.log ?? []);
    return issued.findLast(({ type }) => type === "access")?.exp ?? null;
  }

  #items(now: number, { rate }: ClockState): readonly MenuItem[] {
    const expiry = this.#expiry();
    const hint = (at: number): { hint?: string } => ({ hint: clockWords(at) });
    return [
      {
        id: "rate:0",
        label: "Paused",
        checked: rate === 0,
        group: `Sandbox time, ${dateWords(now)}`,
      },
      ...RATES.map((each): MenuItem => ({
        id: `rate:${each}`,
        label: each === 1 ? "Runs" : `Runs ${each} times as fast`,
        checked: rate === each,
      })),
      ...JUMPS.map(([label, seconds], index): MenuItem => ({
        id: `advance:${seconds}`,
        label,
        ...hint(now + seconds),
        ...(index === 0 ? { group: "Move it" } : {}),
      })),
      ...(expiry === null
        ? []
        : [
            {
              id: `set:${expiry - 1}`,
              label: "1 second before it expires",
              ...hint(expiry - 1),
              group: "Newest access token",
            },
            { id: `set:${expiry}`, label: "The second it expires", ...hint(expiry) },
            { id: `set:${expiry + 1}`, label: "1 second after", ...hint(expiry + 1) },
          ]),
      { id: "real", label: "Back to real time", group: this.#offWords(now), icon: "reset" },
    ];
  }

  #offWords(now: number): string {
    const ahead = now - this.wall();
    if (Math.abs(ahead) < NEAR_SECONDS) return "As your own clock";
    return `${durationWords(ahead)} ${ahead > 0 ? "ahead of" : "behind"} your own clock`;
  }

  #pick = ({ detail }: CustomEvent<{ id: string }>): void => {
    const [kind, value = ""] = detail.id.split(":");
    const amount = Number(value);
    const change: ClockChange =
      kind === "rate"
        ? { kind, rate: amount }
        : kind === "advance"
          ? { kind, seconds: amount }
          : kind === "set"
            ? { kind, at: amount }
            : { kind: "real" };
    // A refusal becomes the world's fault, which the shell shows.
    this.world?.clock(change).catch(() => undefined);
  };
}

function rateWord(rate: number): string | null {
  if (rate === 0) return "paused";
  return rate === 1 ? null : `×${rate}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-sandbox-clock": WbSandboxClock;
  }
}
