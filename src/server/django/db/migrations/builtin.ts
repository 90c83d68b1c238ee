/** Migrations of installed packages, by the dotted name of their application. */
import { ADMIN, AUTH, CONTENTTYPES, SESSIONS } from "./builtin/django.ts";
import type { BuiltinMigration } from "./builtin/define.ts";
import { AUTHTOKEN, TOKEN_BLACKLIST } from "./builtin/rest.ts";

export const BUILTIN_MIGRATIONS: Readonly<Record<string, readonly BuiltinMigration[]>> = {
  "django.contrib.admin": ADMIN,
  "django.contrib.auth": AUTH,
  "django.contrib.contenttypes": CONTENTTYPES,
  "django.contrib.sessions": SESSIONS,
  "rest_framework.authtoken": AUTHTOKEN,
  "rest_framework_simplejwt.token_blacklist": TOKEN_BLACKLIST,
};
