import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import type { TraceStep } from "../../src/protocol/trace.ts";
import { findScenarios } from "./replay/cli.ts";
import { replay } from "./replay/replay.ts";

const here = import.meta.dirname;
/** Areas in which the real stack refuses for reasons a learner meets. */
const AREAS = [
  "auth-order",
  "basic-auth",
  "blacklist",
  "books",
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

describe("the trace of a refusal", () => {
  const derived = new Map<string, Promise<Uint8Array>>();

  it.each(AREAS)("names the gate that decided: %s", async (area) => {
    const unexplained: string[] = [];
    for (const { path, scenario } of findScenarios(resolve(here, "scenarios", area))) {
      let answers = 0;
      await replay(
        {
          bases: resolve(here, "base"),
          derived,
          answered(status: number, trace: readonly TraceStep[]) {
            const told = trace.some(({ outcome }) => outcome === "refused" || outcome === "failed");
            if (status >= 400 && status < 500 && !told) {
              unexplained.push(`${path}, answer ${String(answers)}: ${String(status)}`);
            }
            answers += 1;
          },
        },
        scenario,
      );
    }
    expect(unexplained).toEqual([]);
  });
});
