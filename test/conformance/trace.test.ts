import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { decidingStep } from "../../src/protocol/deciding-step.ts";
import type { Gate, TraceStep } from "../../src/protocol/trace.ts";
import { findScenarios } from "./replay/cli.ts";
import { replay, type ReplayedExchange } from "./replay/replay.ts";

const here = import.meta.dirname;
/** Areas in which the real stack refuses for reasons a learner meets. */
const AREAS = [
  "auth-order",
  "basic-auth",
  "blacklist",
  "books",
  "custom-claims",
  "jwt-settings",
  "obtain-pair",
  "permissions",
  "protected",
  "refresh",
  "register",
  "session",
  "sliding",
  "start",
  "throttle",
  "token-auth",
  "verify",
  "wire",
];

/** Gates where a setting or a line of the project always has a part in the refusal. */
const LAID_DOWN: ReadonlySet<Gate> = new Set([
  "url",
  "csrf",
  "negotiation",
  "authentication",
  "permission",
  "throttle",
]);

/** What is missing or wrong in the step that decided; null where all is there. */
function fault(step: TraceStep | null, files: ReadonlyMap<string, string>): string | null {
  if (step === null || (step.outcome !== "refused" && step.outcome !== "failed"))
    return "no step decided";
  const { gate, name, because, looked = [], setting, place } = step;
  if (!/^[A-Za-z_][\w.]*\.[A-Za-z_<>]/.test(name)) return `the name ${name} is not dotted`;
  if (because.trim() === "") return "it says no reason";
  if (looked.length === 0) return "it does not say what was looked at";
  if (looked.some(({ what }) => what === "")) return "something nameless was looked at";
  if (LAID_DOWN.has(gate) && setting === undefined && place === undefined)
    return "neither a setting nor a line is responsible";
  if (place === undefined) return null;
  const line = files.get(place.file)?.split("\n")[place.line - 1];
  if (line === undefined) return `there is no ${place.file}:${String(place.line)}`;
  const word = setting?.split(".").at(-1);
  const isThere = word === undefined || word === "ROOT_URLCONF" || line.includes(word);
  return isThere ? null : `${place.file}:${String(place.line)} does not set ${word}`;
}

describe("the trace of a refusal", () => {
  const derived = new Map<string, Promise<Uint8Array>>();
  const gates = new Set<Gate>();

  it.each(AREAS)("names the gate that decided, and why: %s", async (area) => {
    const faults: string[] = [];
    for (const { path, scenario } of findScenarios(resolve(here, "scenarios", area))) {
      let answers = 0;
      const answered = (
        status: number,
        trace: readonly TraceStep[],
        { files }: ReplayedExchange,
      ): void => {
        answers += 1;
        if (status < 400 || status >= 500) return;
        const step = decidingStep(trace);
        if (step !== null) gates.add(step.gate);
        const wrong = fault(step, files);
        if (wrong === null) return;
        const words = `${step?.gate ?? ""} ${step?.name ?? ""}: ${step?.because ?? ""}`;
        faults.push(`${path}, answer ${String(answers)}: ${String(status)} ${words}: ${wrong}`);
      };
      await replay({ bases: resolve(here, "base"), derived, answered }, scenario);
    }
    expect(faults).toEqual([]);
  });

  it("is met at every gate that can refuse", () => {
    expect([...gates].sort()).toEqual([
      "authentication",
      "csrf",
      "database",
      "middleware",
      "negotiation",
      "parser",
      "permission",
      "serializer",
      "throttle",
      "token",
      "url",
      "view",
      "wire",
    ]);
  });
});
