import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";

/** What a panel shows before there is anything: what will stand here, and how to get it there. */
@customElement("wb-empty")
export class WbEmpty extends LitElement {
  static override styles = css`
    :host {
      display: grid;
      align-content: center;
      justify-items: center;
      gap: var(--wb-space-half);
      min-height: 6rem;
      padding: var(--wb-space-3);
      color: var(--wb-ink-soft);
      font-family: var(--wb-font-text);
      font-size: var(--wb-text-small);
      line-height: var(--wb-leading);
      text-align: center;
    }
    p {
      margin: 0;
      max-width: 22rem;
      text-wrap: balance;
    }
    .heading {
      color: var(--wb-ink);
      font-family: var(--wb-font-title);
      font-size: var(--wb-text-body);
      font-weight: 600;
    }
    ::slotted(wb-button) {
      margin-block-start: var(--wb-space-1);
    }
  `;

  @property() heading = "";

  override render(): TemplateResult {
    return html`<p class="heading">${this.heading}</p>
      <p><slot></slot></p>
      <slot name="action"></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-empty": WbEmpty;
  }
}
