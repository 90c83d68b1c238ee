import type { Gate } from "./trace.ts";

/** What a learner would do: send something else, let the clock stand elsewhere, type a command, change a file. */
export type Doing = "request" | "clock" | "command" | "edit";

/** Lines of a file to replace; nothing removed adds lines before `line`. */
export interface FileEdit {
  /** Path inside the project. */
  readonly file: string;
  /** The first line that changes, from 1. */
  readonly line: number;
  /** Whole lines without the last line's end; empty for none. */
  readonly removed: string;
  readonly added: string;
}

/** How the token in a changed request came to be: by logging in, or by a command that prints one. */
export interface TokenSource {
  readonly from:
    | {
        readonly kind: "request";
        readonly request: Uint8Array;
        /** Field of its JSON answer that holds the token. */
        readonly field: string;
      }
    | { readonly kind: "command"; readonly line: string };
  /** Sandbox time at which it is made. */
  readonly at: number;
  /** The token as it was made in the fork; in the request it stands for one made anew. */
  readonly token: string;
}

/** One change, complete: playing it on the world before the request gives the answer told of. */
export interface Change {
  readonly doing: Doing;
  /** The request's bytes: others where `doing` is "request", else those that were refused. */
  readonly request: Uint8Array;
  /** Sandbox time at which the request is sent. */
  readonly at: number;
  /** In the order of their lines; each counts lines as they were before all of them. */
  readonly edits?: readonly FileEdit[];
  /** Terminal lines that run before everything else. */
  readonly commands?: readonly string[];
  readonly source?: TokenSource;
}

/** How an answer went. @property gate the gate that refused; null for an answer that is no refusal */
export interface Answered {
  readonly status: number;
  readonly gate: Gate | null;
}

/** A single change that was tried in a copy of the world and turned the answer. */
export interface Counterfactual {
  /** Which idea it comes from, e.g. "header-form". */
  readonly kind: string;
  /** For the learner: what to do, and what it would have done. */
  readonly sentence: string;
  /** What to think of before doing it in earnest. */
  readonly caution?: string;
  readonly change: Change;
  readonly after: Answered;
  /** False where the request only got past the gate that refused it, and another refused it then. */
  readonly passed: boolean;
}

/** What was found out about one refused request. */
export interface CounterfactualReport {
  /** Id of the exchange. */
  readonly exchange: number;
  readonly before: Answered;
  /** The world the changes were tried in: as it was right before the request, or as it is now at the request's time. */
  readonly world: "then" | "now";
  /**
   * The status that the unchanged request has in that world. Where it differs from `before`, something else has changed since,
   * and nothing was tried.
   */
  readonly again: number;
  /** Least invasive first. */
  readonly found: readonly Counterfactual[];
  /** What was tried, in words, e.g. "a fresh access token". */
  readonly tried: readonly string[];
  /** Worlds that were forked. */
  readonly forks: number;
  /** False where time ran out before all ideas were tried. */
  readonly complete: boolean;
}
