import { repr, str } from "../../../python/operations.ts";
import type { Dict } from "../../../python/values.ts";

/** `message % params` for messages with named places such as "%(value)s", "%(limit_value)d" and "%(value)r". */
export function interpolate(message: string, params: Dict): string {
  return message.replace(/%(?:\((\w+)\)([sdr])|%)/g, (place, name?: string, kind?: string) => {
    if (name === undefined) return "%";
    const value = params.get(name);
    if (value === undefined) return place;
    return kind === "r" ? repr(value) : str(value);
  });
}
