/** Mirrors django/middleware/cache.py and the keys of django/utils/cache.py (5.2): whole pages kept. */
import { make, native, py, pyclass } from "../../../python/objects.ts";
import { isCallable, iterate, str, truthy } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { core_cache } from "../core/cache/locmem.ts";
import type { HttpRequest } from "../http/request.ts";
import { type HttpResponse, response as http_response } from "../http/response.ts";
import { cache, hasVaryHeader, maxAgeOf, patchVaryHeaders } from "../utils/cache.ts";
import { deprecation } from "../utils/deprecation.ts";
import { parse_http_date_safe } from "../utils/http.ts";
import { md5 } from "../utils/md5.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { timezone } from "../utils/timezone.ts";
import { translation } from "../utils/translation.ts";
import { utf8Bytes } from "../utils/url-text.ts";

type Cacheable = HttpRequest & { _cache_update_cache?: boolean; LANGUAGE_CODE?: string };

/** Django's request behind one of REST framework's. */
function plainRequest(request: Cacheable & { _request?: Cacheable }): Cacheable {
  return request._request ?? request;
}

export const middleware_cache = defineModule("django.middleware.cache", async (process) => {
  const { settings } = await process.load(conf);
  const { MiddlewareMixin } = await process.load(deprecation);
  const { cacheOf } = await process.load(core_cache);
  const { HttpResponse } = await process.load(http_response);
  const { patch_response_headers } = await process.load(cache);
  const { get_language } = await process.load(translation);
  const { get_current_timezone_name } = await process.load(timezone);

  function suffixed(request: Cacheable, key: string): string {
    const language = settings.flag("USE_I18N") ? `.${request.LANGUAGE_CODE ?? get_language()}` : "";
    return `${key}${language}${settings.flag("USE_TZ") ? `.${get_current_timezone_name()}` : ""}`;
  }
  const hashOf = (text: string): string => md5(utf8Bytes(text));
  const uriHash = (request: HttpRequest): string => hashOf(request.build_absolute_uri());
  const headerKey = (request: Cacheable, prefix: string): string =>
    suffixed(request, `views.decorators.cache.cache_header.${prefix}.${uriHash(request)}`);
  function pageKey(
    request: Cacheable,
    method: string,
    names: readonly string[],
    prefix: string,
  ): string {
    const values = names.map((name) => str(request.META.get(name) ?? "")).join("");
    return suffixed(
      request,
      `views.decorators.cache.cache_page.${prefix}.${method}.${uriHash(request)}.${hashOf(values)}`,
    );
  }

  /** A response as the cache keeps it: what has been rendered, of no class but HttpResponse. */
  function copyOf(response: HttpResponse): HttpResponse {
    const copy = make(HttpResponse);
    copy.status_code = response.status_code;
    copy.reason_phrase = response.reason_phrase;
    for (const name of copy.headers.keys()) copy.headers.remove(str(name));
    for (const [name, value] of response.headers.entries()) copy.headers.set(name, value);
    copy.cookies = response.cookies;
    copy.container = [...response.container];
    return copy;
  }

  /** Settings that both halves of the cache share. */
  @pyclass("django.middleware.cache.PageCache")
  class PageCache extends MiddlewareMixin {
    declare cache_timeout: Value;
    declare page_timeout: Value;
    declare key_prefix: string;
    declare cache_alias: string;

    @py("get_response") override __init__(get_response: Value): void {
      void super.__init__(get_response);
      this.cache_timeout = settings.get("CACHE_MIDDLEWARE_SECONDS");
      this.page_timeout = null;
      this.key_prefix = settings.text("CACHE_MIDDLEWARE_KEY_PREFIX");
      this.cache_alias = settings.text("CACHE_MIDDLEWARE_ALIAS");
    }
    async ask(name: string, ...args: Value[]): Promise<Value> {
      return await process.callMethod(await cacheOf(this.cache_alias), name, args);
    }
    /** The cached page for a request by one method; null where none is known. */
    async lookUp(request: Cacheable, method: string): Promise<HttpResponse | null | undefined> {
      const names = await this.ask("get", headerKey(request, this.key_prefix));
      if (names === null) return undefined;
      const key = pageKey(request, method, iterate(names).map(str), this.key_prefix);
      return (await this.ask("get", key)) as HttpResponse | null;
    }
    /** The cached page, as `process_request` answers with it. */
    async fetch(request: Cacheable): Promise<Value> {
      request._cache_update_cache = false;
      if (request.method !== "GET" && request.method !== "HEAD") return null;
      let kept = await this.lookUp(request, "GET");
      if (kept === null && request.method === "HEAD") kept = await this.lookUp(request, "HEAD");
      if (!kept) {
        request._cache_update_cache = true;
        return null;
      }
      const response = copyOf(kept);
      const age = maxAgeOf(response);
      const expires = parse_http_date_safe(
        response.headers.get("Expires") ?? "",
        process.host.clock(),
      );
      if (age !== null && expires !== null) {
        const left = expires - Math.trunc(process.host.clock());
        response.headers.set("Age", Math.max(0, age - left));
      }
      return response;
    }
    /** Notes by which headers pages of this address differ. @returns the page's key */
    async learn(request: Cacheable, response: HttpResponse, timeout: Value): Promise<string> {
      const vary = response.headers.get("Vary")?.split(/\s*,\s*/) ?? [];
      const names = vary
        .map((name) => name.toUpperCase().replaceAll("-", "_"))
        .filter((name) => name !== "ACCEPT_LANGUAGE" || !settings.flag("USE_I18N"))
        .map((name) => `HTTP_${name}`)
        .sort();
      await this.ask("set", headerKey(request, this.key_prefix), names, timeout);
      return pageKey(request, request.method ?? "", names, this.key_prefix);
    }
  }

  @pyclass("django.middleware.cache.UpdateCacheMiddleware")
  class UpdateCacheMiddleware extends PageCache {
    @py("request, response")
    async process_response(given: Cacheable, response: HttpResponse): Promise<Value> {
      const request = plainRequest(given);
      if (request._cache_update_cache !== true || response.streaming) return response;
      if (response.status_code !== 200 && response.status_code !== 304) return response;
      if (response.cookies.values().length > 0 && hasVaryHeader(response, "Cookie"))
        return response;
      const control = (response.headers.get("Cache-Control") ?? "").toLowerCase();
      if (["private", "no-cache", "no-store"].some((word) => control.includes(word)))
        return response;
      if (hasVaryHeader(response, "*")) return response;
      let timeout = this.page_timeout;
      if (timeout === null) {
        const age = maxAgeOf(response);
        if (age === 0) return response;
        timeout = age ?? this.cache_timeout;
      }
      patch_response_headers(response, timeout);
      if (request.meta("HTTP_AUTHORIZATION") !== "" && !control.includes("public"))
        patchVaryHeaders(response, ["Authorization"]);
      if (!truthy(timeout) || response.status_code !== 200) return response;
      const key = await this.learn(request, response, timeout);
      const keep = (done: HttpResponse): Promise<Value> =>
        this.ask("set", key, copyOf(done), timeout);
      if (isCallable(await getattrOr(process, response, "render", null))) {
        await process.callMethod(response, "add_post_render_callback", [
          native("r", async (done: HttpResponse) => (await keep(done), null)),
        ]);
      } else await keep(response);
      return response;
    }
  }

  @pyclass("django.middleware.cache.FetchFromCacheMiddleware")
  class FetchFromCacheMiddleware extends PageCache {
    @py("request") process_request(request: Cacheable): Promise<Value> {
      return this.fetch(plainRequest(request));
    }
  }

  /** Both halves in one, for single views. */
  @pyclass("django.middleware.cache.CacheMiddleware")
  class CacheMiddleware extends UpdateCacheMiddleware {
    @py("request") process_request(request: Cacheable): Promise<Value> {
      return this.fetch(plainRequest(request));
    }
    @py("get_response, cache_timeout=None, page_timeout=None, **kwargs")
    // More can be given than to the halves.
    override __init__(get_response: Value, ...given: never[]): void {
      super.__init__(get_response);
      const [seconds = null, page = null, kwargs] = given as unknown as [Value?, Value?, Dict?];
      const prefix = kwargs?.get("key_prefix");
      const alias = kwargs?.get("cache_alias");
      if (prefix !== undefined) this.key_prefix = str(prefix ?? "");
      if (alias !== undefined) this.cache_alias = str(alias ?? "default");
      if (seconds !== null) this.cache_timeout = seconds;
      this.page_timeout = page;
    }
  }

  return { UpdateCacheMiddleware, FetchFromCacheMiddleware, CacheMiddleware };
});
