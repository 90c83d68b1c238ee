/** Mirrors rest_framework_simplejwt/serializers.py (5.5.1). */
import { userName } from "../rest_framework/trace-words.ts";
import { AttributeError } from "../../python/errors.ts";
import { getItem, setItem } from "../../python/subscripts.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { py, pyclass } from "../../python/objects.ts";
import { str, truthy } from "../../python/operations.ts";
import { strOf } from "../../python/protocols.ts";
import { Dict, type Value } from "../../python/values.ts";
import { auth } from "../django/contrib/auth.ts";
import { auth_models } from "../django/contrib/auth/models.ts";
import { conf } from "../django/conf.ts";
import { translation } from "../django/utils/translation.ts";
import { defineModule } from "../process.ts";
import { exceptions as drf_exceptions } from "../rest_framework/exceptions.ts";
import { serializers as drf_serializers } from "../rest_framework/serializers.ts";
import { settings } from "./settings.ts";
import { token_blacklist_models } from "./token_blacklist/models.ts";
import { BLACKLIST_APP, type Token, tokens } from "./tokens.ts";

const HERE = "rest_framework_simplejwt.serializers";

export const serializers = defineModule(HERE, async (process) => {
  const { settings: project } = await process.load(conf);
  const { authenticate, get_user_model } = await process.load(auth);
  const { update_last_login } = await process.load(auth_models);
  const { gettext: _ } = await process.load(translation);
  const { AuthenticationFailed, ValidationError } = await process.load(drf_exceptions);
  const { CharField, Serializer } = await process.load(drf_serializers);
  const { api_settings } = await process.load(settings);
  const { RefreshToken, SlidingToken, UntypedToken } = await process.load(tokens);
  const blacklist = await process.load(token_blacklist_models);
  const USERNAME_FIELD = await process.getattr(await get_user_model(), "USERNAME_FIELD");

  /** `cls.name = field`, as a class body has it. */
  async function declare(
    cls: { prototype: object },
    name: string,
    options: Record<string, Value> = {},
  ): Promise<void> {
    const value = await process.call(CharField, [], options);
    Object.defineProperty(cls.prototype, name, {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  }

  /** Lets through a user the project's rule accepts. */
  async function requireAccepted(user: Value, message: Value): Promise<void> {
    const rule = await api_settings.get("USER_AUTHENTICATION_RULE");
    if (truthy(await process.call(rule, [user]))) return;
    const because =
      user === null
        ? "No account has this name and this password."
        : "This account may not have tokens, because it is not active.";
    process.host.trace.step({
      gate: "serializer",
      name: `${HERE}.USER_AUTHENTICATION_RULE`,
      outcome: "refused",
      because,
      looked: [{ what: "user", value: user === null ? "nobody" : await userName(process, user) }],
      setting: "SIMPLE_JWT.USER_AUTHENTICATION_RULE",
    });
    const error = new AuthenticationFailed();
    error.__init__(typeof message === "string" ? _(message) : message, "no_active_account");
    throw error;
  }

  /** blacklist() of a token; without the blacklist app tokens have no such method. */
  async function tryBlacklist(token: Value): Promise<void> {
    try {
      await process.callMethod(token, "blacklist");
    } catch (error) {
      if (!(error instanceof AttributeError)) throw error;
    }
  }

  @pyclass(`${HERE}.PasswordField`)
  class PasswordField extends CharField {
    override configure(given: Dict): void {
      const style = (given.get("style") ?? new Dict()) as Dict;
      style.set("input_type", "password");
      super.configure(new Dict(given).set("style", style).set("write_only", true));
    }
  }

  @pyclass(`${HERE}.TokenObtainSerializer`)
  class TokenObtainSerializer extends Serializer {
    declare user: Value;

    get username_field(): Value {
      return USERNAME_FIELD;
    }
    get token_class(): Value {
      return null;
    }
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { no_active_account: "No active account found with the given credentials" };
    }

    @py("*args, **kwargs") override async __init__(...given: never[]): Promise<void> {
      const [args = [], options = new Dict()] = given as unknown as [Value[]?, Dict?];
      const [instance = options.get("instance") ?? null, data = options.get("data")] = args;
      const rest = new Dict([...options].filter(([key]) => key !== "instance" && key !== "data"));
      await super.__init__(...([instance, data, rest] as never[]));
      const fields = await this.fields;
      fields.set(
        await this.username_field,
        await process.call(CharField, [], { write_only: true }),
      );
      fields.set("password", await process.call(PasswordField, []));
    }

    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      const username = await this.username_field;
      const credentials = new Dict([
        [username, await getItem(attrs, username)],
        ["password", await getItem(attrs, "password")],
      ]);
      const request = this.context instanceof Dict ? (this.context.get("request") ?? null) : null;
      this.user = await authenticate(request, credentials);
      await requireAccepted(this.user, this.error_messages.get("no_active_account") ?? "");
      return new Dict();
    }

    @py("user") static async get_token(user: Value): Promise<Value> {
      const token_class = await process.getattr(this, "token_class");
      return await process.callMethod(token_class, "for_user", [user]);
    }

    async issue(): Promise<Value> {
      return await process.callMethod(this, "get_token", [this.user]);
    }
    async noteLogin(): Promise<void> {
      if (await api_settings.flag("UPDATE_LAST_LOGIN"))
        await process.call(update_last_login, [null, this.user]);
    }
  }

  @pyclass(`${HERE}.TokenObtainPairSerializer`)
  class TokenObtainPairSerializer extends TokenObtainSerializer {
    override get token_class(): Value {
      return RefreshToken;
    }
    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      const data = await super.validate(attrs);
      const refresh = await this.issue();
      await setItem(data, "refresh", await strOf(refresh));
      await setItem(data, "access", await strOf(await process.getattr(refresh, "access_token")));
      await this.noteLogin();
      return data;
    }
  }

  @pyclass(`${HERE}.TokenObtainSlidingSerializer`)
  class TokenObtainSlidingSerializer extends TokenObtainSerializer {
    override get token_class(): Value {
      return SlidingToken;
    }
    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      const data = await super.validate(attrs);
      await setItem(data, "token", await strOf(await this.issue()));
      await this.noteLogin();
      return data;
    }
  }

  @pyclass(`${HERE}.TokenRefreshSerializer`)
  class TokenRefreshSerializer extends Serializer {
    get token_class(): Value {
      return RefreshToken;
    }
    override get default_error_messages(): Readonly<Record<string, string>> | Dict {
      return { no_active_account: "No active account found for the given token." };
    }
    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      const refresh = await process.call(await this.token_class, [await getItem(attrs, "refresh")]);
      await this.#requireUser(refresh);
      const data = Dict.from<Value>({
        access: await strOf(await process.getattr(refresh, "access_token")),
      });
      if (!(await api_settings.flag("ROTATE_REFRESH_TOKENS"))) return data;
      if (await api_settings.flag("BLACKLIST_AFTER_ROTATION")) await tryBlacklist(refresh);
      for (const change of ["set_jti", "set_exp", "set_iat", "outstand"])
        await process.callMethod(refresh, change);
      return data.set("refresh", await strOf(refresh));
    }
    /** @throws DoesNotExist: upstream does not expect that the user is gone, and answers 500 */
    async #requireUser(refresh: Value): Promise<void> {
      const payload = await process.getattr(refresh, "payload");
      const id = await process.callMethod(payload, "get", [
        await api_settings.get("USER_ID_CLAIM"),
        null,
      ]);
      if (!truthy(id)) return;
      const objects = await process.getattr(await get_user_model(), "objects");
      const user = await process.callMethod(objects, "get", [], {
        [str(await api_settings.get("USER_ID_FIELD"))]: id,
      });
      await requireAccepted(user, this.error_messages.get("no_active_account") ?? "");
    }
  }
  await declare(TokenRefreshSerializer, "refresh");
  await declare(TokenRefreshSerializer, "access", { read_only: true });

  @pyclass(`${HERE}.TokenRefreshSlidingSerializer`)
  class TokenRefreshSlidingSerializer extends Serializer {
    get token_class(): Value {
      return SlidingToken;
    }
    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      const token = await process.call(await this.token_class, [await getItem(attrs, "token")]);
      await process.callMethod(token, "check_exp", [
        await api_settings.get("SLIDING_TOKEN_REFRESH_EXP_CLAIM"),
      ]);
      await process.callMethod(token, "set_exp");
      await process.callMethod(token, "set_iat");
      return Dict.from<Value>({ token: await strOf(token) });
    }
  }
  await declare(TokenRefreshSlidingSerializer, "token");

  @pyclass(`${HERE}.TokenVerifySerializer`)
  class TokenVerifySerializer extends Serializer {
    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      const token = (await process.call(UntypedToken, [await getItem(attrs, "token")])) as Token;
      const listed = project.list("INSTALLED_APPS").includes(BLACKLIST_APP);
      if (!listed || !(await api_settings.flag("BLACKLIST_AFTER_ROTATION"))) return new Dict();
      const jti = token.get(await api_settings.get("JTI_CLAIM"));
      const objects = await process.getattr(blacklist.BlacklistedToken, "objects");
      const found = await process.callMethod(objects, "filter", [], { token__jti: jti });
      if (!truthy(await process.callMethod(found, "exists"))) return new Dict();
      const name = `${HERE}.TokenVerifySerializer.validate`;
      process.host.trace.step({
        gate: "token",
        name,
        outcome: "refused",
        because: `The token ${str(jti)} is on the blacklist.`,
        looked: [{ what: "jti", value: str(jti) }],
        setting: "SIMPLE_JWT.BLACKLIST_AFTER_ROTATION",
      });
      const error = new ValidationError();
      error.__init__(_("Token is blacklisted"));
      throw error;
    }
  }
  await declare(TokenVerifySerializer, "token", { write_only: true });

  @pyclass(`${HERE}.TokenBlacklistSerializer`)
  class TokenBlacklistSerializer extends Serializer {
    get token_class(): Value {
      return RefreshToken;
    }
    @py("attrs") override async validate(attrs: Value): Promise<Value> {
      await tryBlacklist(
        await process.call(await this.token_class, [await getItem(attrs, "refresh")]),
      );
      return new Dict();
    }
  }
  await declare(TokenBlacklistSerializer, "refresh", { write_only: true });

  return {
    PasswordField,
    TokenObtainSerializer,
    TokenObtainPairSerializer,
    TokenObtainSlidingSerializer,
    TokenRefreshSerializer,
    TokenRefreshSlidingSerializer,
    TokenVerifySerializer,
    TokenBlacklistSerializer,
  };
});

export type TokenObtainPairSerializer = InstanceType<
  ExportsOf<typeof serializers>["TokenObtainPairSerializer"]
>;
