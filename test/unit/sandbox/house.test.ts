import { describe, expect, it } from "vitest";
import { SandboxHouse } from "../../../src/sandbox/house.ts";
import { MemoryStorage } from "../../../src/sandbox/storage.ts";
import { get, hostOf, NOON, open, Page, PLAIN } from "./support/house.ts";

const body = (bytes: Uint8Array | undefined): string =>
  new TextDecoder().decode(bytes).split("\r\n\r\n").slice(1).join("");

const text = async (page: Page, path: string): Promise<string> =>
  body((await page.ask(get(path))).exchange?.response);

const VIEW = "bookstore/urls.py";

describe("a sandbox", () => {
  it("begins as its seed says and logs that it began", async () => {
    const page = new Page(hostOf());
    const { state, entries, fresh } = await page.ask(open());
    expect(entries).toMatchObject([{ id: 1, kind: "start", label: "Test", at: NOON }]);
    expect(fresh).toBe(true);
    expect(state).toMatchObject({
      server: { kind: "running" },
      prompt: null,
      storage: { kind: "kept" },
    });
    expect(state.packages.map(({ name }) => name)).toContain("djangorestframework");
    expect(state.packages.map(({ name }) => name)).not.toContain("PyJWT");
    expect(state.database.find(({ name }) => name === "books_book")?.rows).toEqual([]);
  });

  it("holds the books, and users who can log in, where the seed wants them", async () => {
    const page = new Page(hostOf());
    const seed = {
      ...PLAIN,
      books: true,
      users: [{ username: "ada", password: "analytical-1843", is_staff: true }],
    };
    const { state } = await page.ask(open(seed));
    const rows = (table: string): readonly object[] =>
      state.database.find(({ name }) => name === table)?.rows ?? [];
    expect(rows("books_book")).toHaveLength(5);
    expect(rows("auth_user")).toMatchObject([
      {
        username: "ada",
        is_staff: true,
        is_superuser: false,
        date_joined: "2026-01-15T12:00:00Z",
        last_login: null,
      },
    ]);
  });

  it("leaves the database empty where the seed asks for an unmigrated project", async () => {
    const { state } = await new Page(hostOf()).ask(open({ ...PLAIN, migrated: false }));
    expect(state.database).toEqual([]);
  });

  it("answers a request and logs both sides", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    const { exchange, entries } = await page.ask(get("/count/"));
    expect(body(exchange?.response)).toBe("0 books");
    expect(entries).toEqual([exchange]);
    expect(exchange).toMatchObject({ kind: "exchange", id: 2, at: NOON, name: null });
    expect(exchange?.console).toEqual(['[15/Jan/2026 12:00:00] "GET /count/ HTTP/1.1" 200 7']);
  });

  it("reads the project again when a file was saved, and not when nothing changed", async () => {
    const page = new Page(hostOf());
    const { state } = await page.ask(open());
    const view = state.files[VIEW] ?? "";
    const saved = await page.ask({
      kind: "save",
      files: { [VIEW]: view.replace("books'", "volumes'") },
    });
    expect(saved.entries).toMatchObject([
      { kind: "reload", changed: [VIEW], status: { kind: "running" } },
    ]);
    expect(await text(page, "/count/")).toBe("0 volumes");
    const again = await page.ask({
      kind: "save",
      files: { [VIEW]: view.replace("books'", "volumes'") },
    });
    expect(again.entries).toEqual([]);
  });

  it("says where a save broke the server, refuses requests, and recovers", async () => {
    const page = new Page(hostOf());
    const { state } = await page.ask(open());
    const view = state.files[VIEW] ?? "";
    const broken = await page.ask({ kind: "save", files: { [VIEW]: `import nothing\n${view}` } });
    const failure = {
      error: "ModuleNotFoundError: No module named 'nothing'",
      place: { file: VIEW, line: 1 },
    };
    expect(broken.state.server).toMatchObject({ kind: "broken", failure });
    expect(broken.state.project).toBeNull();
    expect(await page.try(get("/count/"))).toMatchObject({ kind: "refusal", code: "server_down" });
    await page.ask({ kind: "save", files: { [VIEW]: view } });
    expect(await text(page, "/count/")).toBe("0 books");
  });

  it("deletes a file that is saved as null", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    await page.ask({ kind: "save", files: { "notes.txt": "one" } });
    const { state } = await page.ask({ kind: "save", files: { "notes.txt": null } });
    expect(Object.keys(state.files)).not.toContain("notes.txt");
  });

  it("lives in a time of its own", async () => {
    const host = hostOf();
    const page = new Page(host);
    await page.ask(open());
    const moved = await page.ask({ kind: "clock", change: { kind: "advance", seconds: 301 } });
    expect(moved.entries).toMatchObject([{ kind: "clock", from: NOON, to: NOON + 301, rate: 1 }]);
    host.seconds += 9;
    const { exchange } = await page.ask(get("/count/"));
    expect(exchange?.at).toBe(NOON + 310);
    expect(new TextDecoder().decode(exchange?.response)).toContain(
      "Date: Thu, 15 Jan 2026 12:05:10 GMT",
    );
  });

  it("carries out what is asked at the same time one after another", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    const answers = await Promise.all([1, 2, 3, 4].map(() => page.ask(get("/count/"))));
    expect(answers.map(({ exchange }) => exchange?.id)).toEqual([2, 3, 4, 5]);
  });

  it("does what it is asked under one id only once", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    const first = await page.ask(get("/count/"), "same");
    await page.ask(get("/count/"));
    const repeated = await page.ask(get("/count/"), "same");
    expect(repeated.exchange).toEqual(first.exchange);
    expect(repeated.state.revision).toBe(first.state.revision + 1);
  });

  it("knows nothing of a sandbox that was never opened", async () => {
    expect(await new Page(hostOf()).try(get("/"))).toMatchObject({
      kind: "refusal",
      code: "sandbox_unknown",
    });
  });

  it("goes on with the world of another as a copy", async () => {
    const host = hostOf();
    const parent = new Page(host, "lesson:one");
    await parent.ask(open());
    await parent.ask({ kind: "save", files: { "notes.txt": "from one" } });
    const child = new Page(host, "lesson:two");
    child.house = parent.house;
    const { state, entries } = await child.ask({
      kind: "open",
      seed: PLAIN,
      label: "Two",
      inherit: "lesson:one",
    });
    expect(state.files["notes.txt"]).toBe("from one");
    expect(entries.map(({ kind }) => kind)).toEqual(["start", "reload", "start"]);
    await child.ask({ kind: "save", files: { "notes.txt": "from two" } });
    expect((await parent.ask({ kind: "look" })).state.files["notes.txt"]).toBe("from one");
  });

  it("opens from the seed where there is nothing to go on with", async () => {
    const page = new Page(hostOf());
    const { entries } = await page.ask({
      kind: "open",
      seed: PLAIN,
      label: "Two",
      inherit: "lesson:never",
    });
    expect(entries).toMatchObject([{ kind: "start", label: "Two" }]);
  });
});

describe("a world made anew", () => {
  it("begins behind the end of the old log, with the files of the seed", async () => {
    const page = new Page(hostOf());
    const opened = await page.ask(open());
    await page.ask({ kind: "save", files: { "notes.txt": "gone soon" } });
    const { state, entries, fresh } = await page.ask({
      kind: "reset",
      seed: PLAIN,
      label: "Again",
    });
    expect(fresh).toBe(true);
    expect(entries).toMatchObject([{ id: 3, kind: "start", label: "Again" }]);
    expect(Object.keys(state.files)).not.toContain("notes.txt");
    expect(state.revision).toBeGreaterThan(opened.state.revision);
  });

  it("is told whole to a tab that still has the old log", async () => {
    const host = hostOf();
    const [one, two] = [new Page(host), new Page(host)];
    two.house = one.house;
    await one.ask(open());
    await two.ask(open());
    await one.ask({ kind: "reset", seed: PLAIN, label: "Again" });
    expect(await two.ask({ kind: "look" })).toMatchObject({
      fresh: true,
      entries: [{ label: "Again" }],
    });
  });

  it("comes out of its exported text as it went in", async () => {
    const host = hostOf();
    const page = new Page(host);
    await page.ask(open({ ...PLAIN, books: true }));
    const { exchange } = await page.ask(get("/count/"));
    const { text: exported = "" } = await page.ask({ kind: "export" });
    const other = new Page(hostOf(), "free");
    const { state, entries, fresh } = await other.ask({ kind: "import", text: exported });
    expect(fresh).toBe(true);
    expect(entries.find(({ kind }) => kind === "exchange")).toMatchObject({
      response: exchange?.response,
    });
    expect(state.database).toEqual((await page.ask({ kind: "look" })).state.database);
    expect(await text(other, "/count/")).toBe("5 books");
  });

  it.each([
    ["no JSON", "{", "no JSON"],
    ["another program's file", "{}", "not exported by the workbook"],
    ["a text", '"x"', "not exported by the workbook"],
    [
      "a damaged file",
      '{"format":"jwt-workbook world","world":{"version":1},"log":[]}',
      "missing or changed",
    ],
  ])("is not made of %s", async (_name, file, message) => {
    const page = new Page(hostOf());
    await page.ask(open());
    const refusal = await page.try({ kind: "import", text: file });
    expect(refusal).toMatchObject({
      code: "import_invalid",
      message: expect.stringContaining(message) as string,
    });
    expect(await text(page, "/count/")).toBe("0 books");
  });
});

describe("a question of a command", () => {
  const line = "python manage.py createsuperuser --email ada@example.com";

  it("is asked, and answered by the same command", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    const asked = await page.ask({ kind: "run", line });
    expect(asked.state.prompt).toMatchObject({
      text: "Username (leave blank to use 'learner'): ",
      hidden: false,
      line,
    });
    expect(asked.entries).toEqual([]);
    const second = await page.ask({ kind: "answer", text: "ada" });
    expect(second.state.prompt).toMatchObject({ text: "Password: ", hidden: true });
    await page.ask({ kind: "answer", text: "analytical-1843" });
    const done = await page.ask({ kind: "answer", text: "analytical-1843" });
    expect(done.state.prompt).toBeNull();
    expect(done.entries).toMatchObject([
      {
        kind: "command",
        line,
        exit: 0,
        output:
          "Username (leave blank to use 'learner'): ada\nPassword: \nPassword (again): \nSuperuser created successfully.\n",
      },
    ]);
    expect(done.state.database.find(({ name }) => name === "auth_user")?.rows).toHaveLength(1);
  });

  it("keeps the terminal for itself", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    await page.ask({ kind: "run", line });
    expect(await page.try({ kind: "run", line: "ls" })).toMatchObject({ code: "question_open" });
    expect(await text(page, "/count/")).toBe("0 books");
  });

  it("is over after Ctrl+C", async () => {
    const page = new Page(hostOf());
    await page.ask(open());
    await page.ask({ kind: "run", line });
    const { entries, state } = await page.ask({ kind: "interrupt" });
    expect(state.prompt).toBeNull();
    expect(entries).toMatchObject([
      { exit: 1, output: "Username (leave blank to use 'learner'): ^C\nOperation cancelled.\n" },
    ]);
    expect(await page.try({ kind: "answer", text: "ada" })).toMatchObject({ code: "no_question" });
  });
});

describe("a fault of the workbook itself", () => {
  it("is refused with a report, logged, and changes nothing else", async () => {
    const host = hostOf();
    const page = new Page(host);
    const before = await page.ask(open());
    const failing = {
      ...host,
      elapsed: () => {
        throw new TypeError("token eyJhbGciOiJIUzI1NiJ9.eyJ1Ijox.c2ln");
      },
    };
    page.house = new SandboxHouse(failing, () => undefined);
    const refusal = await page.try(get("/count/?secret=1"));
    expect(refusal).toMatchObject({ kind: "refusal", code: "internal" });
    const report = refusal.kind === "refusal" ? (refusal.report ?? "") : "";
    expect(report).toContain("Doing: send GET /count/\n");
    expect(report).not.toMatch(/eyJ|secret/);
    page.house = new SandboxHouse(host, () => undefined);
    const after = await page.ask({ kind: "look" });
    expect(after.entries).toMatchObject([{ kind: "fault", report }]);
    expect({ ...after.state, revision: 0 }).toEqual({ ...before.state, revision: 0 });
  });
});

describe("two threads on one storage", () => {
  it("see each other's changes", async () => {
    const storage = new MemoryStorage();
    const [one, two] = [new Page(hostOf(storage)), new Page(hostOf(storage))];
    await one.ask(open());
    await two.ask(open());
    await one.ask({ kind: "save", files: { "notes.txt": "one" } });
    const { state } = await two.ask(get("/count/"));
    expect(state.files["notes.txt"]).toBe("one");
    expect((await one.ask({ kind: "look" })).entries.map(({ kind }) => kind)).toEqual(["exchange"]);
  });

  it("lose nothing when they change it at the same moment", async () => {
    const storage = new MemoryStorage();
    const [one, two] = [new Page(hostOf(storage)), new Page(hostOf(storage))];
    await one.ask(open());
    await two.ask(open());
    const save = (page: Page, name: string): Promise<unknown> =>
      page.ask({ kind: "save", files: { [name]: "x" } }, `save ${name}`);
    await Promise.all([save(one, "a.txt"), save(two, "b.txt")]);
    const { state } = await one.ask({ kind: "look" });
    expect(Object.keys(state.files)).toEqual(expect.arrayContaining(["a.txt", "b.txt"]));
  });
});
