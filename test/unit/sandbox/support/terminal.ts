import type { CommandContext } from "../../../../src/sandbox/commands/command.ts";
import { runLine } from "../../../../src/sandbox/commands/run-line.ts";

/** A terminal without a server, to which parts can be given. */
export class Terminal {
  readonly files: Map<string, string>;
  readonly home = new Map<string, string>();
  readonly #parts: Partial<CommandContext>;

  constructor(files: Readonly<Record<string, string>> = {}, parts: Partial<CommandContext> = {}) {
    this.files = new Map(Object.entries(files));
    this.#parts = parts;
  }

  #context(): CommandContext {
    return {
      files: this.files,
      packages: [],
      history: [],
      environment: {},
      answers: [],
      stdin: null,
      toTerminal: true,
      home: this.home,
      keepAtHome: (path, text) => void this.home.set(path, text),
      python: () => Promise.reject(new Error("not asked for")),
      send: () => Promise.resolve(null),
      install: () => undefined,
      write: (path, text) => {
        if (text === null) this.files.delete(path);
        else this.files.set(path, text);
      },
      export: () => undefined,
      ...this.#parts,
    };
  }

  /** What a line prints, or asks, and its exit code. */
  async run(line: string): Promise<{ readonly output: string; readonly exit: number | "asks" }> {
    const outcome = await runLine(
      line,
      { count: 0, output: "" },
      {
        variables: () => this.#context().environment,
        begin: () => this.#context(),
      },
    );
    return outcome.kind === "done"
      ? { output: outcome.output, exit: outcome.exit }
      : { output: outcome.printed + outcome.prompt.text, exit: "asks" };
  }
}
