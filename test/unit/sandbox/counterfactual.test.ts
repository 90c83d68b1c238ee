import { describe, expect, it } from "vitest";
import type { Change } from "../../../src/protocol/counterfactual.ts";
import { edited } from "../../../src/protocol/file-edits.ts";
import { findCounterfactuals } from "../../../src/sandbox/counterfactual/find.ts";
import { GENERATORS } from "../../../src/sandbox/counterfactual/generators.ts";
import { replaceText } from "../../../src/sandbox/counterfactual/messages.ts";
import { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { MemoryStorage } from "../../../src/sandbox/storage.ts";
import { hostOf, NOON, open, Page } from "./support/house.ts";
import { advance, CUSTOM, http, LIST, SEED, STORIES, views, World } from "./support/refusals.ts";

/** Makes a change as a learner would, with the workbook's own verbs, and sends the request. @returns the status */
async function statusAfter(change: Change, world: World): Promise<number> {
  const at = (seconds: number): Promise<void> =>
    world.do({ kind: "clock", change: { kind: "set", at: seconds } });
  const run = async (line: string): Promise<string> => {
    await world.do({ kind: "run", line });
    const entry = world.sandbox.kept.log.at(-1);
    return entry?.kind === "command" ? (entry.output.trimEnd().split("\n").at(-1) ?? "") : "";
  };
  const { source, edits = [], commands = [] } = change;
  await at(source?.at ?? change.at);
  if (edits.length > 0) {
    const files = edited(world.sandbox.kept.world.files, edits);
    await world.do({ kind: "save", files });
  }
  for (const line of commands) await run(line);
  let { request } = change;
  if (source) {
    const { from, token } = source;
    const made =
      from.kind === "command"
        ? await run(from.line)
        : ((await world.send(from.request)).body[from.field] ?? "");
    request = replaceText(request, token, made);
  }
  await at(change.at);
  return (await world.send(request)).status;
}

describe("a change that would have turned an answer", () => {
  it.each(Object.entries(STORIES))(
    "is found and holds: %s",
    { timeout: 60_000 },
    async (kind, [story, files]) => {
      const host = hostOf();
      const seed = files === undefined ? SEED : { ...SEED, files };
      const world = new World(await Sandbox.create(host, seed, ""));
      const request = await story(world);
      const { moment } = world;
      const before = world.sandbox.kept;
      const { status } = await world.send(request);
      const earlier = before.log.filter((entry) => entry.kind === "exchange");
      const report = await findCounterfactuals(
        { exchange: 1, request, status, gate: null, moment, world: "then", earlier },
        host.crypto,
        { forks: 100, found: Infinity, late: () => false },
        GENERATORS.filter((idea) => idea.kind === kind),
      );
      const found = report.found.find((one) => one.kind === kind);
      expect(
        found,
        `${String(status)} ${report.found.map((one) => one.kind).join()} tried ${report.tried.join()}`,
      ).toMatchObject({ passed: true });
      if (!found) return;
      const again = new World(Sandbox.fork(host, before, ""));
      expect(await statusAfter(found.change, again)).toBe(found.after.status);
    },
  );

  it("is shown here for every idea there is", () => {
    expect(Object.keys(STORIES).sort()).toEqual(GENERATORS.map(({ kind }) => kind).sort());
  });
});

describe("asking what would have turned an answer", () => {
  const refused = async (page: Page, request = http("GET", LIST)): Promise<number> => {
    const { exchange } = await page.ask({ kind: "send", request, name: null });
    return exchange?.id ?? 0;
  };

  it("tells of few changes, the least invasive first, and leaves the world as it is", async () => {
    const page = new Page(hostOf());
    await page.ask(open(SEED));
    const exchange = await refused(page);
    const before = await page.ask({ kind: "export" });
    const { counterfactual, state, entries } = await page.ask({ kind: "counterfactual", exchange });
    expect(counterfactual).toMatchObject({
      exchange,
      before: { status: 401, gate: "permission" },
      world: "then",
      again: 401,
      complete: true,
    });
    expect(counterfactual?.found.map(({ kind, change }) => `${change.doing} ${kind}`)).toEqual([
      "request missing-header",
      "request token-credentials",
      "edit read-only",
    ]);
    expect(entries).toEqual([]);
    expect(state.revision).toBe(before.state.revision);
    expect((await page.ask({ kind: "export" })).text).toBe(before.text);
  });

  it("gives the same answer twice", async () => {
    const page = new Page(hostOf());
    await page.ask(open(SEED));
    const exchange = await refused(page);
    const ask = async () => (await page.ask({ kind: "counterfactual", exchange })).counterfactual;
    expect(await ask()).toEqual(await ask());
  });

  it("looks at the world right before the request, whatever was done since", async () => {
    const page = new Page(hostOf());
    await page.ask(open(SEED));
    const exchange = await refused(page);
    await page.ask({
      kind: "save",
      files: views(CUSTOM, CUSTOM.replace("IsA", "permissions.AllowAny, IsA")) ?? {},
    });
    await page.ask(advance(1000));
    const { counterfactual } = await page.ask({ kind: "counterfactual", exchange });
    expect(counterfactual).toMatchObject({ world: "then", again: 401 });
    expect(counterfactual?.found[0]?.change.at).toBe(NOON);
  });

  it("says so where it has only the world as it is now", async () => {
    const storage = new MemoryStorage();
    const page = new Page(hostOf(storage));
    await page.ask(open(SEED));
    const exchange = await refused(page);
    const later = new Page(hostOf(storage), page.sandbox);
    const { counterfactual } = await later.ask({ kind: "counterfactual", exchange });
    expect(counterfactual).toMatchObject({ world: "now", again: 401 });
    expect(counterfactual?.found[0]).toMatchObject({ kind: "missing-header", passed: true });
    const opened = views(CUSTOM, CUSTOM.replace("[IsAuthenticated]", "[AllowAny]")) ?? {};
    await later.ask({ kind: "save", files: opened });
    const last = new Page(hostOf(storage), page.sandbox);
    expect((await last.ask({ kind: "counterfactual", exchange })).counterfactual).toMatchObject({
      world: "now",
      before: { status: 401 },
      again: 200,
      found: [],
    });
  });

  it("tells how far a request gets that a later gate refuses", async () => {
    const page = new Page(hostOf());
    await page.ask(open(SEED));
    const exchange = await refused(page, http("POST", "/api/books/", [], { title: "T" }));
    const { counterfactual } = await page.ask({ kind: "counterfactual", exchange });
    expect(counterfactual?.found[0]).toMatchObject({
      kind: "missing-header",
      passed: false,
      after: { status: 400, gate: "serializer" },
    });
  });

  it("lists what was tried where nothing helps", async () => {
    const page = new Page(hostOf());
    const never = `class Never(permissions.BasePermission):\n    def has_permission(self, request, view):\n        return False\n\n\n${CUSTOM}\n\n    def get_permissions(self):\n        return [Never()]\n`;
    await page.ask(open({ ...SEED, files: views(CUSTOM, never) ?? {} }));
    const exchange = await refused(page);
    const { counterfactual } = await page.ask({ kind: "counterfactual", exchange });
    expect(counterfactual?.found).toEqual([]);
    expect(counterfactual?.tried).toContain("an access token in the header");
  });

  it("refuses to explain an answer that is no refusal, or is gone", async () => {
    const page = new Page(hostOf());
    await page.ask(open(SEED));
    const exchange = await refused(page, http("GET", "/api/books/"));
    for (const id of [exchange, 99]) {
      expect(await page.try({ kind: "counterfactual", exchange: id })).toMatchObject({
        kind: "refusal",
        code: "exchange_unknown",
      });
    }
  });
});
