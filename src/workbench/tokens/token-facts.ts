import type { WorldState } from "../../protocol/world.ts";
import { decodeToken, type DecodedToken } from "../../tokens/decode.ts";
import { blacklistedJtis, leewayOf, type TokenState, tokenState } from "./token-state.ts";

/** Everything the page can say of a token at an instant. */
export interface TokenFacts {
  readonly text: string;
  readonly decoded: DecodedToken;
  /** What its `token_type` says; "other" when it says nothing the workbook knows. */
  readonly role: "access" | "refresh" | "sliding" | "other";
  readonly state: TokenState;
  readonly iat: number | null;
  readonly exp: number | null;
}

/** What of a world bears on the state of its tokens. */
export interface TokenWorld {
  readonly leeway: number;
  readonly blacklisted: ReadonlySet<string>;
}

export function tokenWorldOf(state: WorldState | null): TokenWorld {
  return {
    leeway: leewayOf(state?.project?.settings ?? null),
    blacklisted: blacklistedJtis(state?.database ?? []),
  };
}

/** @param now sandbox time, seconds since the epoch */
export function tokenFacts(
  text: string,
  now: number,
  { leeway, blacklisted }: TokenWorld,
): TokenFacts {
  const decoded = decodeToken(text);
  const payload = decoded.payload.json;
  const exp = numberIn(payload, "exp");
  const jti = payload?.jti;
  const times = { exp, nbf: numberIn(payload, "nbf"), jti: typeof jti === "string" ? jti : null };
  return {
    text,
    decoded,
    role: roleOf(payload?.token_type),
    state: tokenState(times, now, leeway, blacklisted),
    iat: numberIn(payload, "iat"),
    exp,
  };
}

function roleOf(type: unknown): TokenFacts["role"] {
  return type === "access" || type === "refresh" || type === "sliding" ? type : "other";
}

function numberIn(claims: Readonly<Record<string, unknown>> | null, name: string): number | null {
  const value = claims?.[name];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
}
