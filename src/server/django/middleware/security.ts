/** Mirrors django/middleware/security.py (5.2). */
import { make, py, pyclass } from "../../../python/objects.ts";
import { iterate, str, truthy } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import type { HttpRequest } from "../http/request.ts";
import { type HttpResponseBase, response as http_response } from "../http/response.ts";
import { deprecation, requireResponse } from "../utils/deprecation.ts";
import { toRegExp } from "../utils/regex_helper.ts";

export const security = defineModule("django.middleware.security", async (process) => {
  const { settings } = await process.load(conf);
  const { MiddlewareMixin } = await process.load(deprecation);
  const { HttpResponsePermanentRedirect } = await process.load(http_response);

  @pyclass("django.middleware.security.SecurityMiddleware")
  class SecurityMiddleware extends MiddlewareMixin {
    /** Sends plain HTTP to HTTPS, where SECURE_SSL_REDIRECT says so. */
    @py("request") process_request(request: HttpRequest): Value {
      const path = request.path.replace(/^\/+/, "");
      const exempt = settings
        .list("SECURE_REDIRECT_EXEMPT")
        .some((regex) => toRegExp(str(regex)).test(path));
      if (!settings.flag("SECURE_SSL_REDIRECT") || request.is_secure() || exempt) return null;
      const host = settings.get("SECURE_SSL_HOST");
      const target = truthy(host) ? str(host) : request.get_host();
      process.host.trace.step({
        gate: "middleware",
        name: "django.middleware.security.SecurityMiddleware",
        outcome: "refused",
        because:
          "The request came over HTTP and SECURE_SSL_REDIRECT is on, so it is sent to HTTPS.",
        setting: "SECURE_SSL_REDIRECT",
      });
      return make(HttpResponsePermanentRedirect, `https://${target}${request.get_full_path()}`);
    }

    @py("request, response") process_response(
      request: HttpRequest,
      response: HttpResponseBase,
    ): Value {
      requireResponse(response, "headers");
      const seconds = settings.get("SECURE_HSTS_SECONDS");
      if (
        truthy(seconds) &&
        request.is_secure() &&
        !response.headers.has("Strict-Transport-Security")
      ) {
        const subdomains = settings.flag("SECURE_HSTS_INCLUDE_SUBDOMAINS")
          ? "; includeSubDomains"
          : "";
        const preload = settings.flag("SECURE_HSTS_PRELOAD") ? "; preload" : "";
        response.headers.set(
          "Strict-Transport-Security",
          `max-age=${str(seconds)}${subdomains}${preload}`,
        );
      }
      if (settings.flag("SECURE_CONTENT_TYPE_NOSNIFF"))
        response.setdefault("X-Content-Type-Options", "nosniff");
      const referrer = settings.get("SECURE_REFERRER_POLICY");
      if (truthy(referrer)) {
        const parts =
          typeof referrer === "string"
            ? referrer.split(",").map((part) => part.trim())
            : iterate(referrer);
        response.setdefault("Referrer-Policy", [...parts].map(str).join(","));
      }
      const opener = settings.get("SECURE_CROSS_ORIGIN_OPENER_POLICY");
      if (truthy(opener)) response.setdefault("Cross-Origin-Opener-Policy", opener);
      return response;
    }
  }
  return { SecurityMiddleware };
});
