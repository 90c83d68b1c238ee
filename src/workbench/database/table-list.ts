import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";

/** A table in the list: its name and what is said of it. */
export interface ListedTable {
  readonly name: string;
  readonly words: string;
  readonly tone: "plain" | "read" | "wrote";
}

/**
 * The tables by name, those that the chosen request touched marked.
 * @fires wb-table - detail: the table's name
 */
@customElement("wb-table-list")
export class WbTableList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        min-height: 0;
        overflow: auto;
        background: var(--wb-paper);
      }
      ul {
        margin: 0;
        padding: var(--wb-space-half);
        list-style: none;
      }
      button {
        display: grid;
        width: 100%;
        min-height: var(--wb-target);
        padding: var(--wb-space-half) var(--wb-space-1);
        border: 0;
        border-radius: var(--wb-radius);
        background: none;
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        background: var(--wb-hover);
      }
      button[aria-current] {
        background: var(--wb-accent-soft);
        box-shadow: inset 3px 0 0 var(--wb-accent);
      }
      .name {
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        overflow-wrap: anywhere;
      }
      .words {
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      [data-tone="wrote"] .words {
        color: var(--wb-passed);
      }
      [data-tone="read"] .words {
        color: var(--wb-accent);
      }
    `,
  ];

  @property({ attribute: false }) tables: readonly ListedTable[] = [];
  @property() selected: string | null = null;

  override render(): TemplateResult {
    return html`<nav aria-label="Tables">
      <ul>
        ${this.tables.map(
          ({ name, words, tone }) =>
            html`<li>
              <button
                type="button"
                data-tone=${tone}
                aria-current=${name === this.selected ? "true" : nothing}
                @click=${() => this.dispatchEvent(panelEvent("wb-table", name))}
              >
                <span class="name">${name}</span> <span class="words">${words}</span>
              </button>
            </li>`,
        )}
      </ul>
    </nav>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-table-list": WbTableList;
  }
  interface HTMLElementEventMap {
    "wb-table": CustomEvent<string>;
  }
}
