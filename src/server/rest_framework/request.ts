/** Mirrors rest_framework/request.py (3.18). */
import {
  AttributeError,
  BaseException,
  Exception,
  TypeError,
  ValueError,
} from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { classInfo, classOf, native, py, pyclass, PyObject } from "../../python/objects.ts";
import { isIterable, iterate, repr, str, truthy, typeName } from "../../python/operations.ts";
import { Bytes, Dict, type Value } from "../../python/values.ts";
import { conf } from "../django/conf.ts";
import { type HttpRequest, RawPostDataException } from "../django/http/request.ts";
import { query_dict } from "../django/http/query-dict.ts";
import { MultiValueDict } from "../django/utils/datastructures.ts";
import { defineModule } from "../process.ts";
import { type APIException, detailText, exceptions } from "./exceptions.ts";
import { MediaType } from "./mediatypes.ts";
import { policyName } from "./permissions.ts";
import { settings as rest_settings } from "./settings.ts";
import { userName } from "./trace-words.ts";

/** An AttributeError inside a property would be taken for a missing property; it is raised under this name. */
@pyclass("rest_framework.request.WrappedAttributeError")
export class WrappedAttributeError extends Exception {}

/** `user, auth = found` @throws TypeError, ValueError where it is no pair */
function pairOf(found: Value): readonly Value[] {
  if (!isIterable(found))
    throw new TypeError(`cannot unpack non-iterable ${typeName(found)} object`);
  const values = iterate(found);
  if (values.length === 2) return values;
  const many = `not enough values to unpack (expected 2, got ${String(values.length)})`;
  throw new ValueError(values.length > 2 ? "too many values to unpack (expected 2)" : many);
}

/** What authenticates: DRF's classes and a learner's. */
export interface Authenticator {
  authenticate(request: Request): Promise<Value> | Value;
  authenticate_header(request: Request): Promise<Value> | Value;
}

/** What a parser is to a request. */
export interface Parser {
  readonly media_type: string;
  parse(stream: Value, media_type?: Value, context?: Value): Promise<Value> | Value;
}

/** Data and files of a multipart body. */
export class DataAndFiles extends PyObject {
  readonly data: Dict;
  readonly files: Dict;
  constructor(data: Dict, files: Dict) {
    super();
    this.data = data;
    this.files = files;
  }
}

function isFormMediaType(type: string): boolean {
  const { full } = new MediaType(type);
  return full === "application/x-www-form-urlencoded" || full === "multipart/form-data";
}

async function wrapped<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof AttributeError)
      throw new WrappedAttributeError(str(error), { cause: error });
    throw error;
  }
}

export const request = defineModule("rest_framework.request", async (process) => {
  const { settings } = await process.load(conf);
  const { api_settings } = await process.load(rest_settings);
  const { APIException, UnsupportedMediaType } = await process.load(exceptions);
  const { QueryDict } = await process.load(query_dict);

  const emptyQuery = (): MultiValueDict => {
    const query = new QueryDict();
    query.__init__("", false, null);
    return query;
  };

  @pyclass("rest_framework.request.Request")
  class Request extends PyObject {
    declare _request: HttpRequest;
    declare parsers: readonly Parser[];
    declare authenticators: readonly Authenticator[];
    declare negotiator: { select_parser(request: Value, parsers: Value): Promise<Value> | Value };
    declare parser_context: Dict;
    declare accepted_renderer?: Value;
    declare accepted_media_type?: Value;
    declare version?: Value;
    declare versioning_scheme?: Value;
    #user: Value | undefined;
    #auth: Value | undefined;
    #authenticator: Authenticator | null | undefined;
    #data: Dict | Value | undefined;
    #files: Dict | undefined;
    #full: Value | undefined;

    @py("request, parsers=None, authenticators=None, negotiator=None, parser_context=None")
    __init__(
      http: HttpRequest,
      parsers: readonly Parser[] = [],
      authenticators: readonly Authenticator[] = [],
      negotiator?: Request["negotiator"],
      context: Dict = new Dict(),
    ): void {
      this._request = http;
      this.parsers = parsers;
      this.authenticators = authenticators;
      if (negotiator) this.negotiator = negotiator;
      this.parser_context = context;
      context.set("request", this);
      context.set("encoding", http.encoding ?? settings.get("DEFAULT_CHARSET"));
    }

    /** A request like this one, with another method: what has been read and who asks stay. */
    withMethod(method: string): Request {
      const clone = new Request();
      clone.__init__(
        this._request,
        this.parsers,
        this.authenticators,
        this.negotiator,
        this.parser_context,
      );
      clone.#data = this.#data;
      clone.#files = this.#files;
      clone.#full = this.#full;
      clone.#user = this.#user;
      clone.#auth = this.#auth;
      clone.#authenticator = this.#authenticator;
      for (const name of [
        "accepted_renderer",
        "accepted_media_type",
        "version",
        "versioning_scheme",
      ] as const) {
        if (this[name] !== undefined) clone[name] = this[name];
      }
      Object.defineProperty(clone, "method", {
        value: method,
        writable: true,
        configurable: true,
        enumerable: true,
      });
      return clone;
    }

    @py() __repr__(): string {
      const cls = classOf(this);
      const info = cls && classInfo(cls);
      return `<${info?.module ?? ""}.${info?.name ?? ""}: ${this._request.method ?? ""} ${repr(this._request.get_full_path())}>`;
    }

    get method(): string {
      return this._request.method ?? "";
    }
    get path(): string {
      return this._request.path;
    }
    get META(): Dict {
      return this._request.META;
    }
    get headers(): HttpRequest["headers"] {
      return this._request.headers;
    }
    get query_params(): Value {
      return this._request.GET;
    }
    get content_type(): string {
      const { META } = this._request;
      return str(META.get("CONTENT_TYPE") ?? META.get("HTTP_CONTENT_TYPE") ?? "");
    }

    /** The parsed body; in TypeScript `await request.data`. */
    get data(): Value | Promise<Value> {
      return this.#full ?? wrapped(() => this.#loadDataAndFiles());
    }
    get POST(): Value | Promise<Value> {
      if (this.#data !== undefined) return this.#formData();
      return wrapped(() => this.#loadDataAndFiles()).then(() => this.#formData());
    }
    #formData(): Value {
      return isFormMediaType(this.content_type) ? (this.#data as Value) : emptyQuery();
    }
    get FILES(): Value | Promise<Value> {
      return (
        this.#files ??
        wrapped(() => this.#loadDataAndFiles()).then(() => this.#files ?? new MultiValueDict())
      );
    }

    /** The current user; in TypeScript `await request.user`. */
    get user(): Value | Promise<Value> {
      if (this.#user !== undefined) return this.#user;
      return wrapped(() => this._authenticate()).then(() => this.#user ?? null);
    }
    set user(value: Value) {
      this.#user = value;
      this._request.user = value;
    }
    get auth(): Value | Promise<Value> {
      if (this.#auth !== undefined) return this.#auth;
      return wrapped(() => this._authenticate()).then(() => this.#auth ?? null);
    }
    set auth(value: Value) {
      this.#auth = value;
      Object.defineProperty(this._request, "auth", {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    get successful_authenticator(): Value | Promise<Value> {
      if (this.#authenticator !== undefined) return this.#authenticator;
      return wrapped(() => this._authenticate()).then(() => (this.#authenticator ?? null) as Value);
    }

    async #loadDataAndFiles(): Promise<Value> {
      if (this.#data === undefined) {
        const { data, files } = await this.#parse();
        [this.#data, this.#files] = [data, files];
        this.#full = files.size > 0 && data instanceof Dict ? merged(data, files) : data;
      }
      return this.#full ?? this.#data;
    }

    /** null where there is no body. @throws RawPostDataException where it was read as a stream before */
    #stream(): Value {
      const { META } = this._request;
      const length = Number(
        str(META.get("CONTENT_LENGTH") ?? META.get("HTTP_CONTENT_LENGTH") ?? 0),
      );
      if (!Number.isInteger(length) || length === 0) return null;
      if (!this._request._read_started) return this._request;
      return this._request.body;
    }

    async #parse(): Promise<{ data: Value; files: Dict }> {
      const mediaType = this.content_type;
      let stream: Value;
      try {
        stream = this.#stream();
      } catch (error) {
        if (!(error instanceof RawPostDataException)) throw error;
        const forms = this.parsers.some((parser) => isFormMediaType(parser.media_type));
        if (forms) return { data: this._request.POST, files: this._request.FILES };
        stream = null;
      }
      if (stream === null) {
        const data = mediaType !== "" && isFormMediaType(mediaType) ? emptyQuery() : new Dict();
        return { data, files: new MultiValueDict() };
      }
      const parser = (await this.negotiator.select_parser(this, this.parsers)) as Parser | null;
      if (!parser) {
        const error = new UnsupportedMediaType();
        error.__init__(mediaType);
        this.#trace(
          "refused",
          "rest_framework.negotiation.DefaultContentNegotiation.select_parser",
          `The view has no parser for the body's type, ${repr(mediaType)}.`,
        );
        throw error;
      }
      return await this.#parseWith(parser, stream, mediaType);
    }

    async #parseWith(
      parser: Parser,
      stream: Value,
      mediaType: string,
    ): Promise<{ data: Value; files: Dict }> {
      try {
        const parsed = await parser.parse(stream, mediaType, this.parser_context);
        if (parsed instanceof DataAndFiles) return { data: parsed.data, files: parsed.files };
        return { data: parsed, files: new MultiValueDict() };
      } catch (error) {
        [this.#data, this.#files] = [emptyQuery(), new MultiValueDict()];
        this.#full = this.#data;
        if (error instanceof BaseException)
          this.#trace("refused", policyName(parser, "parse"), str(error));
        throw error;
      }
    }

    #trace(outcome: "refused", name: string, because: string): void {
      const looked = [{ what: "Content-Type", value: this.content_type }];
      process.host.trace.step({ gate: "parser", name, outcome, because, looked });
    }

    @py() async _authenticate(): Promise<void> {
      for (const authenticator of this.authenticators) {
        const name = authenticatorName(authenticator);
        let found: Value;
        try {
          found = await authenticator.authenticate(this);
        } catch (error) {
          if (error instanceof APIException) {
            await this._not_authenticated();
            traceRefusal(name, error, this);
          }
          throw error;
        }
        if (found === null || found === undefined) {
          process.host.trace.step({
            gate: "authentication",
            name,
            outcome: "skipped",
            because: "The request holds no credentials of this kind.",
          });
          continue;
        }
        this.#authenticator = authenticator;
        const [user = null, auth = null] = pairOf(found);
        this.user = user;
        this.auth = auth;
        process.host.trace.step({
          gate: "authentication",
          name,
          outcome: "passed",
          because: `The request comes from ${await userName(process, user)}.`,
        });
        return;
      }
      await this._not_authenticated();
    }

    @py() async _not_authenticated(): Promise<void> {
      this.#authenticator = null;
      const user = await api_settings.get("UNAUTHENTICATED_USER");
      const auth = await api_settings.get("UNAUTHENTICATED_TOKEN");
      this.user = truthy(user) ? await process.call(user, []) : null;
      this.auth = truthy(auth) ? await process.call(auth, []) : null;
    }

    @py("attr") async __getattr__(attr: string): Promise<Value> {
      try {
        return await process.getattr(this._request, attr);
      } catch (error) {
        if (!(error instanceof AttributeError)) throw error;
        throw new AttributeError(`'${typeName(this)}' object has no attribute '${attr}'`);
      }
    }
  }

  function traceRefusal(name: string, error: APIException, request: Request): void {
    const sent = ["Authorization", "Cookie"].flatMap((what) => {
      const value = request._request.headers.get(what.toLowerCase(), null);
      return value === null ? [] : [{ what, value: str(value) }];
    });
    process.host.trace.step({
      gate: "authentication",
      name,
      outcome: "refused",
      because: detailText(error.detail),
      looked: sent.length > 0 ? sent : [{ what: "Authorization", value: "(none)" }],
    });
  }

  return {
    Request,
    WrappedAttributeError,
    Empty: PyObject,
    clone_request: native(
      "request, method",
      (one: Request, method: string) => one.withMethod(method),
      "clone_request",
    ),
  };
});

function authenticatorName(authenticator: Authenticator): string {
  const cls = classOf(authenticator);
  const info = cls && classInfo(cls);
  return `${info?.module ?? ""}.${info?.name ?? ""}.authenticate`;
}

/** A copy of the data with the files in it. */
function merged(data: Dict, files: Dict): Dict {
  if (!(data instanceof MultiValueDict)) return new Dict([...data, ...files]);
  const all = data.copy();
  all.update([files]);
  return all;
}

export type Request = InstanceType<ExportsOf<typeof request>["Request"]>;
/** Text of a body as a parser gets it: the stream itself, or its bytes. */
export function bytesOfStream(stream: Value): Uint8Array {
  if (stream instanceof Bytes) return stream.value;
  const reader = stream as { read?: () => Bytes };
  return reader.read?.().value ?? new Uint8Array();
}
