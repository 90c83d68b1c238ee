import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { LogEntry } from "../../protocol/world.ts";
import { controls } from "../../ui/styles.ts";
import { clockWords } from "../../ui/time-words.ts";
import { panelEvent } from "../events.ts";
import { entryWords } from "./entry-words.ts";

/**
 * Everything that happened, oldest first. Up and Down move between requests; the chosen one shows in all panels.
 * @fires wb-select-exchange - detail: the entry id
 */
@customElement("wb-entry-list")
export class WbEntryList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        overflow: auto;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: var(--wb-text-small);
      }
      li {
        border-block-end: 1px solid var(--wb-line);
        content-visibility: auto;
        contain-intrinsic-size: auto 2.25rem;
      }
      .row {
        display: grid;
        grid-template-columns: 5rem 5rem minmax(0, 1fr);
        gap: 0 var(--wb-space-2);
        width: 100%;
        box-sizing: border-box;
        padding: var(--wb-space-1) var(--wb-space-2);
        border: 0;
        background: none;
        color: var(--wb-ink);
        font: inherit;
        text-align: start;
      }
      button.row {
        cursor: pointer;
      }
      button.row:hover {
        background: var(--wb-hover);
      }
      button.row[aria-pressed="true"] {
        background: var(--wb-accent-soft);
        box-shadow: inset 3px 0 0 var(--wb-accent);
      }
      button.row:focus-visible {
        outline: 2px solid var(--wb-focus);
        outline-offset: -2px;
      }
      time,
      .kind,
      .more {
        color: var(--wb-ink-soft);
      }
      time {
        font-variant-numeric: tabular-nums;
      }
      .text {
        font-family: var(--wb-font-code);
        overflow-wrap: anywhere;
      }
      .more {
        display: block;
        font-family: var(--wb-font-text);
      }
      [data-tone="passed"] .text {
        color: var(--wb-passed);
      }
      [data-tone="refused"] .text {
        color: var(--wb-refused);
      }
      [data-tone="failed"] .text {
        color: var(--wb-failed);
      }
      [data-tone="quiet"] .text {
        color: var(--wb-ink-soft);
        font-family: var(--wb-font-text);
      }
      @media (max-width: 32rem) {
        .row {
          grid-template-columns: 4.5rem minmax(0, 1fr);
          min-height: 2.75rem;
        }
        .kind {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) entries: readonly LogEntry[] = [];
  /** Id of the exchange the panels show. */
  @property({ attribute: false }) selected: number | null = null;

  override render(): TemplateResult {
    return html`<ol aria-label="Log" @keydown=${this.#key}>
      ${repeat(
        this.entries,
        ({ id }) => id,
        (entry) => this.#row(entry),
      )}
    </ol>`;
  }

  override updated(changed: PropertyValues): void {
    if (changed.has("entries")) this.scrollTop = this.scrollHeight;
  }

  #row(entry: LogEntry): TemplateResult {
    const { kind, text, tone, more } = entryWords(entry);
    const inner = html`<time>${clockWords(entry.at)}</time><span class="kind">${kind}</span
      ><span
        ><span class="text">${text}</span>${
          more === null ? nothing : html`<span class="more">${more}</span>`
        }</span
      >`;
    if (entry.kind !== "exchange") {
      return html`<li data-tone=${tone}><div class="row">${inner}</div></li>`;
    }
    return html`<li data-tone=${tone}>
      <button
        class="row"
        aria-pressed=${entry.id === this.selected ? "true" : "false"}
        @click=${() => this.dispatchEvent(panelEvent("wb-select-exchange", entry.id))}
      >
        ${inner}
      </button>
    </li>`;
  }

  #key = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const buttons = [...this.renderRoot.querySelectorAll<HTMLButtonElement>("button.row")];
    const next = buttons[buttons.indexOf(event.target as HTMLButtonElement) + step];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
    next.click();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-entry-list": WbEntryList;
  }
}
