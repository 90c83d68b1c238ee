import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { live } from "lit/directives/live.js";
import type { TerminalPrompt } from "../../protocol/world.ts";
import { panelEvent } from "../events.ts";
import { completeLine, type Nameable } from "./completion.ts";
import { editLine } from "./line-keys.ts";
import { LineHistory } from "./line-history.ts";
import { PROMPT, promptLook } from "./terminal-log.ts";

/**
 * The line being typed. Up and Down walk earlier lines, Ctrl-R looks for one that holds what is typed, Tab completes,
 * Ctrl-A, E, U, K and W edit as in a shell, Ctrl-C interrupts, Ctrl-D ends what is typed, Ctrl-L clears the view.
 * @fires wb-terminal-line - detail: the lines entered, one or (pasted) several
 * @fires wb-terminal-interrupt
 * @fires wb-terminal-end - Ctrl-D at a question
 * @fires wb-terminal-clear
 */
@customElement("wb-terminal-input")
export class WbTerminalInput extends LitElement {
  static override styles = [
    promptLook,
    css`
      :host {
        display: block;
        padding: 0 var(--wb-space-2) var(--wb-space-2);
      }
      form {
        display: flex;
        align-items: baseline;
        margin: 0;
      }
      label {
        flex: none;
        color: var(--wb-terminal-prompt);
        white-space: pre;
      }
      label.question {
        color: inherit;
      }
      input {
        flex: 1;
        min-width: 6rem;
        min-height: 1.75rem;
        border: 0;
        padding: 0;
        background: none;
        color: inherit;
        font: inherit;
        outline: none;
        caret-color: var(--wb-terminal-prompt);
      }
      :host(:focus-within) form {
        box-shadow: 0 1px 0 var(--wb-terminal-prompt);
      }
      .choices {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--wb-space-3);
        color: var(--wb-terminal-quiet);
      }
      @media (pointer: coarse) {
        input {
          min-height: 2.75rem;
          font-size: max(16px, 1em);
        }
      }
    `,
  ];

  /** The question a command waits on; null at the shell's own prompt. */
  @property({ attribute: false }) question: TerminalPrompt | null = null;
  /** Earlier command lines, oldest first. */
  @property({ attribute: false }) history: readonly string[] = [];
  /** What a line can name, for Tab. */
  @property({ attribute: false }) names: Nameable = { paths: [] };
  /** True while a command runs: typing goes on, Enter waits. */
  @property({ type: Boolean }) busy = false;

  @state() private choices: readonly string[] = [];
  @state() private text = "";
  @query("input") private input!: HTMLInputElement;

  readonly #history = new LineHistory();
  /** What Ctrl-R looks for; null before it is pressed. */
  #wanted: string | null = null;

  /** Puts a line into the input without running it, and leads there. */
  prefill(line: string): void {
    this.text = line;
    this.choices = [];
    void this.updateComplete.then(() => {
      this.input.focus();
      this.input.setSelectionRange(line.length, line.length);
    });
  }

  override focus(): void {
    this.input.focus();
  }

  override willUpdate(changed: Map<string, unknown>): void {
    if (changed.has("history")) this.#history.load(this.history);
    if (changed.has("question") && this.question !== changed.get("question")) this.choices = [];
  }

  override render(): TemplateResult {
    const { question } = this;
    return html`${
        this.choices.length === 0
          ? nothing
          : html`<div class="choices" role="status">
              ${this.choices.map((each) => html`<span>${each}</span>`)}
            </div>`
      }
      <form @submit=${this.#submit}>
        <label for="line" class=${question === null ? "" : "question"}
          >${question?.text ?? PROMPT}</label
        >
        <input
          id="line"
          type=${question?.hidden === true ? "password" : "text"}
          .value=${live(this.text)}
          aria-label=${question === null ? "Terminal command" : labelOf(question.text)}
          aria-busy=${this.busy ? "true" : "false"}
          autocomplete="off"
          autocapitalize="off"
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="send"
          @input=${this.#typed}
          @keydown=${this.#key}
          @paste=${this.#paste}
        />
      </form>`;
  }

  #typed = (): void => {
    this.text = this.input.value;
    this.#wanted = null;
  };

  #submit = (event: Event): void => {
    event.preventDefault();
    if (this.busy) return;
    this.#enter([this.text]);
  };

  #enter(lines: readonly string[]): void {
    this.#clear();
    this.dispatchEvent(panelEvent("wb-terminal-line", lines));
  }

  /** Several pasted lines run one after another, as a shell does; the last stays when it has no line end. */
  #paste = (event: ClipboardEvent): void => {
    const pasted = event.clipboardData?.getData("text/plain") ?? "";
    if (!pasted.trim().includes("\n") || this.busy) return;
    event.preventDefault();
    const lines = `${this.text}${pasted}`.split(/\r?\n/);
    const rest = lines.pop() ?? "";
    // At a question an empty line means something: in Python it ends a block.
    this.#enter(this.question === null ? lines.filter((line) => line.trim() !== "") : lines);
    this.text = rest;
  };

  #key = (event: KeyboardEvent): void => {
    const control = event.ctrlKey && !event.altKey && !event.metaKey;
    // With Caps Lock on, Ctrl + C gives a capital letter.
    const letter = event.key.toLowerCase();
    const hidden = this.question?.hidden === true;
    if (event.key === "ArrowUp" && !hidden) {
      this.#recall(event, this.#history.older(this.text));
    } else if (event.key === "ArrowDown" && !hidden) {
      this.#recall(event, this.#history.newer());
    } else if (event.key === "Tab" && !event.shiftKey && this.text !== "" && !hidden) {
      this.#complete(event);
    } else if (event.key === "Tab" && !event.shiftKey && isPython(this.question)) {
      event.preventDefault();
      this.#edit(`${" ".repeat(INDENT)}${this.text}`, INDENT);
    } else if (control) this.#control(event, letter);
  };

  #control(event: KeyboardEvent, letter: string): void {
    const { selectionStart, selectionEnd } = this.input;
    const cursor = selectionStart ?? this.text.length;
    const edited = this.text === "" ? null : editLine(letter, { text: this.text, cursor });
    if (letter === "l") this.#tell(event, "wb-terminal-clear");
    else if (letter === "d" && this.text === "" && this.question !== null) {
      this.#tell(event, "wb-terminal-end");
    } else if (letter === "c" && selectionStart === selectionEnd) {
      this.#clear();
      this.#tell(event, "wb-terminal-interrupt");
    } else if (letter === "r" && this.question?.hidden !== true) {
      this.#wanted ??= this.text;
      const wanted = this.#wanted;
      this.#recall(event, this.#history.olderWith(wanted, this.text));
      this.#wanted = wanted;
    } else if (edited) {
      event.preventDefault();
      this.#edit(edited.text, edited.cursor);
    }
  }

  #tell(event: KeyboardEvent, what: `wb-terminal-${string}`): void {
    event.preventDefault();
    this.dispatchEvent(panelEvent(what, null));
  }

  #clear(): void {
    this.text = "";
    this.choices = [];
    this.#wanted = null;
  }

  #edit(text: string, cursor: number): void {
    this.text = text;
    void this.updateComplete.then(() => {
      this.input.setSelectionRange(cursor, cursor);
    });
  }

  #recall(event: KeyboardEvent, line: string | null): void {
    event.preventDefault();
    if (line !== null) this.prefill(line);
  }

  /** Tab completes; where nothing can be completed it moves on, so that it never traps the keyboard. */
  #complete(event: KeyboardEvent): void {
    if (this.question !== null) {
      if (isPython(this.question)) event.preventDefault();
      return;
    }
    const { line, choices } = completeLine(this.text, this.names);
    if (line === this.text && choices.length === 0) return;
    if (line === this.text && this.choices.length > 0) return;
    event.preventDefault();
    this.prefill(line);
    this.choices = choices;
  }
}

/** What one level of a Python block is set in by. */
const INDENT = 4;

/** A question that is Python's own prompt. */
function isPython(question: TerminalPrompt | null): boolean {
  return question !== null && /^(?:>>>|\.\.\.) $/.test(question.text);
}

/** What a screen reader calls the line. */
function labelOf(question: string): string {
  if (question === ">>> ") return "Python statement";
  return question === "... " ? "Python statement, continued" : question;
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-terminal-input": WbTerminalInput;
  }
}
