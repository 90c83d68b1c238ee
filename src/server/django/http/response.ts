/** Mirrors django/http/response.py (5.2). */
import { joinBytes } from "../../../http/bytes.ts";
import { AttributeError, Exception, TypeError } from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { py, pyclass } from "../../../python/objects.ts";
import { items as itemsOf } from "../../../python/iteration.ts";
import { iterate, str, truthy } from "../../../python/operations.ts";
import { Bytes, Dict, Tuple, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { DisallowedRedirect } from "../core/exceptions.ts";
import { dumps } from "../core/serializers/json.ts";
import { iri_to_uri } from "../utils/encoding.ts";
import { MAX_URL_REDIRECT_LENGTH } from "../utils/http.ts";
import { urlsplit, utf8Text } from "../utils/url-text.ts";
import { OPTIONS, type ResponseOptions, response_base } from "./response-base.ts";
import { BadHeaderError, ResponseHeaders } from "./response-headers.ts";

/** Answered with 404. */
@pyclass("django.http.response.Http404")
export class Http404 extends Exception {}

export const response = defineModule("django.http.response", async (process) => {
  const { HttpResponseBase } = await process.load(response_base);

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
    @py(`streaming_content=(), ${OPTIONS}`)
    // A generator of Python's is read here, which takes time.
    override __init__(content: Value = [], ...rest: Value[]): void {
      if (Array.isArray(content) || content instanceof Tuple) {
        super.__init__(content, ...rest);
        return;
      }
      super.__init__([], ...rest);
      return itemsOf(content).then((chunks) => {
        super.content = chunks;
      }) as unknown as void;
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
    override get content(): Value {
      return super.content;
    }
    override set content(value: Value) {
      if (truthy(value))
        throw new AttributeError("You cannot set content to a 304 (Not Modified) response");
      this.container = [];
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

export type { HttpResponseBase } from "./response-base.ts";
export type HttpResponse = InstanceType<ExportsOf<typeof response>["HttpResponse"]>;

/** Options that were given at all. */
function given(options: { [K in keyof ResponseOptions]: Value | undefined }): ResponseOptions {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function isIterableValue(value: object): boolean {
  return Array.isArray(value) || Symbol.iterator in value || "__iter__" in value;
}
