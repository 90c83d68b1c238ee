import { AttributeError, NotSimulated, TypeError, ValueError } from "../../../python/errors.ts";
import { typeName } from "../../../python/operations.ts";
import { decodeText } from "../../../python/stdlib/codecs.ts";
import { Bytes, type Value } from "../../../python/values.ts";
import { InvalidKeyError } from "../exceptions.ts";
import {
  type Algorithm,
  type AlgorithmContext,
  type AsymmetricKey,
  HASHES,
  type PreparedKey,
} from "./algorithm.ts";
import {
  type KeyFamily,
  type KeyFile,
  load_pem_private_key,
  load_pem_public_key,
  load_ssh_public_key,
} from "./key-file.ts";

/** One JWA algorithm (RFC 7518, RFC 8037), for upstream and for WebCrypto. */
interface Scheme {
  /** Name of upstream's class. */
  readonly className: string;
  readonly families: readonly KeyFamily[];
  readonly importing: RsaHashedImportParams | EcKeyImportParams | { name: string };
  readonly signing: RsaPssParams | EcdsaParams | { name: string };
  /** Curve as the `cryptography` package names it, where the algorithm asks for one. */
  readonly curve: string | null;
}

const CURVES: Readonly<Record<string, { webcrypto: string | null; cryptography: string }>> = {
  ES256: { webcrypto: "P-256", cryptography: "secp256r1" },
  ES256K: { webcrypto: null, cryptography: "secp256k1" },
  ES384: { webcrypto: "P-384", cryptography: "secp384r1" },
  ES512: { webcrypto: "P-521", cryptography: "secp521r1" },
  ES521: { webcrypto: "P-521", cryptography: "secp521r1" },
};

function schemeOf(algorithm: string): Scheme {
  const hash = HASHES[algorithm.slice(2)] ?? "SHA-256";
  if (algorithm.startsWith("RS")) {
    const name = "RSASSA-PKCS1-v1_5";
    return rsaScheme("RSAAlgorithm", { name, hash }, { name });
  }
  if (algorithm.startsWith("PS")) {
    const name = "RSA-PSS";
    const saltLength = Number(hash.slice(4)) / 8;
    return rsaScheme("RSAPSSAlgorithm", { name, hash }, { name, saltLength });
  }
  const curve = CURVES[algorithm];
  if (!curve)
    return {
      className: "OKPAlgorithm",
      families: ["Ed25519", "Ed448"],
      importing: { name: "Ed25519" },
      signing: { name: "Ed25519" },
      curve: null,
    };
  return {
    className: "ECAlgorithm",
    families: ["EllipticCurve"],
    importing: { name: "ECDSA", namedCurve: curve.webcrypto ?? "" },
    signing: { name: "ECDSA", hash },
    curve: curve.cryptography,
  };
}

function rsaScheme(
  className: string,
  importing: RsaHashedImportParams,
  signing: RsaPssParams | { name: string },
): Scheme {
  return { className, families: ["RSA"], importing, signing, curve: null };
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

  async prepare_key(key: Value): Promise<PreparedKey> {
    return await this.#import(this.#load(key));
  }

  #load(key: Value): KeyFile {
    const { className } = this.#scheme;
    const edwards = className === "OKPAlgorithm";
    if (typeof key !== "string" && !(key instanceof Bytes)) {
      throw edwards
        ? this.#wrongType(typeName(key))
        : new TypeError("Expecting a PEM-formatted key.");
    }
    const text = textOf(key, edwards ? "strict" : "replace");
    if (edwards) return this.#checked(loadEdwards(text));
    return className === "ECAlgorithm" ? this.#loadCurve(text) : this.#loadRsa(text);
  }

  #loadRsa(text: string): KeyFile {
    try {
      return this.#checked(
        text.startsWith("ssh-rsa") ? load_ssh_public_key(text) : load_pem_private_key(text),
      );
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
    }
    try {
      return this.#checked(load_pem_public_key(text));
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      throw new InvalidKeyError("Could not parse the provided public key.");
    }
  }

  #loadCurve(text: string): KeyFile {
    try {
      return this.#checked(
        text.startsWith("ecdsa-sha2-") ? load_ssh_public_key(text) : load_pem_public_key(text),
      );
    } catch (error) {
      if (!(error instanceof ValueError)) throw error;
      return this.#checked(load_pem_private_key(text));
    }
  }

  #checked(file: KeyFile): KeyFile {
    const { curve, families } = this.#scheme;
    if (!families.includes(file.family)) throw this.#wrongType(pythonName(file));
    if (curve !== null && file.curve !== curve) {
      throw new InvalidKeyError(
        `The key's curve '${file.curve ?? "unknown"}' does not match the expected curve '${curve}' for this algorithm`,
      );
    }
    return file;
  }

  /** Upstream prints the generator of the classes' names instead of the names. */
  #wrongType(actual: string): InvalidKeyError {
    const wanted =
      "<generator object Algorithm.check_crypto_key_type.<locals>.<genexpr> at 0x7f0000000000>";
    return new InvalidKeyError(
      `Expected one of ${wanted}, got: ${actual}. Invalid Key type for ${this.#scheme.className}`,
    );
  }

  async #import(file: KeyFile): Promise<PreparedKey> {
    if (file.family === "Ed448" || file.curve === "secp256k1") {
      throw new NotSimulated(
        `signatures with ${file.curve ?? file.family} are not simulated: no browser has them`,
      );
    }
    const { importing } = this.#scheme;
    const name = pythonName(file);
    try {
      if (!file.secret) {
        const usages: KeyUsage[] = ["verify"];
        const verifying = await this.#subtle.importKey("spki", file.der, importing, true, usages);
        return { kind: "asymmetric", name, signing: null, verifying };
      }
      const signing = await this.#subtle.importKey("pkcs8", file.der, importing, true, ["sign"]);
      return { kind: "asymmetric", name, signing, verifying: await this.#publicHalf(signing) };
    } catch (cause) {
      throw new InvalidKeyError("Could not parse the provided public key.", { cause });
    }
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
    const { name, signing } = asymmetric(key);
    if (!signing) throw new AttributeError(`'${name}' object has no attribute 'sign'`);
    return new Uint8Array(
      await this.#subtle.sign(this.#scheme.signing, signing, Uint8Array.from(message)),
    );
  }

  async verify(message: Uint8Array, key: PreparedKey, signature: Uint8Array): Promise<boolean> {
    const { name, signing, verifying } = asymmetric(key);
    // Upstream takes the public half of a private key for curves, and forgets to for RSA.
    if (signing && this.#scheme.families.includes("RSA"))
      throw new AttributeError(`'${name}' object has no attribute 'verify'`);
    return await this.#subtle.verify(
      this.#scheme.signing,
      verifying,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  }
}

function asymmetric(key: PreparedKey): AsymmetricKey {
  if (key.kind === "asymmetric") return key;
  throw new RangeError("a secret is no key for an asymmetric algorithm");
}

/** Name of the class `cryptography` has for a key. */
function pythonName({ family, secret }: KeyFile): string {
  return `_${family}${secret ? "Private" : "Public"}Key`;
}

function textOf(key: string | Bytes, errors: "strict" | "replace"): string {
  return typeof key === "string" ? key : decodeText(key.value, "utf-8", errors);
}

function loadEdwards(text: string): KeyFile {
  if (text.includes("-----BEGIN PUBLIC")) return load_pem_public_key(text);
  if (text.includes("-----BEGIN PRIVATE")) return load_pem_private_key(text);
  if (text.startsWith("ssh-")) return load_ssh_public_key(text);
  throw new InvalidKeyError("Not a public or private key");
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
