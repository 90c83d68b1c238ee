import { BaseException, SystemExit } from "../python/errors.ts";
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
import { Run } from "./run.ts";
import { summarize } from "./summary.ts";

/** What a boot of the project, or a management command, starts from. */
export interface ServerOptions {
  /** Project files, path → text, e.g. "bookstore/settings.py". */
  readonly files: ReadonlyMap<string, string>;
  /** Installed distributions, e.g. "djangorestframework". */
  readonly packages: readonly string[];
  readonly database: Database;
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

/**
 * A management command run to its end, or up to a question it has no answer for. A command is a pure function of its
 * answers: it is run again with one answer more.
 */
export type ManageResult =
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
    }
  | { readonly kind: "prompt"; readonly prompt: TerminalPrompt; readonly output: string };

/** What an interactive command reads. */
export interface CommandInput {
  /** Answers typed so far, oldest first, without line ends. */
  readonly answers: readonly string[];
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
  const ended = await finish(run);
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

/** Runs manage.py to its end. @throws PromptPending, and whatever is no error of Python's */
async function finish(run: Run): Promise<Ending> {
  try {
    await run.manage();
    return { exit: servingApplication(run.process) ? null : 0, failure: null };
  } catch (error) {
    if (!(error instanceof BaseException)) throw error;
    if (error instanceof SystemExit) return { exit: exitCode(run, error), failure: null };
    const failure = run.failureOf(error);
    run.write("stderr", failure.traceback);
    return { exit: 1, failure };
  }
}

function exitCode(run: Run, { args: [code = null] }: SystemExit): number {
  if (code === null) return 0;
  if (typeof code === "number") return code;
  run.write("stderr", `${str(code)}\n`);
  return 1;
}

/** Runs `manage.py` with arguments, e.g. ["migrate"], against the database. */
export async function manage(
  options: ServerOptions,
  argv: readonly string[],
  input: CommandInput,
): Promise<ManageResult> {
  const before = options.database.snapshot();
  const run = new Run(options, ["manage.py", ...argv], input);
  try {
    const { exit, failure } = await finish(run);
    return {
      kind: "done",
      stdout: run.stdout,
      stderr: run.stderr,
      output: run.output,
      exit,
      failure,
    };
  } catch (error) {
    if (!(error instanceof PromptPending)) throw error;
    // The command will run again from its beginning with one answer more.
    options.database.reset(before);
    return {
      kind: "prompt",
      prompt: { text: error.prompt, hidden: error.hidden },
      output: run.output,
    };
  }
}
