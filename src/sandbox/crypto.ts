import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { pbkdf2Async } from "@noble/hashes/pbkdf2.js";
import { sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import type { CryptoProvider, HashName } from "../server/environment.ts";

const HASHES = { "SHA-1": sha1, "SHA-256": sha256, "SHA-384": sha384, "SHA-512": sha512 } as const;

type DeriveKey = CryptoProvider["pbkdf2"];

/**
 * The cryptography of a browser. Hashes and HMACs come from a library in any case: WebCrypto hands each of them to another
 * thread, which takes many times as long as hashing something of a token's size.
 *
 * @param subtle null for pages over plain http, which have none: then a library derives keys, and there is no RSA and no EC
 */
export function cryptoProvider(subtle: SubtleCrypto | null): CryptoProvider {
  return {
    subtle,
    digest: (hash, data) => Promise.resolve(HASHES[hash](data)),
    hmac: (hash, key, data) => Promise.resolve(hmac(HASHES[hash], key, data)),
    pbkdf2: remembering(subtle ? derivingWith(subtle) : deriveInPlace),
  };
}

function derivingWith(subtle: SubtleCrypto): DeriveKey {
  return async (hash, password, salt, iterations, bytes) => {
    const key = await subtle.importKey("raw", Uint8Array.from(password), "PBKDF2", false, [
      "deriveBits",
    ]);
    const parameters = { name: "PBKDF2", hash, salt: Uint8Array.from(salt), iterations };
    return new Uint8Array(await subtle.deriveBits(parameters, key, bytes * 8));
  };
}

const deriveInPlace: DeriveKey = (hash, password, salt, iterations, bytes) =>
  pbkdf2Async(HASHES[hash], password, salt, { c: iterations, dkLen: bytes });

const MOST_REMEMBERED = 200;

/** Keeps derived keys, since a password hash takes a third of a second and is a pure function. */
function remembering(derive: DeriveKey): DeriveKey {
  const derived = new Map<string, Promise<Uint8Array>>();
  return (hash: HashName, password, salt, iterations, bytes) => {
    const key = [hash, password.join(), salt.join(), iterations, bytes].join("|");
    const known = derived.get(key) ?? derive(hash, password, salt, iterations, bytes);
    derived.set(key, known);
    const [oldest] = derived.keys();
    if (derived.size > MOST_REMEMBERED && oldest !== undefined) derived.delete(oldest);
    return known;
  };
}
