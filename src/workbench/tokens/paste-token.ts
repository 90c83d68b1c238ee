import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { controls } from "../../ui/styles.ts";
import "./token-card.ts";
import { tokenFacts, type TokenWorld } from "./token-facts.ts";

/** Takes any token apart. It is foreign: never stored, never sent, gone with the page. */
@customElement("wb-paste-token")
export class WbPasteToken extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: grid;
        gap: var(--wb-space-1);
      }
      summary,
      label {
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      summary {
        padding-block: var(--wb-space-1);
        cursor: pointer;
      }
      label {
        display: block;
        padding-block-end: var(--wb-space-1);
      }
      textarea {
        box-sizing: border-box;
        width: 100%;
        min-height: 4.5rem;
        margin-block-end: var(--wb-space-1);
        padding: var(--wb-space-1);
        border: 1px solid var(--wb-line-strong);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
        color: var(--wb-ink);
        font-family: var(--wb-font-code);
        font-size: var(--wb-text-small);
        resize: vertical;
      }
    `,
  ];

  /** Sandbox time, seconds since the epoch. */
  @property({ type: Number }) now = 0;
  @property({ attribute: false }) tokenWorld: TokenWorld = { leeway: 0, blacklisted: new Set() };
  @state() private text = "";

  override render(): TemplateResult {
    const token = this.text.trim().replace(/^(?:Bearer|Token)\s+/i, "");
    return html`<details>
      <summary>Take any token apart</summary>
      <label for="token">
        Paste a token here. It stays in this page: it is not kept and not sent. Do not paste one
        that opens something real.
      </label>
      <textarea
        id="token"
        spellcheck="false"
        autocomplete="off"
        .value=${this.text}
        @input=${(event: InputEvent) => (this.text = (event.target as HTMLTextAreaElement).value)}
      ></textarea>
      ${
        token === ""
          ? nothing
          : html`<wb-token-card
              heading="Pasted token"
              .facts=${tokenFacts(token, this.now, this.tokenWorld)}
              .now=${this.now}
              expanded
            ></wb-token-card>`
      }
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-paste-token": WbPasteToken;
  }
}
