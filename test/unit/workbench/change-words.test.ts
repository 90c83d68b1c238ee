import { describe, expect, it } from "vitest";
import { changeText } from "../../../src/client/http-text.ts";
import type { CounterfactualReport, TokenSource } from "../../../src/protocol/counterfactual.ts";
import { edited } from "../../../src/protocol/file-edits.ts";
import {
  changedLines,
  reportWords,
  turnWords,
} from "../../../src/workbench/response/change-words.ts";

const bytes = (...lines: string[]): Uint8Array => new TextEncoder().encode(lines.join("\r\n"));
const GET = ["GET /api/me/ HTTP/1.1", "Host: 127.0.0.1:8000"];
const list = bytes(...GET, "Authorization: Bearer abc", "", "");

describe("a change as text", () => {
  const change = { doing: "request", request: list, at: 0 } as const;
  const from = (source: TokenSource["from"]) => ({
    ...change,
    source: { from: source, at: 0, token: "abc" },
  });

  it("names a token that an answer holds by its variable", () => {
    expect(changeText(change, { access: "abc" })).toBe(
      "GET http://127.0.0.1:8000/api/me/\nAuthorization: Bearer {{access}}",
    );
  });

  it("puts the login before a request that needs its token", () => {
    const login = bytes(
      "POST /api-jwt/ HTTP/1.1",
      "Host: 127.0.0.1:8000",
      "",
      '{"username": "ada"}',
    );
    expect(changeText(from({ kind: "request", request: login, field: "access" }), {})).toBe(
      `# @name again
POST http://127.0.0.1:8000/api-jwt/

{"username": "ada"}

###
GET http://127.0.0.1:8000/api/me/
Authorization: Bearer {{again.response.body.access}}`,
    );
  });

  it("leaves a place for what a command prints", () => {
    expect(changeText(from({ kind: "command", line: "python manage.py shell" }), {})).toMatch(
      /^@made = .*\nGET .*\nAuthorization: Bearer \{\{made\}\}$/,
    );
  });

  it("shows only lines that differ, tokens shortened", () => {
    const token = `eyJhbGciOiJIUzI1NiJ9.${"p".repeat(60)}.${"s".repeat(40)}`;
    const changed = bytes(...GET, `Authorization: Bearer ${token}`, "", "");
    expect(changedLines(list, changed)).toEqual([
      { sign: "−", text: "Authorization: Bearer abc" },
      { sign: "+", text: "Authorization: Bearer eyJhbGciOiJI…ssssss" },
    ]);
  });
});

describe("files after edits", () => {
  it("count lines as they were before all of them", () => {
    const edits = [
      { file: "a.py", line: 1, removed: "", added: "import x" },
      { file: "a.py", line: 2, removed: "two\nthree", added: "2" },
    ];
    expect(edited({ "a.py": "one\ntwo\nthree\nfour\n", "b.py": "b" }, edits)).toEqual({
      "a.py": "import x\none\n2\nfour\n",
      "b.py": "b",
    });
  });
});

describe("what was found, in words", () => {
  const report: CounterfactualReport = {
    exchange: 1,
    before: { status: 401, gate: "permission" },
    world: "then",
    again: 401,
    found: [],
    tried: [],
    forks: 3,
    complete: false,
  };

  it.each([
    [report, /^No single change .* Time ran out/],
    [{ ...report, complete: true }, /made it pass\.$/],
    [{ ...report, again: 200 }, /is answered 200 now/],
    [{ ...report, again: 0 }, /the server does not start now/],
  ])("%#", (told, words) => {
    expect(reportWords(told)).toMatch(words);
  });

  it("says at which gate a request ended that only got further", () => {
    expect(turnWords(report.before, { status: 400, gate: "serializer" }, false)).toBe(
      "401 becomes 400. It gets past “Permission”; then “Serializer” refuses it.",
    );
  });
});
