import { TypeError } from "../../python/errors.ts";
import { dumps } from "../../python/stdlib/json.ts";
import { Dict, type Value } from "../../python/values.ts";
import type { PreparedKey } from "./algorithms/algorithm.ts";
import { parseJson, type PyJWS } from "./api_jws.ts";
import { type ClaimRules, validateClaims } from "./claims.ts";
import { DecodeError } from "./exceptions.ts";

/** Told of each check that a token passed, in order: "signature", then claims by name. */
export type CheckPassed = (what: string) => void;

/**
 * Mirrors jwt.api_jwt.PyJWT.encode (2.15.1).
 * @throws TypeError "Issuer (iss) must be a string."
 */
export async function encode(
  jws: PyJWS,
  payload: Dict,
  key: PreparedKey,
  algorithm: string,
): Promise<string> {
  const issuer = payload.get("iss");
  if (issuer !== undefined && typeof issuer !== "string")
    throw new TypeError("Issuer (iss) must be a string.");
  return await jws.encode(dumps(payload, { separators: [",", ":"] }), key, algorithm);
}

/**
 * Mirrors jwt.api_jwt.PyJWT.decode (2.15.1).
 * @param rules null: neither signature nor claims are verified
 * @returns the claims
 * @throws InvalidTokenError and what is below it
 */
export async function decode(
  jws: PyJWS,
  token: string,
  key: PreparedKey | (() => Promise<PreparedKey>),
  algorithms: readonly string[],
  rules: ClaimRules | null,
  passed: CheckPassed,
): Promise<Dict> {
  const loaded = await jws.decode_complete(token, key, algorithms, rules !== null);
  if (rules) passed("signature");
  const payload: Value = parseJson(loaded.payload, "payload");
  if (!(payload instanceof Dict))
    throw new DecodeError("Invalid payload string: must be a json object");
  if (rules) validateClaims(payload, rules, passed);
  return payload;
}
