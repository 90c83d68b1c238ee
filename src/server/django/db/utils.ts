/** Mirrors django/db/utils.py (5.2): what the database refuses, in Python's words. */
import { Exception, OverflowError } from "../../../python/errors.ts";
import { pyclass } from "../../../python/objects.ts";
import { SqliteError } from "../../database/schema.ts";
import { defineModule } from "../../process.ts";

const MODULE = "django.db.utils";

@pyclass(`${MODULE}.Error`)
export class DbError extends Exception {}
@pyclass(`${MODULE}.InterfaceError`)
export class InterfaceError extends DbError {}
@pyclass(`${MODULE}.DatabaseError`)
export class DatabaseError extends DbError {}
@pyclass(`${MODULE}.DataError`)
export class DataError extends DatabaseError {}
@pyclass(`${MODULE}.OperationalError`)
export class OperationalError extends DatabaseError {}
@pyclass(`${MODULE}.IntegrityError`)
export class IntegrityError extends DatabaseError {}
@pyclass(`${MODULE}.InternalError`)
export class InternalError extends DatabaseError {}
@pyclass(`${MODULE}.ProgrammingError`)
export class ProgrammingError extends DatabaseError {}
@pyclass("django.db.transaction.TransactionManagementError")
export class TransactionManagementError extends ProgrammingError {}
@pyclass(`${MODULE}.NotSupportedError`)
export class NotSupportedError extends DatabaseError {}
@pyclass(`${MODULE}.ConnectionDoesNotExist`)
export class ConnectionDoesNotExist extends Exception {}

const KINDS = { integrity: IntegrityError, operational: OperationalError, overflow: OverflowError };

/** Runs something on the database. @throws IntegrityError, OperationalError, OverflowError with SQLite's text */
export function withDatabaseErrors<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    throw new KINDS[error.code](error.message);
  }
}

export const db_utils = defineModule(MODULE, () => ({
  Error: DbError,
  InterfaceError,
  DatabaseError,
  DataError,
  OperationalError,
  IntegrityError,
  InternalError,
  ProgrammingError,
  NotSupportedError,
  ConnectionDoesNotExist,
  DEFAULT_DB_ALIAS: "default",
}));
