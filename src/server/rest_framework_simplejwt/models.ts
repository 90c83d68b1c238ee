/** Mirrors rest_framework_simplejwt/models.py (5.5.1). */
import { KeyError, NotImplementedError } from "../../python/errors.ts";
import type { ExportsOf } from "../../python/module-definition.ts";
import { make, py, pyclass, PyObject } from "../../python/objects.ts";
import { equals, str } from "../../python/operations.ts";
import { Dict, PySet, type Value } from "../../python/values.ts";
import { auth_models } from "../django/contrib/auth/models.ts";
import { EmptyManager } from "../django/db/models/manager.ts";
import { defineModule } from "../process.ts";
import { settings } from "./settings.ts";

/** What a token is to its user. */
interface TokenLike extends PyObject {
  readonly payload: Dict;
}

export const models = defineModule("rest_framework_simplejwt.models", async (process) => {
  const { api_settings } = await process.load(settings);
  const { Group, Permission } = await process.load(auth_models);
  const USER_ID_CLAIM = await api_settings.get("USER_ID_CLAIM");
  const none = (model: unknown): Value => make(EmptyManager, model as never);

  function noRow(): never {
    throw new NotImplementedError("Token users have no DB representation");
  }

  /** A user who is what the token says, with no row behind. */
  @pyclass("rest_framework_simplejwt.models.TokenUser")
  class TokenUser extends PyObject {
    declare token: TokenLike;

    @py("token") __init__(token: TokenLike): void {
      this.token = token;
    }
    #claim(name: string, fallback: Value): Value {
      const value = this.token.payload.get(name);
      return value === undefined ? fallback : value;
    }
    get is_active(): Value {
      return true;
    }
    get id(): Value {
      const value = this.token.payload.get(USER_ID_CLAIM);
      if (value === undefined) throw new KeyError(USER_ID_CLAIM);
      return value;
    }
    get pk(): Value {
      return this.id;
    }
    get username(): Value {
      return this.#claim("username", "");
    }
    get is_staff(): Value {
      return this.#claim("is_staff", false);
    }
    get is_superuser(): Value {
      return this.#claim("is_superuser", false);
    }
    get groups(): Value {
      return none(Group);
    }
    get user_permissions(): Value {
      return none(Permission);
    }
    get is_anonymous(): Value {
      return false;
    }
    get is_authenticated(): Value {
      return true;
    }
    __str__(): string {
      return `TokenUser ${str(this.id)}`;
    }
    __eq__(other: unknown): boolean {
      return other instanceof TokenUser && equals(other.id, this.id);
    }
    /** Upstream negates NotImplemented, so a token user is never unequal to what is none. */
    @py("other") __ne__(other: unknown): boolean {
      return other instanceof TokenUser && !this.__eq__(other);
    }
    @py() get_username(): Value {
      return this.username;
    }
    @py("*args, **kwargs") save(): void {
      noRow();
    }
    @py("*args, **kwargs") delete(): void {
      noRow();
    }
    @py("raw_password") set_password(): void {
      noRow();
    }
    @py("raw_password") check_password(): void {
      noRow();
    }
    @py("obj=None") get_group_permissions(): Value {
      return new PySet();
    }
    @py("obj=None") get_all_permissions(): Value {
      return new PySet();
    }
    @py("perm, obj=None") has_perm(): Value {
      return false;
    }
    @py("perm_list, obj=None") has_perms(): Value {
      return false;
    }
    @py("module") has_module_perms(): Value {
      return false;
    }
    /** Custom claims, as attributes; null for those the token has not. */
    @py("attr") __getattr__(attr: string): Value {
      return this.#claim(attr, null);
    }
  }

  return { TokenUser };
});

export type TokenUser = InstanceType<ExportsOf<typeof models>["TokenUser"]>;
