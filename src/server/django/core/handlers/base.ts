/** Mirrors django/core/handlers/base.py (5.2): the middleware chain around resolver and view. */
import { Exception, ValueError } from "../../../../python/errors.ts";
import {
  type Class,
  classInfo,
  native,
  PyObject,
  pyclass,
  signatureOf,
} from "../../../../python/objects.ts";
import { isCallable, str, truthy } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { connections } from "../../db/connections.ts";
import { transaction } from "../../db/transaction.ts";
import type { HttpRequest } from "../../http/request.ts";
import type { Gate } from "../../../../protocol/trace.ts";
import { Http404, type HttpResponse } from "../../http/response.ts";
import { urls_base } from "../../urls/base.ts";
import type { ResolverMatch } from "../../urls/resolver-match.ts";
import { resolvers } from "../../urls/resolvers.ts";
import { requireResponse } from "../../utils/deprecation.ts";
import { log } from "../../utils/log.ts";
import { getattrOr, importString } from "../../utils/module_loading.ts";
import { classNameOf, recordOf } from "../../views/generic/base.ts";
import { ImproperlyConfigured, MiddlewareNotUsed } from "../exceptions.ts";
import { type Handler, handlers_exception } from "./exception.ts";

const MIDDLEWARE = "django.core.handlers.base.BaseHandler.get_response";

export const handlers_base = defineModule("django.core.handlers.base", async (process) => {
  const { settings } = await process.load(conf);
  const { convert_exception_to_response } = await process.load(handlers_exception);
  const { get_resolver } = await process.load(resolvers);
  const { set_urlconf } = await process.load(urls_base);
  const { log_response } = await process.load(log);
  const { atomicRequests } = await process.load(connections);
  const { atomically } = await process.load(transaction);

  /** A refusal that no gate has told of, and no exception: somebody made the answer so. */
  function traceOwnRefusal(gate: Gate, name: string, who: string, response: Value): void {
    const { status_code: status } = (response ?? {}) as { status_code?: Value };
    if (typeof status !== "number" || status < 400 || process.host.trace.decided) return;
    process.host.trace.step({
      gate,
      name,
      outcome: "refused",
      because: `${who} itself answered ${String(status)}.`,
      looked: [{ what: "status", value: String(status) }],
    });
  }

  @pyclass("django.core.handlers.base.BaseHandler")
  class BaseHandler extends PyObject {
    #chain: Handler | null = null;
    readonly #views: Value[] = [];
    readonly #templates: Value[] = [];
    readonly #exceptions: Value[] = [];

    /** Builds the chain of settings.MIDDLEWARE around resolver and view. @throws whatever importing a middleware raises */
    async load_middleware(): Promise<void> {
      let handler = convert_exception_to_response((request) => this.#getResponse(request));
      for (const path of [...settings.list("MIDDLEWARE")].reverse()) {
        const middleware = await importString(process, str(path));
        const inner = handler;
        let instance: Value;
        try {
          instance = await process.call(middleware, [native("request", inner, "inner")]);
        } catch (error) {
          if (error instanceof MiddlewareNotUsed) continue;
          throw error;
        }
        if (instance === null)
          throw new ImproperlyConfigured(`Middleware factory ${str(path)} returned None.`);
        const hook = (name: string): Promise<Value> => getattrOr(process, instance, name, null);
        const [view, template, exception] = [
          await hook("process_view"),
          await hook("process_template_response"),
          await hook("process_exception"),
        ];
        if (view !== null) this.#views.unshift(view);
        if (template !== null) this.#templates.push(template);
        if (exception !== null) this.#exceptions.push(exception);
        handler = convert_exception_to_response(
          async (request) => (await process.call(instance, [request])) as HttpResponse,
        );
      }
      this.#chain = handler;
    }

    /** Runs a request through the chain. */
    async get_response(request: HttpRequest): Promise<HttpResponse> {
      set_urlconf(settings.get("ROOT_URLCONF"));
      if (!this.#chain) await this.load_middleware();
      const response = await (this.#chain as Handler)(request);
      requireResponse(response, "status_code");
      traceOwnRefusal("middleware", MIDDLEWARE, "A middleware", response);
      if (response.status_code >= 400) {
        log_response(`${response.reason_phrase}: ${request.path}`, request, response);
      }
      set_urlconf(null);
      return response;
    }

    async #getResponse(request: HttpRequest): Promise<HttpResponse> {
      const match = await this.#resolve(request);
      const { func, args, kwargs } = match;
      let response: Value = null;
      for (const middleware of this.#views) {
        response = await process.call(middleware, [request, func, args, kwargs]);
        if (truthy(response)) break;
      }
      if (response === null) {
        const view = (): Promise<Value> =>
          process.call(func, [request, ...args.items], recordOf(kwargs));
        const atomic = atomicRequests() && !("_non_atomic_requests" in (func as object));
        response = await this.#guarded(request, atomic ? () => atomically(view) : view);
      }
      await checkResponse(response, func, null);
      traceOwnRefusal("view", match._func_path, "The view", response);
      const render = await getattrOr(process, response, "render", null);
      if (!isCallable(render)) return response as HttpResponse;
      for (const middleware of this.#templates) {
        response = await process.call(middleware, [request, response]);
        await checkResponse(response, middleware, "process_template_response");
      }
      const renderable = response;
      return (await this.#guarded(request, async () =>
        process.callMethod(renderable, "render"),
      )) as HttpResponse;
    }

    async #resolve(request: HttpRequest): Promise<ResolverMatch> {
      const urlconf = request.urlconf ?? null;
      if (urlconf !== null) set_urlconf(urlconf);
      try {
        const match = await get_resolver(urlconf).resolve(request.path_info);
        request.resolver_match = match;
        process.host.trace.step({
          gate: "url",
          name: "django.urls.resolvers.URLResolver.resolve",
          outcome: "passed",
          because: `${request.path_info} matches '${match.route}', which leads to ${match._func_path}.`,
          looked: [
            { what: "path", value: request.path_info },
            { what: "view", value: match._func_path },
          ],
        });
        return match;
      } catch (error) {
        if (error instanceof Http404) {
          process.host.trace.step({
            gate: "url",
            name: "django.urls.resolvers.URLResolver.resolve",
            outcome: "refused",
            because: `No pattern of the URLconf matches ${request.path_info}.`,
            looked: [{ what: "path", value: request.path_info }],
            setting: "ROOT_URLCONF",
          });
        }
        throw error;
      }
    }

    /** Lets `process_exception` of a middleware answer for what the view raises. */
    async #guarded(request: HttpRequest, run: () => Promise<Value>): Promise<Value> {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof Exception)) throw error;
        for (const middleware of this.#exceptions) {
          const response = await process.call(middleware, [request, error]);
          if (truthy(response)) return response;
        }
        throw error;
      }
    }
  }

  /** Complains about a view that forgot to return. @throws ValueError */
  async function checkResponse(
    response: Value,
    callback: Value,
    hook: string | null,
  ): Promise<void> {
    if (response !== null) return;
    const module = str(await getattrOr(process, callback, "__module__", ""));
    const isFunction =
      typeof callback === "function" && (signatureOf(callback) !== undefined || !isClass(callback));
    const name = isFunction
      ? `The view ${module}.${str(await getattrOr(process, callback, "__name__", ""))}`
      : `The view ${module}.${classNameOf(callback as object)}.__call__`;
    const subject =
      hook === null
        ? name
        : `${classNameOf((callback as { __self__?: object }).__self__ ?? {})}.${hook}`;
    throw new ValueError(
      `${subject} didn't return an HttpResponse object. It returned None instead.`,
    );
  }

  return { BaseHandler };
});

function isClass(value: Value): boolean {
  return typeof value === "function" && classInfo(value as Class) !== undefined;
}
