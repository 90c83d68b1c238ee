/** Mirrors the HttpResponseBase of django/http/response.py (5.2). */
import { OSError, TypeError, ValueError } from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { classInfo, classOf, py, pyclass, PyObject } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { DateTime, TimeDelta } from "../../../python/stdlib/datetime.ts";
import { Bytes, Dict, Float, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { signing } from "../core/signing.ts";
import { http_date } from "../utils/http.ts";
import { latin1Bytes, utf8Bytes } from "../utils/url-text.ts";
import { SimpleCookie } from "./cookie.ts";
import { reasonPhrase } from "./reason-phrases.ts";
import { ResponseHeaders } from "./response-headers.ts";

/** What every response can be made with. */
export interface ResponseOptions {
  readonly content_type?: Value;
  readonly status?: Value;
  readonly reason?: Value;
  readonly charset?: Value;
  readonly headers?: Value;
}

/** The same as a signature. */
export const OPTIONS = "content_type=None, status=None, reason=None, charset=None, headers=None";

export const response_base = defineModule("django.http._response_base", async (process) => {
  const { settings } = await process.load(conf);

  @pyclass("django.http.response.HttpResponseBase")
  class HttpResponseBase extends PyObject {
    declare headers: ResponseHeaders;
    declare cookies: SimpleCookie;
    declare closed: boolean;
    /** Set once `log_response` has written its line for this response. */
    declare _has_been_logged?: boolean;
    #charset: string | null = null;
    #reason: string | null = null;

    get status_code(): number {
      return 200;
    }
    set status_code(value: number) {
      Object.defineProperty(this, "status_code", {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    get streaming(): boolean {
      return false;
    }

    /** The part of `__init__` that all responses share. */
    init({ content_type, status, reason, charset, headers }: ResponseOptions): void {
      this.headers = new ResponseHeaders(headers instanceof Dict ? headers : null);
      this.cookies = new SimpleCookie();
      this.closed = false;
      this.#charset = typeof charset === "string" ? charset : null;
      this.#reason = typeof reason === "string" ? reason : null;
      if (!this.headers.has("Content-Type")) {
        this.headers.set("Content-Type", content_type ?? `text/html; charset=${this.charset}`);
      } else if (content_type !== undefined && content_type !== null) {
        throw new ValueError(
          "'headers' must not contain 'Content-Type' when the 'content_type' parameter is provided.",
        );
      }
      if (status !== undefined && status !== null) this.status_code = statusCode(status);
    }

    get reason_phrase(): string {
      return this.#reason ?? reasonPhrase(this.status_code);
    }
    set reason_phrase(value: string) {
      this.#reason = value;
    }
    get charset(): string {
      if (this.#charset !== null) return this.#charset;
      const named = /;\s*charset=([^\s;]+)/i.exec(this.headers.get("Content-Type") ?? "");
      return named?.[1]?.replaceAll('"', "") ?? settings.text("DEFAULT_CHARSET");
    }
    set charset(value: string) {
      this.#charset = value;
    }

    @py("header, value") __setitem__(header: string, value: Value): void {
      this.headers.set(header, value);
    }
    @py("header") __getitem__(header: string): string {
      return this.headers.__getitem__(header);
    }
    @py("header") __delitem__(header: string): void {
      this.headers.remove(header);
    }
    @py("header") has_header(header: string): boolean {
      return this.headers.has(header);
    }
    @py("header") __contains__(header: string): boolean {
      return this.headers.has(header);
    }
    @py() items(): Value[] {
      return this.headers.items();
    }
    @py("header, alternate=None") get(header: string, alternate: Value = null): Value {
      return this.headers.get(header, alternate);
    }
    @py("key, value") setdefault(key: string, value: Value): void {
      if (!this.headers.has(key)) this.headers.set(key, value);
    }

    @py(
      "key, value='', max_age=None, expires=None, path='/', domain=None, secure=False, httponly=False, samesite=None",
    )
    set_cookie(
      key: string,
      value: Value = "",
      max_age: Value = null,
      expires: Value = null,
      path: Value = "/",
      domain: Value = null,
      secure: Value = false,
      httponly: Value = false,
      samesite: Value = null,
    ): void {
      this.cookies.__setitem__(key, value);
      const cookie = this.cookies.__getitem__(key);
      let age = max_age;
      if (expires instanceof DateTime) {
        if (max_age !== null)
          throw new ValueError("'expires' and 'max_age' can't be used together.");
        age = Math.max(0, Math.floor(expires.epoch - process.host.clock() + 1));
      } else cookie.__setitem__("expires", expires ?? "");
      if (age !== null) {
        const seconds = secondsOf(age);
        cookie.__setitem__("max-age", seconds);
        if (typeof expires !== "string" || expires === "") {
          cookie.__setitem__("expires", http_date(process.host.clock() + seconds));
        }
      }
      if (path !== null) cookie.__setitem__("path", path);
      if (domain !== null) cookie.__setitem__("domain", domain);
      if (secure === true) cookie.__setitem__("secure", true);
      if (httponly === true) cookie.__setitem__("httponly", true);
      if (typeof samesite === "string" && samesite !== "") {
        if (!["lax", "none", "strict"].includes(samesite.toLowerCase())) {
          throw new ValueError('samesite must be "lax", "none", or "strict".');
        }
        cookie.__setitem__("samesite", samesite);
      }
    }

    @py("key, value, salt='', **kwargs")
    async set_signed_cookie(
      key: string,
      value: Value,
      salt: Value = "",
      kwargs: Dict = new Dict(),
    ): Promise<void> {
      const { signCookie } = await process.load(signing);
      const signed = await signCookie(key, str(value), str(salt));
      const options = Object.fromEntries([...kwargs].map(([name, one]) => [str(name), one]));
      await process.callMethod(this, "set_cookie", [key, signed], options);
    }

    @py("key, path='/', domain=None, samesite=None")
    delete_cookie(
      key: string,
      path: Value = "/",
      domain: Value = null,
      samesite: Value = null,
    ): void {
      const secure =
        /^__(?:Secure|Host)-/.test(key) ||
        (typeof samesite === "string" && samesite.toLowerCase() === "none");
      this.set_cookie(
        key,
        "",
        0,
        "Thu, 01 Jan 1970 00:00:00 GMT",
        path,
        domain,
        secure,
        false,
        samesite,
      );
    }

    /** A value as bytes in the response's charset. */
    @py("value") make_bytes(value: Value): Bytes {
      if (value instanceof Bytes) return value;
      const text = str(value);
      return new Bytes(
        /^(?:iso-8859-1|latin-?1)$/i.test(this.charset) ? latin1Bytes(text) : utf8Bytes(text),
      );
    }

    @py() close(): void {
      this.closed = true;
    }
    @py("content") write(_content: Value): void {
      throw new OSError(`This ${this.className()} instance is not writable`);
    }
    @py() flush(): void {
      // A response is in memory; there is nothing to flush.
    }

    /** The Python name of its class. */
    className(): string {
      const cls = classOf(this);
      return (cls && classInfo(cls)?.name) ?? "HttpResponse";
    }
    @py() __repr__(): string {
      const type = this.headers.get("Content-Type");
      const described = type === null ? "" : `, "${type}"`;
      return `<${this.className()} status_code=${String(this.status_code)}${described}>`;
    }
  }

  return { HttpResponseBase };
});

export type HttpResponseBase = InstanceType<ExportsOf<typeof response_base>["HttpResponseBase"]>;

function statusCode(status: Value): number {
  const code = status instanceof Float ? Math.trunc(status.value) : Number(status);
  if (!Number.isInteger(code)) throw new TypeError("HTTP status code must be an integer.");
  if (code < 100 || code > 599)
    throw new ValueError("HTTP status code must be an integer from 100 to 599.");
  return code;
}

function secondsOf(age: Value): number {
  if (age instanceof TimeDelta) return Math.trunc(age.totalSeconds);
  return Math.trunc(age instanceof Float ? age.value : Number(age));
}
