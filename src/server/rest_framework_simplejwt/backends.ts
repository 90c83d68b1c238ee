/** Mirrors rest_framework_simplejwt/backends.py (5.5.1). */
import { ImportError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { namesOf } from "../../python/namespace.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { asNumber, str, truthy, typeName } from "../../python/operations.ts";
import { requireHashable } from "../../python/subscripts.ts";
import { TimeDelta } from "../../python/stdlib/datetime.ts";
import { Dict, type Value } from "../../python/values.ts";
import { translation } from "../django/utils/translation.ts";
import { type PreparedKey, requires_cryptography } from "../jwt/algorithms/algorithm.ts";
import { type KeySource, PyJWS } from "../jwt/api_jws.ts";
import { decode_complete, encode } from "../jwt/api_jwt.ts";
import {
  ExpiredSignatureError,
  InvalidAlgorithmError,
  InvalidTokenError,
  PyJWKClientError,
} from "../jwt/exceptions.ts";
import { mergeOptions } from "../jwt/options.ts";
import { jsonWriter } from "../jwt/write-json.ts";
import { normalizeName } from "../packages/normalize-name.ts";
import { defineModule } from "../process.ts";
import { tokenFacts } from "./token-facts.ts";
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
    declare json_encoder: Value;
    #remoteKeys = false;
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
      this.algorithm = str(algorithm);
      this.signing_key = signing_key;
      this.verifying_key = verifying_key;
      this.audience = audience;
      this.issuer = issuer;
      this.#remoteKeys = truthy(jwk_url);
      if (this.#remoteKeys) requireWebAddress(str(jwk_url));
      this.leeway = leeway;
      this.json_encoder = json_encoder;
    }

    #validateAlgorithm(algorithm: Value): void {
      requireHashable(algorithm);
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

    async #prepare(key: Value): Promise<PreparedKey> {
      return await jws.get_algorithm_by_name(this.algorithm).prepare_key(key);
    }
    async #preparedSigningKey(): Promise<PreparedKey> {
      this.#signing ??= this.#prepare(this.signing_key);
      return await this.#signing;
    }
    async #preparedVerifyingKey(): Promise<PreparedKey> {
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

    /**
     * Whoever has None for a key learns of it when the key is used, and not before.
     * @throws TokenBackendError for keys that another server keeps: no request leaves this workbook
     */
    async #verifyingKey(): Promise<KeySource> {
      const symmetric = this.algorithm.startsWith("HS");
      if (!symmetric && this.#remoteKeys) {
        process.host.trace.step({
          gate: "token",
          name: "jwt.PyJWKClient.fetch_data",
          outcome: "refused",
          setting: "SIMPLE_JWT.JWK_URL",
          looked: [{ what: "JWK_URL", value: "(another server)" }],
          because:
            "JWK_URL names another server, and no request leaves this workbook: the key cannot be fetched.",
        });
        throw new TokenBackendError(_("Token is invalid"));
      }
      const prepared = (): Promise<PreparedKey> =>
        symmetric ? this.#preparedSigningKey() : this.#preparedVerifyingKey();
      if ((symmetric ? this.signing_key : this.verifying_key) !== null) await prepared();
      return prepared;
    }

    @py("payload") async encode(payload: Dict): Promise<string> {
      const claims = new Dict(payload);
      if (this.audience !== null) claims.set("aud", this.audience);
      if (this.issuer !== null) claims.set("iss", this.issuer);
      if (this.signing_key !== null) await this.#preparedSigningKey();
      const write = jsonWriter(process, this.json_encoder);
      return await encode(jws, claims, this.signing_key, this.algorithm, null, write);
    }

    /** @throws TokenBackendError, TokenBackendExpiredToken */
    @py("token, verify=True") async decode(token: Value, verify: Value = true): Promise<Dict> {
      const key = await this.#verifyingKey();
      const leeway = this.get_leeway().totalSeconds;
      const { audience, issuer } = this;
      const options = Dict.from<Value>({
        verify_aud: audience !== null,
        verify_signature: truthy(verify),
      });
      const rules = {
        audience,
        issuer,
        subject: null,
        leeway,
        now: process.host.clock(),
        options: mergeOptions(options),
      };
      try {
        const { claims } = await decode_complete(jws, token, key, [this.algorithm], rules, (what) =>
          this.#passed(what),
        );
        return claims;
      } catch (error) {
        this.#refused(error, token);
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
    #refused(error: unknown, token: Value): void {
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
        ...tokenFacts(typeName(error), token, process.host.clock()),
      });
    }
  }

  return { TokenBackend, ALLOWED_ALGORITHMS: [...ALLOWED_ALGORITHMS] };
});

/** Mirrors how PyJWKClient takes its address. @throws PyJWKClientError for another scheme than http and https */
function requireWebAddress(address: string): void {
  const scheme = (/^([A-Za-z][A-Za-z0-9+.-]*):/.exec(address)?.[1] ?? "").toLowerCase();
  if (scheme === "http" || scheme === "https") return;
  throw new PyJWKClientError(
    `Invalid JWKS URI scheme '${scheme}': only 'http' and 'https' are supported.`,
  );
}

export type TokenBackend = InstanceType<ExportsOf<typeof backends>["TokenBackend"]>;
