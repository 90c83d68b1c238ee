import type { ExchangeEntry, LogEntry } from "../protocol/world.ts";
import type { CommandContext } from "./commands/command.ts";
import type { LineOutcome } from "./commands/run-line.ts";
import type { Machine } from "./machine.ts";
import type { Replay } from "./replay.ts";
import type { PendingCommand, WorldRecord } from "./world-record.ts";

/** What a terminal line reads of its sandbox, and may do to it. */
export interface LineHost {
  readonly world: WorldRecord;
  readonly log: readonly LogEntry[];
  readonly machine: Machine;
  change(changes: Partial<WorldRecord>): void;
  /** Sends a request and logs it. @returns null where no server runs */
  send(request: Uint8Array): Promise<ExchangeEntry | null>;
  /** Starts the server anew. @param changed paths of files */
  reload(changed: readonly string[]): Promise<void>;
}

/** An answer to the question of a command that waits. */
export interface Answer {
  readonly pending: PendingCommand;
  /** With CTRL_C or CTRL_D at its end where such a key was pressed. */
  readonly typed: string;
}

/** One line of the terminal on its way: from its beginning, or from the answer to a question, to its end or the next one. */
export class LineRun {
  readonly #host: LineHost;
  readonly #line: string;
  readonly #answer: Answer | null;
  /** The command that asked is the first to begin. */
  #waiting: PendingCommand | null;
  #replay: Replay | null = null;
  #project: Pick<WorldRecord, "files" | "packages">;
  /** Files changed since the server last started; null where neither they nor packages did. */
  #changed: Set<string> | null = null;

  constructor(host: LineHost, line: string, answer: Answer | null) {
    this.#host = host;
    this.#line = line;
    this.#answer = answer;
    this.#waiting = answer?.pending ?? null;
    this.#project = host.world;
  }

  /** @returns the outcome; a question is noted in the world already */
  async run(): Promise<LineOutcome> {
    // The terminal's commands are a large part of the whole, and a request needs none of them.
    const { runLine } = await import("./commands/run-line.ts");
    const ended = this.#waiting?.ended ?? { count: 0, output: "" };
    const outcome = await runLine(this.#line, ended, {
      variables: () => this.#host.world.environment ?? {},
      begin: () => this.#begin(),
    });
    this.#host.change({ pending: outcome.kind === "prompt" ? this.#pending(outcome) : null });
    return outcome;
  }

  #pending({ ended, prompt, printed }: Extract<LineOutcome, { kind: "prompt" }>): PendingCommand {
    const { files, packages } = this.#project;
    const { lastEntry } = this.#host.world;
    const steps = this.#replay?.steps ?? [];
    const { pending, typed } = this.#answer ?? {};
    const seen = pending && !pending.prompt.hidden && typed !== undefined ? [typed] : [];
    const before = pending?.ended.count === ended.count ? [...pending.typed, ...seen] : [];
    const line = this.#line;
    return { line, ended, files, packages, steps, lastEntry, prompt, typed: before, printed };
  }

  /** Starts the server anew if the line changed what it runs on. */
  async settle(): Promise<void> {
    const changed = this.#changed;
    this.#changed = null;
    if (changed) await this.#host.reload([...changed]);
  }

  #begin(): CommandContext {
    const host = this.#host;
    const { machine, world } = host;
    const waiting = this.#waiting;
    this.#waiting = null;
    this.#project = waiting ?? { files: world.files, packages: world.packages };
    const isChanged = waiting?.lastEntry !== world.lastEntry;
    const typed = waiting ? (this.#answer?.typed ?? null) : null;
    const replay = machine.replay(waiting?.steps ?? [], typed, isChanged);
    this.#replay = replay;
    const project = this.#project;
    return {
      get files() {
        return new Map(Object.entries(host.world.files));
      },
      packages: world.packages,
      history: host.log.flatMap((entry) => (entry.kind === "command" ? [entry.line] : [])),
      environment: world.environment ?? {},
      answers: replay.answers(),
      stdin: null,
      toTerminal: true,
      python: (program, argv, input) => machine.python(program, argv, input, project, replay),
      send: async (request) => {
        await this.settle();
        return (await host.send(request))?.response ?? null;
      },
      install: (packages) => {
        host.change({ packages });
        this.#changed ??= new Set();
      },
      write: (path, text) => {
        this.#write(path, text);
      },
      home: new Map(Object.entries(world.home ?? {})),
      keepAtHome: (path, text) => {
        host.change({ home: { ...host.world.home, [path]: text } });
      },
      export: (name, value) => {
        const { [name]: _gone, ...others } = host.world.environment ?? {};
        host.change({ environment: value === null ? others : { ...others, [name]: value } });
      },
    };
  }

  #write(path: string, text: string | null): void {
    const { [path]: before, ...others } = this.#host.world.files;
    if ((before ?? null) === text) return;
    this.#host.change({ files: text === null ? others : { ...others, [path]: text } });
    // The server looks at nothing but the program.
    if (path.endsWith(".py")) this.#changed = (this.#changed ?? new Set()).add(path);
  }
}
