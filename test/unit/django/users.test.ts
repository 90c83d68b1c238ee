import { describe, expect, it } from "vitest";
import { Database } from "../../../src/server/database/database.ts";
import { createServer, manage, type ServerOptions } from "../../../src/server/server.ts";
import { testCrypto, testRandom } from "./support/world.ts";
import { readFileSync } from "node:fs";

const BASE = "test/conformance/base/done/";
const read = (path: string): string => readFileSync(BASE + path, "utf8");

/** The bookstore without Django REST framework. */
function bookstore(): ServerOptions {
  const settings = read("bookstore/settings.py").replace(/ {4}'rest_framework.*\n/g, "");
  const files = new Map<string, string>([
    ["manage.py", read("manage.py")],
    ["bookstore/__init__.py", ""],
    ["bookstore/settings.py", settings],
    ["bookstore/wsgi.py", read("bookstore/wsgi.py")],
    [
      "bookstore/urls.py",
      "from django.contrib import admin\nfrom django.urls import path\n\nurlpatterns = [path('admin/', admin.site.urls)]\n",
    ],
    ...[
      "__init__.py",
      "models.py",
      "admin.py",
      "apps.py",
      "migrations/__init__.py",
      "migrations/0001_initial.py",
    ].map((name) => [`books/${name}`, read(`books/${name}`)] as const),
  ]);
  return {
    files,
    packages: [],
    database: new Database(),
    clock: () => Date.UTC(2026, 0, 15, 12) / 1000,
    random: testRandom(),
    crypto: testCrypto,
  };
}

describe("a project with users", () => {
  it("boots", async () => {
    const server = await createServer(bookstore());
    expect(server.status.kind === "broken" ? server.status.failure.traceback : "").toBe("");
  });

  // Statuses and headers are those of the recorded scenario session/admin.
  it.each([
    [
      "/admin/",
      "302 Found",
      ["Location: /admin/login/?next=/admin/", "Vary: Cookie", "no-cache, no-store"],
    ],
    ["/admin/books/book/", "302 Found", ["Location: /admin/login/?next=/admin/books/book/"]],
    ["/admin", "301 Moved Permanently", ["Location: /admin/", "Connection: close"]],
    [
      "/admin/login/",
      "200 OK",
      ["<title>Log in | Django site admin</title>", "Vary: Cookie", "Set-Cookie:  csrftoken="],
    ],
  ])("keeps the admin's door at %s", async (path, status, parts) => {
    const options = bookstore();
    await manage(options, ["migrate"], { answers: [] });
    const server = await createServer(options);
    const request = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n`;
    const { response } = await server.handle(new TextEncoder().encode(request));
    const answer = new TextDecoder().decode(response);
    expect(answer.split("\r\n")[0]).toBe(`HTTP/1.1 ${status}`);
    for (const part of parts) expect(answer).toContain(part);
  });

  it("asks createsuperuser's questions one after another", async () => {
    const options = bookstore();
    await manage(options, ["migrate"], { answers: [] });
    const answers: string[] = [];
    const prompts: string[] = [];
    for (const answer of ["admin", "admin@example.com", "short", "short", "y"]) {
      const result = await manage(options, ["createsuperuser"], { answers });
      prompts.push(
        result.kind === "prompt"
          ? `${result.prompt.text}|${String(result.prompt.hidden)}`
          : result.output,
      );
      answers.push(answer);
    }
    expect(prompts).toEqual([
      "Username (leave blank to use 'learner'): |false",
      "Email address: |false",
      "Password: |true",
      "Password (again): |true",
      "Bypass password validation and create user anyway? [y/N]: |false",
    ]);
    const done = await manage(options, ["createsuperuser"], { answers });
    expect(done).toMatchObject({ kind: "done", exit: 0 });
    expect(done.output).toContain("Superuser created successfully.\n");
  });
});
