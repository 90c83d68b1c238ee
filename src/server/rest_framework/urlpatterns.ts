/** Mirrors rest_framework/urlpatterns.py (3.18): patterns that take a `.json` at the end. */
import { native, py, pyclass, PyObject } from "../../python/objects.ts";
import { iterate, str } from "../../python/operations.ts";
import { Tuple, type Value } from "../../python/values.ts";
import { urls_conf } from "../django/urls/conf.ts";
import { converters } from "../django/urls/converters.ts";
import { RoutePattern } from "../django/urls/patterns.ts";
import { URLResolver } from "../django/urls/resolvers.ts";
import type { URLPattern } from "../django/urls/url-pattern.ts";
import { defineModule } from "../process.ts";
import { settings } from "./settings.ts";

/** What is put after the patterns. */
interface Suffix {
  /** For a regular expression. */
  readonly regex: string;
  /** For a route. */
  readonly route: string;
  readonly required: boolean;
}

const bare = (pattern: string): string => pattern.replace(/\$+$/, "").replace(/\/+$/, "");

export const urlpatterns = defineModule("rest_framework.urlpatterns", async (process) => {
  const { include, path, re_path } = await process.load(urls_conf);
  const { converterNamed } = await process.load(converters);
  const { api_settings } = await process.load(settings);

  async function withSuffix(patterns: Iterable<Value>, suffix: Suffix): Promise<Value[]> {
    const made: Value[] = [];
    for (const pattern of patterns) {
      if (pattern instanceof URLResolver) made.push(await included(pattern, suffix));
      else {
        if (!suffix.required) made.push(pattern);
        made.push(await suffixed(pattern as unknown as URLPattern, suffix));
      }
    }
    return made;
  }

  async function included(resolver: URLResolver, suffix: Suffix): Promise<Value> {
    const patterns = await withSuffix(await resolver.urlPatterns(), suffix);
    const inner = await include(new Tuple([patterns, resolver.app_name]), resolver.namespace);
    const { pattern, default_kwargs } = resolver;
    return pattern instanceof RoutePattern
      ? await path(pattern.route, inner, default_kwargs)
      : await re_path(pattern.regexText, inner, default_kwargs);
  }

  async function suffixed(one: URLPattern, suffix: Suffix): Promise<Value> {
    const { pattern, callback, default_args, name } = one;
    return pattern instanceof RoutePattern
      ? await path(bare(pattern.route) + suffix.route, callback, default_args, name)
      : await re_path(bare(pattern.regexText) + suffix.regex, callback, default_args, name);
  }

  /** Makes the converter of a route's suffix known; returns its name. */
  function converterFor(allowed: readonly string[]): string {
    const name = ["drf_format_suffix", ...allowed].join("_");
    const any =
      allowed.length === 0
        ? "[a-z0-9]+"
        : allowed.length === 1
          ? allowed.join("")
          : `(?:${allowed.join("|")})`;

    @pyclass("rest_framework.urlpatterns.FormatSuffixConverter")
    class FormatSuffixConverter extends PyObject {
      get regex(): string {
        return `\\.${any}/?`;
      }
      @py("value") to_python(value: string): string {
        return value.replace(/^[./]+|[./]+$/g, "");
      }
      @py("value") to_url(value: Value): string {
        return `.${str(value)}/`;
      }
    }
    if (!converterNamed.has(name)) converterNamed.set(name, new FormatSuffixConverter());
    return name;
  }

  async function format_suffix_patterns(
    patterns: Value,
    required: Value = false,
    allowed: Value = null,
  ): Promise<Value[]> {
    const formats = allowed === null ? [] : iterate(allowed).map(str);
    const keyword = str(await api_settings.get("FORMAT_SUFFIX_KWARG"));
    const any =
      formats.length === 0
        ? "[a-z0-9]+"
        : formats.length === 1
          ? formats.join("")
          : `(${formats.join("|")})`;
    return await withSuffix(iterate(patterns), {
      regex: `\\.(?P<${keyword}>${any})/?$`,
      route: `<${converterFor(formats)}:${keyword}>`,
      required: required === true,
    });
  }

  return {
    format_suffix_patterns: native(
      "urlpatterns, suffix_required=False, allowed=None",
      format_suffix_patterns,
      "format_suffix_patterns",
    ),
  };
});
