import type { LogEntry } from "../../protocol/world.ts";
import { exchangeOf } from "../../client/exchange.ts";
import { outcomeOf } from "../exchange.ts";

/** One row of the log. */
export interface EntryWords {
  /** What it is, in a word. */
  readonly kind: string;
  readonly text: string;
  readonly tone: "plain" | "passed" | "refused" | "failed" | "quiet";
  /** A second line, where one helps. */
  readonly more: string | null;
}

/** Groups the log can be narrowed to. */
export const FILTERS = [
  { id: "all", label: "All" },
  { id: "exchange", label: "Requests" },
  { id: "command", label: "Commands" },
  { id: "reload", label: "Reloads" },
  { id: "clock", label: "Clock" },
  { id: "row", label: "Rows" },
] as const;

export type Filter = (typeof FILTERS)[number]["id"];

/** Starts and faults are never hidden: without them the rest would mislead. */
export function isShown(entry: LogEntry, filter: Filter): boolean {
  return (
    filter === "all" || entry.kind === filter || entry.kind === "start" || entry.kind === "fault"
  );
}

/** An entry as a row of the log. */
export function entryWords(entry: LogEntry): EntryWords {
  switch (entry.kind) {
    case "exchange": {
      const { request, response } = exchangeOf(entry);
      const outcome = outcomeOf(response.status);
      return {
        kind: entry.name ?? "request",
        text: `${request.method} ${request.target} → ${response.status} ${response.reason}`.trimEnd(),
        tone: outcome === "redirected" ? "quiet" : outcome,
        more: refusal(entry.trace),
      };
    }
    case "command":
      return {
        kind: "command",
        text: `$ ${entry.line}`,
        tone: entry.exit === 0 ? "plain" : "refused",
        more: entry.exit === 0 ? null : lastLine(entry.output),
      };
    case "reload": {
      const broken = entry.status.kind === "broken" ? entry.status.failure.error : null;
      return {
        kind: "reload",
        text: `${entry.changed.join(", ")} changed`,
        tone: broken === null ? "plain" : "refused",
        more: broken,
      };
    }
    case "clock":
      return {
        kind: "clock",
        text: clockChange(entry.to - entry.from, entry.rate),
        tone: "quiet",
        more: null,
      };
    case "row":
      return {
        kind: "row",
        text: `${entry.table} ${String(entry.key)} ${entry.changes === null ? "deleted" : `changed: ${Object.keys(entry.changes).join(", ")}`}`,
        tone: "plain",
        more: null,
      };
    case "start":
      return { kind: "start", text: entry.label, tone: "quiet", more: null };
    case "fault":
      return {
        kind: "fault",
        text: "Something went wrong inside the workbook. This is our mistake, not yours.",
        tone: "failed",
        more: null,
      };
    default:
      return entry satisfies never;
  }
}

function refusal(trace: readonly { outcome: string; because: string }[]): string | null {
  const step = trace.findLast(({ outcome }) => outcome === "failed" || outcome === "refused");
  return step?.because ?? null;
}

function lastLine(output: string): string | null {
  return output.trimEnd().split("\n").at(-1) ?? null;
}

function clockChange(seconds: number, rate: number): string {
  const rounded = Math.round(seconds);
  const pace =
    rate === 1 ? "" : rate === 0 ? "; it stands still" : `; it runs ${rate} times as fast`;
  if (rounded === 0) return `The clock ${rate === 1 ? "runs as usual" : pace.slice(5)}`;
  const words = `${Math.abs(rounded)} ${Math.abs(rounded) === 1 ? "second" : "seconds"}`;
  return `The clock moved ${words} ${rounded > 0 ? "ahead" : "back"}${pace}`;
}
