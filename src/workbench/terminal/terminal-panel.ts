import { css, html, LitElement, type TemplateResult } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import type { WorldStore } from "../../client/world-store.ts";
import { CTRL_D, type LogEntry, type WorldState } from "../../protocol/world.ts";
import { Watching } from "../../ui/watching.ts";
import type { Nameable } from "./completion.ts";
import "./terminal-input.ts";
import type { WbTerminalInput } from "./terminal-input.ts";
import "./terminal-log.ts";

/** Entries that are drawn; older ones stand in the log panel. */
const SHOWN_ENTRIES = 200;

/** The terminal: the commands of this world and a line for the next one. */
@customElement("wb-terminal-panel")
export class WbTerminalPanel extends LitElement {
  static override styles = css`
    :host {
      cursor: text;
      display: flex;
      flex-direction: column;
      min-height: 0;
      container-type: inline-size;
      background: var(--wb-terminal-paper);
      color: var(--wb-terminal-ink);
      font-family: var(--wb-font-code);
      font-size: var(--wb-text-small);
      line-height: 1.5;
    }
    wb-terminal-log {
      flex: 0 1 auto;
    }
  `;

  @property({ attribute: false }) world: WorldStore | null = null;

  /** Id of the last entry that a clear took out of view. */
  @state() private clearedTo = 0;
  /** A line or an answer is under way. */
  @state() private busy = false;
  /** The line that runs at this moment. */
  @state() private running: string | null = null;
  @query("wb-terminal-input") private input!: WbTerminalInput;

  readonly #shown = new Watching(this, () => this.world);

  constructor() {
    super();
    this.addEventListener("click", this.#reach);
  }

  /** A click anywhere leads to the line, unless it was on a link or marked some text to copy. */
  #reach = (event: Event): void => {
    const onControl = event.composedPath().some((node) => node instanceof HTMLButtonElement);
    if (!onControl && (getSelection()?.toString() ?? "") === "") this.input.focus();
  };

  /** Puts a command into the input without running it. */
  prefill(line: string): void {
    void this.updateComplete.then(() => this.input.prefill(line));
  }

  override render(): TemplateResult {
    const { state: world, log } = this.#shown.value ?? { state: null, log: [] };
    const entries = log.filter(isTerminal);
    const cleared = Math.max(this.clearedTo, entries.findLast(isClear)?.id ?? 0);
    const prompt = world?.prompt ?? null;
    return html`<wb-terminal-log
        .entries=${entries.filter(({ id }) => id > cleared).slice(-SHOWN_ENTRIES)}
        .unfinished=${prompt}
        .running=${this.running}
      ></wb-terminal-log>
      <wb-terminal-input
        .question=${prompt}
        .history=${prompt?.typed ?? entries.flatMap((entry) => (entry.kind === "command" ? [entry.line] : []))}
        .names=${this.#names(world)}
        ?busy=${this.busy}
        @wb-terminal-line=${this.#enter}
        @wb-terminal-interrupt=${this.#interrupt}
        @wb-terminal-end=${this.#end}
        @wb-terminal-clear=${this.#clear}
      ></wb-terminal-input>`;
  }

  #names(world: WorldState | null): Nameable {
    return {
      paths: Object.keys(world?.files ?? {}).sort(),
      routes: world?.project?.routes.map(({ pattern }) => pattern) ?? [],
      packages: world?.packages.map(({ name }) => name) ?? [],
    };
  }

  #enter = ({ detail }: CustomEvent<readonly string[]>): Promise<void> => this.#run(detail);

  async #run(lines: readonly string[]): Promise<void> {
    const { world } = this;
    if (world === null) return;
    for (const line of lines) {
      const waiting = world.value.state?.prompt ?? null;
      try {
        this.busy = true;
        if (waiting === null) this.running = line;
        await (waiting === null ? world.run(line) : world.answer(line));
      } catch {
        // The store holds the refusal as its fault, which the shell shows; the rest of the lines is given up.
        break;
      } finally {
        this.running = null;
        this.busy = false;
      }
    }
  }

  #interrupt = (): void => {
    // The store holds a refusal as its fault, which the shell shows.
    if (this.world?.value.state?.prompt != null) this.world.interrupt().catch(() => undefined);
  };

  #end = (): void => {
    if (this.world?.value.state?.prompt != null) void this.#run([CTRL_D]);
  };

  #clear = (): void => {
    this.clearedTo = this.world?.value.log.at(-1)?.id ?? 0;
  };
}

function isTerminal(entry: LogEntry): boolean {
  return entry.kind === "command" || entry.kind === "reload";
}

function isClear(entry: LogEntry): boolean {
  return entry.kind === "command" && entry.line.trim() === "clear";
}

declare global {
  interface HTMLElementTagNameMap {
    "wb-terminal-panel": WbTerminalPanel;
  }
}
