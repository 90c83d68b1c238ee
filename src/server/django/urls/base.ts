/** Mirrors django/urls/base.py (5.2). */
import { native, py, pyclass, PyObject } from "../../../python/objects.ts";
import { iterate, str } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { quotePlus } from "../utils/url-text.ts";
import { NoReverseMatch, Resolver404 } from "./exceptions.ts";
import { RegexPattern } from "./patterns.ts";
import type { ResolverMatch } from "./resolver-match.ts";
import { resolvers, URLResolver } from "./resolvers.ts";

export interface ReverseOptions {
  readonly urlconf?: Value;
  readonly args?: readonly Value[];
  readonly kwargs?: Dict;
  readonly current_app?: string | null;
  readonly query?: Dict;
  readonly fragment?: string;
}

/** An address worked out when it is first needed: URLconfs may not be loaded when it is written down. */
@pyclass("django.utils.functional.__proxy__")
export class LazyAddress extends PyObject {
  readonly #work: () => Promise<string>;
  constructor(work: () => Promise<string>) {
    super();
    this.#work = work;
  }
  @py() __str__(): Promise<string> {
    return this.#work();
  }
}

export const urls_base = defineModule("django.urls.base", async (process) => {
  const { get_resolver } = await process.load(resolvers);
  let currentUrlconf: Value = null;

  /** @throws Resolver404 */
  function resolve(path: string, urlconf: Value = null): Promise<ResolverMatch> {
    return get_resolver(urlconf ?? currentUrlconf).resolve(path);
  }

  /** The match, or false where the path matches nothing. */
  async function is_valid_path(
    path: string,
    urlconf: Value = null,
  ): Promise<ResolverMatch | false> {
    try {
      return await resolve(path, urlconf);
    } catch (error) {
      if (error instanceof Resolver404) return false;
      throw error;
    }
  }

  /** The address of a view by its name, "namespace:name" or callable. @throws NoReverseMatch */
  async function reverse(view: Value, options: ReverseOptions = {}): Promise<string> {
    let resolver = get_resolver(options.urlconf ?? currentUrlconf);
    let name = view;
    if (typeof view === "string" && view.includes(":")) {
      const path = view.split(":");
      name = path.pop() as string;
      resolver = await namespaced(resolver, path, options.current_app ?? null);
    }
    let url = await resolver.reverseWithPrefix(
      name,
      "/",
      options.args ?? [],
      options.kwargs ?? new Dict(),
    );
    const query = [...(options.query ?? [])].map(
      ([key, value]) => `${quotePlus(str(key))}=${quotePlus(str(value))}`,
    );
    if (query.length > 0) url += `?${query.join("&")}`;
    return options.fragment === undefined ? url : `${url}#${options.fragment}`;
  }

  async function namespaced(
    root: URLResolver,
    path: string[],
    currentApp: string | null,
  ): Promise<URLResolver> {
    let current = currentApp === null ? null : currentApp.split(":");
    let resolver = root;
    let prefix = "";
    const converters = new Map(root.pattern.converters);
    const done: string[] = [];
    for (const wanted of path) {
      const inCurrent = current?.shift();
      const table = await resolver.reverseTable();
      const instances = table.apps.get(wanted);
      const name =
        instances && inCurrent !== undefined && instances.includes(inCurrent)
          ? inCurrent
          : instances && !instances.includes(wanted)
            ? (instances[0] as string)
            : wanted;
      if (name !== inCurrent) current = null;
      const found = table.namespaces.get(name);
      if (!found) {
        const inside = done.length > 0 ? ` inside '${done.join(":")}'` : "";
        throw new NoReverseMatch(`'${name}' is not a registered namespace${inside}`);
      }
      done.push(name);
      prefix += found.prefix;
      resolver = found.resolver;
      for (const [key, converter] of resolver.pattern.converters) converters.set(key, converter);
    }
    const pattern = new RegexPattern(prefix, null, false);
    pattern.converters = converters;
    const inner = new URLResolver(process, pattern, await resolver.urlPatterns(), new Dict());
    return new URLResolver(process, new RegexPattern("^/", null, false), [inner], new Dict());
  }

  const fromPython = (
    viewname: Value,
    urlconf: Value = null,
    args: Value = null,
    kwargs: Value = null,
    current_app: Value = null,
  ): Promise<string> =>
    reverse(viewname, {
      urlconf,
      args: args === null ? [] : [...iterate(args)],
      kwargs: kwargs instanceof Dict ? kwargs : new Dict(),
      current_app: typeof current_app === "string" ? current_app : null,
    });
  const REVERSE = "viewname, urlconf=None, args=None, kwargs=None, current_app=None";

  return {
    resolve: native("path, urlconf=None", resolve, "resolve"),
    is_valid_path: native("path, urlconf=None", is_valid_path, "is_valid_path"),
    reverse: native(REVERSE, fromPython, "reverse"),
    reverse_lazy: native(
      REVERSE,
      (...given: Parameters<typeof fromPython>) => new LazyAddress(() => fromPython(...given)),
    ),
    /** `reverse` for TypeScript. */
    reverseWith: reverse,
    get_script_prefix: native("", () => "/", "get_script_prefix"),
    set_urlconf: (urlconf: Value): void => {
      currentUrlconf = urlconf;
    },
    get_urlconf: native(
      "default=None",
      (fallback: Value = null) => currentUrlconf ?? fallback,
      "get_urlconf",
    ),
  };
});
