import { describe, expect, it } from "vitest";
import { feedback, holds, metCriteria } from "../../../src/course/checks/check.ts";
import { type Evidence, gather } from "../../../src/course/checks/evidence.ts";
import type { Check, Criterion, Mistake } from "../../../src/course/lesson.ts";
import { realClock } from "../../../src/protocol/clock.ts";
import type { LogEntry, WorldState } from "../../../src/protocol/world.ts";

const NOON = Date.UTC(2026, 0, 15, 12) / 1000;
const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

type Unnumbered<E> = E extends LogEntry ? Omit<E, "id" | "at"> : never;

function logOf(...entries: readonly Unnumbered<LogEntry>[]): LogEntry[] {
  return entries.map((entry, index) => ({ ...entry, id: index + 1, at: NOON + index }));
}

const START = { kind: "start", label: "A lesson" } as const;
const RELOAD = {
  kind: "reload",
  changed: ["bookstore/settings.py"],
  status: { kind: "running", warnings: [] },
} as const;
const RESTART = { ...RELOAD, changed: [] } as const;

const ran = (line: string, exit = 0, output = ""): Unnumbered<LogEntry> => ({
  kind: "command",
  line,
  exit,
  output,
});

/** An exchange from its request head and body, and its answer's status and body. */
function sent(head: string, status: number, answer = "{}", body = ""): Unnumbered<LogEntry> {
  const [first = "", ...headers] = head.split("\n");
  return {
    kind: "exchange",
    request: encode([`${first} HTTP/1.1`, ...headers, "", body].join("\r\n")),
    response: encode(
      `HTTP/1.1 ${String(status)} X\r\nContent-Type: application/json\r\n\r\n${answer}`,
    ),
    console: [],
    trace: [
      {
        gate: "authentication",
        name: "rest_framework_simplejwt.authentication.JWTAuthentication.authenticate",
        outcome: status === 200 ? "passed" : "refused",
        because: "",
      },
    ],
    tookMs: 1,
    name: null,
  };
}

const STATE: WorldState = {
  revision: 1,
  files: {},
  packages: [{ name: "PyJWT", version: "2.15.1" }],
  server: { kind: "running", warnings: [] },
  project: {
    settings: { DEBUG: true, REST_FRAMEWORK: { CLASSES: ["a.TokenAuthentication"] } },
    routes: [{ pattern: "api-jwt/", name: null, view: "a.views.ObtainView", methods: ["POST"] }],
  },
  clock: realClock(NOON),
  database: [
    {
      name: "auth_user",
      columns: ["id", "is_staff"],
      primaryKey: "id",
      rows: [{ id: 1, is_staff: true }],
    },
  ],
  prompt: null,
  storage: { kind: "kept" },
};
const BROKEN: WorldState = {
  ...STATE,
  server: {
    kind: "broken",
    failure: {
      error: "SystemCheckError: System check identified some issues:",
      traceback: "SystemCheckError: System check identified some issues:\n\n?: (urls.E009) …",
      place: null,
    },
  },
  project: null,
};

const seen = (log: readonly LogEntry[], state = STATE, choices?: readonly number[]): Evidence =>
  gather(state, log, choices);

describe("checks on the world", () => {
  it.each<[boolean, Check]>([
    [true, { kind: "package", package: "PyJWT" }],
    [false, { kind: "package", package: "pyjwt-other" }],
    [true, { kind: "setting", setting: { name: "DEBUG", equals: true } }],
    [false, { kind: "setting", setting: { name: "DEBUG", equals: "True" } }],
    [true, { kind: "setting", setting: { name: "DEBUG", present: true } }],
    [true, { kind: "setting", setting: { name: "DEBUGGING", present: false } }],
    [
      true,
      { kind: "setting", setting: { name: "REST_FRAMEWORK.CLASSES", includes: "*.TokenAuth*" } },
    ],
    [
      false,
      { kind: "setting", setting: { name: "REST_FRAMEWORK.CLASSES", includes: "TokenAuth" } },
    ],
    [true, { kind: "route", route: { pattern: "api-jwt/", view: "*ObtainView" } }],
    [false, { kind: "route", route: { pattern: "api-jwt/", view: "*RefreshView" } }],
    [true, { kind: "row", row: { table: "auth_user", where: { is_staff: true } } }],
    [false, { kind: "row", row: { table: "auth_user", count: 2 } }],
    [true, { kind: "row", row: { table: "no_such_table", count: 0 } }],
    [false, { kind: "server", server: { error: "*" } }],
  ])("%s: %j", (verdict, check) => {
    expect(holds(check, seen([]))).toBe(verdict);
  });

  it.each([
    ["SystemCheckError*", true],
    ["*urls.E009*", true],
    ["SyntaxError*", false],
  ])("compares %j with all that a stopped server printed: %s", (error, verdict) => {
    expect(holds({ kind: "server", server: { error } }, seen([], BROKEN))).toBe(verdict);
  });
});

describe("checks on the log", () => {
  const list = "GET /api/books/?page=2\nAuthorization: Bearer abc";
  const log = logOf(
    sent("GET /before/", 200),
    START,
    ran("python  manage.py migrate"),
    sent(list, 200, '{"items": [{"id": 7}]}'),
    { kind: "clock", from: NOON, to: NOON + 300, rate: 1 },
    { kind: "clock", from: NOON + 300, to: NOON, rate: 1 },
    sent("POST /api-jwt/", 401, '{"detail": "No"}', '{"username": "ada"}'),
  );

  it.each<[boolean, Check]>([
    [false, { kind: "exchange", exchange: { path: "/before/" } }],
    [true, { kind: "exchange", exchange: { method: "GET", path: "/api/books/", status: 200 } }],
    [true, { kind: "exchange", exchange: { header: { authorization: "Bearer *" } } }],
    [false, { kind: "exchange", exchange: { header: { Authorization: "bearer *" } } }],
    [false, { kind: "exchange", exchange: { status: 200, header: { Authorization: null } } }],
    [true, { kind: "exchange", exchange: { json: { "items.0.id": "7" } } }],
    [true, { kind: "exchange", exchange: { sent: { username: "a*" }, json: { detail: "No" } } }],
    [true, { kind: "exchange", exchange: { authenticator: "JWTAuthentication", status: 200 } }],
    [false, { kind: "exchange", exchange: { authenticator: "Authentication" } }],
    [true, { kind: "exchange", exchange: { refusedBy: "authentication" } }],
    [true, { kind: "sequence", sequence: [{ status: 200 }, { status: 401 }] }],
    [false, { kind: "sequence", sequence: [{ status: 401 }, { status: 200 }] }],
    [true, { kind: "command", command: { line: "python* manage.py migrate", exit: 0 } }],
    [false, { kind: "command", command: { line: "*migrate", exit: 1 } }],
    [true, { kind: "clock", clock: { advanced: 300 } }],
    [false, { kind: "clock", clock: { advanced: 301 } }],
  ])("%s: %j", (verdict, check) => {
    expect(holds(check, seen(log))).toBe(verdict);
  });

  it("takes the newest answer to a question", () => {
    const options = [
      { text: "no", right: false, because: "" },
      { text: "yes", right: true, because: "" },
    ];
    const check: Check = { kind: "quiz", quiz: { question: "?", options } };
    expect(holds(check, seen([], STATE, [0, 1]))).toBe(true);
    expect(holds(check, seen([], STATE, [1, 0]))).toBe(false);
    expect(holds(check, seen([], STATE, []))).toBe(false);
  });
});

describe("feedback", () => {
  const refused: Mistake = {
    when: { kind: "exchange", exchange: { status: 401 } },
    say: "Refused.",
  };
  const debug: Mistake = {
    when: { kind: "setting", setting: { name: "DEBUG", equals: true } },
    say: "DEBUG is on.",
  };
  const pip: Mistake = { when: { kind: "command", command: { line: "pip *" } }, say: "pip." };
  const staff: Mistake = { when: { kind: "row", row: { table: "auth_user" } }, say: "A user." };
  const mistakes = [refused, debug, pip, staff];

  it.each<[string, readonly Unnumbered<LogEntry>[], string | null]>([
    ["nothing has happened", [START], null],
    ["a lesson begins in an inherited world", [sent("GET /", 401), START], null],
    ["the act is the mistake", [sent("GET /", 401)], "Refused."],
    ["curl sent it", [sent("GET /", 401), ran("curl http://127.0.0.1:8000/")], "Refused."],
    ["curl sent nothing", [sent("GET /", 401), ran("curl --no-such", 2)], "A user."],
    ["the clock has moved since", [sent("GET /", 401), clock()], null],
    ["a file was saved", [RELOAD], "DEBUG is on."],
    ["an installation restarted the server", [ran("pip install x"), RESTART], "DEBUG is on."],
    ["a command ran", [ran("pip install x", 1)], "pip."],
    ["a request changed the database", [sent("POST /", 201)], "A user."],
  ])("when %s", (_when, entries, said) => {
    expect(feedback(mistakes, seen(logOf(...entries)), [])).toBe(said);
  });

  it("is silent on the step that meets a criterion, and speaks when it is repeated", () => {
    const check: Check = { kind: "exchange", exchange: { status: 401 } };
    const goals: Criterion[] = [{ id: "refused", say: "It is refused", check }];
    const once = logOf(START, sent("GET /", 401));
    expect(metCriteria(goals, seen(once))).toEqual(new Set(["refused"]));
    expect(feedback([refused], seen(once), goals)).toBeNull();
    const twice = logOf(START, sent("GET /", 401), sent("GET /", 401));
    expect(feedback([refused], seen(twice), goals)).toBe("Refused.");
  });
});

function clock(): Unnumbered<LogEntry> {
  return { kind: "clock", from: NOON, to: NOON + 60, rate: 1 };
}
