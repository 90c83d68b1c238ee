/** Mirrors django/db/migrations/__init__.py and operations/__init__.py (5.2). */
import { native } from "../../../python/objects.ts";
import { defineModule } from "../../process.ts";
import { Migration, SwappableTuple } from "./migrations/migration.ts";
import { Operation } from "./migrations/operations/base.ts";
import { AddField, AlterField, RemoveField, RenameField } from "./migrations/operations/fields.ts";
import {
  AddConstraint,
  AddIndex,
  AlterConstraint,
  RemoveConstraint,
  RemoveIndex,
  RenameIndex,
} from "./migrations/operations/lists.ts";
import {
  AlterIndexTogether,
  AlterModelManagers,
  AlterModelOptions,
  AlterModelTable,
  AlterModelTableComment,
  AlterUniqueTogether,
  CreateModel,
  DeleteModel,
  RenameModel,
} from "./migrations/operations/models.ts";
import { RunPython, RunSQL, SeparateDatabaseAndState } from "./migrations/operations/special.ts";

/** A dependency on the application of a model that settings may replace. */
function swappable_dependency(value: string): SwappableTuple {
  return new SwappableTuple([value.split(".")[0] ?? "", "__first__"], value);
}

export const migrations = defineModule(
  "django.db.migrations",
  () => ({
    Migration,
    Operation,
    AddConstraint,
    AddField,
    AddIndex,
    AlterConstraint,
    AlterField,
    AlterIndexTogether,
    AlterModelManagers,
    AlterModelOptions,
    AlterModelTable,
    AlterModelTableComment,
    AlterUniqueTogether,
    CreateModel,
    DeleteModel,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RenameField,
    RenameIndex,
    RenameModel,
    RunPython,
    RunSQL,
    SeparateDatabaseAndState,
    swappable_dependency: native("value", swappable_dependency, "swappable_dependency"),
  }),
  "/site-packages/django/db/migrations/__init__.py",
);
