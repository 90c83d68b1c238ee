import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SyntaxError } from "../../../src/python/errors.ts";
import { classInfo, classOf } from "../../../src/python/objects.ts";
import { str } from "../../../src/python/operations.ts";
import { parseModule } from "../../../src/python/parser/parse.ts";
import { run } from "./support/process.ts";

const folder = new URL("./recorded/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const programs = readdirSync(folder)
  .filter((name) => name.endsWith(".py"))
  .map((name) => name.replace(/\.py$/, ""));

describe("programs print what CPython prints", () => {
  it.each(programs)("%s", async (name) => {
    const { stdout, traceback } = await run(read(`${name}.py`));
    expect(stdout + traceback).toBe(read(`${name}.txt`));
  });
});

interface Recorded {
  readonly source: string;
  readonly error: {
    kind: string;
    message: string;
    line: number;
    column: number;
    endLine: number;
    endColumn: number;
  } | null;
}

function refusal(source: string): Recorded["error"] {
  try {
    parseModule(source, "/project/main.py");
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError) || !error.place) throw error;
    const cls = classOf(error);
    const { line, column, endLine, endColumn } = error.place;
    return {
      kind: (cls && classInfo(cls)?.name) ?? "",
      message: str(error),
      line,
      column,
      endLine,
      endColumn,
    };
  }
}

/** An end that is not behind its start stands for one column, as CPython prints it. */
function shown(error: Recorded["error"]): Recorded["error"] {
  return error && error.endLine === error.line && error.endColumn <= error.column
    ? { ...error, endColumn: error.column + 1 }
    : error;
}

describe("sources are refused in CPython's words, at its place", () => {
  it.each(JSON.parse(read("syntax-errors.json")) as Recorded[])("$source", ({ source, error }) => {
    expect(shown(refusal(source))).toEqual(shown(error));
  });
});
