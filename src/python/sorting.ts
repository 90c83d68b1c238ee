import { call } from "./call.ts";
import { compare } from "./operations.ts";
import type { Value } from "./values.ts";

/** sorted(values, key=…, reverse=…): stable, by `<` alone. @throws TypeError where two cannot be ordered */
export async function sortValues(values: readonly Value[], key: Value, reverse: boolean): Promise<Value[]> {
  const keyed: { value: Value; by: Value }[] = [];
  for (const value of values) keyed.push({ value, by: key === null ? value : await call(key, [value]) });
  const ordered = reverse ? keyed.reverse() : keyed;
  ordered.sort((a, b) => (compare("<", a.by, b.by) ? -1 : compare("<", b.by, a.by) ? 1 : 0));
  return (reverse ? ordered.reverse() : ordered).map(({ value }) => value);
}
