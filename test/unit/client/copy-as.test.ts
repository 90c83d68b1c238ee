import { describe, expect, it } from "vitest";
import { toCurl, toFetch, toHttpie, toPythonRequests } from "../../../src/client/copy-as.ts";
import { messageOf } from "./support/sent.ts";

const SEARCH = "GET /api/books/?search=it's&page=2\nAccept: text/html";
const CREATE = 'POST /api/books/\nContent-Type: application/json\n\n{"title": "it\'s café"}';
const TYPELESS = "PUT /api/books/1/\n\n@plain";
const ODD = "GET /\nHost: evil.example\nAuthorization:\nX-A: 1\nx-a: 2";

const lines = (...all: readonly string[]): string => all.join(" \\\n  ");

describe("a request copied for another tool", () => {
  it.each([
    ["GET /api/", "curl", ["curl", "http://127.0.0.1:8000/api/"]],
    ["HEAD /api/", "curl", ["curl --head", "http://127.0.0.1:8000/api/"]],
    ["DELETE /api/", "curl", ["curl -X DELETE", "http://127.0.0.1:8000/api/"]],
    [
      SEARCH,
      "curl",
      [
        "curl",
        String.raw`'http://127.0.0.1:8000/api/books/?search=it'\''s&page=2'`,
        "-H 'Accept: text/html'",
      ],
    ],
    [
      CREATE,
      "curl",
      [
        "curl",
        "http://127.0.0.1:8000/api/books/",
        "-H 'Content-Type: application/json'",
        String.raw`-d '{"title": "it'\''s café"}'`,
      ],
    ],
    [
      TYPELESS,
      "curl",
      [
        "curl -X PUT",
        "http://127.0.0.1:8000/api/books/1/",
        "-H 'Content-Type:'",
        "--data-raw '@plain'",
      ],
    ],
    [
      ODD,
      "curl",
      [
        "curl",
        "http://127.0.0.1:8000/",
        "-H 'Host: evil.example'",
        "-H 'Authorization;'",
        "-H 'X-A: 1'",
        "-H 'x-a: 2'",
      ],
    ],
    [
      CREATE,
      "httpie",
      [
        "http POST http://127.0.0.1:8000/api/books/",
        "'Content-Type:application/json'",
        String.raw`--raw '{"title": "it'\''s café"}'`,
      ],
    ],
    [
      TYPELESS,
      "httpie",
      ["http PUT http://127.0.0.1:8000/api/books/1/", "'Content-Type:'", "--raw '@plain'"],
    ],
  ])("%j is for %s %j", (text, tool, words) => {
    const write = tool === "curl" ? toCurl : toHttpie;
    expect(write(messageOf(text))).toBe(lines(...words));
  });

  it("is Python that says the same", () => {
    expect(toPythonRequests(messageOf(CREATE))).toBe(`import requests

response = requests.request(
    "POST",
    "http://127.0.0.1:8000/api/books/",
    headers={
        "Content-Type": "application/json",
    },
    data="{\\"title\\": \\"it's café\\"}".encode(),
)
print(response.status_code, response.text)`);
  });

  it("is JavaScript that says the same", () => {
    expect(toFetch(messageOf(CREATE)))
      .toBe(`const response = await fetch("http://127.0.0.1:8000/api/books/", {
  method: "POST",
  headers: {
    "Content-Type": "application/json"
  },
  body: "{\\"title\\": \\"it's café\\"}",
});
console.log(response.status, await response.text());`);
    expect(toFetch(messageOf(TYPELESS))).toContain('body: new TextEncoder().encode("@plain")');
  });

  it("holds a repeated header once where a tool knows each name once", () => {
    for (const write of [toPythonRequests, toFetch])
      expect(write(messageOf(ODD))).toContain('"X-A": "1, 2"');
  });
});
