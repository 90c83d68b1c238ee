/** The modules of PyJWT (2.15.1) that a project imports: `jwt`, `jwt.exceptions` and `jwt.algorithms`. */
import { NotSimulated, TypeError } from "../../python/errors.ts";
import { items } from "../../python/iteration.ts";
import { native } from "../../python/objects.ts";
import { asNumber, str, truthy, typeName } from "../../python/operations.ts";
import { DateTime, TimeDelta } from "../../python/stdlib/datetime.ts";
import { Bytes, Dict, PySet, type Value } from "../../python/values.ts";
import { normalizeName } from "../packages/normalize-name.ts";
import { defineModule } from "../process.ts";
import { requires_cryptography, type PreparedKey } from "./algorithms/algorithm.ts";
import * as api from "./api_jwt.ts";
import { PyJWS } from "./api_jws.ts";
import * as errors from "./exceptions.ts";

const NAMES = [
  "DecodeError",
  "ExpiredSignatureError",
  "ImmatureSignatureError",
  "InvalidAlgorithmError",
  "InvalidAudienceError",
  "InvalidIssuedAtError",
  "InvalidIssuerError",
  "InvalidKeyError",
  "InvalidSignatureError",
  "InvalidTokenError",
  "MissingRequiredClaimError",
  "PyJWKClientConnectionError",
  "PyJWKClientError",
  "PyJWKError",
  "PyJWKSetError",
  "PyJWTError",
] as const;
const TOP_LEVEL = Object.fromEntries(NAMES.map((name) => [name, errors[name]]));

export const jwt_exceptions = defineModule("jwt.exceptions", () => ({ ...errors }));

export const jwt_algorithms = defineModule("jwt.algorithms", () => ({
  requires_cryptography: new PySet([...requires_cryptography]),
}));

/** Claims that are given as a datetime, and kept as a number. */
const TIMES = ["exp", "iat", "nbf"];

export const jwt = defineModule(
  "jwt",
  (process) => {
    const hasCryptography = process.host.packages.some(
      (name) => normalizeName(name) === "cryptography",
    );
    const jws = new PyJWS({ crypto: process.host.crypto, hasCryptography });

    function prepare(key: Value, algorithm: string): Promise<PreparedKey> {
      const text = key instanceof Bytes ? new TextDecoder().decode(key.value) : key;
      if (typeof text !== "string") throw new TypeError("Expected a string or bytes value");
      return jws.get_algorithm_by_name(algorithm).prepare_key(text);
    }

    async function encode(
      payload: Value,
      key: Value,
      algorithm: Value,
      headers: Value,
      json_encoder: Value,
    ): Promise<string> {
      if (!(payload instanceof Dict)) {
        throw new TypeError(
          "Expecting a dict object, as JWT only supports JSON objects as payloads.",
        );
      }
      if (headers !== null || json_encoder !== null)
        throw new NotSimulated("jwt.encode() with headers or json_encoder");
      const claims = new Dict(payload);
      for (const name of TIMES) {
        const value = claims.get(name);
        if (value instanceof DateTime) claims.set(name, value.epochSeconds);
      }
      const name = str(algorithm);
      return await api.encode(jws, claims, await prepare(key, name), name);
    }

    async function decode(
      token: Value,
      key: Value,
      algorithms: Value,
      options: Value,
      audience: Value,
      issuer: Value,
      leeway: Value,
    ): Promise<Dict> {
      const text = token instanceof Bytes ? new TextDecoder().decode(token.value) : token;
      if (typeof text !== "string")
        throw new errors.DecodeError("Invalid token type. Token must be a <class 'bytes'>");
      const given = options instanceof Dict ? options : new Dict();
      const other = [...given.keys()].find((name) => name !== "verify_signature");
      if (other !== undefined) throw new NotSimulated(`jwt.decode() with the option ${str(other)}`);
      const verified = truthy(given.get("verify_signature") ?? true);
      if (verified && !truthy(algorithms)) {
        throw new errors.DecodeError(
          'It is required that you pass in a value for the "algorithms" argument when calling decode().',
        );
      }
      const seconds =
        leeway instanceof TimeDelta ? leeway.totalSeconds : Number(asNumber(leeway) ?? 0);
      const rules = {
        audience,
        issuer,
        verifyAudience: true,
        leeway: seconds,
        now: process.host.clock(),
      };
      const allowed = algorithms === null ? [] : (await items(algorithms)).map(str);
      return await api.decode(
        jws,
        text,
        () => prepare(key, headerAlgorithm(text)),
        allowed,
        verified ? rules : null,
        () => undefined,
      );
    }

    const headerAlgorithm = (token: string): string => str(jws.load(token).header.get("alg") ?? "");

    function get_unverified_header(token: Value): Dict {
      const text = token instanceof Bytes ? new TextDecoder().decode(token.value) : token;
      if (typeof text !== "string")
        throw new errors.DecodeError(
          `Invalid token type. Token must be a <class 'bytes'>, not ${typeName(token)}`,
        );
      return jws.load(text).header;
    }

    return {
      ...TOP_LEVEL,
      __version__: "2.15.1",
      encode: native(
        "payload, key, algorithm='HS256', headers=None, json_encoder=None",
        encode,
        "encode",
      ),
      decode: native(
        "jwt, key='', algorithms=None, options=None, audience=None, issuer=None, leeway=0",
        decode,
        "decode",
      ),
      get_unverified_header: native("jwt", get_unverified_header, "get_unverified_header"),
    };
  },
  "/site-packages/jwt/__init__.py",
);
