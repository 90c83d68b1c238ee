/** What names and lookups given to a queryset stand for: django/db/models/query.py (5.2). */
import { repr } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { FieldError } from "../../../core/exceptions.ts";
import type { ModelClass } from "../contract.ts";
import type { Field } from "../fields/field.ts";
import { followPath } from "./paths.ts";
import type { QueryState } from "./state.ts";

/** What a Prefetch, which stands above querysets, tells. */
export interface PrefetchFacts {
  readonly prefetch_through: string;
  readonly queryset: { readonly state: QueryState } | null;
  readonly to_attr: string | null;
}

export function isPrefetch(value: Value): value is Value & PrefetchFacts {
  return typeof value === "object" && value !== null && "prefetch_through" in value;
}

/** @throws FieldError where values() cannot give what is named */
export function checkValueName(model: ModelClass, name: string): void {
  const path = followPath(model, name);
  if (path.rest.length === 0) return;
  throw new FieldError(
    `Cannot resolve keyword '${path.rest[0] ?? ""}' into field. Join on '${path.field.name}' not permitted.`,
  );
}

/** The column that update() writes. @throws FieldError */
export function updatable(model: ModelClass, name: string): Field {
  const found = model._meta.get_field(name);
  if (!("column" in found) || found.column === null) {
    throw new FieldError(
      `Cannot update model field ${repr(found)} (only non-relations and foreign keys permitted).`,
    );
  }
  return found;
}
