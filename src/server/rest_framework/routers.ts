/** Mirrors rest_framework/routers.py (3.18). */
import { AssertionError, NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { classInfo, py, pyclass, PyObject, type Class } from "../../python/objects.ts";
import { iterate, repr, str, truthy } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { ImproperlyConfigured } from "../django/core/exceptions.ts";
import { urls_conf } from "../django/urls/conf.ts";
import { NoReverseMatch } from "../django/urls/exceptions.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { recordOf } from "../django/views/generic/base.ts";
import { defineModule } from "../process.ts";
import type { Request } from "./request.ts";
import { response as drf_response } from "./response.ts";
import { reverse as drf_reverse } from "./reverse.ts";
import { DynamicRoute, Route, ROUTES } from "./routes.ts";
import { urlpatterns } from "./urlpatterns.ts";
import { views } from "./views.ts";

/** str.format: `{name}` is filled in, a doubled brace stands for one. */
const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{\{|\}\}|\{(\w+)\}/g, (written, name: string | undefined) =>
    name === undefined ? written.charAt(0) : (values[name] ?? written),
  );

export const routers = defineModule("rest_framework.routers", async (process) => {
  const { path, re_path } = await process.load(urls_conf);
  const { APIView } = await process.load(views);
  const { Response } = await process.load(drf_response);
  const { reverse } = await process.load(drf_reverse);
  const { format_suffix_patterns } = await process.load(urlpatterns);
  await process.importModule("rest_framework.viewsets");

  @pyclass("rest_framework.routers.BaseRouter")
  class BaseRouter extends PyObject {
    registry: Value[] = [];
    #urls: Promise<Value> | undefined;

    @py("prefix, viewset, basename=None") async register(
      prefix: Value,
      viewset: Value,
      basename: Value = null,
    ): Promise<void> {
      const name = basename ?? (await this.get_default_basename(viewset));
      if (truthy(await this.is_already_registered(name))) {
        throw new ImproperlyConfigured(
          `Router with basename "${str(name)}" is already registered. Please provide a unique basename for viewset ` +
            `"${repr(viewset)}"`,
        );
      }
      this.registry.push(new Tuple([prefix, viewset, name]));
      this.#urls = undefined;
    }
    @py("new_basename") is_already_registered(basename: Value): Promise<Value> | Value {
      return this.entries().some(([, , known]) => known === basename);
    }
    entries(): [string, Value, string][] {
      return this.registry.map((entry) => {
        const [prefix = "", viewset = null, basename = ""] = iterate(entry);
        return [str(prefix), viewset, str(basename)];
      });
    }
    @py("viewset") get_default_basename(_viewset: Value): Promise<Value> | Value {
      throw new NotImplementedError("get_default_basename must be overridden");
    }
    @py() get_urls(): Promise<Value[]> | Value[] {
      throw new NotImplementedError("get_urls must be overridden");
    }
    /** The URL patterns; in TypeScript `await router.urls`. */
    get urls(): Promise<Value> {
      this.#urls ??= Promise.resolve(this.get_urls());
      return this.#urls;
    }
  }

  @pyclass("rest_framework.routers.SimpleRouter")
  class SimpleRouter extends BaseRouter {
    declare trailing_slash: string;
    declare _use_regex: boolean;

    get routes(): Value {
      return ROUTES;
    }

    @py("trailing_slash=True, use_regex_path=True") __init__(...given: never[]): void {
      const [trailing_slash = true, use_regex_path = true] = given as unknown as [Value?, Value?];
      Object.defineProperty(this, "trailing_slash", {
        value: truthy(trailing_slash) ? "/" : "",
        writable: true,
        configurable: true,
        enumerable: true,
      });
      this._use_regex = truthy(use_regex_path);
    }
    @py("viewset") override async get_default_basename(viewset: Value): Promise<Value> {
      const queryset = await getattrOr(process, viewset, "queryset", null);
      if (queryset === null) {
        throw new AssertionError(
          "`basename` argument not specified, and could not automatically determine the name from the viewset, as " +
            "it does not have a `.queryset` attribute.",
        );
      }
      const model = await process.getattr(queryset, "model");
      return (classInfo(model as unknown as Class)?.name ?? "").toLowerCase();
    }

    @py("viewset") async get_routes(viewset: Value): Promise<Value> {
      const routes = iterate(this.routes) as unknown as (Route | DynamicRoute)[];
      const find = await getattrOr(process, viewset, "get_extra_actions", null);
      const extra = find === null ? [] : iterate(await process.call(find, []));
      await refuseKnown(routes, extra);
      const made: Route[] = [];
      for (const route of routes) {
        if (!(route instanceof DynamicRoute)) made.push(route);
        else {
          for (const action of extra) {
            if (truthy(await process.getattr(action, "detail")) === truthy(route.detail))
              made.push(await actionRoute(route, action));
          }
        }
      }
      return made;
    }
    @py("viewset, method_map") async get_method_map(viewset: Value, map: Dict): Promise<Dict> {
      const bound = new Dict();
      for (const [verb, action] of map) {
        if ((await getattrOr(process, viewset, str(action), undefined)) !== undefined)
          bound.set(verb, action);
      }
      return bound;
    }

    @py("viewset, lookup_prefix=''") async get_lookup_regex(
      viewset: Value,
      lookup_prefix: Value = "",
    ): Promise<string> {
      const attribute = async (name: string, fallback: Value): Promise<Value> =>
        await getattrOr<Value>(process, viewset, name, fallback);
      const field = await attribute("lookup_field", "pk");
      const own = await attribute("lookup_url_kwarg", null);
      const keyword = str(lookup_prefix) + str(truthy(own) ? own : field);
      const converter = this._use_regex ? null : await attribute("lookup_value_converter", null);
      const value =
        converter ?? (await attribute("lookup_value_regex", this._use_regex ? "[^/.]+" : "str"));
      return this._use_regex ? `(?P<${keyword}>${str(value)})` : `<${str(value)}:${keyword}>`;
    }

    @py() override async get_urls(): Promise<Value[]> {
      const made: Value[] = [];
      for (const [prefix, viewset, basename] of this.entries()) {
        const lookup = await this.get_lookup_regex(viewset);
        const get_routes = await process.getattr(this, "get_routes");
        for (const route of (await process.call(get_routes, [viewset])) as unknown as Route[]) {
          const mapping = (await process.callMethod(this, "get_method_map", [
            viewset,
            route.mapping,
          ])) as Dict;
          if (mapping.size === 0) continue;
          const options = { ...recordOf(route.initkwargs), basename, detail: route.detail };
          const view = await process.call(
            await process.getattr(viewset, "as_view"),
            [mapping],
            options,
          );
          const pattern = this.#pattern(route.url, prefix, lookup);
          const make = this._use_regex ? re_path : path;
          made.push(await make(pattern, view, null, fill(route.name, { basename })));
        }
      }
      return made;
    }
    #pattern(url: string, prefix: string, lookup: string): string {
      const { trailing_slash } = this;
      const written = this._use_regex ? url : url.replace(/^\^/, "").replace(/\$$/, "");
      const filled = fill(written, { prefix, lookup, trailing_slash });
      return prefix === "" ? filled.replace(/^(\^?)\//, "$1") : filled;
    }
  }

  async function refuseKnown(
    routes: readonly (Route | DynamicRoute)[],
    extra: readonly Value[],
  ): Promise<void> {
    const known = new Set(
      routes.flatMap((one) => (one instanceof DynamicRoute ? [] : [...one.mapping.values()])),
    );
    const names: string[] = [];
    for (const action of extra) names.push(str(await process.getattr(action, "__name__")));
    const refused = names.filter((name) => known.has(name));
    if (refused.length === 0) return;
    throw new ImproperlyConfigured(
      `Cannot use the @action decorator on the following methods, as they are existing routes: ${refused.join(", ")}`,
    );
  }

  async function actionRoute(route: DynamicRoute, action: Value): Promise<Route> {
    const get = async (name: string): Promise<Value> => await process.getattr(action, name);
    const url_path = str(await get("url_path"));
    const made = new Route();
    made.__init__(
      // The braces of the action's own path are no places to fill in.
      route.url.replace("{url_path}", () => url_path.replaceAll(/[{}]/g, (brace) => brace + brace)),
      (await get("mapping")) as Dict,
      route.name.replace("{url_name}", str(await get("url_name"))),
      route.detail,
      new Dict([...route.initkwargs, ...((await get("kwargs")) as Dict)]),
    );
    return made;
  }

  /** The list of what a router serves. */
  @pyclass("rest_framework.routers.APIRootView")
  class APIRootView extends APIView {
    get _ignore_model_permissions(): Value {
      return true;
    }
    get api_root_dict(): Value {
      return null;
    }
    get __doc__(): Value {
      return "The default basic root view for DefaultRouter";
    }
    @py("request, *args, **kwargs") async get(
      request: Request,
      args: Value[],
      kwargs: Dict,
    ): Promise<Value> {
      const listed = new Dict();
      const namespace =
        (request._request.resolver_match as { namespace?: string } | null)?.namespace ?? "";
      for (const [key, name] of (await this.api_root_dict) as Dict) {
        const full = namespace === "" ? str(name) : `${namespace}:${str(name)}`;
        const given = {
          args: new Tuple(args),
          kwargs,
          request: request as Value,
          format: kwargs.get("format") ?? null,
        };
        try {
          listed.set(key, await process.call(reverse, [full], given));
        } catch (error) {
          // A viewset without a list has no address to show.
          if (!(error instanceof NoReverseMatch)) throw error;
        }
      }
      const response = new Response();
      response.__init__(listed);
      return response;
    }
  }

  @pyclass("rest_framework.routers.DefaultRouter")
  class DefaultRouter extends SimpleRouter {
    get include_root_view(): Value {
      return true;
    }
    get include_format_suffixes(): Value {
      return true;
    }
    get root_view_name(): Value {
      return "api-root";
    }
    get APIRootView(): Value {
      return APIRootView;
    }
    @py("trailing_slash=True, use_regex_path=True, **kwargs") override __init__(
      ...given: never[]
    ): void {
      super.__init__(...given);
    }
    #listName(): string {
      const [first] = iterate(this.routes);
      return (first as unknown as Route).name;
    }
    @py("api_urls=None") async get_api_root_view(): Promise<Value> {
      const api_root_dict = new Dict();
      for (const [prefix, , basename] of this.entries())
        api_root_dict.set(prefix, fill(this.#listName(), { basename }));
      return await process.callMethod(this.APIRootView, "as_view", [], {
        api_root_dict,
      });
    }
    @py() override async get_urls(): Promise<Value[]> {
      const made = await super.get_urls();
      if (truthy(this.include_root_view)) {
        made.push(await path("", await this.get_api_root_view(), null, this.root_view_name));
      }
      return truthy(this.include_format_suffixes) ? await format_suffix_patterns(made) : made;
    }
  }
  return { Route, DynamicRoute, BaseRouter, SimpleRouter, DefaultRouter, APIRootView };
});

export type SimpleRouter = InstanceType<ExportsOf<typeof routers>["SimpleRouter"]>;
