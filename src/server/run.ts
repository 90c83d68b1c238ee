import type { BaseException } from "../python/errors.ts";
import { PythonProcess } from "../python/python-process.ts";
import { exceptionLine, formatTraceback, placeOf } from "../python/traceback.ts";
import type { TraceStep } from "../protocol/trace.ts";
import type { PythonFailure } from "../protocol/world.ts";
import { type Environment, PromptPending, type Terminal } from "./environment.ts";
import { modulesOf } from "./packages/packages.ts";
import type { Process } from "./process.ts";
import type { CommandInput, ServerOptions } from "./server.ts";

/** What a terminal shows: text on one of the streams, or what somebody typed. */
interface Printed {
  readonly from: "stdout" | "stderr" | "keyboard";
  readonly text: string;
}

/** One run of `python manage.py …`: its process, and what it printed. */
export class Run {
  readonly #python: PythonProcess<Environment>;
  readonly #printed: Printed[] = [];
  #trace: TraceStep[] = [];

  constructor(options: ServerOptions, argv: readonly string[], input: CommandInput) {
    const host: Environment = {
      clock: () => options.clock(),
      files: options.files,
      packages: options.packages,
      database: options.database,
      random: options.random,
      crypto: options.crypto,
      terminal: this.#terminal(argv, input),
      trace: this.#tracing(),
    };
    this.#python = new PythonProcess(host, modulesOf(options.packages));
  }

  #tracing(): Environment["trace"] {
    const steps = (): readonly TraceStep[] => this.#trace;
    return {
      step: (step) => void this.#trace.push(step),
      get decided() {
        return steps().some(({ outcome }) => outcome === "refused" || outcome === "failed");
      },
    };
  }

  #terminal(argv: readonly string[], { answers, env }: CommandInput): Terminal {
    const left = [...answers];
    return {
      argv,
      env: env ?? {},
      write: (stream, text) => {
        this.write(stream, text);
      },
      ask: (prompt, hidden) => {
        const answer = left.shift();
        if (answer === undefined) throw new PromptPending(prompt, hidden);
        this.#printed.push({ from: "keyboard", text: `${prompt}${hidden ? "" : answer}\n` });
        return answer;
      },
    };
  }

  get process(): Process {
    return this.#python;
  }

  /** Runs the learner's manage.py as the main program. */
  async manage(): Promise<void> {
    await this.#python.runMain("manage.py");
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
