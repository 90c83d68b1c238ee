import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import "../../ui/button.ts";
import "../../ui/icon.ts";
import { code, controls } from "../../ui/styles.ts";
import type { QuizCheck } from "../lesson.ts";
import { inlineWords } from "./inline-words.ts";

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
      label {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: var(--wb-space-1);
        align-items: start;
        margin-inline: calc(-1 * var(--wb-space-1));
        padding: var(--wb-space-1);
        border-radius: var(--wb-radius);
        cursor: pointer;
      }
      label:hover {
        background: var(--wb-hover);
      }
      input {
        width: 1.05rem;
        height: 1.05rem;
        margin: 0.2rem 0 0;
        accent-color: var(--wb-accent);
      }
      .because {
        display: flex;
        gap: var(--wb-space-1);
        margin: var(--wb-space-half) 0 var(--wb-space-1);
        padding: var(--wb-space-1) var(--wb-space-2);
        border-inline-start: 3px solid var(--tone);
        background: var(--ground);
      }
      .because[data-right="true"] {
        --tone: var(--wb-passed);
        --ground: var(--wb-passed-soft);
      }
      .because[data-right="false"] {
        --tone: var(--wb-refused);
        --ground: var(--wb-refused-soft);
      }
      .because wb-icon {
        flex: none;
        margin-block-start: 0.2em;
        color: var(--tone);
      }
      .because p {
        margin: 0;
      }
      .check {
        margin-block-start: var(--wb-space-1);
      }
    `,
  ];

  @property({ attribute: false }) quiz: QuizCheck | null = null;
  /** Options checked so far, newest last. */
  @property({ attribute: false }) choices: readonly number[] = [];
  /** The question was answered rightly before: nothing is asked any more. */
  @property({ type: Boolean }) solved = false;

  @state() private picked: number | null = null;

  override render(): TemplateResult | typeof nothing {
    const { quiz } = this;
    if (quiz === null) return nothing;
    const checked = this.choices.at(-1) ?? null;
    const marked = this.picked ?? checked;
    return html`<fieldset>
        <legend>${inlineWords(quiz.question)}</legend>
        ${repeat(
          quiz.options,
          (_option, at) => at,
          (option, at) =>
            html`<label>
                <input
                  type="radio"
                  name="answer"
                  .checked=${at === marked}
                  @change=${() => (this.picked = at)}
                />
                <span>${inlineWords(option.text)}</span>
              </label>
              ${at === checked && (this.picked === null || this.picked === at) ? this.#because(option) : nothing}`,
        )}
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

  #because({ right, because }: QuizCheck["options"][number]): TemplateResult {
    return html`<div class="because" data-right=${right} role="status">
      <wb-icon name=${right ? "check" : "close"}></wb-icon>
      <p><strong>${right ? "Right." : "Not this one."}</strong> ${inlineWords(because)}</p>
    </div>`;
  }

  #check = (): void => {
    const { picked } = this;
    if (picked === null) return;
    this.picked = null;
    this.dispatchEvent(new CustomEvent("wb-choose", { detail: picked }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-quiz": WbQuiz;
  }
}
