import { hmac as hmacOf } from "@noble/hashes/hmac.js";
import { md5, sha1 } from "@noble/hashes/legacy.js";
import { sha224, sha256, sha384, sha512 } from "@noble/hashes/sha2.js";
import { TypeError, ValueError } from "../../errors.ts";
import { native, py, pyclass, PyObject } from "../../objects.ts";
import { typeName } from "../../operations.ts";
import { Bytes, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

const HASHES = { md5, sha1, sha224, sha256, sha384, sha512 };
type HashName = keyof typeof HASHES;

function requireBytes(value: Value): Uint8Array {
  if (value instanceof Bytes) return value.value;
  if (typeof value === "string") throw new TypeError("Strings must be encoded before hashing");
  throw new TypeError(`object supporting the buffer API required, not ${typeName(value)}`);
}

/** A hash object: bytes come in, a digest goes out. */
@pyclass("_hashlib.HASH")
class Hash extends PyObject {
  declare name: string;
  #data = new Uint8Array();
  #finish: (data: Uint8Array) => Uint8Array = (data) => data;

  static of(name: string, finish: (data: Uint8Array) => Uint8Array, data: Value): Hash {
    const hash = Object.assign(new Hash(), { name });
    hash.#finish = finish;
    hash.update(data);
    return hash;
  }
  @py("data, /") update(data: Value): void {
    this.#data = Uint8Array.of(...this.#data, ...requireBytes(data));
  }
  @py() digest(): Bytes {
    return new Bytes(this.#finish(this.#data));
  }
  @py() hexdigest(): string {
    return Array.from(this.#finish(this.#data), (byte) => byte.toString(16).padStart(2, "0")).join(
      "",
    );
  }
}

const EMPTY = new Bytes(new Uint8Array());

function hashNamed(name: string): (typeof HASHES)[HashName] {
  if (Object.hasOwn(HASHES, name)) return HASHES[name as HashName];
  throw new ValueError(`unsupported hash type ${name}`);
}

/** Mirrors hashlib. */
export const hashlib = libraryModule("hashlib", () => ({
  ...Object.fromEntries(
    Object.entries(HASHES).map(([name, run]) => [
      name,
      native(
        "string=b'', *, usedforsecurity=True",
        (data: Value | undefined) => Hash.of(name, (bytes) => run(bytes), data ?? EMPTY),
        `openssl_${name}`,
      ),
    ]),
  ),
  new: native(
    "name, data=b''",
    (name: Value, data: Value | undefined) =>
      Hash.of(String(name), (bytes) => hashNamed(String(name))(bytes), data ?? EMPTY),
    "new",
  ),
}));

/** Mirrors hmac. */
export const hmac = libraryModule("hmac", (process) => ({
  compare_digest: native(
    "a, b, /",
    (a: Value, b: Value) =>
      typeof a === "string"
        ? a === b
        : a instanceof Bytes && b instanceof Bytes && String(a.value) === String(b.value),
    "compare_digest",
  ),
  new: native(
    "key, msg=None, digestmod=''",
    async (key: Value, message: Value | undefined, kind: Value | undefined) => {
      const name =
        typeof kind === "function"
          ? String(await process.getattr(kind, "__name__")).replace("openssl_", "")
          : String(kind ?? "");
      if (name === "") throw new TypeError("Missing required argument 'digestmod'.");
      const secret = requireBytes(key);
      return Hash.of(
        `hmac-${name}`,
        (bytes) => hmacOf(hashNamed(name), secret, bytes),
        message ?? EMPTY,
      );
    },
    "new",
  ),
}));
