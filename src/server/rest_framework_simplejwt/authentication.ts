/** Mirrors rest_framework_simplejwt/authentication.py (5.5.1). */
import { latin1Bytes } from "../django/utils/url-text.ts";
import { AttributeError, IndexError, KeyError } from "../../python/errors.ts";
import { getItem } from "../../python/subscripts.ts";
import { items } from "../../python/iteration.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { native, py, pyclass } from "../../python/objects.ts";
import { iterate, str, truthy, typeName } from "../../python/operations.ts";
import { containsOf, equalsOf } from "../../python/protocols.ts";
import { decodeText, encodeText } from "../../python/stdlib/codecs.ts";
import { Bytes, Dict, PySet, Tuple, type Value } from "../../python/values.ts";
import { auth } from "../django/contrib/auth.ts";
import { auth_models } from "../django/contrib/auth/models.ts";
import { translation } from "../django/utils/translation.ts";
import type { TraceStep } from "../../protocol/trace.ts";
import { defineModule } from "../process.ts";
import {
  authentication as drf_authentication,
  splitHeader,
} from "../rest_framework/authentication.ts";
import type { Request } from "../rest_framework/request.ts";
import { exceptions, TokenError } from "./exceptions.ts";
import { settings } from "./settings.ts";
import { get_md5_hash_password } from "./utils.ts";

const HERE = "rest_framework_simplejwt.authentication";

const bytesOf = (latin1: string): Bytes => new Bytes(latin1Bytes(latin1));

export const authentication = defineModule(HERE, async (process) => {
  const { BaseAuthentication } = await process.load(drf_authentication);
  // Upstream imports the models for their types: whoever imports this in settings.py comes before the applications.
  await process.load(auth_models);
  const { AuthenticationFailed, InvalidToken } = await process.load(exceptions);
  const { api_settings } = await process.load(settings);
  const { get_user_model } = await process.load(auth);
  const { gettext: _ } = await process.load(translation);

  const given = await api_settings.get("AUTH_HEADER_TYPES");
  const AUTH_HEADER_TYPES =
    Array.isArray(given) || given instanceof Tuple ? given : new Tuple([given]);
  const schemes = iterate(AUTH_HEADER_TYPES).map(headerText);

  function refused(Kind: typeof AuthenticationFailed, detail: Value, code?: string): Error {
    const error = new Kind();
    error.__init__(detail, code);
    return error;
  }

  const step = (
    name: string,
    outcome: "passed" | "refused" | "skipped",
    because: string,
    facts: Pick<TraceStep, "looked" | "setting"> = {},
  ): void => {
    const decided = { name: `${HERE}.${name}`, outcome, because };
    process.host.trace.step({ gate: "authentication", ...decided, ...facts });
  };

  @pyclass(`${HERE}.JWTAuthentication`)
  class JWTAuthentication extends BaseAuthentication {
    declare user_model: Value;

    get www_authenticate_realm(): Value {
      return "api";
    }
    get media_type(): Value {
      return "application/json";
    }

    @py("*args, **kwargs") async __init__(_args?: Value[], _kwargs?: Dict): Promise<void> {
      this.user_model = await get_user_model();
    }

    @py("request") override async authenticate(request: Request): Promise<Value> {
      const header = await this.get_header(request);
      if (header === null) {
        const name = str(await api_settings.get("AUTH_HEADER_NAME"));
        step(
          "JWTAuthentication.get_header",
          "skipped",
          `The request has no ${headerName(name)} header.`,
          {
            looked: [{ what: headerName(name), value: "(none)" }],
            setting: "SIMPLE_JWT.AUTH_HEADER_NAME",
          },
        );
        return null;
      }
      const raw_token = await this.get_raw_token(header);
      if (raw_token === null) return null;
      const validated_token = await this.get_validated_token(raw_token);
      return new Tuple([await this.get_user(validated_token), validated_token]);
    }

    @py("request") override async authenticate_header(_request: Request): Promise<Value> {
      const [scheme] = AUTH_HEADER_TYPES;
      if (scheme === undefined) throw outOfRange(AUTH_HEADER_TYPES);
      return `${str(scheme)} realm="${str(await this.www_authenticate_realm)}"`;
    }

    /** Bytes of the header that holds the token; null without one. */
    @py("request") async get_header(request: Request): Promise<Value> {
      const header = request.META.get(await api_settings.get("AUTH_HEADER_NAME")) ?? null;
      return typeof header === "string" ? bytesOf(header) : header;
    }

    @py("header") get_raw_token(header: Value): Promise<Value> | Value {
      if (typeof header === "string") return null;
      if (!(header instanceof Bytes))
        throw new AttributeError(`'${typeName(header)}' object has no attribute 'split'`);
      const parts = splitHeader(decodeText(header.value, "iso-8859-1"));
      const [scheme, token] = parts;
      const name = "JWTAuthentication.get_raw_token";
      const facts = {
        looked: [{ what: "header", value: decodeText(header.value, "iso-8859-1") }],
        setting: "SIMPLE_JWT.AUTH_HEADER_TYPES",
      };
      if (scheme === undefined || !schemes.includes(scheme)) {
        const words = schemes.join(" or ");
        step(
          name,
          "skipped",
          scheme === undefined
            ? "The header is empty."
            : `The header begins with ${scheme}, not with ${words}.`,
          facts,
        );
        return null;
      }
      if (parts.length !== 2 || token === undefined) {
        step(
          name,
          "refused",
          `After ${scheme} comes one value, the token. Here are ${String(parts.length - 1)}.`,
          facts,
        );
        throw refused(
          AuthenticationFailed,
          _("Authorization header must contain two space-delimited values"),
          "bad_authorization_header",
        );
      }
      return bytesOf(token);
    }

    @py("raw_token") async get_validated_token(raw_token: Value): Promise<Value> {
      const messages: Value[] = [];
      for (const AuthToken of await items(await api_settings.get("AUTH_TOKEN_CLASSES"))) {
        try {
          return await process.call(AuthToken, [raw_token]);
        } catch (error) {
          if (!(error instanceof TokenError)) throw error;
          const entry = Dict.from<Value>({
            token_class: await process.getattr(AuthToken, "__name__"),
            token_type: await process.getattr(AuthToken, "token_type"),
            message: error.args[0] ?? null,
          });
          messages.push(entry);
        }
      }
      step(
        "JWTAuthentication.get_validated_token",
        "refused",
        "No class of AUTH_TOKEN_CLASSES takes this token.",
        {
          looked: [
            {
              what: "token",
              value:
                raw_token instanceof Bytes
                  ? decodeText(raw_token.value, "iso-8859-1")
                  : str(raw_token),
            },
          ],
          setting: "SIMPLE_JWT.AUTH_TOKEN_CLASSES",
        },
      );
      const detail = _("Given token not valid for any token type");
      throw refused(InvalidToken, Dict.from<Value>({ detail, messages }));
    }

    @py("validated_token") async get_user(validated_token: Value): Promise<Value> {
      const user_id = await this.#userId(validated_token);
      const user = await this.#find(user_id);
      const name = "JWTAuthentication.get_user";
      if (
        (await api_settings.flag("CHECK_USER_IS_ACTIVE")) &&
        !truthy(await process.getattr(user, "is_active"))
      ) {
        step(name, "refused", `User ${str(user_id)} is not active.`, {
          looked: [{ what: `is_active of user ${str(user_id)}`, value: "False" }],
          setting: "SIMPLE_JWT.CHECK_USER_IS_ACTIVE",
        });
        throw refused(AuthenticationFailed, _("User is inactive"), "user_inactive");
      }
      if (
        (await api_settings.flag("CHECK_REVOKE_TOKEN")) &&
        !(await this.#hasPassword(user, validated_token))
      ) {
        step(name, "refused", "The user has another password now than when the token was issued.", {
          looked: [{ what: "user", value: str(user_id) }],
          setting: "SIMPLE_JWT.CHECK_REVOKE_TOKEN",
        });
        throw refused(
          AuthenticationFailed,
          _("The user's password has been changed."),
          "password_changed",
        );
      }
      step(name, "passed", `The token names user ${str(user_id)}.`);
      return user;
    }

    async #userId(token: Value): Promise<Value> {
      const claim = await api_settings.get("USER_ID_CLAIM");
      try {
        return await getItem(token, claim);
      } catch (error) {
        if (!(error instanceof KeyError)) throw error;
        step("JWTAuthentication.get_user", "refused", `The token has no claim ${str(claim)}.`, {
          looked: [{ what: str(claim), value: "(none)" }],
          setting: "SIMPLE_JWT.USER_ID_CLAIM",
        });
        throw refused(InvalidToken, _("Token contained no recognizable user identification"));
      }
    }

    async #find(user_id: Value): Promise<Value> {
      const field = str(await api_settings.get("USER_ID_FIELD"));
      const objects = await process.getattr(this.user_model, "objects");
      try {
        return await process.callMethod(objects, "get", [], { [field]: user_id });
      } catch (error) {
        const Missing = (await process.getattr(
          this.user_model,
          "DoesNotExist",
        )) as unknown as new () => Error;
        if (!(error instanceof Missing)) throw error;
        step("JWTAuthentication.get_user", "refused", `No user has ${field} ${str(user_id)}.`, {
          looked: [{ what: field, value: str(user_id) }],
          setting: "SIMPLE_JWT.USER_ID_FIELD",
        });
        throw refused(AuthenticationFailed, _("User not found"), "user_not_found");
      }
    }

    async #hasPassword(user: Value, token: Value): Promise<boolean> {
      const claim = await api_settings.get("REVOKE_TOKEN_CLAIM");
      const kept = await process.callMethod(token, "get", [claim]);
      return await equalsOf(kept, get_md5_hash_password(await process.getattr(user, "password")));
    }
  }

  @pyclass(`${HERE}.JWTStatelessUserAuthentication`)
  class JWTStatelessUserAuthentication extends JWTAuthentication {
    @py("validated_token") override async get_user(validated_token: Value): Promise<Value> {
      const claim = await api_settings.get("USER_ID_CLAIM");
      const name = "JWTStatelessUserAuthentication.get_user";
      if (!(await containsOf(validated_token, claim))) {
        step(name, "refused", `The token has no claim ${str(claim)}.`);
        throw refused(InvalidToken, _("Token contained no recognizable user identification"));
      }
      step(name, "passed", "The user is what the token says. The database is not asked.");
      return await process.call(await api_settings.get("TOKEN_USER_CLASS"), [validated_token]);
    }
  }

  /** Whether a user may have tokens: there is one, and CHECK_USER_IS_ACTIVE is off or the user is active. */
  async function default_user_authentication_rule(user: Value): Promise<Value> {
    if (user === null) return false;
    return (
      !(await api_settings.flag("CHECK_USER_IS_ACTIVE")) ||
      (await process.getattr(user, "is_active"))
    );
  }

  return {
    AUTH_HEADER_TYPES,
    AUTH_HEADER_TYPE_BYTES: new PySet(schemes.map(bytesOf)),
    JWTAuthentication,
    JWTStatelessUserAuthentication,
    JWTTokenUserAuthentication: JWTStatelessUserAuthentication,
    default_user_authentication_rule: native(
      "user",
      default_user_authentication_rule,
      "default_user_authentication_rule",
    ),
  };
});

/** A scheme as the bytes of a header hold it. @throws AttributeError, UnicodeEncodeError as `.encode("iso-8859-1")` */
function headerText(scheme: Value): string {
  if (typeof scheme !== "string")
    throw new AttributeError(`'${typeName(scheme)}' object has no attribute 'encode'`);
  return decodeText(encodeText(scheme, "iso-8859-1"), "iso-8859-1");
}

/** What `[0]` raises where there is nothing. */
export function outOfRange(empty: Value[] | Tuple): IndexError {
  return new IndexError(`${typeName(empty)} index out of range`);
}

/** "HTTP_X_TOKEN" as "X-Token". */
function headerName(key: string): string {
  const words = key
    .replace(/^HTTP_/, "")
    .toLowerCase()
    .split("_");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("-");
}

export type JWTAuthentication = InstanceType<ExportsOf<typeof authentication>["JWTAuthentication"]>;
