/** The checks of fields a learner can trip over: django/db/models/fields/__init__.py (5.2), _check_*. */
import { isCallable, iterate, repr } from "../../../../../python/operations.ts";
import { Tuple, type Value } from "../../../../../python/values.ts";
import { type CheckMessage, error, warning } from "../../../core/checks/messages.ts";
import type { Field } from "./field.ts";

export function checkField(field: Field): CheckMessage[] {
  return [
    ...checkName(field),
    ...checkChoices(field),
    ...checkIndex(field),
    ...checkPrimaryKey(field),
    ...checkValidators(field),
  ];
}

function checkName(field: Field): CheckMessage[] {
  const { name } = field;
  if (name.endsWith("_"))
    return [
      error("Field names must not end with an underscore.", { obj: field, id: "fields.E001" }),
    ];
  if (name.includes("__"))
    return [error('Field names must not contain "__".', { obj: field, id: "fields.E002" })];
  if (name === "pk") {
    return [
      error("'pk' is a reserved word that cannot be used as a field name.", {
        obj: field,
        id: "fields.E003",
      }),
    ];
  }
  return [];
}

function checkChoices(field: Field): CheckMessage[] {
  const { choices, max_length } = field;
  if (choices === null || choices.length === 0) return [];
  const given = field.given.get("choices") ?? null;
  const iterable =
    Array.isArray(given) ||
    (typeof given === "object" && given !== null) ||
    typeof given === "function";
  if (!iterable) {
    const msg =
      "'choices' must be a mapping (e.g. a dictionary) or an iterable (e.g. a list or tuple).";
    return [error(msg, { obj: field, id: "fields.E004" })];
  }
  if (!choices.every(isChoice)) {
    const msg =
      "'choices' must be a mapping of actual values to human readable names or an iterable containing " +
      "(actual value, human readable name) tuples.";
    return [error(msg, { obj: field, id: "fields.E005" })];
  }
  const lengths = field.flatchoices
    .map((choice) => iterate(choice)[0] ?? null)
    .map((v) => (typeof v === "string" ? [...v].length : 0));
  const longest = Math.max(0, ...lengths);
  if (max_length === null || longest <= max_length) return [];
  const msg = `'max_length' is too small to fit the longest value in 'choices' (${String(longest)} characters).`;
  return [error(msg, { obj: field, id: "fields.E009" })];
}

function isChoice(choice: Value): boolean {
  return choice instanceof Tuple && choice.items.length === 2;
}

function checkIndex(field: Field): CheckMessage[] {
  const { db_index } = field;
  if (db_index === null || typeof db_index === "boolean") return [];
  return [error("'db_index' must be None, True or False.", { obj: field, id: "fields.E006" })];
}

function checkPrimaryKey(field: Field): CheckMessage[] {
  if (!field.primary_key || !field.null) return [];
  return [
    error("Primary keys must not have null=True.", {
      hint: "Set null=False on the field, or remove primary_key=True argument.",
      obj: field,
      id: "fields.E007",
    }),
  ];
}

function checkValidators(field: Field): CheckMessage[] {
  return field.validators.flatMap((validator, at) =>
    isCallable(validator)
      ? []
      : [
          error("All 'validators' must be callable.", {
            hint: `validators[${String(at)}] (${repr(validator)}) isn't a function or instance of a validator class.`,
            obj: field,
            id: "fields.E008",
          }),
        ],
  );
}

/** fields.E120 and E121: a text column needs a length. */
export function checkMaxLength(field: Field, required: boolean): CheckMessage[] {
  const { max_length } = field;
  if (max_length === null) {
    if (!required) return [];
    const name = "CharFields must define a 'max_length' attribute.";
    return [error(name, { obj: field, id: "fields.E120" })];
  }
  if (typeof max_length === "number" && Number.isInteger(max_length) && max_length > 0) return [];
  return [error("'max_length' must be a positive integer.", { obj: field, id: "fields.E121" })];
}

/** fields.W122: a number or a date has no length. */
export function warnMaxLength(field: Field): CheckMessage[] {
  if (field.max_length === null) return [];
  const msg = `'max_length' is ignored when used with ${field.get_internal_type()}.`;
  return [warning(msg, { hint: "Remove 'max_length' from field", obj: field, id: "fields.W122" })];
}
