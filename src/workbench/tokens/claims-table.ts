import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { explainClaim } from "../../tokens/explain.ts";
import { clockWords, dateWords } from "../../ui/time-words.ts";

/** The claims of a token, one a row: name, value, what it means, and times in words that count with the clock. */
@customElement("wb-claims-table")
export class WbClaimsTable extends LitElement {
  static override styles = css`
    :host {
      display: block;
      font-size: var(--wb-text-small);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    caption {
      padding-block-end: 0.125rem;
      color: var(--hue, var(--wb-ink-soft));
      font-weight: 600;
      text-align: start;
    }
    :host([part-name="header"]) {
      --hue: var(--wb-jwt-header);
    }
    :host([part-name="payload"]) {
      --hue: var(--wb-jwt-payload);
    }
    th,
    td {
      padding: 0.25rem var(--wb-space-1) 0.25rem 0;
      border-block-start: 1px solid var(--wb-line);
      text-align: start;
      vertical-align: top;
    }
    th {
      width: 5.5rem;
      color: var(--hue);
      font-family: var(--wb-font-code);
      font-weight: 600;
      overflow-wrap: anywhere;
    }
    code {
      font-family: var(--wb-font-code);
      overflow-wrap: anywhere;
    }
    p {
      margin: 0;
      color: var(--wb-ink-soft);
    }
    .words {
      color: var(--wb-ink);
    }
    .source {
      white-space: nowrap;
    }
  `;

  /** Which part of a token this is. */
  @property({ attribute: "part-name" }) partName: "header" | "payload" = "payload";
  @property({ attribute: false }) claims: Readonly<Record<string, unknown>> = {};
  /** Sandbox time, seconds since the epoch. */
  @property({ type: Number }) now = 0;

  override render(): TemplateResult {
    return html`<table>
      <caption>
        ${this.partName === "header" ? "Header: how it is signed" : "Payload: what it says"}
      </caption>
      <tbody>
        ${Object.entries(this.claims).map(([name, value]) => this.#row(name, value))}
      </tbody>
    </table>`;
  }

  #row(name: string, value: unknown): TemplateResult {
    const { meaning, source, words } = explainClaim(name, value, Math.floor(this.now));
    return html`<tr>
      <th scope="row">${name}</th>
      <td>
        <code>${JSON.stringify(value)}</code>
        ${
          words === null
            ? nothing
            : html`<p class="words">
                ${words}, ${clockWords(Number(value))} UTC on ${dateWords(Number(value))}
              </p>`
        }
        <p>
          ${meaning} ${source === null ? nothing : html`<span class="source">(${source})</span>`}
        </p>
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-claims-table": WbClaimsTable;
  }
}
