/** Mirrors rest_framework/reverse.py (3.18). */
import { native } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { Dict, type Value } from "../../python/values.ts";
import { LazyAddress, urls_base } from "../django/urls/base.ts";
import { NoReverseMatch } from "../django/urls/exceptions.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import { settings } from "./settings.ts";
import { replace_query_param } from "./utils/urls.ts";

const SIGNATURE = "viewname, args=None, kwargs=None, request=None, format=None, **extra";

export const reverse = defineModule("rest_framework.reverse", async (process) => {
  const { reverse: django_reverse } = await process.load(urls_base);
  const { api_settings } = await process.load(settings);

  async function plain(
    viewname: Value,
    args: Value,
    kwargs: Value,
    request: Value,
    format: Value,
    extra: Dict,
  ): Promise<string> {
    const named = format === null ? kwargs : new Dict((kwargs ?? []) as Dict).set("format", format);
    const given = { ...recordOf(extra), args, kwargs: named };
    const url = str(await process.call(django_reverse, [viewname], given));
    if (!truthy(request)) return url;
    return str(await process.callMethod(request, "build_absolute_uri", [url]));
  }

  async function preserve_builtin_query_params(url: string, request: Value): Promise<string> {
    const name = await api_settings.get("URL_FORMAT_OVERRIDE");
    if (request === null || !truthy(name)) return url;
    const value = ((await process.getattr(request, "GET")) as Dict).get(name);
    return value === undefined ? url : replace_query_param(url, str(name), str(value));
  }

  /** An address, absolute where a request is given. @throws NoReverseMatch */
  async function drf_reverse(
    viewname: Value,
    args: Value = null,
    kwargs: Value = null,
    request: Value = null,
    format: Value = null,
    extra: Dict = new Dict(),
  ): Promise<string> {
    const scheme =
      request === null ? null : await getattrOr(process, request, "versioning_scheme", null);
    if (scheme !== null) {
      try {
        const ask = await process.getattr(scheme, "reverse");
        const url = await process.call(
          ask,
          [viewname, args, kwargs, request, format],
          recordOf(extra),
        );
        return await preserve_builtin_query_params(str(url), request);
      } catch (error) {
        if (!(error instanceof NoReverseMatch)) throw error;
      }
    }
    const url = await plain(viewname, args, kwargs, request, format, extra);
    return await preserve_builtin_query_params(url, request);
  }

  return {
    reverse: native(SIGNATURE, drf_reverse, "reverse"),
    _reverse: native(SIGNATURE, plain, "_reverse"),
    preserve_builtin_query_params: native(
      "url, request=None",
      (url: string, request: Value = null) => preserve_builtin_query_params(url, request),
      "preserve_builtin_query_params",
    ),
    reverse_lazy: native(
      SIGNATURE,
      (...given: Parameters<typeof drf_reverse>) => new LazyAddress(() => drf_reverse(...given)),
      "reverse_lazy",
    ),
  };
});
