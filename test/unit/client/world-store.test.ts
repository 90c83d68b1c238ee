import { describe, expect, it } from "vitest";
import type { Connection } from "../../../src/client/connection.ts";
import { SandboxRefusedError } from "../../../src/client/refusal.ts";
import { sendHttpFile } from "../../../src/client/send-http-file.ts";
import { WorldStore } from "../../../src/client/world-store.ts";
import { parseRequest } from "../../../src/http/parse.ts";
import type {
  SandboxAnswer,
  SandboxChanged,
  SandboxRequest,
} from "../../../src/protocol/messages.ts";
import type { WorldState } from "../../../src/protocol/world.ts";
import { answered } from "./support/sent.ts";

const stateOf = (revision: number): WorldState => ({
  revision,
  files: {},
  packages: [],
  server: { kind: "running", warnings: [] },
  project: null,
  clock: { at: 43_200, anchor: 1000, rate: 2 },
  database: [],
  prompt: null,
  storage: { kind: "kept" },
});

const answer = (revision: number, ids: readonly number[], fresh = false): SandboxAnswer => ({
  kind: "answer",
  state: stateOf(revision),
  entries: ids.map((id) => answered({ id })),
  fresh,
});

/** A world whose sandbox answers as it is told to, and what it was asked. */
function worldThat(reply: (request: SandboxRequest) => Promise<SandboxAnswer>) {
  const asked: SandboxRequest[] = [];
  const listeners = new Set<(changed: SandboxChanged) => void>();
  const connection: Connection = {
    transport: { kind: "worker" },
    ask: (_sandbox, _seen, request) => {
      asked.push(request);
      return reply(request);
    },
    onchange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const tell = (changed: SandboxChanged): void => listeners.forEach((listen) => listen(changed));
  return { world: new WorldStore(connection, "lesson", () => 1010), asked, tell };
}

const ids = ({ value }: WorldStore): number[] => value.log.map(({ id }) => id);

describe("a world", () => {
  it("takes each entry once and the newest state, in whatever order answers come", async () => {
    const replies = [answer(2, [1, 2, 3]), answer(1, [1, 2]), answer(3, [3, 4])];
    const { world } = worldThat(() => Promise.resolve(replies.shift() ?? answer(9, [])));
    for (const [seen, revision] of [
      [[1, 2, 3], 2],
      [[1, 2, 3], 2],
      [[1, 2, 3, 4], 3],
    ] as const) {
      await world.run("ls");
      expect([ids(world), world.value.state?.revision]).toEqual([seen, revision]);
    }
  });

  it("forgets its log where the sandbox was made anew", async () => {
    const replies = [answer(5, [1, 2]), answer(1, [7], true)];
    const { world } = worldThat(() => Promise.resolve(replies.shift() ?? answer(9, [])));
    await world.run("ls");
    await world.reset({ project: "start" }, "again");
    expect([ids(world), world.value.state?.revision]).toEqual([[7], 1]);
  });

  it("is busy until all that was asked is answered", async () => {
    const waiting: ((answer: SandboxAnswer) => void)[] = [];
    const { world } = worldThat(() => new Promise((resolve) => waiting.push(resolve)));
    const both = [world.run("one"), world.run("two")];
    const busy: boolean[] = [];
    for (const [at, finish] of waiting.entries()) {
      busy.push(world.value.busy);
      finish(answer(at, []));
      await both[at];
    }
    expect([...busy, world.value.busy]).toEqual([true, true, false]);
  });

  it("keeps a refusal as its fault until something goes well", async () => {
    const replies = [
      Promise.reject(new SandboxRefusedError("storage_failed", "The disk is full.")),
      Promise.resolve(answer(1, [])),
    ];
    const { world } = worldThat(() => replies.shift() ?? Promise.resolve(answer(2, [])));
    await expect(world.run("ls")).rejects.toMatchObject({ code: "storage_failed" });
    expect(world.value.fault).toEqual({ code: "storage_failed", message: "The disk is full." });
    await world.run("ls");
    expect([world.value.fault, world.value.busy]).toEqual([null, false]);
  });

  it("looks again when another tab changed it, and only then", async () => {
    const { world, asked, tell } = worldThat(() => Promise.resolve(answer(4, [])));
    const end = world.follow();
    await world.open({ project: "start" }, "start");
    tell({ sandbox: "lesson", revision: 4 });
    tell({ sandbox: "other", revision: 5 });
    expect(asked.map(({ kind }) => kind)).toEqual(["open"]);
    tell({ sandbox: "lesson", revision: 5 });
    expect(asked.map(({ kind }) => kind)).toEqual(["open", "look"]);
    end();
  });

  it("tells the wall's time until the sandbox has told its own", async () => {
    const { world } = worldThat(() => Promise.resolve(answer(1, [])));
    expect(world.now()).toBe(1010);
    await world.run("ls");
    expect(world.now()).toBe(43_220);
  });
});

describe("sending a document", () => {
  /** A server that hands out a token and a cookie to whoever asks. */
  function bookstore() {
    let id = 0;
    return worldThat((request) => {
      const exchange = answered({
        id: (id += 1),
        ...(request.kind === "send" && request.name !== null ? { name: request.name } : {}),
        headers: [`Set-Cookie: visit=${id}; Path=/`],
        body: { access: `token-${id}` },
      });
      return Promise.resolve({ ...answer(id, []), entries: [exchange], exchange });
    });
  }

  it("gives each request the tokens, cookies and answers of those before it", async () => {
    const { world, asked } = bookstore();
    await sendHttpFile(
      world,
      "# @name login\nGET /in\n\n###\nGET /a\nAuthorization: Bearer {{access}}\n\n###\nGET /{{login.response.body.access}}\n",
    );
    const sent = asked.map((one) => (one.kind === "send" ? parseRequest(one.request) : null));
    const header = (name: string) => sent.map((one) => one?.headers.find(([n]) => n === name)?.[1]);
    expect(header("Cookie")).toEqual([undefined, "visit=1", "visit=2"]);
    expect(header("Authorization")).toEqual([undefined, "Bearer token-1", undefined]);
    expect(sent[2]?.target).toBe("/token-1");
  });

  it.each([
    ["GET /\n\n###\nGET\n", 4, 0],
    ["GET /\n\n###\n\nGET /{{nothing}}\n", 5, 1],
  ])("stops at what cannot be sent: %j", async (text, line, before) => {
    const { world, asked } = bookstore();
    const refusal = { code: "request_unsendable", line };
    await expect(sendHttpFile(world, text)).rejects.toMatchObject(refusal);
    expect(asked.length).toBe(before);
  });
});
