import { RuntimeError } from "../../python/errors.ts";
import { contains, str } from "../../python/operations.ts";
import { make, pyclass } from "../../python/objects.ts";
import { TimeDelta } from "../../python/stdlib/datetime.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { conf } from "../django/conf.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { settings as rest_framework_settings } from "../rest_framework/settings.ts";

const DOCUMENTATION =
  "https://django-rest-framework-simplejwt.readthedocs.io/en/latest/settings.html";

const IMPORT_STRINGS = [
  "AUTH_TOKEN_CLASSES",
  "JSON_ENCODER",
  "TOKEN_USER_CLASS",
  "USER_AUTHENTICATION_RULE",
];

const REMOVED_SETTINGS = [
  "AUTH_HEADER_TYPE",
  "AUTH_TOKEN_CLASS",
  "SECRET_KEY",
  "TOKEN_BACKEND_CLASS",
];

function defaults(secretKey: Value): Record<string, Value> {
  const here = "rest_framework_simplejwt";
  return {
    ACCESS_TOKEN_LIFETIME: TimeDelta.of({ minutes: 5 }),
    REFRESH_TOKEN_LIFETIME: TimeDelta.of({ days: 1 }),
    ROTATE_REFRESH_TOKENS: false,
    BLACKLIST_AFTER_ROTATION: false,
    UPDATE_LAST_LOGIN: false,
    ALGORITHM: "HS256",
    SIGNING_KEY: secretKey,
    VERIFYING_KEY: "",
    AUDIENCE: null,
    ISSUER: null,
    JSON_ENCODER: null,
    JWK_URL: null,
    LEEWAY: 0,
    AUTH_HEADER_TYPES: new Tuple(["Bearer"]),
    AUTH_HEADER_NAME: "HTTP_AUTHORIZATION",
    USER_ID_FIELD: "id",
    USER_ID_CLAIM: "user_id",
    USER_AUTHENTICATION_RULE: `${here}.authentication.default_user_authentication_rule`,
    AUTH_TOKEN_CLASSES: new Tuple([`${here}.tokens.AccessToken`]),
    TOKEN_TYPE_CLAIM: "token_type",
    JTI_CLAIM: "jti",
    TOKEN_USER_CLASS: `${here}.models.TokenUser`,
    SLIDING_TOKEN_REFRESH_EXP_CLAIM: "refresh_exp",
    SLIDING_TOKEN_LIFETIME: TimeDelta.of({ minutes: 5 }),
    SLIDING_TOKEN_REFRESH_LIFETIME: TimeDelta.of({ days: 1 }),
    TOKEN_OBTAIN_SERIALIZER: `${here}.serializers.TokenObtainPairSerializer`,
    TOKEN_REFRESH_SERIALIZER: `${here}.serializers.TokenRefreshSerializer`,
    TOKEN_VERIFY_SERIALIZER: `${here}.serializers.TokenVerifySerializer`,
    TOKEN_BLACKLIST_SERIALIZER: `${here}.serializers.TokenBlacklistSerializer`,
    SLIDING_TOKEN_OBTAIN_SERIALIZER: `${here}.serializers.TokenObtainSlidingSerializer`,
    SLIDING_TOKEN_REFRESH_SERIALIZER: `${here}.serializers.TokenRefreshSlidingSerializer`,
    CHECK_REVOKE_TOKEN: false,
    REVOKE_TOKEN_CLAIM: "hash_password",
    CHECK_USER_IS_ACTIVE: true,
  };
}

/** Mirrors rest_framework_simplejwt/settings.py (5.5.1). */
export const settings = defineModule("rest_framework_simplejwt.settings", async (process) => {
  const { settings: project } = await process.load(conf);
  const { gettext: _ } = await process.load(translation);
  const { APISettings: Upstream } = await process.load(rest_framework_settings);

  /**
   * SIMPLE_JWT over the defaults. Upstream's quirk is kept: where settings.py has no SIMPLE_JWT, DRF's class takes the
   * names from REST_FRAMEWORK instead.
   */
  @pyclass("rest_framework_simplejwt.settings.APISettings")
  class APISettings extends Upstream {
    override checkUserSettings(given: Value): Value {
      const removed = REMOVED_SETTINGS.find((name) => contains(given, name));
      if (removed === undefined) return given;
      const text = str(
        _("The '{}' setting has been removed. Please refer to '{}' for available settings."),
      );
      throw new RuntimeError(text.replace("{}", removed).replace("{}", DOCUMENTATION));
    }
  }

  await project.ready();
  const USER_SETTINGS = project.getOr("SIMPLE_JWT", null);
  const DEFAULTS = Dict.from(defaults(project.get("SECRET_KEY")));
  const api_settings = make(APISettings, USER_SETTINGS, DEFAULTS, IMPORT_STRINGS);
  return { APISettings, USER_SETTINGS, DEFAULTS, IMPORT_STRINGS, REMOVED_SETTINGS, api_settings };
});
