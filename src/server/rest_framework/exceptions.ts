/** Mirrors rest_framework/exceptions.py (3.18). */
import { Exception, TypeError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { py, pyclass } from "../../python/objects.ts";
import { asNumber, repr, str, typeName } from "../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { ErrorDetail, errorDetails, mapDetails } from "./error-detail.ts";

const MODULE = "rest_framework.exceptions";

export const exceptions = defineModule(MODULE, async (process) => {
  const { gettext: _ } = await process.load(translation);

  @pyclass(`${MODULE}.APIException`)
  class APIException extends Exception {
    declare detail: Value;
    /** The authentication header to answer with, set by the view. */
    declare auth_header?: string;

    get status_code(): number {
      return 500;
    }
    set status_code(value: number) {
      Object.defineProperty(this, "status_code", {
        value,
        writable: true,
        configurable: true,
        enumerable: true,
      });
    }
    get default_detail(): Value {
      return _("A server error occurred.");
    }
    get default_code(): Value {
      return "error";
    }
    @py("detail=None, code=None") override __init__(detail?: Value, code?: Value): void {
      this.detail = errorDetails(detail ?? this.default_detail, code ?? this.default_code);
    }
    @py() __str__(): string {
      return str(this.detail);
    }
    @py() get_codes(): Value {
      return mapDetails(this.detail, (one) => one.code);
    }
    @py() get_full_details(): Value {
      return mapDetails(this.detail, (one) => Dict.from<Value>({ message: one, code: one.code }));
    }
  }

  @pyclass(`${MODULE}.ValidationError`)
  class ValidationError extends APIException {
    override get status_code(): number {
      return 400;
    }
    override set status_code(value: number) {
      super.status_code = value;
    }
    override get default_detail(): Value {
      return _("Invalid input.");
    }
    override get default_code(): Value {
      return "invalid";
    }
    @py("detail=None, code=None") override __init__(detail?: Value, code?: Value): void {
      const given = detail ?? this.default_detail;
      const list = given instanceof Tuple ? [...given.items] : given;
      super.__init__(
        Array.isArray(list) || list instanceof Dict ? list : [list],
        code ?? this.default_code,
      );
    }
  }

  /** A class with nothing but a status, a detail and a code of its own. */
  const plain = (
    name: string,
    status: number,
    detail: string,
    code: string,
  ): typeof APIException => {
    @pyclass(`${MODULE}.${name}`)
    class Plain extends APIException {
      override get status_code(): number {
        return status;
      }
      override set status_code(value: number) {
        super.status_code = value;
      }
      override get default_detail(): Value {
        return _(detail);
      }
      override get default_code(): Value {
        return code;
      }
    }
    return Plain;
  };

  @pyclass(`${MODULE}.MethodNotAllowed`)
  class MethodNotAllowed extends plain(
    "_MethodNotAllowed",
    405,
    'Method "{method}" not allowed.',
    "method_not_allowed",
  ) {
    @py("method, detail=None, code=None") override __init__(
      method?: Value,
      detail?: Value,
      code?: Value,
    ): void {
      super.__init__(
        detail ?? str(this.default_detail).replace("{method}", str(method ?? null)),
        code,
      );
    }
  }

  @pyclass(`${MODULE}.NotAcceptable`)
  class NotAcceptable extends plain(
    "_NotAcceptable",
    406,
    "Could not satisfy the request Accept header.",
    "not_acceptable",
  ) {
    declare available_renderers: Value;
    @py("detail=None, code=None, available_renderers=None")
    override __init__(detail?: Value, code?: Value, renderers: Value = null): void {
      this.available_renderers = renderers;
      super.__init__(detail, code);
    }
  }

  @pyclass(`${MODULE}.UnsupportedMediaType`)
  class UnsupportedMediaType extends plain(
    "_UnsupportedMediaType",
    415,
    'Unsupported media type "{media_type}" in request.',
    "unsupported_media_type",
  ) {
    @py("media_type, detail=None, code=None") override __init__(
      type?: Value,
      detail?: Value,
      code?: Value,
    ): void {
      super.__init__(
        detail ?? str(this.default_detail).replace("{media_type}", str(type ?? null)),
        code,
      );
    }
  }

  @pyclass(`${MODULE}.Throttled`)
  class Throttled extends plain("_Throttled", 429, "Request was throttled.", "throttled") {
    /** Whole seconds; null where nobody knows. */
    declare wait: number | null;
    get extra_detail_singular(): Value {
      return _("Expected available in {wait} second.");
    }
    get extra_detail_plural(): Value {
      return _("Expected available in {wait} seconds.");
    }
    @py("wait=None, detail=None, code=None") override __init__(
      wait?: Value,
      detail?: Value,
      code?: Value,
    ): void {
      const given = asNumber(wait ?? null);
      const seconds = given === undefined ? null : Math.ceil(Number(given));
      const own = detail ?? this.default_detail;
      const expected = (): string => {
        const text = seconds === 1 ? this.extra_detail_singular : this.extra_detail_plural;
        return str(text).replaceAll("{wait}", String(seconds));
      };
      this.wait = seconds;
      if (seconds !== null && typeof own !== "string" && !(own instanceof ErrorDetail)) {
        throw new TypeError(`sequence item 0: expected str instance, ${typeName(own)} found`);
      }
      super.__init__(seconds === null ? own : `${str(own)} ${expected()}`, code);
    }
  }

  return {
    ErrorDetail,
    APIException,
    ValidationError,
    ParseError: plain("ParseError", 400, "Malformed request.", "parse_error"),
    AuthenticationFailed: plain(
      "AuthenticationFailed",
      401,
      "Incorrect authentication credentials.",
      "authentication_failed",
    ),
    NotAuthenticated: plain(
      "NotAuthenticated",
      401,
      "Authentication credentials were not provided.",
      "not_authenticated",
    ),
    PermissionDenied: plain(
      "PermissionDenied",
      403,
      "You do not have permission to perform this action.",
      "permission_denied",
    ),
    NotFound: plain("NotFound", 404, "Not found.", "not_found"),
    MethodNotAllowed,
    NotAcceptable,
    UnsupportedMediaType,
    Throttled,
  };
});

export type APIException = InstanceType<ExportsOf<typeof exceptions>["APIException"]>;

/** A detail for a sentence in the trace; of a whole body, as SimpleJWT puts it there, its own `detail`. */
export function detailText(detail: Value): string {
  const inner = detail instanceof Dict ? detail.get("detail") : undefined;
  if (inner !== undefined) return detailText(inner);
  return detail instanceof ErrorDetail ? detail.text : repr(detail);
}
