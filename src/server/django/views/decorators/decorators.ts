/** Mirrors django/views/decorators/{csrf,cache,vary,http,clickjacking,debug}.py (5.2). */
import { make, native } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule, type Process } from "../../../process.ts";
import type { HttpRequest } from "../../http/request.ts";
import { type HttpResponseBase, response as http_response } from "../../http/response.ts";
import { middleware_cache } from "../../middleware/cache.ts";
import { csrf } from "../../middleware/csrf.ts";
import { gzip } from "../../middleware/gzip.ts";
import { conditionalDecorators } from "./conditional.ts";
import { cache, patchCacheControl, patchVaryHeaders } from "../../utils/cache.ts";
import { log } from "../../utils/log.ts";
import { decorators } from "../../utils/decorators.ts";
import { wraps } from "../../utils/wrapping.ts";
import { recordOf } from "../generic/base.ts";

type Keywords = Readonly<Record<string, Value>>;

/** What a decorator does around a view. */
export type Around = (
  request: HttpRequest,
  next: () => Promise<Value>,
  view: { readonly callback: Value; readonly args: readonly Value[]; readonly kwargs: Keywords },
) => Promise<Value>;

/** A view with something around it; it keeps the name and marks of the view. */
export function wrapView(process: Process, view: Value, around: Around): Promise<Value> {
  return wraps(process, view, ([request = null, ...args], kwargs) =>
    around(
      request as unknown as HttpRequest,
      () => process.call(view, [request, ...args], kwargs),
      {
        callback: view,
        args,
        kwargs,
      },
    ),
  );
}

export const decorators_csrf = defineModule("django.views.decorators.csrf", async (process) => {
  const { CsrfViewMiddleware, get_token } = await process.load(csrf);
  const exempt = async (view: Value): Promise<Value> =>
    Object.assign((await wrapView(process, view, (_request, next) => next())) as object, {
      csrf_exempt: true,
    });
  const protect = (view: Value): Promise<Value> =>
    wrapView(process, view, async (request, next, { callback }) => {
      const middleware = make(
        CsrfViewMiddleware,
        native("request", () => null),
      );
      await middleware.process_request(request);
      const refused = await middleware.process_view(request, callback);
      const response = refused ?? (await next());
      return await middleware.process_response(request, response as HttpResponseBase);
    });
  const ensure = (view: Value): Promise<Value> =>
    wrapView(process, view, (request, next) => {
      get_token(request);
      return next();
    });
  return {
    csrf_exempt: native("view_func", exempt, "csrf_exempt"),
    csrf_protect: native("view_func", protect, "csrf_protect"),
    requires_csrf_token: native("view_func", (view: Value) => view, "requires_csrf_token"),
    ensure_csrf_cookie: native("view_func", ensure, "ensure_csrf_cookie"),
  };
});

export const decorators_cache = defineModule("django.views.decorators.cache", async (process) => {
  const { add_never_cache_headers } = await process.load(cache);
  return {
    cache_page: native(
      "timeout, *, cache=None, key_prefix=None",
      async (timeout: Value, alias: Value = null, prefix: Value = null) => {
        const { CacheMiddleware } = await process.load(middleware_cache);
        const { make_middleware_decorator } = await process.load(decorators);
        return await process.call(make_middleware_decorator(CacheMiddleware), [], {
          page_timeout: timeout,
          cache_alias: alias,
          key_prefix: prefix,
        });
      },
      "cache_page",
    ),
    never_cache: native(
      "view_func",
      (view: Value) =>
        wrapView(process, view, async (_request, next) => {
          const response = await next();
          add_never_cache_headers(response as HttpResponseBase);
          return response;
        }),
      "never_cache",
    ),
    cache_control: native(
      "**kwargs",
      (kwargs: Dict) =>
        native("view_func", (view: Value) =>
          wrapView(process, view, async (_request, next) => {
            const response = await next();
            patchCacheControl(response as HttpResponseBase, recordOf(kwargs));
            return response;
          }),
        ),
      "cache_control",
    ),
  };
});

export const decorators_gzip = defineModule("django.views.decorators.gzip", async (process) => {
  const { GZipMiddleware } = await process.load(gzip);
  const { decorator_from_middleware } = await process.load(decorators);
  return { gzip_page: await decorator_from_middleware(GZipMiddleware) };
});

export const decorators_clickjacking = defineModule(
  "django.views.decorators.clickjacking",
  (process) => {
    const framing = (change: (response: HttpResponseBase) => void) => (view: Value) =>
      wrapView(process, view, async (_request, next) => {
        const response = await next();
        change(response as HttpResponseBase);
        return response;
      });
    const option = (value: string) =>
      framing(({ headers }) => {
        if (!headers.has("X-Frame-Options")) headers.set("X-Frame-Options", value);
      });
    const exempt = framing((response) => {
      Object.assign(response, { xframe_options_exempt: true });
    });
    return {
      xframe_options_deny: native("view_func", option("DENY"), "xframe_options_deny"),
      xframe_options_sameorigin: native(
        "view_func",
        option("SAMEORIGIN"),
        "xframe_options_sameorigin",
      ),
      xframe_options_exempt: native("view_func", exempt, "xframe_options_exempt"),
    };
  },
);

export const decorators_vary = defineModule("django.views.decorators.vary", (process) => {
  const vary = (names: readonly string[]) => (view: Value) =>
    wrapView(process, view, async (_request, next) => {
      const response = await next();
      patchVaryHeaders(response as HttpResponseBase, names);
      return response;
    });
  return {
    vary_on_headers: native(
      "*headers",
      (names: Value[]) => native("func", vary(names.map(str))),
      "vary_on_headers",
    ),
    vary_on_cookie: native("func", vary(["Cookie"]), "vary_on_cookie"),
  };
});

export const decorators_http = defineModule("django.views.decorators.http", async (process) => {
  const { HttpResponseNotAllowed } = await process.load(http_response);
  const { log_response } = await process.load(log);
  const require = (methods: readonly string[]) => (view: Value) =>
    wrapView(process, view, async (request, next) => {
      if (methods.includes(request.method ?? "")) return await next();
      const response = make(HttpResponseNotAllowed, [...methods]);
      log_response(
        `Method Not Allowed (${request.method ?? ""}): ${request.path}`,
        request,
        response,
      );
      return response;
    });
  return {
    ...(await conditionalDecorators(process)),
    require_http_methods: native(
      "request_method_list",
      (methods: Value) => native("func", require([...iterate(methods)].map(str))),
      "require_http_methods",
    ),
    require_GET: native("func", require(["GET"]), "require_GET"),
    require_POST: native("func", require(["POST"]), "require_POST"),
    require_safe: native("func", require(["GET", "HEAD"]), "require_safe"),
  };
});

export const decorators_debug = defineModule("django.views.decorators.debug", () => {
  // They hide values in error reports; the pages here show no local variables at all.
  const untouched = native("*names", () => native("func", (view: Value) => view));
  return { sensitive_post_parameters: untouched, sensitive_variables: untouched };
});
