/** What ModelSerializer makes of a model's rules of uniqueness: rest_framework/serializers.py (3.18). */
import { AssertionError } from "../../python/errors.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";
import { UniqueConstraint } from "../django/db/models/constraints.ts";
import { referencedFields } from "../django/db/models/row-conditions.ts";
import type { Q } from "../django/db/models/query_utils.ts";
import type { ModelClass } from "../django/db/models/contract.ts";
import type { Field as ModelField } from "../django/db/models/fields/field.ts";
import { normalizeTogether } from "../django/db/models/options.ts";
import { timezone } from "../django/utils/timezone.ts";
import type { Process } from "../process.ts";
import { fields as drf_fields } from "./fields.ts";
import { EMPTY } from "./fields/data.ts";
import type { Field } from "./fields/field.ts";
import { isField } from "./field-mapping.ts";
import { validators as drf_validators } from "./validators.ts";

/** Columns that are unique together. */
interface UniqueSet {
  readonly names: readonly string[];
  /** The rows the rule is about; null for all. */
  readonly condition: Q | null;
  readonly conditionFields: readonly string[];
  readonly message: Value;
  readonly code: Value;
  readonly nulls_distinct: Value;
}

/** Sets of `unique_together`, then constraints over more than one column. */
function uniqueSets({ _meta }: ModelClass): UniqueSet[] {
  const plain = {
    condition: null,
    conditionFields: [],
    message: null,
    code: null,
    nulls_distinct: null,
  };
  return [
    ...normalizeTogether(_meta.unique_together).map((names) => ({ names: [...names], ...plain })),
    ..._meta.constraints
      .filter((one) => one instanceof UniqueConstraint)
      .map(({ fields, condition, given }) => ({
        names: [...fields],
        condition,
        conditionFields: condition === null ? [] : referencedFields(condition),
        message: given.get("violation_error_message") ?? null,
        code: given.get("violation_error_code") ?? null,
        nulls_distinct: given.get("nulls_distinct") ?? null,
      }))
      .filter((set) => new Set([...set.names, ...set.conditionFields]).size > 1),
  ];
}

const UNIQUE_FOR = {
  unique_for_date: "UniqueForDateValidator",
  unique_for_month: "UniqueForMonthValidator",
  unique_for_year: "UniqueForYearValidator",
} as const;
const UNIQUE_FOR_KINDS = Object.keys(UNIQUE_FOR) as (keyof typeof UNIQUE_FOR)[];

/** The default of a column that a rule of uniqueness needs a value of; EMPTY for none. */
async function defaultOf(process: Process, field: ModelField): Promise<Value> {
  const { auto_now, auto_now_add } = field as { auto_now?: boolean; auto_now_add?: boolean };
  if (auto_now_add === true || auto_now === true) {
    const { now } = await process.load(timezone);
    const { CreateOnlyDefault } = await process.load(drf_fields);
    return auto_now_add === true ? await process.call(CreateOnlyDefault, [now]) : now;
  }
  if (field.has_default()) return field.default;
  if (field.null) return null;
  return field.blank && isField(field, "CharField", "TextField") ? "" : EMPTY;
}

/**
 * Options and hidden fields that rules of uniqueness ask for: a column of a set is required, or has its default.
 * @param mapped the model's fields that the serializer has, by name
 */
export async function uniquenessOptions(
  process: Process,
  model: ModelClass,
  mapped: ReadonlyMap<string, ModelField>,
): Promise<{ readonly options: Dict<Dict>; readonly hidden: Dict }> {
  const names = new Set<string>();
  for (const field of mapped.values()) {
    for (const kind of UNIQUE_FOR_KINDS)
      if (typeof field[kind] === "string") names.add(field[kind]);
  }
  for (const set of uniqueSets(model)) {
    const all = [...set.names, ...set.conditionFields];
    if (all.every((name) => mapped.has(name))) for (const name of all) names.add(name);
  }
  const options = new Dict<Dict>();
  const hidden = new Dict();
  const { HiddenField } = await process.load(drf_fields);
  for (const name of names) {
    const field = model._meta.get_field(name) as ModelField;
    const preset = await defaultOf(process, field);
    const required = preset === EMPTY;
    if (mapped.has(name))
      options.set(name, Dict.from<Value>(required ? { required } : { default: preset }));
    else if (!required) hidden.set(name, await process.call(HiddenField, [], { default: preset }));
  }
  return { options, hidden };
}

/** Validators of a serializer without `Meta.validators` of its own. @param fields bound, by name @param serializer its class's name */
export async function uniquenessValidators(
  process: Process,
  model: ModelClass,
  fields: Dict,
  serializer: string,
): Promise<Value[]> {
  const validators = await process.load(drf_validators);
  const queryset = model._default_manager as unknown as Value;
  const all = [...fields.values()] as unknown as Field[];
  const writable = all
    .filter(({ read_only, default: preset }) => !read_only || preset !== EMPTY)
    .filter(({ source }) => source !== "*" && !(source ?? "").includes("."));
  const nameOf = new Map(
    writable.map(({ source, field_name }) => [source ?? "", field_name ?? ""]),
  );
  const made: Value[] = [];
  for (const { names, condition, conditionFields, ...texts } of uniqueSets(model)) {
    if (![...names, ...conditionFields].every((name) => nameOf.has(name))) continue;
    for (const name of names) refuseSeveral(model, name, serializer, writable);
    const own = new Tuple<Value>(names.map((name) => nameOf.get(name) ?? name));
    const condition_fields = new Tuple<Value>(
      conditionFields.map((name) => nameOf.get(name) ?? name),
    );
    const options = { ...texts, condition, condition_fields };
    made.push(await process.call(validators.UniqueTogetherValidator, [queryset, own], options));
  }
  const sources = new Set(all.map(({ source }) => source));
  for (const field of model._meta.concrete_fields) {
    if (!sources.has(field.name)) continue;
    for (const kind of UNIQUE_FOR_KINDS) {
      const date = field[kind];
      if (typeof date !== "string") continue;
      made.push(await process.call(validators[UNIQUE_FOR[kind]], [queryset, field.name, date]));
    }
  }
  return made;
}

/** @throws AssertionError where two fields of a serializer would fill one column of a rule */
function refuseSeveral(
  model: ModelClass,
  name: string,
  serializer: string,
  fields: readonly Field[],
): void {
  const own = fields.filter(({ source }) => source === name).map(({ field_name }) => field_name);
  if (own.length === 1) return;
  throw new AssertionError(
    `Unable to create \`UniqueTogetherValidator\` for \`${model._meta.object_name}.${name}\` as \`${serializer}\` has ` +
      `multiple fields (${own.join(", ")}) that map to this model field. Either remove the extra fields, or override ` +
      "`Meta.validators` with a `UniqueTogetherValidator` using the desired field names.",
  );
}

/** The conditions under which a column is unique by itself, null for always. */
export function uniqueConditions(field: ModelField): (Q | null)[] {
  const conditions: (Q | null)[] = field.model._meta.constraints
    .filter((one) => one instanceof UniqueConstraint)
    .filter(({ fields }) => fields.items.length === 1 && fields.items[0] === field.name)
    .map(({ condition }) => condition);
  if (field.unique) conditions.push(null);
  return [...new Set(conditions)].filter(
    (condition) =>
      condition === null || referencedFields(condition).every((name) => name === field.name),
  );
}
