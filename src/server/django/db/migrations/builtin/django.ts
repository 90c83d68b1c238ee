/** The migrations of Django's own applications (5.2): names, order and what they make, as tables need it. */
import type { Field } from "../../models/fields/field.ts";
import { field } from "../../models/fields/field.ts";
import { BooleanField, PositiveSmallIntegerField } from "../../models/fields/numbers.ts";
import { DateTimeField } from "../../models/fields/temporal.ts";
import { CharField, EmailField, TextField } from "../../models/fields/text.ts";
import {
  alterField,
  alterOptions,
  auto,
  type BuiltinMigration,
  createModel,
  dataMigration,
  foreignKey,
  manyToMany,
  removeField,
  uniqueTogether,
} from "./define.ts";
import type { Value } from "../../../../../python/values.ts";

const chars = (max_length: number, options: Readonly<Record<string, Value>> = {}): Field =>
  field(CharField, { max_length, ...options });
const moment = (options: Readonly<Record<string, Value>> = {}): Field =>
  field(DateTimeField, options);

export const CONTENTTYPES: readonly BuiltinMigration[] = [
  {
    name: "0001_initial",
    needs: [],
    operations: () => [
      createModel(
        "ContentType",
        {
          id: auto(),
          name: chars(100),
          app_label: chars(100),
          model: chars(100, { verbose_name: "python model class name" }),
        },
        {
          ordering: ["name"],
          db_table: "django_content_type",
          verbose_name: "content type",
          verbose_name_plural: "content types",
        },
      ),
      uniqueTogether("contenttype", ["app_label", "model"]),
    ],
  },
  {
    name: "0002_remove_content_type_name",
    needs: [["contenttypes", "0001_initial"]],
    operations: () => [
      alterOptions("contenttype", {
        verbose_name: "content type",
        verbose_name_plural: "content types",
      }),
      alterField("contenttype", "name", chars(100, { null: true })),
      dataMigration(),
      removeField("contenttype", "name"),
    ],
  },
];

/** A migration of auth that changes one field of the user. */
function userField(
  name: string,
  after: string,
  attribute: string,
  make: () => Field,
): BuiltinMigration {
  return {
    name,
    needs: [["auth", after]],
    operations: () => [alterField("user", attribute, make())],
  };
}

export const AUTH: readonly BuiltinMigration[] = [
  {
    name: "0001_initial",
    needs: [["contenttypes", "__first__"]],
    operations: () => [
      createModel(
        "Permission",
        {
          id: auto(),
          name: chars(50),
          content_type: foreignKey("contenttypes.ContentType"),
          codename: chars(100),
        },
        {
          ordering: ["content_type__app_label", "content_type__model", "codename"],
          unique_together: [["content_type", "codename"]],
          verbose_name: "permission",
          verbose_name_plural: "permissions",
        },
      ),
      createModel(
        "Group",
        {
          id: auto(),
          name: chars(80, { unique: true }),
          permissions: manyToMany("auth.Permission", { blank: true }),
        },
        { verbose_name: "group", verbose_name_plural: "groups" },
      ),
      createModel(
        "User",
        {
          id: auto(),
          password: chars(128),
          last_login: moment(),
          is_superuser: field(BooleanField, { default: false }),
          username: chars(30, { unique: true }),
          first_name: chars(30, { blank: true }),
          last_name: chars(30, { blank: true }),
          email: field(EmailField, { max_length: 75, blank: true }),
          is_staff: field(BooleanField, { default: false }),
          is_active: field(BooleanField, { default: true }),
          date_joined: moment(),
          groups: manyToMany("auth.Group", {
            blank: true,
            related_name: "user_set",
            related_query_name: "user",
          }),
          user_permissions: manyToMany("auth.Permission", {
            blank: true,
            related_name: "user_set",
            related_query_name: "user",
          }),
        },
        { swappable: "AUTH_USER_MODEL", verbose_name: "user", verbose_name_plural: "users" },
      ),
    ],
  },
  {
    name: "0002_alter_permission_name_max_length",
    needs: [["auth", "0001_initial"]],
    operations: () => [alterField("permission", "name", chars(255))],
  },
  userField(
    "0003_alter_user_email_max_length",
    "0002_alter_permission_name_max_length",
    "email",
    () => field(EmailField, { blank: true }),
  ),
  userField("0004_alter_user_username_opts", "0003_alter_user_email_max_length", "username", () =>
    chars(30, { unique: true }),
  ),
  userField("0005_alter_user_last_login_null", "0004_alter_user_username_opts", "last_login", () =>
    moment({ null: true, blank: true }),
  ),
  {
    name: "0006_require_contenttypes_0002",
    needs: [
      ["auth", "0005_alter_user_last_login_null"],
      ["contenttypes", "0002_remove_content_type_name"],
    ],
    operations: () => [],
  },
  userField(
    "0007_alter_validators_add_error_messages",
    "0006_require_contenttypes_0002",
    "username",
    () => chars(30, { unique: true }),
  ),
  userField(
    "0008_alter_user_username_max_length",
    "0007_alter_validators_add_error_messages",
    "username",
    () => chars(150, { unique: true }),
  ),
  userField(
    "0009_alter_user_last_name_max_length",
    "0008_alter_user_username_max_length",
    "last_name",
    () => chars(150, { blank: true }),
  ),
  {
    name: "0010_alter_group_name_max_length",
    needs: [["auth", "0009_alter_user_last_name_max_length"]],
    operations: () => [alterField("group", "name", chars(150, { unique: true }))],
  },
  {
    name: "0011_update_proxy_permissions",
    needs: [
      ["auth", "0010_alter_group_name_max_length"],
      ["contenttypes", "0002_remove_content_type_name"],
    ],
    operations: () => [dataMigration("\n    Update the content_type of proxy model permissions")],
  },
  userField(
    "0012_alter_user_first_name_max_length",
    "0011_update_proxy_permissions",
    "first_name",
    () => chars(150, { blank: true }),
  ),
];

export const ADMIN: readonly BuiltinMigration[] = [
  {
    name: "0001_initial",
    needs: [
      ["user", "__first__"],
      ["contenttypes", "__first__"],
    ],
    operations: (user) => [
      createModel(
        "LogEntry",
        {
          id: auto(),
          action_time: moment({ auto_now: true }),
          object_id: field(TextField, { null: true, blank: true }),
          object_repr: chars(200),
          action_flag: field(PositiveSmallIntegerField),
          change_message: field(TextField, { blank: true }),
          content_type: foreignKey("contenttypes.ContentType", { blank: true, null: true }),
          user: foreignKey(user),
        },
        {
          ordering: ["-action_time"],
          db_table: "django_admin_log",
          verbose_name: "log entry",
          verbose_name_plural: "log entries",
        },
      ),
    ],
  },
  {
    name: "0002_logentry_remove_auto_add",
    needs: [["admin", "0001_initial"]],
    operations: () => [alterField("logentry", "action_time", moment({ editable: false }))],
  },
  {
    name: "0003_logentry_add_action_flag_choices",
    needs: [["admin", "0002_logentry_remove_auto_add"]],
    operations: () => [
      alterField(
        "logentry",
        "action_flag",
        field(PositiveSmallIntegerField, {
          choices: [
            [1, "Addition"],
            [2, "Change"],
            [3, "Deletion"],
          ],
        }),
      ),
    ],
  },
];

export const SESSIONS: readonly BuiltinMigration[] = [
  {
    name: "0001_initial",
    needs: [],
    operations: () => [
      createModel(
        "Session",
        {
          session_key: chars(40, { serialize: false, primary_key: true }),
          session_data: field(TextField),
          expire_date: moment({ db_index: true }),
        },
        { db_table: "django_session", verbose_name: "session", verbose_name_plural: "sessions" },
      ),
    ],
  },
];
