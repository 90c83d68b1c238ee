/** Mirrors Prefetch of django/db/models/query.py (5.2): related rows by a query of one's own. */
import { ValueError } from "../../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import type { Value } from "../../../../python/values.ts";
import { QuerySet } from "./query.ts";

@pyclass("django.db.models.query.Prefetch")
export class Prefetch extends PyObject {
  declare prefetch_through: string;
  declare queryset: QuerySet | null;
  declare to_attr: string | null;

  @py("lookup, queryset=None, to_attr=None") __init__(
    lookup: string,
    queryset: Value = null,
    to_attr: Value = null,
  ): void {
    if (queryset instanceof QuerySet && queryset.state.shape !== "instances") {
      throw new ValueError("Prefetch querysets cannot use raw(), values(), and values_list().");
    }
    this.prefetch_through = lookup;
    this.queryset = queryset instanceof QuerySet ? queryset : null;
    this.to_attr = typeof to_attr === "string" ? to_attr : null;
  }
}
