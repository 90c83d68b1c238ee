import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { WorldStore } from "../../client/world-store.ts";
import type { Header } from "../../http/messages.ts";
import "../../ui/empty.ts";
import { controls } from "../../ui/styles.ts";
import { clockWords } from "../../ui/time-words.ts";
import type { Desk } from "../desk.ts";
import { type Exchange } from "../../client/exchange.ts";
import { outcomeOf, shownExchange, statusWords } from "../exchange.ts";
import { Watching } from "../../ui/watching.ts";
import "./body-view.ts";
import "./counterfactuals.ts";
import "./trace-list.ts";

/** The answer to the chosen request: status in words, why, body, headers. */
@customElement("wb-response-panel")
export class WbResponsePanel extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
        background: var(--wb-paper);
      }
      .answer {
        display: grid;
        gap: var(--wb-space-2);
        padding: var(--wb-space-2);
      }
      .asked {
        margin: 0;
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        font-variant-numeric: tabular-nums;
        color: var(--wb-ink-soft);
        overflow-wrap: anywhere;
      }
      .status {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 var(--wb-space-2);
        margin: 0;
      }
      .code {
        font-size: var(--wb-text-large);
        font-weight: 650;
        color: var(--tone);
      }
      [data-outcome="passed"] {
        --tone: var(--wb-passed);
      }
      [data-outcome="redirected"] {
        --tone: var(--wb-skipped);
      }
      [data-outcome="refused"] {
        --tone: var(--wb-refused);
      }
      [data-outcome="failed"] {
        --tone: var(--wb-failed);
      }
      .older {
        display: flex;
        align-items: center;
        gap: var(--wb-space-2);
        padding: var(--wb-space-1) var(--wb-space-2);
        background: var(--wb-accent-soft);
        font-size: var(--wb-text-small);
      }
      .older button {
        min-height: 1.75rem;
        border: 0;
        background: none;
        color: var(--wb-accent);
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
      }
      h3 {
        margin: 0 0 var(--wb-space-1);
        font-size: var(--wb-text-small);
        font-weight: 600;
        color: var(--wb-ink-soft);
      }
      summary {
        cursor: pointer;
        font-size: var(--wb-text-small);
        color: var(--wb-ink-soft);
        padding-block: var(--wb-space-1);
      }
      table {
        width: 100%;
        border-collapse: collapse;
        font-size: var(--wb-text-small);
      }
      th,
      td {
        padding: 0.2rem var(--wb-space-1) 0.2rem 0;
        border-block-end: 1px solid var(--wb-line);
        text-align: start;
        vertical-align: top;
        font-family: var(--wb-font-code);
        font-weight: 400;
        overflow-wrap: anywhere;
      }
      th {
        width: 38%;
        color: var(--wb-ink-soft);
      }
    `,
  ];

  @property({ attribute: false }) world: WorldStore | null = null;
  @property({ attribute: false }) desk: Desk | null = null;

  readonly #world = new Watching(this, () => this.world);
  readonly #desk = new Watching(this, () => this.desk);

  override render(): TemplateResult {
    const log = this.#world.value?.log ?? [];
    const selected = this.#desk.value?.selected ?? null;
    const shown = shownExchange(log, selected);
    if (shown === null) {
      return html`<wb-empty heading="No answer yet">
        Write a request and press Send (Ctrl or ⌘ + Enter). The server’s answer appears here.
      </wb-empty>`;
    }
    const newest = shownExchange(log, null)?.entry.id === shown.entry.id;
    return html`${
      newest
        ? nothing
        : html`<div class="older">
            <span>An earlier answer.</span>
            <button @click=${() => this.desk?.select(null)}>Show the newest</button>
          </div>`
    }
    ${this.#answer(shown)}`;
  }

  #answer({ entry, request, response }: Exchange): TemplateResult {
    const { status, reason, headers, body } = response;
    const outcome = outcomeOf(status);
    const why = html`<section>
      <h3>Why?</h3>
      <wb-trace-list .trace=${entry.trace} .outcome=${outcome}></wb-trace-list>
      ${
        outcome === "refused"
          ? html`<wb-counterfactuals .world=${this.world} .entry=${entry}></wb-counterfactuals>`
          : nothing
      }
    </section>`;
    const content = html`<wb-body-view .headers=${headers} .body=${body}></wb-body-view>`;
    // After a refusal the reason is what a learner looks for first.
    const refused = outcome === "refused" || outcome === "failed";
    return html`<article class="answer" aria-label="Response">
      <p class="asked">
        ${request.method} ${request.target}, ${clockWords(entry.at)},
        ${Math.max(1, Math.round(entry.tookMs))} ms
      </p>
      <p class="status" data-outcome=${outcome} role="status">
        <span class="code">${status} ${reason}</span>
        <span>${statusWords(status)}</span>
      </p>
      ${refused ? [why, content] : [content, why]}
      ${headerTable("Response headers", headers)}${headerTable("Request headers, as sent", request.headers)}
      ${consoleLines(entry.console)}
    </article>`;
  }
}

function headerTable(caption: string, headers: readonly Header[]): TemplateResult {
  return html`<details>
    <summary>${caption} (${headers.length})</summary>
    <table aria-label=${caption}>
      ${headers.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </table>
  </details>`;
}

function consoleLines(lines: readonly string[]): TemplateResult | typeof nothing {
  if (lines.length === 0) return nothing;
  return html`<details>
    <summary>What the server printed</summary>
    <pre tabindex="0" aria-label="Server console">${lines.join("\n")}</pre>
  </details>`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-response-panel": WbResponsePanel;
  }
}
