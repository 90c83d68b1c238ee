import type { HashName } from "../../environment.ts";
import { TypeError } from "../../../python/errors.ts";
import { decodeText, encodeText } from "../../../python/stdlib/codecs.ts";
import { Bytes, Dict, type Value } from "../../../python/values.ts";
import { loads } from "../../../python/stdlib/json.ts";
import { InvalidKeyError } from "../exceptions.ts";
import type { Algorithm, AlgorithmContext, PreparedKey } from "./algorithm.ts";

const PEM_LABELS = [
  "CERTIFICATE",
  "TRUSTED CERTIFICATE",
  "PRIVATE KEY",
  "PUBLIC KEY",
  "ENCRYPTED PRIVATE KEY",
  "OPENSSH PRIVATE KEY",
  "DSA PRIVATE KEY",
  "RSA PRIVATE KEY",
  "RSA PUBLIC KEY",
  "EC PRIVATE KEY",
  "DH PARAMETERS",
  "NEW CERTIFICATE REQUEST",
  "CERTIFICATE REQUEST",
  "SSH2 PUBLIC KEY",
  "SSH2 ENCRYPTED PRIVATE KEY",
  "X509 CRL",
].join("|");
const PEM_MARKER = new RegExp(`----[- ](BEGIN|END) (${PEM_LABELS})[- ]----`, "g");
const SSH_KEY = /^(ssh-ed25519|ssh-rsa|ssh-dss|ecdsa-sha2-nistp(256|384|521))/;

/** Mirrors jwt.algorithms.HMACAlgorithm: HS256, HS384, HS512. */
export class HMACAlgorithm implements Algorithm {
  readonly #context: AlgorithmContext;
  readonly #hash: HashName;

  constructor(context: AlgorithmContext, hash: HashName) {
    this.#context = context;
    this.#hash = hash;
  }

  prepare_key(key: Value): Promise<PreparedKey> {
    const bytes = force_bytes(key);
    const text = decodeText(bytes, "latin-1");
    if (text === "") throw new InvalidKeyError("HMAC key must not be empty.");
    if (hasPemMarkers(text) || SSH_KEY.test(text)) {
      throw new InvalidKeyError(
        "The specified key is an asymmetric key or x509 certificate and should not be used as an HMAC secret.",
      );
    }
    if (looksLikeJwk(bytes)) {
      throw new InvalidKeyError(
        "The specified key looks like a JWK and should not be used directly as an HMAC secret. " +
          "Load it via PyJWK / HMACAlgorithm.from_jwk first.",
      );
    }
    return Promise.resolve({ kind: "secret", bytes });
  }

  async sign(message: Uint8Array, key: PreparedKey): Promise<Uint8Array> {
    return await this.#context.crypto.hmac(this.#hash, secretOf(key), message);
  }

  async verify(message: Uint8Array, key: PreparedKey, signature: Uint8Array): Promise<boolean> {
    const expected = await this.sign(message, key);
    return (
      expected.length === signature.length && expected.every((byte, at) => byte === signature[at])
    );
  }
}

/** Mirrors jwt.utils.force_bytes. @throws TypeError, UnicodeEncodeError */
function force_bytes(key: Value): Uint8Array {
  if (typeof key === "string") return encodeText(key, "utf-8");
  if (key instanceof Bytes) return key.value;
  throw new TypeError("Expected a string or bytes value");
}

function secretOf(key: PreparedKey): Uint8Array {
  return key.kind === "secret" ? key.bytes : new Uint8Array();
}

/** A BEGIN marker with an END marker of the same label behind it, as jwt.utils.is_pem_format looks for. */
function hasPemMarkers(key: string): boolean {
  const begun = new Map<string, number>();
  for (const marker of key.matchAll(PEM_MARKER)) {
    const [text, kind, label = ""] = marker;
    if (kind === "BEGIN") begun.set(label, marker.index + text.length);
    else if ((begun.get(label) ?? Infinity) < marker.index) return true;
  }
  return false;
}

/** JSON with a "kty" member anywhere in it. */
function looksLikeJwk(key: Uint8Array): boolean {
  let parsed: Value;
  try {
    parsed = loads(new Bytes(key));
  } catch {
    return false;
  }
  const open: Value[] = [parsed];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value instanceof Dict) {
      if (value.has("kty")) return true;
      open.push(...value.values());
    } else if (Array.isArray(value)) {
      open.push(...(value as Value[]));
    }
  }
  return false;
}
