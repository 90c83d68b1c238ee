/** The modules of PyJWT (2.15.1) that a project imports: `jwt`, `jwt.exceptions` and `jwt.algorithms`. */
import { NotSimulated, TypeError } from "../../python/errors.ts";
import { native } from "../../python/objects.ts";
import { asNumber, str } from "../../python/operations.ts";
import { TimeDelta } from "../../python/stdlib/datetime.ts";
import { Bytes, Dict, PySet, type Value } from "../../python/values.ts";
import { normalizeName } from "../packages/normalize-name.ts";
import { defineModule } from "../process.ts";
import { requires_cryptography } from "./algorithms/algorithm.ts";
import * as api from "./api_jwt.ts";
import { type KeySource, type LoadedToken, PyJWS } from "./api_jws.ts";
import * as errors from "./exceptions.ts";
import { mergeOptions } from "./options.ts";
import { jsonWriter } from "./write-json.ts";

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

const DECODE =
  "jwt, key='', algorithms=None, options=None, verify=None, detached_payload=None, audience=None, subject=None, issuer=None, leeway=0";

export const jwt = defineModule(
  "jwt",
  (process) => {
    const hasCryptography = process.host.packages.some(
      (name) => normalizeName(name) === "cryptography",
    );
    const jws = new PyJWS({ crypto: process.host.crypto, hasCryptography });

    async function encode(
      payload: Value,
      key: Value,
      algorithm: Value = "HS256",
      headers: Value = null,
      json_encoder: Value = null,
    ): Promise<string> {
      if (!(payload instanceof Dict)) {
        throw new TypeError(
          "Expecting a dict object, as JWT only supports JSON objects as payloads.",
        );
      }
      const more = headers instanceof Dict ? headers : null;
      const name = algorithm === null ? "none" : str(algorithm);
      return await api.encode(jws, payload, key, name, more, jsonWriter(process, json_encoder));
    }

    async function complete(
      token: Value,
      key: Value = "",
      algorithms: Value = null,
      options: Value = null,
      detached: Value = null,
      audience: Value = null,
      subject: Value = null,
      issuer: Value = null,
      leeway: Value = 0,
    ): Promise<{ claims: Dict; loaded: LoadedToken }> {
      if (detached !== null) throw new NotSimulated("jwt.decode() with detached_payload");
      const rules = {
        audience,
        issuer,
        subject,
        leeway: leeway instanceof TimeDelta ? leeway.totalSeconds : Number(asNumber(leeway) ?? 0),
        now: process.host.clock(),
        options: mergeOptions(options instanceof Dict ? options : new Dict()),
      };
      const source: KeySource = (algorithm) => algorithm.prepare_key(key);
      return await api.decode_complete(jws, token, source, algorithms, rules, () => undefined);
    }

    async function decode(...given: DecodeArguments): Promise<Dict> {
      const [token, key, algorithms, options, , ...rest] = given;
      return (await complete(token, key, algorithms, options, ...rest)).claims;
    }

    async function decode_complete(...given: DecodeArguments): Promise<Dict> {
      const [token, key, algorithms, options, , ...rest] = given;
      const { claims, loaded } = await complete(token, key, algorithms, options, ...rest);
      const signature = new Bytes(loaded.signature);
      return Dict.from<Value>({ payload: claims, header: loaded.header, signature });
    }

    return {
      ...TOP_LEVEL,
      __version__: "2.15.1",
      encode: native(
        "payload, key, algorithm='HS256', headers=None, json_encoder=None, sort_headers=True",
        encode,
        "encode",
      ),
      decode: native(DECODE, decode, "decode"),
      decode_complete: native(DECODE, decode_complete, "decode_complete"),
      get_unverified_header: native(
        "jwt",
        (token: Value) => jws.get_unverified_header(token),
        "get_unverified_header",
      ),
    };
  },
  "/site-packages/jwt/__init__.py",
);

/** As DECODE has them; undefined where one is left out. */
type DecodeArguments = [
  token: Value,
  key?: Value,
  algorithms?: Value,
  options?: Value,
  verify?: Value,
  detached?: Value,
  audience?: Value,
  subject?: Value,
  issuer?: Value,
  leeway?: Value,
];
