/** Mirrors rest_framework_simplejwt/tokens.py (5.5.1). */
import { KeyError } from "../../python/errors.ts";
import { binaryOperation } from "../../python/arithmetic.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { py, pyclass, PyObject } from "../../python/objects.ts";
import { compareOf, equalsOf, reprOf, strOf } from "../../python/protocols.ts";
import { equals, str, truthy } from "../../python/operations.ts";
import { DateTime, TimeDelta } from "../../python/stdlib/datetime.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { auth } from "../django/contrib/auth.ts";
import { conf } from "../django/conf.ts";
import { translation } from "../django/utils/translation.ts";
import { getattrOr } from "../django/utils/module_loading.ts";
import { defineModule } from "../process.ts";
import type { TokenBackend } from "./backends.ts";
import {
  ExpiredTokenError,
  TokenBackendError,
  TokenBackendExpiredToken,
  TokenError,
} from "./exceptions.ts";
import { settings } from "./settings.ts";
import { type Facts, facts, lifetimeSetting, nowOf } from "./token-facts.ts";
import { token_blacklist_models } from "./token_blacklist/models.ts";
import { get_md5_hash_password, utils } from "./utils.ts";

export const BLACKLIST_APP = "rest_framework_simplejwt.token_blacklist";

export const tokens = defineModule("rest_framework_simplejwt.tokens", async (process) => {
  const { settings: project } = await process.load(conf);
  const { api_settings } = await process.load(settings);
  const { gettext: _ } = await process.load(translation);
  const { get_user_model } = await process.load(auth);
  const { BlacklistedToken, OutstandingToken } = await process.load(token_blacklist_models);
  const { aware_utcnow, datetime_from_epoch, logger } = await process.load(utils);
  const blacklisting = project.list("INSTALLED_APPS").includes(BLACKLIST_APP);

  const TOKEN_TYPE_CLAIM = await api_settings.get("TOKEN_TYPE_CLAIM");
  const JTI_CLAIM = await api_settings.get("JTI_CLAIM");
  const USER_ID_CLAIM = await api_settings.get("USER_ID_CLAIM");
  const USER_ID_FIELD = str(await api_settings.get("USER_ID_FIELD"));
  const CHECK_REVOKE_TOKEN = await api_settings.flag("CHECK_REVOKE_TOKEN");
  const REVOKE_TOKEN_CLAIM = await api_settings.get("REVOKE_TOKEN_CLAIM");
  const lifetimes = {
    access: await api_settings.get("ACCESS_TOKEN_LIFETIME"),
    refresh: await api_settings.get("REFRESH_TOKEN_LIFETIME"),
    sliding: await api_settings.get("SLIDING_TOKEN_LIFETIME"),
    slidingRefresh: await api_settings.get("SLIDING_TOKEN_REFRESH_LIFETIME"),
  };
  const SLIDING_REFRESH_EXP = await api_settings.get("SLIDING_TOKEN_REFRESH_EXP_CLAIM");

  function refuse(name: string, because: string, message: string, looks: Facts): never {
    process.host.trace.step({
      gate: "token",
      name: `rest_framework_simplejwt.tokens.${name}`,
      outcome: "refused",
      because,
      ...looks,
    });
    throw new TokenError(message);
  }
  function miss(name: string, claim: Value, message: string, setting?: string): never {
    const looks = facts([[str(claim), "(none)"]], setting);
    return refuse(name, `The token has no claim ${str(claim)}.`, message, looks);
  }
  const expiry = (claim: Value, value: Value, setting: string): Facts =>
    facts([[str(claim), str(value)] as const, ["now", nowOf(process)] as const], setting);

  async function warnOf(user: Value): Promise<void> {
    const id = str(await process.getattr(user, "id"));
    await process.callMethod(logger, "warning", [
      `Creating token for inactive user: ${id}. If this is not intentional, consider checking the user's status before calling the \`for_user\` method.`,
    ]);
  }

  /** Where a project has the blacklist, RefreshToken and SlidingToken take part in it. */
  @pyclass("rest_framework_simplejwt.tokens.BlacklistMixin")
  class BlacklistMixin extends PyObject {}

  @pyclass("rest_framework_simplejwt.tokens.Token")
  class Token extends PyObject {
    declare token: Value;
    declare payload: Dict;
    declare current_time: DateTime;

    get token_type(): Value {
      return null;
    }
    get lifetime(): Value {
      return null;
    }

    @py("token=None, verify=True") async __init__(
      token: Value = null,
      verify: Value = true,
    ): Promise<void> {
      if (this.token_type === null || this.lifetime === null) {
        throw new TokenError(_("Cannot create token with no type or lifetime"));
      }
      this.token = token;
      this.current_time = aware_utcnow();
      if (token === null) {
        this.payload = new Dict([[TOKEN_TYPE_CLAIM, this.token_type]]);
        await this.set_exp("exp", this.current_time, this.lifetime);
        this.set_iat("iat", this.current_time);
        this.set_jti();
        return;
      }
      const backend = await this.get_token_backend();
      try {
        this.payload = await backend.decode(token, verify);
      } catch (error) {
        if (error instanceof TokenBackendExpiredToken)
          throw new ExpiredTokenError(_("Token is expired"), { cause: error });
        if (error instanceof TokenBackendError)
          throw new TokenError(_("Token is invalid"), { cause: error });
        throw error;
      }
      if (truthy(verify)) await process.callMethod(this, "verify");
    }

    async __repr__(): Promise<string> {
      return await reprOf(this.payload);
    }
    @py("key") __getitem__(key: Value): Value {
      const value = this.payload.get(key);
      if (value === undefined) throw new KeyError(key);
      return value;
    }
    @py("key, value") __setitem__(key: Value, value: Value): void {
      this.payload.set(key, value);
    }
    @py("key") __delitem__(key: Value): void {
      if (!this.payload.delete(key)) throw new KeyError(key);
    }
    @py("key") __contains__(key: Value): boolean {
      return this.payload.has(key);
    }
    @py("key, default=None") get(key: Value, fallback: Value = null): Value {
      return this.payload.get(key) ?? fallback;
    }
    /** The signed token. */
    @py() async __str__(): Promise<string> {
      return await (await this.get_token_backend()).encode(this.payload);
    }

    @py() async verify(): Promise<void> {
      await this.check_exp();
      if (JTI_CLAIM !== null && !this.payload.has(JTI_CLAIM)) {
        miss("Token.verify", JTI_CLAIM, _("Token has no id"), "SIMPLE_JWT.JTI_CLAIM");
      }
      if (TOKEN_TYPE_CLAIM !== null) await process.callMethod(this, "verify_token_type");
    }
    @py() async verify_token_type(): Promise<void> {
      const type = this.payload.get(TOKEN_TYPE_CLAIM);
      const name = "Token.verify_token_type";
      if (type === undefined)
        miss(name, TOKEN_TYPE_CLAIM, _("Token has no type"), "SIMPLE_JWT.TOKEN_TYPE_CLAIM");
      if (!(await equalsOf(this.token_type, type))) {
        refuse(
          name,
          `This is a token of type ${str(type)}, and ${str(this.token_type)} is wanted here.`,
          _("Token has wrong type"),
          facts([[str(TOKEN_TYPE_CLAIM), str(type)]], "SIMPLE_JWT.AUTH_TOKEN_CLASSES"),
        );
      }
    }
    @py() set_jti(): void {
      this.payload.set(JTI_CLAIM, process.host.random.uuid4());
    }
    @py("claim='exp', from_time=None, lifetime=None")
    async set_exp(claim: Value = "exp", from: Value = null, lifetime: Value = null): Promise<void> {
      const start = from ?? this.current_time;
      const end = await binaryOperation("+", start, lifetime ?? this.lifetime);
      this.payload.set(claim, (end as DateTime).epochSeconds);
    }
    @py("claim='iat', at_time=None") set_iat(claim: Value = "iat", at: Value = null): void {
      this.payload.set(claim, ((at ?? this.current_time) as DateTime).epochSeconds);
    }
    @py("claim='exp', current_time=None") async check_exp(
      claim: Value = "exp",
      now: Value = null,
    ): Promise<void> {
      const value = this.payload.get(claim);
      const name = "Token.check_exp";
      if (value === undefined)
        miss(name, claim, _("Token has no '{}' claim").replace("{}", str(claim)));
      const at = datetime_from_epoch(value);
      const leeway = (await this.get_token_backend()).get_leeway();
      const limit = await binaryOperation("-", now ?? this.current_time, leeway);
      if (truthy(await compareOf("<=", at, limit))) {
        refuse(
          name,
          `The time in the claim ${str(claim)} has passed.`,
          _("Token '{}' claim has expired").replace("{}", str(claim)),
          expiry(claim, value, lifetimeSetting(this.token_type, claim === SLIDING_REFRESH_EXP)),
        );
      }
    }
    @py() outstand(): Promise<Value> | Value {
      return null;
    }

    @py("user") static async for_user(user: Value): Promise<Value> {
      if (!truthy(await getattrOr<Value>(process, user, "is_active", true))) await warnOf(user);
      const id = await strOf(await process.getattr(user, USER_ID_FIELD));
      const token = (await process.call(this, [])) as Token;
      token.payload.set(USER_ID_CLAIM, id);
      if (CHECK_REVOKE_TOKEN) {
        token.payload.set(
          REVOKE_TOKEN_CLAIM,
          get_md5_hash_password(await process.getattr(user, "password")),
        );
      }
      return token;
    }

    get token_backend(): Promise<Value> {
      return this.get_token_backend();
    }
    @py() async get_token_backend(): Promise<TokenBackend> {
      const { state } = await import("./state.ts");
      return (await process.load(state)).token_backend;
    }
  }

  /** What the blacklist adds to a token class; without the app there is none of it, as upstream has it. */
  function withBlacklist(Base: typeof Token): typeof Token {
    if (!blacklisting) return Base;

    @pyclass("rest_framework_simplejwt.tokens.BlacklistMixin")
    class Blacklisting extends Base {
      @py() override async verify(): Promise<void> {
        await process.callMethod(this, "check_blacklist");
        await super.verify();
      }
      #required(claim: Value): Value {
        const value = this.payload.get(claim);
        if (value === undefined) throw new KeyError(claim);
        return value;
      }
      @py() async check_blacklist(): Promise<void> {
        const jti = this.#required(JTI_CLAIM);
        const found = await process.callMethod(
          await process.getattr(BlacklistedToken, "objects"),
          "filter",
          [],
          {
            token__jti: jti,
          },
        );
        if (!truthy(await process.callMethod(found, "exists"))) return;
        refuse(
          "BlacklistMixin.check_blacklist",
          `The token ${str(jti)} is on the blacklist.`,
          _("Token is blacklisted"),
          facts([[str(JTI_CLAIM), str(jti)]], "INSTALLED_APPS"),
        );
      }
      async #outstanding(): Promise<Value> {
        const jti = this.#required(JTI_CLAIM);
        const exp = this.#required("exp");
        const user = await this.#user();
        const defaults = Dict.from<Value>({
          user,
          created_at: this.current_time,
          token: await this.__str__(),
          expires_at: datetime_from_epoch(exp),
        });
        return await process.callMethod(
          await process.getattr(OutstandingToken, "objects"),
          "get_or_create",
          [],
          {
            jti,
            defaults,
          },
        );
      }
      async #user(): Promise<Value> {
        const model = (await get_user_model()) as unknown as Value;
        const id = this.payload.get(USER_ID_CLAIM) ?? null;
        try {
          return await process.callMethod(await process.getattr(model, "objects"), "get", [], {
            [USER_ID_FIELD]: id,
          });
        } catch (error) {
          const Missing = (await process.getattr(
            model,
            "DoesNotExist",
          )) as unknown as new () => Error;
          if (error instanceof Missing) return null;
          throw error;
        }
      }
      @py() async blacklist(): Promise<Value> {
        const [token = null] = (await this.#outstanding()) as Tuple;
        return await process.callMethod(
          await process.getattr(BlacklistedToken, "objects"),
          "get_or_create",
          [],
          {
            token,
          },
        );
      }
      @py() override async outstand(): Promise<Value> {
        return await this.#outstanding();
      }
      @py("user") static override async for_user(user: Value): Promise<Value> {
        const token = (await super.for_user(user)) as Token;
        const objects = await process.getattr(OutstandingToken, "objects");
        await process.callMethod(objects, "create", [], {
          user,
          jti: token.__getitem__(JTI_CLAIM),
          token: await token.__str__(),
          created_at: token.current_time,
          expires_at: datetime_from_epoch(token.__getitem__("exp")),
        });
        return token;
      }
    }
    return Blacklisting;
  }

  @pyclass("rest_framework_simplejwt.tokens.SlidingToken")
  class SlidingToken extends withBlacklist(Token) {
    override get token_type(): Value {
      return "sliding";
    }
    override get lifetime(): Value {
      return lifetimes.sliding;
    }
    @py("token=None, verify=True") override async __init__(
      token: Value = null,
      verify: Value = true,
    ): Promise<void> {
      await super.__init__(token, verify);
      if (this.token === null)
        await this.set_exp(SLIDING_REFRESH_EXP, this.current_time, lifetimes.slidingRefresh);
    }
  }

  @pyclass("rest_framework_simplejwt.tokens.AccessToken")
  class AccessToken extends Token {
    override get token_type(): Value {
      return "access";
    }
    override get lifetime(): Value {
      return lifetimes.access;
    }
  }

  @pyclass("rest_framework_simplejwt.tokens.RefreshToken")
  class RefreshToken extends withBlacklist(Token) {
    override get token_type(): Value {
      return "refresh";
    }
    override get lifetime(): Value {
      return lifetimes.refresh;
    }
    get no_copy_claims(): Value {
      return new Tuple([TOKEN_TYPE_CLAIM, "exp", JTI_CLAIM, "jti", "iat"]);
    }
    get access_token_class(): Value {
      return AccessToken;
    }
    /** An access token with this token's own claims; in TypeScript `await refresh.access_token`. */
    get access_token(): Promise<Value> {
      return this.#access();
    }
    async #access(): Promise<Value> {
      const access = (await process.call(this.access_token_class, [])) as Token;
      await access.set_exp("exp", this.current_time);
      const skip = [...(this.no_copy_claims as Iterable<Value>)];
      for (const [claim, value] of this.payload) {
        if (!skip.some((one) => equals(one, claim))) access.payload.set(claim, value);
      }
      return access;
    }
  }

  @pyclass("rest_framework_simplejwt.tokens.UntypedToken")
  class UntypedToken extends Token {
    override get token_type(): Value {
      return "untyped";
    }
    override get lifetime(): Value {
      return TimeDelta.of({});
    }
    @py() override async verify_token_type(): Promise<void> {
      // Any type will do.
    }
  }

  return { Token, BlacklistMixin, SlidingToken, AccessToken, RefreshToken, UntypedToken };
});

export type Token = InstanceType<ExportsOf<typeof tokens>["Token"]>;
