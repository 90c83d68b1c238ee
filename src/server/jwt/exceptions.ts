import { Exception } from "../../python/errors.ts";
import { py, pyclass } from "../../python/objects.ts";
import { str } from "../../python/operations.ts";
import type { Value } from "../../python/values.ts";

/** Mirrors jwt/exceptions.py (PyJWT 2.15.1). */
@pyclass("jwt.exceptions.PyJWTError")
export class PyJWTError extends Exception {}

/** The token is at fault; everything `decode` says about a token is one of these. */
@pyclass("jwt.exceptions.InvalidTokenError")
export class InvalidTokenError extends PyJWTError {}

@pyclass("jwt.exceptions.DecodeError")
export class DecodeError extends InvalidTokenError {}

@pyclass("jwt.exceptions.InvalidSignatureError")
export class InvalidSignatureError extends DecodeError {}

@pyclass("jwt.exceptions.ExpiredSignatureError")
export class ExpiredSignatureError extends InvalidTokenError {}

@pyclass("jwt.exceptions.InvalidAudienceError")
export class InvalidAudienceError extends InvalidTokenError {}

@pyclass("jwt.exceptions.InvalidIssuerError")
export class InvalidIssuerError extends InvalidTokenError {}

@pyclass("jwt.exceptions.InvalidIssuedAtError")
export class InvalidIssuedAtError extends InvalidTokenError {}

@pyclass("jwt.exceptions.ImmatureSignatureError")
export class ImmatureSignatureError extends InvalidTokenError {}

/** The key is at fault: a mistake in the settings, not in a token. */
@pyclass("jwt.exceptions.InvalidKeyError")
export class InvalidKeyError extends PyJWTError {}

@pyclass("jwt.exceptions.InvalidAlgorithmError")
export class InvalidAlgorithmError extends InvalidTokenError {}

@pyclass("jwt.exceptions.MissingRequiredClaimError")
export class MissingRequiredClaimError extends InvalidTokenError {
  declare claim: Value;
  constructor(claim: Value) {
    super(claim);
    this.claim = claim;
  }
  @py() __str__(): string {
    return `Token is missing the "${str(this.claim)}" claim`;
  }
}

@pyclass("jwt.exceptions.PyJWKError")
export class PyJWKError extends PyJWTError {}

@pyclass("jwt.exceptions.PyJWKSetError")
export class PyJWKSetError extends PyJWTError {}

@pyclass("jwt.exceptions.PyJWKClientError")
export class PyJWKClientError extends PyJWTError {}

@pyclass("jwt.exceptions.PyJWKClientConnectionError")
export class PyJWKClientConnectionError extends PyJWKClientError {}

@pyclass("jwt.exceptions.InvalidSubjectError")
export class InvalidSubjectError extends InvalidTokenError {}

@pyclass("jwt.exceptions.InvalidJTIError")
export class InvalidJTIError extends InvalidTokenError {}
