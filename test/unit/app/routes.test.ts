import { describe, expect, it } from "vitest";
import { hrefOf, parseRoute, type Route, samePage, withPane } from "../../../src/app/routes.ts";

const ROUTES: readonly (readonly [string, Route])[] = [
  ["#/", { kind: "start" }],
  ["#/sandbox", { kind: "sandbox", pane: null }],
  ["#/sandbox/terminal", { kind: "sandbox", pane: "terminal" }],
  ["#/lesson/install", { kind: "lesson", id: "install", pane: null }],
  ["#/lesson/install/lesson", { kind: "lesson", id: "install", pane: "lesson" }],
  ["#/lesson/a%2Fb/log", { kind: "lesson", id: "a/b", pane: "log" }],
];

describe("an address", () => {
  it.each(ROUTES)("%s is read and written", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
    expect(hrefOf(route)).toBe(hash);
  });

  it.each([
    ["", { kind: "start" }],
    ["#", { kind: "start" }],
    ["#lesson/install/", { kind: "lesson", id: "install", pane: null }],
  ])("%j may be written otherwise", (hash, route) => {
    expect(parseRoute(hash)).toEqual(route);
  });

  it.each([
    "#/nowhere",
    "#/lesson",
    "#/lesson/install/cellar",
    "#/lesson/install/files/more",
    "#/lesson/%E0%A4%A",
    "#/sandbox/lesson",
    "#/sandbox/files/more",
    "#/toString",
  ])("%s leads nowhere and says so", (hash) => {
    expect(parseRoute(hash)).toEqual({ kind: "unknown", hash });
  });
});

describe("a page", () => {
  it("stays the same whatever pane it shows", () => {
    const lesson = parseRoute("#/lesson/install");
    expect(samePage(lesson, parseRoute("#/lesson/install/files"))).toBe(true);
    expect(samePage(lesson, parseRoute("#/lesson/urls"))).toBe(false);
    expect(samePage(lesson, parseRoute("#/sandbox"))).toBe(false);
  });

  it("takes another pane, if it has panes", () => {
    expect(hrefOf(withPane(parseRoute("#/lesson/install"), "log"))).toBe("#/lesson/install/log");
    expect(hrefOf(withPane(parseRoute("#/nowhere"), "log"))).toBe("#/nowhere");
  });
});
