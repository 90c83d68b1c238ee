/** Mirrors django/contrib/auth/middleware.py (5.2). */
import { ImportError, ValueError } from "../../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { equals, str, truthy } from "../../../../python/operations.ts";
import { strOf } from "../../../../python/protocols.ts";
import { getItem } from "../../../../python/subscripts.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { ImproperlyConfigured } from "../../core/exceptions.ts";
import type { HttpRequest } from "../../http/request.ts";
import { deprecation } from "../../utils/deprecation.ts";
import { getattrOr } from "../../utils/module_loading.ts";
import { auth, BACKEND_SESSION_KEY, REDIRECT_FIELD_NAME } from "../auth.ts";
import { toLogin } from "./access.ts";
import { auth_backends } from "./backends.ts";

export const auth_middleware = defineModule("django.contrib.auth.middleware", async (process) => {
  const { MiddlewareMixin } = await process.load(deprecation);
  const { settings } = await process.load(conf);
  const { authenticate, get_user, load_backend, login, logout } = await process.load(auth);
  const sessionOf = (request: HttpRequest): Value =>
    (request as unknown as { session: Value }).session;

  /** Gives requests their user, looked up when somebody asks. */
  @pyclass("django.contrib.auth.middleware.AuthenticationMiddleware")
  class AuthenticationMiddleware extends MiddlewareMixin {
    @py("request") process_request(request: HttpRequest): void {
      if (!("session" in request)) {
        throw new ImproperlyConfigured(
          "The Django authentication middleware requires session middleware to be installed. Edit your MIDDLEWARE setting " +
            "to insert 'django.contrib.sessions.middleware.SessionMiddleware' before 'django.contrib.auth.middleware.AuthenticationMiddleware'.",
        );
      }
      let found: Promise<Value> | null = null;
      Object.defineProperty(request, "user", {
        configurable: true,
        enumerable: true,
        get: () => (found ??= get_user(request as never)),
        set(value: Value) {
          Object.defineProperty(request, "user", {
            value,
            writable: true,
            configurable: true,
            enumerable: true,
          });
        },
      });
    }
  }

  /** Sends whoever is not logged in to the login page, except from views that are marked as open. */
  @pyclass("django.contrib.auth.middleware.LoginRequiredMiddleware")
  class LoginRequiredMiddleware extends MiddlewareMixin {
    get redirect_field_name(): Value {
      return REDIRECT_FIELD_NAME;
    }
    @py("request, view_func, view_args, view_kwargs")
    async process_view(request: HttpRequest, view: Value): Promise<Value> {
      const user = await process.getattr(request, "user");
      if (truthy(await process.getattr(user, "is_authenticated"))) return null;
      if (!truthy(await getattrOr<Value>(process, view, "login_required", true))) return null;
      return await process.callMethod(this, "handle_no_permission", [request, view]);
    }
    @py("view_func") async get_login_url(view: Value): Promise<Value> {
      const own = await getattrOr<Value>(process, view, "login_url", null);
      const url = truthy(own) ? own : settings.get("LOGIN_URL");
      if (truthy(url)) return await strOf(url);
      throw new ImproperlyConfigured(
        "No login URL to redirect to. Define settings.LOGIN_URL or provide a login_url via the " +
          "'django.contrib.auth.decorators.login_required' decorator.",
      );
    }
    @py("view_func") async get_redirect_field_name(view: Value): Promise<Value> {
      return await getattrOr<Value>(process, view, "redirect_field_name", this.redirect_field_name);
    }
    @py("request, view_func")
    async handle_no_permission(request: HttpRequest, view: Value): Promise<Value> {
      const url = await process.callMethod(this, "get_login_url", [view]);
      const field = await process.callMethod(this, "get_redirect_field_name", [view]);
      return await toLogin(process, request, url, field);
    }
  }

  /** Logs in whom the web server in front names in REMOTE_USER. */
  @pyclass("django.contrib.auth.middleware.RemoteUserMiddleware")
  class RemoteUserMiddleware extends PyObject {
    declare get_response: Value;
    get header(): Value {
      return "REMOTE_USER";
    }
    get force_logout_if_no_header(): Value {
      return true;
    }
    @py("get_response") __init__(get_response: Value): void {
      if (get_response === null) throw new ValueError("get_response must be provided.");
      this.get_response = get_response;
    }
    @py("request") async __call__(request: HttpRequest): Promise<Value> {
      await process.callMethod(this, "process_request", [request]);
      return await process.call(this.get_response, [request]);
    }
    @py("request") async process_request(request: HttpRequest): Promise<void> {
      if (!("user" in request)) {
        throw new ImproperlyConfigured(
          "The Django remote user auth middleware requires the authentication middleware to be installed.  Edit your " +
            "MIDDLEWARE setting to insert 'django.contrib.auth.middleware.AuthenticationMiddleware' before the " +
            "RemoteUserMiddleware class.",
        );
      }
      const username = request.META.get(this.header);
      const forgets = truthy(this.force_logout_if_no_header);
      if (username === undefined && !forgets) return;
      const user = await request.user;
      const known = truthy(await process.getattr(user, "is_authenticated"));
      if (username === undefined) {
        if (known) await this.#removeInvalid(request);
        return;
      }
      if (known) {
        const clean = await process.callMethod(this, "clean_username", [username, request]);
        if (equals(await process.callMethod(user, "get_username"), clean)) return;
        await this.#removeInvalid(request);
      }
      const named = await authenticate(request, Dict.from<Value>({ remote_user: username }));
      if (!truthy(named)) return;
      (request as unknown as { user: Value }).user = named;
      await login(request as never, named);
    }
    @py("username, request")
    async clean_username(username: Value, request: HttpRequest): Promise<Value> {
      const path = await getItem(sessionOf(request), BACKEND_SESSION_KEY);
      const clean = await getattrOr(process, await load_backend(str(path)), "clean_username", null);
      return clean === null ? username : await process.call(clean, [username]);
    }
    /** Only a user whom the web server named is forgotten when it names nobody. */
    async #removeInvalid(request: HttpRequest): Promise<void> {
      const path = await process.callMethod(sessionOf(request), "get", [BACKEND_SESSION_KEY, ""]);
      let backend: Value;
      try {
        backend = await load_backend(str(path));
      } catch (error) {
        if (!(error instanceof ImportError)) throw error;
        await logout(request as never);
        return;
      }
      const { RemoteUserBackend } = await process.load(auth_backends);
      if (backend instanceof RemoteUserBackend) await logout(request as never);
    }
  }

  /** Keeps its user also where the web server names nobody. */
  @pyclass("django.contrib.auth.middleware.PersistentRemoteUserMiddleware")
  class PersistentRemoteUserMiddleware extends RemoteUserMiddleware {
    override get force_logout_if_no_header(): Value {
      return false;
    }
  }

  return {
    AuthenticationMiddleware,
    LoginRequiredMiddleware,
    RemoteUserMiddleware,
    PersistentRemoteUserMiddleware,
  };
});
