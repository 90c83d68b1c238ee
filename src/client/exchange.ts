import type { RequestMessage, ResponseMessage } from "../http/messages.ts";
import { parseRequest, parseResponse } from "../http/parse.ts";
import type { ExchangeEntry, LogEntry } from "../protocol/world.ts";

/** An exchange of the log with both its messages read. */
export interface Exchange {
  readonly entry: ExchangeEntry;
  readonly request: RequestMessage;
  readonly response: ResponseMessage;
}

/** Messages of log entries do not change, so each is read once, however long the log and however many look at it. */
const read = new WeakMap<ExchangeEntry, Exchange>();

export function exchangeOf(entry: ExchangeEntry): Exchange {
  const known = read.get(entry);
  if (known) return known;
  const exchange = {
    entry,
    request: parseRequest(entry.request),
    response: parseResponse(entry.response),
  };
  read.set(entry, exchange);
  return exchange;
}

/** All exchanges of a log, oldest first. */
export function exchangesIn(log: readonly LogEntry[]): readonly Exchange[] {
  return log.flatMap((entry) => (entry.kind === "exchange" ? [exchangeOf(entry)] : []));
}
