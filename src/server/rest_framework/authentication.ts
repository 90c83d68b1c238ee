/** Mirrors rest_framework/authentication.py (3.18). */
import { latin1Bytes } from "../django/utils/url-text.ts";
import { NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { native, py, pyclass, PyObject } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { decodeText } from "../../python/stdlib/codecs.ts";
import { Bytes, Dict, Tuple, type Value } from "../../python/values.ts";
import { auth as django_auth } from "../django/contrib/auth.ts";
import type { HttpRequest } from "../django/http/request.ts";
import { csrf, csrfLooks } from "../django/middleware/csrf.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { exceptions } from "./exceptions.ts";
import type { Request } from "./request.ts";

/** Bytes of the Authorization header as latin-1 text, one character a byte. */
export function get_authorization_header(request: Request): string {
  return str(request.META.get("HTTP_AUTHORIZATION") ?? "");
}

/** bytes.split() */
export function splitHeader(header: string): string[] {
  return header.split(/[ \t\n\r\x0b\f]+/).filter((part) => part !== "");
}

/**
 * base64.b64decode: characters outside the alphabet are passed over, and so is padding that comes too early. What stands
 * behind complete padding is not read.
 * @returns null where the padding is wrong
 */
function base64Decode(text: string): Uint8Array | null {
  let digits = "";
  let padding = 0;
  for (const character of text) {
    if (character === "=") {
      padding += 1;
      if (digits.length % 4 >= 2 && (digits.length % 4) + padding >= 4) break;
    } else if (/[A-Za-z0-9+/]/.test(character)) {
      padding = 0;
      digits += character;
    }
  }
  const open = digits.length % 4;
  return open === 1 || (open > 0 && open + padding < 4) ? null : latin1Bytes(atob(digits));
}

export const authentication = defineModule("rest_framework.authentication", async (process) => {
  const { AuthenticationFailed, PermissionDenied } = await process.load(exceptions);
  const { authenticate, get_user_model } = await process.load(django_auth);
  const { gettext: _ } = await process.load(translation);
  const { CsrfViewMiddleware } = await process.load(csrf);

  function failed(message: string): Error {
    const error = new AuthenticationFailed();
    error.__init__(_(message));
    return error;
  }

  /** CSRF as the middleware checks it; the reason comes back in place of a page. */
  @pyclass("rest_framework.authentication.CSRFCheck")
  class CSRFCheck extends CsrfViewMiddleware {
    override _reject(_request: HttpRequest, reason: string): Promise<Value> {
      return Promise.resolve(reason);
    }
  }

  @pyclass("rest_framework.authentication.BaseAuthentication")
  class BaseAuthentication extends PyObject {
    @py("request") authenticate(_request: Request): Promise<Value> | Value {
      throw new NotImplementedError(".authenticate() must be overridden.");
    }
    @py("request") authenticate_header(_request: Request): Promise<Value> | Value {
      return null;
    }
  }

  @pyclass("rest_framework.authentication.BasicAuthentication")
  class BasicAuthentication extends BaseAuthentication {
    get www_authenticate_realm(): Value {
      return "api";
    }
    @py("request") override async authenticate(request: Request): Promise<Value> {
      const auth = splitHeader(get_authorization_header(request));
      const [scheme, encoded] = auth;
      if (scheme?.toLowerCase() !== "basic") return null;
      if (encoded === undefined) throw failed("Invalid basic header. No credentials provided.");
      if (auth.length > 2)
        throw failed("Invalid basic header. Credentials string should not contain spaces.");
      const bytes = base64Decode(encoded);
      const text = bytes === null ? null : textOf(bytes);
      const colon = text?.indexOf(":") ?? -1;
      if (text === null || colon === -1) {
        throw failed("Invalid basic header. Credentials not correctly base64 encoded.");
      }
      return await this.authenticate_credentials(
        text.slice(0, colon),
        text.slice(colon + 1),
        request,
      );
    }
    @py("userid, password, request=None")
    async authenticate_credentials(
      userid: string,
      password: string,
      request: Value = null,
    ): Promise<Value> {
      const model = await get_user_model();
      const field = str(await process.getattr(model, "USERNAME_FIELD"));
      const credentials = Dict.from<Value>({ [field]: userid, password });
      const user = await authenticate(request, credentials);
      if (user === null) throw failed("Invalid username/password.");
      if (!truthy(await process.getattr(user, "is_active")))
        throw failed("User inactive or deleted.");
      return new Tuple([user, null]);
    }
    @py("request") override authenticate_header(): Value {
      return `Basic realm="${str(this.www_authenticate_realm)}"`;
    }
  }

  @pyclass("rest_framework.authentication.SessionAuthentication")
  class SessionAuthentication extends BaseAuthentication {
    @py("request") override async authenticate(request: Request): Promise<Value> {
      const user = await (request._request.user ?? null);
      if (!truthy(user) || !truthy(await process.getattr(user, "is_active"))) return null;
      await this.enforce_csrf(request);
      return new Tuple([user, null]);
    }
    @py("request") async enforce_csrf(request: Request): Promise<void> {
      const check = (await process.call(CSRFCheck, [
        native("request", () => null, "dummy_get_response"),
      ])) as InstanceType<typeof CSRFCheck>;
      await check.process_request(request._request);
      const reason = await check.process_view(request._request, null);
      if (!truthy(reason)) return;
      process.host.trace.step({
        gate: "csrf",
        name: "rest_framework.authentication.SessionAuthentication.enforce_csrf",
        outcome: "refused",
        because: str(reason),
        looked: csrfLooks(request._request),
      });
      const error = new PermissionDenied();
      error.__init__(`CSRF Failed: ${str(reason)}`);
      throw error;
    }
  }

  @pyclass("rest_framework.authentication.TokenAuthentication")
  class TokenAuthentication extends BaseAuthentication {
    get keyword(): Value {
      return "Token";
    }
    get model(): Value {
      return null;
    }
    @py() async get_model(): Promise<Value> {
      if (this.model !== null) return this.model;
      return await process.getattr(
        await process.importModule("rest_framework.authtoken.models"),
        "Token",
      );
    }
    @py("request") override async authenticate(request: Request): Promise<Value> {
      const auth = splitHeader(get_authorization_header(request));
      const [scheme, key] = auth;
      if (scheme?.toLowerCase() !== str(this.keyword).toLowerCase()) return null;
      if (key === undefined) throw failed("Invalid token header. No credentials provided.");
      if (auth.length > 2)
        throw failed("Invalid token header. Token string should not contain spaces.");
      let text: string;
      try {
        text = decodeText(latin1Bytes(key), "utf-8");
      } catch {
        throw failed("Invalid token header. Token string should not contain invalid characters.");
      }
      return await this.authenticate_credentials(text);
    }
    @py("key") async authenticate_credentials(key: string): Promise<Value> {
      const model = await this.get_model();
      let token: Value;
      try {
        const objects = await process.getattr(model, "objects");
        const related = await process.callMethod(objects, "select_related", ["user"]);
        token = await process.callMethod(related, "get", [], { key });
      } catch (error) {
        const DoesNotExist = (await process.getattr(
          model,
          "DoesNotExist",
        )) as unknown as new () => Error;
        if (error instanceof DoesNotExist) throw failed("Invalid token.");
        throw error;
      }
      const user = await process.getattr(token, "user");
      if (!truthy(await process.getattr(user, "is_active")))
        throw failed("User inactive or deleted.");
      return new Tuple([user, token]);
    }
    @py("request") override authenticate_header(): Value {
      return this.keyword;
    }
  }

  @pyclass("rest_framework.authentication.RemoteUserAuthentication")
  class RemoteUserAuthentication extends BaseAuthentication {
    get header(): Value {
      return "REMOTE_USER";
    }
    @py("request") override async authenticate(request: Request): Promise<Value> {
      const remote = request.META.get(this.header) ?? null;
      const user = await authenticate(request, Dict.from<Value>({ remote_user: remote }));
      if (user === null || !truthy(await process.getattr(user, "is_active"))) return null;
      return new Tuple([user, null]);
    }
  }

  return {
    get_authorization_header: native(
      "request",
      (request: Request) => new Bytes(latin1Bytes(get_authorization_header(request))),
      "get_authorization_header",
    ),
    CSRFCheck,
    BaseAuthentication,
    BasicAuthentication,
    SessionAuthentication,
    TokenAuthentication,
    RemoteUserAuthentication,
  };
});

function textOf(bytes: Uint8Array): string {
  try {
    return decodeText(bytes, "utf-8");
  } catch {
    return decodeText(bytes, "latin-1");
  }
}

export type BaseAuthentication = InstanceType<
  ExportsOf<typeof authentication>["BaseAuthentication"]
>;
