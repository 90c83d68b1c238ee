import { KeyError } from "../errors.ts";
import { iterate } from "../operations.ts";
import { Dict, Tuple, type Value } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

/** Takes over the entries of a dict or of pairs, then the keyword ones. */
export function updateDict(self: Dict, other: Value | undefined, names: Dict): void {
  if (other instanceof Dict) for (const [key, value] of other) self.set(key, value);
  else if (other !== undefined && other !== null) {
    for (const pair of iterate(other)) {
      const [key, value] = iterate(pair);
      self.set(key ?? null, value ?? null);
    }
  }
  for (const [key, value] of names) self.set(key, value);
}

export const dictMethods: Readonly<Record<string, BuiltinMethod>> = {
  clear: method("", (self: Dict) => self.clear()),
  copy: method("", (self: Dict) => new Dict(self)),
  get: method("key, default=None", (self: Dict, key: Value, fallback?: Value) => self.get(key) ?? fallback ?? null),
  items: method("", (self: Dict) => [...self].map((pair) => new Tuple(pair))),
  keys: method("", (self: Dict) => [...self.keys()]),
  pop: method("key, *default", (self: Dict, key: Value, fallback: Value[]) => {
    const value = self.get(key);
    if (value === undefined) {
      if (fallback[0] !== undefined) return fallback[0];
      throw new KeyError(key);
    }
    self.delete(key);
    return value;
  }),
  popitem: method("", (self: Dict) => {
    const last = [...self].at(-1);
    if (!last) throw new KeyError("popitem(): dictionary is empty");
    self.delete(last[0]);
    return new Tuple(last);
  }),
  setdefault: method("key, default=None", (self: Dict, key: Value, fallback?: Value) => {
    if (!self.has(key)) self.set(key, fallback ?? null);
    return self.get(key);
  }),
  update: method("other=None, **kwargs", updateDict),
  values: method("", (self: Dict) => [...self.values()]),
};
