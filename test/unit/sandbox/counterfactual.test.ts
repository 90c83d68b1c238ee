import { describe, expect, it } from "vitest";
import { projectFiles } from "../../../src/bookstore/projects.ts";
import type { Header } from "../../../src/http/messages.ts";
import { parseResponse } from "../../../src/http/parse.ts";
import { readClock } from "../../../src/protocol/clock.ts";
import type { Change } from "../../../src/protocol/counterfactual.ts";
import { edited } from "../../../src/protocol/file-edits.ts";
import type { SandboxRequest, WorldSeed } from "../../../src/protocol/messages.ts";
import { findCounterfactuals } from "../../../src/sandbox/counterfactual/find.ts";
import type { Moment } from "../../../src/sandbox/counterfactual/fork.ts";
import { GENERATORS } from "../../../src/sandbox/counterfactual/generators.ts";
import { replaceText } from "../../../src/sandbox/counterfactual/messages.ts";
import { Sandbox } from "../../../src/sandbox/sandbox.ts";
import { MemoryStorage } from "../../../src/sandbox/storage.ts";
import { hostOf, NOON, open, Page } from "./support/house.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

const http = (method: string, path: string, headers: string[] = [], body?: unknown): Uint8Array => {
  const text = body === undefined ? "" : typeof body === "string" ? body : JSON.stringify(body);
  const own = (name: string): boolean => headers.some((header) => header.startsWith(`${name}:`));
  const all = [
    ...(own("Host") ? [] : ["Host: 127.0.0.1:8000"]),
    ...headers,
    ...(text === "" || own("Content-Type") ? [] : ["Content-Type: application/json"]),
    ...(text === "" ? [] : [`Content-Length: ${String(utf8(text).length)}`]),
  ];
  return utf8(`${method} ${path} HTTP/1.1\r\n${all.join("\r\n")}\r\n\r\n${text}`);
};

const full = projectFiles("full");
const SETTINGS = "bookstore/settings.py";
const VIEWS = "books/views.py";
const settings = (lines: string): WorldSeed["files"] => ({
  [SETTINGS]: `${full[SETTINGS] ?? ""}\n${lines}\n`,
});
const views = (from: string, to: string): WorldSeed["files"] => {
  const text = full[VIEWS] ?? "";
  expect(text).toContain(from);
  return { [VIEWS]: `from rest_framework import permissions\n${text.replace(from, to)}` };
};

const ADA = { username: "ada", password: "analytical-1843" };
const SEED: WorldSeed = {
  project: "full",
  packages: ["djangorestframework-simplejwt"],
  books: true,
  users: [
    ADA,
    { username: "staff", password: "analytical-1844", is_staff: true },
    { username: "gone", password: "analytical-1845", is_active: false },
  ],
};
const LIST = "/api/books/custom-list/";
const LOGIN = http("POST", "/api-jwt/", [], ADA);
const CUSTOM = "class BookCustomList(APIView):\n    permission_classes = [IsAuthenticated]";

/** A sandbox, as the house drives it. */
class World {
  readonly sandbox: Sandbox;
  constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  async do(request: SandboxRequest): Promise<void> {
    await this.sandbox.perform(request, "");
  }

  async send(request: Uint8Array): Promise<{
    readonly status: number;
    readonly headers: readonly Header[];
    readonly body: Record<string, string>;
  }> {
    const { exchange } = await this.sandbox.perform({ kind: "send", request, name: null }, "");
    const { status, headers, body } = parseResponse(exchange?.response ?? new Uint8Array());
    const text = new TextDecoder().decode(body);
    return {
      status,
      headers,
      body: text.startsWith("{") ? (JSON.parse(text) as Record<string, string>) : {},
    };
  }

  /** All that the next answer depends on. */
  get moment(): Moment {
    const { files, packages, database, memory = new Map(), clock } = this.sandbox.kept.world;
    return { files, packages, database, memory, at: readClock(clock, NOON) };
  }
}

/** A learner's story, up to the request that will be refused. */
type Story = (world: World) => Promise<Uint8Array>;

const just =
  (...request: Parameters<typeof http>): Story =>
  () =>
    Promise.resolve(http(...request));
const bearer = (token: string | undefined): string => `Authorization: Bearer ${token ?? ""}`;
/** Logs in, then sends what is made of the tokens. */
const loggedIn =
  (
    make: (tokens: Record<string, string>) => Parameters<typeof http>,
    between: SandboxRequest[] = [],
  ): Story =>
  async (world) => {
    const { body } = await world.send(LOGIN);
    for (const request of between) await world.do(request);
    return http(...make(body));
  };
const advance = (seconds: number): SandboxRequest => ({
  kind: "clock",
  change: { kind: "advance", seconds },
});
const shell = (source: string): SandboxRequest => ({
  kind: "run",
  line: `python manage.py shell -c "${source}"`,
});
const USER = "from django.contrib.auth.models import User; u = User.objects.get(username='ada'); ";

const FORM = "Content-Type: application/x-www-form-urlencoded";
const STAFF = "username=staff&password=analytical-1844";
const EVIL = "Origin: http://evil.example";
const CSRF = [`Cookie: csrftoken=${"a".repeat(32)}`, `X-CSRFToken: ${"a".repeat(32)}`];

/** kind → what it takes for it to be found. */
const STORIES: Readonly<Record<string, readonly [Story, WorldSeed["files"]?]>> = {
  "missing-header": [just("GET", LIST)],
  "fresh-token": [loggedIn(({ access }) => ["GET", LIST, [bearer(access)]], [advance(301)])],
  "header-form": [
    loggedIn(({ access }) => ["GET", LIST, [`Authorization: bearer ${access ?? ""}`]]),
  ],
  "header-types": [loggedIn(({ access }) => ["GET", LIST, [`Authorization: JWT ${access ?? ""}`]])],
  "header-name": [loggedIn(({ access }) => ["GET", LIST, [`X-Token: Bearer ${access ?? ""}`]])],
  "before-expiry": [loggedIn(({ access }) => ["GET", LIST, [bearer(access)]], [advance(301)])],
  leeway: [loggedIn(({ access }) => ["GET", LIST, [bearer(access)]], [advance(301)])],
  "longer-lifetime": [loggedIn(({ access }) => ["GET", LIST, [bearer(access)]], [advance(400)])],
  "after-start": [loggedIn(({ access }) => ["GET", LIST, [bearer(access)]], [advance(-30)])],
  "no-credentials": [just("GET", "/api/books/", [bearer("a.b.c")])],
  "token-credentials": [just("GET", LIST)],
  "session-credentials": [just("GET", LIST)],
  "basic-credentials": [
    loggedIn(() => ["GET", LIST]),
    settings(
      "REST_FRAMEWORK = {'DEFAULT_AUTHENTICATION_CLASSES': ['rest_framework.authentication.BasicAuthentication']}",
    ),
  ],
  "authentication-class": [
    loggedIn(({ access }) => ["GET", LIST, [bearer(access)]]),
    settings("del REST_FRAMEWORK['DEFAULT_AUTHENTICATION_CLASSES']"),
  ],
  "other-user": [
    loggedIn(({ access }) => ["GET", LIST, [bearer(access)]]),
    views(CUSTOM, CUSTOM.replace("[Is", "[permissions.IsAdminUser, Is")),
  ],
  "make-staff": [
    loggedIn(({ access }) => ["GET", LIST, [bearer(access)]]),
    views(CUSTOM, CUSTOM.replace("[Is", "[permissions.IsAdminUser, Is")),
  ],
  "authenticated-only": [
    loggedIn(({ access }) => ["GET", LIST, [bearer(access)]]),
    views(CUSTOM, CUSTOM.replace("[Is", "[permissions.IsAdminUser, Is")),
  ],
  "grant-permission": [
    loggedIn(({ access }) => ["DELETE", "/api/books/1/", [bearer(access)]]),
    views("[IsAuthenticatedOrReadOnly]", "[permissions.DjangoModelPermissions]"),
  ],
  "make-superuser": [
    loggedIn(({ access }) => ["DELETE", "/api/books/1/", [bearer(access)]]),
    views("[IsAuthenticatedOrReadOnly]", "[permissions.DjangoModelPermissions]"),
  ],
  "join-group": [
    loggedIn(
      ({ access }) => ["GET", LIST, [bearer(access)]],
      [shell("from django.contrib.auth.models import Group; Group.objects.create(name='readers')")],
    ),
    views(
      CUSTOM,
      `class InGroup(permissions.BasePermission):\n    def has_permission(self, request, view):\n        return request.user.groups.filter(name='readers').exists()\n\n\n${CUSTOM.replace("[Is", "[InGroup, Is")}`,
    ),
  ],
  "read-only": [just("GET", LIST)],
  "allow-any": [just("GET", LIST)],
  "activate-user": [
    just("POST", "/api-jwt/", [], { username: "gone", password: "analytical-1845" }),
  ],
  "set-password": [just("POST", "/api-jwt/", [], { ...ADA, password: "other" })],
  "known-password": [loggedIn(() => ["POST", "/api-jwt/", [], { ...ADA, password: "other" }])],
  "create-user": [just("POST", "/api-jwt/", [], { username: "eva", password: "other" })],
  "restore-user": [
    loggedIn(({ access }) => ["GET", LIST, [bearer(access)]], [shell(`${USER}u.delete()`)]),
  ],
  "revoke-check": [
    loggedIn(
      ({ access }) => ["GET", LIST, [bearer(access)]],
      [shell(`${USER}u.set_password('new-1846'); u.save()`)],
    ),
    settings("SIMPLE_JWT['CHECK_REVOKE_TOKEN'] = True"),
  ],
  audience: [
    loggedIn(
      ({ access }) => ["GET", LIST, [bearer(access)]],
      [{ kind: "save", files: settings("SIMPLE_JWT['AUDIENCE'] = 'shop'") ?? {} }],
    ),
  ],
  issuer: [
    loggedIn(
      ({ access }) => ["GET", LIST, [bearer(access)]],
      [{ kind: "save", files: settings("SIMPLE_JWT['ISSUER'] = 'shop'") ?? {} }],
    ),
  ],
  "body-token": [loggedIn(({ access }) => ["POST", "/api-jwt-refresh/", [], { refresh: access }])],
  "body-field": [
    loggedIn(({ access }) => [
      "POST",
      "/api/books/",
      [bearer(access)],
      { title: "T", author: "A", isbn: "9780000000019", price: "1.00" },
    ]),
  ],
  "body-fields": [
    loggedIn(({ access }) => ["POST", "/api/books/", [bearer(access)], { title: "T" }]),
  ],
  "body-syntax": [
    just("POST", "/api-jwt/", [], "{'username': 'ada', 'password': 'analytical-1843',}"),
  ],
  "content-type": [just("POST", "/api-jwt/", ["Content-Type: text/plain"], ADA)],
  "parser-classes": [
    just("POST", "/api-jwt/", [], ADA),
    settings("REST_FRAMEWORK['DEFAULT_PARSER_CLASSES'] = ['rest_framework.parsers.FormParser']"),
  ],
  accept: [just("GET", "/api/books/", ["Accept: image/png"])],
  method: [loggedIn(({ access }) => ["DELETE", "/api/books/", [bearer(access)]])],
  "nearest-path": [just("GET", "/api/boks/")],
  "trailing-slash": [just("GET", "/api/books"), settings("APPEND_SLASH = False")],
  "token-route": [just("POST", "/token/", [], ADA)],
  "existing-row": [just("GET", "/api/books/99/")],
  "existing-page": [
    just("GET", "/api/books/?page=9"),
    settings(
      "REST_FRAMEWORK.update({'DEFAULT_PAGINATION_CLASS': 'rest_framework.pagination.PageNumberPagination', 'PAGE_SIZE': 2})",
    ),
  ],
  host: [just("GET", "/api/books/", ["Host: shop.example"])],
  "allowed-hosts": [just("GET", "/api/books/", ["Host: shop.example"])],
  "csrf-token": [just("POST", "/api-auth/login/", [FORM], STAFF)],
  "same-origin": [just("POST", "/api-auth/login/", [FORM, EVIL, ...CSRF], STAFF)],
  "trusted-origins": [just("POST", "/api-auth/login/", [FORM, EVIL, ...CSRF], STAFF)],
  "no-cookie": [
    async (world) => {
      const { headers } = await world.send(
        http("POST", "/api-auth/login/", [FORM, ...CSRF], STAFF),
      );
      const cookies = headers
        .filter(([name]) => name === "Set-Cookie")
        .map(([, value]) => value.split(";")[0]);
      const { body } = await world.send(LOGIN);
      const cookie = `Cookie: ${cookies.join("; ")}`;
      return http("DELETE", "/api/books/1/", [bearer(body["access"]), cookie]);
    },
    settings(
      "REST_FRAMEWORK['DEFAULT_AUTHENTICATION_CLASSES'] = ['rest_framework.authentication.SessionAuthentication', 'rest_framework_simplejwt.authentication.JWTAuthentication']",
    ),
  ],
  "after-throttle": [
    async (world) => {
      await world.send(http("GET", "/api/books/"));
      return http("GET", "/api/books/");
    },
    settings(
      "REST_FRAMEWORK.update({'DEFAULT_THROTTLE_CLASSES': ['rest_framework.throttling.AnonRateThrottle'], 'DEFAULT_THROTTLE_RATES': {'anon': '1/min'}})",
    ),
  ],
  "throttle-rate": [
    async (world) => {
      await world.send(http("GET", "/api/books/"));
      return http("GET", "/api/books/");
    },
    settings(
      "REST_FRAMEWORK.update({'DEFAULT_THROTTLE_CLASSES': ['rest_framework.throttling.AnonRateThrottle'], 'DEFAULT_THROTTLE_RATES': {'anon': '1/min'}})",
    ),
  ],
};

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
