import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeToken } from "../../../src/tokens/decode.ts";

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const HEADER = part({ alg: "HS256", typ: "JWT" });
const PAYLOAD = part({ user_id: "1", exp: 1_768_478_700 });

describe("a token", () => {
  it("is taken apart, with or without Bearer before it", () => {
    for (const text of [`${HEADER}.${PAYLOAD}.c2ln`, `  Bearer ${HEADER}.${PAYLOAD}.c2ln\n`]) {
      const { header, payload, signature, problems } = decodeToken(text);
      expect(header.json).toEqual({ alg: "HS256", typ: "JWT" });
      expect(payload.json).toEqual({ user_id: "1", exp: 1_768_478_700 });
      expect([signature, problems]).toEqual(["c2ln", []]);
    }
  });

  it.each([
    [`${HEADER}.${PAYLOAD}`, "token", HEADER.length + PAYLOAD.length + 1],
    [`${HEADER}.${PAYLOAD}.a.b`, "token", HEADER.length + PAYLOAD.length + 3],
    [`${HEADER}.!${PAYLOAD}.c2ln`, "payload", 0],
    [`${HEADER}.${PAYLOAD}.c2 ln`, "signature", 2],
    [`${HEADER}.${PAYLOAD.slice(0, -4)}.c2ln`, "payload", PAYLOAD.length - 4],
    [`${HEADER}.${PAYLOAD}=x.c2ln`, "payload", PAYLOAD.length],
    [`${HEADER}.${part([1])}.c2ln`, "payload", 0],
    [`${HEADER}..c2ln`, "payload", 0],
    [`.${PAYLOAD}.c2ln`, "header", 0],
  ])("that is broken says where: %s", (text, where, at) => {
    expect(decodeToken(text).problems).toEqual([expect.objectContaining({ part: where, at })]);
  });

  it("of any text is shown as far as it goes", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { problems, header } = decodeToken(text);
        expect(problems.length > 0 || header.json !== null).toBe(true);
      }),
    );
  });
});
