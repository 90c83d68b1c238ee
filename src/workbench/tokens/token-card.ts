import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import "../../ui/badge.ts";
import type { Tone } from "../../ui/badge.ts";
import "../../ui/copy-button.ts";
import { controls } from "../../ui/styles.ts";
import "./claims-table.ts";
import { remainingWords, ROLE_WORDS, STATE_WORDS } from "./state-words.ts";
import type { TokenFacts } from "./token-facts.ts";
import type { TokenState } from "./token-state.ts";
import "./token-text.ts";

/** One token: what it is, whether it is still good, its text in three parts, its claims. */
@customElement("wb-token-card")
export class WbTokenCard extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        padding: var(--wb-space-2);
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
      }
      :host([data-state="expired"]) {
        background: var(--wb-surface-sunken);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0 var(--wb-space-1);
      }
      h3 {
        margin: 0;
        font-size: var(--wb-text-body);
        font-weight: 650;
      }
      .left {
        font-size: var(--wb-text-small);
        color: var(--wb-ink-soft);
        font-variant-numeric: tabular-nums;
      }
      wb-copy-button {
        margin-inline-start: auto;
      }
      p {
        margin: var(--wb-space-1) 0 0;
        font-size: var(--wb-text-small);
        color: var(--wb-ink-soft);
      }
      code {
        font-family: var(--wb-font-code);
        color: var(--wb-ink);
      }
      .problems {
        margin: var(--wb-space-1) 0;
        padding-inline-start: 1.25em;
        color: var(--wb-refused);
        font-size: var(--wb-text-small);
      }
      summary {
        padding-block: var(--wb-space-1);
        color: var(--wb-accent);
        font-size: var(--wb-text-small);
        cursor: pointer;
      }
      wb-claims-table + wb-claims-table {
        margin-block-start: var(--wb-space-2);
      }
      @media (pointer: coarse) {
        summary {
          min-height: 2.75rem;
          box-sizing: border-box;
        }
      }
    `,
  ];

  @property({ attribute: false }) facts: TokenFacts | null = null;
  /** Sandbox time, seconds since the epoch. */
  @property({ type: Number }) now = 0;
  /** Name the request document knows it by, e.g. "access"; null for one it does not know. */
  @property() variable: string | null = null;
  /** A heading instead of the token's own. */
  @property() heading: string | null = null;
  /** True shows the claims at once. */
  @property({ type: Boolean }) expanded = false;

  override render(): TemplateResult {
    const { facts } = this;
    if (facts === null) return html``;
    const { decoded, state, role, text } = facts;
    this.dataset.state = state;
    return html`<header>
        <h3>${this.heading ?? ROLE_WORDS[role]}</h3>
        <wb-badge tone=${TONES[state]}>${STATE_WORDS[state]}</wb-badge>
        <span class="left">${remainingWords(facts, this.now)}</span>
        <wb-copy-button
          .text=${text}
          label=${`Copy the ${ROLE_WORDS[role].toLowerCase()}`}
        ></wb-copy-button>
      </header>
      <wb-token-text .token=${text}></wb-token-text>
      ${
        decoded.problems.length === 0
          ? nothing
          : html`<ul class="problems">
              ${decoded.problems.map(
                ({ part, at, message }) =>
                  html`<li>
                    ${message} <span class="where">(${part}, character ${at + 1})</span>
                  </li>`,
              )}
            </ul>`
      }
      ${this.#use()}
      <details ?open=${this.expanded}>
        <summary>Claims</summary>
        ${
          decoded.payload.json === null
            ? nothing
            : html`<wb-claims-table
                part-name="payload"
                .claims=${decoded.payload.json}
                .now=${this.now}
              ></wb-claims-table>`
        }
        ${
          decoded.header.json === null
            ? nothing
            : html`<wb-claims-table
                part-name="header"
                .claims=${decoded.header.json}
                .now=${this.now}
              ></wb-claims-table>`
        }
      </details>`;
  }

  #use(): TemplateResult | typeof nothing {
    if (this.variable === null) return nothing;
    const written = `{{${this.variable}}}`;
    return this.variable === "access"
      ? html`<p>Send it with <code>Authorization: Bearer ${written}</code></p>`
      : html`<p>In a request, <code>${written}</code> stands for it.</p>`;
  }
}

const TONES: Readonly<Record<TokenState, Tone>> = {
  valid: "passed",
  expired: "refused",
  blacklisted: "refused",
  "not-yet": "skipped",
  unknown: "skipped",
};

declare global {
  interface HTMLElementTagNameMap {
    "wb-token-card": WbTokenCard;
  }
}
