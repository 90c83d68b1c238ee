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
 * did not recognise the header is no refusal, a permission that then said no is the reason.
 */
export function decisionOf(trace: readonly TraceStep[]): Decision {
  const last = (outcome: TraceStep["outcome"]): TraceStep | undefined =>
    trace.findLast((step) => step.outcome === outcome);
  const deciding = last("failed") ?? last("refused") ?? last("passed") ?? null;
  return { deciding, steps: trace };
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
