import type { LogEntry, WorldState } from "../../protocol/world.ts";
import type { Check, Criterion, ExchangeCheck, Mistake } from "../lesson.ts";
import type { Exchange } from "../../client/exchange.ts";
import type { Evidence } from "./evidence.ts";
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
      return stoppedBy(check.server.error, state);
    case "clock":
      return advanced(evidence) >= check.clock.advanced;
    case "quiz":
      return check.quiz.options[evidence.choices.at(-1) ?? -1]?.right === true;
    default:
      return check satisfies never;
  }
}

/** Whether the server stands still with an error that fits: its last line, or all that it printed. */
function stoppedBy(error: string, { server }: WorldState): boolean {
  return (
    server.kind === "broken" &&
    [server.failure.error, server.failure.traceback].some((printed) => fits(error, printed))
  );
}

/** Seconds by which the learner moved the clock forward. */
function advanced({ log }: Evidence): number {
  return log.reduce(
    (sum, entry) => (entry.kind === "clock" ? sum + Math.max(0, entry.to - entry.from) : sum),
    0,
  );
}

function inSequence(wanted: readonly ExchangeCheck[], exchanges: readonly Exchange[]): boolean {
  let next = 0;
  for (const exchange of exchanges) {
    const check = wanted[next];
    if (check && exchangeFits(check, exchange)) next += 1;
  }
  return next === wanted.length;
}

/** Ids of the criteria that are met. */
export function metCriteria(
  criteria: readonly Criterion[],
  evidence: Evidence,
): ReadonlySet<string> {
  return new Set(criteria.filter(({ check }) => holds(check, evidence)).map(({ id }) => id));
}

/**
 * The sentence for the mistake just made, or null. Only the latest act is looked at, so that feedback goes away with the
 * next attempt.
 * @param goals criteria of the task and of those before it: an act that meets one for the first time is a step forward,
 *   even where it looks like a mistake in the next task
 */
export function feedback(
  mistakes: readonly Mistake[],
  evidence: Evidence,
  goals: readonly Criterion[],
): string | null {
  const act = latestAct(evidence.log);
  if (act.length === 0 || stepsForward(goals, evidence, act)) return null;
  const recent = within(evidence, act);
  return mistakes.find(({ when }) => shows(when, act) && holds(when, recent))?.say ?? null;
}

/** The newest entry with what belongs to it: the installation that made the server restart, the request that curl sent. */
function latestAct(log: readonly LogEntry[]): readonly LogEntry[] {
  const latest = log.at(-1);
  const restarted = latest?.kind === "reload" && latest.changed.length === 0;
  const sent =
    latest?.kind === "command" &&
    latest.exit === 0 &&
    /^\s*curl\s/.test(latest.line) &&
    log.at(-2)?.kind === "exchange";
  return log.slice(restarted || sent ? -2 : -1);
}

function within(evidence: Evidence, log: readonly LogEntry[]): Evidence {
  return {
    ...evidence,
    log,
    exchanges: evidence.exchanges.filter(({ entry }) => log.includes(entry)),
  };
}

/** Whether an act can have brought about what a check looks at; the world alone does not tell what changed it. */
function shows({ kind }: Check, act: readonly LogEntry[]): boolean {
  const has = (...kinds: readonly LogEntry["kind"][]): boolean =>
    act.some((entry) => kinds.includes(entry.kind));
  switch (kind) {
    case "setting":
    case "route":
    case "server":
      return has("reload");
    case "package":
      return has("command");
    case "row":
      return has("command", "exchange");
    case "exchange":
    case "sequence":
    case "command":
    case "clock":
    case "quiz":
      return true;
    default:
      return kind satisfies never;
  }
}

/** Whether a goal is met with an act and would not be without it. Judged by the log; the world before is not known. */
function stepsForward(
  goals: readonly Criterion[],
  evidence: Evidence,
  act: readonly LogEntry[],
): boolean {
  const before = within(evidence, evidence.log.slice(0, -act.length));
  return goals.some(({ check }) => holds(check, evidence) && !holds(check, before));
}
