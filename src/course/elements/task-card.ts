import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import "../../ui/button.ts";
import "../../ui/icon.ts";
import "../../ui/status.ts";
import { code, controls, prose, visuallyHidden } from "../../ui/styles.ts";
import type { Hint } from "../lesson.ts";
import { inlineWords } from "./inline-words.ts";
import { lessonEvent } from "./lesson-event.ts";
import "./quiz.ts";
import "./solution.ts";
import type { TaskStanding } from "./task-progress.ts";

/**
 * Something to do: what it is, ticks that follow the learner's acts, help when it is asked for.
 * @fires wb-hint - the learner asks for one more hint
 * @fires wb-choose - detail: a quiz option
 * @fires wb-solution-shown
 * @fires wb-show-step
 */
@customElement("wb-task-card")
export class WbTaskCard extends LitElement {
  static override styles = [
    controls,
    prose,
    code,
    visuallyHidden,
    css`
      :host {
        display: block;
      }
      section {
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius-large);
        background: var(--wb-surface);
        overflow: clip;
      }
      .what {
        padding: var(--wb-space-2) var(--wb-space-3) 0;
      }
      h2 {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.625rem;
        align-items: start;
        margin: 0 0 var(--wb-space-1);
      }
      .mark {
        display: inline-grid;
        place-items: center;
        width: 1.5rem;
        height: 1.5rem;
        border: 1.5px solid var(--wb-accent);
        border-radius: 50%;
        color: var(--wb-accent);
        font: 600 var(--wb-text-small) / 1 var(--wb-font-text);
        font-variant-numeric: tabular-nums;
      }
      [data-solved] .mark {
        border-color: var(--wb-passed);
        background: var(--wb-passed);
        color: var(--wb-surface);
      }
      .mark wb-icon {
        width: 1rem;
        height: 1rem;
      }
      pre {
        margin-block-end: var(--wb-space-2);
        padding-inline: 0.75rem;
        background: var(--wb-surface-sunken);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .do {
        padding: var(--wb-space-2) var(--wb-space-3);
      }
      .what + .do {
        padding-block-start: 0;
      }
      .criteria {
        display: grid;
        gap: var(--wb-space-1);
        margin: 0;
        padding: var(--wb-space-2) 0 0;
        border-block-start: 1px solid var(--wb-line);
        list-style: none;
      }
      .criteria li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.625rem;
        margin: 0;
        line-height: 1.45;
      }
      .tick {
        display: grid;
        place-items: center;
        width: 1.125rem;
        height: 1.125rem;
        margin: 0.125rem 0.1875rem 0;
        border: 1.5px dashed var(--wb-line-strong);
        border-radius: 50%;
      }
      [data-met] .tick {
        border: 1.5px solid var(--wb-passed);
        background: var(--wb-passed);
        color: var(--wb-surface);
      }
      .tick wb-icon {
        width: 0.8125rem;
        height: 0.8125rem;
      }
      @media (prefers-reduced-motion: no-preference) {
        [data-met] .tick wb-icon {
          animation: tick 320ms cubic-bezier(0.3, 1.6, 0.6, 1);
        }
      }
      @keyframes tick {
        from {
          scale: 0;
        }
      }
      wb-quiz {
        padding-block-start: var(--wb-space-2);
        border-block-start: 1px solid var(--wb-line);
      }
      .feedback {
        margin-block-start: var(--wb-space-2);
        border-radius: 0 var(--wb-radius) var(--wb-radius) 0;
        font-size: inherit;
      }
      .hints {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--wb-space-1);
        margin-block-start: var(--wb-space-2);
      }
      .hint {
        padding: var(--wb-space-1) var(--wb-space-2);
        border-radius: var(--wb-radius);
        background: var(--wb-accent-soft);
      }
      .hint b {
        display: block;
        color: var(--wb-accent);
        font-size: var(--wb-text-small);
        font-weight: 600;
      }
      .hint code {
        background: var(--wb-surface);
      }
      .hint > :last-child {
        margin-block-end: 0;
      }
      .help {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wb-space-1);
        align-items: start;
        margin: var(--wb-space-1) -0.75rem calc(-1 * var(--wb-space-half));
      }
      .help wb-solution:not([stage="closed"]) {
        flex: 1 1 100%;
        padding-inline: 0.75rem;
      }
      @media (max-width: 479px) {
        .what,
        .do {
          padding-inline: var(--wb-space-2);
        }
      }
      @media (forced-colors: active) {
        [data-met] .tick,
        [data-solved] .mark {
          forced-color-adjust: none;
          border-color: CanvasText;
          background: CanvasText;
          color: Canvas;
        }
      }
    `,
  ];

  @property({ attribute: false }) standing: TaskStanding | null = null;
  /** Its place among the lesson's tasks, from 1. */
  @property({ type: Number }) number = 1;

  /** A hint was just asked for. */
  #asked = false;

  override render(): TemplateResult | typeof nothing {
    if (this.standing === null) return nothing;
    const { task, solved, feedback } = this.standing;
    return html`<section aria-labelledby="title" ?data-solved=${solved}>
      <div class="what">
        <h2 id="title">
          <span class="mark"
            ><span class="visually-hidden">Task </span
            >${solved ? html`<wb-icon name="check"></wb-icon><span class="visually-hidden">${this.number}, solved:</span>` : this.number}</span
          >
          <span>${task.title}</span>
        </h2>
        ${unsafeHTML(task.html)}
      </div>
      <div class="do">
        ${this.#wanted(this.standing)}
        ${
          feedback === null
            ? nothing
            : html`<wb-status class="feedback" tone="notice">${inlineWords(feedback)}</wb-status>`
        }
        ${this.#hints(this.standing)}
        <div class="help">
          ${this.#hintButton(this.standing)}
          ${
            // An answered question shows its answer already.
            solved && task.criteria.some(({ check }) => check.kind === "quiz")
              ? nothing
              : html`<wb-solution .task=${task} ?solved=${solved}></wb-solution>`
          }
        </div>
      </div>
    </section>`;
  }

  #wanted({ task, met, solved, choices }: TaskStanding): TemplateResult {
    const [first] = task.criteria;
    if (first?.check.kind === "quiz") {
      return html`<wb-quiz
        .quiz=${first.check.quiz}
        .choices=${choices}
        ?solved=${solved}
      ></wb-quiz>`;
    }
    return html`<ul class="criteria" aria-label="What has to happen">
      ${task.criteria.map(({ id, say }) => this.#criterion(say, met.has(id)))}
    </ul>`;
  }

  #criterion(say: string, met: boolean): TemplateResult {
    return html`<li ?data-met=${met}>
      <span class="tick">${met ? html`<wb-icon name="check"></wb-icon>` : nothing}</span>
      <span
        >${inlineWords(say)}<span class="visually-hidden">: ${met ? "done" : "not yet"}</span></span
      >
    </li>`;
  }

  #hints({ hints, hintsShown, solved }: TaskStanding): TemplateResult | typeof nothing {
    const shown = solved ? [] : hints.slice(0, hintsShown);
    if (shown.length === 0) return nothing;
    return html`<div class="hints">
      ${shown.map(
        ({ html: words }: Hint, at) =>
          html`<div class="hint" tabindex="-1">
            <b>${hints.length === 1 ? "Hint" : `Hint ${at + 1} of ${hints.length}`}</b>
            ${unsafeHTML(words)}
          </div>`,
      )}
    </div>`;
  }

  #hintButton({ hints, hintsShown, solved }: TaskStanding): TemplateResult | typeof nothing {
    if (solved || hintsShown >= hints.length) return nothing;
    return html`<wb-button variant="quiet" icon="help" @click=${this.#hint}
      >${hintsShown === 0 ? "Give me a hint" : "One more hint"}</wb-button
    >`;
  }

  #hint = (): void => {
    this.#asked = true;
    this.dispatchEvent(lessonEvent("wb-hint", null));
  };

  /** The focus goes to the hint: it is read out, and the button may be gone. */
  override updated(): void {
    if (!this.#asked) return;
    this.#asked = false;
    this.renderRoot.querySelector<HTMLElement>(".hint:last-child")?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-task-card": WbTaskCard;
  }
}
