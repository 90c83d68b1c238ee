import type { TraceStep } from "../../protocol/trace.ts";

/** A request's road, told from its end: the step that decided, and all steps in the order they ran. */
export interface Decision {
  /** The gate that refused or broke; on a good answer the last that let it pass. Null without a trace. */
  readonly deciding: TraceStep | null;
  readonly steps: readonly TraceStep[];
}

/**
 * Picks the step that explains the answer.
 *
 * A failed step (an exception) outweighs a refusal, and the last refusal outweighs earlier ones: an authentication class that
 * did not recognise the header is no refusal, a permission that then said no is the reason. An authentication class that
 * refuses because of a token only passes on what the token's own check found, so that check is the reason.
 */
export function decisionOf(trace: readonly TraceStep[]): Decision {
  const last = (outcome: TraceStep["outcome"]): TraceStep | undefined =>
    trace.findLast((step) => step.outcome === outcome);
  const deciding = last("failed") ?? refusal(trace) ?? last("passed") ?? null;
  return { deciding, steps: trace };
}

function refusal(trace: readonly TraceStep[]): TraceStep | undefined {
  const at = trace.findLastIndex((step) => step.outcome === "refused");
  const passedOn = trace
    .slice(0, at)
    .findLast((step) => step.gate !== "authentication" || step.outcome !== "refused");
  const fromToken = passedOn?.gate === "token" && passedOn.outcome === "refused";
  return fromToken && trace[at]?.gate === "authentication" ? passedOn : trace[at];
}

/** A gate's name for people. */
export const GATE_WORDS: Readonly<Record<TraceStep["gate"], string>> = {
  wire: "The connection",
  middleware: "Middleware",
  url: "URL patterns",
  csrf: "CSRF check",
  negotiation: "Content negotiation",
  parser: "Body parser",
  authentication: "Authentication",
  token: "Token",
  permission: "Permission",
  throttle: "Throttle",
  view: "View",
  serializer: "Serializer",
  database: "Database",
  renderer: "Renderer",
};
