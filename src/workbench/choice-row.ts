import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../ui/styles.ts";
import { panelEvent } from "./events.ts";

/** One choice of a row. */
export interface Choice {
  readonly id: string;
  readonly label: string;
}

/**
 * A few choices of which one holds, side by side.
 * @fires wb-choose - detail: the id of the choice
 */
@customElement("wb-choice-row")
export class WbChoiceRow extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: inline-flex;
      }
      [role="group"] {
        display: inline-flex;
        flex-wrap: wrap;
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        overflow: hidden;
      }
      button {
        border: 0;
        padding: 0 var(--wb-space-1);
        min-height: 1.75rem;
        background: none;
        color: var(--wb-ink-soft);
        font: inherit;
        font-size: var(--wb-text-small);
        cursor: pointer;
      }
      button:hover {
        color: var(--wb-ink);
      }
      button[aria-pressed="true"] {
        background: var(--wb-accent-soft);
        color: var(--wb-ink);
        font-weight: 600;
      }
      button:focus-visible {
        outline: 2px solid var(--wb-focus);
        outline-offset: -2px;
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.75rem;
          padding-inline: var(--wb-space-2);
        }
      }
      @media (forced-colors: active) {
        button[aria-pressed="true"] {
          outline: 2px solid Highlight;
          outline-offset: -2px;
        }
      }
    `,
  ];

  /** What is chosen here. */
  @property() label = "";
  @property({ attribute: false }) choices: readonly Choice[] = [];
  @property() selected = "";

  override render(): TemplateResult {
    return html`<div role="group" aria-label=${this.label}>
      ${this.choices.map(
        ({ id, label }) =>
          html`<button
            type="button"
            aria-pressed=${id === this.selected ? "true" : "false"}
            @click=${() => this.dispatchEvent(panelEvent("wb-choose", id))}
          >
            ${label}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-choice-row": WbChoiceRow;
  }
}
