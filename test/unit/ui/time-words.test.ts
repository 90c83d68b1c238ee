import { describe, expect, it } from "vitest";
import { clockWords, dateWords, durationWords } from "../../../src/ui/time-words.ts";

describe("durations", () => {
  it.each([
    [0, "0 sec"],
    [0.9, "0 sec"],
    [59, "59 sec"],
    [60, "1 min"],
    [298, "4 min 58 sec"],
    [3600, "1 hr"],
    [3661, "1 hr 1 min"],
    [86_400, "1 day"],
    [86_403, "1 day"],
    [-298, "4 min 58 sec"],
  ])("%d seconds are %j", (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});

describe("instants", () => {
  it("are told in UTC", () => {
    expect(clockWords(1_768_478_460.9)).toBe("12:01:00");
    expect(dateWords(1_768_478_460)).toBe("15 Jan 2026");
  });

  it("may lie beyond what a calendar holds, as a crafted claim does", () => {
    expect(clockWords(1e15)).toBe("out of range");
    expect(dateWords(-1e15)).toBe("out of range");
  });
});
