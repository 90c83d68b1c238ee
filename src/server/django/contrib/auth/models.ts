/** Mirrors django/contrib/auth/models.py (5.2). */
import {
  NotImplementedError,
  NotSimulated,
  TypeError,
  ValueError,
} from "../../../../python/errors.ts";
import type { ExportsOf } from "../../../../python/module-definition.ts";
import { combine, make, native, py, pyclass, PyObject } from "../../../../python/objects.ts";
import { truthy } from "../../../../python/operations.ts";
import { Dict, PySet, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import type { ModelInstance } from "../../db/models/contract.ts";
import { setFieldValue } from "../../db/models/contract.ts";
import { field } from "../../db/models/fields/field.ts";
import { BooleanField } from "../../db/models/fields/numbers.ts";
import { DateTimeField } from "../../db/models/fields/temporal.ts";
import { CharField, EmailField } from "../../db/models/fields/text.ts";
import { models_base } from "../../db/models/base.ts";
import { EmptyManager, manager } from "../../db/models/manager.ts";
import { timezone } from "../../utils/timezone.ts";
import { translation } from "../../utils/translation.ts";
import { type AbstractBaseUser, base_user, normalizeEmail } from "./base_user.ts";
import { hashers } from "./hashers.ts";
import { permission_models, type PermissionsMixin } from "./permission-models.ts";
import { auth_validators } from "./validators.ts";

export const auth_models = defineModule("django.contrib.auth.models", async (process) => {
  const { apps } = await process.load(apps_registry);
  const { defineModel } = await process.load(models_base);
  const { AbstractBaseUser, BaseUserManager } = await process.load(base_user);
  const permissions = await process.load(permission_models);
  const { PermissionsMixin, permissionsOf, askBackends } = permissions;
  const { make_password } = await process.load(hashers);
  const { UnicodeUsernameValidator } = await process.load(auth_validators);
  const zones = await process.load(timezone);
  const { gettext_lazy: _ } = await process.load(translation);

  @pyclass("django.contrib.auth.models.UserManager")
  class UserManager extends BaseUserManager {
    override get use_in_migrations(): boolean {
      return true;
    }

    @py("username, email, password, **extra_fields")
    async _create_user(
      username: Value,
      email: Value,
      password: Value,
      extra: Dict,
    ): Promise<Value> {
      if (!truthy(username)) throw new ValueError("The given username must be set");
      const model = apps.get_registered_model(
        this.model._meta.app_label,
        this.model._meta.object_name,
      );
      const normalize = await process.getattr(model, "normalize_username");
      const name = await process.call(normalize, [username]);
      const fields = Object.fromEntries([...extra].map(([key, value]) => [String(key), value]));
      const user = await process.call(this.model, [], {
        username: name,
        email: normalizeEmail(email),
        ...fields,
      });
      setFieldValue(user as object, "password", await make_password(password));
      await process.callMethod(user, "save", [], { using: "default" });
      return user;
    }
    @py("username, email=None, password=None, **extra_fields")
    create_user(
      username: Value,
      email: Value = null,
      password: Value = null,
      extra: Dict = new Dict(),
    ): Promise<Value> {
      const fields = withFlags(extra, false);
      return this._create_user(username, email, password, fields);
    }
    @py("username, email=None, password=None, **extra_fields")
    create_superuser(
      username: Value,
      email: Value = null,
      password: Value = null,
      extra: Dict = new Dict(),
    ): Promise<Value> {
      const fields = withFlags(extra, true);
      if (fields.get("is_staff") !== true)
        throw new ValueError("Superuser must have is_staff=True.");
      if (fields.get("is_superuser") !== true)
        throw new ValueError("Superuser must have is_superuser=True.");
      return this._create_user(username, email, password, fields);
    }
  }

  const UserBase = combine(
    AbstractBaseUser,
    PermissionsMixin,
  ) as unknown as (new () => AbstractBaseUser & PermissionsMixin) &
    Omit<typeof AbstractBaseUser, "prototype">;

  /** A user with names, an address, flags and permissions. */
  @pyclass("django.contrib.auth.models.AbstractUser")
  class AbstractUser extends UserBase {
    declare username: string;
    declare first_name: string;
    declare last_name: string;
    declare email: string;
    declare is_staff: boolean;

    get username_validator(): Value {
      return make(UnicodeUsernameValidator);
    }
    get EMAIL_FIELD(): string {
      return "email";
    }
    get USERNAME_FIELD(): string {
      return "username";
    }
    override get REQUIRED_FIELDS(): Value {
      return ["email"];
    }
    @py() override async clean(): Promise<void> {
      await super.clean();
      this.email = normalizeEmail(this.email);
    }
    @py() get_full_name(): string {
      return `${this.first_name} ${this.last_name}`.trim();
    }
    @py() get_short_name(): string {
      return this.first_name;
    }
    @py("subject, message, from_email=None, **kwargs") email_user(): never {
      throw new NotSimulated("sending mail is not part of this workbook");
    }
  }
  await defineModel(AbstractUser, {
    username: field(
      CharField,
      {
        max_length: 150,
        unique: true,
        help_text: _("Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only."),
        validators: [make(UnicodeUsernameValidator)],
        error_messages: Dict.from<Value>({
          unique: _("A user with that username already exists."),
        }),
      },
      _("username"),
    ),
    first_name: field(CharField, { max_length: 150, blank: true }, _("first name")),
    last_name: field(CharField, { max_length: 150, blank: true }, _("last name")),
    email: field(EmailField, { blank: true }, _("email address")),
    is_staff: field(
      BooleanField,
      { default: false, help_text: _("Designates whether the user can log into this admin site.") },
      _("staff status"),
    ),
    is_active: field(
      BooleanField,
      {
        default: true,
        help_text: _(
          "Designates whether this user should be treated as active. Unselect this instead of deleting accounts.",
        ),
      },
      _("active"),
    ),
    date_joined: field(DateTimeField, { default: zones.now }, _("date joined")),
    objects: manager(UserManager),
    Meta: { verbose_name: _("user"), verbose_name_plural: _("users"), abstract: true },
  });

  @pyclass("django.contrib.auth.models.User")
  class User extends AbstractUser {}
  await defineModel(User, {
    Meta: {
      verbose_name: _("user"),
      verbose_name_plural: _("users"),
      swappable: "AUTH_USER_MODEL",
    },
  });

  const emptyManager = (model: unknown): Value => make(EmptyManager, model as never);
  const refused = (): never => {
    throw new NotImplementedError(`Django doesn't provide a DB representation for AnonymousUser.`);
  };

  /** Who sends a request that says nothing about who sends it. */
  @pyclass("django.contrib.auth.models.AnonymousUser")
  class AnonymousUser extends PyObject {
    get id(): null {
      return null;
    }
    get pk(): null {
      return null;
    }
    get username(): string {
      return "";
    }
    get is_staff(): boolean {
      return false;
    }
    get is_active(): boolean {
      return false;
    }
    get is_superuser(): boolean {
      return false;
    }
    get is_anonymous(): boolean {
      return true;
    }
    get is_authenticated(): boolean {
      return false;
    }
    get groups(): Value {
      return emptyManager(permissions.Group);
    }
    get user_permissions(): Value {
      return emptyManager(permissions.Permission);
    }

    @py() __init__(): void {
      // Nothing to keep.
    }
    @py() __str__(): string {
      return "AnonymousUser";
    }
    @py("other") __eq__(other: Value): boolean {
      return other instanceof AnonymousUser;
    }
    @py() __hash__(): number {
      return 1;
    }
    @py() __int__(): never {
      throw new TypeError(
        "Cannot cast AnonymousUser to int. Are you trying to use it in place of User?",
      );
    }
    @py() save(): never {
      return refused();
    }
    @py() delete(): never {
      return refused();
    }
    @py("raw_password") set_password(): never {
      return refused();
    }
    @py("raw_password") check_password(): never {
      return refused();
    }
    @py("obj=None") get_user_permissions(obj: Value = null): Promise<PySet> {
      return permissionsOf(this, obj, "user");
    }
    @py("obj=None") async get_group_permissions(): Promise<PySet> {
      return Promise.resolve(new PySet());
    }
    @py("obj=None") get_all_permissions(obj: Value = null): Promise<PySet> {
      return permissionsOf(this, obj, "all");
    }
    @py("perm, obj=None") has_perm(perm: Value, obj: Value = null): Promise<boolean> {
      return askBackends("has_perm", [this, perm, obj]);
    }
    @py("perm_list, obj=None") async has_perms(
      perms: Value[],
      obj: Value = null,
    ): Promise<boolean> {
      for (const perm of perms) if (!(await this.has_perm(perm, obj))) return false;
      return true;
    }
    @py("module") has_module_perms(module: Value): Promise<boolean> {
      return askBackends("has_module_perms", [this, module]);
    }
    @py() get_username(): string {
      return this.username;
    }
  }

  /** Receiver of user_logged_in: the moment goes into the user's row. */
  const update_last_login = native(
    "sender, user, **kwargs",
    async (_sender: Value, user: ModelInstance) => {
      setFieldValue(user, "last_login", zones.now());
      await process.callMethod(user, "save", [], {
        update_fields: ["last_login"],
      });
      return null;
    },
    "update_last_login",
  );

  const { Permission, PermissionManager, Group, GroupManager } = permissions;
  return {
    AbstractUser,
    AnonymousUser,
    Group,
    GroupManager,
    Permission,
    PermissionManager,
    PermissionsMixin,
    User,
    UserManager,
    AbstractBaseUser,
    BaseUserManager,
    update_last_login,
  };
});

export type AbstractUser = InstanceType<ExportsOf<typeof auth_models>["AbstractUser"]>;
export type User = InstanceType<ExportsOf<typeof auth_models>["User"]>;
export type AnonymousUser = InstanceType<ExportsOf<typeof auth_models>["AnonymousUser"]>;

/** Fields of a new user, in which the two flags that are not given have a value. */
function withFlags(extra: Dict, preset: boolean): Dict {
  const fields = new Dict(extra);
  for (const flag of ["is_staff", "is_superuser"]) if (!fields.has(flag)) fields.set(flag, preset);
  return fields;
}
