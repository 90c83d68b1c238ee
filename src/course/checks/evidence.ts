import { type Exchange, exchangesIn } from "../../client/exchange.ts";
import type { LogEntry, WorldState } from "../../protocol/world.ts";

/** What checks look at: the world now, and what happened since the lesson began. */
export interface Evidence {
  readonly state: WorldState;
  readonly log: readonly LogEntry[];
  readonly exchanges: readonly Exchange[];
  /** Chosen quiz options by task, newest last. */
  readonly choices: readonly number[];
}

/** Entries after the last "start" entry: earlier ones belong to the lesson that came before. */
export function sinceStart(log: readonly LogEntry[]): readonly LogEntry[] {
  const start = log.findLastIndex((entry) => entry.kind === "start");
  return log.slice(start + 1);
}

export function gather(
  state: WorldState,
  log: readonly LogEntry[],
  choices: readonly number[] = [],
): Evidence {
  const since = sinceStart(log);
  const exchanges = exchangesIn(since);
  return { state, log: since, exchanges, choices };
}
