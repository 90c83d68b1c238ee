import { describe, expect, it } from "vitest";
import {
  blacklistedJtis,
  leewayOf,
  tokenState,
} from "../../../src/workbench/tokens/token-state.ts";

const EXP = 1_768_478_700;
const none = new Set<string>();

describe("a token's state", () => {
  it.each([
    [EXP - 0.5, 0, "valid"],
    [EXP, 0, "expired"],
    [EXP, 10, "valid"],
    [EXP + 10, 10, "expired"],
  ])("at %d with leeway %d is %s", (now, leeway, state) => {
    expect(tokenState({ exp: EXP, nbf: null, jti: "a" }, now, leeway, none)).toBe(state);
  });

  it("is blacklisted before it is anything else", () => {
    const times = { exp: EXP, nbf: null, jti: "a" };
    expect(tokenState(times, EXP + 1, 0, new Set(["a"]))).toBe("blacklisted");
  });

  it("is not yet valid before nbf and unknown without exp", () => {
    expect(tokenState({ exp: EXP, nbf: EXP - 60, jti: null }, EXP - 100, 0, none)).toBe("not-yet");
    expect(tokenState({ exp: null, nbf: null, jti: null }, EXP, 0, none)).toBe("unknown");
  });

  it("finds the blacklist by way of the outstanding tokens", () => {
    const table = (name: string, rows: Record<string, number | string>[]) => ({
      name,
      columns: [],
      primaryKey: "id",
      rows,
    });
    const database = [
      table("token_blacklist_outstandingtoken", [
        { id: 1, jti: "a" },
        { id: 2, jti: "b" },
      ]),
      table("token_blacklist_blacklistedtoken", [{ id: 1, token_id: 2 }]),
    ];
    expect([...blacklistedJtis(database)]).toEqual(["b"]);
    expect([...blacklistedJtis([])]).toEqual([]);
  });

  it.each([
    [null, 0],
    [{}, 0],
    [{ SIMPLE_JWT: { LEEWAY: 5 } }, 5],
    [{ SIMPLE_JWT: { LEEWAY: { seconds: 30 } } }, 30],
    [{ SIMPLE_JWT: "text" }, 0],
  ])("reads LEEWAY of %j as %d", (settings, seconds) => {
    expect(leewayOf(settings)).toBe(seconds);
  });
});
