/** Mirrors django/http/response.py (5.2). */
import {
  AttributeError,
  Exception,
  OSError,
  TypeError,
  ValueError,
} from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { classInfo, classOf, py, pyclass, PyObject } from "../../../python/objects.ts";
import { iterate, str } from "../../../python/operations.ts";
import { DateTime, TimeDelta } from "../../../python/stdlib/datetime.ts";
import { Bytes, Dict, Float, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { DisallowedRedirect } from "../core/exceptions.ts";
import { dumps } from "../core/serializers/json.ts";
import { iri_to_uri } from "../utils/encoding.ts";
import { http_date, MAX_URL_REDIRECT_LENGTH } from "../utils/http.ts";
import { latin1Bytes, urlsplit, utf8Bytes, utf8Text } from "../utils/url-text.ts";
import { SimpleCookie } from "./cookie.ts";
import { reasonPhrase } from "./reason-phrases.ts";
import { BadHeaderError, ResponseHeaders } from "./response-headers.ts";

/** Answered with 404. */
@pyclass("django.http.response.Http404")
export class Http404 extends Exception {}

interface ResponseOptions {
  readonly content_type?: Value;
  readonly status?: Value;
  readonly reason?: Value;
  readonly charset?: Value;
  readonly headers?: Value;
}

const OPTIONS = "content_type=None, status=None, reason=None, charset=None, headers=None";

export const response = defineModule("django.http.response", async (process) => {
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

  @pyclass("django.http.response.HttpResponse")
  class HttpResponse extends HttpResponseBase {
    declare container: Uint8Array[];

    @py(`content=b"", ${OPTIONS}`)
    __init__(
      content: Value = "",
      content_type?: Value,
      status?: Value,
      reason?: Value,
      charset?: Value,
      headers?: Value,
    ): void {
      this.init(given({ content_type, status, reason, charset, headers }));
      this.content = content;
    }

    get content(): Value {
      return new Bytes(joinBytes(this.container));
    }
    set content(value: Value) {
      const isIterable = typeof value === "object" && value !== null && !(value instanceof Bytes);
      const chunks = isIterable && isIterableValue(value) ? [...iterate(value)] : [value];
      this.container = chunks.map((chunk) => this.make_bytes(chunk).value);
    }
    /** The content as bytes, for TypeScript. */
    bytes(): Uint8Array {
      return joinBytes(this.container);
    }
    get text(): string {
      return utf8Text(this.bytes());
    }
    @py("content") override write(content: Value): void {
      this.container.push(this.make_bytes(content).value);
    }
    @py() getvalue(): Value {
      return this.content;
    }
    @py() tell(): number {
      return this.bytes().length;
    }
    @py() writable(): boolean {
      return true;
    }
    @py() __iter__(): IterableIterator<Value> {
      return this.container.map((chunk) => new Bytes(chunk))[Symbol.iterator]();
    }
  }

  @pyclass("django.http.response.StreamingHttpResponse")
  class StreamingHttpResponse extends HttpResponse {
    override get streaming(): boolean {
      return true;
    }
    override get content(): Value {
      throw new AttributeError(
        `This ${this.className()} instance has no \`content\` attribute. Use \`streaming_content\` instead.`,
      );
    }
    override set content(value: Value) {
      super.content = value;
    }
    get streaming_content(): Value {
      return this.container.map((chunk) => new Bytes(chunk));
    }
  }

  @pyclass("django.http.response.HttpResponseRedirectBase")
  class HttpResponseRedirectBase extends HttpResponse {
    get allowed_schemes(): string[] {
      return ["http", "https", "ftp"];
    }
    get status_code_preserve_request(): number {
      return 307;
    }
    @py(`redirect_to, preserve_request=False, content=b"", ${OPTIONS}`)
    override __init__(
      redirect_to: Value,
      preserve_request?: Value,
      content?: Value,
      ...rest: Value[]
    ): void {
      super.__init__(content ?? "", ...rest);
      const target = str(redirect_to);
      this.headers.set("Location", iri_to_uri(target));
      if (target.length > MAX_URL_REDIRECT_LENGTH) {
        throw new DisallowedRedirect(
          `Unsafe redirect exceeding ${String(MAX_URL_REDIRECT_LENGTH)} characters`,
        );
      }
      if (preserve_request === true) this.status_code = this.status_code_preserve_request;
      const { scheme } = urlsplit(target);
      if (scheme !== "" && !this.allowed_schemes.includes(scheme)) {
        throw new DisallowedRedirect(`Unsafe redirect to URL with protocol '${scheme}'`);
      }
    }
    get url(): string {
      return this.headers.__getitem__("Location");
    }
    @py() override __repr__(): string {
      return super.__repr__().replace(/>$/, `, url="${this.url}">`);
    }
  }

  const withStatus = (name: string, status: number): typeof HttpResponse => {
    @pyclass(`django.http.response.${name}`)
    class Fixed extends HttpResponse {
      override get status_code(): number {
        return status;
      }
      override set status_code(value: number) {
        super.status_code = value;
      }
    }
    return Fixed;
  };

  @pyclass("django.http.response.HttpResponseRedirect")
  class HttpResponseRedirect extends HttpResponseRedirectBase {
    override get status_code(): number {
      return 302;
    }
    override set status_code(value: number) {
      super.status_code = value;
    }
  }

  @pyclass("django.http.response.HttpResponsePermanentRedirect")
  class HttpResponsePermanentRedirect extends HttpResponseRedirectBase {
    override get status_code(): number {
      return 301;
    }
    override set status_code(value: number) {
      super.status_code = value;
    }
    override get status_code_preserve_request(): number {
      return 308;
    }
  }

  @pyclass("django.http.response.HttpResponseNotModified")
  class HttpResponseNotModified extends withStatus("HttpResponseNotModifiedBase", 304) {
    @py(`content=b"", ${OPTIONS}`)
    override __init__(content: Value = "", ...rest: Value[]): void {
      super.__init__(content, ...rest);
      this.headers.remove("Content-Type");
    }
  }

  @pyclass("django.http.response.HttpResponseNotAllowed")
  class HttpResponseNotAllowed extends withStatus("HttpResponseNotAllowedBase", 405) {
    @py(`permitted_methods, content=b"", ${OPTIONS}`)
    override __init__(permitted: Value, content?: Value, ...rest: Value[]): void {
      super.__init__(content ?? "", ...rest);
      this.headers.set("Allow", [...iterate(permitted)].map(str).join(", "));
    }
  }

  @pyclass("django.http.response.JsonResponse")
  class JsonResponse extends HttpResponse {
    @py(`data, encoder=None, safe=True, json_dumps_params=None, ${OPTIONS}`)
    override __init__(
      data: Value,
      _encoder?: Value,
      safe: Value = true,
      dumps_params: Value = null,
      content_type?: Value,
      ...rest: Value[]
    ): void {
      if (safe === true && !(data instanceof Dict)) {
        throw new TypeError(
          "In order to allow non-dict objects to be serialized set the safe parameter to False.",
        );
      }
      const text = dumps(data, dumps_params instanceof Dict ? dumps_params : new Dict());
      super.__init__(text, content_type ?? "application/json", ...rest);
    }
  }

  return {
    HttpResponseBase,
    HttpResponse,
    StreamingHttpResponse,
    HttpResponseRedirectBase,
    HttpResponseRedirect,
    HttpResponsePermanentRedirect,
    HttpResponseNotModified,
    HttpResponseBadRequest: withStatus("HttpResponseBadRequest", 400),
    HttpResponseNotFound: withStatus("HttpResponseNotFound", 404),
    HttpResponseForbidden: withStatus("HttpResponseForbidden", 403),
    HttpResponseNotAllowed,
    HttpResponseGone: withStatus("HttpResponseGone", 410),
    HttpResponseServerError: withStatus("HttpResponseServerError", 500),
    Http404,
    JsonResponse,
    BadHeaderError,
    ResponseHeaders,
  };
});

export type HttpResponseBase = InstanceType<ExportsOf<typeof response>["HttpResponseBase"]>;
export type HttpResponse = InstanceType<ExportsOf<typeof response>["HttpResponse"]>;

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

/** Options that were given at all. */
function given(options: { [K in keyof ResponseOptions]: Value | undefined }): ResponseOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function isIterableValue(value: object): boolean {
  return Array.isArray(value) || Symbol.iterator in value || "__iter__" in value;
}

function joinBytes(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0] as Uint8Array;
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
