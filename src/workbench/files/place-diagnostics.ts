import type { ServerStatus } from "../../protocol/world.ts";

/** A mark in an editor: offsets into its text. */
export interface PlaceDiagnostic {
  readonly from: number;
  readonly to: number;
  readonly severity: "error";
  readonly message: string;
}

/** The marks a file gets while the server is stopped by an error in it. @param text what stands in the editor */
export function failureIn(
  file: string,
  text: string,
  status: ServerStatus | null,
): readonly PlaceDiagnostic[] {
  if (status?.kind !== "broken" || status.failure.place?.file !== file) return [];
  const { line, column, endColumn } = status.failure.place;
  const start = offsetOf(text, line, 1);
  const lineEnd = text.indexOf("\n", start);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const words = text.slice(start, end);
  const indent = words.length - words.trimStart().length;
  const from = column === undefined ? start + indent : Math.min(offsetOf(text, line, column), end);
  const to = endColumn === undefined ? end : Math.min(offsetOf(text, line, endColumn), end);
  return [{ from, to: Math.max(from, to), severity: "error", message: status.failure.error }];
}

/** Offset of a line and column, both from 1; clamped to the text. */
export function offsetOf(text: string, line: number, column: number): number {
  let offset = 0;
  for (let left = line - 1; left > 0; left -= 1) {
    const end = text.indexOf("\n", offset);
    if (end === -1) return text.length;
    offset = end + 1;
  }
  return Math.min(offset + column - 1, text.length);
}
