/** Mirrors django/core/signing.py (5.2); the objects it signs are not compressed. */
import { Exception } from "../../../python/errors.ts";
import { native, pyclass } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { dumps as json_dumps, loads as json_loads } from "../../../python/stdlib/json.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { latin1, latin1Bytes, utf8Bytes } from "../utils/url-text.ts";

/** What stands before the project's key where cookies are signed. */
const COOKIE_KEY = "django.http.cookies";
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

@pyclass("django.core.signing.BadSignature")
export class BadSignature extends Exception {}

@pyclass("django.core.signing.SignatureExpired")
export class SignatureExpired extends BadSignature {}

function b62(value: number): string {
  let text = "";
  for (let rest = value; rest > 0; rest = Math.floor(rest / 62))
    text = BASE62.charAt(rest % 62) + text;
  return text === "" ? "0" : text;
}

function unb62(text: string): number {
  return [...text].reduce((sum, digit) => sum * 62 + BASE62.indexOf(digit), 0);
}

function b64(bytes: Uint8Array): string {
  return btoa(latin1(bytes)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function unb64(text: string): Uint8Array {
  return latin1Bytes(atob(text.replaceAll("-", "+").replaceAll("_", "/")));
}

export const signing = defineModule("django.core.signing", async (process) => {
  const { settings } = await process.load(conf);
  const { crypto } = process.host;

  /** @param prefix what stands before the project's key: cookies are signed with another than the rest */
  async function signature(value: string, salt: string, prefix: string): Promise<string> {
    const secret = utf8Bytes(`${salt}signer${prefix}${settings.text("SECRET_KEY")}`);
    const key = await crypto.digest("SHA-256", secret);
    return b64(await crypto.hmac("SHA-256", key, utf8Bytes(value)));
  }

  /** `value:timestamp:signature` */
  async function sign(value: string, salt: string, prefix = ""): Promise<string> {
    const stamped = `${value}:${b62(Math.floor(process.host.clock()))}`;
    return `${stamped}:${await signature(stamped, salt, prefix)}`;
  }

  /** @param max_age seconds @throws BadSignature, SignatureExpired */
  async function unsign(
    signed: string,
    salt: string,
    max_age: number | null = null,
    prefix = "",
  ): Promise<string> {
    const last = signed.lastIndexOf(":");
    if (last < 0) throw new BadSignature('No ":" found in value');
    const [stamped, given] = [signed.slice(0, last), signed.slice(last + 1)];
    if ((await signature(stamped, salt, prefix)) !== given)
      throw new BadSignature(`Signature "${given}" does not match`);
    const at = stamped.lastIndexOf(":");
    const age = process.host.clock() - unb62(stamped.slice(at + 1));
    if (max_age !== null && age > max_age) {
      throw new SignatureExpired(`Signature age ${String(age)} > ${String(max_age)} seconds`);
    }
    return stamped.slice(0, at);
  }

  const cookieSalt = (name: string, salt: string): string =>
    `django.http.cookies.v2:${String(salt.length)}:${salt}${name}`;

  function signCookie(name: string, value: string, salt: string): Promise<string> {
    return sign(value, cookieSalt(name, salt), COOKIE_KEY);
  }
  /** @param max_age seconds @throws BadSignature, SignatureExpired */
  async function unsignCookie(
    name: string,
    signed: string,
    salt: string,
    max_age: number | null,
  ): Promise<string> {
    try {
      return await unsign(signed, cookieSalt(name, salt), max_age, COOKIE_KEY);
    } catch (error) {
      const legacy =
        error instanceof BadSignature &&
        !(error instanceof SignatureExpired) &&
        settings.flag("SIGNED_COOKIE_LEGACY_SALT_FALLBACK");
      if (!legacy) throw error;
      return await unsign(signed, name + salt, max_age, COOKIE_KEY);
    }
  }

  /** A JSON value, signed and safe for an address. */
  async function dumps(value: Value, salt: string): Promise<string> {
    return await sign(b64(latin1Bytes(await json_dumps(value, { separators: [",", ":"] }))), salt);
  }

  /** @throws BadSignature */
  async function loads(signed: string, salt: string): Promise<Value> {
    return json_loads(latin1(unb64(await unsign(signed, salt))));
  }

  return {
    BadSignature,
    SignatureExpired,
    sign,
    unsign,
    dumps: native(
      "obj, key=None, salt='django.core.signing'",
      (value: Value, _key: Value, salt: Value = null) =>
        dumps(value, salt === null ? "django.core.signing" : str(salt)),
      "dumps",
    ),
    loads: native(
      "s, key=None, salt='django.core.signing'",
      (signed: string, _key: Value, salt: Value = null) =>
        loads(signed, salt === null ? "django.core.signing" : str(salt)),
      "loads",
    ),
    signCookie,
    unsignCookie,
    signObject: dumps,
    unsignObject: loads,
  };
});
