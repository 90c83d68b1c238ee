/** Mirrors django/contrib/auth/{decorators,mixins}.py (5.2): views for some users only. */
import { NotImplementedError } from "../../../../python/errors.ts";
import { Super } from "../../../../python/functions.ts";
import { type Class, native, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { str, truthy } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule, type Process } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { ImproperlyConfigured, PermissionDenied } from "../../core/exceptions.ts";
import type { HttpRequest } from "../../http/request.ts";
import { shortcuts } from "../../shortcuts.ts";
import { urlsplit } from "../../utils/url-text.ts";
import { wraps } from "../../utils/wrapping.ts";
import { classNameOf, recordOf } from "../../views/generic/base.ts";
import { REDIRECT_FIELD_NAME } from "../auth.ts";
import { auth_views } from "./views.ts";

/** To the login page, which leads back afterwards. */
export async function toLogin(
  process: Process,
  request: HttpRequest,
  login: Value,
  field: Value,
): Promise<Value> {
  const { resolve_url } = await process.load(shortcuts);
  const { redirect_to_login } = await process.load(auth_views);
  const url = await resolve_url(login, [], new Dict());
  const here = request.build_absolute_uri();
  const [there, current] = [urlsplit(url), urlsplit(here)];
  const same =
    (there.scheme === "" || there.scheme === current.scheme) &&
    (there.netloc === "" || there.netloc === current.netloc);
  return redirect_to_login(same ? request.get_full_path() : here, url, field);
}

const userOf = async (request: HttpRequest): Promise<Value> =>
  (await (request as unknown as { user: Value | Promise<Value> }).user) ?? null;

export const auth_decorators = defineModule("django.contrib.auth.decorators", async (process) => {
  const { settings } = await process.load(conf);
  const user_passes_test = (
    test: Value,
    login_url: Value = null,
    redirect_field_name: Value = REDIRECT_FIELD_NAME,
  ): Value =>
    native("view_func", async (view: Value) => {
      const wrapped = await wraps(process, view, async ([request = null, ...args], kwargs) => {
        const given = request as unknown as HttpRequest;
        if (truthy(await process.call(test, [await userOf(given)])))
          return await process.call(view, [request, ...args], kwargs);
        const login = truthy(login_url) ? login_url : settings.get("LOGIN_URL");
        return await toLogin(process, given, login, redirect_field_name);
      });
      return Object.assign(wrapped, { login_url, redirect_field_name });
    });
  const isAuthenticated = native("u", (user: Value) => process.getattr(user, "is_authenticated"));
  const login_required = (
    view: Value = null,
    field: Value = REDIRECT_FIELD_NAME,
    login: Value = null,
  ): Value | Promise<Value> => {
    const decorate = user_passes_test(isAuthenticated, login, field);
    return truthy(view) ? process.call(decorate, [view]) : decorate;
  };
  const permission_required = (perm: Value, login: Value = null, raises: Value = false): Value => {
    const perms = typeof perm === "string" ? new Tuple([perm]) : perm;
    const check = native("user", async (user: Value) => {
      if (truthy(await process.callMethod(user, "has_perms", [perms]))) return true;
      if (truthy(raises)) throw new PermissionDenied();
      return false;
    });
    return user_passes_test(check, login);
  };
  return {
    user_passes_test: native(
      "test_func, login_url=None, redirect_field_name='next'",
      user_passes_test,
      "user_passes_test",
    ),
    login_required: native(
      "function=None, redirect_field_name='next', login_url=None",
      login_required,
      "login_required",
    ),
    login_not_required: native(
      "view_func",
      (view: Value) => Object.assign(view as object, { login_required: false }),
      "login_not_required",
    ),
    permission_required: native(
      "perm, login_url=None, raise_exception=False",
      permission_required,
      "permission_required",
    ),
  };
});

export const auth_mixins = defineModule("django.contrib.auth.mixins", async (process) => {
  const { settings } = await process.load(conf);

  @pyclass("django.contrib.auth.mixins.AccessMixin")
  class AccessMixin extends PyObject {
    declare request: HttpRequest;

    get login_url(): Value {
      return null;
    }
    get permission_denied_message(): Value {
      return "";
    }
    get raise_exception(): Value {
      return false;
    }
    get redirect_field_name(): Value {
      return REDIRECT_FIELD_NAME;
    }
    @py() get_login_url(): Promise<string> | string {
      const url = truthy(this.login_url) ? this.login_url : settings.get("LOGIN_URL");
      if (truthy(url)) return str(url);
      const name = classNameOf(this);
      throw new ImproperlyConfigured(
        `${name} is missing the login_url attribute. Define ${name}.login_url, settings.LOGIN_URL, or override ` +
          `${name}.get_login_url().`,
      );
    }
    @py() get_permission_denied_message(): Promise<Value> | Value {
      return this.permission_denied_message;
    }
    @py() get_redirect_field_name(): Promise<Value> | Value {
      return this.redirect_field_name;
    }
    @py() async handle_no_permission(): Promise<Value> {
      const user = await userOf(this.request);
      if (truthy(this.raise_exception) || truthy(await process.getattr(user, "is_authenticated")))
        throw new PermissionDenied(str(await this.get_permission_denied_message()));
      const [url, field] = [await this.get_login_url(), await this.get_redirect_field_name()];
      return await toLogin(process, this.request, url, field);
    }
  }

  /** What comes behind a mixin in the order of the view's classes, if the view may be seen. */
  async function guarded(
    mixin: Class,
    view: AccessMixin,
    admitted: boolean,
    args: readonly Value[],
    kwargs: Dict,
  ): Promise<Value> {
    if (!admitted) return await view.handle_no_permission();
    const next = new Super(mixin, view) as unknown as Value;
    return await process.callMethod(next, "dispatch", args, recordOf(kwargs));
  }

  @pyclass("django.contrib.auth.mixins.LoginRequiredMixin")
  class LoginRequiredMixin extends AccessMixin {
    @py("request, *args, **kwargs")
    async dispatch(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      const user = await userOf(request);
      const admitted = truthy(await process.getattr(user, "is_authenticated"));
      return await guarded(LoginRequiredMixin, this, admitted, [request, ...args], kwargs);
    }
  }

  @pyclass("django.contrib.auth.mixins.PermissionRequiredMixin")
  class PermissionRequiredMixin extends AccessMixin {
    get permission_required(): Value {
      return null;
    }
    @py() get_permission_required(): Promise<Value> | Value {
      const wanted = this.permission_required;
      if (wanted !== null) return typeof wanted === "string" ? new Tuple([wanted]) : wanted;
      const name = classNameOf(this);
      throw new ImproperlyConfigured(
        `${name} is missing the permission_required attribute. Define ${name}.permission_required, or override ` +
          `${name}.get_permission_required().`,
      );
    }
    @py() async has_permission(): Promise<Value> {
      const wanted = await this.get_permission_required();
      return await process.callMethod(await userOf(this.request), "has_perms", [wanted]);
    }
    @py("request, *args, **kwargs")
    async dispatch(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      const admitted = truthy(await this.has_permission());
      const all = [request as never, ...args];
      return await guarded(PermissionRequiredMixin, this, admitted, all, kwargs);
    }
  }

  @pyclass("django.contrib.auth.mixins.UserPassesTestMixin")
  class UserPassesTestMixin extends AccessMixin {
    @py() test_func(): Promise<Value> | Value {
      throw new NotImplementedError(
        `${classNameOf(this)} is missing the implementation of the test_func() method.`,
      );
    }
    @py() get_test_func(): Promise<Value> | Value {
      return process.getattr(this, "test_func");
    }
    @py("request, *args, **kwargs")
    async dispatch(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      const admitted = truthy(await process.call(await this.get_test_func(), []));
      const all = [request as never, ...args];
      return await guarded(UserPassesTestMixin, this, admitted, all, kwargs);
    }
  }

  return { AccessMixin, LoginRequiredMixin, PermissionRequiredMixin, UserPassesTestMixin };
});
