import { decidingStep } from "../../protocol/deciding-step.ts";
import type { TraceStep } from "../../protocol/trace.ts";

/** A request's road, told from its end: the step that decided, and all steps in the order they ran. */
export interface Decision {
  /** The gate that refused or broke; on a good answer the last that let it pass. Null without a trace. */
  readonly deciding: TraceStep | null;
  readonly steps: readonly TraceStep[];
}

/** The step that explains the answer, with the road that led to it. */
export function decisionOf(trace: readonly TraceStep[]): Decision {
  return { deciding: decidingStep(trace), steps: trace };
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
