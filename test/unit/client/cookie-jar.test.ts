import { describe, expect, it } from "vitest";
import { cookieHeader, cookieJar } from "../../../src/client/cookie-jar.ts";
import { answered } from "./support/sent.ts";

const NOON = 43_200;
/** The Cookie header after answers that set cookies, all at noon. */
const sent = (setCookies: readonly string[], path = "/", now = NOON): string | null =>
  cookieHeader(
    cookieJar([answered({ headers: setCookies.map((one) => `Set-Cookie: ${one}`) })]),
    path,
    now,
  );

describe("a cookie", () => {
  it.each([
    ["a=1; Path=/", "/anywhere/", "a=1"],
    ["a=1; Path=/admin", "/admin/login/", "a=1"],
    ["a=1; Path=/admin", "/administration/", null],
    ["a=1; Path=/admin/", "/", null],
    ["a=1", "/api/books/", null],
    ["a=1", "/api/login/again/", "a=1"],
    ["a=1; path=nonsense", "/api/login", "a=1"],
  ])("%j for %s is sent as %j", (cookie, path, header) => {
    expect(sent([cookie], path)).toBe(header);
  });

  it.each([
    ["Max-Age=60", 59, true],
    ["Max-Age=60", 60, false],
    ["Max-Age=0", 0, false],
    ["Max-Age=soon", 1e9, true],
    ["expires=Thu, 01 Jan 1970 12:00:30 GMT", 29, true],
    ["expires=Thu, 01 Jan 1970 12:00:30 GMT", 30, false],
    ["expires=Thu, 01 Jan 1970 12:00:30 GMT; Max-Age=60", 59, true],
    ["HttpOnly", 1e9, true],
  ])("with %j is there after %d seconds: %j", (attributes, seconds, there) => {
    expect(sent([`a=1; Path=/; ${attributes}`], "/", NOON + seconds)).toBe(there ? "a=1" : null);
  });

  it.each([
    ["Domain=127.0.0.1", "127.0.0.1:8000", true],
    ["Domain=example.com", "127.0.0.1:8000", false],
    ["Domain=.example.com", "api.example.com:8000", true],
    ["Domain=ample.com", "example.com", false],
    ["Domain=", "localhost:8000", true],
  ])("with %j from %s is taken: %j", (domain, host, taken) => {
    const jar = cookieJar([answered({ host, headers: [`Set-Cookie: a=1; ${domain}`] })]);
    expect(jar.length === 1).toBe(taken);
  });

  it("comes back as it was written, quotes and signs of equality included", () => {
    expect(sent([String.raw`m="a\054b=="; Path=/`])).toBe(String.raw`m="a\054b=="`);
  });
});

describe("the jar", () => {
  it("replaces a cookie of the same name and path, and forgets one that has expired", () => {
    expect(sent(["a=1; Path=/", "b=2; Path=/", "a=3; Path=/"])).toBe("b=2; a=3");
    expect(sent(["a=1; Path=/", 'a=""; Path=/; Max-Age=0'])).toBe(null);
  });

  it("sends the cookie of the longer path first", () => {
    expect(sent(["a=root; Path=/", "a=deep; Path=/api"], "/api/")).toBe("a=deep; a=root");
  });

  it("passes over what is no cookie", () => {
    expect(sent(["", "nothing", "=1"])).toBe(null);
  });
});
