/** Mirrors django/middleware/http.py (5.2). */
import { py, pyclass } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponse } from "../http/response.ts";
import { cache } from "../utils/cache.ts";
import { deprecation } from "../utils/deprecation.ts";
import { parse_http_date_safe } from "../utils/http.ts";
import { md5 } from "../utils/md5.ts";

export const middleware_http = defineModule("django.middleware.http", async (process) => {
  const { MiddlewareMixin } = await process.load(deprecation);
  const { get_conditional_response } = await process.load(cache);

  /** ETags, and 304 for what the client already has. */
  @pyclass("django.middleware.http.ConditionalGetMiddleware")
  class ConditionalGetMiddleware extends MiddlewareMixin {
    @py("request, response") process_response(request: HttpRequest, response: HttpResponse): Value {
      if (request.method !== "GET") return response;
      const directives = response.headers.get("Cache-Control")?.split(/\s*,\s*/) ?? [];
      const stored = !directives.some((directive) => directive.toLowerCase() === "no-store");
      if (
        stored &&
        !response.headers.has("ETag") &&
        !response.streaming &&
        response.bytes().length > 0
      ) {
        response.headers.set("ETag", `"${md5(response.bytes())}"`);
      }
      const etag = response.headers.get("ETag");
      const written = response.headers.get("Last-Modified");
      const modified =
        written === null ? null : parse_http_date_safe(written, process.host.clock());
      return etag === null && modified === null
        ? response
        : get_conditional_response(request, etag, modified, response);
    }
  }
  return { ConditionalGetMiddleware };
});
