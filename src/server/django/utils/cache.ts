/** Mirrors django/utils/cache.py (5.2): headers that speak to caches. */
import { make, native } from "../../../python/objects.ts";
import { iterate, str } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import type { HttpRequest } from "../http/request.ts";
import {
  type HttpResponse,
  type HttpResponseBase,
  response as http_response,
} from "../http/response.ts";
import { http_date, parse_etags, parse_http_date_safe } from "./http.ts";
import { log } from "./log.ts";

/** Adds names to the Vary header, those not there yet. */
export function patchVaryHeaders(response: HttpResponseBase, names: readonly string[]): void {
  const vary = response.headers.get("Vary")?.split(/\s*,\s*/) ?? [];
  const known = new Set(vary.map((name) => name.toLowerCase()));
  const all = [...vary, ...names.filter((name) => !known.has(name.toLowerCase()))];
  response.headers.set("Vary", all.includes("*") ? "*" : all.join(", "));
}

/** Adds directives to Cache-Control; a directive of several is replaced, `private` and `public` exclude each other. */
export function patchCacheControl(
  response: HttpResponseBase,
  directives: Readonly<Record<string, Value>>,
): void {
  const known = new Map<string, string | true>();
  const written = response.headers.get("Cache-Control");
  for (const part of written === null ? [] : written.split(/\s*,\s*/)) {
    const [name = "", value] = part.split("=", 2);
    known.set(name.toLowerCase(), value ?? true);
  }
  const given = Object.entries(directives).map(
    ([name, value]) => [name.replaceAll("_", "-"), value] as const,
  );
  for (const [name, value] of given) {
    if (name === "private") known.delete("public");
    if (name === "public") known.delete("private");
    if (name === "max-age" && known.has("max-age")) {
      known.set("max-age", String(Math.min(Number(known.get("max-age")), Number(value))));
    } else known.set(name, value === true ? true : str(value));
  }
  const text = [...known].map(([name, value]) => (value === true ? name : `${name}=${value}`));
  response.headers.set("Cache-Control", text.join(", "));
}

/** The seconds that Cache-Control says a response may be kept; null where it says none. */
export function maxAgeOf(response: HttpResponseBase): number | null {
  const directives = response.headers.get("Cache-Control")?.split(/\s*,\s*/) ?? [];
  const found = directives
    .map((directive) => directive.split("="))
    .findLast(([name]) => name?.toLowerCase() === "max-age")?.[1];
  return found !== undefined && /^\s*[+-]?\d+\s*$/.test(found) ? Number(found) : null;
}

export function hasVaryHeader(response: HttpResponseBase, name: string): boolean {
  const names = response.headers.get("Vary")?.split(/\s*,\s*/) ?? [];
  return names.some((one) => one.trim().toLowerCase() === name.toLowerCase());
}

export const cache = defineModule("django.utils.cache", async (process) => {
  const { settings } = await process.load(conf);
  const { HttpResponse, HttpResponseNotModified } = await process.load(http_response);
  const { log_response } = await process.load(log);

  /** @param timeout seconds; CACHE_MIDDLEWARE_SECONDS where null */
  function patch_response_headers(response: HttpResponseBase, timeout: Value = null): void {
    const wanted = Number(timeout ?? settings.get("CACHE_MIDDLEWARE_SECONDS"));
    const seconds = Math.max(wanted, 0);
    if (!response.headers.has("Expires"))
      response.headers.set("Expires", http_date(process.host.clock() + seconds));
    patchCacheControl(response, { max_age: seconds });
  }

  /** Says that a page must never be cached. */
  function add_never_cache_headers(response: HttpResponseBase): void {
    patch_response_headers(response, -1);
    patchCacheControl(response, {
      no_cache: true,
      no_store: true,
      must_revalidate: true,
      private: true,
    });
  }

  function notModified(response: HttpResponse | null): HttpResponse {
    const empty = make(HttpResponseNotModified);
    if (response === null) return empty;
    for (const name of [
      "Cache-Control",
      "Content-Location",
      "Date",
      "ETag",
      "Expires",
      "Last-Modified",
      "Vary",
    ]) {
      const value = response.headers.get(name);
      if (value !== null) empty.headers.set(name, value);
    }
    empty.cookies = response.cookies;
    return empty;
  }

  function preconditionFailed(request: HttpRequest): HttpResponse {
    const response = make(HttpResponse, "", undefined, 412);
    log_response(`Precondition Failed: ${request.path}`, request, response);
    return response;
  }

  /**
   * The response, or 304 or 412 where the request's conditions say so.
   * @param modified seconds since the epoch
   * @param response null before there is one
   */
  function get_conditional_response<R extends HttpResponse | null>(
    request: HttpRequest,
    etag: string | null,
    modified: number | null,
    response: R,
  ): R | HttpResponse {
    if (response && (response.status_code < 200 || response.status_code >= 300)) return response;
    const when = (name: string): number | null =>
      parse_http_date_safe(request.meta(name), process.host.clock());
    const match = parse_etags(request.meta("HTTP_IF_MATCH"));
    const noneMatch = parse_etags(request.meta("HTTP_IF_NONE_MATCH"));
    const [unmodifiedSince, modifiedSince] = [
      when("HTTP_IF_UNMODIFIED_SINCE"),
      when("HTTP_IF_MODIFIED_SINCE"),
    ];
    const safe = request.method === "GET" || request.method === "HEAD";
    const weak = (tag: string): string => tag.replace(/^W\//, "");
    if (match.length > 0) {
      const passes =
        etag !== null && (match[0] === "*" || (!etag.startsWith("W/") && match.includes(etag)));
      if (!passes) return preconditionFailed(request);
    } else if (unmodifiedSince !== null && (modified === null || modified > unmodifiedSince)) {
      return preconditionFailed(request);
    }
    if (noneMatch.length > 0) {
      const passes =
        etag === null || (noneMatch[0] !== "*" && !noneMatch.map(weak).includes(weak(etag)));
      if (!passes) return safe ? notModified(response) : preconditionFailed(request);
    } else if (modifiedSince !== null && safe && modified !== null && modified <= modifiedSince) {
      return notModified(response);
    }
    return response;
  }

  return {
    add_never_cache_headers: native("response", add_never_cache_headers, "add_never_cache_headers"),
    patch_response_headers: native(
      "response, cache_timeout=None",
      patch_response_headers,
      "patch_response_headers",
    ),
    patch_vary_headers: native(
      "response, newheaders",
      (response: HttpResponseBase, names: Value) => {
        patchVaryHeaders(response, [...iterate(names)].map(str));
        return null;
      },
      "patch_vary_headers",
    ),
    patch_cache_control: native(
      "response, **kwargs",
      (response: HttpResponseBase, kwargs: Dict) => {
        patchCacheControl(
          response,
          Object.fromEntries([...kwargs].map(([name, value]) => [str(name), value])),
        );
        return null;
      },
      "patch_cache_control",
    ),
    get_max_age: native("response", maxAgeOf, "get_max_age"),
    has_vary_header: native("response, header_query", hasVaryHeader, "has_vary_header"),
    get_conditional_response,
  };
});
