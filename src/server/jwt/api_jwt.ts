import { TypeError } from "../../python/errors.ts";
import { DateTime } from "../../python/stdlib/datetime.ts";
import { Dict, type Value } from "../../python/values.ts";
import { type KeySource, parseJson, type LoadedToken, type PyJWS } from "./api_jws.ts";
import { type ClaimRules, validateClaims } from "./claims.ts";
import { DecodeError } from "./exceptions.ts";
import type { WriteJson } from "./write-json.ts";

/** Told of each check that a token passed, in order: "signature", then claims by name. */
export type CheckPassed = (what: string) => void;

/** Claims that may be given as a datetime, and are kept as a number. */
const TIMES = ["exp", "iat", "nbf"];

/**
 * Mirrors jwt.api_jwt.PyJWT.encode (2.15.1).
 * @param headers more members of the header, e.g. kid; null for none
 * @throws TypeError for an issuer that is no string, or a value JSON has no word for
 */
export async function encode(
  jws: PyJWS,
  payload: Dict,
  key: Value,
  algorithm: string,
  headers: Dict | null,
  write: WriteJson,
): Promise<string> {
  const claims = new Dict(payload);
  for (const name of TIMES) {
    const value = claims.get(name);
    if (value instanceof DateTime) claims.set(name, value.epochSeconds);
  }
  const issuer = claims.get("iss");
  if (issuer !== undefined && typeof issuer !== "string")
    throw new TypeError("Issuer (iss) must be a string.");
  return await jws.encode(await write(claims), key, algorithm, headers, write);
}

/**
 * Mirrors jwt.api_jwt.PyJWT.decode_complete (2.15.1).
 * @returns the claims, and the token they were in
 * @throws InvalidTokenError and what is below it
 */
export async function decode_complete(
  jws: PyJWS,
  token: Value,
  key: KeySource,
  algorithms: Value,
  rules: ClaimRules,
  passed: CheckPassed,
): Promise<{ claims: Dict; loaded: LoadedToken }> {
  const { verify_signature } = rules.options;
  const loaded = await jws.decode_complete(token, key, algorithms, verify_signature);
  if (verify_signature) passed("signature");
  const claims = parseJson(loaded.payload, "payload");
  if (!(claims instanceof Dict))
    throw new DecodeError("Invalid payload string: must be a json object");
  validateClaims(claims, rules, passed);
  return { claims, loaded };
}
