/** Mirrors django/views/decorators/{csrf,cache,vary,http,clickjacking,debug}.py (5.2). */
import { make, native } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule, type Process } from "../../../process.ts";
import type { HttpRequest } from "../../http/request.ts";
import { type HttpResponseBase, response as http_response } from "../../http/response.ts";
import { csrf } from "../../middleware/csrf.ts";
import { cache, patchCacheControl, patchVaryHeaders } from "../../utils/cache.ts";
import { log } from "../../utils/log.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { recordOf } from "../generic/base.ts";

type Around = (
  request: HttpRequest,
  next: () => Promise<Value>,
  view: { readonly callback: Value; readonly args: Value[]; readonly kwargs: Dict },
) => Promise<Value>;

/** A view with something around it; it keeps the name and marks of the view, as functools.wraps does. */
async function wrap(process: Process, view: Value, around: Around): Promise<Value> {
  const run = (request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> =>
    around(request, () => process.call(view, [request, ...args], recordOf(kwargs)), {
      callback: view,
      args,
      kwargs,
    });
  const name = str(await getattrOr(process, view, "__name__", "view"));
  const marks = Object.entries(view as object).filter(([key]) => /^[a-z_]/.test(key));
  return Object.assign(native("request, *args, **kwargs", run, name), Object.fromEntries(marks), {
    __module__: await getattrOr(process, view, "__module__", ""),
    __wrapped__: view,
  });
}

export const decorators_csrf = defineModule("django.views.decorators.csrf", async (process) => {
  const { CsrfViewMiddleware, get_token } = await process.load(csrf);
  const exempt = async (view: Value): Promise<Value> =>
    Object.assign((await wrap(process, view, (_request, next) => next())) as object, {
      csrf_exempt: true,
    });
  const protect = (view: Value): Promise<Value> =>
    wrap(process, view, async (request, next, { callback }) => {
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
    wrap(process, view, (request, next) => {
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
    never_cache: native(
      "view_func",
      (view: Value) =>
        wrap(process, view, async (_request, next) => {
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
          wrap(process, view, async (_request, next) => {
            const response = await next();
            patchCacheControl(response as HttpResponseBase, recordOf(kwargs));
            return response;
          }),
        ),
      "cache_control",
    ),
  };
});

export const decorators_vary = defineModule("django.views.decorators.vary", (process) => {
  const vary = (names: readonly string[]) => (view: Value) =>
    wrap(process, view, async (_request, next) => {
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
    wrap(process, view, async (request, next) => {
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
