/** Mirrors django/db/models/__init__.py (5.2): what `from django.db import models` gives. */
import { native } from "../../../python/objects.ts";
import type { Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { ObjectDoesNotExist } from "../core/exceptions.ts";
import { models_base } from "./models/base.ts";
import { CheckConstraint, Constraint, Index, UniqueConstraint } from "./models/constraints.ts";
import { ProtectedError, RestrictedError, SET } from "./models/deletion.ts";
import {
  CASCADE,
  DO_NOTHING,
  PROTECT,
  RESTRICT,
  SET_DEFAULT,
  SET_NULL,
} from "./models/on-delete.ts";
import { enums } from "./models/enums.ts";
import {
  Aggregate,
  Avg,
  Count,
  Expression,
  F,
  Max,
  Min,
  Ordered,
  Sum,
  ValueExpression,
} from "./models/expressions.ts";
import { FIELD_CLASSES } from "./models/fields.ts";
import { NOT_PROVIDED } from "./models/fields/options.ts";
import { Manager } from "./models/manager.ts";
import { Func } from "./models/functions.ts";
import { Prefetch } from "./models/prefetch.ts";
import { Case, Exists, ExpressionWrapper, OuterRef, Subquery, When } from "./models/subqueries.ts";
import { Q } from "./models/query_utils.ts";
import { QuerySet } from "./models/query.ts";
import { model_signals } from "./models/signals.ts";
import {
  ForeignObjectRel,
  ManyToManyRel,
  ManyToOneRel,
  OneToOneRel,
} from "./models/fields/reverse_related.ts";

export const models = defineModule(
  "django.db.models",
  async (process) => {
    const { Model } = await process.load(models_base);
    const choices = await process.load(enums);
    const signals = await process.load(model_signals);
    return {
      ...FIELD_CLASSES,
      ...choices,
      Model,
      Manager,
      QuerySet,
      Q,
      F,
      Value: ValueExpression,
      Expression,
      Aggregate,
      Avg,
      Count,
      Max,
      Min,
      Sum,
      Case,
      When,
      Exists,
      Subquery,
      OuterRef,
      ExpressionWrapper,
      Func,
      Prefetch,
      OrderBy: Ordered,
      BaseConstraint: Constraint,
      CheckConstraint,
      UniqueConstraint,
      Index,
      CASCADE,
      DO_NOTHING,
      PROTECT,
      ProtectedError,
      RESTRICT,
      RestrictedError,
      SET,
      SET_DEFAULT,
      SET_NULL,
      NOT_PROVIDED,
      ForeignObjectRel,
      ManyToManyRel,
      ManyToOneRel,
      OneToOneRel,
      ObjectDoesNotExist,
      signals,
      prefetch_related_objects: native(
        "model_instances, *related_lookups",
        (): Value => null,
        "prefetch_related_objects",
      ),
    };
  },
  "/site-packages/django/db/models/__init__.py",
);
