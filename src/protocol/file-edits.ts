import type { FileEdit } from "./counterfactual.ts";

type Files = Readonly<Record<string, string>>;

/** The files after all edits. Each edit counts lines as they were before any of them. */
export function edited(files: Files, edits: readonly FileEdit[]): Files {
  const changed = { ...files };
  // From the end, so that lines before stay where they are.
  for (const { file, line, removed, added } of edits.toReversed()) {
    const lines = (changed[file] ?? "").split("\n");
    const gone = removed === "" ? 0 : removed.split("\n").length;
    lines.splice(line - 1, gone, ...added.split("\n"));
    changed[file] = lines.join("\n");
  }
  return changed;
}
