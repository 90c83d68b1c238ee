/** Mirrors django/contrib/sessions/middleware.py (5.2). */
import { py, pyclass } from "../../../../python/objects.ts";
import { str, truthy } from "../../../../python/operations.ts";
import { Float, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { BadRequest } from "../../core/exceptions.ts";
import type { HttpRequest } from "../../http/request.ts";
import type { HttpResponseBase } from "../../http/response.ts";
import { patchVaryHeaders } from "../../utils/cache.ts";
import { deprecation } from "../../utils/deprecation.ts";
import { http_date } from "../../utils/http.ts";
import { type SessionBase, UpdateError } from "./backends/base.ts";

/** The session a request used was deleted meanwhile. */
@pyclass("django.contrib.sessions.exceptions.SessionInterrupted")
export class SessionInterrupted extends BadRequest {}

export const sessions_middleware = defineModule(
  "django.contrib.sessions.middleware",
  async (process) => {
    const { settings } = await process.load(conf);
    const { MiddlewareMixin } = await process.load(deprecation);

    /** Puts `request.session` in place and keeps it afterwards, if it changed. */
    @pyclass("django.contrib.sessions.middleware.SessionMiddleware")
    class SessionMiddleware extends MiddlewareMixin {
      declare SessionStore: Value;

      @py("get_response") override async __init__(get_response: Value): Promise<void> {
        await super.__init__(get_response);
        const engine = await process.importModule(settings.text("SESSION_ENGINE"));
        this.SessionStore = await process.getattr(engine, "SessionStore");
      }

      @py("request") async process_request(request: HttpRequest): Promise<Value> {
        const key = request.COOKIES.get(settings.get("SESSION_COOKIE_NAME")) ?? null;
        request.session = (await process.call(this.SessionStore, [key])) as object;
        return null;
      }

      @py("request, response") async process_response(
        request: HttpRequest,
        response: HttpResponseBase,
      ): Promise<Value> {
        const session = request.session as SessionBase | undefined;
        if (!session) return response;
        const { accessed, modified } = session;
        const empty = session.is_empty();
        const name = settings.text("SESSION_COOKIE_NAME");
        const cookie = (key: string): Value => settings.get(`SESSION_COOKIE_${key}`);
        let vary = accessed;
        if (request.COOKIES.has(name) && empty) {
          response.delete_cookie(name, cookie("PATH"), cookie("DOMAIN"), cookie("SAMESITE"));
          vary = true;
        } else if ((modified || settings.flag("SESSION_SAVE_EVERY_REQUEST")) && !empty) {
          vary = (await this.#save(session, response)) || accessed;
        }
        if (vary) patchVaryHeaders(response, ["Cookie"]);
        return response;
      }

      /** Saves the session and sets its cookie. @returns whether it did */
      async #save(session: SessionBase, response: HttpResponseBase): Promise<boolean> {
        const closes = await session.get_expire_at_browser_close();
        const age = closes ? null : await session.get_expiry_age();
        if (response.status_code >= 500) return false;
        try {
          await session.save();
        } catch (error) {
          if (!(error instanceof UpdateError)) throw error;
          throw new SessionInterrupted(
            "The request's session was deleted before the request completed. " +
              "The user may have logged out in a concurrent request, for example.",
          );
        }
        const seconds = age instanceof Float ? age.value : Number(age);
        const cookie = (key: string): Value => settings.get(`SESSION_COOKIE_${key}`);
        response.set_cookie(
          str(cookie("NAME")),
          session.session_key,
          age,
          age === null ? null : http_date(process.host.clock() + seconds),
          cookie("PATH"),
          cookie("DOMAIN"),
          truthy(cookie("SECURE")),
          truthy(cookie("HTTPONLY")),
          cookie("SAMESITE"),
        );
        return true;
      }
    }
    return { SessionMiddleware };
  },
);
