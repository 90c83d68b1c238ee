import { describe, expect, it } from "vitest";
import type { TraceStep } from "../../../src/protocol/trace.ts";
import { decisionOf } from "../../../src/workbench/response/deciding-step.ts";
import { jsonTokens } from "../../../src/workbench/response/json-tokens.ts";

const laidOut = (json: string) =>
  jsonTokens(json)
    ?.map(({ text }) => text)
    .join("");

describe("JSON laid out", () => {
  it("breaks lines, and leaves numbers, escapes and double keys as they were written", () => {
    expect(laidOut('{"a":1.50,"a":"\\u00e9","b":[],"c":[1,{}]}')).toBe(
      '{\n  "a": 1.50,\n  "a": "\\u00e9",\n  "b": [],\n  "c": [\n    1,\n    {}\n  ]\n}',
    );
  });

  it("tells keys from strings and words from numbers", () => {
    const kinds = jsonTokens('{"a": "b", "c": -1e3, "d": null}')?.filter(
      ({ kind }) => kind !== "plain",
    );
    expect(kinds).toEqual([
      { kind: "key", text: '"a"' },
      { kind: "string", text: '"b"' },
      { kind: "key", text: '"c"' },
      { kind: "number", text: "-1e3" },
      { kind: "key", text: '"d"' },
      { kind: "word", text: "null" },
    ]);
  });

  it.each(["", "{", "<html>", "{'a': 1}"])("leaves %j alone", (text) => {
    expect(jsonTokens(text)).toBeNull();
  });
});

describe("the deciding step", () => {
  const step = (outcome: TraceStep["outcome"], name: string): TraceStep => ({
    gate: "view",
    name,
    outcome,
    because: "",
  });

  it.each([
    [["passed a", "skipped b", "passed c"], "c"],
    [["passed a", "refused b", "passed c"], "b"],
    [["refused a", "refused b"], "b"],
    [["failed a", "refused b"], "a"],
    [[], undefined],
  ])("of %j is %s", (trace, name) => {
    const steps = trace.map((text) => {
      const [outcome, of = ""] = text.split(" ");
      return step(outcome as TraceStep["outcome"], of);
    });
    expect(decisionOf(steps).deciding?.name).toBe(name);
  });

  it("is the token's own check where an authentication class passes on what it found", () => {
    const steps: TraceStep[] = [
      { ...step("passed", "signature"), gate: "token" },
      { ...step("refused", "exp"), gate: "token" },
      { ...step("refused", "get_validated_token"), gate: "authentication" },
      { ...step("refused", "authenticate"), gate: "authentication" },
    ];
    expect(decisionOf(steps).deciding?.name).toBe("exp");
    const another: TraceStep = { ...step("refused", "has_permission"), gate: "permission" };
    expect(decisionOf([...steps, another]).deciding?.name).toBe("has_permission");
  });
});
