/** Mirrors django/urls/conf.py (5.2). */
import { TypeError, ValueError } from "../../../python/errors.ts";
import { classInfo, classOf, isInstance, native } from "../../../python/objects.ts";
import { isCallable, str, truthy, typeName } from "../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { ImproperlyConfigured } from "../core/exceptions.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { generic_base } from "../views/generic/base.ts";
import { converters } from "./converters.ts";
import { type PathPattern, RegexPattern, RoutePattern } from "./patterns.ts";
import { resolvers, URLResolver } from "./resolvers.ts";
import { URLPattern } from "./url-pattern.ts";

type MakePattern = (route: string, name: string | null, isEndpoint: boolean) => PathPattern;

const SIGNATURE = "route, view, kwargs=None, name=None";

export const urls_conf = defineModule("django.urls.conf", async (process) => {
  const { converterNamed } = await process.load(converters);
  await process.load(resolvers);

  /** The three things `path` takes for an included URLconf: its patterns, app name and namespace. */
  async function include(arg: Value, namespace: Value = null): Promise<Tuple> {
    let [urlconf, appName]: [Value, Value] = [arg, null];
    if (arg instanceof Tuple) {
      if (arg.items.length !== 2) {
        throw new ImproperlyConfigured(
          truthy(namespace)
            ? "Cannot override the namespace for a dynamic module that provides a namespace."
            : `Passing a ${String(arg.items.length)}-tuple to include() is not supported. Pass a 2-tuple containing ` +
                "the list of patterns and app_name, and provide the namespace argument to include() instead.",
        );
      }
      [urlconf, appName] = arg.items as [Value, Value];
    }
    if (typeof urlconf === "string") urlconf = await process.importModule(urlconf);
    appName = await getattrOr(process, urlconf, "app_name", appName);
    if (truthy(namespace) && !truthy(appName)) {
      throw new ImproperlyConfigured(
        "Specifying a namespace in include() without providing an app_name is not supported. Set the app_name attribute " +
          "in the included module, or pass a 2-tuple containing the list of patterns and app_name instead.",
      );
    }
    return new Tuple([urlconf, appName, truthy(namespace) ? namespace : appName]);
  }

  const make =
    (pattern: MakePattern) =>
    async (
      route: Value,
      view: Value,
      kwargs: Value = null,
      name: Value = null,
    ): Promise<URLPattern | URLResolver> => {
      if (kwargs !== null && !(kwargs instanceof Dict)) {
        throw new TypeError(`kwargs argument must be a dict, but got ${typeName(kwargs)}.`);
      }
      const extra = kwargs ?? new Dict();
      const items = Array.isArray(view)
        ? (view as Value[])
        : view instanceof Tuple
          ? view.items
          : null;
      if (items) {
        if (items.length !== 3) throw unpackError(items.length);
        const [urlconf, appName, namespace] = items as [Value, Value, Value];
        const text = (value: Value): string | null => (value === null ? null : str(value));
        return new URLResolver(
          process,
          pattern(str(route), null, false),
          urlconf,
          extra,
          text(appName),
          text(namespace),
        );
      }
      const label = name === null ? null : str(name);
      if (isCallable(view))
        return new URLPattern(process, pattern(str(route), label, true), view, extra, label);
      const { View } = await process.load(generic_base);
      if (isInstance(view, View)) {
        const cls = classOf(view as object);
        const found = (cls && classInfo(cls)?.name) ?? "View";
        throw new TypeError(`view must be a callable, pass ${found}.as_view(), not ${found}().`);
      }
      throw new TypeError("view must be a callable or a list/tuple in the case of include().");
    };

  return {
    include: native("arg, namespace=None", include, "include"),
    path: native(
      SIGNATURE,
      make((route, name, isEndpoint) => new RoutePattern(route, name, isEndpoint, converterNamed)),
      "_path",
    ),
    re_path: native(
      SIGNATURE,
      make((regex, name, isEndpoint) => new RegexPattern(regex, name, isEndpoint)),
      "_path",
    ),
  };
});

/** What Python says where a list that is no include() is unpacked into three. */
function unpackError(length: number): ValueError {
  return new ValueError(
    length > 3
      ? "too many values to unpack (expected 3)"
      : `not enough values to unpack (expected 3, got ${String(length)})`,
  );
}
