/** The limits fields have in common: max_value and min_value, max_length and min_length. */
import type { Value } from "../../../python/values.ts";
import {
  type BaseValidator,
  MaxLengthValidator,
  MaxValueValidator,
  MinLengthValidator,
  MinValueValidator,
} from "../../django/core/validators/limits.ts";
import type { Field } from "./field.ts";

const VALIDATORS = {
  max_value: MaxValueValidator,
  min_value: MinValueValidator,
  max_length: MaxLengthValidator,
  min_length: MinLengthValidator,
} as const satisfies Readonly<Record<string, new () => BaseValidator>>;

export type Limit = keyof typeof VALIDATORS;

/** Holds a field's values against limits, with the field's own messages. Limits of None are none. */
export function addLimits(field: Field, limits: Partial<Readonly<Record<Limit, Value>>>): void {
  for (const [name, limit] of Object.entries(limits) as [Limit, Value][]) {
    if (limit === null) continue;
    const validator = new VALIDATORS[name]();
    validator.__init__(limit, field.message(name, { [name]: limit }));
    field.validators.push(validator);
  }
}

/** The messages of value limits. */
export const VALUE_LIMIT_MESSAGES = {
  max_value: "Ensure this value is less than or equal to {max_value}.",
  min_value: "Ensure this value is greater than or equal to {min_value}.",
} as const;
