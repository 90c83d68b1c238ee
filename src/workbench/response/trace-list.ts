import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import type { TraceStep } from "../../protocol/trace.ts";
import { controls } from "../../ui/styles.ts";
import { type OpenPlace, panelEvent } from "../events.ts";
import type { Outcome } from "../exchange.ts";
import { decisionOf, GATE_WORDS } from "./deciding-step.ts";

/**
 * Why the server answered as it did: the step that decided, then the whole road.
 * @fires wb-open-place - detail: an OpenPlace, the line of the learner's file that is responsible
 */
@customElement("wb-trace-list")
export class WbTraceList extends LitElement {
  static override styles = [
    controls,
    css`
      :host {
        display: block;
        font-size: var(--wb-text-small);
      }
      .deciding {
        margin: 0 0 var(--wb-space-2);
        padding: var(--wb-space-2);
        border-inline-start: 3px solid var(--tone);
        background: var(--wb-surface);
        border-radius: 0 var(--wb-radius) var(--wb-radius) 0;
      }
      .deciding p {
        margin: 0;
      }
      .because {
        font-size: var(--wb-text-body);
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      li {
        display: grid;
        grid-template-columns: 1.25rem minmax(0, 1fr);
        gap: 0 var(--wb-space-1);
        padding-block: var(--wb-space-1);
        border-block-end: 1px solid var(--wb-line);
      }
      [data-outcome="passed"] {
        --tone: var(--wb-passed);
      }
      [data-outcome="refused"] {
        --tone: var(--wb-refused);
      }
      [data-outcome="failed"] {
        --tone: var(--wb-failed);
      }
      [data-outcome="skipped"] {
        --tone: var(--wb-skipped);
      }
      .deciding[data-answer="redirected"] {
        --tone: var(--wb-skipped);
      }
      .sign {
        color: var(--tone);
        font-weight: 700;
        text-align: center;
      }
      .words {
        min-width: 0;
      }
      .words p {
        margin: 0;
      }
      code {
        font-family: var(--wb-font-code);
        color: var(--wb-ink-soft);
        overflow-wrap: anywhere;
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--wb-space-2);
        margin: var(--wb-space-1) 0 0;
      }
      dt {
        color: var(--wb-ink-soft);
      }
      dd {
        margin: 0;
        font-family: var(--wb-font-code);
        overflow-wrap: anywhere;
      }
      button {
        border: 0;
        padding: 0;
        min-height: 1.5rem;
        background: none;
        color: var(--wb-accent);
        font: inherit;
        text-decoration: underline;
        cursor: pointer;
      }
      summary {
        cursor: pointer;
        color: var(--wb-ink-soft);
        padding-block: var(--wb-space-1);
      }
      @media (pointer: coarse) {
        button,
        summary {
          min-height: 2.75rem;
        }
      }
    `,
  ];

  @property({ attribute: false }) trace: readonly TraceStep[] = [];
  /** How the answer went; a step that says no may only send the request elsewhere. */
  @property() outcome: Outcome = "passed";

  override render(): TemplateResult {
    const { deciding, steps } = decisionOf(this.trace);
    if (deciding === null) return html`<p>The server noted nothing for this answer.</p>`;
    return html`<div class="deciding" data-outcome=${deciding.outcome} data-answer=${this.outcome}>
        <p><strong>${GATE_WORDS[deciding.gate]}</strong> ${decidedWords(deciding, this.outcome)}</p>
        <p class="because">${deciding.because}</p>
        ${details(deciding)}${this.#place(deciding)}
      </div>
      <details>
        <summary>All ${steps.length} steps, in order</summary>
        <ol>
          ${steps.map(
            (step) =>
              html`<li data-outcome=${step.outcome}>
                <span class="sign" role="img" aria-label=${step.outcome}
                  >${SIGNS[step.outcome]}</span
                >
                <div class="words">
                  <p><strong>${GATE_WORDS[step.gate]}:</strong> ${step.because}</p>
                  <code>${step.name}</code>
                  ${this.#place(step)}
                </div>
              </li>`,
          )}
        </ol>
      </details>`;
  }

  #place(step: TraceStep): TemplateResult | typeof nothing {
    const { place, setting } = step;
    if (place === undefined) {
      return setting === undefined ? nothing : html`<p>Setting: <code>${setting}</code></p>`;
    }
    const target: OpenPlace = { file: place.file, line: place.line };
    return html`<p>
      ${setting === undefined ? nothing : html`Setting: <code>${setting}</code>, `}
      <button @click=${() => this.dispatchEvent(panelEvent("wb-open-place", target))}>
        ${place.file}, line ${place.line}
      </button>
    </p>`;
  }
}

const SIGNS: Readonly<Record<TraceStep["outcome"], string>> = {
  passed: "✓",
  refused: "✕",
  failed: "!",
  skipped: "–",
};

const OUTCOME_WORDS: Readonly<Record<TraceStep["outcome"], string>> = {
  passed: "was the last to check, and agreed",
  refused: "refused the request",
  failed: "broke",
  skipped: "was passed over",
};

function decidedWords({ outcome }: TraceStep, answer: Outcome): string {
  const elsewhere = outcome === "refused" && answer === "redirected";
  return elsewhere ? "sent the request elsewhere" : OUTCOME_WORDS[outcome];
}

function details({ looked, name }: TraceStep): TemplateResult {
  return html`<code>${name}</code>${
      looked === undefined || looked.length === 0
        ? nothing
        : html`<dl>
            ${looked.map(
              ({ what, value }) =>
                html`<dt>${what}</dt>
                  <dd>${value}</dd>`,
            )}
          </dl>`
    }`;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-trace-list": WbTraceList;
  }
}
