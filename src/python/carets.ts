import type { Frame } from "./errors.ts";
import type { Expression } from "./nodes.ts";
import { parseExpression } from "./parser/parse.ts";

/**
 * The line of `~` and `^` under a frame's source, or null where CPython 3.11 writes none: when the marks would be under
 * the whole line. It begins where the trimmed source line begins.
 */
export function caretLine({ text, line, endLine, column, endColumn }: Frame): string | null {
  const trimmed = text.trim();
  const indent = text.length - text.trimStart().length;
  const start = column - 1 - indent;
  const end = line === endLine ? endColumn - 1 - indent : trimmed.length;
  if (start < 0 || end <= start) return null;
  const marks = line === endLine ? marksWithin(text.slice(column - 1, endColumn - 1)) : null;
  if (!marks && end - start >= trimmed.length) return null;
  return " ".repeat(start) + (marks ?? "^".repeat(end - start));
}

/** Marks that point inside an operation: at its operator, or at the brackets of a subscript. */
function marksWithin(segment: string): string | null {
  const node = parsed(segment);
  if (node?.line !== node?.endLine) return null;
  if (node?.kind === "binary") {
    const gap = segment.slice(node.left.endColumn);
    const operator = node.left.endColumn + gap.indexOf(node.operator);
    return pointAt(segment, operator, operator + node.operator.length);
  }
  if (node?.kind !== "subscript") return null;
  return pointAt(segment, segment.indexOf("[", node.object.endColumn), segment.length);
}

function parsed(segment: string): Expression | null {
  try {
    return parseExpression(segment, "");
  } catch {
    return null;
  }
}

function pointAt(segment: string, from: number, to: number): string {
  return "~".repeat(from) + "^".repeat(to - from) + "~".repeat(segment.length - to);
}
