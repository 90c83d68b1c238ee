import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseHttpFile, requestAt } from "../../../src/client/http-file.ts";
import { parseRequest } from "../../../src/http/parse.ts";
import { composed, messageOf, refusalOf } from "./support/sent.ts";

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
    ["###", null],
    ["// who", null],
    ["Bearer", null],
  ])("knows which request the cursor at %j is in", (place, name) => {
    const found = requestAt(parseHttpFile(DOCUMENT), DOCUMENT.indexOf(place));
    expect(found?.name ?? null).toBe(name);
  });

  it("never takes another request for one that it cannot read", () => {
    const text = "GET /first\n\n###\nGTE nowhere\n\n###\nGET /third\n";
    const at = (place: string) => requestAt(parseHttpFile(text), text.indexOf(place))?.url ?? null;
    expect(["/first", "nowhere", "/third"].map(at)).toEqual(["/first", null, "/third"]);
  });

  it.each([
    ["GET /\nAccept application/json", 2, "This is no header"],
    ['POST /\nA: b\n{"a": 1}', 3, "An empty line"],
    ["GET", 1, "begins with a method"],
    ["\r\n# why\r\nGET /a b\r\n", 3, "holds no blanks"],
    ["GET /\n\n### next\nFETCH books", 4, '"FETCH" is no method'],
    ["get /", 1, "in capitals: GET"],
  ])("tells the line of what it cannot read: %j", (text, line, words) => {
    expect(parseHttpFile(text).diagnostics).toEqual([
      expect.objectContaining({ line, message: expect.stringContaining(words) as string }),
    ]);
  });

  it("leaves comments out of the headers, and lines that look like them in the body", () => {
    const [request] = parseHttpFile("GET /\nA: 1\n# B: 2\n// C: 3\nA: 4\n\n# a heading\n").requests;
    expect(request?.headers).toEqual([
      ["A", "1"],
      ["A", "4"],
    ]);
    expect(request?.body).toBe("# a heading");
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

  it.each([
    ["GET https://example.org/", "example.org"],
    ["GET api/books/", "http://127.0.0.1:8000/api/books/"],
    ["GET /\nAuthorization: Bearer {{access}}", "Log in first"],
    ["@auth = Bearer {{acces}}\nGET /\nAuthorization: {{auth}}", "{{acces}}"],
  ])("is nothing for %j, and it is told why", (text, why) => {
    expect(refusalOf(text)).toContain(why);
  });

  it.each([
    ["GET http://localhost:8000", "/", "localhost:8000"],
    ["GET 127.0.0.1:8000/api/", "/api/", "127.0.0.1:8000"],
    ["/api/#part", "/api/", "127.0.0.1:8000"],
    ["@q = two words\nGET /api/?search={{q}}", "/api/?search=two%20words", "127.0.0.1:8000"],
    ["GET /api/?search=café", "/api/?search=caf%C3%A9", "127.0.0.1:8000"],
    ["GET /\nhost: evil.example", "/", "evil.example"],
  ])("for %j goes to %s at %s", (text, target, host) => {
    const message = messageOf(text);
    expect(message.target).toBe(target);
    expect(message.headers.filter(([name]) => /^host$/i.test(name)).map(([, to]) => to)).toEqual([
      host,
    ]);
  });

  it("keeps what the document says of its length, and the order of its headers", () => {
    const { headers } = messageOf("POST /\nX-B: 1\nContent-Length: 3\nX-A: 2\nX-B: 3\n\nabcdef");
    expect(headers.slice(3)).toEqual([
      ["X-B", "1"],
      ["Content-Length", "3"],
      ["X-A", "2"],
      ["X-B", "3"],
    ]);
  });

  it("is one request with its own headers, whatever a variable holds", () => {
    const odd = fc.string({ unit: fc.constantFrom("a", " ", "\r", "\n", ":", "é") });
    fc.assert(
      fc.property(odd, (v) => {
        const made = composed("GET /{{v}}\nX-One: {{v}}", { v });
        expect("bytes" in made).toBe(!/[\r\n]/.test(v));
        if (!("bytes" in made)) return;
        const { version, headers } = parseRequest(made.bytes);
        expect(version).toBe("HTTP/1.1");
        expect(headers.map(([name]) => name)).toEqual(["Host", "User-Agent", "Accept", "X-One"]);
      }),
    );
  });
});
