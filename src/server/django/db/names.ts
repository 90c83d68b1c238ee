/** Modules of django.db (5.2) that only gather names which stand elsewhere here. */
import { defineModule } from "../../process.ts";
import { models_base } from "./models/base.ts";
import { CheckConstraint, Constraint, Index, UniqueConstraint } from "./models/constraints.ts";
import { LOOKUP_SEP } from "./models/contract.ts";
import { ProtectedError, RestrictedError, SET } from "./models/deletion.ts";
import {
  CASCADE,
  DO_NOTHING,
  PROTECT,
  RESTRICT,
  SET_DEFAULT,
  SET_NULL,
} from "./models/on-delete.ts";
import {
  Aggregate,
  Avg,
  Count,
  Expression,
  F,
  Max,
  Min,
  Sum,
  ValueExpression,
} from "./models/expressions.ts";
import { ManyToManyField } from "./models/fields/many_to_many.ts";
import { ForeignKey, OneToOneField } from "./models/fields/related.ts";
import {
  ForeignObjectRel,
  ManyToManyRel,
  ManyToOneRel,
  OneToOneRel,
} from "./models/fields/reverse_related.ts";
import { BaseManager, EmptyManager, Manager } from "./models/manager.ts";
import { Func } from "./models/functions.ts";
import { Prefetch } from "./models/prefetch.ts";
import { Case, Exists, ExpressionWrapper, OuterRef, Subquery, When } from "./models/subqueries.ts";
import { Q } from "./models/query_utils.ts";
import { QuerySet } from "./models/query.ts";
import {
  AmbiguityError,
  BadMigrationError,
  InconsistentMigrationHistory,
  IrreversibleError,
  NodeNotFoundError,
} from "./migrations/exceptions.ts";

export const DATABASE_NAMES = [
  defineModule("django.db.models.deletion", () => ({
    CASCADE,
    DO_NOTHING,
    PROTECT,
    ProtectedError,
    RESTRICT,
    RestrictedError,
    SET,
    SET_DEFAULT,
    SET_NULL,
  })),
  defineModule("django.db.models.query", async (process) => ({
    Prefetch,
    QuerySet,
    Model: (await process.load(models_base)).Model,
  })),
  defineModule("django.db.models.query_utils", () => ({ Q })),
  defineModule("django.db.models.manager", () => ({ BaseManager, EmptyManager, Manager })),
  defineModule("django.db.models.constants", () => ({ LOOKUP_SEP })),
  defineModule("django.db.models.constraints", () => ({
    BaseConstraint: Constraint,
    CheckConstraint,
    UniqueConstraint,
  })),
  defineModule("django.db.models.indexes", () => ({ Index })),
  defineModule("django.db.models.expressions", () => ({
    Case,
    Exists,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Subquery,
    Value: ValueExpression,
    When,
  })),
  defineModule("django.db.models.aggregates", () => ({ Aggregate, Avg, Count, Max, Min, Sum })),
  defineModule("django.db.models.fields.related", () => ({
    ForeignKey,
    ManyToManyField,
    OneToOneField,
  })),
  defineModule("django.db.models.fields.reverse_related", () => ({
    ForeignObjectRel,
    ManyToManyRel,
    ManyToOneRel,
    OneToOneRel,
  })),
  defineModule("django.db.migrations.exceptions", () => ({
    AmbiguityError,
    BadMigrationError,
    InconsistentMigrationHistory,
    IrreversibleError,
    NodeNotFoundError,
  })),
];
