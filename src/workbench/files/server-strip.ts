import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { PythonFailure, ServerStatus } from "../../protocol/world.ts";
import { controls } from "../../ui/styles.ts";
import { type OpenPlace, panelEvent } from "../events.ts";

/**
 * One line on the development server: it runs, or the error that stopped it, with the way to its place.
 * @fires wb-open-place - detail: an OpenPlace
 */
@customElement("wb-server-strip")
export class WbServerStrip extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--wb-space-2);
        min-height: 2rem;
        padding-inline: var(--wb-space-2);
        border-block-start: 1px solid var(--wb-line);
        background: var(--wb-surface-sunken);
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      .dot {
        flex: none;
        width: 0.5rem;
        height: 0.5rem;
        border-radius: 50%;
        background: var(--wb-passed);
      }
      [data-kind="broken"] .dot {
        border-radius: 0;
        background: var(--wb-refused);
      }
      div {
        display: flex;
        align-items: center;
        gap: var(--wb-space-2);
        min-width: 0;
        flex: 1;
      }
      code {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-family: var(--wb-font-code);
        color: var(--wb-refused);
      }
      button {
        flex: none;
        border: 0;
        background: none;
        color: var(--wb-accent);
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
        min-height: 2rem;
      }
      @media (pointer: coarse) {
        button {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) status: ServerStatus | null = null;

  override render(): TemplateResult {
    return html`<div role="status" data-kind=${this.status?.kind ?? "unknown"}>
        <span class="dot"></span>${this.#words()}
      </div>
      ${this.#jump()}`;
  }

  #words(): TemplateResult {
    const { status } = this;
    if (status === null) return html`<span>Server: starting…</span>`;
    if (status.kind === "broken") {
      const error = headline(status.failure);
      return html`<span>Server stopped</span><code title=${error}>${error}</code>`;
    }
    const count = status.warnings.length;
    const warnings = count === 0 ? "" : `, ${count} ${count === 1 ? "warning" : "warnings"}`;
    return html`<span title=${status.warnings.join("\n")}>Server running${warnings}</span>`;
  }

  #jump(): TemplateResult {
    const place = this.status?.kind === "broken" ? this.status.failure.place : null;
    if (place === null) return html``;
    const target: OpenPlace = { file: place.file, line: place.line, column: place.column ?? 1 };
    return html`<button @click=${() => this.dispatchEvent(panelEvent("wb-open-place", target))}>
      ${place.file.split("/").at(-1)}, line ${place.line}
    </button>`;
  }
}

/** What went wrong in one line; where Django's checks found it, the first thing they found. */
function headline({ error, traceback }: PythonFailure): string {
  if (!error.startsWith("SystemCheckError")) return error;
  return /^.*\(\w+\.E\d+\) .*$/m.exec(traceback)?.[0].replace(/^\?: /, "") ?? error;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-server-strip": WbServerStrip;
  }
}
