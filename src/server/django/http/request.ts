/** Mirrors django/http/request.py (5.2). */
import { codecOf } from "../../../python/stdlib/code-pages.ts";
import { Exception, KeyError, OSError } from "../../../python/errors.ts";
import type { ExportsOf } from "../../../python/module-definition.ts";
import { classInfo, classOf, native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { repr, str } from "../../../python/operations.ts";
import { Bytes, Dict, Tuple, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import {
  BadRequest,
  DisallowedHost,
  ImproperlyConfigured,
  RequestDataTooBig,
} from "../core/exceptions.ts";
import { CaseInsensitiveMapping, MultiValueDict } from "../utils/datastructures.ts";
import { escape_uri_path, iri_to_uri } from "../utils/encoding.ts";
import { is_same_domain, parse_header_parameters } from "../utils/http.ts";
import { latin1Bytes, urljoin, urlsplit } from "../utils/url-text.ts";
import { parse_cookie, wsgiText } from "./cookie.ts";
import { acceptedType, acceptedTypes, MediaType } from "./media-type.ts";
import type { UploadedFile } from "../core/files/uploadedfile.ts";
import { multipart } from "./multipartparser.ts";
import { BadSignature, signing } from "../core/signing.ts";
import { query_dict, type QueryDict } from "./query-dict.ts";

@pyclass("django.http.request.UnreadablePostError")
export class UnreadablePostError extends OSError {}

@pyclass("django.http.request.RawPostDataException")
export class RawPostDataException extends Exception {}

/** The headers of a request, read from its WSGI environment. */
@pyclass("django.http.request.HttpHeaders")
export class HttpHeaders extends CaseInsensitiveMapping {
  constructor(environ: Dict) {
    super();
    for (const [key, value] of environ) {
      const name = headerName(String(key));
      if (name !== null) this.store.set(name.toLowerCase(), [name, str(value)]);
    }
  }
  @py("key") override __getitem__(key: string): string {
    return super.__getitem__(key.replaceAll("_", "-"));
  }
}

function headerName(variable: string): string | null {
  const plain = ["CONTENT_TYPE", "CONTENT_LENGTH"].includes(variable);
  if (!plain && !variable.startsWith("HTTP_")) return null;
  const name = plain ? variable : variable.slice("HTTP_".length);
  return name
    .replaceAll("_", "-")
    .replace(/[A-Za-z]+/g, (word) => word.charAt(0) + word.slice(1).toLowerCase());
}

/** Host and port of a Host header, lower-cased; an invalid one has no host. */
export function split_domain_port(host: string): { domain: string; port: string } {
  const match = /^([a-z0-9.-]+|\[[a-f0-9]*:[a-f0-9.:]+\])(?::([0-9]+))?$/.exec(host.toLowerCase());
  if (!match || host.endsWith("\n")) return { domain: "", port: "" };
  return { domain: (match[1] ?? "").replace(/\.$/, ""), port: match[2] ?? "" };
}

/** Whether a lower-case host without port is one of the patterns of ALLOWED_HOSTS. */
function validate_host(host: string, allowed: readonly Value[]): boolean {
  return allowed.some(
    (pattern) => pattern === "*" || (typeof pattern === "string" && is_same_domain(host, pattern)),
  );
}

export const request = defineModule("django.http.request", async (process) => {
  const { settings } = await process.load(conf);
  const { QueryDict } = await process.load(query_dict);
  const { MultiPartParser } = await process.load(multipart);

  @pyclass("django.http.request.HttpRequest")
  class HttpRequest extends PyObject {
    declare method: string | null;
    declare path: string;
    declare path_info: string;
    declare META: Dict;
    declare content_type: string | null;
    declare content_params: Dict<string> | null;
    declare resolver_match: object | null;
    /** The session, where SessionMiddleware put one. */
    declare session?: object;
    /** The current user, or a promise of it: await it. */
    declare user?: Value | Promise<Value>;
    declare urlconf?: Value;
    declare csrf_processing_done?: boolean;
    declare _dont_enforce_csrf_checks?: boolean;
    /** The bytes that came as body; null once something has read them as a stream. */
    declare raw: Uint8Array;
    #read = false;
    #bodyKept = false;
    #post: MultiValueDict | null = null;
    #files: MultiValueDict | null = null;
    /** How much of the body was read as a stream. */
    #position = 0;
    #get: QueryDict | null = null;
    #cookies: Dict | null = null;
    #headers: HttpHeaders | null = null;
    #encoding: string | null = null;

    @py() __init__(): void {
      this.method = null;
      this.path = "";
      this.path_info = "";
      this.META = new Dict();
      this.content_type = null;
      this.content_params = null;
      this.resolver_match = null;
      this.raw = new Uint8Array();
    }

    get GET(): QueryDict {
      if (!this.#get) {
        const query = new QueryDict();
        query.__init__(new Bytes(latin1Bytes(this.meta("QUERY_STRING"))), false, this.#encoding);
        this.#get = query;
      }
      return this.#get;
    }
    set GET(value: QueryDict) {
      this.#get = value;
    }
    get COOKIES(): Dict {
      this.#cookies ??= parse_cookie(wsgiText(this.meta("HTTP_COOKIE")));
      return this.#cookies;
    }
    set COOKIES(value: Dict) {
      this.#cookies = value;
    }
    @py("key, default=RAISE_ERROR, salt='', max_age=None")
    async get_signed_cookie(
      key: string,
      preset?: Value,
      salt: Value = "",
      max_age: Value = null,
    ): Promise<Value> {
      const cookie = this.COOKIES.get(key);
      if (cookie === undefined) {
        if (preset !== undefined) return preset;
        throw new KeyError(key);
      }
      const { unsignCookie } = await process.load(signing);
      try {
        const seconds = max_age === null ? null : Number(max_age);
        return await unsignCookie(key, str(cookie), str(salt), seconds);
      } catch (error) {
        if (!(error instanceof BadSignature) || preset === undefined) throw error;
        return preset;
      }
    }
    get headers(): HttpHeaders {
      this.#headers ??= new HttpHeaders(this.META);
      return this.#headers;
    }
    get POST(): MultiValueDict {
      if (!this.#post) this.loadPostAndFiles();
      return this.#post as unknown as MultiValueDict;
    }
    set POST(value: MultiValueDict) {
      this.#post = value;
    }
    get FILES(): MultiValueDict {
      if (!this.#files) this.loadPostAndFiles();
      return this.#files as unknown as MultiValueDict;
    }
    get encoding(): string | null {
      return this.#encoding;
    }
    set encoding(value: string | null) {
      this.#encoding = value;
      this.#get = null;
      this.#post = null;
    }
    /** The whole body. @throws RawPostDataException when it was read as a stream before */
    get body(): Bytes {
      if (!this.#bodyKept) {
        if (this.#read) {
          throw new RawPostDataException(
            "You cannot access body after reading from request's data stream",
          );
        }
        const limit = settings.get("DATA_UPLOAD_MAX_MEMORY_SIZE");
        if (typeof limit === "number" && this.raw.length > limit) {
          throw new RequestDataTooBig(
            "Request body exceeded settings.DATA_UPLOAD_MAX_MEMORY_SIZE.",
          );
        }
        this.#bodyKept = true;
      }
      return new Bytes(this.raw);
    }
    /** Whether the body was read, as a stream or by way of POST. */
    get _read_started(): boolean {
      return this.#read;
    }

    /** Reads the body as a stream: it can be had once. */
    @py("size=-1") read(size: Value = -1): Bytes {
      const most = Number(size ?? -1);
      const from = this.#bodyKept ? 0 : this.#position;
      const part = this.raw.subarray(from, most < 0 ? undefined : from + most);
      if (this.#bodyKept) return new Bytes(part);
      this.#position += part.length;
      this.#read = true;
      return new Bytes(part);
    }

    /** A WSGI variable as text, "" where it is missing. */
    meta(name: string): string {
      const value = this.META.get(name);
      return typeof value === "string" ? value : "";
    }

    /** Sets content type, its parameters and the encoding from the environment. */
    setContentType(): void {
      const { value, params } = parse_header_parameters(this.meta("CONTENT_TYPE"));
      this.content_type = value;
      this.content_params = new Dict(params);
      const charset = params.get("charset");
      if (charset !== undefined && codecOf(charset) !== null) this.encoding = charset;
    }

    _mark_post_parse_error(): void {
      this.#post = emptyQueryDict(null);
      this.#files = new MultiValueDict();
    }

    loadPostAndFiles(): void {
      this.#files = new MultiValueDict();
      if (this.method !== "POST") {
        this.#post = emptyQueryDict(this.#encoding);
      } else if (this.#read && !this.#bodyKept) {
        this._mark_post_parse_error();
      } else if (this.content_type === "multipart/form-data") {
        this.#loadMultipart();
      } else if (this.content_type === "application/x-www-form-urlencoded") {
        if (this.#encoding !== null && this.#encoding.toLowerCase() !== "utf-8") {
          throw new BadRequest(
            "HTTP requests with the 'application/x-www-form-urlencoded' content type must be UTF-8 encoded.",
          );
        }
        const post = new QueryDict();
        post.__init__(this.body, false, "utf-8");
        this.#post = post;
      } else this.#post = emptyQueryDict(this.#encoding);
    }

    #loadMultipart(): void {
      try {
        const body = this.#bodyKept ? this.raw : this.read().value;
        const { post, files } = MultiPartParser.parse(this.META, body, this.#encoding ?? "utf-8");
        this.#post = post;
        this.#files = files;
      } catch (error) {
        this._mark_post_parse_error();
        throw error;
      }
    }

    _get_scheme(): string {
      return "http";
    }

    get scheme(): string {
      const header = settings.get("SECURE_PROXY_SSL_HEADER");
      if (header !== null) {
        const items =
          header instanceof Tuple ? header.items : Array.isArray(header) ? (header as Value[]) : [];
        if (items.length !== 2) {
          throw new ImproperlyConfigured(
            "The SECURE_PROXY_SSL_HEADER setting must be a tuple containing two values.",
          );
        }
        const value = this.META.get(items[0] as Value);
        if (typeof value === "string")
          return value.split(",")[0]?.trim() === items[1] ? "https" : "http";
      }
      return this._get_scheme();
    }

    @py() is_secure(): boolean {
      return this.scheme === "https";
    }

    #rawHost(): string {
      if (settings.flag("USE_X_FORWARDED_HOST") && this.META.has("HTTP_X_FORWARDED_HOST")) {
        return this.meta("HTTP_X_FORWARDED_HOST");
      }
      if (this.META.has("HTTP_HOST")) return this.meta("HTTP_HOST");
      const port = this.get_port();
      const host = this.meta("SERVER_NAME");
      return port === (this.is_secure() ? "443" : "80") ? host : `${host}:${port}`;
    }

    /** The host the client asked for. @throws DisallowedHost where ALLOWED_HOSTS does not name it */
    @py() get_host(): string {
      const host = this.#rawHost();
      const listed = settings.list("ALLOWED_HOSTS");
      const allowed =
        settings.flag("DEBUG") && listed.length === 0
          ? [".localhost", "127.0.0.1", "[::1]"]
          : listed;
      const { domain } = split_domain_port(host);
      if (domain !== "" && validate_host(domain, allowed)) return host;
      const hint =
        domain === ""
          ? "The domain name provided is not valid according to RFC 1034/1035."
          : `You may need to add ${repr(domain)} to ALLOWED_HOSTS.`;
      throw new DisallowedHost(`Invalid HTTP_HOST header: ${repr(host)}. ${hint}`);
    }

    @py() get_port(): string {
      const forwarded =
        settings.flag("USE_X_FORWARDED_PORT") && this.META.has("HTTP_X_FORWARDED_PORT");
      return forwarded ? this.meta("HTTP_X_FORWARDED_PORT") : this.meta("SERVER_PORT");
    }

    @py("force_append_slash=False") get_full_path(slash: Value = false): string {
      return this.#fullPath(this.path, slash === true);
    }
    @py("force_append_slash=False") get_full_path_info(slash: Value = false): string {
      return this.#fullPath(this.path_info, slash === true);
    }
    #fullPath(path: string, slash: boolean): string {
      const query = this.meta("QUERY_STRING");
      const end = slash && !path.endsWith("/") ? "/" : "";
      return `${escape_uri_path(path)}${end}${query === "" ? "" : `?${iri_to_uri(query)}`}`;
    }

    /** An absolute URI of a location, or of the request itself. */
    @py("location=None") build_absolute_uri(location: Value = null): string {
      const wanted = location === null ? `//${this.get_full_path()}` : str(location);
      const bits = urlsplit(wanted);
      if (bits.scheme !== "" && bits.netloc !== "") return iri_to_uri(wanted);
      const base = `${this.scheme}://${this.get_host()}`;
      const simple =
        bits.path.startsWith("/") &&
        bits.scheme === "" &&
        bits.netloc === "" &&
        !/\/\.\.?\//.test(bits.path);
      if (simple) return iri_to_uri(base + (wanted.startsWith("//") ? wanted.slice(2) : wanted));
      return iri_to_uri(urljoin(base + this.path, wanted));
    }

    get accepted_types(): MediaType[] {
      return acceptedTypes(this.headers.get("Accept", "*/*"));
    }
    @py("media_type") accepted_type(media_type: string): MediaType | null {
      return acceptedType(this.accepted_types, media_type);
    }
    @py("media_types") get_preferred_type(media_types: Value): string | null {
      const types = Array.isArray(media_types) ? (media_types as string[]) : [];
      const accepted = this.accepted_types;
      const rank = (type: string): number => {
        const match = acceptedType(accepted, type);
        return match ? accepted.findIndex((one) => str(one) === str(match)) : Infinity;
      };
      const best = [...types].sort((a, b) => rank(a) - rank(b))[0];
      return best === undefined || rank(best) === Infinity ? null : best;
    }
    @py("media_type") accepts(media_type: string): boolean {
      return this.accepted_type(media_type) !== null;
    }

    @py() __repr__(): string {
      const cls = classOf(this);
      const name = (cls && classInfo(cls)?.name) ?? "HttpRequest";
      return this.method === null
        ? `<${name}>`
        : `<${name}: ${this.method} ${repr(this.get_full_path())}>`;
    }
  }

  function emptyQueryDict(encoding: string | null): QueryDict {
    const dict = new QueryDict();
    dict.__init__(null, false, encoding);
    return dict;
  }

  return {
    HttpRequest,
    HttpHeaders,
    QueryDict,
    MediaType,
    RawPostDataException,
    UnreadablePostError,
    split_domain_port: native("host", (host: string) => {
      const { domain, port } = split_domain_port(host);
      return new Tuple([domain, port]);
    }),
    validate_host: native("host, allowed_hosts", validate_host, "validate_host"),
  };
});

export type HttpRequest = InstanceType<ExportsOf<typeof request>["HttpRequest"]>;
export type { UploadedFile };
