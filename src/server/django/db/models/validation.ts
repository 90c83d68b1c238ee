/** Model.full_clean and what it calls, django/db/models/base.py (5.2). */
import { equals, iterate, str, truthy } from "../../../../python/operations.ts";
import { Date_ } from "../../../../python/stdlib/datetime.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { NON_FIELD_ERRORS, ValidationError, validationError } from "../../core/exceptions.ts";
import { isEmptyValue } from "../../core/validators/limits.ts";
import { type Class, classOf } from "../../../../python/objects.ts";
import { fieldValue, type ModelClass, type ModelInstance, setFieldValue } from "./contract.ts";
import { holds } from "../../../database/conditions.ts";
import type { Constraint } from "./constraints.ts";
import { normalizeTogether } from "./options.ts";
import { Q } from "./query_utils.ts";
import { referencedFields, rowCondition } from "./row-conditions.ts";
import type { Field } from "./fields/field.ts";
import type { QuerySet } from "./query.ts";

/** Errors by field name. */
export type ErrorDict = Dict<ValidationError[]>;

export function capfirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function add(errors: ErrorDict, name: string, list: readonly ValidationError[]): void {
  errors.set(name, [...(errors.get(name) ?? []), ...list]);
}

/** @throws ValidationError with errors by field */
export async function cleanFields(
  instance: ModelInstance,
  exclude: ReadonlySet<string>,
): Promise<void> {
  const errors: ErrorDict = new Dict();
  for (const field of instance._meta.fields) {
    if (exclude.has(field.name)) continue;
    const raw = fieldValue(instance, field.attname);
    if (field.blank && isEmptyValue(raw)) continue;
    try {
      setFieldValue(instance, field.attname, await field.clean(raw, instance));
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      errors.set(field.name, error.error_list);
    }
  }
  if (errors.size > 0) throw validationError(errors);
}

/** A rule that some fields' values are nowhere else. */
interface UniqueCheck {
  readonly names: readonly string[];
  /** The constraint of Meta.constraints it comes from; null for unique fields and unique_together. */
  readonly constraint: string | null;
}

function uniqueChecks(model: ModelClass, exclude: ReadonlySet<string>): UniqueCheck[] {
  const { unique_together, fields } = model._meta;
  const open = (names: readonly string[]): boolean => !names.some((name) => exclude.has(name));
  const together = normalizeTogether(unique_together).filter(open);
  const single = fields
    .filter((field) => field.unique && !exclude.has(field.name))
    .map(({ name }) => [name]);
  return [...together, ...single].map((names) => ({ names, constraint: null }));
}

/** Whether another row has the same values. Fields that are null make nothing equal. */
async function isTaken(instance: ModelInstance, names: readonly string[]): Promise<boolean> {
  const model = classOf(instance) as unknown as ModelClass;
  const lookups: Record<string, Value> = {};
  for (const name of names) {
    const field = model._meta.get_field(name) as Field;
    const value = fieldValue(instance, field.attname);
    if (value === null || (field.primary_key && !instance._state.adding)) return false;
    lookups[name] = value;
  }
  return await othersExist(instance, await model._default_manager.filter(lookups));
}

async function othersExist(instance: ModelInstance, found: QuerySet): Promise<boolean> {
  const editing = !instance._state.adding && instance.pk !== null;
  return (editing ? found.exclude({ pk: instance.pk }) : found).exists();
}

/** @throws ValidationError */
export async function validateUnique(
  instance: ModelInstance,
  exclude: ReadonlySet<string>,
): Promise<void> {
  const errors: ErrorDict = new Dict();
  const model = classOf(instance) as unknown as ModelClass;
  for (const { names } of uniqueChecks(model, exclude)) {
    if (!(await isTaken(instance, names))) continue;
    const key = names.length === 1 ? (names[0] as string) : NON_FIELD_ERRORS;
    add(errors, key, [uniqueError(instance, names)]);
  }
  for (const field of model._meta.fields) {
    for (const part of ["date", "year", "month"] as const) {
      const error = await dateError(instance, field, part, exclude);
      if (error) add(errors, field.name, [error]);
    }
  }
  if (errors.size > 0) throw validationError(errors);
}

/** "Book with this Isbn already exists." */
function uniqueError(instance: ModelInstance, names: readonly string[]): ValidationError {
  const meta = instance._meta;
  const label = (name: string): string =>
    capfirst(str((meta.get_field(name) as Field).verbose_name));
  const params = Dict.from<Value>({
    model: instance,
    model_class: classOf(instance) as Class,
    model_name: capfirst(str(meta.verbose_name)),
    unique_check: new Tuple(names),
  });
  const [only] = names;
  if (names.length === 1 && only !== undefined) {
    params.set("field_label", label(only));
    return validationError(
      (meta.get_field(only) as Field).error_messages.get("unique") ?? "",
      "unique",
      params,
    );
  }
  params.set("field_labels", textList(names.map(label), str(meta.context.translated("and"))));
  const message = meta.context.translated(
    "%(model_name)s with this %(field_labels)s already exists.",
  );
  return validationError(message, "unique_together", params);
}

/** "a, b and c" */
function textList(items: readonly string[], last: string): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} ${last} ${items.at(-1) ?? ""}`;
}

async function dateError(
  instance: ModelInstance,
  field: Field,
  part: "date" | "year" | "month",
  exclude: ReadonlySet<string>,
): Promise<ValidationError | null> {
  const other = {
    date: field.unique_for_date,
    year: field.unique_for_year,
    month: field.unique_for_month,
  }[part];
  if (typeof other !== "string" || exclude.has(field.name) || exclude.has(other)) return null;
  const day = fieldValue(instance, other);
  if (!(day instanceof Date_)) return null;
  const parts =
    part === "date"
      ? { [`${other}__day`]: day.day, [`${other}__month`]: day.month, [`${other}__year`]: day.year }
      : { [`${other}__${part}`]: part === "year" ? day.year : day.month };
  const model = classOf(instance) as unknown as ModelClass;
  const lookups = { ...parts, [field.name]: fieldValue(instance, field.attname) };
  if (!(await othersExist(instance, await model._default_manager.filter(lookups)))) return null;
  const params = Dict.from<Value>({
    model: instance,
    model_name: capfirst(str(model._meta.verbose_name)),
    lookup_type: part,
    field: field.name,
    field_label: capfirst(str(field.verbose_name)),
    date_field: other,
    date_field_label: capfirst(str((model._meta.get_field(other) as Field).verbose_name)),
  });
  return validationError(
    field.error_messages.get("unique_for_date") ?? "",
    "unique_for_date",
    params,
  );
}

function violation(constraint: Constraint): ValidationError {
  const params = Dict.from<Value>({ name: constraint.name });
  return validationError(
    constraint.violation_error_message,
    constraint.violation_error_code,
    params,
  );
}

/** Whether an instance breaks a constraint with a condition; one about excluded fields is passed over. */
async function isBroken(
  instance: ModelInstance,
  constraint: Constraint,
  exclude: ReadonlySet<string>,
): Promise<boolean> {
  const meta = instance._meta;
  const condition = (constraint as { condition?: Value }).condition ?? null;
  if (!(condition instanceof Q)) return false;
  const names = [...constraint.fields];
  if ([...names, ...referencedFields(condition)].some((name) => exclude.has(name))) return false;
  const find = (name: string): Field => (name === "pk" ? meta.pk : meta.get_field(name)) as Field;
  const row = Object.fromEntries(
    meta.concrete_fields.map((field) => [
      field.column as string,
      field.toStored(field.get_prep_value(fieldValue(instance, field.attname))),
    ]),
  );
  const answer = holds(rowCondition(condition, find), row);
  if (names.length === 0) return answer === false;
  if (answer !== true) return false;
  const model = classOf(instance) as unknown as ModelClass;
  const lookups: Record<string, Value> = {};
  for (const name of names) {
    lookups[name] = fieldValue(instance, find(name).attname);
    if (lookups[name] === null) return false;
  }
  const others = await model._default_manager.filter(lookups);
  return await othersExist(instance, others.filter([condition]));
}

/** @throws ValidationError where a constraint of Meta.constraints is broken */
export async function validateConstraints(
  instance: ModelInstance,
  exclude: ReadonlySet<string>,
): Promise<void> {
  let errors: ErrorDict = new Dict();
  for (const constraint of instance._meta.constraints) {
    if (!constraint.isTotalUnique) {
      if (await isBroken(instance, constraint, exclude))
        errors = violation(constraint).update_error_dict(errors);
      continue;
    }
    const names = [...constraint.fields];
    if (names.some((name) => exclude.has(name)) || !(await isTaken(instance, names))) continue;
    const own = constraint.given.get("violation_error_message") ?? null;
    const error = own === null ? uniqueError(instance, names) : violation(constraint);
    const single = names.length === 1 && equals(error.code, "unique");
    if (single) add(errors, names[0] as string, [error]);
    else errors = error.update_error_dict(errors);
  }
  if (errors.size > 0) throw validationError(errors);
}

/** An `exclude` argument as names. */
export function excluded(exclude: Value): Set<string> {
  return new Set(exclude === null ? [] : iterate(exclude).map(str));
}

/**
 * clean_fields(), clean(), validate_unique() and validate_constraints(), each a method that a learner may override.
 * @throws ValidationError with the errors of all of them
 */
export async function fullClean(
  steps: {
    clean_fields(exclude: Value): Promise<void>;
    clean(): unknown;
    validate_unique(exclude: Value): Promise<void>;
    validate_constraints(exclude: Value): Promise<void>;
  },
  exclude: Value,
  unique: Value,
  constraints: Value,
): Promise<void> {
  let errors: ErrorDict = new Dict();
  const skip = excluded(exclude);
  const attempt = async (run: () => unknown): Promise<void> => {
    try {
      await run();
    } catch (error) {
      if (!(error instanceof ValidationError)) throw error;
      errors = error.update_error_dict(errors);
    }
    for (const name of errors.keys()) if (name !== NON_FIELD_ERRORS) skip.add(String(name));
  };
  await attempt(() => steps.clean_fields([...skip]));
  await attempt(() => steps.clean());
  if (truthy(unique)) await attempt(() => steps.validate_unique([...skip]));
  if (truthy(constraints)) await attempt(() => steps.validate_constraints([...skip]));
  if (errors.size > 0) throw validationError(errors);
}
