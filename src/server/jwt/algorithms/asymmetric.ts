import { InvalidKeyError } from "../exceptions.ts";
import { ValueError, AttributeError } from "../../../python/errors.ts";
import { type Algorithm, type AlgorithmContext, HASHES, type PreparedKey } from "./algorithm.ts";
import { type KeyFamily, type KeyFile, readKeyFile } from "./key-file.ts";

/** WebCrypto's parameters of one JWA algorithm (RFC 7518, RFC 8037). */
interface Scheme {
  readonly family: KeyFamily;
  readonly importing: RsaHashedImportParams | EcKeyImportParams | { name: string };
  readonly signing: RsaPssParams | EcdsaParams | { name: string };
  /** Curve as the `cryptography` package names it, where the algorithm asks for one. */
  readonly curve: string | null;
}

const CURVES: Readonly<Record<string, { webcrypto: string; cryptography: string }>> = {
  ES256: { webcrypto: "P-256", cryptography: "secp256r1" },
  ES384: { webcrypto: "P-384", cryptography: "secp384r1" },
  ES512: { webcrypto: "P-521", cryptography: "secp521r1" },
  ES521: { webcrypto: "P-521", cryptography: "secp521r1" },
};

function schemeOf(algorithm: string): Scheme {
  const hash = HASHES[algorithm.slice(2)] ?? "SHA-256";
  if (algorithm.startsWith("RS")) {
    const name = "RSASSA-PKCS1-v1_5";
    return { family: "RSA", importing: { name, hash }, signing: { name }, curve: null };
  }
  if (algorithm.startsWith("PS")) {
    const name = "RSA-PSS";
    const saltLength = Number(hash.slice(4)) / 8;
    return { family: "RSA", importing: { name, hash }, signing: { name, saltLength }, curve: null };
  }
  const curve = CURVES[algorithm];
  if (!curve)
    return {
      family: "Ed25519",
      importing: { name: "Ed25519" },
      signing: { name: "Ed25519" },
      curve: null,
    };
  return {
    family: "EC",
    importing: { name: "ECDSA", namedCurve: curve.webcrypto },
    signing: { name: "ECDSA", hash },
    curve: curve.cryptography,
  };
}

/** Mirrors RSAAlgorithm, RSAPSSAlgorithm, ECAlgorithm and OKPAlgorithm of jwt.algorithms over WebCrypto. */
export class AsymmetricAlgorithm implements Algorithm {
  readonly #subtle: SubtleCrypto;
  readonly #scheme: Scheme;

  /** @param algorithm e.g. "RS256" */
  constructor(context: AlgorithmContext, algorithm: string) {
    if (!context.crypto.subtle) throw new CryptographyUnavailable(algorithm);
    this.#subtle = context.crypto.subtle;
    this.#scheme = schemeOf(algorithm);
  }

  async prepare_key(key: string): Promise<PreparedKey> {
    const file = this.#read(key);
    const { importing, curve } = this.#scheme;
    if (curve !== null && file.curve !== curve) {
      throw new InvalidKeyError(
        `The key's curve '${file.curve ?? "unknown"}' does not match the expected curve '${curve}' for this algorithm`,
      );
    }
    try {
      if (!file.secret) {
        const verifying = await this.#subtle.importKey("spki", file.der, importing, true, [
          "verify",
        ]);
        return { kind: "asymmetric", signing: null, verifying };
      }
      const signing = await this.#subtle.importKey("pkcs8", file.der, importing, true, ["sign"]);
      return { kind: "asymmetric", signing, verifying: await this.#publicHalf(signing) };
    } catch (cause) {
      throw new InvalidKeyError("Could not parse the provided public key.", { cause });
    }
  }

  #read(key: string): KeyFile {
    const { family } = this.#scheme;
    const file = readKeyFile(key, "private") ?? readKeyFile(key, "public");
    if (file?.family === family) return file;
    if (file)
      throw new InvalidKeyError(`Expected a key for ${family}, got a key for ${file.family}.`);
    if (family === "RSA") throw new InvalidKeyError("Could not parse the provided public key.");
    if (family === "Ed25519") throw new InvalidKeyError("Not a public or private key");
    throw new ValueError(
      "Could not deserialize key data. The data may be in an incorrect format, it may be encrypted with an unsupported " +
        "algorithm, or it may be an unsupported key type (e.g. EC curves with explicit parameters).",
    );
  }

  async #publicHalf(signing: CryptoKey): Promise<CryptoKey> {
    const jwk = await this.#subtle.exportKey("jwk", signing);
    const { kty, crv, x, y, n, e } = jwk;
    const half = Object.fromEntries(
      Object.entries({ kty, crv, x, y, n, e }).filter(([, part]) => part !== undefined),
    );
    return await this.#subtle.importKey("jwk", half, this.#scheme.importing, true, ["verify"]);
  }

  async sign(message: Uint8Array, key: PreparedKey): Promise<Uint8Array> {
    if (key.kind !== "asymmetric" || !key.signing) {
      const name = {
        RSA: "_RSAPublicKey",
        EC: "_EllipticCurvePublicKey",
        Ed25519: "_Ed25519PublicKey",
      };
      throw new AttributeError(`'${name[this.#scheme.family]}' object has no attribute 'sign'`);
    }
    return new Uint8Array(
      await this.#subtle.sign(this.#scheme.signing, key.signing, Uint8Array.from(message)),
    );
  }

  async verify(message: Uint8Array, key: PreparedKey, signature: Uint8Array): Promise<boolean> {
    if (key.kind !== "asymmetric") return false;
    if (this.#scheme.family === "RSA" && key.signing) {
      throw new AttributeError("'_RSAPrivateKey' object has no attribute 'verify'");
    }
    if (!key.verifying) return false;
    return await this.#subtle.verify(
      this.#scheme.signing,
      key.verifying,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  }

  check_key_length(key: PreparedKey): string | null {
    if (this.#scheme.family !== "RSA" || key.kind !== "asymmetric") return null;
    const algorithm = (key.verifying ?? key.signing)?.algorithm as
      RsaHashedKeyAlgorithm | undefined;
    const bits = algorithm?.modulusLength ?? 2048;
    if (bits >= 2048) return null;
    return (
      `The RSA key is ${String(bits)} bits long, which is below the minimum recommended size of 2048 bits. ` +
      "See NIST SP 800-131A."
    );
  }
}

/** No `crypto.subtle` here (a page over plain http): only HMAC can be computed. Ours, not upstream's. */
export class CryptographyUnavailable extends Error {
  readonly code = "cryptography_unavailable";
  constructor(algorithm: string) {
    super(
      `This browser offers no cryptography for ${algorithm} on a page without https. Open the workbook over https or on localhost.`,
    );
  }
}
