/** Mirrors rest_framework/views.py (3.18). */
import { AssertionError, Exception } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { classOf, native, py, pyclass } from "../../python/objects.ts";
import {
  className,
  asNumber,
  isCallable,
  iterate,
  repr,
  str,
  truthy,
} from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { response as http_response } from "../django/http/response.ts";
import type { HttpRequest } from "../django/http/request.ts";
import { patchVaryHeaders } from "../django/utils/cache.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf, type ViewFunction } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import { policyName } from "./permissions.ts";
import {
  type Authenticator,
  type Parser,
  type Request,
  request as drf_request,
} from "./request.ts";
import { type Renderer, type Response, response as drf_response } from "./response.ts";
import { judgementOf, whoAsks } from "./trace-words.ts";
import { settings } from "./settings.ts";
import { view_functions } from "./view-functions.ts";
import { view_policies } from "./view-policies.ts";

/** A throttle, DRF's or a learner's. */
interface Throttle {
  allow_request(request: Request, view: Value): Promise<Value> | Value;
  wait(): Promise<Value> | Value;
}

export const views = defineModule("rest_framework.views", async (process) => {
  const { api_settings } = await process.load(settings);
  const { ViewPolicies } = await process.load(view_policies);
  const { exception_handler, set_rollback, explain, get_view_description, get_view_name } =
    await process.load(view_functions);
  const { HttpResponseBase } = await process.load(http_response);
  const { Request } = await process.load(drf_request);
  const { Response } = await process.load(drf_response);
  const errors = await process.load(exceptions);
  @pyclass("rest_framework.views.APIView")
  class APIView extends ViewPolicies {
    declare format_kwarg: Value;
    declare response: Value;
    declare drfRequest: Request;
    declare answerHeaders: Map<string, string>;

    @py("**initkwargs") static override async as_view(
      initkwargs: Dict = new Dict(),
    ): Promise<ViewFunction> {
      const view = await super.as_view(initkwargs);
      return Object.assign(view, {
        cls: this,
        initkwargs,
        csrf_exempt: true,
        login_required: false,
      });
    }

    get allowed_methods(): Promise<string[]> {
      return this._allowed_methods();
    }

    @py("request, *args, **kwargs") override http_method_not_allowed(
      request: HttpRequest,
    ): Promise<Value> {
      const error = new errors.MethodNotAllowed();
      error.__init__(request.method ?? "");
      const name = policyName(this, "http_method_not_allowed");
      process.host.trace.step({
        gate: "view",
        name,
        outcome: "refused",
        because: `This view does not answer ${request.method ?? ""}.`,
        looked: [{ what: "method", value: request.method ?? "" }],
      });
      return Promise.reject(error);
    }

    @py("request, message=None, code=None")
    async permission_denied(
      request: Request,
      message: Value = null,
      code: Value = null,
    ): Promise<void> {
      const anonymous =
        request.authenticators.length > 0 && !truthy(await request.successful_authenticator);
      const error = anonymous ? new errors.NotAuthenticated() : new errors.PermissionDenied();
      if (anonymous) error.__init__();
      else error.__init__(message ?? undefined, code ?? undefined);
      throw error;
    }

    @py("request, wait") throttled(_request: Request, wait: Value): void {
      const error = new errors.Throttled();
      error.__init__(wait ?? undefined);
      throw error;
    }

    @py("request") async get_authenticate_header(request: Request): Promise<Value> {
      const [first] = await this.listOf<Authenticator>(await this.get_authenticators());
      return first ? await first.authenticate_header(request) : null;
    }

    #context(): Dict {
      const context = Dict.from<Value>({
        view: this,
        args: this.args,
        kwargs: this.kwargs,
      });
      return context;
    }
    @py("http_request") get_parser_context(_request: Value): Value {
      return this.#context();
    }
    @py() get_renderer_context(): Value {
      return this.#context().set("request", this.request);
    }
    @py() get_exception_handler_context(): Value {
      return this.#context().set("request", this.request);
    }
    @py() async get_view_name(): Promise<Value> {
      return await process.call(await api_settings.get("VIEW_NAME_FUNCTION"), [this]);
    }
    @py("html=False") async get_view_description(): Promise<Value> {
      return await process.call(await api_settings.get("VIEW_DESCRIPTION_FUNCTION"), [this]);
    }
    @py("**kwargs") async get_format_suffix(kwargs: Dict): Promise<Value> {
      const name = await api_settings.get("FORMAT_SUFFIX_KWARG");
      return truthy(name) ? (kwargs.get(name) ?? null) : null;
    }

    @py("request, force=False")
    async perform_content_negotiation(request: Request, force: Value = false): Promise<Value> {
      const renderers = await this.get_renderers();
      const negotiator = await this.get_content_negotiator();
      try {
        const select = await process.getattr(negotiator, "select_renderer");
        return await process.call(select, [request, renderers, this.format_kwarg ?? null]);
      } catch (error) {
        const [first] = renderers;
        if (!truthy(force) || !(error instanceof Exception) || !first) throw error;
        return new Tuple([first, first.media_type]);
      }
    }

    @py("request") async perform_authentication(request: Request): Promise<void> {
      await request.user;
    }

    @py("request") async check_permissions(request: Request): Promise<void> {
      for (const permission of await this.listOf<object>(await this.get_permissions())) {
        const allowed = await process.callMethod(permission, "has_permission", [request, this]);
        await this.#judge(request, permission, truthy(allowed), "has_permission");
      }
    }

    @py("request, obj") async check_object_permissions(
      request: Request,
      object: Value,
    ): Promise<void> {
      for (const permission of await this.listOf<object>(await this.get_permissions())) {
        const ask = await process.getattr(permission, "has_object_permission");
        const allowed = await process.call(ask, [request, this, object]);
        await this.#judge(request, permission, truthy(allowed), "has_object_permission");
      }
    }

    async #judge(
      request: Request,
      permission: object,
      allowed: boolean,
      method: string,
    ): Promise<void> {
      const name = policyName(permission, method);
      const known = truthy(await request.successful_authenticator);
      const refused = known
        ? "the server knows who is asking, and they may not do this."
        : "the server does not know who is asking.";
      const because = allowed ? "This permission is granted." : `Not granted: ${refused}`;
      process.host.trace.step({
        gate: "permission",
        name,
        outcome: allowed ? "passed" : "refused",
        because,
        looked: await whoAsks(process, request),
      });
      if (allowed) return;
      const message = await getattrOr(process, permission, "message", null);
      const code = await getattrOr(process, permission, "code", null);
      await this.permission_denied(request, message, code);
    }

    @py("request") async check_throttles(request: Request): Promise<void> {
      const waits: Value[] = [];
      for (const throttle of await this.listOf<Throttle & object>(await this.get_throttles())) {
        const allowed = truthy(await throttle.allow_request(request, this));
        process.host.trace.step({
          gate: "throttle",
          name: policyName(throttle, "allow_request"),
          ...(await judgementOf(process, throttle, allowed)),
        });
        if (!allowed) waits.push(await throttle.wait());
      }
      if (waits.length === 0) return;
      const known = waits.filter((wait) => wait !== null).map((wait) => Number(asNumber(wait)));
      const throttled = await process.getattr(this, "throttled");
      await process.call(throttled, [request, known.length > 0 ? Math.max(...known) : null]);
    }

    @py("request, *args, **kwargs")
    async determine_version(request: Request, args: Value[], kwargs: Dict): Promise<Value> {
      const Scheme = await this.versioning_class;
      if (Scheme === null) return new Tuple([null, null]);
      const scheme = await process.call(Scheme, []);
      const version = await process.call(
        await process.getattr(scheme, "determine_version"),
        [request, ...args],
        recordOf(kwargs),
      );
      return new Tuple([version, scheme]);
    }

    @py("request, *args, **kwargs")
    async initialize_request(
      request: HttpRequest,
      _args?: Value[],
      _kwargs?: Dict,
    ): Promise<Request> {
      const context = (await this.get_parser_context(request)) as Dict;
      const made = new Request();
      made.__init__(
        request,
        await this.listOf<Parser>(await this.get_parsers()),
        await this.listOf<Authenticator>(await this.get_authenticators()),
        (await this.get_content_negotiator()) as unknown as Request["negotiator"],
        context,
      );
      return made;
    }

    @py("request, *args, **kwargs") async initial(
      request: Request,
      args: Value[],
      kwargs: Dict,
    ): Promise<void> {
      this.format_kwarg = await this.get_format_suffix(kwargs);
      await this.#negotiate(request, false);
      const [version = null, scheme = null] = iterate(
        await this.determine_version(request, args, kwargs),
      );
      request.version = version;
      request.versioning_scheme = scheme;
      await this.perform_authentication(request);
      await this.check_permissions(request);
      await this.check_throttles(request);
    }

    async #negotiate(request: Request, force: boolean): Promise<void> {
      const [renderer = null, type = null] = iterate(
        await this.perform_content_negotiation(request, force),
      );
      request.accepted_renderer = renderer;
      request.accepted_media_type = type;
    }

    @py("request, response, *args, **kwargs")
    async finalize_response(
      request: Request,
      response: Value,
      _args?: Value[],
      _kwargs?: Dict,
    ): Promise<Value> {
      if (!(response instanceof HttpResponseBase)) {
        const cls = typeof response === "object" && response !== null && classOf(response);
        const type = cls ? repr(cls) : `<class '${className(response)}'>`;
        throw new AssertionError(
          "Expected a `Response`, `HttpResponse` or `StreamingHttpResponse` to be returned from the view, " +
            `but received a \`${type}\``,
        );
      }
      if (response instanceof Response) await this.#prepare(request, response);
      for (const [name, value] of this.answerHeaders) {
        if (name === "Vary") patchVaryHeaders(response, value.split(/\s*,\s*/));
        else response.headers.set(name, value);
      }
      return response;
    }

    async #prepare(request: Request, response: Response): Promise<void> {
      if (request.accepted_renderer === undefined) await this.#negotiate(request, true);
      response.accepted_renderer = request.accepted_renderer as unknown as Renderer;
      response.accepted_media_type = str(request.accepted_media_type ?? "");
      response.renderer_context = (await this.get_renderer_context()) as Dict;
    }

    @py("exc") async handle_exception(error: Value): Promise<Value> {
      if (
        error instanceof errors.NotAuthenticated ||
        error instanceof errors.AuthenticationFailed
      ) {
        const header = await this.get_authenticate_header(this.request as unknown as Request);
        if (truthy(header)) error.auth_header = str(header);
        else error.status_code = 403;
      }
      const handler = await this.get_exception_handler();
      const response = await process.call(handler, [
        error,
        await this.get_exception_handler_context(),
      ]);
      if (response === null) this.raise_uncaught_exception(error);
      explain(this, error);
      (response as { exception?: Value }).exception = true;
      return response;
    }

    @py("exc") raise_uncaught_exception(error: Value): never {
      throw error as unknown as Error;
    }

    @py("request, *args, **kwargs")
    override async dispatch(http: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      this.args = new Tuple(args);
      this.kwargs = kwargs;
      // A learner's override takes them as Python passes them.
      const ask = (name: string, first: readonly Value[]): Promise<Value> =>
        process.callMethod(this, name, [...first, ...args], recordOf(kwargs));
      const request = (await ask("initialize_request", [http])) as unknown as Request;
      // DRF puts its own request in the place of Django's.
      this.request = request as unknown as HttpRequest;
      this.answerHeaders = await this.#defaultHeaders();
      let response: Value;
      try {
        await ask("initial", [request]);
        response = await process.call(
          await this.#handler(request),
          [request, ...args],
          recordOf(kwargs),
        );
      } catch (error) {
        if (!(error instanceof Exception)) throw error;
        response = await this.handle_exception(error);
      }
      this.response = await ask("finalize_response", [request, response]);
      return this.response;
    }

    async #defaultHeaders(): Promise<Map<string, string>> {
      const headers = new Map([["Allow", (await this.allowed_methods).join(", ")]]);
      const renderers = await this.renderer_classes;
      if (iterate(renderers).length > 1) headers.set("Vary", "Accept");
      return headers;
    }

    async #handler(request: Request): Promise<Value> {
      const method = request.method.toLowerCase();
      const known = iterate(await this.http_method_names).includes(method);
      const handler = known
        ? await getattrOr(process, this as unknown as Value, method, null)
        : null;
      return isCallable(handler) ? handler : await process.getattr(this, "http_method_not_allowed");
    }

    @py("request, *args, **kwargs") override async options(request?: Value): Promise<Value> {
      const Metadata = await this.metadata_class;
      if (Metadata === null)
        return await this.http_method_not_allowed(request as unknown as HttpRequest);
      const metadata = await process.call(Metadata, []);
      const data = await process.callMethod(metadata, "determine_metadata", [
        request ?? null,
        this,
      ]);
      const response = new Response();
      response.__init__(data, 200);
      return response;
    }
  }

  return {
    APIView,
    exception_handler,
    get_view_name,
    get_view_description,
    set_rollback: native("", set_rollback, "set_rollback"),
  };
});

export type APIView = InstanceType<ExportsOf<typeof views>["APIView"]>;
