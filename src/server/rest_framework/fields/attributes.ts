/** How a field reads the object it shows: get_attribute of rest_framework/fields.py (3.18). */
import { AttributeError, KeyError, ValueError } from "../../../python/errors.ts";
import { boundMethod, pythonInfo } from "../../../python/functions.ts";
import { str } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import { ObjectDoesNotExist } from "../../django/core/exceptions.ts";
import { MultiValueDict, MultiValueDictKeyError } from "../../django/utils/datastructures.ts";
import type { Process } from "../../process.ts";

/** A nested attribute or key; callables on the way are called. */
export async function getAttribute(
  process: Process,
  instance: Value,
  attrs: readonly string[],
): Promise<Value> {
  let current = instance;
  for (const attr of attrs) {
    try {
      current =
        current instanceof Dict ? itemOf(current, attr) : await process.getattr(current, attr);
    } catch (error) {
      if (error instanceof ObjectDoesNotExist) return null;
      throw error;
    }
    if (!isSimpleCallable(current)) continue;
    try {
      current = await process.call(current, []);
    } catch (error) {
      if (!(error instanceof AttributeError) && !(error instanceof KeyError)) throw error;
      throw new ValueError(
        `Exception raised in callable attribute "${attr}"; original exception was: ${str(error)}`,
      );
    }
  }
  return current;
}

function itemOf(dict: Dict, key: string): Value {
  const value = dict.get(key);
  if (value !== undefined) return value;
  throw dict instanceof MultiValueDict ? new MultiValueDictKeyError(key) : new KeyError(key);
}

function isSimpleCallable(value: Value): boolean {
  return (
    typeof value === "function" &&
    (boundMethod(value) !== undefined || pythonInfo(value) !== undefined)
  );
}
