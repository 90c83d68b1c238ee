import { ValueError } from "../errors.ts";
import { equals } from "../operations.ts";
import type { Tuple, Value } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

export const tupleMethods: Readonly<Record<string, BuiltinMethod>> = {
  count: method(
    "value",
    (self: Tuple, value: Value) => self.items.filter((item) => equals(item, value)).length,
  ),
  index: method("value", (self: Tuple, value: Value) => {
    const at = self.items.findIndex((item) => equals(item, value));
    if (at === -1) throw new ValueError("tuple.index(x): x not in tuple");
    return at;
  }),
};
