import { authentication } from "../rest_framework/authentication.ts";
import { authtoken_admin } from "../rest_framework/authtoken/admin.ts";
import { authtoken_apps } from "../rest_framework/authtoken/apps.ts";
import { authtoken } from "../rest_framework/authtoken/authtoken.ts";
import { authtoken_models } from "../rest_framework/authtoken/models.ts";
import { authtoken_serializers } from "../rest_framework/authtoken/serializers.ts";
import { authtoken_views } from "../rest_framework/authtoken/views.ts";
import { compat } from "../rest_framework/compat.ts";
import { encoders } from "../rest_framework/encoders.ts";
import { exceptions } from "../rest_framework/exceptions.ts";
import { fields } from "../rest_framework/fields.ts";
import { generics } from "../rest_framework/generics.ts";
import { metadata } from "../rest_framework/metadata.ts";
import { mixins } from "../rest_framework/mixins.ts";
import { negotiation } from "../rest_framework/negotiation.ts";
import { parsers } from "../rest_framework/parsers.ts";
import { permissions } from "../rest_framework/permissions.ts";
import { relations } from "../rest_framework/relations.ts";
import { renderers } from "../rest_framework/renderers.ts";
import { request } from "../rest_framework/request.ts";
import { response } from "../rest_framework/response.ts";
import { rest_framework } from "../rest_framework/rest_framework.ts";
import { serializers } from "../rest_framework/serializers.ts";
import { settings } from "../rest_framework/settings.ts";
import { status } from "../rest_framework/status.ts";
import { validators } from "../rest_framework/validators.ts";
import { views } from "../rest_framework/views.ts";
import { decorators } from "../rest_framework/decorators.ts";
import { reverse } from "../rest_framework/reverse.ts";
import { routers } from "../rest_framework/routers.ts";
import { urlpatterns } from "../rest_framework/urlpatterns.ts";
import { urls } from "../rest_framework/urls.ts";
import { viewsets } from "../rest_framework/viewsets.ts";
import { apps } from "../rest_framework/apps.ts";
import { checks } from "../rest_framework/checks.ts";
import { throttling } from "../rest_framework/throttling.ts";
import { filters } from "../rest_framework/filters.ts";
import { pagination } from "../rest_framework/pagination.ts";
import { versioning } from "../rest_framework/versioning.ts";
import type { Distribution } from "./distribution.ts";

export const DJANGORESTFRAMEWORK: Distribution = {
  name: "djangorestframework",
  version: "3.18.3",
  requires: ["Django"],
  modules: [
    rest_framework,
    authentication,
    ...[
      authtoken,
      authtoken_admin,
      authtoken_apps,
      authtoken_models,
      authtoken_serializers,
      authtoken_views,
    ],
    compat,
    encoders,
    exceptions,
    fields,
    generics,
    metadata,
    mixins,
    negotiation,
    parsers,
    permissions,
    relations,
    renderers,
    request,
    response,
    serializers,
    settings,
    status,
    validators,
    decorators,
    reverse,
    routers,
    urlpatterns,
    urls,
    viewsets,
    apps,
    checks,
    throttling,
    filters,
    pagination,
    versioning,
    views,
  ],
};
