import { describe, expect, it } from "vitest";
import type { ErrorPlace, ServerStatus } from "../../../src/protocol/world.ts";
import { failureIn, offsetOf } from "../../../src/workbench/files/place-diagnostics.ts";

const TEXT = "a = 1\n    b = ‘x’\nc = 2";

function broken(place: ErrorPlace | null): ServerStatus {
  return { kind: "broken", failure: { traceback: "", error: "SyntaxError: no", place } };
}

describe("the mark of a failure", () => {
  it.each([
    ["a whole line without its indent", { file: "x.py", line: 2 }, "b = ‘x’"],
    ["from a column to the line's end", { file: "x.py", line: 2, column: 9 }, "‘x’"],
    ["between two columns", { file: "x.py", line: 2, column: 9, endColumn: 10 }, "‘"],
    ["nothing beyond the text", { file: "x.py", line: 9 }, ""],
    ["the line's end where the column lies beyond it", { file: "x.py", line: 1, column: 80 }, ""],
  ])("covers %s", (_what, place, marked) => {
    const [mark] = failureIn("x.py", TEXT, broken(place));
    expect(TEXT.slice(mark?.from, mark?.to)).toBe(marked);
  });

  it("is in no other file, and nowhere while the server runs", () => {
    expect(failureIn("y.py", TEXT, broken({ file: "x.py", line: 1 }))).toEqual([]);
    expect(failureIn("x.py", TEXT, broken(null))).toEqual([]);
    expect(failureIn("x.py", TEXT, { kind: "running", warnings: [] })).toEqual([]);
  });

  it("counts lines and columns from 1", () => {
    expect(offsetOf(TEXT, 1, 1)).toBe(0);
    expect(offsetOf(TEXT, 3, 1)).toBe(TEXT.indexOf("c = 2"));
  });
});
