import { check } from "../django/core/management/commands/check.ts";
import { makemigrations } from "../django/core/management/commands/makemigrations.ts";
import { migrate } from "../django/core/management/commands/migrate.ts";
import { runserver, staticRunserver } from "../django/core/management/commands/runserver.ts";
import { showmigrations } from "../django/core/management/commands/showmigrations.ts";
import { shell } from "../django/core/management/commands/shell.ts";
import { changepassword } from "../django/contrib/auth/management/commands/changepassword.ts";
import { createsuperuser } from "../django/contrib/auth/management/commands/createsuperuser.ts";
import type { Command } from "../django/core/management/base.ts";
import { drf_create_token } from "../rest_framework/authtoken/drf_create_token.ts";
import { flushexpiredtokens } from "../rest_framework_simplejwt/token_blacklist/flushexpiredtokens.ts";

/** The management commands that run here; they exist while their application is installed. */
export const COMMANDS: readonly Command[] = [
  check,
  runserver,
  staticRunserver,
  shell,
  changepassword,
  createsuperuser,
  makemigrations,
  migrate,
  showmigrations,
  drf_create_token,
  flushexpiredtokens,
];

const names = (app: string, list: string): { name: string; app: string }[] =>
  list.split(" ").map((name) => ({ name, app }));

/** Real commands that `help` lists and that say so when they are run. */
export const UNSUPPORTED_COMMANDS: readonly { readonly name: string; readonly app: string }[] = [
  ...names(
    "django.core",
    "compilemessages createcachetable dbshell diffsettings dumpdata flush inspectdb loaddata makemessages " +
      "optimizemigration sendtestemail sqlflush sqlmigrate sqlsequencereset squashmigrations " +
      "startapp startproject test testserver",
  ),
  ...names("django.contrib.contenttypes", "remove_stale_contenttypes"),
  ...names("django.contrib.sessions", "clearsessions"),
  ...names("django.contrib.staticfiles", "collectstatic findstatic"),
  ...names("rest_framework", "generateschema"),
];
