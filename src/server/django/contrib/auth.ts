/** Mirrors django/contrib/auth/__init__.py (5.2). */
import { AttributeError, KeyError, TypeError, ValueError } from "../../../python/errors.ts";
import { make, native } from "../../../python/objects.ts";
import { equals, iterate, repr, str, truthy } from "../../../python/operations.ts";
import { classOf } from "../../../python/objects.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import { PermissionDenied } from "../core/exceptions.ts";
import type { ModelClass, ModelInstance } from "../db/models/contract.ts";
import type { HttpRequest } from "../http/request.ts";
import { csrf } from "../middleware/csrf.ts";
import { getattrOr } from "../utils/module_loading.ts";
import { auth_backend_loading } from "./auth/backend-loading.ts";
import { auth_signals } from "./auth/signals.ts";
import { user_model } from "./auth/user-model.ts";
import type { SessionBase } from "./sessions/backends/base.ts";

export const SESSION_KEY = "_auth_user_id";
export const BACKEND_SESSION_KEY = "_auth_user_backend";
export const HASH_SESSION_KEY = "_auth_user_hash";
export const REDIRECT_FIELD_NAME = "next";

const SENSITIVE = /api|token|key|secret|password|signature/i;

/** What authenticate and its kin use of a request. */
type SessionRequest = HttpRequest & { session: SessionBase };

export const auth = defineModule(
  "django.contrib.auth",
  async (process) => {
    const { settings } = await process.load(conf);
    const { load_backend, loadedBackends, get_backends } = await process.load(auth_backend_loading);
    const { get_user_model } = await process.load(user_model);
    const signals = await process.load(auth_signals);

    const method = async (object: Value, name: string, ...args: Value[]): Promise<Value> =>
      await process.call(await process.getattr(object, name), args);

    /**
     * The user whom the credentials belong to, by the first backend that knows them; null where none does.
     * @param credentials e.g. {username, password}
     */
    async function authenticate(
      request: Value = null,
      credentials: Dict | Readonly<Record<string, Value>> = {},
    ): Promise<Value> {
      const given =
        credentials instanceof Dict
          ? Object.fromEntries([...credentials].map(([key, value]) => [String(key), value]))
          : credentials;
      for (const { backend, path } of await loadedBackends()) {
        let user: Value;
        try {
          user = await process.call(
            await process.getattr(backend, "authenticate"),
            [request],
            given,
          );
        } catch (error) {
          if (error instanceof PermissionDenied) break;
          if (isMismatch(error)) continue;
          throw error;
        }
        if (user === null) continue;
        Object.defineProperty(user, "backend", {
          value: path,
          writable: true,
          configurable: true,
          enumerable: true,
        });
        return user;
      }
      const cleaned = Object.entries(given).map(
        ([key, value]) => [key, SENSITIVE.test(key) ? "*".repeat(20) : value] as const,
      );
      await signals.user_login_failed.send("django.contrib.auth", {
        credentials: new Dict(cleaned),
        request,
      });
      return null;
    }

    async function sessionUserId(request: SessionRequest): Promise<Value> {
      const model = await get_user_model();
      return await model._meta.pk.to_python(await request.session.__getitem__(SESSION_KEY));
    }

    async function backendOf(user: Value, backend: Value): Promise<string> {
      const chosen = backend ?? (await getattrOr(process, user, "backend", null));
      if (typeof chosen === "string") return chosen;
      if (chosen !== null)
        throw new TypeError(`backend must be a dotted import path string (got ${repr(chosen)}).`);
      const all = await loadedBackends();
      if (all.length === 1) return all[0]?.path ?? "";
      throw new ValueError(
        "You have multiple authentication backends configured and therefore must provide the `backend` argument or set the `backend` attribute on the user.",
      );
    }

    /** Puts the user into the session. */
    async function login(
      request: SessionRequest,
      user: Value,
      backend: Value = null,
    ): Promise<null> {
      const { rotate_token } = await process.load(csrf);
      const hash = str(await method(user, "get_session_auth_hash"));
      const { session } = request;
      if (await session.__contains__(SESSION_KEY)) {
        const same = equals(await sessionUserId(request), (user as ModelInstance).pk);
        const sameHash = (await session.get(HASH_SESSION_KEY, "")) === hash;
        if (!same || (hash !== "" && !sameHash)) await session.flush();
      } else await session.cycle_key();
      const path = await backendOf(user, backend);
      await session.__setitem__(
        SESSION_KEY,
        (user as ModelInstance)._meta.pk.value_to_string(user as ModelInstance),
      );
      await session.__setitem__(BACKEND_SESSION_KEY, path);
      await session.__setitem__(HASH_SESSION_KEY, hash);
      setUser(request, user);
      rotate_token(request);
      await signals.user_logged_in.send(classOf(user as object) as unknown as Value, {
        request,
        user,
      });
      return null;
    }

    /** Forgets the session and who it was. */
    async function logout(request: SessionRequest): Promise<null> {
      const given = (await request.user) ?? null;
      const known =
        given !== null && truthy(await getattrOr(process, given, "is_authenticated", true));
      const user = known ? given : null;
      const sender = user === null ? null : (classOf(user as object) as unknown as Value);
      await signals.user_logged_out.send(sender, { request, user });
      await request.session.flush();
      if ("user" in request) setUser(request, await anonymous());
      return null;
    }

    function setUser(request: SessionRequest, user: Value): void {
      Object.defineProperty(request, "user", {
        value: user,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    async function anonymous(): Promise<Value> {
      const { auth_models } = await import("./auth/models.ts");
      return make((await process.load(auth_models)).AnonymousUser);
    }

    /** The user of the request's session; AnonymousUser where there is none. */
    async function get_user(request: SessionRequest): Promise<Value> {
      let id: Value;
      let path: Value;
      try {
        id = await sessionUserId(request);
        path = await request.session.__getitem__(BACKEND_SESSION_KEY);
      } catch (error) {
        if (error instanceof KeyError) return await anonymous();
        throw error;
      }
      if (!iterate(settings.get("AUTHENTICATION_BACKENDS")).includes(path))
        return await anonymous();
      const user = await method(await load_backend(str(path)), "get_user", id);
      if (user === null || !(await isSameHash(request, user))) return await anonymous();
      return user;
    }

    /** Whether the session was begun with the user's present password. One begun with an old secret is renewed. */
    async function isSameHash(request: SessionRequest, user: Value): Promise<boolean> {
      const ask = await getattrOr(process, user, "get_session_auth_hash", null);
      if (ask === null) return true;
      const stored = await request.session.get(HASH_SESSION_KEY);
      const hash = await process.call(ask, []);
      if (stored === hash) return true;
      const older = iterate(await method(user, "get_session_auth_fallback_hash"));
      if (typeof stored === "string" && stored !== "" && older.includes(stored)) {
        await request.session.cycle_key();
        await request.session.__setitem__(HASH_SESSION_KEY, hash);
        return true;
      }
      await request.session.flush();
      return false;
    }

    /** Keeps the session of a user whose password has changed. */
    async function update_session_auth_hash(request: SessionRequest, user: Value): Promise<null> {
      await request.session.cycle_key();
      if (equals((await request.user) ?? null, user)) {
        await request.session.__setitem__(
          HASH_SESSION_KEY,
          await method(user, "get_session_auth_hash"),
        );
      }
      return null;
    }

    return {
      SESSION_KEY,
      BACKEND_SESSION_KEY,
      HASH_SESSION_KEY,
      REDIRECT_FIELD_NAME,
      ...signals,
      load_backend: native("path", load_backend, "load_backend"),
      get_backends: native("", get_backends, "get_backends"),
      authenticate: native("request=None, **credentials", authenticate, "authenticate"),
      login: native("request, user, backend=None", login, "login"),
      logout: native("request", logout, "logout"),
      get_user_model: native("", get_user_model, "get_user_model"),
      get_user: native("request", get_user, "get_user"),
      get_permission_codename: native(
        "action, opts",
        (action: string, opts: ModelClass["_meta"]) => `${action}_${opts.model_name}`,
        "get_permission_codename",
      ),
      update_session_auth_hash: native(
        "request, user",
        update_session_auth_hash,
        "update_session_auth_hash",
      ),
    };
  },
  "/site-packages/django/contrib/auth/__init__.py",
);

/** A backend whose authenticate() does not take these credentials is passed over. */
function isMismatch(error: unknown): boolean {
  if (!(error instanceof TypeError) || error instanceof AttributeError) return false;
  const raisedInside = error.frames.length > 0;
  return (
    !raisedInside &&
    /authenticate\(\) (?:got an unexpected keyword|missing \d+ required|takes )/.test(error.message)
  );
}
