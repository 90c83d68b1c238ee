import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { controls } from "../../ui/styles.ts";
import { panelEvent } from "../events.ts";
import type { QuickRequest } from "./quick-requests.ts";

/**
 * Ready requests for the addresses the project has, shown while the document is empty.
 * @fires wb-quick-request - detail: the request's text
 */
@customElement("wb-quick-request-list")
export class WbQuickRequestList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: var(--wb-space-2);
        border-block-end: 1px solid var(--wb-line);
      }
      h3,
      p {
        margin: 0 0 var(--wb-space-1);
        font-size: var(--wb-text-small);
      }
      p {
        color: var(--wb-ink-soft);
      }
      ul {
        display: grid;
        gap: 0.25rem;
        margin: 0;
        padding: 0;
        list-style: none;
      }
      button {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wb-space-2);
        width: 100%;
        min-height: 2rem;
        align-items: center;
        padding: 0.25rem var(--wb-space-1);
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
        color: var(--wb-ink);
        font: inherit;
        font-size: var(--wb-text-small);
        text-align: start;
        cursor: pointer;
      }
      button:hover {
        border-color: var(--wb-accent);
      }
      button:focus-visible {
        outline: 2px solid var(--wb-focus);
        outline-offset: 1px;
      }
      code {
        font-family: var(--wb-font-code);
      }
      span {
        color: var(--wb-ink-soft);
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) requests: readonly QuickRequest[] = [];

  override render(): TemplateResult {
    return html`<h3>Start with a request</h3>
      <p>
        ${
          this.requests.length === 0
            ? "The server is stopped, so its addresses are not known. Mend the project first, or write a request below."
            : "These are the addresses of your project. Choose one, or write your own below."
        }
      </p>
      <ul>
        ${this.requests.map(
          ({ label, about, text }) =>
            html`<li>
              <button @click=${() => this.dispatchEvent(panelEvent("wb-quick-request", text))}>
                <code>${label}</code><span>${about}</span>
              </button>
            </li>`,
        )}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-quick-request-list": WbQuickRequestList;
  }
}
