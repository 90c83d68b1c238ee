import { describe, expect, it } from "vitest";
import { Session } from "../../../src/app/session.ts";
import type { Connection } from "../../../src/client/connection.ts";
import type { Lesson } from "../../../src/course/lesson.ts";
import type { SandboxRequest } from "../../../src/protocol/messages.ts";
import { ScriptedConnection } from "../../browser/support/scripted-connection.ts";

function lesson(id: string, continues: string | null = null): Lesson {
  return {
    id,
    title: `Lesson ${id}`,
    chapter: "One",
    objective: "",
    minutes: 1,
    start: { project: "start" },
    continues,
    pane: "files",
    blocks: [],
  };
}

const LESSONS: Readonly<Record<string, Lesson>> = {
  first: lesson("first"),
  second: lesson("second", "first"),
};

function session(connect: () => Promise<Connection>): Session {
  return new Session({ connect, loadLesson: async (id) => LESSONS[id] ?? null, wall: () => 1_000 });
}

/** A connection that notes the sandbox of each request. */
class Noting extends ScriptedConnection {
  readonly sandboxes: [string, SandboxRequest["kind"]][] = [];
  override async ask(sandbox: string, seen: number, request: SandboxRequest) {
    this.sandboxes.push([sandbox, request.kind]);
    return await super.ask(sandbox, seen, request);
  }
}

describe("a session", () => {
  it("opens a lesson's world as a fork of the lesson it continues", async () => {
    const connection = new Noting();
    const opened = session(async () => connection);
    await opened.show({ kind: "lesson", id: "second" });
    expect(opened.value).toMatchObject({
      step: null,
      lesson: LESSONS.second,
      failure: null,
      missing: false,
    });
    expect(opened.value.world?.sandbox).toBe("lesson:second");
    expect(connection.asked).toEqual([
      { kind: "open", seed: { project: "start" }, label: "Lesson second", inherit: "lesson:first" },
    ]);
  });

  it("connects once and keeps the worlds it has opened", async () => {
    let connected = 0;
    const connection = new Noting();
    const opened = session(async () => {
      connected += 1;
      return connection;
    });
    await opened.show({ kind: "lesson", id: "first" });
    const { world } = opened.value;
    await opened.show({ kind: "sandbox" });
    expect(opened.value.world).not.toBe(world);
    expect(opened.value.lesson).toBeNull();
    await opened.show({ kind: "lesson", id: "first" });
    expect(opened.value.world).toBe(world);
    expect(connected).toBe(1);
    expect(connection.sandboxes).toEqual([
      ["lesson:first", "open"],
      ["free", "open"],
    ]);
  });

  it("shows the place asked for last, whichever is ready first", async () => {
    const release = new Map<string, () => void>();
    const opened = new Session({
      connect: async () => new ScriptedConnection(),
      loadLesson: (id) =>
        new Promise((resolve) => release.set(id, () => resolve(LESSONS[id] ?? null))),
      wall: () => 1_000,
    });
    const early = opened.show({ kind: "lesson", id: "first" });
    const late = opened.show({ kind: "lesson", id: "second" });
    await expect.poll(() => release.has("second")).toBe(true);
    release.get("second")?.();
    await late;
    release.get("first")?.();
    await early;
    expect(opened.value.lesson).toBe(LESSONS.second);
    expect(opened.value.world?.sandbox).toBe("lesson:second");
  });

  it("says that a lesson does not exist", async () => {
    const opened = session(async () => new ScriptedConnection());
    await opened.show({ kind: "lesson", id: "third" });
    expect(opened.value).toMatchObject({ missing: true, world: null, step: null });
  });

  it("tells why a start failed, and starts when asked again", async () => {
    let broken = true;
    const opened = session(async () => {
      if (broken) throw new Error("no server today");
      return new ScriptedConnection();
    });
    await opened.show({ kind: "sandbox" });
    expect(opened.value.failure).toMatchObject({ code: "internal" });
    expect(opened.value.failure?.report).toContain("no server today");
    broken = false;
    await opened.retry();
    expect(opened.value).toMatchObject({ failure: null, step: null });
    expect(opened.value.world).not.toBeNull();
  });

  it("makes a world anew from its lesson's seed", async () => {
    const connection = new ScriptedConnection();
    const opened = session(async () => connection);
    await opened.show({ kind: "lesson", id: "first" });
    await opened.startOver();
    expect(connection.asked.at(-1)).toEqual({
      kind: "reset",
      seed: { project: "start" },
      label: "Lesson first",
    });
  });
});
