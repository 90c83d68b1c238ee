import { str } from "../../python/operations.ts";
import { dumps } from "../../python/stdlib/json.ts";
import { type Dict, Tuple, type Value } from "../../python/values.ts";
import type { Process } from "../process.ts";

/** Writes JSON as compactly as a token has it. */
export type WriteJson = (value: Dict) => Promise<string>;

/**
 * @param encoder a class that says how to write what JSON has no word for; null for none
 * @throws TypeError "Object of type X is not JSON serializable"
 */
export function jsonWriter(process: Process, encoder: Value): WriteJson {
  if (encoder === null) return (value) => Promise.resolve(dumps(value, { separators: [",", ":"] }));
  return async (value) => {
    const json = (await process.importModule("json")) as Value;
    const options = { cls: encoder, separators: new Tuple([",", ":"]) };
    return str(await process.callMethod(json, "dumps", [value], options));
  };
}
