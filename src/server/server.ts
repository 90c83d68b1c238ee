import { BaseException, KeyboardInterrupt, SystemExit } from "../python/errors.ts";
import { str } from "../python/operations.ts";
import type {
  PythonFailure,
  ProjectSummary,
  ServerStatus,
  TerminalPrompt,
} from "../protocol/world.ts";
import type { TraceStep } from "../protocol/trace.ts";
import type { Database } from "./database/database.ts";
import { basehttp } from "./django/core/servers/basehttp.ts";
import { servingApplication } from "./django/core/management/commands/runserver.ts";
import { log } from "./django/utils/log.ts";
import { type CryptoProvider, PromptPending, type Random } from "./environment.ts";
import type { ProcessMemory } from "./process-memory.ts";
import { Run } from "./run.ts";
import { summarize } from "./summary.ts";

/** What a boot of the project, or a management command, starts from. */
export interface ServerOptions {
  /** Project files, path → text, e.g. "bookstore/settings.py". */
  readonly files: ReadonlyMap<string, string>;
  /** Installed distributions, e.g. "djangorestframework". */
  readonly packages: readonly string[];
  readonly database: Database;
  /** What the process remembers from before it was killed; nothing where it begins anew. */
  readonly memory?: ProcessMemory;
  /** Seconds since the epoch, UTC, fractional. */
  clock(): number;
  readonly random: Random;
  readonly crypto: CryptoProvider;
}

/** What the server did with one request. */
export interface Handled {
  /** Everything the server wrote to the connection, until it would close it or wait for the next request. */
  readonly response: Uint8Array;
  /** Lines runserver printed for it. */
  readonly console: readonly string[];
  readonly trace: readonly TraceStep[];
}

/** `manage.py runserver`, booted once for a state of files and packages. */
export interface Server {
  readonly status: ServerStatus;
  /** What runserver printed while it started, stdout and stderr as a terminal shows them. */
  readonly output: string;
  /** null while the server is broken */
  readonly summary: ProjectSummary | null;
  /** Answers the bytes of one HTTP request, one after another. A broken server refuses: see `status`. */
  handle(request: Uint8Array): Promise<Handled>;
}

/** What `python` is told to run. */
export type Program =
  /** A file of the project, e.g. "manage.py". */
  | { readonly kind: "file"; readonly path: string }
  /** `-c`, or a program that comes through a pipe; `file` is its name in tracebacks. */
  | { readonly kind: "code"; readonly source: string; readonly file: "<string>" | "<stdin>" }
  /** Statements as they are typed, at `>>> `; quiet: without a word before. */
  | { readonly kind: "dialogue"; readonly quiet: boolean };

/**
 * A program run to its end, or up to a question it has no answer for. It is a function of its answers and of the world it
 * began in: it is run again with one answer more, on the database it began with.
 */
export type ProgramResult =
  | {
      readonly kind: "done";
      readonly stdout: string;
      readonly stderr: string;
      /** Both, interleaved as a terminal shows them. */
      readonly output: string;
      /** null for a runserver that runs and would not end. */
      readonly exit: number | null;
      /** Set where the command ended in a Python traceback. */
      readonly failure: PythonFailure | null;
      /** Project files that it wrote, path → text; null for one that it removed. */
      readonly written: ReadonlyMap<string, string | null>;
    }
  | { readonly kind: "prompt"; readonly prompt: TerminalPrompt; readonly output: string };

/** What a command reads. */
export interface CommandInput {
  /**
   * Lines typed so far, oldest first, without line ends; each is taken when the command asks. One that ends in CTRL_C or
   * CTRL_D stands for that key.
   */
  readonly answers: Iterable<string>;
  /** What a pipe brings; null or absent at a keyboard. */
  readonly stdin?: string | null;
  /** Environment variables, e.g. DJANGO_SUPERUSER_PASSWORD. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A request came to a server that did not start. */
export class ServerNotRunning extends Error {
  readonly code = "server_not_running";
}

/** Boots the project as `manage.py runserver` does. Errors of the learner's code are its status, never an exception. */
export async function createServer(options: ServerOptions): Promise<Server> {
  const run = new Run(options, ["manage.py", "runserver", "--noreload"], { answers: [] });
  const ended = await finish(run, MANAGE);
  const application = servingApplication(run.process);
  if (!application) {
    const failure = ended.failure ?? failureWithoutTraceback(run.stderr);
    return broken(run.output, failure);
  }
  const { serveConnection } = await run.process.load(basehttp);
  const { takeLines } = await run.process.load(log);
  const warnings = run.stderr.trim() === "" ? [] : [run.stderr.trimEnd()];
  return {
    status: { kind: "running", warnings },
    output: run.output,
    summary: await summarize(run.process),
    async handle(request) {
      const trace = run.beginTrace();
      const response = await serveConnection(request, application);
      return { response, console: takeLines(), trace };
    },
  };
}

function broken(output: string, failure: PythonFailure): Server {
  return {
    status: { kind: "broken", failure },
    output,
    summary: null,
    handle: () => Promise.reject(new ServerNotRunning(failure.error)),
  };
}

/** A command ended with a message, e.g. that of the system checks, and no traceback. */
function failureWithoutTraceback(stderr: string): PythonFailure {
  const lines = stderr
    .trimEnd()
    .split("\n")
    .filter((line) => line.trim() !== "");
  return { traceback: stderr, error: lines[0] ?? "", place: null };
}

interface Ending {
  readonly exit: number | null;
  readonly failure: PythonFailure | null;
}

/** Runs a program to its end. @throws PromptPending, and whatever is no error of Python's */
async function finish(run: Run, program: Program): Promise<Ending> {
  try {
    await run.run(program);
    return { exit: servingApplication(run.process) ? null : 0, failure: null };
  } catch (error) {
    if (!(error instanceof BaseException)) throw error;
    if (error instanceof SystemExit) return { exit: exitCode(run, error), failure: null };
    const failure = run.failureOf(error);
    run.write("stderr", failure.traceback);
    return { exit: error instanceof KeyboardInterrupt ? INTERRUPTED : 1, failure };
  }
}

/** Exit code of a program that Ctrl-C ended: 128 and the number of the signal. */
const INTERRUPTED = 130;

function exitCode(run: Run, { args: [code = null] }: SystemExit): number {
  if (code === null) return 0;
  if (typeof code === "number") return code;
  run.write("stderr", `${str(code)}\n`);
  return 1;
}

const MANAGE: Program = { kind: "file", path: "manage.py" };

/** Runs `manage.py` with arguments, e.g. ["migrate"], against the database. */
export async function manage(
  options: ServerOptions,
  argv: readonly string[],
  input: CommandInput,
): Promise<ProgramResult> {
  return await runProgram(options, MANAGE, ["manage.py", ...argv], input);
}

/** Runs `python …` against the database. @param argv the program's `sys.argv` */
export async function runProgram(
  options: ServerOptions,
  program: Program,
  argv: readonly string[],
  input: CommandInput,
): Promise<ProgramResult> {
  const run = new Run(options, argv, input);
  try {
    const { exit, failure } = await finish(run, program);
    const { stdout, stderr, output, written } = run;
    return { kind: "done", stdout, stderr, output, exit, failure, written };
  } catch (error) {
    if (!(error instanceof PromptPending)) throw error;
    const { prompt: text, hidden } = error;
    return { kind: "prompt", prompt: { text, hidden }, output: run.output };
  }
}
