import type { CryptoProvider, HashName } from "../server/environment.ts";

/** WebCrypto. Derived keys are kept, since a password hash takes a third of a second and is a pure function. */
export function webCrypto(subtle: SubtleCrypto): CryptoProvider {
  return remembering({
    subtle,
    digest: async (hash, data) => new Uint8Array(await subtle.digest(hash, Uint8Array.from(data))),
    async hmac(hash, key, data) {
      const imported = await subtle.importKey(
        "raw",
        Uint8Array.from(key),
        { name: "HMAC", hash },
        false,
        ["sign"],
      );
      return new Uint8Array(await subtle.sign("HMAC", imported, Uint8Array.from(data)));
    },
    async pbkdf2(hash, password, salt, iterations, bytes) {
      const key = await subtle.importKey("raw", Uint8Array.from(password), "PBKDF2", false, [
        "deriveBits",
      ]);
      const parameters = { name: "PBKDF2", hash, salt: Uint8Array.from(salt), iterations };
      return new Uint8Array(await subtle.deriveBits(parameters, key, bytes * 8));
    },
  });
}

/** For pages over plain http, which have no `crypto.subtle`: the hashes of a library, and no RSA or EC. */
export async function libraryCrypto(): Promise<CryptoProvider> {
  const [{ hmac }, { pbkdf2Async }, { sha1 }, { sha256, sha384, sha512 }] = await Promise.all([
    import("@noble/hashes/hmac.js"),
    import("@noble/hashes/pbkdf2.js"),
    import("@noble/hashes/legacy.js"),
    import("@noble/hashes/sha2.js"),
  ]);
  const hashes = { "SHA-1": sha1, "SHA-256": sha256, "SHA-384": sha384, "SHA-512": sha512 };
  return remembering({
    subtle: null,
    digest: (hash, data) => Promise.resolve(hashes[hash](data)),
    hmac: (hash, key, data) => Promise.resolve(hmac(hashes[hash], key, data)),
    pbkdf2: (hash, password, salt, iterations, bytes) =>
      pbkdf2Async(hashes[hash], password, salt, { c: iterations, dkLen: bytes }),
  });
}

const MOST_REMEMBERED = 200;

function remembering(provider: CryptoProvider): CryptoProvider {
  const derived = new Map<string, Promise<Uint8Array>>();
  return {
    ...provider,
    pbkdf2(hash: HashName, password, salt, iterations, bytes) {
      const key = [hash, password.join(), salt.join(), iterations, bytes].join("|");
      const known = derived.get(key) ?? provider.pbkdf2(hash, password, salt, iterations, bytes);
      derived.set(key, known);
      const [oldest] = derived.keys();
      if (derived.size > MOST_REMEMBERED && oldest !== undefined) derived.delete(oldest);
      return known;
    },
  };
}
