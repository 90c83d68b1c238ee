/** Mirrors django/contrib/auth/base_user.py (5.2). */
import { AttributeError } from "../../../../python/errors.ts";
import type { ExportsOf } from "../../../../python/module-definition.ts";
import { native, py, pyclass } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { models_base } from "../../db/models/base.ts";
import { fieldValue, type Maybe, setFieldValue } from "../../db/models/contract.ts";
import { field } from "../../db/models/fields/field.ts";
import { DateTimeField } from "../../db/models/fields/temporal.ts";
import { CharField } from "../../db/models/fields/text.ts";
import { Manager } from "../../db/models/manager.ts";
import { crypto } from "../../utils/crypto.ts";
import { translation } from "../../utils/translation.ts";
import { hashers } from "./hashers.ts";
import { password_validation } from "./password_validation.ts";

const KEY_SALT = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash";

/** An address with its domain in lower case. */
export function normalizeEmail(email: Value): string {
  const text = email === null ? "" : str(email);
  const at = text.trim().lastIndexOf("@");
  return at < 0
    ? text
    : `${text.trim().slice(0, at)}@${text
        .trim()
        .slice(at + 1)
        .toLowerCase()}`;
}

export const base_user = defineModule("django.contrib.auth.base_user", async (process) => {
  const { settings } = await process.load(conf);
  const { Model, defineModel } = await process.load(models_base);
  const { make_password, check_password, is_password_usable } = await process.load(hashers);
  const { password_changed } = await process.load(password_validation);
  const { saltedHmac } = await process.load(crypto);
  const { gettext_lazy: _ } = await process.load(translation);

  @pyclass("django.contrib.auth.base_user.BaseUserManager")
  class BaseUserManager extends Manager {
    @py("email") static normalize_email(email: Value): string {
      return normalizeEmail(email);
    }
    @py("username") async get_by_natural_key(username: Value): Promise<Value> {
      const name = str(await process.getattr(this.model, "USERNAME_FIELD"));
      return await this.get({ [name]: username });
    }
  }

  /** A user with a password and little else. */
  @pyclass("django.contrib.auth.base_user.AbstractBaseUser")
  class AbstractBaseUser extends Model {
    declare password: string;

    get REQUIRED_FIELDS(): Value {
      return [];
    }
    get is_active(): Value {
      return true;
    }
    set is_active(value: Value) {
      setFieldValue(this, "is_active", value);
    }
    /** The raw password until save() has told the validators. */
    get _password(): Value {
      return null;
    }
    get is_anonymous(): boolean {
      return false;
    }
    get is_authenticated(): boolean {
      return true;
    }

    @py() override __str__(): Maybe<string> {
      const name: Maybe<Value> = this.get_username();
      return name instanceof Promise ? name.then((one: Value) => str(one)) : str(name);
    }
    @py("*args, force_insert=False, force_update=False, using=None, update_fields=None")
    override async save(...args: never[]): Promise<void> {
      await super.save(...args);
      const raw = this._password;
      if (raw === null) return;
      await password_changed(raw, this);
      setFieldValue(this, "_password", null);
    }

    /** The value of the field that USERNAME_FIELD names: a class attribute of the learner's or of AbstractUser. */
    @py() get_username(): Maybe<Value> {
      return fieldValue(this, str(fieldValue(this, "USERNAME_FIELD")));
    }
    @py() override async clean(): Promise<void> {
      const name = str(await process.getattr(this, "USERNAME_FIELD"));
      const normalize = await process.getattr(this, "normalize_username");
      setFieldValue(this, name, await process.call(normalize, [await this.get_username()]));
    }
    @py() async natural_key(): Promise<Tuple> {
      return new Tuple([await this.get_username()]);
    }
    @py("raw_password") async set_password(raw_password: Value): Promise<void> {
      this.password = await make_password(raw_password);
      setFieldValue(this, "_password", raw_password);
    }
    @py("raw_password") async check_password(raw_password: Value): Promise<boolean> {
      const setter = native("raw_password", async (raw: Value) => {
        await this.set_password(raw);
        // A hash made anew is no new password.
        setFieldValue(this, "_password", null);
        await process.callMethod(this, "save", [], {
          update_fields: ["password"],
        });
        return null;
      });
      return await check_password(raw_password, this.password, setter);
    }
    @py() async set_unusable_password(): Promise<void> {
      this.password = await make_password(null);
    }
    @py() has_usable_password(): boolean {
      return is_password_usable(this.password);
    }
    @py() get_session_auth_hash(): Promise<string> {
      return saltedHmac(KEY_SALT, this.password);
    }
    @py() async get_session_auth_fallback_hash(): Promise<string[]> {
      const secrets = iterate(settings.get("SECRET_KEY_FALLBACKS")).map(str);
      return await Promise.all(
        secrets.map((secret) => saltedHmac(KEY_SALT, this.password, secret)),
      );
    }
    @py() static async get_email_field_name(): Promise<Value> {
      try {
        return await process.getattr(this, "EMAIL_FIELD");
      } catch (error) {
        if (error instanceof AttributeError) return "email";
        throw error;
      }
    }
    @py("username") static normalize_username(username: Value): Value {
      return typeof username === "string" ? username.normalize("NFKC") : username;
    }
  }
  await defineModel(AbstractBaseUser, {
    password: field(CharField, { max_length: 128 }, _("password")),
    last_login: field(DateTimeField, { blank: true, null: true }, _("last login")),
    Meta: { abstract: true },
  });

  return { AbstractBaseUser, BaseUserManager };
});

export type AbstractBaseUser = InstanceType<ExportsOf<typeof base_user>["AbstractBaseUser"]>;
