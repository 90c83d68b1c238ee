import { str } from "../../../python/operations.ts";
import type { Dict } from "../../../python/values.ts";

/** `message % params` for messages with named places such as "%(value)s" and "%(limit_value)d". */
export function interpolate(message: string, params: Dict): string {
  return message.replace(/%(?:\((\w+)\)[sd]|%)/g, (place, name?: string) => {
    if (name === undefined) return "%";
    const value = params.get(name);
    return value === undefined ? place : str(value);
  });
}
