/** What functools.wraps is for Python: a function that stands where another stood. */
import { type PythonFunction, pythonFunction } from "../../../python/functions.ts";
import { str } from "../../../python/operations.ts";
import type { Value } from "../../../python/values.ts";
import type { Process } from "../../process.ts";
import { getattrOr } from "./module_loading.ts";

/** What the new function does with a call. */
export type Body = (args: readonly Value[], kwargs: Readonly<Record<string, Value>>) => unknown;

/** The attributes that a Python programmer, or Django, has hung on a function. */
export function marksOf(run: Value): Record<string, Value> {
  const marks = typeof run === "function" ? Object.entries(run as object) : [];
  return Object.fromEntries(marks.filter(([name]) => /^[a-z_]/.test(name)));
}

/** A function that runs `body`, under the name and with the marks of `wrapped`; it works as a method as well. */
export async function wraps(
  process: Process,
  wrapped: Value,
  body: Body,
): Promise<PythonFunction & Value> {
  const read = (name: string, otherwise: Value): Promise<Value> =>
    getattrOr(process, wrapped, name, otherwise);
  const name = str(await read("__name__", "view"));
  const made = pythonFunction({
    name,
    qualname: str(await read("__qualname__", name)),
    module: str(await read("__module__", "")),
    invoke: async (args, keywords) => (await body(args, Object.fromEntries(keywords))) as Value,
  });
  const doc = await read("__doc__", null);
  return Object.assign(made, marksOf(wrapped), { __doc__: doc, __wrapped__: wrapped });
}
