import { parseRequest, parseResponse } from "../../http/parse.ts";
import type { RequestMessage, ResponseMessage } from "../../http/messages.ts";
import type { ExchangeEntry, LogEntry, WorldState } from "../../protocol/world.ts";

/** An exchange with both its messages read. */
export interface SeenExchange {
  readonly entry: ExchangeEntry;
  readonly request: RequestMessage;
  readonly response: ResponseMessage;
}

/** What checks look at: the world now, and what happened since the lesson began. */
export interface Evidence {
  readonly state: WorldState;
  readonly log: readonly LogEntry[];
  readonly exchanges: readonly SeenExchange[];
  /** Chosen quiz options by task, newest last. */
  readonly choices: readonly number[];
}

/** Entries after the last "start" entry: earlier ones belong to the lesson that came before. */
export function sinceStart(log: readonly LogEntry[]): readonly LogEntry[] {
  const start = log.findLastIndex((entry) => entry.kind === "start");
  return log.slice(start + 1);
}

/** Messages of log entries do not change, so each is parsed once. */
const seen = new WeakMap<ExchangeEntry, SeenExchange>();

function read(entry: ExchangeEntry): SeenExchange {
  const known = seen.get(entry);
  if (known) return known;
  const exchange = {
    entry,
    request: parseRequest(entry.request),
    response: parseResponse(entry.response),
  };
  seen.set(entry, exchange);
  return exchange;
}

export function gather(
  state: WorldState,
  log: readonly LogEntry[],
  choices: readonly number[] = [],
): Evidence {
  const since = sinceStart(log);
  const exchanges = since.flatMap((entry) => (entry.kind === "exchange" ? [read(entry)] : []));
  return { state, log: since, exchanges, choices };
}
