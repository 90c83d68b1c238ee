import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import "../../ui/button.ts";
import "../../ui/icon.ts";
import { code, controls } from "../../ui/styles.ts";
import { truth } from "../../ui/truth.ts";
import type { QuizCheck } from "../lesson.ts";
import { inlineWords } from "./inline-words.ts";
import { lessonEvent } from "./lesson-event.ts";

/**
 * A question with one right answer. The answer counts when it is checked, not while one moves through the options.
 * @fires wb-choose - detail: number of the option that was checked
 */
@customElement("wb-quiz")
export class WbQuiz extends LitElement {
  static override styles = [
    controls,
    code,
    css`
      :host {
        display: block;
      }
      fieldset {
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
        margin-block-end: var(--wb-space-1);
        font-weight: 600;
        text-wrap: pretty;
      }
      .options {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--wb-space-1);
      }
      .option {
        border: 1px solid var(--wb-line);
        border-radius: var(--wb-radius);
      }
      .option[data-right] {
        border-color: var(--tone);
        background: var(--ground);
      }
      .option[data-right="true"] {
        --tone: var(--wb-passed);
        --ground: var(--wb-passed-soft);
      }
      .option[data-right="false"] {
        --tone: var(--wb-refused);
        --ground: var(--wb-refused-soft);
      }
      label {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0.625rem;
        align-items: start;
        min-height: var(--wb-target);
        padding: 0.5rem 0.75rem;
        border-radius: inherit;
        line-height: 1.45;
        cursor: pointer;
      }
      .option:not([data-right]) label:hover {
        background: var(--wb-hover);
      }
      label:has(:disabled) {
        cursor: default;
      }
      .option:not([data-right]) label:has(:disabled) {
        background: none;
        color: var(--wb-ink-soft);
      }
      input {
        width: 1.0625rem;
        height: 1.0625rem;
        margin: 0.125rem 0 0;
        accent-color: var(--wb-accent);
      }
      .because {
        margin: 0;
        padding: 0 0.75rem 0.625rem 2.4375rem;
        text-wrap: pretty;
      }
      .because b {
        color: var(--tone);
      }
      .because wb-icon {
        color: var(--tone);
      }
      .because:focus {
        outline: none;
      }
      .check {
        margin-block-start: var(--wb-space-2);
      }
    `,
  ];

  @property({ attribute: false }) quiz: QuizCheck | null = null;
  /** Options checked so far, newest last. */
  @property({ attribute: false }) choices: readonly number[] = [];
  /** The question was answered rightly before: nothing is asked any more. */
  @property({ type: Boolean }) solved = false;

  @state() private picked: number | null = null;
  /** An answer was just given to be checked. */
  #asked = false;

  override render(): TemplateResult | typeof nothing {
    const { quiz } = this;
    if (quiz === null) return nothing;
    const checked = this.choices.at(-1) ?? null;
    const marked = this.picked ?? checked;
    return html`<fieldset>
        <legend>${inlineWords(quiz.question)}</legend>
        <div class="options">
          ${quiz.options.map((option, at) =>
            this.#option(option, at, at === marked, at === checked && marked === checked),
          )}
        </div>
      </fieldset>
      ${
        this.solved
          ? nothing
          : html`<wb-button
              class="check"
              variant="primary"
              ?disabled=${this.picked === null}
              @click=${this.#check}
              >Check my answer</wb-button
            >`
      }`;
  }

  #option(
    { text, right, because }: QuizCheck["options"][number],
    at: number,
    marked: boolean,
    judged: boolean,
  ): TemplateResult {
    return html`<div class="option" data-right=${judged ? truth(right) : nothing}>
      <label>
        <input
          type="radio"
          name="answer"
          .checked=${marked}
          ?disabled=${this.solved}
          @change=${() => (this.picked = at)}
        />
        <span>${inlineWords(text)}</span>
      </label>
      ${
        judged
          ? html`<p class="because" tabindex="-1">
              <wb-icon name=${right ? "check" : "close"}></wb-icon>
              <b>${right ? "Right." : "Not this one."}</b> ${inlineWords(because)}
            </p>`
          : nothing
      }
    </div>`;
  }

  /** The focus goes to the reason: it is read out, and the button has nothing left to check. */
  override updated(changed: PropertyValues<this>): void {
    if (!this.#asked || !changed.has("choices")) return;
    this.#asked = false;
    this.renderRoot.querySelector<HTMLElement>(".because")?.focus();
  }

  #check = (): void => {
    const { picked } = this;
    if (picked === null) return;
    this.picked = null;
    this.#asked = true;
    this.dispatchEvent(lessonEvent("wb-choose", picked));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-quiz": WbQuiz;
  }
}
