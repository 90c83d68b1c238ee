/** Mirrors django/contrib/auth/password_validation.py (5.2). */
import { ImportError, ValueError } from "../../../../python/errors.ts";
import { native, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, Float, Tuple, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { ImproperlyConfigured, ValidationError, validationError } from "../../core/exceptions.ts";
import type { ModelInstance } from "../../db/models/contract.ts";
import { getattrOr, importString } from "../../utils/module_loading.ts";
import { translation } from "../../utils/translation.ts";
import { quickRatio, tooLong } from "./similarity.ts";

const DEFAULT_USER_ATTRIBUTES = ["username", "first_name", "last_name", "email"];

export const password_validation = defineModule(
  "django.contrib.auth.password_validation",
  async (process) => {
    const { settings } = await process.load(conf);
    const { gettext, ngettext } = await process.load(translation);

    @pyclass("django.contrib.auth.password_validation.MinimumLengthValidator")
    class MinimumLengthValidator extends PyObject {
      declare min_length: number;
      @py("min_length=8") __init__(min_length: Value = 8): void {
        this.min_length = Number(min_length);
      }
      @py("password, user=None") validate(password: string): void {
        if ([...password].length >= this.min_length) return;
        const params = Dict.from<Value>({ min_length: this.min_length });
        throw validationError(this.get_error_message(), "password_too_short", params);
      }
      @py() get_error_message(): string {
        return ngettext(
          "This password is too short. It must contain at least %d character.",
          "This password is too short. It must contain at least %d characters.",
          this.min_length,
        ).replace("%d", String(this.min_length));
      }
      @py() get_help_text(): string {
        return ngettext(
          "Your password must contain at least %(min_length)d character.",
          "Your password must contain at least %(min_length)d characters.",
          this.min_length,
        ).replace("%(min_length)d", String(this.min_length));
      }
    }

    @pyclass("django.contrib.auth.password_validation.UserAttributeSimilarityValidator")
    class UserAttributeSimilarityValidator extends PyObject {
      declare user_attributes: Value;
      declare max_similarity: number;
      get DEFAULT_USER_ATTRIBUTES(): Tuple {
        return new Tuple(DEFAULT_USER_ATTRIBUTES);
      }
      @py("user_attributes=None, max_similarity=0.7")
      __init__(user_attributes: Value = null, max_similarity: Value = new Float(0.7)): void {
        this.user_attributes = user_attributes ?? new Tuple(DEFAULT_USER_ATTRIBUTES);
        const limit =
          max_similarity instanceof Float ? max_similarity.value : Number(max_similarity);
        if (limit < 0.1) throw new ValueError("max_similarity must be at least 0.1");
        this.max_similarity = limit;
      }
      @py("password, user=None") async validate(
        password: string,
        user: Value = null,
      ): Promise<void> {
        if (user === null) return;
        const lowered = password.toLowerCase();
        for (const attribute of iterate(this.user_attributes).map(str)) {
          const value = await getattrOr(process, user, attribute, null);
          if (typeof value !== "string" || value === "") continue;
          const whole = value.toLowerCase();
          for (const part of [...whole.split(/[^\p{L}\p{N}_]+/u), whole]) {
            if (tooLong(lowered, this.max_similarity, part)) continue;
            if (quickRatio(lowered, part) < this.max_similarity) continue;
            const params = Dict.from<Value>({ verbose_name: labelOf(user, attribute) });
            throw validationError(this.get_error_message(), "password_too_similar", params);
          }
        }
      }
      @py() get_error_message(): string {
        return gettext("The password is too similar to the %(verbose_name)s.");
      }
      @py() get_help_text(): string {
        return gettext("Your password can’t be too similar to your other personal information.");
      }
    }

    function labelOf(user: Value, attribute: string): string {
      const meta = (user as Partial<ModelInstance>)._meta;
      const field = meta?.find(attribute);
      return field && "verbose_name" in field ? str(field.verbose_name) : attribute;
    }

    @pyclass("django.contrib.auth.password_validation.CommonPasswordValidator")
    class CommonPasswordValidator extends PyObject {
      #passwords: Set<string> | null = null;
      @py("password_list_path=None") __init__(): void {
        // Only the list that Django brings is here.
      }
      @py("password, user=None") async validate(password: string): Promise<void> {
        if (!this.#passwords) {
          const { COMMON_PASSWORDS } = await import("./common-passwords.ts");
          this.#passwords = new Set(COMMON_PASSWORDS.split("\n"));
        }
        if (this.#passwords.has(password.toLowerCase().trim())) {
          throw validationError(this.get_error_message(), "password_too_common");
        }
      }
      @py() get_error_message(): string {
        return gettext("This password is too common.");
      }
      @py() get_help_text(): string {
        return gettext("Your password can’t be a commonly used password.");
      }
    }

    @pyclass("django.contrib.auth.password_validation.NumericPasswordValidator")
    class NumericPasswordValidator extends PyObject {
      @py("password, user=None") validate(password: string): void {
        if (/^[\p{Nd}²³¹⁰-⁹₀-₉]+$/u.test(password))
          throw validationError(this.get_error_message(), "password_entirely_numeric");
      }
      @py() get_error_message(): string {
        return gettext("This password is entirely numeric.");
      }
      @py() get_help_text(): string {
        return gettext("Your password can’t be entirely numeric.");
      }
    }

    let defaults: Value[] | null = null;
    /** The validators of settings.AUTH_PASSWORD_VALIDATORS. */
    async function get_default_password_validators(): Promise<Value[]> {
      defaults ??= await get_password_validators(await settings.fetch("AUTH_PASSWORD_VALIDATORS"));
      return defaults;
    }

    /** @throws ImproperlyConfigured where a name leads nowhere */
    async function get_password_validators(config: Value): Promise<Value[]> {
      const made: Value[] = [];
      for (const entry of iterate(config) as Dict[]) {
        const name = str(entry.get("NAME") ?? "");
        let cls: Value;
        try {
          cls = await importString(process, name);
        } catch (error) {
          if (!(error instanceof ImportError)) throw error;
          throw new ImproperlyConfigured(
            `The module in NAME could not be imported: ${name}. Check your AUTH_PASSWORD_VALIDATORS setting.`,
          );
        }
        const options = entry.get("OPTIONS");
        const keywords =
          options instanceof Dict
            ? [...options].map(([key, value]) => [str(key), value] as const)
            : [];
        made.push(await process.call(cls, [], Object.fromEntries(keywords)));
      }
      return made;
    }

    /** @throws ValidationError with all that is wrong with the password */
    async function validate_password(
      password: Value,
      user: Value = null,
      validators: Value = null,
    ): Promise<null> {
      const errors: Value[] = [];
      for (const validator of validators === null
        ? await get_default_password_validators()
        : iterate(validators)) {
        try {
          await process.callMethod(validator, "validate", [password, user]);
        } catch (error) {
          if (!(error instanceof ValidationError)) throw error;
          errors.push(error);
        }
      }
      if (errors.length > 0) throw validationError(errors);
      return null;
    }

    /** Tells the validators that want to know. */
    async function password_changed(
      password: Value,
      user: Value = null,
      validators: Value = null,
    ): Promise<null> {
      for (const validator of validators === null
        ? await get_default_password_validators()
        : iterate(validators)) {
        const listener = await getattrOr(process, validator, "password_changed", null);
        if (listener !== null) await process.call(listener, [password, user]);
      }
      return null;
    }

    async function password_validators_help_texts(validators: Value = null): Promise<Value[]> {
      const texts: Value[] = [];
      for (const validator of validators === null
        ? await get_default_password_validators()
        : iterate(validators)) {
        texts.push(await process.callMethod(validator, "get_help_text"));
      }
      return texts;
    }

    return {
      MinimumLengthValidator,
      UserAttributeSimilarityValidator,
      CommonPasswordValidator,
      NumericPasswordValidator,
      get_default_password_validators: native(
        "",
        get_default_password_validators,
        "get_default_password_validators",
      ),
      get_password_validators: native(
        "validator_config",
        get_password_validators,
        "get_password_validators",
      ),
      validate_password: native(
        "password, user=None, password_validators=None",
        validate_password,
        "validate_password",
      ),
      password_changed: native(
        "password, user=None, password_validators=None",
        password_changed,
        "password_changed",
      ),
      password_validators_help_texts: native(
        "password_validators=None",
        password_validators_help_texts,
        "password_validators_help_texts",
      ),
    };
  },
);
