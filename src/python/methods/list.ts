import { IndexError, ValueError } from "../errors.ts";
import { truthy, equals, iterate, repr } from "../operations.ts";
import { sortValues } from "../sorting.ts";
import type { Value } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

function indexOf(self: readonly Value[], value: Value): number {
  const at = self.findIndex((item) => equals(item, value));
  if (at === -1) throw new ValueError(`${repr(value)} is not in list`);
  return at;
}

export const listMethods: Readonly<Record<string, BuiltinMethod>> = {
  append: method("object", (self: Value[], item: Value) => void self.push(item)),
  clear: method("", (self: Value[]) => void self.splice(0)),
  copy: method("", (self: Value[]) => [...self]),
  count: method("value", (self: Value[], value: Value) => self.filter((item) => equals(item, value)).length),
  extend: method("iterable", (self: Value[], items: Value) => void self.push(...iterate(items))),
  index: method("value", indexOf),
  insert: method("index, object", (self: Value[], at: number, item: Value) => void self.splice(at, 0, item)),
  pop: method("index=-1", (self: Value[], at: number | undefined = -1) => {
    if (self.length === 0) throw new IndexError("pop from empty list");
    const place = at < 0 ? self.length + at : at;
    if (place < 0 || place >= self.length) throw new IndexError("pop index out of range");
    return self.splice(place, 1)[0];
  }),
  remove: method("value", (self: Value[], value: Value) => {
    const at = self.findIndex((item) => equals(item, value));
    if (at === -1) throw new ValueError("list.remove(x): x not in list");
    self.splice(at, 1);
  }),
  reverse: method("", (self: Value[]) => void self.reverse()),
  sort: method("*, key=None, reverse=False", async (self: Value[], key: Value | undefined, reverse: Value | undefined) => {
    self.splice(0, self.length, ...(await sortValues(self, key ?? null, truthy(reverse))));
  }),
};
