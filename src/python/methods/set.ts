import { KeyError } from "../errors.ts";
import { iterate } from "../operations.ts";
import { PySet, type Value } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

const others = (sets: readonly Value[]): Value[] => sets.flatMap((set) => iterate(set));

export const setMethods: Readonly<Record<string, BuiltinMethod>> = {
  add: method("item, /", (self: PySet, item: Value) => self.add(item)),
  clear: method("", (self: PySet) => [...self].forEach((item) => self.delete(item))),
  copy: method("", (self: PySet) => new PySet(self, self.frozen)),
  difference: method("*others", (self: PySet, sets: Value[]) => {
    const gone = new PySet(others(sets));
    return new PySet(
      [...self].filter((item) => !gone.has(item)),
      self.frozen,
    );
  }),
  discard: method("item, /", (self: PySet, item: Value) => void self.delete(item)),
  intersection: method(
    "*others",
    (self: PySet, sets: Value[]) =>
      new PySet(
        [...self].filter((item) => sets.every((set) => new PySet(iterate(set)).has(item))),
        self.frozen,
      ),
  ),
  isdisjoint: method(
    "other, /",
    (self: PySet, other: Value) => !iterate(other).some((item) => self.has(item)),
  ),
  issubset: method("other, /", (self: PySet, other: Value) => {
    const set = new PySet(iterate(other));
    return [...self].every((item) => set.has(item));
  }),
  issuperset: method("other, /", (self: PySet, other: Value) =>
    iterate(other).every((item) => self.has(item)),
  ),
  pop: method("", (self: PySet) => {
    const [first] = self;
    if (first === undefined) throw new KeyError("pop from an empty set");
    self.delete(first);
    return first;
  }),
  remove: method("item, /", (self: PySet, item: Value) => {
    if (!self.delete(item)) throw new KeyError(item);
  }),
  union: method(
    "*others",
    (self: PySet, sets: Value[]) => new PySet([...self, ...others(sets)], self.frozen),
  ),
  update: method("*others", (self: PySet, sets: Value[]) =>
    others(sets).forEach((item) => self.add(item)),
  ),
};
