/** Mirrors django/middleware/csrf.py (5.2). */
import { Exception } from "../../../python/errors.ts";
import { native, py, pyclass } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import type { TraceStep } from "../../../protocol/trace.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { DisallowedHost, ImproperlyConfigured } from "../core/exceptions.ts";
import type { SessionBase } from "../contrib/sessions/backends/base.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponseBase } from "../http/response.ts";
import { urls_utils } from "../urls/callable.ts";
import { patchVaryHeaders } from "../utils/cache.ts";
import { deprecation } from "../utils/deprecation.ts";
import { is_same_domain } from "../utils/http.ts";
import { log } from "../utils/log.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { urlsplit, urlunsplit, type SplitUrl } from "../utils/url-text.ts";
import {
  CSRF_TOKEN_LENGTH,
  formatProblem,
  maskSecret,
  tokenMatches,
  unmaskToken,
} from "./csrf-tokens.ts";

const SESSION_KEY = "_csrftoken";
const NAME = "django.middleware.csrf.CsrfViewMiddleware";

/** Why a request is refused. */
@pyclass("django.middleware.csrf.RejectRequest")
export class RejectRequest extends Exception {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** What a CSRF check looks at. */
export function csrfLooks(request: HttpRequest): NonNullable<TraceStep["looked"]> {
  const looked = ["HTTP_ORIGIN", "HTTP_REFERER", "HTTP_COOKIE", "HTTP_X_CSRFTOKEN"].flatMap(
    (name) =>
      request.META.has(name) ? [{ what: shownHeader(name), value: request.meta(name) }] : [],
  );
  return looked.length > 0 ? looked : [{ what: "Cookie", value: "(none)" }];
}

@pyclass("django.middleware.csrf.InvalidTokenFormat")
export class InvalidTokenFormat extends Exception {
  readonly reason: string;

  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** "HTTP_X_CSRFTOKEN" as the header a client writes. */
function shownHeader(variable: string): string {
  const name = variable.replace(/^HTTP_/, "").replaceAll("_", "-");
  return name.replace(
    /[A-Za-z]+/g,
    (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
  );
}

function splitOrNull(url: string): SplitUrl | null {
  try {
    return urlsplit(url);
  } catch {
    return null;
  }
}

export const csrf = defineModule("django.middleware.csrf", async (process) => {
  const { settings } = await process.load(conf);
  const { MiddlewareMixin } = await process.load(deprecation);
  const { get_callable } = await process.load(urls_utils);
  const { log_response } = await process.load(log);

  function addNewCookie(request: HttpRequest): string {
    const secret = process.host.random.csrf();
    request.META.set("CSRF_COOKIE", secret).set("CSRF_COOKIE_NEEDS_UPDATE", true);
    return secret;
  }

  /** A token for a form; the first one makes the cookie. */
  function get_token(request: HttpRequest): string {
    const known = request.META.get("CSRF_COOKIE");
    if (known !== undefined) request.META.set("CSRF_COOKIE_NEEDS_UPDATE", true);
    const secret = known === undefined ? addNewCookie(request) : str(known);
    return maskSecret(secret, process.host.random.csrf());
  }

  /** A new secret, at login. */
  function rotate_token(request: HttpRequest): void {
    addNewCookie(request);
  }

  @pyclass("django.middleware.csrf.CsrfViewMiddleware")
  class CsrfViewMiddleware extends MiddlewareMixin {
    #accept(request: HttpRequest, because: string): null {
      request.csrf_processing_done = true;
      process.host.trace.step({ gate: "csrf", name: NAME, outcome: "passed", because });
      return null;
    }

    @py("request, reason") async _reject(request: HttpRequest, reason: string): Promise<Value> {
      const view = await get_callable(settings.get("CSRF_FAILURE_VIEW"));
      const response = await process.call(view, [request], { reason });
      log_response(`Forbidden (${reason}): ${request.path}`, request, response as HttpResponseBase);
      process.host.trace.step({
        gate: "csrf",
        name: NAME,
        outcome: "refused",
        because: reason,
        looked: csrfLooks(request),
        setting: request.META.has("HTTP_ORIGIN") ? "CSRF_TRUSTED_ORIGINS" : "MIDDLEWARE",
      });
      return response;
    }

    async #secret(request: HttpRequest): Promise<string | null> {
      let secret: Value;
      if (settings.flag("CSRF_USE_SESSIONS")) {
        if (!request.session) {
          throw new ImproperlyConfigured(
            "CSRF_USE_SESSIONS is enabled, but request.session is not set. " +
              "SessionMiddleware must appear before CsrfViewMiddleware in MIDDLEWARE.",
          );
        }
        secret = await (request.session as SessionBase).get(SESSION_KEY);
      } else {
        secret = request.COOKIES.get(settings.get("CSRF_COOKIE_NAME")) ?? null;
        const problem = secret === null ? null : formatProblem(str(secret));
        if (problem !== null) throw new InvalidTokenFormat(problem);
      }
      if (secret === null) return null;
      const text = str(secret);
      return text.length === CSRF_TOKEN_LENGTH ? unmaskToken(text) : text;
    }

    #originVerified(request: HttpRequest): boolean {
      const origin = request.meta("HTTP_ORIGIN");
      try {
        if (origin === `${request.is_secure() ? "https" : "http"}://${request.get_host()}`)
          return true;
      } catch (error) {
        if (!(error instanceof DisallowedHost)) throw error;
      }
      const trusted = settings.list("CSRF_TRUSTED_ORIGINS").map(str);
      if (trusted.some((one) => !one.includes("*") && one === origin)) return true;
      const parsed = splitOrNull(origin);
      return trusted.some((one) => {
        const pattern = one.includes("*") ? splitOrNull(one) : null;
        return (
          parsed !== null &&
          pattern?.scheme === parsed.scheme &&
          is_same_domain(parsed.netloc, pattern.netloc.replace(/^\*+/, ""))
        );
      });
    }

    #checkReferer(request: HttpRequest): void {
      if (!request.META.has("HTTP_REFERER"))
        throw new RejectRequest("Referer checking failed - no Referer.");
      const referer = splitOrNull(request.meta("HTTP_REFERER"));
      if (!referer || referer.scheme === "" || referer.netloc === "") {
        throw new RejectRequest("Referer checking failed - Referer is malformed.");
      }
      if (referer.scheme !== "https") {
        throw new RejectRequest(
          "Referer checking failed - Referer is insecure while host is secure.",
        );
      }
      const hosts = settings
        .list("CSRF_TRUSTED_ORIGINS")
        .map((one) => splitOrNull(str(one))?.netloc.replace(/^\*+/, ""));
      if (hosts.some((host) => host !== undefined && is_same_domain(referer.netloc, host))) return;
      const bad = new RejectRequest(
        `Referer checking failed - ${urlunsplit(referer)} does not match any trusted origins.`,
      );
      const domain = settings.get(
        settings.flag("CSRF_USE_SESSIONS") ? "SESSION_COOKIE_DOMAIN" : "CSRF_COOKIE_DOMAIN",
      );
      let good: string;
      if (domain === null) {
        try {
          good = request.get_host();
        } catch (error) {
          throw error instanceof DisallowedHost ? bad : error;
        }
      } else
        good = ["443", "80"].includes(request.get_port())
          ? str(domain)
          : `${str(domain)}:${request.get_port()}`;
      if (!is_same_domain(referer.netloc, good)) throw bad;
    }

    async #checkToken(request: HttpRequest): Promise<void> {
      let secret: string | null;
      try {
        secret = await this.#secret(request);
      } catch (error) {
        if (!(error instanceof InvalidTokenFormat)) throw error;
        throw new RejectRequest(`CSRF cookie ${error.reason}.`);
      }
      if (secret === null) throw new RejectRequest("CSRF cookie not set.");
      const header = settings.text("CSRF_HEADER_NAME");
      let token =
        request.method === "POST" ? str(request.POST.get("csrfmiddlewaretoken") ?? "") : "";
      const source = token === "" ? `the '${shownHeader(header)}' HTTP header` : "POST";
      if (token === "") {
        if (!request.META.has(header)) throw new RejectRequest("CSRF token missing.");
        token = request.meta(header);
      }
      const problem = formatProblem(token);
      if (problem !== null) throw new RejectRequest(`CSRF token from ${source} ${problem}.`);
      if (!tokenMatches(token, secret))
        throw new RejectRequest(`CSRF token from ${source} incorrect.`);
    }

    @py("request") async process_request(request: HttpRequest): Promise<Value> {
      try {
        const secret = await this.#secret(request);
        if (secret !== null) request.META.set("CSRF_COOKIE", secret);
      } catch (error) {
        if (!(error instanceof InvalidTokenFormat)) throw error;
        addNewCookie(request);
      }
      return null;
    }

    @py("request, callback, callback_args, callback_kwargs")
    async process_view(request: HttpRequest, callback: Value): Promise<Value> {
      if (request.csrf_processing_done === true) return null;
      if ((await getattrOr(process, callback, "csrf_exempt", false)) === true) {
        const because = "The view is csrf_exempt: every view of Django REST framework is.";
        process.host.trace.step({ gate: "csrf", name: NAME, outcome: "skipped", because });
        return null;
      }
      const method = request.method ?? "";
      if (["GET", "HEAD", "OPTIONS", "TRACE"].includes(method)) {
        return this.#accept(request, `${method} changes nothing, so no CSRF token is asked for.`);
      }
      if (request._dont_enforce_csrf_checks === true)
        return this.#accept(request, "Checks are switched off for tests.");
      if (request.META.has("HTTP_ORIGIN")) {
        if (!this.#originVerified(request)) {
          const origin = request.meta("HTTP_ORIGIN");
          return this._reject(
            request,
            `Origin checking failed - ${origin} does not match any trusted origins.`,
          );
        }
      }
      try {
        if (!request.META.has("HTTP_ORIGIN") && request.is_secure()) this.#checkReferer(request);
        await this.#checkToken(request);
      } catch (error) {
        if (!(error instanceof RejectRequest)) throw error;
        return this._reject(request, error.reason);
      }
      return this.#accept(request, "The CSRF token matches the CSRF cookie.");
    }

    @py("request, response") async process_response(
      request: HttpRequest,
      response: HttpResponseBase,
    ): Promise<Value> {
      if (request.META.get("CSRF_COOKIE_NEEDS_UPDATE") !== true) return response;
      const secret = request.META.get("CSRF_COOKIE") ?? "";
      if (settings.flag("CSRF_USE_SESSIONS")) {
        const session = request.session as SessionBase;
        if ((await session.get(SESSION_KEY)) !== secret)
          await session.__setitem__(SESSION_KEY, secret);
      } else {
        const get = (name: string): Value => settings.get(`CSRF_COOKIE_${name}`);
        response.set_cookie(
          str(get("NAME")),
          secret,
          get("AGE"),
          null,
          get("PATH"),
          get("DOMAIN"),
          get("SECURE"),
          get("HTTPONLY"),
          get("SAMESITE"),
        );
        patchVaryHeaders(response, ["Cookie"]);
      }
      request.META.set("CSRF_COOKIE_NEEDS_UPDATE", false);
      return response;
    }
  }

  return {
    CsrfViewMiddleware,
    get_token: native("request", get_token, "get_token"),
    rotate_token: native("request", rotate_token, "rotate_token"),
    InvalidTokenFormat,
    RejectRequest,
  };
});
