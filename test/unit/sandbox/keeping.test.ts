import { IDBFactory, IDBObjectStore } from "fake-indexeddb";
import "fake-indexeddb/auto";
import { openDB } from "idb";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SandboxRequest } from "../../../src/protocol/messages.ts";
import { SandboxHouse } from "../../../src/sandbox/house.ts";
import { openIndexedDb } from "../../../src/sandbox/indexed-db.ts";
import { StorageError, type WorldStorage } from "../../../src/sandbox/storage.ts";
import { get, hostOf, open, Page, PLAIN } from "./support/house.ts";

const NAME = "jwt-workbook:/test/";

beforeEach(() => {
  indexedDB = new IDBFactory();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const save = (text: string): SandboxRequest => ({ kind: "save", files: { "notes.txt": text } });

/** An exported world as the version before kept it: its maps stand as lists in the text. */
function flatFile(text: string): {
  world: { revision: number };
  log: { id: number; kind: string }[];
} {
  return JSON.parse(text, (_key, value: { $map?: [unknown, unknown][] } | null) =>
    value?.$map ? new Map(value.$map) : value,
  ) as ReturnType<typeof flatFile>;
}

/** A lesson's worth of work. */
const WORK: readonly SandboxRequest[] = [
  open({ ...PLAIN, books: true }),
  get("/count/"),
  { kind: "run", line: "pip install djangorestframework-simplejwt" },
  save("one"),
  { kind: "run", line: "python manage.py createsuperuser --username ada --email ada@example.com" },
  { kind: "answer", text: "analytical-1843" },
  { kind: "answer", text: "analytical-1843" },
  { kind: "clock", change: { kind: "advance", seconds: 301 } },
  get("/count/"),
  get("/visits/"),
  get("/visits/"),
  save("two"),
  get("/visits/"),
];

/** Does the work, and after each ask what `between` says. */
async function work(
  between: (page: Page, storage: () => Promise<WorldStorage>) => Promise<void>,
): Promise<unknown> {
  const storage = (): Promise<WorldStorage> => openIndexedDb(NAME);
  const host = hostOf(await storage());
  const page = new Page(host);
  for (const request of WORK) {
    await page.ask(request);
    await between(page, storage);
  }
  page.seen = 0;
  const { state, entries } = await page.ask({ kind: "look" });
  return { state, entries };
}

describe("a world in IndexedDB", () => {
  it("is the same whether or not the thread was killed after every ask", async () => {
    const alive = await work(async () => undefined);
    indexedDB = new IDBFactory();
    const random = hostOf().random;
    const killed = await work(async (page, storage) => {
      page.house = new SandboxHouse({ ...hostOf(await storage()), random }, () => undefined);
    });
    // The random values of both runs are drawn from counters that stand differently.
    const plain = (world: unknown): string =>
      JSON.stringify(world).replaceAll(/pbkdf2_sha256[^"]*/g, "hash");
    expect(plain(killed)).toBe(plain(alive));
  });

  it("remembers what the server's process has in its caches, until that is started anew", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const visit = async (): Promise<string | undefined> => {
      page.house = new SandboxHouse(hostOf(await openIndexedDb(NAME)), () => undefined);
      const { exchange } = await page.ask(get("/visits/"));
      return new TextDecoder().decode(exchange?.response).split("\r\n\r\n")[1];
    };
    expect(await visit()).toBe("{'seen': [0.0]}");
    expect(await visit()).toBe("{'seen': [0.0, 0.0]}");
    await page.ask(save("restart"));
    expect(await visit()).toBe("{'seen': [0.0]}");
  });

  it("is there again after a reload", async () => {
    const first = new Page(hostOf(await openIndexedDb(NAME)));
    await first.ask(open());
    await first.ask(save("kept"));
    const second = new Page(hostOf(await openIndexedDb(NAME)));
    const { state, entries, fresh } = await second.ask(open());
    expect(state.files["notes.txt"]).toBe("kept");
    expect(entries.map(({ kind }) => kind)).toEqual(["start", "reload"]);
    expect(fresh).toBe(false);
  });

  it("remembers across a kill which asks it has carried out", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const { exchange } = await page.ask(get("/count/"), "asked twice");
    page.house = new SandboxHouse(hostOf(await openIndexedDb(NAME)), () => undefined);
    const again = await page.ask(get("/count/"), "asked twice");
    expect(again.exchange).toEqual(exchange);
    expect(again.entries).toEqual([]);
  });

  it("grows by its new log entries only", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    await page.ask(get("/count/"));
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    await page.ask(get("/count/"));
    expect(put.mock.calls.map(([, key]) => key)).toEqual(["lesson:test", ["lesson:test", 3]]);
  });

  it("grows by the rows near a changed one only", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const rename = (username: string): SandboxRequest => ({
      kind: "run",
      line: `python manage.py shell -c "from django.contrib.auth.models import User; User.objects.filter(id=500).update(username='${username}')"`,
    });
    await page.ask({
      kind: "run",
      line: `python manage.py shell -c "from django.contrib.auth.models import User; User.objects.bulk_create([User(username=f'u{n}') for n in range(1000)])"`,
    });
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    const { entries } = await page.ask(rename("ada"));
    expect(entries).toMatchObject([{ kind: "command", exit: 0 }]);
    const keys = put.mock.calls.map(([, key]) => key);
    expect(keys.filter((key) => Array.isArray(key) && key[1] === "auth_user")).toHaveLength(1);
    const reloaded = new Page(hostOf(await openIndexedDb(NAME)));
    const { state } = await reloaded.ask(open());
    const users = state.database.find(({ name }) => name === "auth_user")?.rows ?? [];
    expect(users.map(({ id }) => id)).toEqual(Array.from({ length: 1000 }, (_, at) => at + 1));
    expect(users[499]).toMatchObject({ id: 500, username: "ada" });
  });

  it("is taken over from the version that kept it in one piece", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open({ ...PLAIN, books: true }));
    const { text = "" } = await page.ask({ kind: "export" });
    const { state } = await page.ask({ kind: "look" });
    indexedDB = new IDBFactory();
    const before = await openDB(NAME, 2, {
      upgrade(db) {
        for (const store of ["worlds", "entries", "revisions"]) db.createObjectStore(store);
      },
    });
    const { world, log } = flatFile(text);
    await before.put("worlds", world, "lesson:test");
    await before.put("revisions", world.revision, "lesson:test");
    for (const entry of log) await before.put("entries", entry, ["lesson:test", entry.id]);
    before.close();
    const after = await new Page(hostOf(await openIndexedDb(NAME))).ask(open());
    expect(after.state).toEqual(state);
    expect(after.entries.map(({ kind }) => kind)).toEqual(["start"]);
  });

  it("keeps nothing for a look", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const put = vi.spyOn(IDBObjectStore.prototype, "put");
    await page.ask({ kind: "look" });
    await page.ask({ kind: "export" });
    expect(put).not.toHaveBeenCalled();
  });

  it("lives next to other sandboxes", async () => {
    const host = hostOf(await openIndexedDb(NAME));
    const [one, two] = [new Page(host, "lesson:one"), new Page(host, "lesson:two")];
    await one.ask(open());
    await two.ask(open());
    await two.ask(save("two"));
    await one.ask({ kind: "reset", seed: PLAIN, label: "Again" });
    const reloaded = new Page(hostOf(await openIndexedDb(NAME)), "lesson:two");
    const { state, entries } = await reloaded.ask(open());
    expect(state.files["notes.txt"]).toBe("two");
    expect(entries).toHaveLength(2);
  });
});

describe("when the disk is full", () => {
  const full = (): void => {
    vi.spyOn(IDBObjectStore.prototype, "put").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
  };

  it("work goes on in memory, says so, and can be exported and reset", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    full();
    const { state } = await page.ask(save("in memory"));
    expect(state.files["notes.txt"]).toBe("in memory");
    expect(state.storage).toMatchObject({
      kind: "memory",
      why: expect.stringContaining("disk space") as string,
    });
    expect((await page.ask({ kind: "export" })).text).toContain("in memory");
    const reset = await page.ask({ kind: "reset", seed: PLAIN, label: "Again" });
    expect(reset.state.storage.kind).toBe("memory");
    expect(reset.entries).toMatchObject([{ label: "Again" }]);
  });

  it("all of it is kept once there is room again", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    full();
    await page.ask(save("in memory"));
    await page.ask(get("/count/"));
    vi.restoreAllMocks();
    const { state } = await page.ask(get("/count/"));
    expect(state.storage).toEqual({ kind: "kept" });
    const reloaded = new Page(hostOf(await openIndexedDb(NAME)));
    const { entries } = await reloaded.ask(open());
    expect(entries.map(({ kind }) => kind)).toEqual(["start", "reload", "exchange", "exchange"]);
  });

  it("a failed write leaves the kept world whole", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    full();
    await page.ask(save("lost"));
    vi.restoreAllMocks();
    const reloaded = new Page(hostOf(await openIndexedDb(NAME)));
    const { state, entries } = await reloaded.ask(open());
    expect(state.files["notes.txt"]).toBeUndefined();
    expect(entries.map(({ kind }) => kind)).toEqual(["start"]);
  });

  it("a tab that saw what is lost is told the whole log", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    full();
    await page.ask(save("lost"));
    vi.restoreAllMocks();
    page.house = new SandboxHouse(hostOf(await openIndexedDb(NAME)), () => undefined);
    const { fresh, entries } = await page.ask({ kind: "look" });
    expect(fresh).toBe(true);
    expect(entries.map(({ kind }) => kind)).toEqual(["start"]);
  });
});

describe("when what is kept cannot be read", () => {
  const damage = async (): Promise<void> => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const database = await openDB(NAME);
    await database.put("worlds", { version: 1, files: "gone" }, "lesson:test");
    database.close();
  };

  it("a fresh world is opened in memory and says why", async () => {
    await damage();
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    const { state } = await page.ask(open());
    expect(state.storage).toMatchObject({
      kind: "memory",
      why: expect.stringContaining("damaged") as string,
    });
    await page.ask(save("x"));
    const kept = (await (await openDB(NAME)).get("worlds", "lesson:test")) as object;
    expect(kept).toEqual({ version: 1, files: "gone" });
  });

  it("starting over makes one that is kept again", async () => {
    await damage();
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const { state } = await page.ask({ kind: "reset", seed: PLAIN, label: "Again" });
    expect(state.storage).toEqual({ kind: "kept" });
    await page.ask(save("kept"));
    const reloaded = new Page(hostOf(await openIndexedDb(NAME)));
    expect((await reloaded.ask(open())).state.files["notes.txt"]).toBe("kept");
  });

  it("starting over works without opening it first", async () => {
    await damage();
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    expect((await page.ask({ kind: "reset", seed: PLAIN, label: "Again" })).state.storage).toEqual({
      kind: "kept",
    });
  });
});

describe("when the browser clears the storage under a running thread", () => {
  it("the world is kept anew", async () => {
    const page = new Page(hostOf(await openIndexedDb(NAME)));
    await page.ask(open());
    const database = await openDB(NAME);
    for (const store of ["worlds", "files", "entries", "tables", "pages"]) {
      await database.clear(store);
    }
    database.close();
    await page.ask(save("still here"));
    const reloaded = new Page(hostOf(await openIndexedDb(NAME)));
    const { state, entries } = await reloaded.ask(open());
    expect(state.files["notes.txt"]).toBe("still here");
    expect(entries.map(({ kind }) => kind)).toEqual(["start", "reload"]);
  });
});

describe("a browser without IndexedDB", () => {
  it("is told from one with it", async () => {
    vi.spyOn(IDBFactory.prototype, "open").mockImplementation(() => {
      throw new DOMException("no", "SecurityError");
    });
    await expect(openIndexedDb(NAME)).rejects.toThrow(StorageError);
    await expect(openIndexedDb(NAME)).rejects.toThrow("does not let this page keep anything");
  });

  it("has a memory instead, and every state says so", async () => {
    const page = new Page({
      ...hostOf(),
      storageProblem: "The browser does not let this page keep anything.",
    });
    const { state } = await page.ask(open());
    expect(state.storage).toEqual({
      kind: "memory",
      why: "The browser does not let this page keep anything.",
    });
    expect((await page.ask(save("x"))).state.files["notes.txt"]).toBe("x");
  });
});
