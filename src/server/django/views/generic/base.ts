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
import { isCallable, repr } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { type HttpRequest, request as http_request } from "../../http/request.ts";
import { response } from "../../http/response.ts";
import { log } from "../../utils/log.ts";
import { getattrOr } from "../../utils/module_loading.ts";

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
        await self.setup(request, args, kwargs);
        if ((await getattrOr(process, self, "request", undefined)) === undefined) {
          throw new AttributeError(
            `${name} instance has no 'request' attribute. Did you override setup() and forget to call super()?`,
          );
        }
        return await self.dispatch(request, args, kwargs);
      };
      return Object.assign(native("request, *args, **kwargs", view, "view"), {
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
      if (handler === null) return await this.http_method_not_allowed(request);
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
    @py("request, *args, **kwargs") get(): Value {
      const Cls = this.permanent ? HttpResponsePermanentRedirect : HttpResponseRedirect;
      return make(Cls, this.url);
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
