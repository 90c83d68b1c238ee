import { describe, expect, it } from "vitest";
import { explainClaim } from "../../../src/tokens/explain.ts";

const NOW = 1_768_478_460;

describe("a claim", () => {
  it.each([
    [0, "now"],
    [0.2, "in 1 s"],
    [-0.9, "now"],
    [-12, "12 s ago"],
    [298, "in 4 min 58 s"],
    [300, "in 5 min"],
    [-3661, "1 h 1 min ago"],
    [86_400, "in 1 d"],
    [90_061, "in 1 d 1 h"],
  ])("exp %d seconds from now is %j", (seconds, words) => {
    expect(explainClaim("exp", NOW + seconds, NOW).words).toBe(words);
  });

  it.each([
    ["exp", "soon"],
    ["exp", Infinity],
    ["iat", 1e300],
    ["user_id", NOW],
  ])("%s %j has no time to tell", (name, value) => {
    expect(explainClaim(name, value, NOW).words).toBe(null);
  });

  it.each([
    ["exp", "RFC 7519 §4.1.4"],
    ["token_type", "SimpleJWT"],
    ["favourite_book", null],
    ["constructor", null],
  ])("%s is laid down in %j", (name, source) => {
    expect(explainClaim(name, "x", NOW).source).toBe(source);
  });
});
