import type { TraceStep } from "./trace.ts";

/**
 * Picks the step that explains an answer: the gate that refused or broke; on a good answer the last that let it pass.
 *
 * A failed step (an exception) outweighs a refusal, and the last refusal outweighs earlier ones: an authentication class that
 * did not recognise the header is no refusal, a permission that then said no is the reason. An authentication class that
 * refuses because of a token, or for want of a CSRF token, only passes on what that check found, so the check is the reason.
 *
 * @returns null without a trace
 */
export function decidingStep(trace: readonly TraceStep[]): TraceStep | null {
  const last = (outcome: TraceStep["outcome"]): TraceStep | undefined =>
    trace.findLast((step) => step.outcome === outcome);
  return last("failed") ?? refusal(trace) ?? last("passed") ?? null;
}

function refusal(trace: readonly TraceStep[]): TraceStep | undefined {
  const at = trace.findLastIndex((step) => step.outcome === "refused");
  const passedOn = trace
    .slice(0, at)
    .findLast((step) => step.gate !== "authentication" || step.outcome !== "refused");
  const isCheck = passedOn?.gate === "token" || passedOn?.gate === "csrf";
  const fromCheck = isCheck && passedOn.outcome === "refused";
  return fromCheck && trace[at]?.gate === "authentication" ? passedOn : trace[at];
}
