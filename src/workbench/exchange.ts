import { type Exchange, exchangeOf } from "../client/exchange.ts";
import type { Header } from "../http/messages.ts";
import type { ExchangeEntry, LogEntry } from "../protocol/world.ts";

/** The exchange to show. @param selected its id; null or an id that is gone means the newest @returns null before the first */
export function shownExchange(log: readonly LogEntry[], selected: number | null): Exchange | null {
  const isExchange = (entry: LogEntry): entry is ExchangeEntry => entry.kind === "exchange";
  const entry =
    log.find((each): each is ExchangeEntry => isExchange(each) && each.id === selected) ??
    log.findLast(isExchange);
  return entry === undefined ? null : exchangeOf(entry);
}

/** First value of a header, whatever its case; null when absent. */
export function headerValue(headers: readonly Header[], name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([each]) => each.toLowerCase() === wanted)?.[1] ?? null;
}

/** How an answer went, for colour, shape and word. */
export type Outcome = "passed" | "redirected" | "refused" | "failed";

/** @param status 0 stands for an answer without a status line */
export function outcomeOf(status: number): Outcome {
  if (status >= 500 || status === 0) return "failed";
  if (status >= 400) return "refused";
  return status >= 300 ? "redirected" : "passed";
}

/** What a status says, in the learner's words. */
export function statusWords(status: number): string {
  return STATUS_WORDS[status] ?? CLASS_WORDS[outcomeOf(status)];
}

const CLASS_WORDS: Readonly<Record<Outcome, string>> = {
  passed: "The server did what you asked.",
  redirected: "The server sends you to another address.",
  refused: "The server understood the request and refused it.",
  failed: "The server broke while it answered.",
};

const STATUS_WORDS: Readonly<Record<number, string>> = {
  200: "It worked.",
  201: "It worked, and something new was made.",
  204: "It worked; there is nothing to send back.",
  301: "The address has moved; send the request there.",
  302: "Look at another address for the answer.",
  304: "Nothing has changed since you last asked.",
  400: "Something in what you sent is wrong or missing.",
  401: "The server does not know who you are.",
  403: "The server does not allow you this.",
  404: "There is nothing at this address.",
  405: "The address is right, but not for this method.",
  406: "The server cannot answer in the form you accept.",
  415: "The server does not read this content type.",
  429: "Too many requests; wait a little.",
  500: "An exception in the project's code; see the terminal.",
};
