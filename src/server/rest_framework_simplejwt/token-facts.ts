import type { TraceStep } from "../../protocol/trace.ts";
import { Bytes, type Value } from "../../python/values.ts";
import { str } from "../../python/operations.ts";
import type { Process } from "../process.ts";
import { decodeSegment } from "../jwt/base64url.ts";

/** What PyJWT looks at when it refuses so, and the setting that says what it should find. */
const LOOKS: Readonly<Record<string, readonly [part: string, setting?: string]>> = {
  ExpiredSignatureError: ["exp"],
  ImmatureSignatureError: ["nbf", "LEEWAY"],
  InvalidIssuedAtError: ["iat", "LEEWAY"],
  InvalidAudienceError: ["aud", "AUDIENCE"],
  InvalidIssuerError: ["iss", "ISSUER"],
  MissingRequiredClaimError: ["claims", "AUDIENCE"],
  InvalidAlgorithmError: ["alg", "ALGORITHM"],
  InvalidSignatureError: ["alg", "SIGNING_KEY"],
};
const TIMES = new Set(["exp", "nbf", "iat"]);

/** What a step tells beside its sentence. */
export type Facts = Pick<TraceStep, "looked" | "setting">;

export function facts(looked: readonly (readonly [string, string])[], setting?: string): Facts {
  const pairs = looked.map(([what, value]) => ({ what, value }));
  return setting === undefined ? { looked: pairs } : { looked: pairs, setting };
}

/** The setting that says how long a token of this type is good. @param isRefresh for the refreshing of a sliding one */
export function lifetimeSetting(type: Value, isRefresh = false): string {
  const suffix = type === "sliding" && isRefresh ? "REFRESH_LIFETIME" : "LIFETIME";
  return `SIMPLE_JWT.${str(type).toUpperCase()}_TOKEN_${suffix}`;
}

/** Seconds since the epoch, UTC, as a claim has them. */
export const nowOf = (process: Process): string => String(Math.floor(process.host.clock()));

/** A token's part that is to blame, as far as it can be read. @param now seconds since the epoch, UTC */
export function tokenFacts(error: string, token: Value, now: number): Facts {
  const text = token instanceof Bytes ? new TextDecoder().decode(token.value) : String(token);
  const [header = "", payload = ""] = text.split(".");
  const claims = objectIn(payload);
  const [part, setting] = LOOKS[error] ?? ["token"];
  if (part === "token") return facts([["token", text]]);
  const value =
    part === "alg" ? objectIn(header)["alg"] : part === "claims" ? claims : claims[part];
  const clock = TIMES.has(part) ? [["now", String(Math.floor(now))] as const] : [];
  const pairs = [[part, shown(value)], ...clock] as const;
  const type = claims["token_type"];
  if (part === "exp")
    return facts(pairs, typeof type === "string" ? lifetimeSetting(type) : undefined);
  return facts(pairs, setting === undefined ? undefined : `SIMPLE_JWT.${setting}`);
}

const shown = (value: unknown): string =>
  value === undefined ? "(none)" : typeof value === "string" ? value : JSON.stringify(value);

/** The JSON object of a segment; empty for what is none. */
function objectIn(segment: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(
      new TextDecoder().decode(decodeSegment(segment) ?? new Uint8Array()),
    );
    return typeof value === "object" && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : {};
  } catch {
    return {};
  }
}
