import type { Check, Criterion, ExchangeCheck, Mistake } from "../lesson.ts";
import type { Evidence, SeenExchange } from "./evidence.ts";
import { exchangeFits } from "./exchange.ts";
import { fits } from "./pattern.ts";
import { routeFits, rowsFit, settingFits } from "./world.ts";

/** Whether a check holds on the evidence. Pure: the same evidence, the same verdict. */
export function holds(check: Check, evidence: Evidence): boolean {
  const { state, log, exchanges } = evidence;
  switch (check.kind) {
    case "exchange":
      return exchanges.some((exchange) => exchangeFits(check.exchange, exchange));
    case "sequence":
      return inSequence(check.sequence, exchanges);
    case "command": {
      const { line, exit, output } = check.command;
      return log.some(
        (entry) =>
          entry.kind === "command" &&
          fits(line, entry.line.trim().replaceAll(/\s+/g, " ")) &&
          (exit === undefined || entry.exit === exit) &&
          (output === undefined || fits(output, entry.output)),
      );
    }
    case "package":
      return state.packages.some(({ name }) => name === check.package);
    case "setting":
      return settingFits(check.setting, state);
    case "route":
      return routeFits(check.route, state);
    case "row":
      return rowsFit(check.row, state);
    case "server":
      return state.server.kind === "broken" && fits(check.server.error, state.server.failure.error);
    case "clock":
      return advanced(evidence) >= check.clock.advanced;
    case "quiz":
      return check.quiz.options[evidence.choices.at(-1) ?? -1]?.right === true;
    default:
      return check satisfies never;
  }
}

/** Seconds by which the learner moved the clock forward. */
function advanced({ log }: Evidence): number {
  return log.reduce((sum, entry) => (entry.kind === "clock" ? sum + Math.max(0, entry.to - entry.from) : sum), 0);
}

function inSequence(wanted: readonly ExchangeCheck[], exchanges: readonly SeenExchange[]): boolean {
  let next = 0;
  for (const exchange of exchanges) {
    const check = wanted[next];
    if (check && exchangeFits(check, exchange)) next += 1;
  }
  return next === wanted.length;
}

/** Ids of the criteria that are met. */
export function metCriteria(criteria: readonly Criterion[], evidence: Evidence): ReadonlySet<string> {
  return new Set(criteria.filter(({ check }) => holds(check, evidence)).map(({ id }) => id));
}

/**
 * The sentence for the mistake just made, or null. Only the last entry of the log is looked at, so that feedback goes
 * away with the next attempt.
 */
export function feedback(mistakes: readonly Mistake[], evidence: Evidence): string | null {
  const latest = evidence.exchanges.at(-1);
  const recent: Evidence = {
    ...evidence,
    log: evidence.log.slice(-1),
    exchanges: latest && latest.entry === evidence.log.at(-1) ? [latest] : [],
  };
  return mistakes.find(({ when }) => holds(when, recent))?.say ?? null;
}
