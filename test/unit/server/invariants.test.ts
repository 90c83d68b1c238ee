import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Database } from "../../../src/server/database/database.ts";
import {
  createServer,
  manage,
  type Server,
  type ServerOptions,
} from "../../../src/server/server.ts";
import { parseResponse } from "../../../src/http/parse.ts";
import { projectFiles } from "../../conformance/replay/world.ts";
import { testCrypto, testRandom } from "../django/support/world.ts";

const BASES = resolve(import.meta.dirname, "../../conformance/base");
const FULL = projectFiles(BASES, { name: "", base: "full" });
const PACKAGES = ["djangorestframework", "djangorestframework-simplejwt"];
const NOON = Date.UTC(2026, 0, 15, 12) / 1000;

/** A bookstore with one user, and a clock that is set by hand. */
class Bookstore {
  now = NOON;
  server: Server | null = null;
  readonly options: ServerOptions;

  private constructor(files: ReadonlyMap<string, string>, database: Database) {
    this.options = {
      files,
      packages: PACKAGES,
      database,
      clock: () => this.now,
      random: testRandom(),
      crypto: testCrypto,
    };
  }

  static async open(files: ReadonlyMap<string, string> = FULL): Promise<Bookstore> {
    const store = new Bookstore(files, new Database());
    const answers = { answers: [] };
    await manage(store.options, ["migrate", "--verbosity", "0"], answers);
    const user =
      "from django.contrib.auth.models import User; User.objects.create_user('ada', password='x')";
    await manage(store.options, ["shell", "-c", user], answers);
    store.server = await createServer(store.options);
    return store;
  }

  /** The same world in a process of its own, as after a crash. */
  async restart(): Promise<void> {
    this.server = await createServer(this.options);
  }

  async ask(bytes: Uint8Array): Promise<Uint8Array> {
    if (this.server === null) throw new Error("the server is not open");
    return (await this.server.handle(bytes)).response;
  }

  async json(method: string, path: string, headers: readonly string[], body = ""): Promise<Answer> {
    const lines = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1:8000", ...headers];
    if (body !== "")
      lines.push("Content-Type: application/json", `Content-Length: ${String(body.length)}`);
    const response = parseResponse(await this.ask(encode(`${lines.join("\r\n")}\r\n\r\n${body}`)));
    const text = new TextDecoder().decode(response.body);
    return { status: response.status, body: text };
  }

  async logIn(): Promise<{ access: string; refresh: string }> {
    const { body } = await this.json(
      "POST",
      "/api-jwt/",
      [],
      '{"username": "ada", "password": "x"}',
    );
    return JSON.parse(body) as { access: string; refresh: string };
  }

  async me(access: string): Promise<number> {
    return (await this.json("GET", "/api/me/", [`Authorization: Bearer ${access}`])).status;
  }
}

interface Answer {
  readonly status: number;
  readonly body: string;
}

/** One byte a character. */
const encode = (text: string): Uint8Array =>
  Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);

const httpish = fc
  .tuple(
    fc.constantFrom(
      "GET",
      "POST",
      "PUT",
      "DELETE",
      "OPTIONS",
      "HEAD",
      "PATCH",
      "TRACE",
      "",
      "G\u00e9T",
    ),
    fc.oneof(fc.constantFrom("/api/books/", "/api-jwt/", "/api/me/", "*", "/"), fc.webPath()),
    fc.array(
      fc.tuple(
        fc.constantFrom(
          "Host",
          "Accept",
          "Content-Type",
          "Content-Length",
          "Authorization",
          "Cookie",
          "X-A",
        ),
        fc.string({ maxLength: 40 }),
      ),
      { maxLength: 5 },
    ),
    fc.string({ maxLength: 60 }),
  )
  .map(([method, path, headers, body]) =>
    encode(
      `${method} ${path} HTTP/1.1\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n${body}`,
    ),
  );

describe("whatever is sent", () => {
  it("is answered without a fault of our own", async () => {
    const store = await Bookstore.open();
    const bytes = fc.oneof(httpish, fc.uint8Array({ maxLength: 200 }));
    await fc.assert(
      fc.asyncProperty(bytes, async (request) => {
        const response = await store.ask(request);
        const { status } = parseResponse(response);
        // Nothing at all is an answer too: runserver waits for the rest of a request.
        expect(response.length === 0 || status === 0 || status >= 200).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("never opens a door to a token nobody issued, and never breaks the server", async () => {
    const store = await Bookstore.open();
    const { access } = await store.logIn();
    const part = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.constantFrom(...access.split(".")),
      fc.json({ maxDepth: 1 }).map((text) => Buffer.from(text).toString("base64url")),
    );
    const token = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("."));
    await fc.assert(
      fc.asyncProperty(token, async (forged) => {
        fc.pre(forged !== access && /^[\x21-\x7e]+$/.test(forged));
        expect(await store.me(forged)).toBe(401);
      }),
      { numRuns: 150 },
    );
  });

  it("is told by the settings, or they are refused as Python refuses them", async () => {
    const literal = fc.oneof(
      fc.constantFrom(
        "None",
        "True",
        "[]",
        "()",
        "{}",
        "timedelta(minutes=1)",
        "'HS256'",
        "object",
      ),
      fc.integer().map(String),
      fc.string({ maxLength: 8 }).map((text) => JSON.stringify(text)),
    );
    const name = fc.constantFrom(
      "ACCESS_TOKEN_LIFETIME",
      "ALGORITHM",
      "SIGNING_KEY",
      "AUTH_HEADER_TYPES",
      "USER_ID_FIELD",
      "LEEWAY",
      "AUDIENCE",
      "JTI_CLAIM",
      "AUTH_TOKEN_CLASSES",
      "TOKEN_OBTAIN_SERIALIZER",
    );
    const settings = FULL.get("bookstore/settings.py") ?? "";
    await fc.assert(
      fc.asyncProperty(name, literal, async (key, value) => {
        const text = `${settings}\nfrom datetime import timedelta\nSIMPLE_JWT = {'${key}': ${value}}\n`;
        const store = await Bookstore.open(new Map([...FULL, ["bookstore/settings.py", text]]));
        if (store.server?.status.kind !== "running") return;
        const { status } = await store.json(
          "POST",
          "/api-jwt/",
          [],
          '{"username": "ada", "password": "x"}',
        );
        expect([200, 400, 401, 500]).toContain(status);
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe("the same world", () => {
  it("gives the same bytes to the same requests", async () => {
    const [one, other] = [await Bookstore.open(), await Bookstore.open()];
    await fc.assert(
      fc.asyncProperty(httpish, async (request) => {
        expect(await one.ask(request)).toEqual(await other.ask(request));
      }),
      { numRuns: 60 },
    );
  });

  it("goes on after a restart as if there had been none", async () => {
    const [steady, shaken] = [await Bookstore.open(), await Bookstore.open()];
    for (const path of ["/api-jwt/", "/api/me/", "/api-jwt/", "/api/books/"]) {
      const body = path === "/api-jwt/" ? '{"username": "ada", "password": "x"}' : "";
      const method = body === "" ? "GET" : "POST";
      await shaken.restart();
      expect(await shaken.json(method, path, [], body)).toEqual(
        await steady.json(method, path, [], body),
      );
    }
  });
});

describe("a token", () => {
  it("is accepted until exp, and never after", async () => {
    const store = await Bookstore.open();
    const { access } = await store.logIn();
    const [, payload = ""] = access.split(".");
    const { exp } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { exp: number };
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -250, max: 100_000 }), async (seconds) => {
        store.now = exp + seconds;
        expect(await store.me(access)).toBe(seconds < 0 ? 200 : 401);
      }),
      { numRuns: 60, examples: [[-1], [0], [1]] },
    );
  });

  it("that was blacklisted is refused for good", async () => {
    const store = await Bookstore.open();
    const { refresh } = await store.logIn();
    const body = JSON.stringify({ refresh });
    expect((await store.json("POST", "/api-jwt-blacklist/", [], body)).status).toBe(200);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 200_000 }), async (seconds) => {
        store.now = NOON + seconds;
        expect((await store.json("POST", "/api-jwt-refresh/", [], body)).status).toBe(401);
      }),
      { numRuns: 20 },
    );
  });
});
