import type { ClockState } from "../protocol/clock.ts";
import type { LogEntry, TerminalPrompt } from "../protocol/world.ts";
import type { DatabaseSnapshot } from "../server/database/database.ts";
import type { MemorySnapshot } from "../server/process-memory.ts";
import type { Step } from "./replay.ts";

/** A command that waits for an answer. It is run again from its beginning with one answer more. */
export interface PendingCommand {
  readonly line: string;
  /** The commands of the line that ended before it, and what they printed. */
  readonly ended: { readonly count: number; readonly output: string };
  /** The project as the command found it. */
  readonly files: WorldRecord["files"];
  readonly packages: WorldRecord["packages"];
  readonly steps: readonly Step[];
  /** The last log entry when it asked: a later one may have changed the database. */
  readonly lastEntry: number;
  readonly prompt: TerminalPrompt;
  /** What was typed at its visible prompts so far, oldest first. */
  readonly typed: readonly string[];
  /** What stands on the terminal above the question. */
  readonly printed: string;
}

/** An ask that was carried out, and the exchange it made. */
export interface FinishedAsk {
  readonly id: string;
  readonly exchange: number | null;
}

/** All that is kept of a sandbox but its log. */
export interface WorldRecord {
  /** Of this shape; other versions are refused. */
  readonly version: 1;
  /** Counts changes; larger is newer. It goes on when the world is thrown away and made anew. */
  readonly revision: number;
  readonly files: Readonly<Record<string, string>>;
  /** Installed distributions, as pip names them. */
  readonly packages: readonly string[];
  readonly database: DatabaseSnapshot;
  /** What the server's process remembers beside it. */
  readonly memory?: MemorySnapshot;
  readonly clock: ClockState;
  /** Variables of the terminal that `export` set. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Files outside the project that commands keep for themselves. */
  readonly home?: Readonly<Record<string, string>>;
  readonly pending: PendingCommand | null;
  /** Ids of the first and the last log entry. Ids are never given twice: a world made anew begins behind the old one. */
  readonly firstEntry: number;
  readonly lastEntry: number;
  /** The asks carried out last, oldest first. */
  readonly asks: readonly FinishedAsk[];
}

/** A world with its log, oldest entry first. */
export interface KeptWorld {
  readonly world: WorldRecord;
  readonly log: readonly LogEntry[];
}

/** Asks remembered. A page repeats an ask within seconds or not at all. */
const MOST_ASKS = 32;

export function rememberAsk(asks: readonly FinishedAsk[], ask: FinishedAsk): FinishedAsk[] {
  return [...asks, ask].slice(-MOST_ASKS);
}

/** Tells a world and its log, as read from storage or a file, from anything else. */
export function isKeptWorld(value: unknown): value is KeptWorld {
  if (!isObject(value)) return false;
  const { world, log } = value as Partial<KeptWorld>;
  return isWorld(world) && Array.isArray(log) && log.every(isEntry);
}

function isWorld(value: unknown): value is WorldRecord {
  if (!isObject(value)) return false;
  const {
    version,
    revision,
    files,
    packages,
    database,
    memory,
    clock,
    pending,
    firstEntry,
    lastEntry,
    asks,
  } = value as Partial<WorldRecord>;
  return (
    version === 1 &&
    [revision, clock?.at, clock?.anchor, clock?.rate, firstEntry, lastEntry].every(
      Number.isFinite,
    ) &&
    isObject(files) &&
    Object.values(files).every((text) => typeof text === "string") &&
    Array.isArray(packages) &&
    packages.every((name) => typeof name === "string") &&
    Array.isArray(database?.tables) &&
    database.tables.every(({ schema, rows }) => isObject(schema) && rows instanceof Map) &&
    (memory === undefined || memory instanceof Map) &&
    (pending === null || (isObject(pending) && Array.isArray(pending.steps))) &&
    Array.isArray(asks)
  );
}

function isEntry(value: unknown): value is LogEntry {
  if (!isObject(value)) return false;
  const { id, at, kind } = value as Partial<LogEntry>;
  return typeof id === "number" && typeof at === "number" && typeof kind === "string";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
