/** Mirrors rest_framework_simplejwt/backends.py (5.5.1). */
import { latin1 } from "../django/utils/url-text.ts";
import { ImportError, NotSimulated, TypeError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { namesOf } from "../../python/namespace.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { asNumber, str, truthy, typeName } from "../../python/operations.ts";
import { TimeDelta } from "../../python/stdlib/datetime.ts";
import { Bytes, Dict, type Value } from "../../python/values.ts";
import { translation } from "../django/utils/translation.ts";
import { type PreparedKey, requires_cryptography } from "../jwt/algorithms/algorithm.ts";
import { PyJWS } from "../jwt/api_jws.ts";
import { decode, encode } from "../jwt/api_jwt.ts";
import {
  ExpiredSignatureError,
  InvalidAlgorithmError,
  InvalidTokenError,
} from "../jwt/exceptions.ts";
import { normalizeName } from "../packages/normalize-name.ts";
import { defineModule } from "../process.ts";
import { TokenBackendError, TokenBackendExpiredToken } from "./exceptions.ts";

const HMAC_AND_PLAIN = [
  "HS256",
  "HS384",
  "HS512",
  "RS256",
  "RS384",
  "RS512",
  "ES256",
  "ES384",
  "ES512",
];
const ALLOWED_ALGORITHMS = new Set([...HMAC_AND_PLAIN, ...requires_cryptography]);
/** What upstream's module imports from PyJWT first, in its order: a learner's own jwt.py is found out by it. */
const FROM_JWT = ["ExpiredSignatureError", "InvalidAlgorithmError", "InvalidTokenError"];

export const backends = defineModule("rest_framework_simplejwt.backends", async (process) => {
  const { gettext: _ } = await process.load(translation);
  await requirePyJWT();
  const has_crypto = process.host.packages.some((name) => normalizeName(name) === "cryptography");
  const jws = new PyJWS({ crypto: process.host.crypto, hasCryptography: has_crypto });

  async function requirePyJWT(): Promise<void> {
    const module = await process.importModule("jwt");
    const names = namesOf(module);
    const missing = FROM_JWT.find((name) => !names.has(name));
    if (missing === undefined) return;
    const file = str(names.get("__file__") ?? "unknown location");
    throw new ImportError(`cannot import name '${missing}' from 'jwt' (${file})`);
  }

  @pyclass("rest_framework_simplejwt.backends.TokenBackend")
  class TokenBackend extends PyObject {
    declare algorithm: string;
    declare signing_key: Value;
    declare verifying_key: Value;
    declare audience: Value;
    declare issuer: Value;
    declare leeway: Value;
    #signing: Promise<PreparedKey> | undefined;
    #verifying: Promise<PreparedKey> | undefined;

    @py(
      "algorithm, signing_key=None, verifying_key='', audience=None, issuer=None, jwk_url=None, leeway=None, json_encoder=None",
    )
    __init__(
      algorithm: Value,
      signing_key: Value = null,
      verifying_key: Value = "",
      audience: Value = null,
      issuer: Value = null,
      jwk_url: Value = null,
      leeway: Value = null,
      json_encoder: Value = null,
    ): void {
      this.#validateAlgorithm(algorithm);
      if (truthy(jwk_url))
        throw new NotSimulated(
          "JWK_URL is not simulated: keys fetched from another server never arrive here",
        );
      if (json_encoder !== null)
        throw new NotSimulated("JSON_ENCODER is not simulated in this workbook");
      this.algorithm = str(algorithm);
      this.signing_key = signing_key;
      this.verifying_key = verifying_key;
      this.audience = audience;
      this.issuer = issuer;
      this.leeway = leeway;
    }

    #validateAlgorithm(algorithm: Value): void {
      if (typeof algorithm !== "string" || !ALLOWED_ALGORITHMS.has(algorithm)) {
        throw new TokenBackendError(
          _("Unrecognized algorithm type '{}'").replace("{}", str(algorithm)),
        );
      }
      if (requires_cryptography.has(algorithm) && !has_crypto) {
        throw new TokenBackendError(
          _("You must have cryptography installed to use {}.").replace("{}", algorithm),
        );
      }
    }

    #prepare(key: Value): Promise<PreparedKey> {
      if (key === null) throw new TypeError("Expected a string or bytes value");
      const text = key instanceof Bytes ? new TextDecoder().decode(key.value) : key;
      const hmac = this.algorithm.startsWith("HS");
      if (typeof text !== "string")
        throw new TypeError(
          hmac ? "Expected a string or bytes value" : "Expecting a PEM-formatted key.",
        );
      return jws.get_algorithm_by_name(this.algorithm).prepare_key(text);
    }
    async preparedSigningKey(): Promise<PreparedKey> {
      this.#signing ??= this.#prepare(this.signing_key);
      return await this.#signing;
    }
    async preparedVerifyingKey(): Promise<PreparedKey> {
      this.#verifying ??= this.#prepare(this.verifying_key);
      return await this.#verifying;
    }

    @py() get_leeway(): TimeDelta {
      const { leeway } = this;
      if (leeway === null) return TimeDelta.of({});
      const seconds = asNumber(leeway);
      if (seconds !== undefined) return TimeDelta.of({ seconds: Number(seconds) });
      if (leeway instanceof TimeDelta) return leeway;
      const text = _("Unrecognized type '{}', 'leeway' must be of type int, float or timedelta.");
      throw new TokenBackendError(text.replace("{}", `<class '${typeName(leeway)}'>`));
    }

    async verifyingKey(): Promise<PreparedKey> {
      return this.algorithm.startsWith("HS")
        ? await this.preparedSigningKey()
        : await this.preparedVerifyingKey();
    }

    @py("payload") async encode(payload: Dict): Promise<string> {
      const claims = new Dict(payload);
      if (this.audience !== null) claims.set("aud", this.audience);
      if (this.issuer !== null) claims.set("iss", this.issuer);
      return await encode(jws, claims, await this.preparedSigningKey(), this.algorithm);
    }

    /** @throws TokenBackendError, TokenBackendExpiredToken */
    @py("token, verify=True") async decode(token: Value, verify: Value = true): Promise<Dict> {
      const key = await this.verifyingKey();
      const leeway = this.get_leeway().totalSeconds;
      const { audience, issuer } = this;
      const rules = {
        audience,
        issuer,
        verifyAudience: audience !== null,
        leeway,
        now: process.host.clock(),
      };
      try {
        const text = token instanceof Bytes ? latin1(token.value) : str(token);
        return await decode(
          jws,
          text,
          key,
          [this.algorithm],
          truthy(verify) ? rules : null,
          (what) => this.#passed(what),
        );
      } catch (error) {
        this.#refused(error);
        if (error instanceof InvalidAlgorithmError)
          throw new TokenBackendError(_("Invalid algorithm specified"), { cause: error });
        if (error instanceof ExpiredSignatureError)
          throw new TokenBackendExpiredToken(_("Token is expired"), { cause: error });
        if (error instanceof InvalidTokenError)
          throw new TokenBackendError(_("Token is invalid"), { cause: error });
        throw error;
      }
    }

    #passed(what: string): void {
      const because =
        what === "signature"
          ? "The signature fits the header and the payload."
          : `The claim ${what} is good.`;
      process.host.trace.step({
        gate: "token",
        name: `jwt.PyJWT.decode: ${what}`,
        outcome: "passed",
        because,
      });
    }
    #refused(error: unknown): void {
      if (!(error instanceof InvalidTokenError)) return;
      const because =
        error instanceof ExpiredSignatureError
          ? "The token has expired: the time in its claim exp has passed."
          : `The token cannot be trusted. PyJWT says: ${str(error)}.`;
      process.host.trace.step({
        gate: "token",
        name: `jwt.exceptions.${typeName(error)}`,
        outcome: "refused",
        because,
      });
    }
  }

  return { TokenBackend, ALLOWED_ALGORITHMS: [...ALLOWED_ALGORITHMS] };
});

export type TokenBackend = InstanceType<ExportsOf<typeof backends>["TokenBackend"]>;
