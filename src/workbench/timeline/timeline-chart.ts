import {
  css,
  html,
  LitElement,
  nothing,
  svg,
  type SVGTemplateResult,
  type TemplateResult,
} from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { clockWords, dateWords } from "../../ui/time-words.ts";
import { panelEvent } from "../events.ts";
import type { Outcome } from "../exchange.ts";
import { axisMarks, share, type Span, spanFor, type Zoom } from "./scale.ts";

/** A token's life on the time line. */
export interface TimelineBar {
  readonly id: string;
  /** E.g. "access 2". */
  readonly label: string;
  readonly role: "access" | "refresh" | "other";
  /** Seconds since the epoch; `to` null is a token without expiry. */
  readonly from: number;
  readonly to: number | null;
  readonly state: "valid" | "expired" | "blacklisted";
}

/** A request on the time line. */
export interface TimelineTick {
  /** Id of its log entry. */
  readonly id: number;
  readonly at: number;
  readonly outcome: Outcome;
  /** E.g. "GET /api/books/ 200". */
  readonly label: string;
}

const ROW_PX = 24;
const BAR_PX = 16;
const TICKS_PX = 40;
/** Ticks nearer than this to one another stand on different levels. */
const TICK_APART_PX = 12;
const TICK_LEVELS = 3;
const AXIS_PX = 20;
const MARK_EVERY_PX = 90;
/** Below this a bar's name stands beside it, not in it. */
const NAME_INSIDE_PX = 96;

/**
 * Tokens as bars from issue to expiry, requests as marks, and where "now" is.
 * @fires wb-select-exchange - detail: the entry id of the tick that was clicked
 */
@customElement("wb-timeline-chart")
export class WbTimelineChart extends LitElement {
  static override styles = css`
    :host {
      display: block;
      min-width: 0;
    }
    svg {
      display: block;
      width: 100%;
      font-family: var(--wb-font-text);
      font-size: 0.75rem;
    }
    text {
      fill: var(--wb-ink-soft);
    }
    .grid {
      stroke: var(--wb-line);
    }
    .bar {
      fill: var(--tone);
      fill-opacity: 0.16;
      stroke: var(--tone);
    }
    .spent {
      fill: var(--tone);
      fill-opacity: 0.38;
    }
    .bar-name {
      fill: var(--wb-ink);
    }
    [data-role="access"] {
      --tone: var(--wb-accent);
    }
    [data-role="refresh"] {
      --tone: var(--wb-refresh, var(--wb-ink-soft));
    }
    [data-role="other"] {
      --tone: var(--wb-ink-soft);
    }
    [data-state="expired"],
    [data-state="blacklisted"] {
      --tone: var(--wb-skipped);
    }
    [data-state="expired"] .bar,
    [data-state="blacklisted"] .bar {
      stroke-dasharray: 3 3;
    }
    [data-state="blacklisted"] .bar-name {
      text-decoration: line-through;
    }
    .now {
      stroke: var(--wb-ink);
      stroke-width: 1.5;
    }
    .now-name {
      fill: var(--wb-ink);
      font-weight: 600;
    }
    .tick {
      cursor: pointer;
      fill: var(--tone);
      stroke: var(--tone);
      stroke-width: 2;
    }
    .tick[data-outcome="passed"] {
      --tone: var(--wb-passed);
    }
    .tick[data-outcome="redirected"] {
      --tone: var(--wb-skipped);
    }
    .tick[data-outcome="refused"] {
      --tone: var(--wb-refused);
    }
    .tick[data-outcome="failed"] {
      --tone: var(--wb-failed);
    }
    .tick .target {
      fill: transparent;
      stroke: none;
    }
    .tick[data-selected] .target {
      fill: var(--wb-accent-soft);
    }
  `;

  @property({ attribute: false }) bars: readonly TimelineBar[] = [];
  @property({ attribute: false }) ticks: readonly TimelineTick[] = [];
  /** Sandbox time, seconds since the epoch. */
  @property({ type: Number }) now = 0;
  @property() zoom: Zoom = "fit";
  /** Id of the exchange the panels show. */
  @property({ attribute: false }) selected: number | null = null;
  @state() private width = 600;

  readonly #resized = new ResizeObserver(([entry]) => {
    if (entry !== undefined) this.width = Math.max(240, Math.round(entry.contentRect.width));
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.#resized.observe(this);
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    super.disconnectedCallback();
  }

  override render(): TemplateResult {
    const span = spanFor(this.zoom, this.#instants(), this.now);
    const top = 18;
    const ticksAt = top + this.bars.length * ROW_PX + 4;
    const axisAt = ticksAt + TICKS_PX;
    return html`<svg
      role="img"
      aria-label="Lifetimes of your tokens and the requests you sent; the table below says the same in words"
      viewBox="0 0 ${this.width} ${axisAt + AXIS_PX}"
      height=${axisAt + AXIS_PX}
    >
      ${this.#axis(span, axisAt, top)}
      ${repeat(
        this.bars,
        ({ id }) => id,
        (bar, row) => this.#bar(bar, span, top + row * ROW_PX),
      )}
      ${repeat(
        this.#placed(span),
        ({ tick }) => tick.id,
        ({ tick, x, level }) =>
          this.#tick(tick, x, ticksAt + ((level + 0.5) * TICKS_PX) / TICK_LEVELS),
      )}
      ${this.#now(span, axisAt)}
    </svg>`;
  }

  /** What "fit" holds. A refresh token lives so long that its end would squeeze everything else flat; it runs off the edge. */
  #instants(): readonly number[] {
    const short = this.bars.some(({ role }) => role !== "refresh");
    return [
      ...this.bars.map(({ from }) => from),
      ...this.bars.flatMap(({ role, to }) =>
        to === null || (short && role === "refresh") ? [] : [to],
      ),
      ...this.ticks.map(({ at }) => at),
    ];
  }

  #x(span: Span, at: number): number {
    return Math.round(share(span, at) * this.width * 10) / 10;
  }

  #axis(span: Span, y: number, top: number): SVGTemplateResult {
    const most = Math.max(2, Math.floor(this.width / MARK_EVERY_PX));
    return svg`<line class="grid" x1="0" x2=${this.width} y1=${y} y2=${y}></line>
      ${axisMarks(span, most).map(({ at, label }) => {
        const x = this.#x(span, at);
        const inside = x > 18 && x < this.width - 18;
        return svg`<line class="grid" x1=${x} x2=${x} y1=${top - 6} y2=${y + 4}></line>
          ${inside ? svg`<text x=${x} y=${y + 16} text-anchor="middle">${label}</text>` : nothing}`;
      })}`;
  }

  #bar({ label, role, from, to, state }: TimelineBar, span: Span, y: number): SVGTemplateResult {
    const clamp = (x: number): number => Math.min(this.width - 1, Math.max(1, x));
    const left = clamp(this.#x(span, from));
    const right = clamp(to === null ? this.width : this.#x(span, to));
    const spent = Math.min(right, clamp(this.#x(span, this.now)));
    const width = Math.max(2, right - left);
    const beyond =
      to !== null && to > span.to ? `, until ${clockWords(to)} on ${dateWords(to)} →` : "";
    const words = `${label}${state === "valid" ? beyond : `, ${state}`}`;
    const inside = width > NAME_INSIDE_PX;
    const roomRight = this.width - right > NAME_INSIDE_PX;
    const x = inside ? left + 6 : roomRight ? right + 6 : left - 6;
    return svg`<g data-role=${role} data-state=${state}>
      <title>${words}: ${clockWords(from)} to ${to === null ? "no expiry" : clockWords(to)}</title>
      <rect class="bar" x=${left} y=${y} width=${width} height=${BAR_PX} rx="3"></rect>
      ${
        spent > left && state === "valid"
          ? svg`<rect class="spent" x=${left} y=${y} width=${spent - left} height=${BAR_PX} rx="3"></rect>`
          : nothing
      }
      <text class="bar-name" x=${x} y=${y + BAR_PX - 4} text-anchor=${inside || roomRight ? "start" : "end"}>${words}</text>
    </g>`;
  }

  /** Ticks inside the span with their places; those that would cover one another stand on different levels. */
  #placed(span: Span): readonly { tick: TimelineTick; x: number; level: number }[] {
    const ends = Array.from({ length: TICK_LEVELS }, () => Number.NEGATIVE_INFINITY);
    return this.ticks.flatMap((tick) => {
      const x = this.#x(span, tick.at);
      if (x < 0 || x > this.width) return [];
      const free = ends.findIndex((end) => x - end >= TICK_APART_PX);
      const level = free === -1 ? TICK_LEVELS - 1 : free;
      ends[level] = x;
      return [{ tick, x, level }];
    });
  }

  #tick({ id, at, outcome, label }: TimelineTick, x: number, y: number): SVGTemplateResult {
    return svg`<g
      class="tick"
      data-outcome=${outcome}
      ?data-selected=${id === this.selected}
      transform="translate(${x} ${y})"
      @click=${() => this.dispatchEvent(panelEvent("wb-select-exchange", id))}
    >
      <title>${label}, ${clockWords(at)}</title>
      <circle class="target" r="8"></circle>
      ${SHAPES[outcome]}
    </g>`;
  }

  #now(span: Span, bottom: number): SVGTemplateResult {
    const x = this.#x(span, this.now);
    const anchor = x < 30 ? "start" : x > this.width - 30 ? "end" : "middle";
    return svg`<g>
      <line class="now" x1=${x} x2=${x} y1="14" y2=${bottom}></line>
      <text class="now-name" x=${x} y="10" text-anchor=${anchor}>now</text>
    </g>`;
  }
}

/** A shape for each outcome, so that colour is never alone: dot, ring, cross, square. */
const SHAPES: Readonly<Record<Outcome, SVGTemplateResult>> = {
  passed: svg`<circle r="4"></circle>`,
  redirected: svg`<circle r="4" fill="none"></circle>`,
  refused: svg`<path d="M-4 -4 L4 4 M4 -4 L-4 4"></path>`,
  failed: svg`<rect x="-4" y="-4" width="8" height="8"></rect>`,
};

declare global {
  interface HTMLElementTagNameMap {
    "wb-timeline-chart": WbTimelineChart;
  }
}
