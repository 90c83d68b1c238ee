import type { PythonFailure, ProjectSummary, ServerStatus, TerminalPrompt } from "../protocol/world.ts";
import type { TraceStep } from "../protocol/trace.ts";
import type { Database } from "./database/database.ts";
import type { CryptoProvider, Random } from "./environment.ts";

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
