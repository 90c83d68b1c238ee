import { OverflowError, TypeError, ValueError } from "../../python/errors.ts";
import { contains } from "../../python/operations.ts";
import { toPythonInt } from "../../python/numbers.ts";
import { Dict, PySet, Tuple, type Value } from "../../python/values.ts";
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

/** What a token's claims are held against. */
export interface ClaimRules {
  readonly audience: Value;
  readonly issuer: Value;
  readonly verifyAudience: boolean;
  /** Seconds. */
  readonly leeway: number;
  /** Seconds since the epoch, UTC. */
  readonly now: number;
}

/**
 * Mirrors jwt.api_jwt.PyJWT._validate_claims (2.15.1), in its order.
 * @param passed told of each claim that was looked at and found good
 * @throws InvalidTokenError of the first claim that is not
 */
export function validateClaims(
  payload: Dict,
  rules: ClaimRules,
  passed: (claim: string) => void,
): void {
  const checks: readonly [string, (payload: Dict, rules: ClaimRules) => void][] = [
    ["iat", validateIssuedAt],
    ["nbf", validateNotBefore],
    ["exp", validateExpiry],
    ["iss", validateIssuer],
    ["aud", validateAudience],
    ["sub", validateSubject],
    ["jti", validateJwtId],
  ];
  for (const [claim, check] of checks) {
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
  if (typeof issuer === "string") {
    if (iss !== issuer) throw new InvalidIssuerError("Invalid issuer");
    return;
  }
  if (!isContainer(issuer))
    throw new InvalidIssuerError('Issuer param must be "str" or "Container[str]"');
  if (!contains(issuer, iss)) throw new InvalidIssuerError("Invalid issuer");
}

function isContainer(value: Value): boolean {
  return (
    Array.isArray(value) ||
    value instanceof Tuple ||
    value instanceof PySet ||
    value instanceof Dict
  );
}

function validateAudience(payload: Dict, { audience, verifyAudience }: ClaimRules): void {
  if (!verifyAudience) return;
  const claimed = payload.get("aud");
  const empty =
    claimed === undefined ||
    claimed === null ||
    claimed === "" ||
    claimed === 0 ||
    claimed === false;
  if (
    empty ||
    (Array.isArray(claimed) && claimed.length === 0) ||
    (claimed instanceof Dict && claimed.size === 0)
  ) {
    throw new MissingRequiredClaimError("aud");
  }
  const claims: Value[] =
    typeof claimed === "string" ? [claimed] : Array.isArray(claimed) ? (claimed as Value[]) : [];
  if (claims.length === 0 || claims.some((claim) => typeof claim !== "string")) {
    throw new InvalidAudienceError("Invalid claim format in token");
  }
  if (!wanted(audience).some((name) => claims.includes(name))) {
    throw new InvalidAudienceError("Audience doesn't match");
  }
}

function wanted(audience: Value): readonly Value[] {
  if (typeof audience === "string") return [audience];
  if (Array.isArray(audience)) return audience as Value[];
  if (audience instanceof Tuple) return audience.items;
  if (audience instanceof PySet) return [...audience];
  if (audience instanceof Dict) return [...audience.keys()];
  throw new TypeError("audience must be a string, iterable or None");
}

function validateSubject(payload: Dict): void {
  const sub = payload.get("sub");
  if (sub !== undefined && typeof sub !== "string")
    throw new InvalidSubjectError("Subject must be a string");
}

function validateJwtId(payload: Dict): void {
  const jti = payload.get("jti");
  if (jti !== undefined && typeof jti !== "string")
    throw new InvalidJTIError("JWT ID must be a string");
}
