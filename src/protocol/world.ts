import type { ClockState } from "./clock.ts";
import type { TraceStep } from "./trace.ts";

/** Where a Python error points in the learner's files. Lines and columns count from 1. */
export interface ErrorPlace {
  /** Path inside the project, e.g. "bookstore/urls.py". */
  readonly file: string;
  readonly line: number;
  readonly column?: number;
  readonly endColumn?: number;
}

/** A Python error as the terminal shows it. */
export interface PythonFailure {
  /** The full traceback as CPython prints it, "Traceback (most recent call last):" to the error line. */
  readonly traceback: string;
  /** Its last line, e.g. "ModuleNotFoundError: No module named 'rest_framework_simplejwt'". */
  readonly error: string;
  /** The last frame inside the project; null when none is. */
  readonly place: ErrorPlace | null;
}

/** The development server: it runs, or the last save broke it and it waits for the next. */
export type ServerStatus =
  | { readonly kind: "running"; readonly warnings: readonly string[] }
  | { readonly kind: "broken"; readonly failure: PythonFailure };

/** An installed distribution, as `pip list` names it. */
export interface InstalledPackage {
  readonly name: string;
  readonly version: string;
}

/** A value of a settings module, reduced to what JSON can say; a timedelta is `{seconds}`, other objects `{repr}`. */
export type SettingValue =
  | null
  | boolean
  | number
  | string
  | readonly SettingValue[]
  | { readonly [key: string]: SettingValue };

/** A route of the learner's urlconf, prefixes joined, e.g. "api/books/<int:pk>/". */
export interface Route {
  readonly pattern: string;
  readonly name: string | null;
  /** Dotted name of the view class or function. */
  readonly view: string;
  /** Upper-case methods the view answers, OPTIONS included. */
  readonly methods: readonly string[];
}

/** What the evaluated project says; null while the server is broken. */
export interface ProjectSummary {
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly routes: readonly Route[];
}

export type Cell = null | boolean | number | string;

/** A row by column name. Datetimes are ISO 8601 text in UTC. */
export type RowCells = Readonly<Record<string, Cell>>;

/** A table with its rows, as Django names it, e.g. "auth_user". */
export interface TableContents {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column whose value tells a row from all others. */
  readonly primaryKey: string;
  readonly rows: readonly RowCells[];
}

/** At the end of an answer: the key was pressed instead of Enter, behind what stands before it. */
export const CTRL_C = "\x03";
export const CTRL_D = "\x04";

/** A question an interactive command asks, e.g. createsuperuser's "Password: ". */
export interface TerminalPrompt {
  readonly text: string;
  /** True when the answer must not be echoed. */
  readonly hidden: boolean;
}

interface Entry {
  /** Counts upwards within a sandbox, and goes on when its world is made anew. */
  readonly id: number;
  /** Sandbox time, seconds since the epoch, UTC. */
  readonly at: number;
}

/** A table that a request looked at or changed. */
export interface TouchedTable {
  readonly table: string;
  /** Primary keys of rows that were looked up; "all" where the table was searched from end to end. */
  readonly read: readonly Cell[] | "all";
  /** Primary keys of rows that were added, changed or deleted. */
  readonly wrote: readonly Cell[];
}

/** One HTTP request and its answer, both as they stood on the wire. */
export interface ExchangeEntry extends Entry {
  readonly kind: "exchange";
  readonly request: Uint8Array;
  readonly response: Uint8Array;
  /** What runserver printed for it. */
  readonly console: readonly string[];
  readonly trace: readonly TraceStep[];
  /** What it did with the database; absent in entries from before this was noted. */
  readonly touched?: readonly TouchedTable[];
  /** Wall milliseconds the server took. */
  readonly tookMs: number;
  /** The `# @name` of the request, if it had one. */
  readonly name: string | null;
}

/** A terminal command. While it waits for an answer, the snapshot's `prompt` says so and this entry is not yet written. */
export interface CommandEntry extends Entry {
  readonly kind: "command";
  readonly line: string;
  /** What it printed, stdout and stderr as a terminal shows them, prompts and visible answers included. */
  readonly output: string;
  readonly exit: number;
}

/** The server read the project again because a file or a package changed. */
export interface ReloadEntry extends Entry {
  readonly kind: "reload";
  /** Paths that changed. */
  readonly changed: readonly string[];
  readonly status: ServerStatus;
}

/** The learner moved the clock. */
export interface ClockEntry extends Entry {
  readonly kind: "clock";
  readonly from: number;
  readonly to: number;
  readonly rate: number;
}

/** The learner changed rows by hand, beside Django. */
export interface RowEntry extends Entry {
  readonly kind: "row";
  readonly table: string;
  /** Primary key of the row. */
  readonly key: Cell;
  /** Columns that changed; null for a row that was deleted. */
  readonly changes: RowCells | null;
}

/** A lesson (or the free sandbox) began here; earlier entries were inherited. */
export interface StartEntry extends Entry {
  readonly kind: "start";
  readonly label: string;
}

/** Something went wrong inside the workbook itself: our bug, never Django's answer. */
export interface FaultEntry extends Entry {
  readonly kind: "fault";
  /** A report that can be copied: what was done, the error, its stack. Holds no token. */
  readonly report: string;
}

export type LogEntry =
  ExchangeEntry | CommandEntry | ReloadEntry | ClockEntry | RowEntry | StartEntry | FaultEntry;

/** Everything the panels show of a sandbox, except the log. Replaced whole. */
export interface WorldState {
  /** Counts changes of the sandbox; larger is newer. */
  readonly revision: number;
  /** Path inside the project → text. */
  readonly files: Readonly<Record<string, string>>;
  readonly packages: readonly InstalledPackage[];
  readonly server: ServerStatus;
  readonly project: ProjectSummary | null;
  readonly clock: ClockState;
  readonly database: readonly TableContents[];
  /** The question an unfinished command waits on, with what it printed so far; null otherwise. */
  readonly prompt:
    | (TerminalPrompt & {
        readonly line: string;
        readonly printed: string;
        /** What was typed at its visible prompts so far, oldest first. */
        readonly typed: readonly string[];
      })
    | null;
  /** Where the world is kept. "memory" says why nothing will survive a reload. */
  readonly storage: { readonly kind: "kept" } | { readonly kind: "memory"; readonly why: string };
}
