import { EOFError } from "./errors.ts";
import type { PythonHost } from "./module-definition.ts";

/** What a program reads: lines as they are typed, or what a pipe brings. */
export class StandardInput {
  readonly #terminal: PythonHost["terminal"];
  #left: string;

  constructor(terminal: PythonHost["terminal"]) {
    this.#terminal = terminal;
    this.#left = terminal.stdin ?? "";
  }

  get isTerminal(): boolean {
    return (this.#terminal.stdin ?? null) === null;
  }

  /** `input(prompt)` @throws EOFError, KeyboardInterrupt */
  readLine(prompt: string): string {
    const { ask } = this.#terminal;
    if (this.isTerminal && ask) return ask(prompt, false);
    this.#terminal.write("stdout", prompt);
    const line = this.line();
    if (line === "") throw new EOFError("EOF when reading a line");
    return line.replace(/\n$/, "");
  }

  /** The next line with its end; "" when there are no more. */
  line(): string {
    const { ask } = this.#terminal;
    if (this.isTerminal) {
      try {
        return ask ? `${ask("", false)}\n` : "";
      } catch (error) {
        if (error instanceof EOFError) return "";
        throw error;
      }
    }
    const end = this.#left.indexOf("\n");
    const line = end === -1 ? this.#left : this.#left.slice(0, end + 1);
    this.#left = this.#left.slice(line.length);
    return line;
  }

  lines(): string[] {
    const lines: string[] = [];
    for (let line = this.line(); line !== ""; line = this.line()) lines.push(line);
    return lines;
  }
}
