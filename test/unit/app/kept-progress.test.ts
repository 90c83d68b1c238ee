import { afterEach, describe, expect, it, vi } from "vitest";
import { keptProgress } from "../../../src/app/kept-progress.ts";
import type { Progress } from "../../../src/course/progress.ts";

function browserThatKeeps(kept: Map<string, string>): void {
  vi.stubGlobal("location", { pathname: "/workbook/" });
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => kept.set(name, text),
  });
}

afterEach(() => vi.unstubAllGlobals());

describe("progress", () => {
  it("comes back as it was kept, under this copy's own address", () => {
    const kept = new Map<string, string>();
    browserThatKeeps(kept);
    const progress: Progress = {
      lessons: {
        install: {
          solved: ["missing"],
          hints: { install: 2 },
          choices: { quiz: [1, 0] },
          shown: [],
        },
      },
      current: "install",
    };
    keptProgress.save(progress);
    expect(keptProgress.load()).toEqual(progress);
    expect([...kept.keys()]).toEqual(["jwt-workbook:/workbook/:page:progress"]);
  });

  it.each([
    ["nothing", null, null],
    ["no JSON", "{", null],
    ["another shape", "[1]", null],
    [
      "a lesson of another shape",
      '{"lessons":{"a":7},"current":3}',
      { lessons: {}, current: null },
    ],
    [
      "a lesson that lacks what came later",
      '{"lessons":{"a":{"solved":["x",1],"hints":{"x":"two"}}},"current":"a"}',
      { lessons: { a: { solved: ["x"], hints: {}, choices: {}, shown: [] } }, current: "a" },
    ],
  ])("is read with care: %s", (_what, text, progress) => {
    const name = "jwt-workbook:/workbook/:page:progress";
    browserThatKeeps(new Map(text === null ? [] : [[name, text]]));
    expect(keptProgress.load()).toEqual(progress);
  });

  it("does without a browser that keeps anything", () => {
    expect(() => keptProgress.save({ lessons: {}, current: null })).not.toThrow();
    expect(keptProgress.load()).toBeNull();
  });
});
