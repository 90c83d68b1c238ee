import type { ClockState } from "../protocol/clock.ts";
import type { LogEntry } from "../protocol/world.ts";
import type { DatabaseSnapshot } from "../server/database/database.ts";

/** A command that waits for an answer. It is run again from its beginning with one answer more. */
export interface PendingCommand {
  readonly line: string;
  readonly answers: readonly string[];
}

/** All that is kept of a sandbox but its log. */
export interface WorldRecord {
  /** Of this shape; other versions are refused. */
  readonly version: 1;
  readonly revision: number;
  readonly files: Readonly<Record<string, string>>;
  /** Installed distributions, as pip names them. */
  readonly packages: readonly string[];
  readonly database: DatabaseSnapshot;
  readonly clock: ClockState;
  readonly pending: PendingCommand | null;
  /** Id of the last log entry. */
  readonly lastEntry: number;
  /** The ask that was carried out last, and the exchange it made. */
  readonly lastAsk: { readonly id: string; readonly exchange: number | null };
}

/** A world with its log, oldest entry first. */
export interface KeptWorld {
  readonly world: WorldRecord;
  readonly log: readonly LogEntry[];
}
