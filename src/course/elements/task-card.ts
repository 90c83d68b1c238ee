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
        padding: var(--wb-space-2);
        border: 1px solid var(--wb-line);
        border-inline-start: 4px solid var(--wb-accent);
        border-radius: var(--wb-radius);
        background: var(--wb-surface);
      }
      section[data-solved] {
        border-inline-start-color: var(--wb-passed);
      }
      h2 {
        display: flex;
        gap: var(--wb-space-1);
        align-items: baseline;
        margin: 0 0 var(--wb-space-1);
      }
      h2 wb-icon {
        flex: none;
        color: var(--wb-passed);
        translate: 0 0.15em;
      }
      .criteria {
        display: grid;
        gap: var(--wb-space-half);
        margin: 0 0 var(--wb-space-1);
        padding: 0;
        list-style: none;
      }
      .criteria li {
        display: grid;
        grid-template-columns: 1.25rem 1fr;
        gap: var(--wb-space-1);
        margin: 0;
      }
      .box {
        display: grid;
        place-items: center;
        width: 1.125rem;
        height: 1.125rem;
        margin-block-start: 0.15rem;
        border: 1.5px solid var(--wb-line-strong);
        border-radius: 0.25rem;
      }
      [data-met] .box {
        border-color: var(--wb-passed);
        background: var(--wb-passed);
        color: var(--wb-surface);
      }
      [data-met] .box wb-icon {
        width: 0.875rem;
        height: 0.875rem;
      }
      .feedback {
        margin-block-end: var(--wb-space-1);
      }
      .hints {
        margin: 0 0 var(--wb-space-1);
        padding: var(--wb-space-1) var(--wb-space-2);
        border-radius: var(--wb-radius);
        background: var(--wb-accent-soft);
      }
      .hints > p:first-child {
        margin: 0;
        font-size: var(--wb-text-small);
        font-weight: 600;
      }
      .hint > :last-child {
        margin-block-end: 0;
      }
      .hint + .hint {
        margin-block-start: var(--wb-space-1);
        padding-block-start: var(--wb-space-1);
        border-block-start: 1px solid var(--wb-line-strong);
      }
      .help {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
        align-items: start;
      }
      .help wb-solution {
        flex: 0 1 auto;
      }
    `,
  ];

  @property({ attribute: false }) standing: TaskStanding | null = null;

  override render(): TemplateResult | typeof nothing {
    if (this.standing === null) return nothing;
    const { task, solved, feedback } = this.standing;
    return html`<section aria-labelledby="title" ?data-solved=${solved}>
      <h2 id="title">
        ${solved ? html`<wb-icon name="check"></wb-icon>` : nothing}
        <span
          >${task.title}${solved ? html`<span class="visually-hidden"> (solved)</span>` : nothing}</span
        >
      </h2>
      ${unsafeHTML(task.html)} ${this.#wanted(this.standing)}
      ${
        feedback === null
          ? nothing
          : html`<wb-status class="feedback" tone="notice" role="status"
              >${inlineWords(feedback)}</wb-status
            >`
      }
      ${this.#hints(this.standing)}
      <div class="help">
        ${this.#hintButton(this.standing)}
        <wb-solution .task=${task} ?solved=${solved}></wb-solution>
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
      <span class="box">${met ? html`<wb-icon name="check"></wb-icon>` : nothing}</span>
      <span
        >${inlineWords(say)}<span class="visually-hidden">: ${met ? "done" : "not yet"}</span></span
      >
    </li>`;
  }

  #hints({ hints, hintsShown, solved }: TaskStanding): TemplateResult | typeof nothing {
    const shown = solved ? [] : hints.slice(0, hintsShown);
    if (shown.length === 0) return nothing;
    return html`<div class="hints" role="status">
      <p>${shown.length === 1 ? "Hint" : "Hints"}</p>
      ${shown.map(({ html: words }: Hint) => html`<div class="hint">${unsafeHTML(words)}</div>`)}
    </div>`;
  }

  #hintButton({ hints, hintsShown, solved }: TaskStanding): TemplateResult | typeof nothing {
    if (solved || hintsShown >= hints.length) return nothing;
    const words =
      hints.length === 1
        ? "Give me a hint"
        : `Give me a hint (${hintsShown + 1} of ${hints.length})`;
    return html`<wb-button
      icon="help"
      @click=${() => this.dispatchEvent(lessonEvent("wb-hint", null))}
      >${words}</wb-button
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-task-card": WbTaskCard;
  }
}
