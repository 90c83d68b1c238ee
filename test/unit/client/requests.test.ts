import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeRequest } from "../../../src/client/compose.ts";
import { toCurl, toFetch, toHttpie, toPythonRequests } from "../../../src/client/copy-as.ts";
import { type HttpFileRequest, parseHttpFile, requestAt } from "../../../src/client/http-file.ts";
import { scopeOf } from "../../../src/client/variables.ts";
import { parseRequest } from "../../../src/http/parse.ts";
import type { RequestMessage } from "../../../src/http/messages.ts";

const DOCUMENT = `@host = http://127.0.0.1:8000

# @name login
POST {{host}}/api-jwt/
Content-Type: application/json

{"username": "ada"}

###
// who am I?
GET {{host}}/api/me/
Authorization: Bearer {{access}}
`;

const only = (text: string): HttpFileRequest => {
  const [request] = parseHttpFile(text).requests;
  if (!request) throw new Error("no request");
  return request;
};

/** The message a document's only request makes. */
function messageOf(text: string): RequestMessage {
  const { variables } = parseHttpFile(text);
  const composed = composeRequest(only(text), scopeOf([], variables), [], 0);
  if (!("bytes" in composed)) throw new Error(composed.message);
  return parseRequest(composed.bytes);
}

describe("a document of requests", () => {
  it("is read with names, variables, headers and bodies", () => {
    const { requests, variables, diagnostics } = parseHttpFile(DOCUMENT);
    expect(diagnostics).toEqual([]);
    expect(variables).toEqual({ host: "http://127.0.0.1:8000" });
    expect(requests.map(({ name, method, url, body }) => [name, method, url, body.trim()])).toEqual(
      [
        ["login", "POST", "{{host}}/api-jwt/", '{"username": "ada"}'],
        [null, "GET", "{{host}}/api/me/", ""],
      ],
    );
  });

  it.each([
    ["# @name login", "login"],
    ["POST", "login"],
    ["ada", "login"],
    ["// who", null],
    ["Bearer", null],
  ])("knows which request the cursor at %j is in", (place, name) => {
    const found = requestAt(parseHttpFile(DOCUMENT), DOCUMENT.indexOf(place));
    expect(found?.name ?? null).toBe(name);
  });

  it.each([
    ["GET http://127.0.0.1:8000/\nAccept application/json\n", 2],
    ["GET\n", 1],
  ])("tells the line of what it cannot read: %j", (text, line) => {
    expect(parseHttpFile(text).diagnostics.map((one) => one.line)).toEqual([line]);
  });

  it("of any text is read without an error", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseHttpFile(text);
      }),
    );
  });
});

describe("what is sent", () => {
  it("has one Host and the length of its body, whatever the body", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (word) => {
        const body = JSON.stringify({ word });
        const { headers, body: sent } = messageOf(`POST http://127.0.0.1:8000/api/\n\n${body}`);
        const named = (name: string): readonly string[] =>
          headers.filter(([written]) => written.toLowerCase() === name).map(([, value]) => value);
        expect(named("host")).toEqual(["127.0.0.1:8000"]);
        expect(named("content-length")).toEqual([String(sent.length)]);
        expect(JSON.parse(new TextDecoder().decode(sent))).toEqual({ word });
      }),
    );
  });

  it("stays here", () => {
    const composed = composeRequest(only("GET https://example.org/\n"), scopeOf([], {}), [], 0);
    expect(composed).toMatchObject({
      line: 1,
      message: expect.stringContaining("example.org") as string,
    });
  });

  it("is not made of a variable that holds nothing", () => {
    const text = "GET http://127.0.0.1:8000/\nAuthorization: Bearer {{access}}\n";
    expect(composeRequest(only(text), scopeOf([], {}), [], 0)).toMatchObject({
      message: expect.stringContaining("Log in first") as string,
    });
  });
});

describe("a request copied for another tool", () => {
  const search = messageOf(
    "GET http://127.0.0.1:8000/api/books/?search=it's&page=2\nAccept: text/html\n",
  );
  const create = messageOf(
    'POST http://127.0.0.1:8000/api/books/\nContent-Type: application/json\n\n{"title": "it\'s"}',
  );

  it("survives the shell", () => {
    expect(toCurl(search)).toContain(`'http://127.0.0.1:8000/api/books/?search=it'\\''s&page=2'`);
    expect(toHttpie(search)).toContain(`'http://127.0.0.1:8000/api/books/?search=it'\\''s&page=2'`);
    expect(toCurl(create)).toContain(`-d '{"title": "it'\\''s"}'`);
    expect(toHttpie(create)).toContain(`--raw '{"title": "it'\\''s"}'`);
  });

  it("says what it must and no more", () => {
    expect(toCurl(search)).toContain("-H 'Accept: text/html'");
    expect(toCurl(create)).not.toMatch(/Host|Content-Length|-X/);
    expect(toPythonRequests(create)).toContain(String.raw`data="{\"title\": \"it's\"}"`);
    expect(toFetch(create)).toContain(String.raw`"{\"title\": \"it's\"}"`);
  });
});
