/** The migrations of DRF's authtoken (3.18) and of SimpleJWT's token_blacklist (5.5). */
import type { Value } from "../../../../../python/values.ts";
import type { Field } from "../../models/fields/field.ts";
import { field } from "../../models/fields/field.ts";
import { UUIDField } from "../../models/fields/other.ts";
import { DateTimeField } from "../../models/fields/temporal.ts";
import { CharField, TextField } from "../../models/fields/text.ts";
import {
  addField,
  alterField,
  alterOptions,
  auto,
  bigAuto,
  type BuiltinMigration,
  createModel,
  dataMigration,
  foreignKey,
  oneToOne,
  removeField,
  renameField,
} from "./define.ts";
import { CASCADE } from "../../models/on-delete.ts";

const chars = (max_length: number, options: Readonly<Record<string, Value>> = {}): Field =>
  field(CharField, { max_length, ...options });

export const AUTHTOKEN: readonly BuiltinMigration[] = [
  {
    name: "0001_initial",
    needs: [["user", "__first__"]],
    operations: (user) => [
      createModel("Token", {
        key: chars(40, { primary_key: true, serialize: false }),
        created: field(DateTimeField, { auto_now_add: true }),
        user: oneToOne(user, { related_name: "auth_token" }),
      }),
    ],
  },
  {
    name: "0002_auto_20160226_1747",
    needs: [["authtoken", "0001_initial"]],
    operations: (user) => [
      alterOptions("token", { verbose_name_plural: "Tokens", verbose_name: "Token" }),
      alterField(
        "token",
        "created",
        field(DateTimeField, { verbose_name: "Created", auto_now_add: true }),
      ),
      alterField(
        "token",
        "key",
        chars(40, { verbose_name: "Key", primary_key: true, serialize: false }),
      ),
      alterField(
        "token",
        "user",
        oneToOne(user, { verbose_name: "User", related_name: "auth_token" }),
      ),
    ],
  },
  {
    name: "0003_tokenproxy",
    needs: [["authtoken", "0002_auto_20160226_1747"]],
    operations: () => [
      createModel("TokenProxy", {}, { verbose_name: "token", proxy: true }, ["authtoken.token"]),
    ],
  },
  {
    name: "0004_alter_tokenproxy_options",
    needs: [["authtoken", "0003_tokenproxy"]],
    operations: () => [
      alterOptions("tokenproxy", { verbose_name: "Token", verbose_name_plural: "Tokens" }),
    ],
  },
];

const APP = "token_blacklist";

function next(
  name: string,
  after: string,
  operations: BuiltinMigration["operations"],
  onUser = false,
): BuiltinMigration {
  return {
    name,
    needs: onUser
      ? [
          ["user", "__first__"],
          [APP, after],
        ]
      : [[APP, after]],
    operations,
  };
}

export const TOKEN_BLACKLIST: readonly BuiltinMigration[] = [
  {
    name: "0001_initial",
    needs: [["user", "__first__"]],
    operations: (user) => [
      createModel("BlacklistedToken", {
        id: auto(),
        blacklisted_at: field(DateTimeField, { auto_now_add: true }),
      }),
      createModel(
        "OutstandingToken",
        {
          id: auto(),
          jti: field(UUIDField, { unique: true }),
          token: field(TextField),
          created_at: field(DateTimeField),
          expires_at: field(DateTimeField),
          user: foreignKey(user),
        },
        { ordering: ["user"] },
      ),
      addField("blacklistedtoken", "token", oneToOne("token_blacklist.OutstandingToken")),
    ],
  },
  next("0002_outstandingtoken_jti_hex", "0001_initial", () => [
    addField("outstandingtoken", "jti_hex", chars(255, { blank: true, null: true })),
  ]),
  next("0003_auto_20171017_2007", "0002_outstandingtoken_jti_hex", () => [dataMigration()]),
  next("0004_auto_20171017_2013", "0003_auto_20171017_2007", () => [
    alterField("outstandingtoken", "jti_hex", chars(255, { unique: true })),
  ]),
  next("0005_remove_outstandingtoken_jti", "0004_auto_20171017_2013", () => [
    removeField("outstandingtoken", "jti"),
  ]),
  next("0006_auto_20171017_2113", "0005_remove_outstandingtoken_jti", () => [
    renameField("outstandingtoken", "jti_hex", "jti"),
  ]),
  next("0007_auto_20171017_2214", "0006_auto_20171017_2113", (user) => [
    alterField("outstandingtoken", "created_at", field(DateTimeField, { blank: true, null: true })),
    alterField(
      "outstandingtoken",
      "user",
      foreignKey(user, { blank: true, null: true, on_delete: CASCADE }),
    ),
  ]),
  next("0008_migrate_to_bigautofield", "0007_auto_20171017_2214", () => [
    alterField("blacklistedtoken", "id", bigAuto({ auto_created: true, verbose_name: "ID" })),
    alterField("outstandingtoken", "id", bigAuto({ auto_created: true, verbose_name: "ID" })),
  ]),
  next("0010_fix_migrate_to_bigautofield", "0008_migrate_to_bigautofield", () => [
    alterField("blacklistedtoken", "id", bigAuto()),
    alterField("outstandingtoken", "id", bigAuto()),
  ]),
  next("0011_linearizes_history", "0010_fix_migrate_to_bigautofield", () => []),
  next(
    "0012_alter_outstandingtoken_user",
    "0011_linearizes_history",
    (user) => [
      alterField("outstandingtoken", "user", foreignKey(user, { blank: true, null: true })),
    ],
    true,
  ),
  next("0013_alter_blacklistedtoken_options_and_more", "0012_alter_outstandingtoken_user", () => [
    alterOptions("blacklistedtoken", {
      verbose_name: "Blacklisted Token",
      verbose_name_plural: "Blacklisted Tokens",
    }),
    alterOptions("outstandingtoken", {
      ordering: ["user"],
      verbose_name: "Outstanding Token",
      verbose_name_plural: "Outstanding Tokens",
    }),
  ]),
];
