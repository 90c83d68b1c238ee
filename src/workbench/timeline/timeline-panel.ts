import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { WorldStore } from "../../client/world-store.ts";
import type { ClockChange } from "../../protocol/clock.ts";
import { tokensIn } from "../../tokens/issued.ts";
import "../../ui/button.ts";
import "../../ui/empty.ts";
import { controls } from "../../ui/styles.ts";
import { clockWords } from "../../ui/time-words.ts";
import "../choice-row.ts";
import type { Desk } from "../desk.ts";
import { exchangesIn } from "../../client/exchange.ts";
import { outcomeOf, shownExchange } from "../exchange.ts";
import { Ticking } from "../ticking.ts";
import { tokenFacts, tokenWorldOf } from "../tokens/token-facts.ts";
import { Watching } from "../../ui/watching.ts";
import type { Zoom } from "./scale.ts";
import "./timeline-chart.ts";
import type { TimelineBar, TimelineTick } from "./timeline-chart.ts";

/** Tokens that are drawn, newest last; more would leave no room for the rest. */
const SHOWN_BARS = 6;

const ZOOMS = [
  { id: "fit", label: "Fit" },
  { id: "minutes", label: "10 min" },
  { id: "day", label: "1 day" },
] as const satisfies readonly { id: Zoom; label: string }[];

/** Lifetimes, requests and now on one line of time, and the clock in the learner's hand. */
@customElement("wb-timeline-panel")
export class WbTimelinePanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: var(--wb-space-1) var(--wb-space-2);
        background: var(--wb-surface);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--wb-space-1);
        padding-block-end: var(--wb-space-1);
      }
      h2 {
        margin: 0;
        font-size: var(--wb-text-small);
        font-weight: 600;
        color: var(--wb-ink-soft);
      }
      .jumps {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
        margin-inline-start: auto;
      }
      summary {
        padding-block: var(--wb-space-1);
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
        cursor: pointer;
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--wb-text-small);
      }
      th,
      td {
        padding: 0.2rem var(--wb-space-1) 0.2rem 0;
        border-block-start: 1px solid var(--wb-line);
        text-align: start;
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;
  @state() private zoom: Zoom = "fit";

  readonly #world = new Watching(this, () => this.world);
  readonly #desk = new Watching(this, () => this.desk);

  constructor() {
    super();
    new Ticking(this, () => this.world);
  }

  override render(): TemplateResult {
    const { state: world, log } = this.#world.value ?? { state: null, log: [] };
    const now = Math.floor(this.world?.now() ?? 0);
    const facts = tokenWorldOf(world);
    const issued = tokensIn(log);
    const bars = issued.map(({ text }, index): TimelineBar => {
      const { role, state, iat, exp } = tokenFacts(text, now, facts);
      const count = issued.slice(0, index + 1).filter(({ type }) => type === role).length;
      return {
        id: text,
        label: role === "other" ? "token" : `${role} ${count}`,
        role: role === "access" || role === "refresh" ? role : "other",
        from: iat ?? now,
        to: exp,
        state: state === "expired" || state === "blacklisted" ? state : "valid",
      };
    });
    const ticks = exchangesIn(log).map(({ entry, request, response }): TimelineTick => ({
      id: entry.id,
      at: entry.at,
      outcome: outcomeOf(response.status),
      label: `${request.method} ${request.target} ${response.status}`,
    }));
    const exp = bars.findLast(({ role }) => role === "access")?.to ?? null;
    const drawn = inOrder(bars.slice(-SHOWN_BARS));
    return html`<header>
        <h2>Timeline</h2>
        <wb-choice-row
          label="Zoom"
          .choices=${ZOOMS}
          selected=${this.zoom}
          @wb-choose=${({ detail }: CustomEvent<Zoom>) => (this.zoom = detail)}
        ></wb-choice-row>
        ${this.#jumps(exp)}
      </header>
      ${
        bars.length + ticks.length === 0
          ? html`<wb-empty heading="Nothing on the line yet">
              Tokens appear as bars from issue to expiry, requests as marks.
            </wb-empty>`
          : html`<wb-timeline-chart
                .bars=${drawn}
                .ticks=${ticks}
                .now=${now}
                zoom=${this.zoom}
                .selected=${shownExchange(log, this.#desk.value?.selected ?? null)?.entry.id ?? null}
              ></wb-timeline-chart>
              ${asTable(inOrder(bars), ticks, now)}`
      }`;
  }

  #jumps(exp: number | null): TemplateResult {
    const jump = (label: string, change: ClockChange, title: string): TemplateResult =>
      html`<wb-button variant="quiet" title=${title} @click=${() => this.#move(change)}
        >${label}</wb-button
      >`;
    return html`<div class="jumps" role="group" aria-label="Move the clock">
      ${jump("+10 s", { kind: "advance", seconds: 10 }, "Move the clock 10 seconds ahead")}
      ${jump("+1 min", { kind: "advance", seconds: 60 }, "Move the clock 1 minute ahead")}
      ${
        exp === null
          ? nothing
          : html`${jump("1 s before exp", { kind: "set", at: exp - 1 }, "One second before the newest access token expires")}
            ${jump("at exp", { kind: "set", at: exp }, "The second in which the newest access token expires")}
            ${jump("1 s after", { kind: "set", at: exp + 1 }, "One second after the newest access token has expired")}`
      }
    </div>`;
  }

  #move(change: ClockChange): void {
    // The store holds a refusal as its fault, which the shell shows.
    this.world?.clock(change).catch(() => undefined);
  }
}

/** Refresh tokens above the access tokens they made possible; within a role by time. */
function inOrder(bars: readonly TimelineBar[]): readonly TimelineBar[] {
  const rank = { refresh: 0, other: 1, access: 2 } as const;
  return [...bars].sort((a, b) => rank[a.role] - rank[b.role] || a.from - b.from);
}

function asTable(
  bars: readonly TimelineBar[],
  ticks: readonly TimelineTick[],
  now: number,
): TemplateResult {
  const cells = (each: readonly string[]): TemplateResult =>
    html`<tr>
      <th scope="row">${each[0]}</th>
      ${each.slice(1).map((text) => html`<td>${text}</td>`)}
    </tr>`;
  return html`<details>
    <summary>The same as a table</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">From</th>
          <th scope="col">To</th>
          <th scope="col">State at ${clockWords(now)}</th>
        </tr>
      </thead>
      <tbody>
        ${bars.map(({ label, from, to, state: is }) =>
          cells([label, clockWords(from), to === null ? "no expiry" : clockWords(to), is]),
        )}
        ${ticks.map(({ label, at, outcome }) => cells([label, clockWords(at), "", outcome]))}
      </tbody>
    </table>
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-timeline-panel": WbTimelinePanel;
  }
}
