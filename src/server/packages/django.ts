import { apps } from "../django/apps.ts";
import { apps_config } from "../django/apps/config.ts";
import { apps_registry } from "../django/apps/registry.ts";
import { conf } from "../django/conf.ts";
import { admin_apps } from "../django/contrib/admin/apps.ts";
import { admin_checks } from "../django/contrib/admin/checks.ts";
import { admin, admin_sites } from "../django/contrib/admin/sites.ts";
import { auth_views } from "../django/contrib/auth/views.ts";
import { messages_apps } from "../django/contrib/messages/apps.ts";
import { messages, messages_middleware } from "../django/contrib/messages/middleware.ts";
import { sessions_apps } from "../django/contrib/sessions/apps.ts";
import { sessions_base } from "../django/contrib/sessions/backends/base.ts";
import { sessions_middleware } from "../django/contrib/sessions/middleware.ts";
import { staticfiles_apps } from "../django/contrib/staticfiles/apps.ts";
import { staticfiles_handlers } from "../django/contrib/staticfiles/handlers.ts";
import { core_cache, dummy, locmem } from "../django/core/cache/locmem.ts";
import { checks } from "../django/core/checks.ts";
import { paginator } from "../django/core/paginator.ts";
import { registry } from "../django/core/checks/registry.ts";
import { exceptions } from "../django/core/exceptions.ts";
import { handlers_base } from "../django/core/handlers/base.ts";
import { handlers_exception } from "../django/core/handlers/exception.ts";
import { handlers_wsgi } from "../django/core/handlers/wsgi.ts";
import { management_base } from "../django/core/management/base.ts";
import { management } from "../django/core/management/utility.ts";
import { basehttp } from "../django/core/servers/basehttp.ts";
import { signing } from "../django/core/signing.ts";
import { asgi, wsgi } from "../django/core/wsgi.ts";
import { django } from "../django/django.ts";
import { http } from "../django/http.ts";
import { cookie } from "../django/http/cookie.ts";
import { multipart } from "../django/http/multipartparser.ts";
import { request } from "../django/http/request.ts";
import { response } from "../django/http/response.ts";
import { auth_decorators, auth_mixins } from "../django/contrib/auth/access.ts";
import { core_signals } from "../django/core/signals.ts";
import { middleware_cache } from "../django/middleware/cache.ts";
import { gzip } from "../django/middleware/gzip.ts";
import { decorators } from "../django/utils/decorators.ts";
import { serializers_json } from "../django/core/serializers/json.ts";
import { deconstruct } from "../django/utils/deconstruct.ts";
import { text } from "../django/utils/text.ts";
import { clickjacking } from "../django/middleware/clickjacking.ts";
import { common } from "../django/middleware/common.ts";
import { csrf } from "../django/middleware/csrf.ts";
import { middleware_http } from "../django/middleware/http.ts";
import { locale } from "../django/middleware/locale.ts";
import { security } from "../django/middleware/security.ts";
import { shortcuts } from "../django/shortcuts.ts";
import { template_loader, templates } from "../django/template/templates.ts";
import { urls } from "../django/urls.ts";
import { urls_base } from "../django/urls/base.ts";
import { urls_utils } from "../django/urls/callable.ts";
import { urls_conf } from "../django/urls/conf.ts";
import { converters } from "../django/urls/converters.ts";
import { resolvers } from "../django/urls/resolvers.ts";
import { cache } from "../django/utils/cache.ts";
import { datastructures } from "../django/utils/datastructures.ts";
import { deprecation } from "../django/utils/deprecation.ts";
import { encoding } from "../django/utils/encoding.ts";
import { html } from "../django/utils/html.ts";
import { http as utils_http } from "../django/utils/http.ts";
import { module_loading } from "../django/utils/module_loading.ts";
import { translation } from "../django/utils/translation.ts";
import { csrf_views } from "../django/views/csrf.ts";
import { debug } from "../django/views/debug.ts";
import {
  decorators_cache,
  decorators_clickjacking,
  decorators_csrf,
  decorators_debug,
  decorators_gzip,
  decorators_http,
  decorators_vary,
} from "../django/views/decorators/decorators.ts";
import { defaults } from "../django/views/defaults.ts";
import { views, views_generic } from "../django/views/views.ts";
import { generic_base } from "../django/views/generic/base.ts";
import type { Distribution } from "./distribution.ts";
import { DJANGO_DATABASE_MODULES } from "./django_database.ts";

export const DJANGO: Distribution = {
  name: "Django",
  version: "5.2.18",
  requires: ["asgiref", "sqlparse"],
  modules: [
    ...[django, apps, apps_config, apps_registry, conf, exceptions, signing, wsgi, asgi],
    ...[http, cookie, multipart, request, response],
    ...[urls, urls_base, urls_conf, urls_utils, converters, resolvers, shortcuts],
    ...[clickjacking, common, csrf, middleware_http, locale, security],
    ...[handlers_base, handlers_exception, handlers_wsgi, basehttp, management, management_base],
    ...[checks, registry, paginator, core_cache, locmem, dummy],
    ...[
      cache,
      datastructures,
      deprecation,
      encoding,
      html,
      utils_http,
      module_loading,
      translation,
    ],
    ...[
      auth_views,
      templates,
      template_loader,
      csrf_views,
      debug,
      defaults,
      views,
      views_generic,
      generic_base,
    ],
    ...[decorators_cache, decorators_csrf, decorators_debug, decorators_http, decorators_vary],
    ...[decorators_clickjacking, decorators_gzip, decorators, deconstruct, text, core_signals],
    ...[auth_decorators, auth_mixins, middleware_cache, gzip, serializers_json],
    ...[admin, admin_apps, admin_checks, admin_sites, messages, messages_apps, messages_middleware],
    ...[sessions_apps, sessions_base, sessions_middleware, staticfiles_apps, staticfiles_handlers],
    ...DJANGO_DATABASE_MODULES,
  ],
};
