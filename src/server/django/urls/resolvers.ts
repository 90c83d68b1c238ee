/** Mirrors django/urls/resolvers.py (5.2). */
import { AttributeError, TypeError, ValueError } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { iterate, repr, str } from "../../../python/operations.ts";
import { Bytes, Dict, Tuple, type Value } from "../../../python/values.ts";
import { defineModule, type Process } from "../../process.ts";
import { conf } from "../conf.ts";
import { type CheckMessage, error } from "../core/checks/messages.ts";
import { ImproperlyConfigured } from "../core/exceptions.ts";
import { escape_leading_slashes, RFC3986_SUBDELIMS } from "../utils/http.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { escapeRegex, normalize, toRegExp } from "../utils/regex_helper.ts";
import { quote } from "../utils/url-text.ts";
import { urls_utils } from "./callable.ts";
import { NoReverseMatch, Resolver404, resolver404, triedOf } from "./exceptions.ts";
import { type PathPattern, RegexPattern } from "./patterns.ts";
import { ResolverMatch, viewNames } from "./resolver-match.ts";
import { addPattern, listOf, type ReverseTable, substitutes } from "./reverse-table.ts";
import { merged, URLPattern } from "./url-pattern.ts";

/** A list of patterns behind a common beginning. */
@pyclass("django.urls.resolvers.URLResolver")
export class URLResolver extends PyObject {
  #module: Value | null = null;
  #patterns: Value[] | null = null;
  #reverse: ReverseTable<URLResolver> | null = null;
  #populating = false;

  readonly process: Process;
  readonly pattern: PathPattern;
  readonly urlconf_name: Value;
  readonly default_kwargs: Dict;
  readonly app_name: string | null;
  readonly namespace: string | null;

  constructor(
    process: Process,
    pattern: PathPattern,
    urlconf_name: Value,
    default_kwargs: Dict,
    app_name: string | null = null,
    namespace: string | null = null,
  ) {
    super();
    this.process = process;
    this.pattern = pattern;
    this.urlconf_name = urlconf_name;
    this.default_kwargs = default_kwargs;
    this.app_name = app_name;
    this.namespace = namespace;
  }

  /** The module of the patterns, imported; or the patterns themselves. */
  async urlconfModule(): Promise<Value> {
    const name = this.urlconf_name;
    this.#module ??= typeof name === "string" ? await this.process.importModule(name) : name;
    return this.#module;
  }

  /** @throws ImproperlyConfigured where the URLconf has no patterns */
  async urlPatterns(): Promise<Value[]> {
    if (this.#patterns) return this.#patterns;
    const module = await this.urlconfModule();
    const patterns = await getattrOr(this.process, module, "urlpatterns", module);
    try {
      this.#patterns = [...iterate(patterns)];
    } catch (cause) {
      if (!(cause instanceof TypeError)) throw cause;
      const failure = new ImproperlyConfigured(
        `The included URLconf '${str(this.urlconf_name)}' does not appear to have any patterns in it. If you see the ` +
          "'urlpatterns' variable with valid patterns in the file then the issue is probably caused by a circular import.",
      );
      failure.cause = cause;
      throw failure;
    }
    return this.#patterns;
  }

  async check(): Promise<CheckMessage[]> {
    const messages: CheckMessage[] = [];
    for (const pattern of await this.urlPatterns())
      messages.push(...(await checkResolver(pattern)));
    const { settings } = await this.process.load(conf);
    return messages.length > 0 ? messages : this.pattern.check(settings);
  }

  /** @throws Resolver404 */
  async resolve(path: string): Promise<ResolverMatch> {
    const tried: Value[][] = [];
    const match = await this.pattern.match(path);
    if (!match) throw resolver404(path, null);
    for (const pattern of await this.urlPatterns()) {
      if (!(pattern instanceof URLPattern) && !(pattern instanceof URLResolver)) {
        throw new AttributeError(`'${typeOf(pattern)}' object has no attribute 'resolve'`);
      }
      let sub: ResolverMatch | null;
      try {
        sub = await pattern.resolve(match.rest);
      } catch (failure) {
        if (!(failure instanceof Resolver404)) throw failure;
        extendTried(tried, pattern, triedOf(failure));
        continue;
      }
      if (!sub) {
        tried.push([pattern]);
        continue;
      }
      extendTried(tried, pattern, sub.tried.length > 0 ? sub.tried : null);
      return this.#joined(match, pattern, sub, tried);
    }
    throw resolver404(match.rest, tried);
  }

  #joined(
    match: { args: readonly Value[]; kwargs: Dict },
    pattern: URLPattern | URLResolver,
    sub: ResolverMatch,
    tried: Value[][],
  ): ResolverMatch {
    const kwargs = merged(match.kwargs, this.default_kwargs, sub.kwargs);
    const current = pattern instanceof URLPattern ? "" : pattern.pattern.__str__();
    return new ResolverMatch({
      func: sub.func,
      args:
        merged(match.kwargs, this.default_kwargs, sub.kwargs).size === 0
          ? [...match.args, ...sub.args]
          : sub.args.items,
      kwargs,
      url_name: sub.url_name,
      app_names: [this.app_name, ...sub.app_names],
      namespaces: [this.namespace, ...sub.namespaces],
      route: current === "" ? sub.route : current + sub.route.replace(/^\^/, ""),
      tried,
      captured_kwargs: sub.captured_kwargs,
      extra_kwargs: merged(this.default_kwargs, sub.extra_kwargs),
      names: { path: sub._func_path, lookup: sub._func_path },
    });
  }

  /** `handler404` and its kin of the URLconf, or Django's own. */
  async resolveErrorHandler(status: 400 | 403 | 404 | 500): Promise<Value> {
    const { get_callable } = await this.process.load(urls_utils);
    const own = await getattrOr(
      this.process,
      await this.urlconfModule(),
      `handler${String(status)}`,
      null,
    );
    return get_callable(own ?? DEFAULT_HANDLERS[status]);
  }

  async reverseTable(): Promise<ReverseTable<URLResolver>> {
    if (this.#reverse) return this.#reverse;
    const table: ReverseTable<URLResolver> = {
      lookups: new Map(),
      namespaces: new Map(),
      apps: new Map(),
    };
    if (this.#populating) return table;
    this.#populating = true;
    try {
      for (const pattern of [...(await this.urlPatterns())].reverse()) {
        if (pattern instanceof URLPattern) addPattern(table, pattern);
        else if (pattern instanceof URLResolver) await this.#addResolver(table, pattern);
      }
    } finally {
      this.#populating = false;
    }
    this.#reverse = table;
    return table;
  }

  async #addResolver(table: ReverseTable<URLResolver>, resolver: URLResolver): Promise<void> {
    const prefix = resolver.pattern.regexText.replace(/^\^/, "");
    const inner = await resolver.reverseTable();
    if (resolver.app_name !== null && resolver.namespace !== null) {
      listOf(table.apps, resolver.app_name).push(resolver.namespace);
      table.namespaces.set(resolver.namespace, { prefix, resolver });
      return;
    }
    for (const [name, entries] of inner.lookups) {
      for (const entry of entries) {
        listOf(table.lookups, name).push({
          possibilities: normalize(prefix + entry.pattern),
          pattern: prefix + entry.pattern,
          defaults: merged(entry.defaults, resolver.default_kwargs),
          converters: new Map([
            ...this.pattern.converters,
            ...resolver.pattern.converters,
            ...entry.converters,
          ]),
        });
      }
    }
    for (const [name, space] of inner.namespaces) {
      for (const [key, converter] of resolver.pattern.converters)
        space.resolver.pattern.converters.set(key, converter);
      table.namespaces.set(name, { prefix: prefix + space.prefix, resolver: space.resolver });
    }
    for (const [name, spaces] of inner.apps) listOf(table.apps, name).push(...spaces);
  }

  /** The address of a view. @throws NoReverseMatch */
  async reverseWithPrefix(
    view: Value,
    prefix: string,
    args: readonly Value[],
    kwargs: Dict,
  ): Promise<string> {
    if (args.length > 0 && kwargs.size > 0)
      throw new ValueError("Don't mix *args and **kwargs in call to reverse()!");
    const entries = (await this.reverseTable()).lookups.get(view) ?? [];
    for (const entry of entries) {
      for (const possibility of entry.possibilities) {
        const values = await substitutes(entry, possibility, args, kwargs);
        if (!values) continue;
        const path =
          prefix +
          possibility.parts
            .map((part) => (typeof part === "string" ? part : values.get(part.param)))
            .join("");
        if (toRegExp(`^${escapeRegex(prefix)}(?:${entry.pattern.replace(/^\^/, "")})`).test(path)) {
          return escape_leading_slashes(quote(path, `${RFC3986_SUBDELIMS}/~:@`));
        }
      }
    }
    const shown = typeof view === "string" ? view : (await viewNames(this.process, view)).path;
    if (entries.length === 0) {
      throw new NoReverseMatch(
        `Reverse for '${shown}' not found. '${shown}' is not a valid view function or pattern name.`,
      );
    }
    const given =
      args.length > 0
        ? `arguments '${repr(new Tuple(args))}'`
        : kwargs.size > 0
          ? `keyword arguments '${repr(kwargs)}'`
          : "no arguments";
    const patterns = entries.map((entry) => entry.pattern);
    throw new NoReverseMatch(
      `Reverse for '${shown}' with ${given} not found. ${String(patterns.length)} pattern(s) tried: ${repr(patterns)}`,
    );
  }

  @py() __repr__(): string {
    const list = Array.isArray(this.urlconf_name) ? (this.urlconf_name as Value[]) : [];
    const urlconf = list[0] === undefined ? repr(this.urlconf_name) : `<${typeOf(list[0])} list>`;
    return `<URLResolver ${urlconf} (${str(this.app_name)}:${str(this.namespace)}) ${this.pattern.describe()}>`;
  }
}

const DEFAULT_HANDLERS = {
  400: "django.views.defaults.bad_request",
  403: "django.views.defaults.permission_denied",
  404: "django.views.defaults.page_not_found",
  500: "django.views.defaults.server_error",
} as const;

/** What a checked entry of urlpatterns says; anything but a pattern is an error. */
async function checkResolver(pattern: Value): Promise<CheckMessage[]> {
  if (pattern instanceof URLPattern || pattern instanceof URLResolver) return pattern.check();
  const hint =
    typeof pattern === "string"
      ? `Try removing the string '${pattern}'. The list of urlpatterns should not have a prefix string as the first element.`
      : pattern instanceof Tuple
        ? "Try using path() instead of a tuple."
        : null;
  const text =
    `Your URL pattern ${repr(pattern)} is invalid. ` +
    "Ensure that urlpatterns is a list of path() and/or re_path() instances.";
  return [error(text, { hint, id: "urls.E004" })];
}

function extendTried(tried: Value[][], pattern: Value, sub: Value[][] | null): void {
  if (sub) tried.push(...sub.map((inner) => [pattern, ...inner]));
  else tried.push([pattern]);
}

function typeOf(value: Value): string {
  if (value instanceof URLPattern) return "URLPattern";
  if (value instanceof URLResolver) return "URLResolver";
  if (typeof value === "string") return "str";
  if (value instanceof Tuple) return "tuple";
  if (Array.isArray(value)) return "list";
  return value instanceof Bytes ? "bytes" : "object";
}

/** Resolvers of a process, one a URLconf. */
export const resolvers = defineModule("django.urls.resolvers", async (process) => {
  const { settings } = await process.load(conf);
  const cached = new Map<Value, URLResolver>();
  /** The resolver of a URLconf; of ROOT_URLCONF where none is named. */
  function get_resolver(urlconf: Value = null): URLResolver {
    const name = urlconf ?? settings.get("ROOT_URLCONF");
    const known = cached.get(name);
    if (known) return known;
    const resolver = new URLResolver(
      process,
      new RegexPattern("^/", null, false),
      name,
      new Dict(),
    );
    cached.set(name, resolver);
    return resolver;
  }
  return { URLPattern, URLResolver, ResolverMatch, get_resolver };
});
