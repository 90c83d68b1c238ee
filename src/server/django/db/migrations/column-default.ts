/** What a schema editor of Django's (django/db/backends/base/schema.py, 5.2) writes into columns that rows did not have. */
import type { Value } from "../../../../python/values.ts";
import type { Stored } from "../../../database/schema.ts";
import type { ModelClass, ModelContext } from "../models/contract.ts";
import type { Field } from "../models/fields/field.ts";
import { RelatedField } from "../models/fields/related.ts";
import { ClockField } from "../models/fields/temporal.ts";

/** What existing rows get in a new column. @param context of the project: it says how moments are kept */
export async function columnDefault(given: Field, context: ModelContext): Promise<Stored> {
  const field = given.clone();
  // A field of a migration has no model; its project is all that is asked for here.
  field.model = { _meta: { context } } as ModelClass;
  const value = await effectiveDefault(field, context);
  if (value === null) return null;
  return field instanceof RelatedField
    ? (value as Stored)
    : field.toStored(field.get_prep_value(value));
}

async function effectiveDefault(field: Field, context: ModelContext): Promise<Value> {
  if (field.has_default()) return await field.get_default();
  if (!field.null && field.blank && field.empty_strings_allowed) return "";
  const isStamp = field instanceof ClockField && (field.auto_now || field.auto_now_add);
  return isStamp ? field.at(context.now()) : null;
}
