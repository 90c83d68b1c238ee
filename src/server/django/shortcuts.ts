/** Mirrors django/shortcuts.py (5.2), but for templates. */
import { Exception, TypeError, ValueError } from "../../python/errors.ts";
import { type Class, classInfo, make, native } from "../../python/objects.ts";
import { isCallable, repr, str, typeName } from "../../python/operations.ts";
import { strOf } from "../../python/protocols.ts";
import { Dict, type Value } from "../../python/values.ts";
import { defineModule } from "../process.ts";
import { Http404, response as http_response } from "./http/response.ts";
import { LazyAddress, urls_base } from "./urls/base.ts";
import { NoReverseMatch } from "./urls/exceptions.ts";
import { LazyString } from "./utils/functional.ts";
import { getattrOr } from "./utils/module_loading.ts";
import { recordOf } from "./views/generic/base.ts";

export const shortcuts = defineModule("django.shortcuts", async (process) => {
  const { HttpResponseRedirect, HttpResponsePermanentRedirect } = await process.load(http_response);
  const { reverseWith } = await process.load(urls_base);

  async function querysetOf(klass: Value): Promise<Value> {
    const manager = await getattrOr(process, klass, "_default_manager", null);
    return manager === null ? klass : await process.callMethod(manager, "all");
  }

  async function methodOf(
    klass: Value,
    queryset: Value,
    name: string,
    caller: string,
  ): Promise<Value> {
    const method = await getattrOr(process, queryset, name, null);
    if (method !== null) return method;
    const shown =
      typeof klass === "function"
        ? (classInfo(klass as unknown as Class)?.name ?? repr(klass))
        : repr(klass);
    throw new ValueError(
      `First argument to ${caller}() must be a Model, Manager, or QuerySet, not '${shown}'.`,
    );
  }

  async function get_object_or_404(klass: Value, args: Value[], kwargs: Dict): Promise<Value> {
    const queryset = await querysetOf(klass);
    const get = await methodOf(klass, queryset, "get", "get_object_or_404");
    try {
      return await process.call(get, args, recordOf(kwargs));
    } catch (error) {
      const model = await process.getattr(queryset, "model");
      const missing = (await process.getattr(model, "DoesNotExist")) as unknown as typeof Exception;
      if (!(error instanceof Exception) || !(error instanceof missing)) throw error;
      throw new Http404(
        `No ${classInfo(model as unknown as Class)?.name ?? ""} matches the given query.`,
      );
    }
  }

  async function get_list_or_404(klass: Value, args: Value[], kwargs: Dict): Promise<Value> {
    const queryset = await querysetOf(klass);
    const filter = await methodOf(klass, queryset, "filter", "get_list_or_404");
    const found = await process.call(filter, args, recordOf(kwargs));
    const list = [...((await process.callMethod(found, "__iter__")) as Iterable<Value>)];
    if (list.length > 0) return list;
    const model = await process.getattr(queryset, "model");
    throw new Http404(
      `No ${classInfo(model as unknown as Class)?.name ?? ""} matches the given query.`,
    );
  }

  /** The address of a model, a view's name, or an address as it is. */
  async function resolve_url(given: Value, args: Value[], kwargs: Dict): Promise<string> {
    const lazy = given instanceof LazyString || given instanceof LazyAddress;
    const to = lazy ? await strOf(given) : given;
    const absolute = await getattrOr(process, to, "get_absolute_url", null);
    if (absolute !== null) return str(await process.call(absolute, []));
    if (typeof to === "string" && /^\.{1,2}\//.test(to)) return to;
    try {
      return await reverseWith(to, { args, kwargs });
    } catch (error) {
      if (!(error instanceof NoReverseMatch) || isCallable(to)) throw error;
      if (typeof to !== "string")
        throw new TypeError(`argument of type '${typeName(to)}' is not iterable`);
      if (!/[/.]/.test(to)) throw error;
      return to;
    }
  }

  return {
    get_object_or_404: native("klass, *args, **kwargs", get_object_or_404, "get_object_or_404"),
    get_list_or_404: native("klass, *args, **kwargs", get_list_or_404, "get_list_or_404"),
    resolve_url: native("to, *args, **kwargs", resolve_url, "resolve_url"),
    redirect: native(
      "to, *args, permanent=False, preserve_request=False, **kwargs",
      async (
        to: Value,
        args: Value[],
        permanent: Value = false,
        preserve: Value = false,
        kwargs: Dict = new Dict(),
      ) => {
        const Cls = permanent === true ? HttpResponsePermanentRedirect : HttpResponseRedirect;
        return make(Cls, await resolve_url(to, args, kwargs), preserve);
      },
      "redirect",
    ),
  };
});
