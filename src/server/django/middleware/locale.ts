/** Mirrors django/middleware/locale.py (5.2), but for addresses that begin with a language. */
import { py, pyclass } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponseBase } from "../http/response.ts";
import { patchVaryHeaders } from "../utils/cache.ts";
import { deprecation } from "../utils/deprecation.ts";
import { translation } from "../utils/translation.ts";

export const locale = defineModule("django.middleware.locale", async (process) => {
  const { MiddlewareMixin } = await process.load(deprecation);
  const { activate, get_language, get_language_from_request } = await process.load(translation);

  /** Answers in the language the client asks for. */
  @pyclass("django.middleware.locale.LocaleMiddleware")
  class LocaleMiddleware extends MiddlewareMixin {
    @py("request") process_request(request: HttpRequest & { LANGUAGE_CODE?: string }): Value {
      activate(get_language_from_request(request));
      request.LANGUAGE_CODE = get_language() ?? "";
      return null;
    }

    @py("request, response") process_response(
      _request: HttpRequest,
      response: HttpResponseBase,
    ): Value {
      patchVaryHeaders(response, ["Accept-Language"]);
      response.setdefault("Content-Language", get_language() ?? "");
      return response;
    }
  }
  return { LocaleMiddleware };
});
