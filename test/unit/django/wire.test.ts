import { describe, expect, it } from "vitest";
import { make, native } from "../../../src/python/objects.ts";
import { str } from "../../../src/python/operations.ts";
import type { Value } from "../../../src/python/values.ts";
import { basehttp } from "../../../src/server/django/core/servers/basehttp.ts";
import { handlers_wsgi, type WSGIHandler } from "../../../src/server/django/core/handlers/wsgi.ts";
import type { HttpRequest } from "../../../src/server/django/http/request.ts";
import { response } from "../../../src/server/django/http/response.ts";
import { urls } from "../../../src/server/django/urls.ts";
import { log } from "../../../src/server/django/utils/log.ts";
import { TestProcess } from "./support/process.ts";

const MIDDLEWARE = [
  "django.middleware.security.SecurityMiddleware",
  "django.middleware.common.CommonMiddleware",
  "django.middleware.csrf.CsrfViewMiddleware",
  "django.middleware.clickjacking.XFrameOptionsMiddleware",
];

/** A server with the views `hello/`, `echo/<int:n>/`, `boom/` and `form/`. */
async function serve(settings: Readonly<Record<string, Value>> = {}) {
  const process = await TestProcess.withSettings({
    DEBUG: true,
    TIME_ZONE: "UTC",
    ROOT_URLCONF: "project_urls",
    MIDDLEWARE,
    ...settings,
  });
  const { HttpResponse } = await process.load(response);
  const { path } = await process.load(urls);
  const hello = native("request", () => make(HttpResponse, "hello"), "hello");
  const echo = native(
    "request, n",
    (_request: HttpRequest, n: Value) => make(HttpResponse, `n=${str(n)}`),
    "echo",
  );
  const boom = native("request", () => Promise.resolve(null), "boom");
  const form = native(
    "request",
    (request: HttpRequest) => make(HttpResponse, str(request.POST.get("a") ?? null)),
    "form",
  );
  const headers = ({ headers: given }: HttpRequest): Value =>
    make(
      HttpResponse,
      ["X-A", "X-B"].map((name) => `${name}=${given.get(name) ?? "None"}`).join(" "),
    );
  process.addModule("project_urls", {
    urlpatterns: [
      await path("hello/", hello, null, "hello"),
      await path("echo/<int:n>/", echo, null, "echo"),
      await path("boom/", boom),
      await path("form/", Object.assign(form, { csrf_exempt: true })),
      await path("headers/", native("request", headers, "headers")),
      await path(
        "safe/",
        native("request", () => make(HttpResponse, "safe"), "safe"),
      ),
    ],
  });
  const { WSGIHandler } = await process.load(handlers_wsgi);
  const application = (await process.call(WSGIHandler, [])) as WSGIHandler;
  const { serveConnection } = await process.load(basehttp);
  const { takeLines } = await process.load(log);
  return {
    process,
    takeLines,
    async send(text: string): Promise<string> {
      const bytes = Uint8Array.from(text.replaceAll("\n", "\r\n"), (char) => char.charCodeAt(0));
      return new TextDecoder("latin1").decode(await serveConnection(bytes, application));
    },
  };
}

const HOST = "Host: 127.0.0.1:8000\n";

describe("the development server's wire", () => {
  it("answers a view with the headers of Django's middleware", async () => {
    const { send, takeLines } = await serve();
    expect((await send(`GET /hello/ HTTP/1.1\n${HOST}\n`)).split("\r\n")).toEqual([
      "HTTP/1.1 200 OK",
      "Date: Thu, 15 Jan 2026 12:00:00 GMT",
      "Server: WSGIServer/0.2 CPython/3.11.2",
      "Content-Type: text/html; charset=utf-8",
      "X-Frame-Options: DENY",
      "Content-Length: 5",
      "X-Content-Type-Options: nosniff",
      "Referrer-Policy: same-origin",
      "Cross-Origin-Opener-Policy: same-origin",
      "",
      "hello",
    ]);
    expect(takeLines()).toEqual(['[15/Jan/2026 12:00:00] "GET /hello/ HTTP/1.1" 200 5']);
  });

  it.each([
    ["GET /echo/7/ HTTP/1.1", "200 OK", "n=7"],
    ["GET //echo/7/ HTTP/1.1", "200 OK", "n=7"],
    ["GET /echo/%37/ HTTP/1.1", "200 OK", "n=7"],
    ["GET /hello HTTP/1.1", "301 Moved Permanently", ""],
    ["POST /hello HTTP/1.1", "500 Internal Server Error", "RuntimeError at /hello"],
    ["GET /nope/ HTTP/1.1", "404 Not Found", "<title>Page not found at /nope/</title>"],
    ["GET /echo/caf%C3%A9/ HTTP/1.1", "404 Not Found", "Page not found at /echo/caf\u00c3\u00a9/"],
    ["GET /echo/%ff/ HTTP/1.1", "404 Not Found", "Page not found at /echo/%FF/"],
    ["GET hello/ HTTP/1.1", "404 Not Found", "{&#x27;path&#x27;: &#x27;hello/&#x27;}"],
    [
      "GET /boom/ HTTP/1.1",
      "500 Internal Server Error",
      "didn&#x27;t return an HttpResponse object",
    ],
    ["POST /safe/ HTTP/1.1", "403 Forbidden", "CSRF cookie not set."],
    ["HEAD /hello/ HTTP/1.1", "200 OK", "Content-Length: 5"],
  ])("%s → %s", async (line, status, body) => {
    const { send } = await serve();
    const answer = await send(`${line}\n${HOST}\n`);
    expect(answer.split("\r\n")[0]).toBe(`HTTP/1.1 ${status}`);
    expect(answer).toContain(body);
  });

  it.each([
    ["GET / HTTP/2.0", "Message: Invalid HTTP version (2.0)."],
    ["GET / HTTP/abc", "Message: Bad request version ('HTTP/abc')."],
    ["nonsense", "Message: Bad request syntax ('nonsense')."],
    ["POST /", "Message: Bad HTTP/0.9 request type ('POST')."],
  ])("refuses the request line %s with a bare page", async (line, message) => {
    const { send } = await serve();
    const answer = await send(`${line}\n\n`);
    expect(answer).toMatch(/^<!DOCTYPE HTML>/);
    expect(answer).toContain(message);
  });

  it("checks the host", async () => {
    const { send } = await serve();
    const answer = await send("GET /hello/ HTTP/1.1\nHost: evil.example\n\n");
    expect(answer).toContain("HTTP/1.1 400 Bad Request");
    expect(answer).toContain("DisallowedHost at /hello/");
    expect(answer).toContain("Connection: close");
    expect(answer).not.toContain("X-Frame-Options");
  });

  it("shows short pages without DEBUG", async () => {
    const { send, takeLines } = await serve({ DEBUG: false, ALLOWED_HOSTS: ["127.0.0.1"] });
    const answer = await send(`GET /nope/ HTTP/1.1\n${HOST}\n`);
    expect(answer).toContain("Content-Length: 179");
    expect(
      answer.endsWith(
        "<p>The requested resource was not found on this server.</p>\n</body>\n</html>\n",
      ),
    ).toBe(true);
    expect(takeLines()).toEqual(['[15/Jan/2026 12:00:00] "GET /nope/ HTTP/1.1" 404 179']);
  });

  it("reads forms and takes what follows the body as the next request", async () => {
    const { send } = await serve();
    const type = "Content-Type: application/x-www-form-urlencoded\n";
    const answer = await send(
      `POST /form/ HTTP/1.1\n${HOST}${type}Content-Length: 7\n\na=x%20yrest`,
    );
    expect(answer).toContain("\r\n\r\nx y<!DOCTYPE HTML>");
    expect(answer).toContain("Bad request syntax ('rest')");
  });

  it("joins repeated headers and drops those with underscores", async () => {
    const { send } = await serve();
    expect(await send(`GET /headers/ HTTP/1.1\n${HOST}X-A: 1\nx-a: 2\nX_B: 3\n\n`)).toMatch(
      /X-A=1,2 X-B=None$/,
    );
  });
});
