/** Mirrors ManyToManyField of django/db/models/fields/related.py (5.2). */
import { NotSimulated } from "../../../../../python/errors.ts";
import { py, pyclass } from "../../../../../python/objects.ts";
import { str } from "../../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../../python/values.ts";
import type { Row, Stored, TableSchema } from "../../../../database/schema.ts";
import type { ModelClass, ModelInstance } from "../contract.ts";
import { QuerySet } from "../query.ts";
import type { FieldOptions } from "./options.ts";
import { RelatedField, withTargetText } from "./related.ts";
import { installMany } from "./related_descriptors.ts";
import { ManyToManyRel } from "./reverse_related.ts";

/** The pairs of one instance in the table between two models. */
export interface Pairs {
  /** Primary keys on the other side. */
  keys(): Value[];
  add(keys: readonly Value[]): void;
  remove(keys: readonly Value[]): void;
}

/** The model upstream makes for the table of pairs, as far as anyone looks at it. */
export interface ThroughModel {
  readonly _meta: {
    readonly auto_created: ModelClass;
    readonly db_table: string;
    readonly label: string;
  };
}

@pyclass("django.db.models.fields.related.ManyToManyField")
export class ManyToManyField extends RelatedField {
  override get ownParameters(): readonly [names: readonly string[], required: number] {
    const names = [
      "to",
      "related_name",
      "related_query_name",
      "limit_choices_to",
      "symmetrical",
      "through",
      "through_fields",
    ];
    return [[...names, "db_constraint", "db_table", "swappable"], 1];
  }
  override configure(options: FieldOptions): void {
    const to = this.readTarget(options.get("to") ?? null);
    if (options.get("through") !== undefined && options.get("through") !== null) {
      throw new NotSimulated("ManyToManyField(through=…) is not part of this workbook");
    }
    super.configure(options);
    this.remote_field = ManyToManyRel.for(this, to, {
      ...this.readRelation(options),
      symmetrical:
        options.get("symmetrical") === undefined
          ? to === "self"
          : options.get("symmetrical") === true,
    });
    this.is_relation = true;
  }
  override get many_to_many(): boolean {
    return true;
  }
  override get many_to_one(): boolean {
    return false;
  }
  override get one_to_many(): boolean {
    return false;
  }
  override get one_to_one(): boolean {
    return false;
  }
  @py() override get_internal_type(): string {
    return "ManyToManyField";
  }
  @py() override get_attname_column(): Tuple {
    return new Tuple([this.get_attname(), null]);
  }
  /** Name of the table of pairs. */
  get m2m_table(): string {
    const own = this.given.get("db_table") ?? null;
    return own === null ? `${this.model._meta.db_table}_${this.name}` : str(own);
  }
  get #columns(): readonly [here: string, there: string] {
    const here = this.model._meta.model_name;
    const target = this.remote_field.model;
    const there =
      typeof target === "string"
        ? (target.split(".").at(-1)?.toLowerCase() ?? "")
        : target._meta.model_name;
    return here === there ? [`from_${here}_id`, `to_${there}_id`] : [`${here}_id`, `${there}_id`];
  }

  @py("cls, name") override async contribute_to_class(
    cls: ModelClass,
    name: string,
  ): Promise<void> {
    await super.contribute_to_class(cls, name);
    if (cls._meta.abstract) return;
    const through: ThroughModel = {
      _meta: {
        auto_created: cls,
        db_table: this.m2m_table,
        label: `${cls._meta.app_label}.${cls._meta.object_name}_${name}`,
      },
    };
    this.remote_field.through = through;
    installMany(cls, this.name, this, false);
  }
  protected override meet(target: ModelClass): void {
    super.meet(target);
    const accessor = this.remote_field.hidden ? null : this.remote_field.get_accessor_name();
    if (accessor !== null) installMany(target, accessor, this, true);
  }

  #table(): { rows(): Iterable<Row> } {
    return this.model._meta.context.connection.table(this.m2m_table);
  }
  #follow(row: Row, from: ModelClass, to: ModelClass, reverse: boolean): readonly Row[] {
    const [own, other] = reverse ? [...this.#columns].reverse() : this.#columns;
    const key = row[from._meta.pk.column as string] ?? null;
    const table = this.model._meta.context.connection.table(to._meta.db_table);
    const found: Row[] = [];
    for (const pair of this.#table().rows()) {
      if (pair[own] !== key) continue;
      const there = table.find(to._meta.pk.column as string, pair[other] ?? null);
      if (there) found.push(there);
    }
    return found;
  }
  override forwardRows(row: Row): readonly Row[] {
    return this.#follow(row, this.model, this.target, false);
  }
  override reverseRows(row: Row): readonly Row[] {
    return this.#follow(row, this.target, this.model, true);
  }

  /** The pairs of an instance on one side. @param reverse true for an instance of the model pointed at */
  pairs(key: Value, reverse: boolean): Pairs {
    const [own, other] = (reverse ? [...this.#columns].reverse() : [...this.#columns]) as [
      string,
      string,
    ];
    const [mine, theirs] = reverse ? [this.target, this.model] : [this.model, this.target];
    const { connection } = this.model._meta.context;
    const cell: Stored = mine._meta.pk.toStored(key);
    const present = (): Row[] => [...this.#table().rows()].filter((row) => row[own] === cell);
    const stored = (one: Value): Stored =>
      theirs._meta.pk.toStored(theirs._meta.pk.get_prep_value(one));
    return {
      keys: () => present().map((row) => theirs._meta.pk.fromStored(row[other] ?? null)),
      add: (keys) => {
        const known = new Set(present().map((row) => row[other]));
        for (const one of keys.map(stored)) {
          if (known.has(one)) continue;
          known.add(one);
          connection.insert(this.m2m_table, { [own]: cell, [other]: one });
        }
      },
      remove: (keys) => {
        const gone = new Set(keys.map(stored));
        for (const row of present())
          if (gone.has(row[other] ?? null)) connection.delete(this.m2m_table, row);
      },
    };
  }

  /** Instances' pairs go with them. */
  removePairsOf(instance: ModelInstance, reverse: boolean): number {
    const pairs = this.pairs(instance.pk, reverse);
    const keys = pairs.keys();
    pairs.remove(keys);
    return keys.length;
  }

  override value_from_object(obj: ModelInstance): Value {
    if (obj.pk === null) return [];
    const target = this.target;
    return QuerySet.over(target)
      .filter({ pk__in: this.pairs(obj.pk, false).keys() })
      .items();
  }
  @py() override deconstruct(): Tuple {
    return withTargetText(super.deconstruct(), this);
  }
}

/** The schema of a table of pairs. */
export function pairsSchema(
  name: string,
  here: { readonly table: string; readonly key: string; readonly column: string },
  there: { readonly table: string; readonly key: string; readonly column: string },
): TableSchema {
  const column = ({ table, key, column: own }: typeof here): TableSchema["columns"][number] => ({
    name: own,
    kind: "integer",
    notNull: true,
    references: { table, column: key },
  });
  return {
    name,
    columns: [{ name: "id", kind: "integer", notNull: true }, column(here), column(there)],
    primaryKey: "id",
    autoincrement: true,
    unique: [{ name: `${name}_uniq`, columns: [here.column, there.column] }],
  };
}
