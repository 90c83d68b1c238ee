import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { code, controls, prose } from "../ui/styles.ts";

/** A page that is one message: what is the matter, and in the slot `actions` what to do. */
@customElement("wb-message-page")
export class WbMessagePage extends LitElement {
  static override styles = [
    controls,
    prose,
    code,
    css`
      :host {
        display: grid;
        place-content: center;
        padding: var(--wb-space-3);
        overflow: auto;
        color: var(--wb-ink);
        font-family: var(--wb-font-text);
        font-size: var(--wb-text-body);
        line-height: var(--wb-leading);
      }
      .message {
        max-width: 32rem;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
        margin-block-start: var(--wb-space-3);
      }
    `,
  ];

  @property() heading = "";

  override render(): TemplateResult {
    return html`<div class="message">
      <h1>${this.heading}</h1>
      <slot></slot>
      <div class="actions"><slot name="actions"></slot></div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-message-page": WbMessagePage;
  }
}
