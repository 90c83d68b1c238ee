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
      .ways {
        display: grid;
        gap: var(--wb-space-2);
      }
      section {
        display: grid;
        gap: var(--wb-space-1);
        align-content: start;
        min-width: 0;
        padding: var(--wb-space-2);
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
      }
      header {
        display: flex;
        flex-wrap: wrap;
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
        font-size: var(--wb-text-small);
        font-weight: 600;
        color: var(--wb-ink-soft);
      }
      ol {
        display: grid;
        gap: var(--wb-space-half);
        margin: 0;
        padding-inline-start: 1.25rem;
      }
      li::marker {
        color: var(--wb-ink-soft);
      }
      .status {
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        color: var(--wb-passed);
      }
      pre {
        max-height: 12rem;
        background: var(--wb-surface-sunken);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--wb-space-2);
        margin: 0;
        padding: var(--wb-space-1) var(--wb-space-2);
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
    return html`<div class="ways">
      ${exhibit.ways.map((way, at) => this.#way(way, at, this.stages[at] ?? { kind: "idle" }))}
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
          ?disabled=${stage.kind === "running" || this.connection === null}
          @click=${() => this.#run(way, at)}
          >Run</wb-button
        >
      </header>
      <ol>
        ${way.steps.map(({ say, status }, step) => {
          const seen = outcome?.statuses[step];
          return html`<li>
            ${inlineWords(say)}
            ${seen === undefined ? nothing : html`<span class="status">→ ${seen === status ? seen : `${seen} instead of ${status}`}</span>`}
          </li>`;
        })}
      </ol>
      <div role="status">
        ${outcome === null ? nothing : html`<span class="visually-hidden">${way.title} ran.</span>`}
      </div>
      ${outcome === null ? nothing : this.#outcome(outcome)}
      ${
        stage.kind === "failed"
          ? html`<wb-status tone="failed" role="alert"
              >It could not be run: ${stage.why}</wb-status
            >`
          : nothing
      }
      <h4>What the server remembers</h4>
      <p>${inlineWords(way.remembers)}</p>
      ${outcome === null ? nothing : rowsOf(way, outcome)}
    </section>`;
  }

  #outcome({ request, response }: Outcome): TemplateResult {
    return html`<h4>What your client sends last</h4>
      <pre tabindex="0" aria-label="Request">${requestText(request)}</pre>
      <h4>What comes back</h4>
      <pre tabindex="0" aria-label="Response">${responseText(response)}</pre>`;
  }

  async #run(way: Way, at: number): Promise<void> {
    const { connection, exhibit } = this;
    if (connection === null || exhibit === null) return;
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

function rowsOf({ table }: Way, { columns, rows }: Outcome): TemplateResult | typeof nothing {
  if (table === null) return nothing;
  const [row] = rows;
  if (row === undefined) return html`<p>The table <code>${table}</code> is empty.</p>`;
  return html`<dl aria-label=${`The newest row of ${table}`}>
    ${columns.map(
      (name, at) =>
        html`<dt>${name}</dt>
          <dd title=${row[at] ?? ""}>${row[at]}</dd>`,
    )}
  </dl>`;
}

function requestText({ method, target, headers }: RequestMessage): string {
  const telling = headers.filter(([name]) => TELLING.has(name.toLowerCase()));
  return [`${method} ${target}`, ...telling.map(([name, value]) => `${name}: ${value}`)].join("\n");
}

function responseText({ status, reason, body }: ResponseMessage): string {
  return `${status} ${reason}\n${new TextDecoder().decode(body)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-exhibit": WbExhibit;
  }
}
