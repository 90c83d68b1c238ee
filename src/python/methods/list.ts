import { IndexError, ValueError } from "../errors.ts";
import { items } from "../iteration.ts";
import { truthy } from "../operations.ts";
import { equalsOf, reprOf } from "../protocols.ts";
import { sortValues } from "../sorting.ts";
import type { Value } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

async function indexOf(self: readonly Value[], value: Value): Promise<number> {
  for (const [at, item] of self.entries()) if (await equalsOf(item, value)) return at;
  return -1;
}

export const listMethods: Readonly<Record<string, BuiltinMethod>> = {
  append: method("object, /", (self: Value[], item: Value) => void self.push(item)),
  clear: method("", (self: Value[]) => void self.splice(0)),
  copy: method("", (self: Value[]) => [...self]),
  count: method("value, /", async (self: Value[], value: Value) => {
    let count = 0;
    for (const item of self) if (await equalsOf(item, value)) count += 1;
    return count;
  }),
  extend: method(
    "iterable, /",
    async (self: Value[], given: Value) => void self.push(...(await items(given))),
  ),
  index: method(
    "value, start=0, stop=None, /",
    async (self: Value[], value: Value, start?: number) => {
      const at = await indexOf(self.slice(start ?? 0), value);
      if (at === -1) throw new ValueError(`${await reprOf(value)} is not in list`);
      return at + (start ?? 0);
    },
  ),
  insert: method(
    "index, object, /",
    (self: Value[], at: number, item: Value) => void self.splice(at, 0, item),
  ),
  pop: method("index=-1, /", (self: Value[], at: number | undefined = -1) => {
    if (self.length === 0) throw new IndexError("pop from empty list");
    const place = at < 0 ? self.length + at : at;
    if (place < 0 || place >= self.length) throw new IndexError("pop index out of range");
    return self.splice(place, 1)[0];
  }),
  remove: method("value, /", async (self: Value[], value: Value) => {
    const at = await indexOf(self, value);
    if (at === -1) throw new ValueError("list.remove(x): x not in list");
    self.splice(at, 1);
  }),
  reverse: method("", (self: Value[]) => void self.reverse()),
  sort: method(
    "*, key=None, reverse=False",
    async (self: Value[], key: Value | undefined, reverse: Value | undefined) => {
      self.splice(0, self.length, ...(await sortValues(self, key ?? null, truthy(reverse))));
    },
  ),
};
