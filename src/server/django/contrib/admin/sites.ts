/**
 * Mirrors django/contrib/admin/sites.py (5.2) as far as its doors: the routes, and the way to the login page. The pages
 * behind them are not simulated.
 */
import { LookupError, Exception } from "../../../../python/errors.ts";
import {
  type Class,
  classInfo,
  make,
  native,
  py,
  pyclass,
  PyObject,
} from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import type { ModelClass } from "../../apps/config.ts";
import { type HttpRequest } from "../../http/request.ts";
import { Http404, type HttpResponse, response as http_response } from "../../http/response.ts";
import { csrf } from "../../middleware/csrf.ts";
import { apps_registry } from "../../apps/registry.ts";
import { LazyAddress, urls_base } from "../../urls/base.ts";
import { converters } from "../../urls/converters.ts";
import { RoutePattern } from "../../urls/patterns.ts";
import { URLResolver } from "../../urls/resolvers.ts";
import { URLPattern } from "../../urls/url-pattern.ts";
import { cache } from "../../utils/cache.ts";
import { quote } from "../../utils/url-text.ts";
import { markup, page } from "../../views/page.ts";

@pyclass("django.contrib.admin.exceptions.AlreadyRegistered")
export class AlreadyRegistered extends Exception {}

@pyclass("django.contrib.admin.exceptions.NotRegistered")
export class NotRegistered extends Exception {}

/** How a model is shown in the admin. What it says is kept, not acted on. */
@pyclass("django.contrib.admin.options.ModelAdmin")
export class ModelAdmin extends PyObject {
  declare model: ModelClass;
  @py("model, admin_site") __init__(model: ModelClass): void {
    this.model = model;
  }
}

export const admin_sites = defineModule("django.contrib.admin.sites", async (process) => {
  const { HttpResponse, HttpResponseRedirect } = await process.load(http_response);
  const { add_never_cache_headers } = await process.load(cache);
  const { apps } = await process.load(apps_registry);
  const { reverseWith } = await process.load(urls_base);
  const { get_token } = await process.load(csrf);
  const { converterNamed } = await process.load(converters);

  @pyclass("django.contrib.admin.sites.AdminSite")
  class AdminSite extends PyObject {
    declare name: string;
    readonly _registry = new Dict<Value>();

    get site_header(): string {
      return "Django administration";
    }
    get site_title(): string {
      return "Django site admin";
    }
    get index_title(): string {
      return "Site administration";
    }

    @py("name='admin'") __init__(name = "admin"): void {
      this.name = name;
    }

    @py("model_or_iterable, admin_class=None, **options")
    async register(models: Value, admin_class: Value = null): Promise<void> {
      const list = typeof models === "function" ? [models] : [...iterate(models)];
      for (const model of list) {
        if (this._registry.has(model)) {
          const label = (model as unknown as ModelClass)._meta.label;
          throw new AlreadyRegistered(
            `The model ${label.split(".").at(-1) ?? ""} is already registered in app '${label.split(".")[0] ?? ""}'.`,
          );
        }
        this._registry.set(model, await process.call(admin_class ?? ModelAdmin, [model, this]));
      }
    }

    @py("model_or_iterable") unregister(models: Value): void {
      for (const model of typeof models === "function" ? [models] : [...iterate(models)]) {
        if (!this._registry.delete(model)) {
          const name = classInfo(model as unknown as Class)?.name ?? str(model);
          throw new NotRegistered(`The model ${name} is not registered`);
        }
      }
    }

    @py("model") is_registered(model: Value): boolean {
      return this._registry.has(model);
    }

    /** `path("admin/", admin.site.urls)` */
    get urls(): Tuple {
      return new Tuple<Value>([this.patterns(), "admin", this.name]);
    }

    private patterns(): Value[] {
      const route = (text: string, name: string, view: Value): URLPattern =>
        new URLPattern(
          process,
          new RoutePattern(text, name, true, converterNamed),
          view,
          new Dict(),
          name,
        );
      const guarded = this.view("index", (request) => this.forbidden(request));
      const models = [...this._registry.keys()].map((model) => {
        const [app = "", name = ""] = (model as unknown as ModelClass)._meta.label
          .toLowerCase()
          .split(".");
        const inner = [
          route("", `${app}_${name}_changelist`, guarded),
          route("add/", `${app}_${name}_add`, guarded),
          route("<path:object_id>/history/", `${app}_${name}_history`, guarded),
          route("<path:object_id>/delete/", `${app}_${name}_delete`, guarded),
          route("<path:object_id>/change/", `${app}_${name}_change`, guarded),
        ];
        return new URLResolver(
          process,
          new RoutePattern(`${app}/${name}/`, null, false, converterNamed),
          inner,
          new Dict(),
        );
      });
      return [
        route("", "index", guarded),
        route(
          "login/",
          "login",
          this.view("login", (request) => this.login(request)),
        ),
        route("logout/", "logout", guarded),
        route("password_change/", "password_change", guarded),
        route("password_change/done/", "password_change_done", guarded),
        route("autocomplete/", "autocomplete", guarded),
        route("jsi18n/", "jsi18n", guarded),
        ...models,
      ];
    }

    private view(name: string, answer: (request: HttpRequest) => Promise<HttpResponse>): Value {
      const run = async (request: HttpRequest): Promise<HttpResponse> => {
        const response = await answer(request);
        add_never_cache_headers(response);
        return response;
      };
      const site = this.name;
      // For LoginRequiredMiddleware: the way in is open, and everything else leads to it.
      return Object.assign(native("request, *args, **kwargs", run, name), {
        __module__: "django.contrib.admin.sites",
        login_required: name !== "login",
        login_url: new LazyAddress(() => reverseWith("admin:login", { current_app: site })),
      });
    }

    private async isStaff(request: HttpRequest): Promise<boolean> {
      const user = (await request.user) as { is_active?: unknown; is_staff?: unknown } | undefined;
      return user?.is_active === true && user.is_staff === true;
    }

    private async forbidden(request: HttpRequest): Promise<HttpResponse> {
      if (await this.isStaff(request)) {
        const text = markup`<p>You are let in. The admin's own pages are not part of this workbook.</p>`;
        return make(
          HttpResponse,
          page(
            this.title("Site administration"),
            markup`<h1>Django administration</h1>`,
            text,
            markup``,
          ),
        );
      }
      const login = await reverseWith("admin:login", { current_app: this.name });
      return make(HttpResponseRedirect, `${login}?next=${quote(request.get_full_path())}`);
    }

    private async login(request: HttpRequest): Promise<HttpResponse> {
      if (await this.isStaff(request)) {
        return make(
          HttpResponseRedirect,
          await reverseWith("admin:index", { current_app: this.name }),
        );
      }
      if (request.method === "POST")
        throw new Http404("The admin's login form is not part of this workbook.");
      const form = markup`<form method="post"><input type="hidden" name="csrfmiddlewaretoken" value="${get_token(request)}">
<p><label>Username: <input name="username"></label></p>
<p><label>Password: <input name="password" type="password"></label></p>
<p><button>Log in</button></p></form>`;
      return make(
        HttpResponse,
        page(this.title("Log in"), markup`<h1>Django administration</h1>`, form, markup``),
      );
    }

    private title(what: string): string {
      return `${what} | ${this.site_title}`;
    }
  }

  /** The site of `admin.site`, which is made when it is first used: it takes its class from the installed application. */
  @pyclass("django.contrib.admin.sites.DefaultAdminSite")
  class DefaultAdminSite extends AdminSite {
    override get urls(): Tuple {
      if (!apps.app_configs.has("admin"))
        throw new LookupError("No installed app with label 'admin'.");
      return super.urls;
    }
  }

  const site = make(DefaultAdminSite);
  return { AdminSite, site, AlreadyRegistered, NotRegistered };
});

/** `@admin.register(Model)` and the rest of `django.contrib.admin`. */
export const admin = defineModule(
  "django.contrib.admin",
  async (process) => {
    const { AdminSite, site } = await process.load(admin_sites);
    const register = native(
      "*models, **kwargs",
      (models: Value[]) =>
        native("admin_class", async (admin_class: Value) => {
          await site.register(models, admin_class);
          return admin_class;
        }),
      "register",
    );
    return { AdminSite, ModelAdmin, site, register };
  },
  "/site-packages/django/contrib/admin/__init__.py",
);
