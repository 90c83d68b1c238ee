import { call } from "./call.ts";
import { compareOf, truthOf } from "./protocols.ts";
import type { Value } from "./values.ts";

interface Keyed {
  readonly value: Value;
  readonly by: Value;
}

/** sorted(values, key=…, reverse=…): stable, by `<` alone. @throws TypeError where two cannot be ordered */
export async function sortValues(
  values: readonly Value[],
  key: Value,
  reverse: boolean,
): Promise<Value[]> {
  const keyed: Keyed[] = [];
  for (const value of values)
    keyed.push({ value, by: key === null ? value : await call(key, [value]) });
  const ordered = await sorted(reverse ? keyed.reverse() : keyed);
  return (reverse ? ordered.reverse() : ordered).map(({ value }) => value);
}

/** Merge sort that compares the later with the earlier one, as CPython does. */
async function sorted(keyed: readonly Keyed[]): Promise<Keyed[]> {
  if (keyed.length < 2) return [...keyed];
  const middle = keyed.length >> 1;
  const [left, right] = [await sorted(keyed.slice(0, middle)), await sorted(keyed.slice(middle))];
  const merged: Keyed[] = [];
  let [l, r] = [left[0], right[0]];
  let [at, other] = [0, 0];
  while (l && r) {
    if (await truthOf(await compareOf("<", r.by, l.by))) {
      merged.push(r);
      r = right[(other += 1)];
    } else {
      merged.push(l);
      l = left[(at += 1)];
    }
  }
  return [...merged, ...left.slice(at), ...right.slice(other)];
}
