import { parseResponse } from "../../http/parse.ts";
import { decidingStep } from "../../protocol/deciding-step.ts";
import type { ExchangeEntry, LogEntry } from "../../protocol/world.ts";
import type { Question } from "./find.ts";
import type { Moment } from "./fork.ts";

/** Moments held. Each shares all rows with the next that did not change between them. */
const MOST = 30;

/** The worlds right before the last refusals. They live in this thread and go with it: nothing of them is kept. */
export class Moments {
  readonly #before = new Map<number, Moment>();

  /** Remembers the world before an exchange that was refused. */
  note(entry: ExchangeEntry, moment: Moment): void {
    if (!isRefusal(entry)) return;
    this.#before.set(entry.id, moment);
    const [oldest] = this.#before.keys();
    if (this.#before.size > MOST && oldest !== undefined) this.#before.delete(oldest);
  }

  of(exchange: number): Moment | null {
    return this.#before.get(exchange) ?? null;
  }
}

const isRefusal = ({ response }: ExchangeEntry): boolean => {
  const { status } = parseResponse(response);
  return status >= 400 && status < 500;
};

/** Exchanges looked back on: logins and tokens of long ago are of no use. */
const LOOKED_BACK = 60;

/**
 * The refusal of an exchange, in the world right before it where that is still known, else in the world as it is now at the
 * request's time.
 * @returns null where there is no such exchange, or no refusal
 */
export function askAbout(
  exchange: number,
  log: readonly LogEntry[],
  moments: Moments,
  machine: { moment(): Moment },
): Question | null {
  const at = log.findIndex(({ id }) => id === exchange);
  const entry = log[at];
  if (entry?.kind !== "exchange" || !isRefusal(entry)) return null;
  const then = moments.of(exchange);
  const deciding = decidingStep(entry.trace);
  return {
    exchange,
    request: entry.request,
    status: parseResponse(entry.response).status,
    gate: deciding?.outcome === "refused" ? deciding.gate : null,
    moment: then ?? { ...machine.moment(), at: entry.at },
    world: then === null ? "now" : "then",
    earlier: log
      .slice(0, at)
      .filter((each) => each.kind === "exchange")
      .slice(-LOOKED_BACK),
  };
}
