import { Exception } from "../../../../../python/errors.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import type { Process } from "../../../../process.ts";
import { ValidationError } from "../../../core/exceptions.ts";
import { importString } from "../../../utils/module_loading.ts";

/** The user model of a project, as the commands about users need it. */
export class UserModel {
  readonly process: Process;
  readonly model: Value;
  readonly usernameField: string;
  readonly requiredFields: readonly string[];

  private constructor(
    process: Process,
    model: Value,
    usernameField: string,
    requiredFields: readonly string[],
  ) {
    this.process = process;
    this.model = model;
    this.usernameField = usernameField;
    this.requiredFields = requiredFields;
  }

  static async of(process: Process): Promise<UserModel> {
    const getUserModel = await importString(process, "django.contrib.auth.get_user_model");
    const model = await process.call(getUserModel, []);
    const username = str(await process.getattr(model, "USERNAME_FIELD"));
    const required = (await process.getattr(model, "REQUIRED_FIELDS")) as Value[];
    return new UserModel(process, model, username, required.map(str));
  }

  /** `object.name(*args, **kwargs)` */
  async method(
    object: Value,
    name: string,
    args: readonly Value[],
    kwargs: Readonly<Record<string, Value>> = {},
  ): Promise<Value> {
    return await this.process.call(await this.process.getattr(object, name), args, kwargs);
  }

  async manager(): Promise<Value> {
    return await this.process.getattr(this.model, "_default_manager");
  }

  async field(name: string): Promise<Value> {
    const meta = await this.process.getattr(this.model, "_meta");
    return await this.method(meta, "get_field", [name]);
  }

  async verboseName(name: string): Promise<string> {
    return str(await this.process.getattr(await this.field(name), "verbose_name"));
  }

  /** The value of a field as the model would keep it. @throws ValidationError */
  async clean(name: string, value: Value): Promise<Value> {
    return await this.method(await this.field(name), "clean", [value, null]);
  }

  /** The user of a name; null where there is none. */
  async find(username: string): Promise<Value> {
    const missing = await this.process.getattr(this.model, "DoesNotExist");
    try {
      return await this.method(await this.manager(), "get", [], { [this.usernameField]: username });
    } catch (error) {
      if (error instanceof Exception && error instanceof (missing as unknown as typeof Exception))
        return null;
      throw error;
    }
  }

  /** What the project's validators have against a password. */
  async passwordProblems(password: string, user: Value): Promise<string[]> {
    const validate = await importString(
      this.process,
      "django.contrib.auth.password_validation.validate_password",
    );
    try {
      await this.process.call(validate, [password, user]);
      return [];
    } catch (error) {
      if (error instanceof ValidationError) return error.messages;
      throw error;
    }
  }

  /** A user that is not saved, for validators that compare the password with it. */
  async unsaved(values: Readonly<Record<string, Value>>): Promise<Value> {
    return await this.process.call(this.model, [], values);
  }

  async createSuperuser(values: Readonly<Record<string, Value>>): Promise<void> {
    await this.method(await this.manager(), "create_superuser", [], values);
  }
}

/** First letter upper-case, as Django's capfirst. */
export function capfirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
