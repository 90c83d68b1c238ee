import type { WorldChanges } from "./changes.ts";
import type { ClockChange } from "./clock.ts";
import type { CounterfactualReport } from "./counterfactual.ts";
import type { TraceStep } from "./trace.ts";
import type { Cell, ExchangeEntry, LogEntry, RowCells, WorldState } from "./world.ts";

/** The states of the bookstore project a sandbox can begin in (src/bookstore). */
export type BookstoreState = "start" | "done" | "full";

/** A user to be there from the start; the password is set as create_user would. */
export interface SeedUser {
  readonly username: string;
  readonly password: string;
  readonly email?: string;
  readonly is_staff?: boolean;
  readonly is_superuser?: boolean;
  readonly is_active?: boolean;
}

/** How a world begins. Everything but `project` is optional. */
export interface WorldSeed {
  readonly project: BookstoreState;
  /** True: nothing of the bookstore is there, neither its files nor REST framework, but what the seed names. */
  readonly bare?: boolean;
  /** Distributions beside Django and djangorestframework, e.g. "djangorestframework-simplejwt". */
  readonly packages?: readonly string[];
  /** Files that differ from the project state; null removes one. */
  readonly files?: Readonly<Record<string, string | null>>;
  /** False leaves the database of an unmigrated project. Default true: migrated as the files say. */
  readonly migrated?: boolean;
  readonly users?: readonly SeedUser[];
  /** False leaves books_book empty. Default true: a few well-known titles. */
  readonly books?: boolean;
  /** Rows to be there from the start, by table; those of tables that the project does not have are left out. */
  readonly rows?: Readonly<Record<string, readonly RowCells[]>>;
}

/** A request of a rehearsal. */
export interface RehearsalStep {
  readonly request: Uint8Array;
  /** Seconds that pass before it is sent. */
  readonly wait: number;
  /** Texts in it that stood in the JSON of an earlier step's answer, and where. */
  readonly fills: readonly {
    readonly find: string;
    readonly step: number;
    readonly path: readonly (string | number)[];
  }[];
}

/** What a rehearsed request was answered. */
export interface Rehearsed {
  readonly response: Uint8Array;
  readonly trace: readonly TraceStep[];
}

/**
 * What a page asks of a sandbox. Every answer carries the state after it and the log entries the page has not seen
 * (`seen` is the id of the last one it has).
 */
export type SandboxRequest =
  /** Opens the sandbox, making it when it is new: a fork of `inherit` if that exists, else from `seed`. */
  | {
      readonly kind: "open";
      readonly seed: WorldSeed;
      readonly label: string;
      readonly inherit?: string;
    }
  /** Throws the world away and makes it anew from the seed. */
  | { readonly kind: "reset"; readonly seed: WorldSeed; readonly label: string }
  /** Raw HTTP request bytes → one exchange entry. */
  | { readonly kind: "send"; readonly request: Uint8Array; readonly name: string | null }
  /** A terminal line, e.g. "python manage.py migrate". */
  | { readonly kind: "run"; readonly line: string }
  /** The answer to the state's `prompt`. */
  | { readonly kind: "answer"; readonly text: string }
  /** Ctrl-C at a prompt. */
  | { readonly kind: "interrupt" }
  /** Saves files (null deletes) and reloads the server once. */
  | { readonly kind: "save"; readonly files: Readonly<Record<string, string | null>> }
  | { readonly kind: "clock"; readonly change: ClockChange }
  /** Changes columns of a row by hand, or deletes the row (null), as a database's own client would. */
  | {
      readonly kind: "row";
      readonly table: string;
      /** Its primary key. */
      readonly key: Cell;
      readonly changes: RowCells | null;
    }
  /** Which single changes would have turned the refusal of this exchange. They are tried in copies; the world stays as it is. */
  | { readonly kind: "counterfactual"; readonly exchange: number }
  /** Sends requests in a fork of the world that begins `later` seconds from now. The world itself stays as it is. */
  | {
      readonly kind: "rehearse";
      readonly steps: readonly RehearsalStep[];
      readonly later: number;
    }
  /** Nothing but the answer: used to catch up after another tab changed the sandbox. */
  | { readonly kind: "look" }
  /** The whole world as one JSON text, for a file a learner keeps; `import` reads it back. */
  | { readonly kind: "export" }
  | { readonly kind: "import"; readonly text: string };

export interface SandboxAnswer {
  readonly kind: "answer";
  readonly state: WorldState;
  /** Entries with an id above `seen`, oldest first; where `fresh`, the whole log. */
  readonly entries: readonly LogEntry[];
  /** What the page has of the log is gone: the world was made anew (`reset`, `import`), here or in another tab. */
  readonly fresh: boolean;
  /** The exchange made by `send`. */
  readonly exchange?: ExchangeEntry;
  /** The text made by `export`. */
  readonly text?: string;
  /** What `counterfactual` found. */
  readonly counterfactual?: CounterfactualReport;
  /** The answers of a `rehearse`; fewer than its steps where the server does not start. */
  readonly rehearsed?: readonly Rehearsed[];
}

/** A request that could not be carried out: bad input, a full disk, or our own bug. */
export interface SandboxRefusal {
  readonly kind: "refusal";
  /** Stable, e.g. "sandbox_unknown", "import_invalid", "storage_failed", "internal". */
  readonly code: string;
  /** A sentence for the learner: what happened and what to do next. */
  readonly message: string;
  /** For "internal": a report to copy. */
  readonly report?: string;
}

/** An ask with its address. */
export interface SandboxEnvelope {
  /** Unlike any other ask's: asked again under the same id, the sandbox repeats its answer and does nothing. */
  readonly id: string;
  readonly sandbox: string;
  /** Id of the last log entry the page has; 0 for none. */
  readonly seen: number;
  readonly request: SandboxRequest;
}

/** The envelope as a page posts it to the worker. One port a request: the answer comes back on it. */
export interface PostedEnvelope extends SandboxEnvelope {
  readonly type: "sandbox";
  /** Mark of the newest state of this sandbox that the page has from this worker; null for none. */
  readonly known: string | null;
}

/** A `SandboxAnswer` as it is posted: its state as the changes to one the page has. */
export interface PostedAnswer extends Omit<SandboxAnswer, "state"> {
  /** Mark of the state it makes. */
  readonly mark: string;
  /** Mark of the state the changes are to: the `known` of the ask; null where they are whole. */
  readonly base: string | null;
  readonly changes: WorldChanges;
}

/** Told to all tabs over BroadcastChannel `SANDBOX_CHANNEL` when a sandbox changed. */
export interface SandboxChanged {
  readonly sandbox: string;
  readonly revision: number;
}

/** Name of the channel; prefixed with the scope path, since channels are per origin. */
export const SANDBOX_CHANNEL = "jwt-workbook:sandbox";
