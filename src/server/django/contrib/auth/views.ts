/**
 * Mirrors LoginView and LogoutView of django/contrib/auth/views.py (5.2). The pages are the workbook's own; what they are
 * sent for, and the cookies and redirects that come of it, are Django's.
 */
import { make, native, py, pyclass } from "../../../../python/objects.ts";
import { str, truthy } from "../../../../python/operations.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import type { HttpRequest } from "../../http/request.ts";
import { query_dict } from "../../http/query-dict.ts";
import { response as http_response } from "../../http/response.ts";
import { csrf } from "../../middleware/csrf.ts";
import { shortcuts } from "../../shortcuts.ts";
import { templates } from "../../template/templates.ts";
import { cache } from "../../utils/cache.ts";
import { urlsplit, urlunsplit } from "../../utils/url-text.ts";
import { url_has_allowed_host_and_scheme } from "../../utils/http.ts";
import { importString } from "../../utils/module_loading.ts";
import { translation } from "../../utils/translation.ts";
import { decorators_csrf } from "../../views/decorators/decorators.ts";
import { generic_base, type ViewFunction } from "../../views/generic/base.ts";
import { joinMarkup, markup, type Markup } from "../../views/page.ts";

/** A login form as it was sent: what is wrong with it, or whom it logs in. */
interface Submitted {
  readonly errors: readonly string[];
  readonly user: Value;
}

export const auth_views = defineModule("django.contrib.auth.views", async (process) => {
  const { settings } = await process.load(conf);
  const { View } = await process.load(generic_base);
  const { HttpResponse, HttpResponseRedirect } = await process.load(http_response);
  const { add_never_cache_headers } = await process.load(cache);
  const { QueryDict } = await process.load(query_dict);
  const { get_token } = await process.load(csrf);
  const { csrf_protect } = await process.load(decorators_csrf);
  const { gettext } = await process.load(translation);
  const { resolve_url } = await process.load(shortcuts);
  const { findTemplate, render } = await process.load(templates);

  const auth = async (name: string, ...args: Value[]): Promise<Value> =>
    process.call(await importString(process, `django.contrib.auth.${name}`), args);

  /** Where to go afterwards: the address the form asks for, if it stays on this host. */
  @pyclass("django.contrib.auth.views.RedirectURLMixin")
  class RedirectsAfterwards extends View {
    get redirect_field_name(): string {
      return "next";
    }
    get next_page(): Value {
      return null;
    }

    get_redirect_url(): string {
      const { request } = this;
      const wanted =
        request.POST.get(this.redirect_field_name) ??
        request.GET.get(this.redirect_field_name) ??
        "";
      const allowed = new Set([request.get_host()]);
      return url_has_allowed_host_and_scheme(str(wanted), allowed, request.is_secure())
        ? str(wanted)
        : "";
    }

    @py("request, *args, **kwargs")
    override async dispatch(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      // As upstream's decorators have it: checked also where the project has no CsrfViewMiddleware.
      const fresh = native("request", async () => {
        const response = await this.answer(request, args, kwargs);
        add_never_cache_headers(response as never);
        return response;
      });
      return await process.call(await process.call(csrf_protect, [fresh]), [request]);
    }

    async answer(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      return await super.dispatch(request, args, kwargs);
    }
  }

  @pyclass("django.contrib.auth.views.LoginView")
  class LoginView extends RedirectsAfterwards {
    /** The way in is open to everybody. */
    @py("**initkwargs") static override async as_view(
      initkwargs: Dict = new Dict(),
    ): Promise<ViewFunction> {
      return Object.assign(await super.as_view(initkwargs), { login_required: false });
    }
    get template_name(): string {
      return "registration/login.html";
    }
    get authentication_form(): Value {
      return null;
    }
    get redirect_authenticated_user(): boolean {
      return false;
    }
    get extra_context(): Value {
      return null;
    }

    override async answer(request: HttpRequest, args: Value[], kwargs: Dict): Promise<Value> {
      if (this.redirect_authenticated_user && (await isAuthenticated(request))) {
        return make(HttpResponseRedirect, await this.get_success_url());
      }
      return await super.answer(request, args, kwargs);
    }

    @py() async get_success_url(): Promise<string> {
      const wanted = this.get_redirect_url();
      if (wanted !== "") return wanted;
      return await resolve_url(
        this.next_page ?? settings.get("LOGIN_REDIRECT_URL"),
        [],
        new Dict(),
      );
    }

    @py("request, *args, **kwargs") get(request: HttpRequest): Promise<Value> {
      return this.#page(request, []);
    }

    @py("request, *args, **kwargs") async post(request: HttpRequest): Promise<Value> {
      const { errors, user } = await this.#submit(request);
      if (errors.length > 0) return await this.#page(request, errors);
      await auth("login", request, user);
      return make(HttpResponseRedirect, await this.get_success_url());
    }

    async #submit(request: HttpRequest): Promise<Submitted> {
      const field = (name: string): string => str(request.POST.get(name) ?? "");
      const [username, password] = [field("username").trim().normalize("NFKC"), field("password")];
      const required = gettext("This field is required.");
      const missing = [username, password].filter((value) => value === "").map(() => required);
      if (missing.length > 0) return { errors: missing, user: null };
      const authenticate = await importString(process, "django.contrib.auth.authenticate");
      const user = await process.call(authenticate, [], { request, username, password });
      const problem = gettext(
        "Please enter a correct %(username)s and password. Note that both fields may be case-sensitive.",
      ).replace("%(username)s", "username");
      return user === null ? { errors: [problem], user } : { errors: [], user };
    }

    async #page(request: HttpRequest, errors: readonly string[]): Promise<Value> {
      const next = this.get_redirect_url();
      const body = markup`${joinMarkup(errors.map((error) => markup`<p role="alert">${error}</p>`))}
<form method="post">
<input type="hidden" name="csrfmiddlewaretoken" value="${get_token(request)}">
<input type="hidden" name="next" value="${next}">
<p><label>Username: <input name="username" autocomplete="username" required></label></p>
<p><label>Password: <input name="password" type="password" autocomplete="current-password" required></label></p>
<p><button>Log in</button></p>
</form>`;
      return make(HttpResponse, await render(this.template_name, "Log in", body));
    }
  }

  @pyclass("django.contrib.auth.views.LogoutView")
  class LogoutView extends RedirectsAfterwards {
    override get http_method_names(): string[] {
      return ["post", "options"];
    }
    get template_name(): string {
      return "registration/logged_out.html";
    }
    get extra_context(): Value {
      return null;
    }

    @py("request, *args, **kwargs") async post(request: HttpRequest): Promise<Value> {
      await auth("logout", request);
      const target = await this.#target(request);
      if (target !== request.get_full_path()) return make(HttpResponseRedirect, target);
      await findTemplate(this.template_name);
      const body: Markup = markup`<p>Thanks for spending some quality time with the web site today.</p>
<p>The session's row is gone from <code>django_session</code>, and the session cookie with it. A token that was handed out
before still counts until it expires or is taken back.</p>
<p><a href="${await this.#again()}">Log in again</a></p>`;
      return make(HttpResponse, await render(this.template_name, "Logged out", body));
    }

    #again(): Promise<string> {
      return resolve_url("admin:index", [], new Dict());
    }

    async #target(request: HttpRequest): Promise<string> {
      const wanted = this.get_redirect_url();
      if (wanted !== "") return wanted;
      const next = truthy(this.next_page) ? this.next_page : settings.get("LOGOUT_REDIRECT_URL");
      return truthy(next) ? await resolve_url(next, [], new Dict()) : request.path;
    }
  }

  async function isAuthenticated(request: HttpRequest): Promise<boolean> {
    const user = (await request.user) ?? null;
    return user !== null && (await process.getattr(user, "is_authenticated")) === true;
  }

  return {
    LoginView,
    LogoutView,
    redirect_to_login: native(
      "next, login_url=None, redirect_field_name='next'",
      async (next: Value, login_url: Value = null, field: Value = "next") => {
        const login = truthy(login_url) ? login_url : settings.get("LOGIN_URL");
        const url = urlsplit(await resolve_url(login, [], new Dict()));
        if (!truthy(field)) return make(HttpResponseRedirect, urlunsplit(url));
        const query = make(QueryDict, url.query, true);
        query.__setitem__(str(field), next);
        return make(HttpResponseRedirect, urlunsplit({ ...url, query: query.urlencode("/") }));
      },
      "redirect_to_login",
    ),
  };
});
