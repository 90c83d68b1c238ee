import { type BaseException, EOFError, KeyboardInterrupt } from "../python/errors.ts";
import { PythonProcess } from "../python/python-process.ts";
import { exceptionLine, formatTraceback, placeOf } from "../python/traceback.ts";
import type { TraceStep } from "../protocol/trace.ts";
import type { PythonFailure } from "../protocol/world.ts";
import { type Environment, PromptPending, type Terminal } from "./environment.ts";
import { modulesOf } from "./packages/packages.ts";
import { ProcessMemory } from "./process-memory.ts";
import type { Process } from "./process.ts";
import { CTRL_C, CTRL_D } from "../protocol/world.ts";
import { SourcePlaces } from "./source-places.ts";
import type { CommandInput, Program, ServerOptions } from "./server.ts";

/** What a terminal shows: text on one of the streams, or what somebody typed. */
interface Printed {
  readonly from: "stdout" | "stderr" | "keyboard";
  readonly text: string;
}

/** What `python` says before its first prompt. */
export const BANNER =
  "Python 3.11.2 (main, Apr 28 2025, 14:11:48) [GCC 12.2.0] on linux\n" +
  'Type "help", "copyright", "credits" or "license" for more information.\n';

/** One run of `python …`: its process, and what it printed. */
export class Run {
  readonly #python: PythonProcess<Environment>;
  readonly #printed: Printed[] = [];
  #trace: TraceStep[] = [];
  #places = new SourcePlaces(new Map());
  /** Files that the program wrote, path → text; null for one that it removed. */
  readonly written = new Map<string, string | null>();

  constructor(options: ServerOptions, argv: readonly string[], input: CommandInput) {
    const files = new Map(options.files);
    const host: Environment = {
      clock: () => options.clock(),
      files,
      packages: options.packages,
      database: options.database,
      memory: options.memory ?? new ProcessMemory(),
      random: options.random,
      crypto: options.crypto,
      terminal: this.#terminal(argv, input),
      trace: this.#tracing(files),
      write: (path, text) => {
        if (text === null) files.delete(path);
        else files.set(path, text);
        this.written.set(path, text);
      },
    };
    this.#python = new PythonProcess(host, modulesOf(options.packages));
  }

  #tracing(files: ReadonlyMap<string, string>): Environment["trace"] {
    this.#places = new SourcePlaces(files);
    const steps = (): readonly TraceStep[] => this.#trace;
    return {
      step: (step) => void this.#trace.push(this.#places.complete(step)),
      get decided() {
        return steps().some(({ outcome }) => outcome === "refused" || outcome === "failed");
      },
    };
  }

  #terminal(argv: readonly string[], { answers, env, stdin }: CommandInput): Terminal {
    const left = answers[Symbol.iterator]();
    return {
      argv,
      env: env ?? {},
      stdin: stdin ?? null,
      write: (stream, text) => {
        this.write(stream, text);
      },
      ask: (prompt, hidden) => {
        const next = left.next();
        if (next.done === true) throw new PromptPending(prompt, hidden);
        const answer = next.value;
        const key = answer.endsWith(CTRL_C) || answer.endsWith(CTRL_D) ? answer.slice(-1) : null;
        const echo = hidden ? "" : key === null ? answer : answer.slice(0, -1);
        const end = { [CTRL_C]: hidden ? "" : "^C", [CTRL_D]: "" }[key ?? ""] ?? "\n";
        this.#printed.push({ from: "keyboard", text: prompt + echo + end });
        if (key === CTRL_C) throw new KeyboardInterrupt();
        if (key === CTRL_D) throw new EOFError();
        return answer;
      },
    };
  }

  get process(): Process {
    return this.#python;
  }

  /** Runs a program to its end. @throws whatever it raises, SystemExit included */
  async run(program: Program): Promise<void> {
    const { terminal } = this.#python.host;
    switch (program.kind) {
      case "file": {
        await this.#python.runMain(program.path);
        return;
      }
      case "code": {
        await this.#python.exec(program.source, {}, program.file);
        return;
      }
      case "dialogue":
        if (!program.quiet) terminal.write("stderr", BANNER);
        {
          await this.#python.interact({
            file: "<stdin>",
            names: {},
            suggestions: true,
            ask: (prompt) => terminal.ask(prompt, false),
          });
          return;
        }
      default:
        return program satisfies never;
    }
  }

  write(from: "stdout" | "stderr", text: string): void {
    this.#printed.push({ from, text });
  }

  get stdout(): string {
    return this.#from("stdout");
  }
  get stderr(): string {
    return this.#from("stderr");
  }
  /** Everything as a terminal shows it. */
  get output(): string {
    return this.#printed.map(({ text }) => text).join("");
  }
  #from(stream: "stdout" | "stderr"): string {
    return this.#printed
      .filter(({ from }) => from === stream)
      .map(({ text }) => text)
      .join("");
  }

  /** Begins a new trace; the steps of what happens from now on go there. */
  beginTrace(): readonly TraceStep[] {
    this.#trace = [];
    this.#python.refill();
    return this.#trace;
  }

  /** An exception that nothing caught, as the terminal shows it. */
  failureOf(error: BaseException): PythonFailure {
    const options = { suggestions: true };
    return {
      traceback: formatTraceback(error, options),
      error: exceptionLine(error, options),
      place: placeOf(error),
    };
  }
}
