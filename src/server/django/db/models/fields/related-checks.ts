/** The checks of relations: django/db/models/fields/related.py (5.2). */
import { type CheckMessage, error, warning } from "../../../core/checks/messages.ts";
import type { ModelClass } from "../contract.ts";
import { SET_DEFAULT, SET_NULL } from "../on-delete.ts";
import type { RelatedField } from "./related.ts";

/** "self", "Model" or "app.Model" as ("app", "Model"). */
export function resolveModelName(
  scope: ModelClass,
  name: string,
): readonly [app: string, model: string] {
  if (name === "self") return [scope._meta.app_label, scope._meta.object_name];
  const dot = name.indexOf(".");
  return dot < 0 ? [scope._meta.app_label, name] : [name.slice(0, dot), name.slice(dot + 1)];
}

export function checkRelatedName(field: RelatedField): CheckMessage[] {
  const { related_name: name } = field.remote_field;
  if (name === null || name.endsWith("+") || /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return [];
  return [
    error(
      `The name '${name}' is invalid related_name for field ${field.model._meta.object_name}.${field.name}`,
      {
        hint: "Related name must be a valid Python identifier or end with a '+'",
        obj: field,
        id: "fields.E306",
      },
    ),
  ];
}

export function checkTarget(field: RelatedField): CheckMessage[] {
  const { model } = field.remote_field;
  if (typeof model === "string") {
    const msg = `Field defines a relation with model '${model}', which is either not installed, or is abstract.`;
    return [error(msg, { obj: field, id: "fields.E300" })];
  }
  const { swapped, swappable, label } = model._meta;
  if (swapped === null) return [];
  return [
    error(`Field defines a relation with the model '${label}', which has been swapped out.`, {
      hint: `Update the relation to point at 'settings.${String(swappable)}'.`,
      obj: field,
      id: "fields.E301",
    }),
  ];
}

/** fields.E320, E321: an on_delete that the field cannot do. */
export function checkOnDelete(field: RelatedField): CheckMessage[] {
  const { on_delete } = field.remote_field;
  const found: CheckMessage[] = [];
  if (on_delete === SET_NULL && !field.null) {
    found.push(
      error("Field specifies on_delete=SET_NULL, but cannot be null.", {
        hint: "Set null=True argument on the field, or change the on_delete rule.",
        obj: field,
        id: "fields.E320",
      }),
    );
  } else if (on_delete === SET_DEFAULT && !field.has_default()) {
    found.push(
      error("Field specifies on_delete=SET_DEFAULT, but has no default value.", {
        hint: "Set a default value, or change the on_delete rule.",
        obj: field,
        id: "fields.E321",
      }),
    );
  }
  return found;
}

/** fields.W342: a foreign key that is unique is a one-to-one relation. */
export function checkUnique(field: RelatedField): CheckMessage[] {
  const { multiple } = field.remote_field;
  if (!field.unique || !multiple) return [];
  return [
    warning("Setting unique=True on a ForeignKey has the same effect as using a OneToOneField.", {
      hint: "ForeignKey(unique=True) is usually better served by a OneToOneField.",
      obj: field,
      id: "fields.W342",
    }),
  ];
}
