/** Mirrors django/contrib/auth/hashers.py (5.2): PBKDF2 is there; other algorithms say that they are not. */
import { md5 } from "@noble/hashes/legacy.js";
import { NotSimulated, TypeError, ValueError } from "../../../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str, typeName } from "../../../../python/operations.ts";
import { Bytes, Dict, type Value } from "../../../../python/values.ts";
import type { HashName } from "../../../environment.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { latin1, utf8Bytes } from "../../utils/url-text.ts";
import { importString } from "../../utils/module_loading.ts";

const UNUSABLE_PASSWORD_PREFIX = "!";
const UNUSABLE_PASSWORD_SUFFIX_LENGTH = 40;
const SALT_ENTROPY_BITS = 128;
/** RANDOM_STRING_CHARS has 62 characters. */
const BITS_A_CHARACTER = Math.log2(62);

/** The parts of "algorithm$iterations$salt$hash". */
interface Encoded {
  readonly iterations: number;
  readonly salt: string;
  readonly hash: string;
}

function decode(encoded: string): Encoded {
  const [, iterations = "0", salt = "", ...hash] = encoded.split("$");
  return { iterations: Number(iterations), salt, hash: hash.join("$") };
}

/** @throws ValueError */
function requireSalt(salt: string): void {
  if (salt === "" || salt.includes("$"))
    throw new ValueError("salt must be provided and cannot contain $.");
}

/** Whether a salt leaves more to be guessed than hashers want today. */
function isShort(salt: string): boolean {
  return salt.length * BITS_A_CHARACTER < SALT_ENTROPY_BITS;
}

export function is_password_usable(encoded: string | null): boolean {
  return encoded === null || !encoded.startsWith(UNUSABLE_PASSWORD_PREFIX);
}

export const hashers = defineModule("django.contrib.auth.hashers", async (process) => {
  const { settings } = await process.load(conf);
  let loaded: Hasher[] | null = null;

  interface Hasher {
    readonly algorithm: string;
    encode(password: Value, salt: string, iterations?: Value): Promise<string>;
    verify(password: Value, encoded: string): Promise<boolean>;
    must_update(encoded: string): boolean | Promise<boolean>;
    salt(): string;
  }

  /** What every hasher has. */
  @pyclass("django.contrib.auth.hashers.BasePasswordHasher")
  class BasePasswordHasher extends PyObject {
    @py() salt(): string {
      return process.host.random.salt();
    }
    @py("password, encoded") harden_runtime(): void {
      // It hides how long checking takes, which nobody can measure here.
    }
  }

  function pbkdf2Hasher(name: string, algorithm: string, hash: HashName, bytes: number) {
    @pyclass(`django.contrib.auth.hashers.${name}`)
    class PBKDF2 extends BasePasswordHasher {
      get algorithm(): string {
        return algorithm;
      }
      get iterations(): number {
        return 1_000_000;
      }
      @py("password, salt, iterations=None")
      async encode(password: Value, salt: string, iterations: Value = null): Promise<string> {
        requireSalt(salt);
        const rounds = iterations === null ? this.iterations : Number(iterations);
        const secret = password instanceof Bytes ? password.value : utf8Bytes(str(password));
        const derived = await process.host.crypto.pbkdf2(
          hash,
          secret,
          utf8Bytes(salt),
          rounds,
          bytes,
        );
        return `${algorithm}$${String(rounds)}$${salt}$${btoa(latin1(derived))}`;
      }
      @py("password, encoded") async verify(password: Value, encoded: string): Promise<boolean> {
        const { salt, iterations } = decode(encoded);
        return (await this.encode(password, salt, iterations)) === encoded;
      }
      @py("encoded") decode(encoded: string): Dict {
        return Dict.from<Value>({ algorithm, ...decode(encoded) });
      }
      @py("encoded") safe_summary(encoded: string): Dict {
        const { iterations, salt, hash: digest } = decode(encoded);
        const masked = (text: string, show: number): string =>
          text.slice(0, show) + "*".repeat(Math.max(text.length - show, 0));
        return Dict.from<Value>({
          algorithm,
          iterations,
          salt: masked(salt, 6),
          hash: masked(digest, 6),
        });
      }
      @py("encoded") must_update(encoded: string): boolean {
        const { iterations, salt } = decode(encoded);
        return iterations !== this.iterations || isShort(salt);
      }
    }
    return PBKDF2;
  }
  const PBKDF2PasswordHasher = pbkdf2Hasher("PBKDF2PasswordHasher", "pbkdf2_sha256", "SHA-256", 32);
  const PBKDF2SHA1PasswordHasher = pbkdf2Hasher(
    "PBKDF2SHA1PasswordHasher",
    "pbkdf2_sha1",
    "SHA-1",
    20,
  );

  @pyclass("django.contrib.auth.hashers.MD5PasswordHasher")
  class MD5PasswordHasher extends BasePasswordHasher {
    get algorithm(): string {
      return "md5";
    }
    @py("password, salt") encode(password: Value, salt: string): Promise<string> {
      requireSalt(salt);
      const digest = md5(utf8Bytes(salt + str(password)));
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
      return Promise.resolve(`md5$${salt}$${hex}`);
    }
    @py("password, encoded") async verify(password: Value, encoded: string): Promise<boolean> {
      return (await this.encode(password, encoded.split("$")[1] ?? "")) === encoded;
    }
    @py("encoded") must_update(encoded: string): boolean {
      return isShort(encoded.split("$")[1] ?? "");
    }
  }

  /** A hasher that settings may name though nothing is hashed with it. */
  function absent(name: string, algorithm: string, library: string | null) {
    const refuse = (): never => {
      if (library === null)
        throw new NotSimulated(`${name} is not part of this workbook; use PBKDF2PasswordHasher`);
      throw new ValueError(
        `Couldn't load '${name}' algorithm library: No module named '${library}'`,
      );
    };
    @pyclass(`django.contrib.auth.hashers.${name}`)
    class Absent extends BasePasswordHasher {
      get algorithm(): string {
        return algorithm;
      }
      @py("password, salt") encode(): never {
        return refuse();
      }
      @py("password, encoded") verify(): never {
        return refuse();
      }
      @py("encoded") must_update(): boolean {
        return false;
      }
    }
    return Absent;
  }

  /** The hashers of settings.PASSWORD_HASHERS, the preferred one first. */
  async function get_hashers(): Promise<Hasher[]> {
    if (loaded) return loaded;
    const found: Hasher[] = [];
    for (const path of iterate(await settings.fetch("PASSWORD_HASHERS"))) {
      found.push(
        (await process.call(await importString(process, str(path)), [])) as unknown as Hasher,
      );
    }
    loaded = found;
    return found;
  }

  /** @throws ValueError for an algorithm that is none of the project's */
  async function get_hasher(algorithm: Value = "default"): Promise<Hasher> {
    if (typeof algorithm === "object" && algorithm !== null) return algorithm as unknown as Hasher;
    const all = await get_hashers();
    const found = algorithm === "default" ? all[0] : all.find((one) => one.algorithm === algorithm);
    if (found) return found;
    throw new ValueError(
      `Unknown password hashing algorithm '${str(algorithm)}'. Did you specify it in the PASSWORD_HASHERS setting?`,
    );
  }

  function identify_hasher(encoded: string): Promise<Hasher> {
    return get_hasher(encoded.split("$", 1)[0] ?? "");
  }

  /** A hash with a fresh salt; for None, text that no password fits. */
  async function make_password(
    password: Value,
    salt: Value = null,
    hasher: Value = "default",
  ): Promise<string> {
    if (password === null) return UNUSABLE_PASSWORD_PREFIX + unusable();
    if (typeof password !== "string" && !(password instanceof Bytes)) {
      throw new TypeError(`Password must be a string or bytes, got ${typeName(password)}.`);
    }
    const chosen = await get_hasher(hasher);
    return await chosen.encode(
      password,
      typeof salt === "string" && salt !== "" ? salt : chosen.salt(),
    );
  }

  function unusable(): string {
    let text = "";
    while (text.length < UNUSABLE_PASSWORD_SUFFIX_LENGTH) text += process.host.random.salt();
    return text.slice(0, UNUSABLE_PASSWORD_SUFFIX_LENGTH);
  }

  /** Whether a password fits a hash. `setter` is called with it when the hash should be made anew. */
  async function check_password(
    password: Value,
    encoded: Value,
    setter: Value = null,
    preferred: Value = "default",
  ): Promise<boolean> {
    const wanted = await get_hasher(preferred);
    const hasher = typeof encoded === "string" ? await knownHasher(encoded) : null;
    if (password === null || !is_password_usable(encoded as string | null) || !hasher) {
      // Upstream hashes something to take as long; what can be seen of that is the random text it draws.
      unusable();
      wanted.salt();
      return false;
    }
    const stored = encoded as string;
    const update = hasher.algorithm !== wanted.algorithm || (await wanted.must_update(stored));
    const fits = await hasher.verify(password, stored);
    if (setter !== null && fits && update) await process.call(setter, [password]);
    return fits;
  }

  async function knownHasher(encoded: string): Promise<Hasher | null> {
    try {
      return await identify_hasher(encoded);
    } catch (error) {
      if (error instanceof ValueError) return null;
      throw error;
    }
  }

  return {
    BasePasswordHasher,
    PBKDF2PasswordHasher,
    PBKDF2SHA1PasswordHasher,
    Argon2PasswordHasher: absent("Argon2PasswordHasher", "argon2", "argon2"),
    BCryptSHA256PasswordHasher: absent("BCryptSHA256PasswordHasher", "bcrypt_sha256", "bcrypt"),
    BCryptPasswordHasher: absent("BCryptPasswordHasher", "bcrypt", "bcrypt"),
    ScryptPasswordHasher: absent("ScryptPasswordHasher", "scrypt", null),
    MD5PasswordHasher,
    UNUSABLE_PASSWORD_PREFIX,
    UNUSABLE_PASSWORD_SUFFIX_LENGTH,
    make_password: native("password, salt=None, hasher='default'", make_password, "make_password"),
    check_password: native(
      "password, encoded, setter=None, preferred='default'",
      check_password,
      "check_password",
    ),
    is_password_usable: native("encoded", is_password_usable, "is_password_usable"),
    identify_hasher: native(
      "encoded",
      identify_hasher as (encoded: string) => Promise<unknown>,
      "identify_hasher",
    ),
    get_hasher: native(
      "algorithm='default'",
      get_hasher as (name: Value) => Promise<unknown>,
      "get_hasher",
    ),
    get_hashers: native("", get_hashers as () => Promise<unknown>, "get_hashers"),
  };
});
