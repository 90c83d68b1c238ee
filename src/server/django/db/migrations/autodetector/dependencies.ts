/** What an operation of the autodetector (django/db/migrations/autodetector.py, 5.2) must wait for. */
import { str } from "../../../../../python/operations.ts";
import type { Field } from "../../models/fields/field.ts";
import { RelatedField } from "../../models/fields/related.ts";
import type { Operation } from "../operations/base.ts";
import { AddField, AlterField, RemoveField } from "../operations/fields.ts";
import {
  AlterIndexTogether,
  AlterUniqueTogether,
  CreateModel,
  DeleteModel,
} from "../operations/models.ts";
import { resolveRelation } from "../relations.ts";

/** A thing that must be done first. */
export interface Dependency {
  /** "__setting__": the model that the setting `model` names. */
  readonly app: string;
  readonly model: string;
  /** null for the model itself. */
  readonly field: string | null;
  readonly kind: "create" | "remove" | "alter" | "alter together";
}

/** An operation that the changes ask for. */
export interface Generated {
  readonly operation: Operation;
  readonly needs: readonly Dependency[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Whether an operation does what a dependency waits for. */
export function fulfils(operation: Operation, { model, field, kind }: Dependency): boolean {
  if (kind === "alter together")
    return (
      (operation instanceof AlterUniqueTogether || operation instanceof AlterIndexTogether) &&
      same(operation.name, model)
    );
  if (field === null) {
    const Kind = kind === "create" ? CreateModel : DeleteModel;
    return operation instanceof Kind && same(operation.name, model);
  }
  if (kind === "create" && operation instanceof CreateModel)
    return same(operation.name, model) && operation.fields.some(([name]) => name === field);
  const Kind = { create: AddField, remove: RemoveField, alter: AlterField }[kind];
  return (
    operation instanceof Kind && same(operation.model_name, model) && same(operation.name, field)
  );
}

/**
 * The model a relation points at must be there.
 * @param owner "app.model" of the relation
 * @param userModel settings.AUTH_USER_MODEL
 */
export function relationNeeds(owner: string, field: Field, userModel: string): Dependency[] {
  if (!(field instanceof RelatedField)) return [];
  const [ownApp = "", ownModel = ""] = owner.split(".");
  const target = resolveRelation(field.remote_field.model, ownApp, ownModel);
  if (target === str(userModel).toLowerCase())
    return [{ app: "__setting__", model: "AUTH_USER_MODEL", field: null, kind: "create" }];
  const [app = "", model = ""] = target.split(".");
  return [{ app, model, field: null, kind: "create" }];
}
