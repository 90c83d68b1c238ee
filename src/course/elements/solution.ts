import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../../ui/button.ts";
import { code, controls } from "../../ui/styles.ts";
import type { SolutionStep, Task } from "../lesson.ts";
import { inlineWords } from "./inline-words.ts";
import { lessonEvent } from "./lesson-event.ts";
import { stepWords } from "./step-words.ts";

/**
 * A task's solution, step by step. Each step is put where it belongs and runs only when the learner runs it.
 * @fires wb-show-step - detail: the SolutionStep to put in place
 * @fires wb-solution-shown - the solution came into sight
 */
@customElement("wb-solution")
export class WbSolution extends LitElement {
  static override styles = [
    controls,
    code,
    css`
      :host {
        display: block;
      }
      p {
        margin: 0 0 var(--wb-space-1);
        text-wrap: pretty;
      }
      .ask {
        padding: var(--wb-space-1) var(--wb-space-2);
        border-inline-start: 3px solid var(--wb-notice);
        background: var(--wb-notice-soft);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
      }
      ol {
        display: grid;
        gap: var(--wb-space-2);
        margin: 0;
        padding: 0;
        list-style: none;
        counter-reset: step;
      }
      .where {
        font-size: var(--wb-text-small);
        font-weight: 600;
        color: var(--wb-ink-soft);
      }
      pre {
        max-height: 18rem;
        margin-block-end: var(--wb-space-1);
        background: var(--wb-surface-sunken);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) task: Task | null = null;
  @property({ type: Boolean }) solved = false;

  @state() private stage: "closed" | "asked" | "open" = "closed";

  override render(): TemplateResult | typeof nothing {
    if (this.task === null) return nothing;
    if (this.stage === "closed") {
      return html`<wb-button variant="quiet" @click=${this.#ask}>Show the solution</wb-button>`;
    }
    return this.stage === "asked" ? this.#question() : this.#steps(this.task);
  }

  #question(): TemplateResult {
    return html`<div class="ask">
      <p>
        You learn more from one more try. The solution is put into place and never run: that part
        stays yours.
      </p>
      <div class="row">
        <wb-button class="show" @click=${this.#open}>Show it</wb-button>
        <wb-button variant="quiet" @click=${() => (this.stage = "closed")}>Not yet</wb-button>
      </div>
    </div>`;
  }

  #steps(task: Task): TemplateResult {
    const quiz = task.criteria.find(({ check }) => check.kind === "quiz")?.check;
    const option = (at: number): string =>
      (quiz?.kind === "quiz" ? quiz.quiz.options[at]?.text : undefined) ?? "";
    return html`<ol aria-label="Solution">
        ${task.solution.map((step) => this.#step(step, option))}
      </ol>
      <wb-button variant="quiet" @click=${() => (this.stage = "closed")}
        >Hide the solution</wb-button
      >`;
  }

  #step(step: SolutionStep, option: (at: number) => string): TemplateResult {
    const { where, text, button } = stepWords(step, option);
    const shown =
      step.kind === "choose"
        ? html`<p>${inlineWords(text ?? "")}</p>`
        : html`<pre tabindex="0">${text}</pre>`;
    return html`<li>
      <p class="where">${where}</p>
      ${text === null ? nothing : shown}
      ${
        button === null
          ? nothing
          : html`<wb-button @click=${() => this.dispatchEvent(lessonEvent("wb-show-step", step))}
              >${button}</wb-button
            >`
      }
    </li>`;
  }

  #ask = (): void => {
    if (this.solved) this.#open();
    else {
      this.stage = "asked";
      void this.updateComplete.then(() =>
        this.renderRoot.querySelector<HTMLElement>(".show")?.focus(),
      );
    }
  };

  #open = (): void => {
    this.stage = "open";
    this.dispatchEvent(new CustomEvent("wb-solution-shown"));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-solution": WbSolution;
  }
}
