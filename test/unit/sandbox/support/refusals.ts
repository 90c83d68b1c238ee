import { projectFiles } from "../../../../src/bookstore/projects.ts";
import type { Header } from "../../../../src/http/messages.ts";
import { parseResponse } from "../../../../src/http/parse.ts";
import { readClock } from "../../../../src/protocol/clock.ts";
import type { SandboxRequest, WorldSeed } from "../../../../src/protocol/messages.ts";
import type { Moment } from "../../../../src/sandbox/counterfactual/fork.ts";
import type { Sandbox } from "../../../../src/sandbox/sandbox.ts";
import { NOON } from "./house.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export const http = (
  method: string,
  path: string,
  headers: string[] = [],
  body?: unknown,
): Uint8Array => {
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
export const views = (from: string, to: string): WorldSeed["files"] => {
  const text = full[VIEWS] ?? "";
  if (!text.includes(from)) throw new Error(`the project has no ${from}`);
  return { [VIEWS]: `from rest_framework import permissions\n${text.replace(from, to)}` };
};

const ADA = { username: "ada", password: "analytical-1843" };
export const SEED: WorldSeed = {
  project: "full",
  packages: ["djangorestframework-simplejwt"],
  books: true,
  users: [
    ADA,
    { username: "staff", password: "analytical-1844", is_staff: true },
    { username: "gone", password: "analytical-1845", is_active: false },
  ],
};
export const LIST = "/api/books/custom-list/";
const LOGIN = http("POST", "/api-jwt/", [], ADA);
export const CUSTOM = "class BookCustomList(APIView):\n    permission_classes = [IsAuthenticated]";

/** A sandbox, as the house drives it. */
export class World {
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
export const advance = (seconds: number): SandboxRequest => ({
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
export const STORIES: Readonly<Record<string, readonly [Story, WorldSeed["files"]?]>> = {
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
