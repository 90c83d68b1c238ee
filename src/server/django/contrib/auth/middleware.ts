/** Mirrors django/contrib/auth/middleware.py (5.2). */
import { ImproperlyConfigured } from "../../core/exceptions.ts";
import type { Value } from "../../../../python/values.ts";
import { py, pyclass } from "../../../../python/objects.ts";
import { defineModule } from "../../../process.ts";
import type { HttpRequest } from "../../http/request.ts";
import { deprecation } from "../../utils/deprecation.ts";
import { auth } from "../auth.ts";

export const auth_middleware = defineModule("django.contrib.auth.middleware", async (process) => {
  const { MiddlewareMixin } = await process.load(deprecation);
  const { get_user } = await process.load(auth);

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
  return { AuthenticationMiddleware };
});
