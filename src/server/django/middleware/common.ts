/** Mirrors django/middleware/common.py (5.2). */
import { RuntimeError } from "../../../python/errors.ts";
import { make, py, pyclass } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { PermissionDenied } from "../core/exceptions.ts";
import type { HttpRequest } from "../http/request.ts";
import {
  type HttpResponse,
  type HttpResponseBase,
  response as http_response,
} from "../http/response.ts";
import { urls_base } from "../urls/base.ts";
import { deprecation, requireResponse } from "../utils/deprecation.ts";
import { escape_leading_slashes } from "../utils/http.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { toRegExp } from "../utils/regex_helper.ts";

export const common = defineModule("django.middleware.common", async (process) => {
  const { settings } = await process.load(conf);
  const { MiddlewareMixin } = await process.load(deprecation);
  const { HttpResponsePermanentRedirect } = await process.load(http_response);
  const { is_valid_path } = await process.load(urls_base);

  /** Checks the host, adds a missing slash and the Content-Length. */
  @pyclass("django.middleware.common.CommonMiddleware")
  class CommonMiddleware extends MiddlewareMixin {
    get response_redirect_class(): typeof HttpResponsePermanentRedirect {
      return HttpResponsePermanentRedirect;
    }

    @py("request") async process_request(request: HttpRequest): Promise<Value> {
      const agent = request.meta("HTTP_USER_AGENT");
      const denied = settings.list("DISALLOWED_USER_AGENTS");
      if (agent !== "" && denied.some((regex) => toRegExp(patternOf(regex)).test(agent))) {
        throw new PermissionDenied("Forbidden user agent");
      }
      const host = request.get_host();
      if (!settings.flag("PREPEND_WWW") || host === "" || host.startsWith("www.")) return null;
      const path = (await this.should_redirect_with_slash(request))
        ? this.get_full_path_with_slash(request)
        : request.get_full_path();
      return make(this.response_redirect_class, `${request.scheme}://www.${host}${path}`);
    }

    /** Whether a slash at the end would make the path one that leads somewhere. */
    @py("request") async should_redirect_with_slash(request: HttpRequest): Promise<boolean> {
      if (!settings.flag("APPEND_SLASH") || request.path_info.endsWith("/")) return false;
      const urlconf = request.urlconf ?? null;
      if (await is_valid_path(request.path_info, urlconf)) return false;
      const match = await is_valid_path(`${request.path_info}/`, urlconf);
      if (match === false) return false;
      return (await getattrOr(process, match.func, "should_append_slash", true)) !== false;
    }

    @py("request") get_full_path_with_slash(request: HttpRequest): string {
      const path = escape_leading_slashes(request.get_full_path(true));
      const method = request.method ?? "";
      if (settings.flag("DEBUG") && ["DELETE", "POST", "PUT", "PATCH"].includes(method)) {
        throw new RuntimeError(
          `You called this URL via ${method}, but the URL doesn't end in a slash and you have APPEND_SLASH set. ` +
            `Django can't redirect to the slash URL while maintaining ${method} data. Change your form to point to ` +
            `${request.get_host()}${path} (note the trailing slash), or set APPEND_SLASH=False in your Django settings.`,
        );
      }
      return path;
    }

    @py("request, response") async process_response(
      request: HttpRequest,
      response: HttpResponseBase,
    ): Promise<Value> {
      requireResponse(response, "status_code");
      if (response.status_code === 404 && (await this.should_redirect_with_slash(request))) {
        process.host.trace.step({
          gate: "middleware",
          name: "django.middleware.common.CommonMiddleware",
          outcome: "refused",
          because: `No pattern matches ${request.path_info}, but one matches it with a slash at the end.`,
          setting: "APPEND_SLASH",
        });
        return make(this.response_redirect_class, this.get_full_path_with_slash(request));
      }
      if (!response.streaming && !response.headers.has("Content-Length")) {
        response.headers.set("Content-Length", String((response as HttpResponse).bytes().length));
      }
      return response;
    }
  }
  return { CommonMiddleware };
});

/** The text of a compiled regular expression, or of one given as text. */
function patternOf(regex: Value): string {
  const pattern =
    typeof regex === "object" && regex !== null && "pattern" in regex ? regex.pattern : regex;
  return str(pattern as Value);
}
