import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
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
        margin-block-start: var(--wb-space-1);
        padding: var(--wb-space-2);
        border-radius: var(--wb-radius);
        background: var(--wb-surface-sunken);
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: var(--wb-space-1);
        align-items: center;
      }
      .row .put {
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
      }
      ol {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--wb-space-2);
        margin: var(--wb-space-1) 0;
        padding: 0;
        list-style: none;
      }
      ol:focus {
        outline: none;
      }
      .where {
        margin-block-end: var(--wb-space-half);
        color: var(--wb-ink-soft);
        font-size: var(--wb-text-small);
        font-weight: 600;
      }
      pre {
        max-height: 18rem;
        margin-block-end: var(--wb-space-1);
        padding-inline: 0.75rem;
        background: var(--wb-surface-sunken);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .hide {
        margin-inline: -0.75rem;
      }
    `,
  ];

  @property({ attribute: false }) task: Task | null = null;
  @property({ type: Boolean }) solved = false;

  @property({ reflect: true }) stage: "closed" | "asked" | "open" = "closed";
  /** Steps that were put into place, by number. */
  @state() private placed: ReadonlySet<number> = new Set();

  override willUpdate(changed: PropertyValues<this>): void {
    if (!this.solved || changed.get("solved") !== false) return;
    this.stage = "closed";
    this.placed = new Set();
  }

  override render(): TemplateResult | typeof nothing {
    if (this.task === null) return nothing;
    if (this.stage === "closed") {
      return html`<wb-button class="begin" variant="quiet" @click=${this.#ask}
        >Show the solution</wb-button
      >`;
    }
    return this.stage === "asked" ? this.#question() : this.#steps(this.task);
  }

  #question(): TemplateResult {
    return html`<div class="ask">
      <p>
        You learn more from one more try. If you look, each step is put into place for you, and
        running it stays yours.
      </p>
      <div class="row">
        <wb-button class="show" @click=${this.#open}>Show it</wb-button>
        <wb-button variant="quiet" @click=${this.#close}>Not yet</wb-button>
      </div>
    </div>`;
  }

  #steps(task: Task): TemplateResult {
    const quiz = task.criteria.find(({ check }) => check.kind === "quiz")?.check;
    const option = (at: number): string =>
      (quiz?.kind === "quiz" ? quiz.quiz.options[at]?.text : undefined) ?? "";
    const several = task.solution.length > 1;
    return html`<ol aria-label="Solution" tabindex="-1">
        ${task.solution.map((step, at) => this.#step(step, at, several, option))}
      </ol>
      <wb-button class="hide" variant="quiet" @click=${this.#close}>Hide the solution</wb-button>`;
  }

  #step(
    step: SolutionStep,
    at: number,
    several: boolean,
    option: (at: number) => string,
  ): TemplateResult {
    const { where, text, button, then } = stepWords(step, option);
    const shown =
      step.kind === "choose"
        ? html`<p>${inlineWords(text ?? "")}</p>`
        : html`<pre tabindex="0" role="group" aria-label=${where}>${text?.trimEnd()}</pre>`;
    return html`<li>
      <p class="where">${several ? `${at + 1}. ` : ""}${where}</p>
      ${text === null ? nothing : shown}
      ${
        button === null
          ? nothing
          : html`<div class="row">
              <wb-button @click=${() => this.#place(step, at)}>${button}</wb-button>
              ${this.placed.has(at) ? html`<span class="put">${then}</span>` : nothing}
            </div>`
      }
    </li>`;
  }

  #place(step: SolutionStep, at: number): void {
    this.placed = new Set([...this.placed, at]);
    this.dispatchEvent(lessonEvent("wb-show-step", step));
  }

  #ask = (): void => {
    if (this.solved) this.#open();
    else void this.#go("asked", ".show");
  };

  #open = (): void => {
    void this.#go("open", "ol");
    this.dispatchEvent(lessonEvent("wb-solution-shown", null));
  };

  #close = (): void => void this.#go("closed", ".begin");

  /** What was pressed is gone afterwards, so the focus is led on. */
  async #go(stage: WbSolution["stage"], focus: string): Promise<void> {
    this.stage = stage;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(focus)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-solution": WbSolution;
  }
}
