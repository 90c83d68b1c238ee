/** Mirrors django/utils/crypto.py (5.2). */
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { Bytes, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { utf8Bytes } from "./url-text.ts";

/** Bytes as hexadecimal digits. */
export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A keyed hash that was worked out. */
@pyclass("hmac.HMAC")
class Digest extends PyObject {
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
  }
  @py() hexdigest(): string {
    return hex(this.#bytes);
  }
  @py() digest(): Bytes {
    return new Bytes(this.#bytes);
  }
}

export const crypto = defineModule("django.utils.crypto", async (process) => {
  const { settings } = await process.load(conf);
  const HASHES = { sha1: "SHA-1", sha256: "SHA-256", sha512: "SHA-512" } as const;

  /** HMAC of a value under a key made of a salt and the project's secret. */
  async function saltedHmac(
    salt: string,
    value: string,
    secret: string = settings.text("SECRET_KEY"),
    algorithm: keyof typeof HASHES = "sha256",
  ): Promise<string> {
    const name = HASHES[algorithm];
    const key = await process.host.crypto.digest(name, utf8Bytes(salt + secret));
    return hex(await process.host.crypto.hmac(name, key, utf8Bytes(value)));
  }

  return {
    saltedHmac,
    salted_hmac: native(
      "key_salt, value, secret=None, *, algorithm='sha1'",
      async (
        salt: string,
        value: string,
        secret: string | null = null,
        algorithm: keyof typeof HASHES = "sha1",
      ) => {
        const text = await saltedHmac(salt, value, secret ?? undefined, algorithm);
        return new Digest(
          Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
        );
      },
      "salted_hmac",
    ),
    constant_time_compare: native(
      "val1, val2",
      (a: Value, b: Value) => a === b,
      "constant_time_compare",
    ),
  };
});
