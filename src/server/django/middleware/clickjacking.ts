/** Mirrors django/middleware/clickjacking.py (5.2). */
import { py, pyclass } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponseBase } from "../http/response.ts";
import { deprecation, requireResponse } from "../utils/deprecation.ts";

export const clickjacking = defineModule("django.middleware.clickjacking", async (process) => {
  const { settings } = await process.load(conf);
  const { MiddlewareMixin } = await process.load(deprecation);

  /** X-Frame-Options on every response that does not say otherwise. */
  @pyclass("django.middleware.clickjacking.XFrameOptionsMiddleware")
  class XFrameOptionsMiddleware extends MiddlewareMixin {
    @py("request, response") async process_response(
      request: HttpRequest,
      response: HttpResponseBase & { xframe_options_exempt?: boolean },
    ): Promise<Value> {
      requireResponse(response, "get");
      if (response.headers.has("X-Frame-Options") || response.xframe_options_exempt === true)
        return response;
      response.headers.set(
        "X-Frame-Options",
        await this.get_xframe_options_value(request, response),
      );
      return response;
    }

    @py("request, response")
    get_xframe_options_value(
      _request: HttpRequest,
      _response: HttpResponseBase,
    ): string | Promise<string> {
      return settings.text("X_FRAME_OPTIONS").toUpperCase();
    }
  }
  return { XFrameOptionsMiddleware };
});
