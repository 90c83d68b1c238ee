/** Mirrors django/db/migrations/exceptions.py (5.2). */
import { Exception, LookupError, ValueError } from "../../../../python/errors.ts";
import { pyclass } from "../../../../python/objects.ts";
import { DatabaseError } from "../utils.ts";

const MODULE = "django.db.migrations.exceptions";

@pyclass(`${MODULE}.AmbiguityError`)
export class AmbiguityError extends Exception {}
@pyclass(`${MODULE}.BadMigrationError`)
export class BadMigrationError extends Exception {}
@pyclass(`${MODULE}.CircularDependencyError`)
export class CircularDependencyError extends Exception {}
@pyclass(`${MODULE}.InconsistentMigrationHistory`)
export class InconsistentMigrationHistory extends Exception {}
@pyclass(`${MODULE}.InvalidBasesError`)
export class InvalidBasesError extends ValueError {}
@pyclass(`${MODULE}.IrreversibleError`)
export class IrreversibleError extends Exception {}
@pyclass(`${MODULE}.NodeNotFoundError`)
export class NodeNotFoundError extends LookupError {}
@pyclass(`${MODULE}.MigrationSchemaMissing`)
export class MigrationSchemaMissing extends DatabaseError {}
