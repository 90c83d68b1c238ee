/** Mirrors the second half of django/views/decorators/http.py (5.2): answers for those who have the page already. */
import { native } from "../../../../python/objects.ts";
import { str, truthy } from "../../../../python/operations.ts";
import { DateTime, UTC } from "../../../../python/stdlib/datetime.ts";
import type { Value } from "../../../../python/values.ts";
import type { Process } from "../../../process.ts";
import type { HttpRequest } from "../../http/request.ts";
import type { HttpResponseBase } from "../../http/response.ts";
import { middleware_http } from "../../middleware/http.ts";
import { cache } from "../../utils/cache.ts";
import { decorators } from "../../utils/decorators.ts";
import { http_date, quote_etag } from "../../utils/http.ts";
import { timezone } from "../../utils/timezone.ts";
import { wraps } from "../../utils/wrapping.ts";

/** `condition`, `etag`, `last_modified` and `conditional_page`. */
export async function conditionalDecorators(process: Process): Promise<Record<string, Value>> {
  const { get_conditional_response } = await process.load(cache);
  const { make_aware } = await process.load(timezone);

  const condition = (etagFunc: Value = null, modifiedFunc: Value = null): Value =>
    native("func", (view: Value) =>
      wraps(process, view, async ([request = null, ...args], kwargs) => {
        const ask = async (func: Value): Promise<Value> =>
          func === null ? null : await process.call(func, [request, ...args], kwargs);
        const when = await ask(modifiedFunc);
        const modified =
          truthy(when) && when instanceof DateTime
            ? Math.trunc((when.tzinfo === null ? make_aware(when, UTC) : when).epoch)
            : null;
        const tag = await ask(etagFunc);
        const etag = tag === null ? null : quote_etag(str(tag));
        const given = request as unknown as HttpRequest;
        const early = get_conditional_response(given, etag, modified, null);
        const response = (early ??
          (await process.call(view, [request, ...args], kwargs))) as HttpResponseBase & Value;
        if (given.method !== "GET" && given.method !== "HEAD") return response;
        const { headers } = response;
        if (modified !== null && modified !== 0 && !headers.has("Last-Modified"))
          headers.set("Last-Modified", http_date(modified));
        if (etag !== null && etag !== "" && !headers.has("ETag")) headers.set("ETag", etag);
        return response;
      }),
    );

  return {
    condition: native("etag_func=None, last_modified_func=None", condition, "condition"),
    etag: native("etag_func", (func: Value) => condition(func), "etag"),
    last_modified: native(
      "last_modified_func",
      (func: Value) => condition(null, func),
      "last_modified",
    ),
    conditional_page: native(
      "func",
      async (view: Value) => {
        const { ConditionalGetMiddleware } = await process.load(middleware_http);
        const { decorator_from_middleware } = await process.load(decorators);
        const decorate = await decorator_from_middleware(ConditionalGetMiddleware);
        return await process.call(decorate, [view]);
      },
      "conditional_page",
    ),
  };
}
