import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseRequest, parseResponse } from "../../../src/http/parse.ts";
import { serializeRequest } from "../../../src/http/serialize.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array): string => new TextDecoder().decode(body);

describe("a response", () => {
  it("keeps the order, the case and the doubles of its headers", () => {
    const { status, reason, headers, body } = parseResponse(
      bytes(
        "HTTP/1.1 404 Not Found\r\nset-cookie: a=1\r\nVary:  Accept \r\nSet-Cookie: b=2\r\n\r\nno\r\n\r\nend",
      ),
    );
    expect([status, reason, text(body)]).toEqual([404, "Not Found", "no\r\n\r\nend"]);
    expect(headers).toEqual([
      ["set-cookie", "a=1"],
      ["Vary", "Accept"],
      ["Set-Cookie", "b=2"],
    ]);
  });

  it.each([
    ["HTTP/1.1 200 OK\nA: b\n\nbody", 200, "body"],
    ["HTTP/1.1 204 No Content\r\n\r\n", 204, ""],
    ["HTTP/1.1 200 OK\r\nA: b", 200, ""],
    ["<h1>an answer of HTTP/0.9</h1>", 0, "<h1>an answer of HTTP/0.9</h1>"],
  ])("is read as far as it goes: %j", (raw, status, body) => {
    const response = parseResponse(bytes(raw));
    expect([response.status, text(response.body)]).toEqual([status, body]);
  });

  it("of any bytes is read without an error", () => {
    fc.assert(fc.property(fc.uint8Array(), (raw) => void parseResponse(raw)));
  });
});

describe("a request", () => {
  it("comes back from its bytes as it was", () => {
    const token = fc.stringMatching(/^[A-Za-z][A-Za-z-]{0,12}$/);
    const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
    fc.assert(
      fc.property(
        token,
        fc.webPath().filter((path) => path !== ""),
        fc.array(fc.tuple(token, value), { maxLength: 6 }),
        fc.uint8Array(),
        (method, target, headers, body) => {
          const request = { method, target, version: "HTTP/1.1", headers, body };
          expect(parseRequest(serializeRequest(request))).toEqual(request);
        },
      ),
    );
  });
});
