/** Mirrors django/db/migrations/utils.py (5.2): what fields point at. */
import type { ModelClass } from "../models/contract.ts";
import type { Field } from "../models/fields/field.ts";
import { ForeignKey, RelatedField } from "../models/fields/related.ts";

/** "app.model" in lower case, for a relation that stands in a model. */
export function resolveRelation(to: string | ModelClass, app: string, model: string): string {
  if (typeof to !== "string") return to._meta.label_lower;
  if (to === "self") return `${app}.${model.toLowerCase()}`;
  return to.includes(".") ? to.toLowerCase() : `${app}.${to.toLowerCase()}`;
}

/** Whether a field may point at a model, or at a field of it. @param owner, target "app.model" */
export function fieldReferences(
  owner: string,
  field: Field,
  target: string,
  targetField: string | null = null,
): boolean {
  if (!(field instanceof RelatedField)) return false;
  const [app = "", model = ""] = owner.split(".");
  if (resolveRelation(field.remote_field.model, app, model) !== target) return false;
  const { field_name } = field.remote_field;
  if (targetField === null || !(field instanceof ForeignKey)) return true;
  // Without to_field it is the primary key, whose name is not known here.
  return field_name === null || field_name === targetField;
}
