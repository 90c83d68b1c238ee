import type { ModuleDefinition } from "../../python/module-definition.ts";
import { validators } from "../django/core/validators.ts";
import { db_utils } from "../django/db/utils.ts";
import { dispatch } from "../django/dispatch.ts";
import { dateparse } from "../django/utils/dateparse.ts";
import { timezone } from "../django/utils/timezone.ts";
import type { Environment } from "../environment.ts";

/** The modules of Django about models, users and the database. */
export const DJANGO_DATABASE_MODULES: readonly ModuleDefinition<Environment, object>[] = [
  ...[dispatch, validators, db_utils, timezone, dateparse],
];
