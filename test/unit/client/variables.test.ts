import { describe, expect, it } from "vitest";
import { resolve, scopeOf } from "../../../src/client/variables.ts";
import { answered } from "./support/sent.ts";

const LOG = [
  answered({ id: 1, name: "login", body: { access: "first", refresh: "kept" } }),
  answered({ id: 2, body: { access: "second" }, headers: ["Set-Cookie: csrftoken=abc; Path=/"] }),
  answered({ id: 3, status: "401 Unauthorized", body: { access: "of an error", token: "none" } }),
  answered({
    id: 4,
    name: "books",
    headers: ["X-Page: 2"],
    body: { count: 1, results: [{ title: "Emma", tags: ["a"] }] },
  }),
];

const VARIABLES = {
  host: "http://127.0.0.1:8000",
  books: "{{host}}/api/books/",
  bearer: "Bearer {{ access }}",
  first: "{{login.response.body.access}}",
  typo: "Bearer {{acess}}",
  loop: "{{pool}}",
  pool: "{{loop}}",
};

const scope = scopeOf(LOG, VARIABLES, { now: () => 43_200.9, guid: () => "a-guid" });

describe("a variable", () => {
  it.each([
    ["{{books}}?page=2", "http://127.0.0.1:8000/api/books/?page=2"],
    ["{{bearer}}", "Bearer second"],
    ["{{access}} {{refresh}}", "second kept"],
    ["{{first}}", "first"],
    ["{{books.response.body.$.results[0].title}}", "Emma"],
    ["{{books.response.body.results.0.tags}}", '["a"]'],
    ["{{books.response.body.count}}", "1"],
    ["{{books.response.headers.x-page}}", "2"],
    ["{{$timestamp}} {{$guid}} {{$cookie csrftoken}}", "43200 a-guid abc"],
    ["{{$datetime iso8601}}", "1970-01-01T12:00:00.900Z"],
    ['{"a": {"b": {}}}', '{"a": {"b": {}}}'],
  ])("in %j becomes %j", (text, resolved) => {
    expect(resolve(text, scope)).toBe(resolved);
  });

  it.each([
    ["{{token}}", "token", "/api-token-auth/"],
    ["{{typo}}", "acess", "@acess"],
    ["{{loop}}", "loop", "@loop"],
    ["{{later.response.body.id}}", "later.response.body.id", "send the request"],
    ["{{books.response.body.constructor.name.x}}", "books.response.body.constructor.name.x", "@"],
    ["{{$cookie sessionid}}", "$cookie sessionid", "send"],
  ])("in %j that has no value is named, with what to do", (text, missing, hint) => {
    expect(resolve(text, scope)).toEqual({
      missing,
      hint: expect.stringContaining(hint) as string,
    });
  });

  it("of the document goes before one of an answer", () => {
    expect(scopeOf(LOG, { access: "mine" }).value("access")).toBe("mine");
  });
});
