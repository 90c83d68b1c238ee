import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import type { Connection } from "../../client/connection.ts";
import type { RequestMessage, ResponseMessage } from "../../http/messages.ts";
import "../../ui/button.ts";
import "../../ui/icon.ts";
import "../../ui/status.ts";
import { code, controls, visuallyHidden } from "../../ui/styles.ts";
import type { Exhibit, Way } from "../lesson.ts";
import { type Outcome, runWay } from "./exhibit-run.ts";
import { inlineWords } from "./inline-words.ts";

/** How one way stands. */
type Stage =
  | { readonly kind: "idle" }
  | { readonly kind: "running" }
  | { readonly kind: "ran"; readonly outcome: Outcome }
  | { readonly kind: "failed"; readonly why: string };

/** Headers that say who asks; the others are left out of what is shown. */
const TELLING = new Set(["authorization", "cookie"]);

/** Several ways to do one thing, each run in a world of its own: what the client sends, what the server keeps. */
@customElement("wb-exhibit")
export class WbExhibit extends LitElement {
  static override styles = [
    controls,
    code,
    visuallyHidden,
    css`
      :host {
        display: block;
        container-type: inline-size;
      }
      .all {
        margin-block-end: var(--wb-space-2);
      }
      .ways {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--wb-space-2);
      }
      @container (min-width: 46rem) {
        .ways {
          grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
        }
      }
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--wb-space-2);
        align-content: start;
        min-width: 0;
        padding: var(--wb-space-2) var(--wb-space-3) var(--wb-space-3);
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius-large);
        background: var(--wb-surface);
      }
      header {
        display: flex;
        gap: var(--wb-space-1);
        align-items: center;
        justify-content: space-between;
      }
      h3,
      h4,
      p {
        margin: 0;
      }
      h3 {
        font-family: var(--wb-font-title);
        font-size: var(--wb-text-large);
        font-weight: 600;
      }
      h4 {
        margin-block-end: var(--wb-space-half);
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
        font-weight: 600;
      }
      ol {
        display: grid;
        gap: var(--wb-space-half);
        margin: 0;
        padding: 0;
        list-style: none;
        counter-reset: step;
      }
      li {
        display: grid;
        grid-template-columns: 1rem minmax(0, 1fr) auto;
        gap: var(--wb-space-1);
        align-items: baseline;
        line-height: 1.45;
        counter-increment: step;
      }
      li::before {
        content: counter(step);
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
        font-variant-numeric: tabular-nums;
      }
      .status {
        color: var(--wb-passed);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
      }
      .status[data-odd] {
        color: var(--wb-failed);
      }
      pre {
        max-height: 14rem;
        padding-inline: 0.75rem;
        background: var(--wb-surface-sunken);
        font-size: var(--wb-text-small);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .part-0 {
        color: var(--wb-jwt-header);
      }
      .part-1 {
        color: var(--wb-jwt-payload);
      }
      .part-2 {
        color: var(--wb-jwt-signature);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--wb-space-2);
        margin: var(--wb-space-1) 0 0;
        padding: var(--wb-space-1) 0.75rem;
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-surface-sunken);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
      }
      dt {
        color: var(--wb-ink-soft);
      }
      dd {
        margin: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      @media (max-width: 479px) {
        section {
          padding-inline: var(--wb-space-2);
        }
      }
    `,
  ];

  @property({ attribute: false }) exhibit: Exhibit | null = null;
  @property({ attribute: false }) connection: Connection | null = null;
  /** Names the sandboxes of the ways, e.g. "exhibit/why-tokens/three-ways". */
  @property() place = "exhibit";
  /** The learner's own clock, seconds since the epoch. */
  @property({ attribute: false }) wall: () => number = () => Date.now() / 1000;

  @state() private stages: readonly Stage[] = [];

  override render(): TemplateResult | typeof nothing {
    const { exhibit } = this;
    if (exhibit === null) return nothing;
    const stages = exhibit.ways.map((_way, at) => this.#stage(at));
    const ran = exhibit.ways.filter((_way, at) => stages[at]?.kind === "ran");
    return html`<wb-button
        class="all"
        icon="play"
        ?busy=${stages.some(({ kind }) => kind === "running")}
        @click=${this.#runAll}
        >Run all ${exhibit.ways.length}</wb-button
      >
      <div class="ways">${exhibit.ways.map((way, at) => this.#way(way, at, this.#stage(at)))}</div>
      <div class="visually-hidden" role="status">
        ${ran.length === 0 ? nothing : `Ran: ${ran.map(({ title }) => title).join(", ")}.`}
      </div>`;
  }

  #way(way: Way, at: number, stage: Stage): TemplateResult {
    const outcome = stage.kind === "ran" ? stage.outcome : null;
    return html`<section aria-labelledby=${`way-${at}`}>
      <header>
        <h3 id=${`way-${at}`}>${way.title}</h3>
        <wb-button
          icon="play"
          label=${`Run: ${way.title}`}
          ?busy=${stage.kind === "running"}
          @click=${() => this.#run(at)}
          >Run</wb-button
        >
      </header>
      <ol>
        ${way.steps.map(
          ({ say, status }, step) =>
            html`<li>
              <span>${inlineWords(say)}</span>${statusOf(status, outcome?.statuses[step])}
            </li>`,
        )}
      </ol>
      ${
        stage.kind === "failed"
          ? html`<wb-status tone="failed" role="alert"
              >It could not be run: ${stage.why}</wb-status
            >`
          : nothing
      }
      ${outcome === null ? nothing : messages(outcome)}
      <div>
        <h4>What the server remembers</h4>
        <p>${inlineWords(way.remembers)}</p>
        ${outcome === null ? nothing : rowsOf(way, outcome)}
      </div>
    </section>`;
  }

  #stage(at: number): Stage {
    return this.stages[at] ?? { kind: "idle" };
  }

  #runAll = (): void => {
    for (const at of this.exhibit?.ways.keys() ?? []) void this.#run(at);
  };

  async #run(at: number): Promise<void> {
    const { connection, exhibit } = this;
    const way = exhibit?.ways[at];
    if (connection === null || exhibit === null || way === undefined) return;
    // The button stays pressable so that it keeps the focus.
    if (this.#stage(at).kind === "running") return;
    this.#set(at, { kind: "running" });
    try {
      const outcome = await runWay(connection, `${this.place}/${at}`, exhibit, way, this.wall);
      this.#set(at, { kind: "ran", outcome });
    } catch (error) {
      this.#set(at, {
        kind: "failed",
        why: error instanceof Error ? error.message : String(error),
      });
    }
  }

  #set(at: number, stage: Stage): void {
    const stages = this.exhibit?.ways.map((_way, i) => this.stages[i] ?? { kind: "idle" as const });
    this.stages = stages?.with(at, stage) ?? [];
  }
}

function statusOf(expected: number, seen: number | undefined): TemplateResult | typeof nothing {
  if (seen === undefined) return nothing;
  return html`<span class="status" ?data-odd=${seen !== expected}
    >${seen === expected ? seen : `${seen}, not ${expected}`}</span
  >`;
}

function messages({ request, response }: Outcome): TemplateResult {
  return html`<div>
      <h4>What your client sends last</h4>
      <pre tabindex="0" role="group" aria-label="Request">${requestText(request)}</pre>
    </div>
    <div>
      <h4>What comes back</h4>
      <pre tabindex="0" role="group" aria-label="Response">${responseText(response)}</pre>
    </div>`;
}

function rowsOf({ table }: Way, { columns, rows }: Outcome): TemplateResult | typeof nothing {
  if (table === null) return nothing;
  const [row] = rows;
  if (row === undefined) return html`<p>The table <code>${table}</code> is empty.</p>`;
  return html`<dl aria-label=${`The row of ${table}`}>
    ${columns.map(
      (name, at) =>
        html`<dt>${name}</dt>
          <dd title=${row[at] ?? ""}>${row[at]}</dd>`,
    )}
  </dl>`;
}

const TOKEN = /\b(eyJ[\w-]+)(\.[\w-]+)(\.[\w-]+)/;

/** The request's head, each part of a JWT in it in its own colour. */
function requestText({ method, target, headers }: RequestMessage): (string | TemplateResult)[] {
  const telling = headers.filter(([name]) => TELLING.has(name.toLowerCase()));
  const head = [`${method} ${target}`, ...telling.map(([name, value]) => `${name}: ${value}`)];
  const [before = "", ...parts] = head.join("\n").split(TOKEN);
  return [before, ...parts.map((part, at) => html`<span class=${`part-${at % 4}`}>${part}</span>`)];
}

function responseText({ status, reason, body }: ResponseMessage): string {
  return `${status} ${reason}\n\n${new TextDecoder().decode(body)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-exhibit": WbExhibit;
  }
}
