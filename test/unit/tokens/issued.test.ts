import { describe, expect, it } from "vitest";
import { tokensIn } from "../../../src/tokens/issued.ts";
import { answered } from "../client/support/sent.ts";

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const token = (claims: unknown): string => `${part({ alg: "HS256" })}.${part(claims)}.c2ln`;

const ACCESS = token({ token_type: "access", iat: 1, exp: 301, jti: "a" });
const REFRESH = token({ token_type: "refresh", iat: 1, exp: "never", jti: 7 });

describe("the tokens of a log", () => {
  it("are each told once, oldest first, with what they claim", () => {
    const log = [
      answered({ id: 1, body: { refresh: REFRESH, deep: [{ access: ACCESS }] } }),
      answered({ id: 2, body: { access: ACCESS } }),
    ];
    expect(tokensIn(log)).toEqual([
      { text: REFRESH, type: "refresh", exchange: 1, iat: 1, exp: null, jti: null },
      { text: ACCESS, type: "access", exchange: 1, iat: 1, exp: 301, jti: "a" },
    ]);
  });

  it.each([
    ["three words with dots", "www.example.com"],
    ["a token in a sentence", `Use ${ACCESS} wisely`],
    ["a payload that is no object", `${part({ alg: "none" })}.${part([1])}.c2ln`],
    ["no text at all", null],
  ])("hold none of %s", (_what, body) => {
    expect(tokensIn([answered({ body: { field: body } })])).toEqual([]);
  });
});
