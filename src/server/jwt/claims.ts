import { OverflowError, TypeError, ValueError } from "../../python/errors.ts";
import { toPythonInt } from "../../python/numbers.ts";
import { contains, equals, isIterable, iterate, truthy } from "../../python/operations.ts";
import type { Dict, Value } from "../../python/values.ts";
import {
  DecodeError,
  ExpiredSignatureError,
  ImmatureSignatureError,
  InvalidAudienceError,
  InvalidIssuedAtError,
  InvalidIssuerError,
  InvalidJTIError,
  InvalidSubjectError,
  MissingRequiredClaimError,
} from "./exceptions.ts";
import type { DecodeOptions } from "./options.ts";

/** What a token's claims are held against. */
export interface ClaimRules {
  readonly audience: Value;
  readonly issuer: Value;
  readonly subject: Value;
  /** Seconds. */
  readonly leeway: number;
  /** Seconds since the epoch, UTC. */
  readonly now: number;
  readonly options: DecodeOptions;
}

/**
 * Mirrors jwt.api_jwt.PyJWT._validate_claims (2.15.1), in its order.
 * @param passed told of each claim that was looked at and found good
 * @throws InvalidTokenError of the first claim that is not; TypeError for an audience that is none
 */
export function validateClaims(
  payload: Dict,
  rules: ClaimRules,
  passed: (claim: string) => void,
): void {
  const { audience, options } = rules;
  if (audience !== null && !isIterable(audience))
    throw new TypeError("audience must be a string, iterable or None");
  for (const claim of options.require) {
    if ((payload.get(claim) ?? null) === null) throw new MissingRequiredClaimError(claim);
  }
  const checks: readonly [string, boolean, (payload: Dict, rules: ClaimRules) => void][] = [
    ["iat", options.verify_iat, validateIssuedAt],
    ["nbf", options.verify_nbf, validateNotBefore],
    ["exp", options.verify_exp, validateExpiry],
    ["iss", options.verify_iss, validateIssuer],
    ["aud", options.verify_aud, validateAudience],
    ["sub", options.verify_sub, validateSubject],
    ["jti", options.verify_jti, validateJwtId],
  ];
  for (const [claim, wanted, check] of checks) {
    if (!wanted) continue;
    check(payload, rules);
    if (payload.has(claim)) passed(claim);
  }
}

function integerClaim(payload: Dict, claim: string): number | bigint | null | undefined {
  const value = payload.get(claim);
  if (value === undefined) return undefined;
  try {
    return toPythonInt(value);
  } catch (error) {
    if (error instanceof ValueError || error instanceof TypeError || error instanceof OverflowError)
      return null;
    throw error;
  }
}

function validateIssuedAt(payload: Dict, { now, leeway }: ClaimRules): void {
  const iat = integerClaim(payload, "iat");
  if (iat === undefined) return;
  if (iat === null) throw new InvalidIssuedAtError("Issued At claim (iat) must be an integer.");
  if (iat > now + leeway) throw new ImmatureSignatureError("The token is not yet valid (iat)");
}

function validateNotBefore(payload: Dict, { now, leeway }: ClaimRules): void {
  const nbf = integerClaim(payload, "nbf");
  if (nbf === undefined) return;
  if (nbf === null) throw new DecodeError("Not Before claim (nbf) must be an integer.");
  if (nbf > now + leeway) throw new ImmatureSignatureError("The token is not yet valid (nbf)");
}

function validateExpiry(payload: Dict, { now, leeway }: ClaimRules): void {
  const exp = integerClaim(payload, "exp");
  if (exp === undefined) return;
  if (exp === null) throw new DecodeError("Expiration Time claim (exp) must be an integer.");
  if (exp <= now - leeway) throw new ExpiredSignatureError("Signature has expired");
}

function validateIssuer(payload: Dict, { issuer }: ClaimRules): void {
  if (issuer === null) return;
  const iss = payload.get("iss");
  if (iss === undefined) throw new MissingRequiredClaimError("iss");
  if (typeof iss !== "string")
    throw new InvalidIssuerError("Payload Issuer (iss) must be a string");
  if (!isIssuer(iss, issuer)) throw new InvalidIssuerError("Invalid issuer");
}

function isIssuer(iss: string, issuer: Value): boolean {
  if (typeof issuer === "string") return iss === issuer;
  try {
    return contains(issuer, iss);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InvalidIssuerError('Issuer param must be "str" or "Container[str]"');
  }
}

function validateAudience(payload: Dict, { audience, options }: ClaimRules): void {
  const claimed = payload.get("aud") ?? null;
  if (audience === null) {
    if (truthy(claimed)) throw new InvalidAudienceError("Invalid audience");
    return;
  }
  if (!truthy(claimed)) throw new MissingRequiredClaimError("aud");
  if (options.strict_aud) {
    requireSameAudience(claimed, audience);
    return;
  }
  const claims = typeof claimed === "string" ? [claimed] : claimed;
  if (!Array.isArray(claims) || claims.some((claim) => typeof claim !== "string")) {
    throw new InvalidAudienceError("Invalid claim format in token");
  }
  const wanted = typeof audience === "string" ? [audience] : iterate(audience);
  if (!wanted.some((name) => contains(claims, name))) {
    throw new InvalidAudienceError("Audience doesn't match");
  }
}

function requireSameAudience(claimed: Value, audience: Value): void {
  if (typeof audience !== "string") throw new InvalidAudienceError("Invalid audience (strict)");
  if (typeof claimed !== "string")
    throw new InvalidAudienceError("Invalid claim format in token (strict)");
  if (audience !== claimed) throw new InvalidAudienceError("Audience doesn't match (strict)");
}

function validateSubject(payload: Dict, { subject }: ClaimRules): void {
  const sub = payload.get("sub");
  if (sub === undefined) return;
  if (typeof sub !== "string") throw new InvalidSubjectError("Subject must be a string");
  if (subject !== null && !equals(sub, subject)) throw new InvalidSubjectError("Invalid subject");
}

function validateJwtId(payload: Dict): void {
  const jti = payload.get("jti");
  if (jti !== undefined && typeof jti !== "string")
    throw new InvalidJTIError("JWT ID must be a string");
}
