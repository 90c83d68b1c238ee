import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { customElement, property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import type { LogEntry } from "../../protocol/world.ts";
import { panelEvent } from "../events.ts";
import { outputParts, outputTones, type OutputTone } from "./places.ts";

/** What stands before every command; a narrow terminal leaves the place out. */
export const PROMPT = html`<span class="where">(venv) ~/bookstore</span>$ `;

/** For both the printed and the waiting prompt. */
export const promptLook = css`
  @container (max-width: 30rem) {
    .where {
      display: none;
    }
  }
`;

/** How near to its end the output must be scrolled for new output to be followed. */
const FOLLOW_PX = 48;

/**
 * What the terminal printed so far.
 * @fires wb-open-place - detail: an OpenPlace, when a traceback frame is followed
 */
@customElement("wb-terminal-log")
export class WbTerminalLog extends LitElement {
  static override styles = [
    promptLook,
    css`
      :host {
        display: block;
        overflow: auto;
        padding: var(--wb-space-2);
        padding-block-end: 0;
      }
      pre {
        margin: 0;
        font: inherit;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      :host(:focus-visible) {
        outline: 2px solid currentcolor;
        outline-offset: -2px;
      }
      .hint {
        margin: 0 0 var(--wb-space-1);
        color: var(--wb-terminal-quiet);
      }
      .hint code {
        font: inherit;
        color: var(--wb-terminal-ink);
      }
      .prompt {
        color: var(--wb-terminal-prompt);
        user-select: none;
      }
      .line[data-tone="error"] {
        color: var(--wb-terminal-error);
      }
      .line[data-tone="warning"] {
        color: var(--wb-terminal-warning);
      }
      .line[data-tone="good"] {
        color: var(--wb-terminal-good);
      }
      .line[data-tone="quiet"],
      .reload {
        color: var(--wb-terminal-quiet);
      }
      button {
        border: 0;
        padding: 0;
        background: none;
        color: var(--wb-terminal-link);
        font: inherit;
        text-align: start;
        text-decoration: underline;
        cursor: pointer;
      }
      button:focus-visible {
        outline: 2px solid currentcolor;
        outline-offset: 1px;
      }
    `,
  ];

  /** Commands and reloads, oldest first; other entries are passed over. */
  @property({ attribute: false }) entries: readonly LogEntry[] = [];
  /** A command that still waits for an answer: its line and what it printed. */
  @property({ attribute: false }) unfinished: {
    readonly line: string;
    readonly printed: string;
  } | null = null;
  /** A command that was sent and has not answered yet. */
  @property() running: string | null = null;

  /** Whether the end was in view before the last change. */
  #follow = true;
  /** A terminal that was hidden, or changes its width, keeps its end in view. */
  readonly #resized = new ResizeObserver(() => {
    if (this.#follow) this.scrollTop = this.scrollHeight;
  });

  override render(): TemplateResult {
    const heard = this.entries.some(({ kind }) => kind === "command" || kind === "reload");
    const silent = !heard && this.unfinished === null && this.running === null;
    return html`${
        silent
          ? html`<p class="hint">
              Type <code>help</code> and press Enter to see what runs here. Tab completes, ↑ brings
              back what you typed before.
            </p>`
          : nothing
      }
      <div role="log" aria-label="Terminal output">
        ${repeat(
          this.entries,
          (entry) => entry.id,
          (entry) => this.#entry(entry),
        )}
        ${
          this.unfinished === null
            ? nothing
            : html`${this.#command(this.unfinished.line)}${this.#output(this.unfinished.printed)}`
        }
        ${this.running === null ? nothing : this.#command(this.running)}
      </div>`;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // What scrolls can be reached by keyboard.
    this.tabIndex = 0;
    this.#resized.observe(this);
    this.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  override disconnectedCallback(): void {
    this.#resized.disconnect();
    this.removeEventListener("scroll", this.#scrolled);
    super.disconnectedCallback();
  }

  #scrolled = (): void => {
    this.#follow = this.scrollHeight - this.scrollTop - this.clientHeight < FOLLOW_PX;
  };

  override updated(changed: PropertyValues): void {
    // A command of one's own is always followed; other output only when its end was in view.
    if (this.#follow || changed.has("running")) this.scrollTop = this.scrollHeight;
  }

  #entry(entry: LogEntry): TemplateResult | typeof nothing {
    if (entry.kind === "command") {
      return html`${this.#command(entry.line)}${this.#output(entry.output)}`;
    }
    if (entry.kind !== "reload") return nothing;
    return html`${entry.changed.map(
      (path) => html`<pre class="reload">${`${path} changed, reloading.`}</pre>`,
    )}${entry.status.kind === "broken" ? this.#output(entry.status.failure.traceback) : nothing}`;
  }

  #command(line: string): TemplateResult {
    return html`<pre><span class="prompt">${PROMPT}</span>${line}</pre>`;
  }

  #output(output: string): TemplateResult | typeof nothing {
    const text = output.replace(/\n$/, "");
    if (text === "") return nothing;
    const lines = text.split("\n");
    const tones = outputTones(lines);
    return html`<pre>
${lines.map((line, index) => this.#line(line, index, tones[index] ?? "plain"))}</pre>`;
  }

  #line(line: string, index: number, tone: OutputTone): TemplateResult {
    const parts = outputParts(line).map(({ text, place }) =>
      place === null
        ? text
        : html`<button
            aria-label=${text}
            .textContent=${text}
            @click=${() => this.dispatchEvent(panelEvent("wb-open-place", place))}
          ></button>`,
    );
    return html`${index === 0 ? "" : "\n"}<span class="line" data-tone=${tone}>${parts}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-terminal-log": WbTerminalLog;
  }
}
