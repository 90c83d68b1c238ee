import { Exception } from "../../python/errors.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { Dict, type Value } from "../../python/values.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { exceptions as rest_framework_exceptions } from "../rest_framework/exceptions.ts";

/** The token is at fault; its one argument is the sentence for the API's user. */
@pyclass("rest_framework_simplejwt.exceptions.TokenError")
export class TokenError extends Exception {}

@pyclass("rest_framework_simplejwt.exceptions.ExpiredTokenError")
export class ExpiredTokenError extends TokenError {}

@pyclass("rest_framework_simplejwt.exceptions.TokenBackendError")
export class TokenBackendError extends Exception {}

@pyclass("rest_framework_simplejwt.exceptions.TokenBackendExpiredToken")
export class TokenBackendExpiredToken extends TokenBackendError {}

/** Mirrors rest_framework_simplejwt/exceptions.py (5.5.1). */
export const exceptions = defineModule("rest_framework_simplejwt.exceptions", async (process) => {
  const upstream = await process.load(rest_framework_exceptions);
  const { gettext: _ } = await process.load(translation);

  /** Puts `detail` and `code` side by side into the body of the answer. */
  @pyclass("rest_framework_simplejwt.exceptions.DetailDictMixin")
  class DetailDictMixin extends PyObject {}

  @pyclass("rest_framework_simplejwt.exceptions.AuthenticationFailed")
  class AuthenticationFailed extends upstream.AuthenticationFailed {
    @py("detail=None, code=None")
    override __init__(detail?: Value, code?: Value): void {
      const body = Dict.from<Value>({ detail: this.default_detail, code: this.default_code });
      if (detail instanceof Dict) for (const [key, value] of detail) body.set(key, value);
      else if (detail !== undefined && detail !== null) body.set("detail", detail);
      if (code !== undefined && code !== null) body.set("code", code);
      super.__init__(body);
    }
  }

  @pyclass("rest_framework_simplejwt.exceptions.InvalidToken")
  class InvalidToken extends AuthenticationFailed {
    override get status_code(): number {
      return 401;
    }
    override set status_code(value: number) {
      super.status_code = value;
    }
    override get default_detail(): Value {
      return _("Token is invalid or expired");
    }
    override get default_code(): Value {
      return "token_not_valid";
    }
  }

  return {
    TokenError,
    ExpiredTokenError,
    TokenBackendError,
    TokenBackendExpiredToken,
    DetailDictMixin,
    AuthenticationFailed,
    InvalidToken,
  };
});
