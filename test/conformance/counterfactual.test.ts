import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parseResponse } from "../../src/http/parse.ts";
import type { Change } from "../../src/protocol/counterfactual.ts";
import { decidingStep } from "../../src/protocol/deciding-step.ts";
import type { TraceStep } from "../../src/protocol/trace.ts";
import { edited } from "../../src/protocol/file-edits.ts";
import { shellLine } from "../../src/sandbox/commands/shell-line.ts";
import type { Earlier } from "../../src/sandbox/counterfactual/refusal.ts";
import { findCounterfactuals } from "../../src/sandbox/counterfactual/find.ts";
import { replaceText } from "../../src/sandbox/counterfactual/messages.ts";
import { randomFrom } from "../../src/sandbox/random.ts";
import { Database } from "../../src/server/database/database.ts";
import { ProcessMemory } from "../../src/server/process-memory.ts";
import { createServer, manage } from "../../src/server/server.ts";
import { findScenarios } from "./replay/cli.ts";
import { replay, type ReplayedExchange } from "./replay/replay.ts";
import { NodeCrypto } from "./replay/world.ts";

const here = import.meta.dirname;
const AREAS = [
  "auth-order",
  "basic-auth",
  "blacklist",
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
];
/** Refusals that were looked at already: status, what refused, and why. */
const seen = new Set<string>();
/** Ideas that turned an answer. */
const kinds = new Set<string>();
const derived = new Map<string, Promise<Uint8Array>>();
const crypto_ = new NodeCrypto(derived);
/** Unlike the forks' chance, so that nothing holds by its accident. */
const random = randomFrom((count) => crypto.getRandomValues(new Uint8Array(count)));

/** The status a change gives, by a server and commands that know nothing of forks. */
async function statusAfter(change: Change, world: ReplayedExchange): Promise<number> {
  let now = change.source?.at ?? change.at;
  const options = {
    files: new Map(Object.entries(edited(Object.fromEntries(world.files), change.edits ?? []))),
    packages: world.packages,
    database: Database.restore(world.database),
    clock: () => now,
    random,
    crypto: crypto_,
  };
  const run = async (line: string): Promise<string> => {
    const [python, script, ...argv] = shellLine(line, () => "")[0]?.commands[0]?.words ?? [];
    expect([python, script]).toEqual(["python", "manage.py"]);
    const result = await manage(options, argv, { answers: [] });
    return result.kind === "done" ? (result.stdout.trimEnd().split("\n").at(-1) ?? "") : "";
  };
  const server = await createServer({ ...options, memory: new ProcessMemory(world.memory) });
  for (const line of change.commands ?? []) await run(line);
  let { request } = change;
  if (change.source) {
    const { from, token } = change.source;
    const body = async (bytes: Uint8Array): Promise<Record<string, string>> =>
      JSON.parse(
        new TextDecoder().decode(parseResponse((await server.handle(bytes)).response).body),
      ) as Record<string, string>;
    const made =
      from.kind === "command" ? await run(from.line) : (await body(from.request))[from.field];
    request = replaceText(request, token, made ?? "");
  }
  now = change.at;
  return parseResponse((await server.handle(request)).response).status;
}

describe("single changes that turn a refusal", () => {
  it.each(AREAS)("hold where they are told of: %s", { timeout: 300_000 }, async (area) => {
    const wrong: string[] = [];
    for (const { path, scenario } of findScenarios(resolve(here, "scenarios", area))) {
      const earlier: Earlier[] = [];
      const answered = async (
        status: number,
        trace: readonly TraceStep[],
        world: ReplayedExchange,
      ): Promise<void> => {
        const before = [...earlier];
        earlier.push(world);
        const step = decidingStep(trace);
        const refusal = `${String(status)} ${step?.name ?? ""} ${step?.because.slice(0, 24) ?? ""}`;
        if (status < 400 || status >= 500 || seen.has(refusal)) return;
        seen.add(refusal);
        const report = await findCounterfactuals(
          {
            exchange: 0,
            request: world.request,
            status,
            gate: step?.gate ?? null,
            moment: { ...world, files: Object.fromEntries(world.files) },
            world: "then",
            earlier: before,
          },
          crypto_,
          { forks: 60, found: 4, late: () => false },
        );
        if (report.again !== status) wrong.push(`${path}: ${refusal} cannot be repeated`);
        for (const { kind, change, after } of report.found) {
          kinds.add(kind);
          const status = await statusAfter(change, world);
          if (status !== after.status) wrong.push(`${path}: ${kind} gives ${String(status)}`);
        }
      };
      await replay({ bases: resolve(here, "base"), derived, answered }, scenario);
    }
    expect(wrong).toEqual([]);
  });

  it("come from many ideas", () => {
    expect(kinds.size).toBeGreaterThan(25);
  });
});
