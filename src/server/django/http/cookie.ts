/** Mirrors django/http/cookie.py (5.2) and what it takes of Python's http.cookies. */
import { KeyError } from "../../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { latin1Bytes, utf8Text } from "../utils/url-text.ts";

/** Attributes of a cookie: Python's key → the name on the wire, in the order they are written. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  comment: "Comment",
  domain: "Domain",
  expires: "expires",
  httponly: "HttpOnly",
  "max-age": "Max-Age",
  path: "Path",
  samesite: "SameSite",
  secure: "Secure",
  version: "Version",
};

const LEGAL = /^[\w!#$%&'*+\-.^`|~:]+$/;

/** One cookie with its attributes. */
@pyclass("http.cookies.Morsel")
export class Morsel extends PyObject {
  readonly #attributes = new Map<string, Value>();

  readonly key: string;
  readonly value: string;
  readonly coded_value: string;

  constructor(key: string, value: string, coded_value: string) {
    super();
    this.key = key;
    this.value = value;
    this.coded_value = coded_value;
  }

  @py("key, value") __setitem__(key: string, value: Value): void {
    this.#attributes.set(key.toLowerCase(), value);
  }
  @py("key") __getitem__(key: string): Value {
    return this.#attributes.get(key.toLowerCase()) ?? "";
  }

  /** The value of a Set-Cookie header. */
  @py("attrs=None, header='Set-Cookie:'") OutputString(): string {
    let text = `${this.key}=${this.coded_value}`;
    for (const [key, name] of Object.entries(ATTRIBUTES)) {
      const value = this.#attributes.get(key);
      if (value === undefined || value === "" || value === false || value === null) continue;
      if (key === "httponly" || key === "secure") text += `; ${name}`;
      else text += `; ${name}=${str(value)}`;
    }
    return text;
  }
}

/** http.cookies.SimpleCookie: the cookies a response sets, sorted by name when written. */
@pyclass("http.cookies.SimpleCookie")
export class SimpleCookie extends PyObject {
  readonly #morsels = new Map<string, Morsel>();

  @py("key, value") __setitem__(key: string, value: Value): void {
    const text = str(value);
    this.#morsels.set(key, new Morsel(key, text, quoteCookie(text)));
  }
  @py("key") __getitem__(key: string): Morsel {
    const morsel = this.#morsels.get(key);
    if (!morsel) throw new KeyError(key);
    return morsel;
  }
  @py("key") __contains__(key: Value): boolean {
    return typeof key === "string" && this.#morsels.has(key);
  }
  @py() __len__(): number {
    return this.#morsels.size;
  }
  @py() __iter__(): IterableIterator<string> {
    return this.#morsels.keys();
  }
  @py() values(): Morsel[] {
    return [...this.#morsels.values()];
  }
  @py() keys(): string[] {
    return [...this.#morsels.keys()];
  }
}

/** A cookie value as it stands on the wire: in quotes, odd characters as octal escapes, where it is no plain token. */
function quoteCookie(value: string): string {
  if (LEGAL.test(value)) return value;
  const escaped = value.replace(/["\\]|[^\w!#$%&'*+\-.^`|~: ()/<=>?@[\]{}]/gu, (char) => {
    if (char === '"' || char === "\\") return `\\${char}`;
    return `\\${(char.codePointAt(0) ?? 0).toString(8).padStart(3, "0")}`;
  });
  return `"${escaped}"`;
}

function unquoteCookie(value: string): string {
  if (value.length < 2 || !value.startsWith('"') || !value.endsWith('"')) return value;
  return value
    .slice(1, -1)
    .replace(/\\(?:([0-3][0-7][0-7])|(.))/gs, (_escape, octal?: string, char?: string) =>
      octal === undefined ? (char ?? "") : String.fromCharCode(parseInt(octal, 8)),
    );
}

/** The cookies of a Cookie header, a later one of the same name winning. */
export function parse_cookie(header: string): Dict<string> {
  const cookies = new Dict<string>();
  for (const chunk of header.split(";")) {
    const at = chunk.indexOf("=");
    const key = at < 0 ? "" : chunk.slice(0, at).trim();
    const value = (at < 0 ? chunk : chunk.slice(at + 1)).trim();
    if (key !== "" || value !== "") cookies.set(key, unquoteCookie(value));
  }
  return cookies;
}

/** Text of a WSGI variable: latin-1 characters that are UTF-8 bytes. */
export function wsgiText(value: string): string {
  return utf8Text(latin1Bytes(value));
}

export const cookie = defineModule("django.http.cookie", () => ({
  SimpleCookie,
  parse_cookie: native("cookie", parse_cookie, "parse_cookie"),
}));
