import { describe, expect, it } from "vitest";
import { axisMarks, share, spanFor } from "../../../src/workbench/timeline/scale.ts";

const NOON = Date.UTC(2026, 0, 15, 12) / 1000;

describe("the time axis", () => {
  it("fits all instants and now, with room at both ends", () => {
    const span = spanFor("fit", [NOON, NOON + 300], NOON + 60);
    expect(span.from).toBeLessThan(NOON);
    expect(span.to).toBeGreaterThan(NOON + 300);
  });

  it("shows a third of what was in a fixed zoom", () => {
    const span = spanFor("minutes", [], NOON);
    expect(share(span, NOON)).toBeCloseTo(1 / 3);
    expect(span.to - span.from).toBe(600);
  });

  it.each([
    [
      "seconds",
      { from: NOON, to: NOON + 20 },
      ["12:00:00", "12:00:05", "12:00:10", "12:00:15", "12:00:20"],
    ],
    ["minutes", { from: NOON - 1, to: NOON + 601 }, ["12:00", "12:05", "12:10"]],
    ["days", { from: NOON, to: NOON + 86_400 }, ["12:00", "18:00", "01-16", "06:00", "12:00"]],
  ])("labels %s", (_name, span, labels) => {
    expect(axisMarks(span, 5).map(({ label }) => label)).toEqual(labels);
  });

  it("never asks for more marks than it may", () => {
    expect(axisMarks({ from: 0, to: 40_000_000 }, 6).length).toBeLessThanOrEqual(7);
  });
});
