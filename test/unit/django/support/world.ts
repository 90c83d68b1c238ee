import type { CryptoProvider, HashName, Random } from "../../../../src/server/environment.ts";

/** Draws that count upwards. */
export function testRandom(): Random {
  let draws = 0;
  const draw = (length: number): string => String(++draws).padStart(length, "a");
  return {
    uuid4: () => draw(32),
    authtoken: () => draw(40),
    csrf: () => draw(32),
    session: () => draw(32),
    salt: () => draw(22),
  };
}

async function hmac(hash: HashName, key: Uint8Array, data: Uint8Array): Promise<Uint8Array> {
  const imported = await crypto.subtle.importKey(
    "raw",
    Uint8Array.from(key),
    { name: "HMAC", hash },
    false,
    ["sign"],
  );
  return new Uint8Array(await crypto.subtle.sign("HMAC", imported, Uint8Array.from(data)));
}

/** Node's cryptography, but for key derivation, which is quick and worthless. */
export const testCrypto: CryptoProvider = {
  digest: async (hash, data) =>
    new Uint8Array(await crypto.subtle.digest(hash, Uint8Array.from(data))),
  hmac,
  pbkdf2: async (hash, password, salt, _iterations, bytes) =>
    (await hmac(hash, password, salt)).slice(0, bytes),
  subtle: crypto.subtle,
};
