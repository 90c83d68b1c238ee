/** How operations (django/db/migrations/operations/, 5.2) make one another superfluous. */
import { make } from "../../../../python/objects.ts";
import { iterate } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import type { Index } from "../models/constraints.ts";
import type { Operation } from "./operations/base.ts";
import {
  AddField,
  AlterField,
  FieldOperation,
  RemoveField,
  RenameField,
} from "./operations/fields.ts";
import {
  AddConstraint,
  AddIndex,
  AlterConstraint,
  ListOperation,
  RemoveConstraint,
  RemoveIndex,
  RenameIndex,
} from "./operations/lists.ts";
import {
  AlterIndexTogether,
  AlterUniqueTogether,
  ChangeOptions,
  CreateModel,
  DeleteModel,
  RenameModel,
} from "./operations/models.ts";
import { reduceCreation } from "./reduction-of-models.ts";
import { fieldReferences, resolveRelation } from "./relations.ts";

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

type AlterTogether = InstanceType<typeof AlterUniqueTogether>;
const isTogether = (one: Operation): one is AlterTogether =>
  one instanceof AlterUniqueTogether || one instanceof AlterIndexTogether;

/** What is done to one field. */
type OnField = FieldOperation | RemoveField | RenameField;
const isOnField = (one: Operation): one is OnField =>
  one instanceof FieldOperation || one instanceof RemoveField || one instanceof RenameField;
const fieldName = (one: OnField): string => (one instanceof RenameField ? one.old_name : one.name);
const isSameField = (a: OnField, b: OnField): boolean =>
  same(a.model_name, b.model_name) && same(fieldName(a), fieldName(b));

/** Whether an operation may have to do with a model. In doubt it has. */
export function referencesModel(operation: Operation, model: string, app: string): boolean {
  const target = `${app}.${model.toLowerCase()}`;
  if (isOnField(operation)) {
    if (same(operation.model_name, model)) return true;
    const owner = `${app}.${operation.model_name.toLowerCase()}`;
    return operation instanceof FieldOperation && fieldReferences(owner, operation.field, target);
  }
  if (operation instanceof CreateModel) {
    const own = `${app}.${operation.name.toLowerCase()}`;
    const isBase = (base: Value): boolean =>
      typeof base === "string" && resolveRelation(base, app, "") === target;
    return (
      own === target ||
      operation.bases.some(isBase) ||
      operation.fields.some(([, field]) => fieldReferences(own, field, target))
    );
  }
  if (operation instanceof RenameModel)
    return same(operation.old_name, model) || same(operation.new_name, model);
  if (operation instanceof ChangeOptions && !(operation instanceof ListOperation))
    return same(operation.name, model);
  return true;
}

/** Whether an operation may have to do with a field. In doubt it has. */
export function referencesField(
  operation: Operation,
  model: string,
  field: string,
  app: string,
): boolean {
  if (operation instanceof RenameField)
    return (
      referencesModel(operation, model, app) &&
      (same(operation.old_name, field) || same(operation.new_name, field))
    );
  if (isOnField(operation)) {
    if (same(operation.model_name, model) && fieldName(operation) === field) return true;
    if (!(operation instanceof FieldOperation)) return false;
    const owner = `${app}.${operation.model_name.toLowerCase()}`;
    return fieldReferences(owner, operation.field, `${app}.${model.toLowerCase()}`, field);
  }
  if (isTogether(operation)) {
    const sets = operation.value === null ? [] : iterate(operation.value);
    return (
      referencesModel(operation, model, app) &&
      (sets.length === 0 || sets.some((set) => iterate(set).includes(field)))
    );
  }
  return referencesModel(operation, model, app);
}

/**
 * What two operations come to.
 * @returns the operations that stand for both; else whether `other` may be moved before `operation`
 */
export function reduce(operation: Operation, other: Operation, app: string): Operation[] | boolean {
  const own = reduceKnown(operation, other);
  if (own) return own;
  if (operation.elidable) return [other];
  if (other.elidable) return [operation];
  if (operation instanceof RenameField) {
    const { model_name, old_name, new_name } = operation;
    return !(
      referencesField(other, model_name, old_name, app) ||
      referencesField(other, model_name, new_name, app)
    );
  }
  if (isOnField(operation))
    return !referencesField(other, operation.model_name, fieldName(operation), app);
  if (operation instanceof RenameModel) return !referencesModel(other, operation.new_name, app);
  if (operation instanceof ListOperation) return false;
  if (
    operation instanceof ChangeOptions ||
    operation instanceof CreateModel ||
    operation instanceof DeleteModel
  ) {
    if (!referencesModel(other, operation.name, app)) return true;
    return isTogether(operation) && isTogether(other) && operation.optionName !== other.optionName;
  }
  return false;
}

function reduceKnown(operation: Operation, other: Operation): Operation[] | null {
  if (operation instanceof CreateModel) return reduceCreation(operation, other);
  if (isOnField(operation)) return reduceOnField(operation, other);
  if (operation instanceof ListOperation) return reduceList(operation, other);
  if (operation instanceof RenameModel) {
    if (!(other instanceof RenameModel) || !same(operation.new_name, other.old_name)) return null;
    return [make(RenameModel, operation.old_name, other.new_name)];
  }
  if (!(operation instanceof ChangeOptions)) return null;
  const isAgain =
    other instanceof (operation.constructor as new () => ChangeOptions) ||
    other instanceof DeleteModel;
  return isAgain && same(operation.name, other.name) ? [other] : null;
}

function reduceOnField(operation: OnField, other: Operation): Operation[] | null {
  if (operation instanceof RemoveField && other instanceof DeleteModel)
    return same(other.name, operation.model_name) ? [other] : null;
  if (operation instanceof RenameField) {
    const isOn =
      other instanceof RenameField &&
      same(operation.model_name, other.model_name) &&
      same(operation.new_name, other.old_name);
    return isOn
      ? [make(RenameField, operation.model_name, operation.old_name, other.new_name)]
      : null;
  }
  if (!isOnField(other) || !isSameField(operation, other)) return null;
  const { model_name } = operation;
  if (operation instanceof AddField) {
    if (other instanceof AlterField) return [make(AddField, model_name, other.name, other.field)];
    if (other instanceof RemoveField) return [];
    if (other instanceof RenameField)
      return [make(AddField, model_name, other.new_name, operation.field)];
  }
  if (!(operation instanceof AlterField)) return null;
  if (other instanceof AlterField || other instanceof RemoveField) return [other];
  if (other instanceof RenameField && operation.field.db_column === null)
    return [other, make(AlterField, model_name, other.new_name, operation.field)];
  return null;
}

function reduceList(operation: ListOperation, other: Operation): Operation[] | null {
  if (!(other instanceof ListOperation)) return null;
  const { model_name } = operation;
  if (operation instanceof AddIndex) {
    if (other instanceof RemoveIndex && other.itemName === operation.itemName) return [];
    if (other instanceof RenameIndex && other.old_name === operation.itemName)
      return [make(AddIndex, model_name, other.change([operation.item])[0] as Index)];
    return null;
  }
  if (!same(model_name, other.model_name)) return null;
  if (operation instanceof RenameIndex) {
    const isOn = other instanceof RenameIndex && other.old_name !== null;
    if (!isOn || !same(operation.new_name, other.old_name as string)) return null;
    const { old_name, old_fields } = operation;
    return [make(RenameIndex, model_name, other.new_name, old_name, old_fields)];
  }
  if (other.itemName !== operation.itemName) return null;
  if (operation instanceof AddConstraint) {
    if (other instanceof RemoveConstraint) return [];
    if (other instanceof AlterConstraint) return [make(AddConstraint, model_name, other.item)];
  }
  const isAgain = other instanceof AlterConstraint || other instanceof RemoveConstraint;
  return operation instanceof AlterConstraint && isAgain ? [other] : null;
}
