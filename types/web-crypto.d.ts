/**
 * The one browser API of the core, for tsconfig.core.json alone: the rooms it covers are checked without the DOM's types,
 * so that a stray `document` does not compile, and still name what `crypto.subtle` takes and gives.
 */
import type { webcrypto } from "node:crypto";

declare global {
  type AlgorithmIdentifier = webcrypto.AlgorithmIdentifier;
  type CryptoKey = webcrypto.CryptoKey;
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
  type EcdsaParams = webcrypto.EcdsaParams;
  type EcKeyAlgorithm = webcrypto.EcKeyAlgorithm;
  type EcKeyImportParams = webcrypto.EcKeyImportParams;
  type HmacImportParams = webcrypto.HmacImportParams;
  type JsonWebKey = webcrypto.JsonWebKey;
  type KeyUsage = webcrypto.KeyUsage;
  type RsaHashedImportParams = webcrypto.RsaHashedImportParams;
  type RsaHashedKeyAlgorithm = webcrypto.RsaHashedKeyAlgorithm;
  type RsaPssParams = webcrypto.RsaPssParams;
  type SubtleCrypto = webcrypto.SubtleCrypto;
}
