/** What fields read and refuse, of rest_framework/fields.py (3.18). */
import { Exception } from "../../../python/errors.ts";
import { pyclass, PyObject } from "../../../python/objects.ts";
import { str, truthy } from "../../../python/operations.ts";
import { Bytes, Dict, type Value } from "../../../python/values.ts";
import type { ValidationError as DjangoValidationError } from "../../django/core/exceptions.ts";
import { ErrorDetail } from "../error-detail.ts";

/** Stands for data that was not sent at all. */
@pyclass("rest_framework.fields.empty")
export class empty extends PyObject {}

/** The field is to be left out of the validated data. */
@pyclass("rest_framework.fields.SkipField")
export class SkipField extends Exception {}

/** `empty` as a value. */
export const EMPTY = empty as unknown as Value;

/** A value of the data, None included; EMPTY where there is none. */
export function valueOrEmpty(dictionary: Dict, name: Value): Value {
  const value = dictionary.get(name);
  return value === undefined ? EMPTY : value;
}

/** hasattr(value, "__iter__") */
export function hasItems(value: Value): boolean {
  if (typeof value === "string" || value instanceof Bytes) return true;
  return (
    typeof value === "object" && value !== null && (Symbol.iterator in value || "__iter__" in value)
  );
}

/** A message with its `{names}` filled in, as str.format does. */
export function formatMessage(message: Value, values: Readonly<Record<string, Value>>): string {
  return str(message).replaceAll(/\{(\w+)\}/g, (written, name: string) =>
    name in values ? str(values[name] ?? null) : written,
  );
}

/** The details of a Django ValidationError, as lists of ErrorDetail. */
export function get_error_detail(error: DjangoValidationError): Value {
  const listed = (list: readonly DjangoValidationError[]): Value[] =>
    list.map((one) => ErrorDetail.of(one.text(), truthy(one.code) ? one.code : "invalid"));
  if (error.error_dict)
    return new Dict([...error.error_dict].map(([key, list]) => [key, listed(list)] as const));
  return listed(error.error_list);
}

/** JSON that a form sent as text. */
export class FormJson extends PyObject {
  readonly text: string;
  constructor(text: string) {
    super();
    this.text = text;
  }
  __str__(): string {
    return this.text;
  }
}
