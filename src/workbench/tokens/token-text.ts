import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";

const PARTS = ["header", "payload", "signature"] as const;

/** A compact token in its three parts: each in its hue, underlined in its own way, and named. */
@customElement("wb-token-text")
export class WbTokenText extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    .token {
      margin: 0;
      font-family: var(--wb-font-code);
      font-size: var(--wb-text-small);
      line-height: 1.6;
      overflow-wrap: anywhere;
      max-height: 9.6em;
      overflow: auto;
    }
    .part {
      text-decoration: underline;
      text-underline-offset: 0.25em;
      text-decoration-thickness: 1px;
    }
    [data-part="header"] {
      --hue: var(--wb-jwt-header);
      text-decoration-style: solid;
    }
    [data-part="payload"] {
      --hue: var(--wb-jwt-payload);
      text-decoration-style: dashed;
    }
    [data-part="signature"] {
      --hue: var(--wb-jwt-signature);
      text-decoration-style: dotted;
    }
    .part {
      color: var(--hue);
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 0 var(--wb-space-2);
      margin: 0;
      padding: 0;
      list-style: none;
      font-size: var(--wb-text-small);
    }
    li {
      color: var(--hue);
      text-decoration: underline;
      text-underline-offset: 0.25em;
      text-decoration-style: inherit;
    }
    li[data-part="payload"] {
      text-decoration-style: dashed;
    }
    li[data-part="signature"] {
      text-decoration-style: dotted;
    }
  `;

  /** The compact token, also a broken one. */
  @property() token = "";

  override render(): TemplateResult {
    const parts = this.token.split(".");
    return html`<ul aria-label="Parts">
        ${PARTS.map((part, index) =>
          parts[index] === undefined ? nothing : html`<li data-part=${part}>${part}</li>`,
        )}
      </ul>
      <p class="token" tabindex="0" role="group" aria-label="The token as text">
        ${parts.map(
          (text, index) =>
            html`${index === 0 ? "" : "."}<span class="part" data-part=${PARTS[index] ?? "extra"}
                >${text}</span
              >`,
        )}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-token-text": WbTokenText;
  }
}
