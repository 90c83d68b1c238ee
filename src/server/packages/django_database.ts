import type { ModuleDefinition } from "../../python/module-definition.ts";
import { admin_models } from "../django/contrib/admin/models.ts";
import { migrations } from "../django/db/migrations.ts";
import { migrations_autodetector } from "../django/db/migrations/autodetector.ts";
import { migrations_executor } from "../django/db/migrations/executor.ts";
import { migrations_loader } from "../django/db/migrations/loader.ts";
import { DATABASE_NAMES } from "../django/db/names.ts";
import { auth } from "../django/contrib/auth.ts";
import { auth_apps } from "../django/contrib/auth/apps.ts";
import { auth_backend_loading } from "../django/contrib/auth/backend-loading.ts";
import { auth_backends } from "../django/contrib/auth/backends.ts";
import { base_user } from "../django/contrib/auth/base_user.ts";
import { auth_checks } from "../django/contrib/auth/checks.ts";
import { hashers } from "../django/contrib/auth/hashers.ts";
import { auth_management } from "../django/contrib/auth/management.ts";
import { auth_middleware } from "../django/contrib/auth/middleware.ts";
import { auth_models } from "../django/contrib/auth/models.ts";
import { password_validation } from "../django/contrib/auth/password_validation.ts";
import { permission_models } from "../django/contrib/auth/permission-models.ts";
import { auth_signals } from "../django/contrib/auth/signals.ts";
import { user_model } from "../django/contrib/auth/user-model.ts";
import { auth_validators } from "../django/contrib/auth/validators.ts";
import { contenttypes_apps } from "../django/contrib/contenttypes/apps.ts";
import { contenttypes_models } from "../django/contrib/contenttypes/models.ts";
import { sessions_db } from "../django/contrib/sessions/backends/db.ts";
import { sessions_models } from "../django/contrib/sessions/models.ts";
import { validators } from "../django/core/validators.ts";
import { connections } from "../django/db/connections.ts";
import { db } from "../django/db/db.ts";
import { database_functions } from "../django/db/models/functions.ts";
import { models } from "../django/db/models.ts";
import { models_base } from "../django/db/models/base.ts";
import { enums } from "../django/db/models/enums.ts";
import { models_fields } from "../django/db/models/fields.ts";
import { model_signals } from "../django/db/models/signals.ts";
import { transaction } from "../django/db/transaction.ts";
import { db_utils } from "../django/db/utils.ts";
import { dispatch } from "../django/dispatch.ts";
import { crypto } from "../django/utils/crypto.ts";
import { dateparse } from "../django/utils/dateparse.ts";
import { duration } from "../django/utils/duration.ts";
import { timezone, zoneinfo } from "../django/utils/timezone.ts";
import type { Environment } from "../environment.ts";

/** The modules of Django about models, users and the database. */
export const DJANGO_DATABASE_MODULES: readonly ModuleDefinition<Environment, object>[] = [
  admin_models,
  auth,
  auth_apps,
  auth_backend_loading,
  auth_backends,
  auth_checks,
  auth_management,
  auth_middleware,
  auth_models,
  auth_signals,
  auth_validators,
  base_user,
  connections,
  contenttypes_apps,
  contenttypes_models,
  crypto,
  dateparse,
  duration,
  database_functions,
  db,
  db_utils,
  dispatch,
  enums,
  hashers,
  migrations,
  migrations_executor,
  migrations_loader,
  migrations_autodetector,
  model_signals,
  models,
  models_base,
  models_fields,
  password_validation,
  permission_models,
  sessions_db,
  sessions_models,
  timezone,
  zoneinfo,
  transaction,
  user_model,
  validators,
  ...DATABASE_NAMES,
];
