import { jwt, jwt_algorithms, jwt_exceptions } from "../jwt/modules.ts";
import { authentication } from "../rest_framework_simplejwt/authentication.ts";
import { backends } from "../rest_framework_simplejwt/backends.ts";
import { exceptions } from "../rest_framework_simplejwt/exceptions.ts";
import { models } from "../rest_framework_simplejwt/models.ts";
import {
  rest_framework_simplejwt,
  token_blacklist,
} from "../rest_framework_simplejwt/rest_framework_simplejwt.ts";
import { serializers } from "../rest_framework_simplejwt/serializers.ts";
import { settings } from "../rest_framework_simplejwt/settings.ts";
import { state } from "../rest_framework_simplejwt/state.ts";
import { token_blacklist_admin } from "../rest_framework_simplejwt/token_blacklist/admin.ts";
import { token_blacklist_apps } from "../rest_framework_simplejwt/token_blacklist/apps.ts";
import { token_blacklist_models } from "../rest_framework_simplejwt/token_blacklist/models.ts";
import { tokens } from "../rest_framework_simplejwt/tokens.ts";
import { utils } from "../rest_framework_simplejwt/utils.ts";
import { views } from "../rest_framework_simplejwt/views.ts";
import type { Distribution } from "./distribution.ts";

export const DJANGORESTFRAMEWORK_SIMPLEJWT: Distribution = {
  name: "djangorestframework-simplejwt",
  version: "5.5.1",
  requires: ["Django", "djangorestframework", "PyJWT"],
  modules: [
    rest_framework_simplejwt,
    authentication,
    backends,
    exceptions,
    models,
    serializers,
    settings,
    state,
    token_blacklist,
    token_blacklist_admin,
    token_blacklist_apps,
    token_blacklist_models,
    tokens,
    utils,
    views,
  ],
};

export const PYJWT: Distribution = {
  name: "PyJWT",
  version: "2.15.1",
  requires: [],
  modules: [jwt, jwt_algorithms, jwt_exceptions],
};
