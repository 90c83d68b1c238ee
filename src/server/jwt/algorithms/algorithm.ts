import type { Value } from "../../../python/values.ts";
import type { CryptoProvider, HashName } from "../../environment.ts";

/** A key of a pair; `signing` is null for the public half. */
export interface AsymmetricKey {
  readonly kind: "asymmetric";
  /** Name of its Python class. */
  readonly name: string;
  readonly signing: CryptoKey | null;
  readonly verifying: CryptoKey;
}

/** A key in the form an algorithm signs and verifies with. */
export type PreparedKey = { readonly kind: "secret"; readonly bytes: Uint8Array } | AsymmetricKey;

/** Mirrors jwt.algorithms.Algorithm: one way to sign and verify. */
export interface Algorithm {
  /** @throws InvalidKeyError, ValueError, TypeError where the key is no key for this algorithm */
  prepare_key(key: Value): Promise<PreparedKey>;
  sign(message: Uint8Array, key: PreparedKey): Promise<Uint8Array>;
  verify(message: Uint8Array, key: PreparedKey, signature: Uint8Array): Promise<boolean>;
}

/** The algorithms that PyJWT offers only where the `cryptography` package is installed. */
export const requires_cryptography: ReadonlySet<string> = new Set([
  "RS256",
  "RS384",
  "RS512",
  "ES256",
  "ES256K",
  "ES384",
  "ES521",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "EdDSA",
]);

/** What an algorithm stands on. */
export interface AlgorithmContext {
  readonly crypto: CryptoProvider;
  /** True where the `cryptography` package is installed. */
  readonly hasCryptography: boolean;
}

export const HASHES: Readonly<Record<string, HashName>> = {
  256: "SHA-256",
  384: "SHA-384",
  512: "SHA-512",
  521: "SHA-512",
};
