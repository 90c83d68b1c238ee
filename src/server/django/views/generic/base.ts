/** Mirrors django/views/generic/base.py (5.2): the View class; templates are not simulated. */
import { AttributeError, TypeError } from "../../../../python/errors.ts";
import type { ExportsOf } from "../../../../python/module-definition.ts";
import {
  type Class,
  classInfo,
  classOf,
  make,
  native,
  py,
  pyclass,
  PyObject,
} from "../../../../python/objects.ts";
import { isCallable, repr, str, truthy } from "../../../../python/operations.ts";
import { formatPercent } from "../../../../python/formatting.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { type HttpRequest, request as http_request } from "../../http/request.ts";
import { response } from "../../http/response.ts";
import { log } from "../../utils/log.ts";
import { urls_base } from "../../urls/base.ts";
import { NoReverseMatch } from "../../urls/exceptions.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { marksOf } from "../../utils/wrapping.ts";

/** A view function as `as_view()` makes it, with what Django hangs on it. */
export interface ViewFunction {
  (request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value>;
  view_class: Class;
  view_initkwargs: Dict;
  csrf_exempt?: boolean;
  cls?: Class;
}

export const generic_base = defineModule("django.views.generic.base", async (process) => {
  const {
    HttpResponse,
    HttpResponseGone,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    HttpResponsePermanentRedirect,
  } = await process.load(response);
  await process.load(http_request);
  const { log_response } = await process.load(log);

  @pyclass("django.views.generic.base.View")
  class View extends PyObject {
    declare request: HttpRequest;
    declare args: Tuple;
    declare kwargs: Dict;

    get http_method_names(): string[] {
      return ["get", "post", "put", "patch", "delete", "head", "options", "trace"];
    }
    get view_is_async(): boolean {
      return false;
    }

    @py("**kwargs") __init__(kwargs: Dict = new Dict()): void {
      for (const [name, value] of kwargs) {
        Object.defineProperty(this, String(name), {
          value,
          writable: true,
          configurable: true,
          enumerable: true,
        });
      }
    }

    /** The view function: every request gets an instance of its own. */
    @py("**initkwargs") static async as_view(initkwargs: Dict = new Dict()): Promise<ViewFunction> {
      const cls = this as unknown as Class<View>;
      const name = classInfo(cls)?.name ?? "View";
      for (const key of initkwargs.keys()) {
        const methods = (await process.getattr(cls, "http_method_names")) as string[];
        if (methods.includes(String(key))) {
          throw new TypeError(
            `The method name ${String(key)} is not accepted as a keyword argument to ${name}().`,
          );
        }
        if ((await getattrOr(process, cls, String(key), undefined)) === undefined) {
          throw new TypeError(
            `${name}() received an invalid keyword ${repr(key)}. ` +
              "as_view only accepts arguments that are already attributes of the class.",
          );
        }
      }
      const init = Object.fromEntries([...initkwargs].map(([key, value]) => [String(key), value]));
      const view = async (request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> => {
        const self = (await process.call(cls, [], init)) as View;
        await process.callMethod(self, "setup", [request, ...args], recordOf(kwargs));
        if ((await getattrOr(process, self, "request", undefined)) === undefined) {
          throw new AttributeError(
            `${name} instance has no 'request' attribute. Did you override setup() and forget to call super()?`,
          );
        }
        return await process.callMethod(self, "dispatch", [request, ...args], recordOf(kwargs));
      };
      return Object.assign(native("request, *args, **kwargs", view, "view"), {
        ...marksOf(await process.getattr(cls, "dispatch")),
        view_class: cls,
        view_initkwargs: initkwargs,
      });
    }

    @py("request, *args, **kwargs") async setup(
      request: HttpRequest,
      args: Value[],
      kwargs: Dict,
    ): Promise<void> {
      const get = await getattrOr(process, this, "get", null);
      const head = await getattrOr(process, this, "head", null);
      if (get !== null && head === null)
        Object.defineProperty(this, "head", { value: get, configurable: true });
      this.request = request;
      this.args = new Tuple(args);
      this.kwargs = kwargs;
    }

    @py("request, *args, **kwargs")
    async dispatch(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      const method = (request.method ?? "").toLowerCase();
      const handler = this.http_method_names.includes(method)
        ? await getattrOr(process, this, method, null)
        : null;
      if (handler === null) {
        const refuse = await process.getattr(this, "http_method_not_allowed");
        return await process.call(refuse, [request, ...args], recordOf(kwargs));
      }
      return await process.call(handler, [request, ...args], recordOf(kwargs));
    }

    @py("request, *args, **kwargs") async http_method_not_allowed(
      request: HttpRequest,
    ): Promise<Value> {
      const response = make(HttpResponseNotAllowed, await this._allowed_methods());
      process.host.trace.step({
        gate: "view",
        name: `${classInfo(classOf(this) ?? View)?.module ?? ""}.${classNameOf(this)}.http_method_not_allowed`,
        outcome: "refused",
        because: `This view does not answer ${request.method ?? ""}.`,
        looked: [{ what: "method", value: request.method ?? "" }],
      });
      log_response(
        `Method Not Allowed (${request.method ?? ""}): ${request.path}`,
        request,
        response,
      );
      return response;
    }

    @py("request, *args, **kwargs") async options(): Promise<Value> {
      const response = make(HttpResponse);
      response.headers.set("Allow", (await this._allowed_methods()).join(", "));
      response.headers.set("Content-Length", "0");
      return response;
    }

    @py() async _allowed_methods(): Promise<string[]> {
      const allowed: string[] = [];
      for (const method of this.http_method_names) {
        if (isCallable(await getattrOr(process, this, method, null)))
          allowed.push(method.toUpperCase());
      }
      return allowed;
    }
  }

  @pyclass("django.views.generic.base.RedirectView")
  class RedirectView extends View {
    get permanent(): boolean {
      return false;
    }
    get url(): Value {
      return null;
    }
    get pattern_name(): Value {
      return null;
    }
    get query_string(): boolean {
      return false;
    }
    @py("*args, **kwargs")
    async get_redirect_url(args: Value[] = [], kwargs: Dict = new Dict()): Promise<Value> {
      let url: Value = null;
      if (truthy(this.url)) url = formatPercent(str(this.url), kwargs);
      else if (truthy(this.pattern_name)) {
        try {
          url = await (
            await process.load(urls_base)
          ).reverseWith(this.pattern_name, { args, kwargs });
        } catch (error) {
          if (!(error instanceof NoReverseMatch)) throw error;
        }
      }
      if (url === null) return null;
      const query = this.request.meta("QUERY_STRING");
      return query !== "" && truthy(this.query_string) ? `${str(url)}?${query}` : url;
    }
    @py("request, *args, **kwargs")
    async get(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      const url = await process.callMethod(this, "get_redirect_url", args, recordOf(kwargs));
      if (truthy(url)) {
        const Cls = truthy(this.permanent) ? HttpResponsePermanentRedirect : HttpResponseRedirect;
        return make(Cls, url);
      }
      const response = make(HttpResponseGone);
      log_response(`Gone: ${request.path}`, request, response);
      return response;
    }
    @py("request, *args, **kwargs") head(
      request: HttpRequest,
      a: Value[],
      k: Dict,
    ): Promise<Value> {
      return this.get(request, a, k);
    }
    @py("request, *args, **kwargs") post(
      request: HttpRequest,
      a: Value[],
      k: Dict,
    ): Promise<Value> {
      return this.get(request, a, k);
    }
    @py("request, *args, **kwargs")
    override options(...given: unknown[]): Promise<Value> {
      return this.get(...(given as [HttpRequest, Value[], Dict]));
    }
    @py("request, *args, **kwargs") delete(
      request: HttpRequest,
      a: Value[],
      k: Dict,
    ): Promise<Value> {
      return this.get(request, a, k);
    }
    @py("request, *args, **kwargs") put(request: HttpRequest, a: Value[], k: Dict): Promise<Value> {
      return this.get(request, a, k);
    }
    @py("request, *args, **kwargs") patch(
      request: HttpRequest,
      a: Value[],
      k: Dict,
    ): Promise<Value> {
      return this.get(request, a, k);
    }
  }

  return { View, RedirectView };
});

export type View = InstanceType<ExportsOf<typeof generic_base>["View"]>;

/** `**kwargs` for a call. */
export function recordOf(kwargs: Dict): Record<string, Value> {
  return Object.fromEntries([...kwargs].map(([name, value]) => [String(name), value]));
}

/** Name of the class of an instance, as Python has it. */
export function classNameOf(instance: object): string {
  const cls = classOf(instance);
  return (cls && classInfo(cls)?.name) ?? "object";
}
