import { getattrOrUndefined } from "../attributes.ts";
import { call } from "../call.ts";
import { KeyError, TypeError, ValueError } from "../errors.ts";
import { items } from "../iteration.ts";
import { iterate } from "../operations.ts";
import { getItem } from "../subscripts.ts";
import { Dict, Tuple, type Value } from "../values.ts";
import { ItemsView, KeysView, ValuesView } from "./dict-view.ts";
import { type BuiltinMethod, method } from "./method.ts";

/** Takes over the entries of a dict or of pairs, then the keyword ones. @throws TypeError, ValueError for what are no pairs */
export function updateDict(self: Dict, other: Value | undefined, names: Dict): void {
  if (other instanceof Dict) for (const [key, value] of other.rawEntries()) self.set(key, value);
  else if (other !== undefined && other !== null) {
    for (const [at, pair] of iterate(other).entries()) {
      const [key, value] = pairAt(pair, at);
      self.set(key, value);
    }
  }
  for (const [key, value] of names) self.set(key, value);
}

/** What dict() takes: a dict, an object with keys(), or pairs. */
export async function entriesOf(other: Value | undefined): Promise<Value | undefined> {
  if (other === undefined || other instanceof Dict) return other;
  const keys = other === null ? undefined : await getattrOrUndefined(other, "keys");
  if (keys === undefined) return await items(other);
  const entries = new Dict();
  for (const key of await items(await call(keys, []))) entries.set(key, await getItem(other, key));
  return entries;
}

function pairAt(pair: Value, at: number): [Value, Value] {
  if (
    typeof pair !== "string" &&
    (typeof pair !== "object" || pair === null || !(Symbol.iterator in pair))
  ) {
    throw new TypeError(`cannot convert dictionary update sequence element #${at} to a sequence`);
  }
  const [key = null, value = null, ...more] = iterate(pair);
  const { length } = iterate(pair);
  if (length !== 2 || more.length > 0) {
    throw new ValueError(
      `dictionary update sequence element #${at} has length ${length}; 2 is required`,
    );
  }
  return [key, value];
}

export const dictMethods: Readonly<Record<string, BuiltinMethod>> = {
  clear: method("", (self: Dict) => self.clear()),
  copy: method("", (self: Dict) => new Dict(self)),
  get: method(
    "key, default=None, /",
    (self: Dict, key: Value, fallback?: Value) => self.get(key) ?? fallback ?? null,
  ),
  items: method("", (self: Dict) => new ItemsView(self)),
  keys: method("", (self: Dict) => new KeysView(self)),
  pop: method("key, /, *default", (self: Dict, key: Value, fallback: Value[]) => {
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
  setdefault: method("key, default=None, /", (self: Dict, key: Value, fallback?: Value) => {
    if (!self.has(key)) self.set(key, fallback ?? null);
    return self.get(key);
  }),
  update: method(
    "other=None, /, **kwargs",
    async (self: Dict, other: Value | undefined, names: Dict) => {
      updateDict(self, await entriesOf(other), names);
    },
  ),
  values: method("", (self: Dict) => new ValuesView(self)),
};
