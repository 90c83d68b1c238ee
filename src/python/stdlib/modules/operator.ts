import { getattr } from "../../attributes.ts";
import { call } from "../../call.ts";
import { native } from "../../objects.ts";
import type { Ordering } from "../../operations.ts";
import { compareOf, containsOf, differsOf, equalsOf, truthOf } from "../../protocols.ts";
import { getItem } from "../../subscripts.ts";
import { Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";
import { operatorFunction } from "./functools.ts";

async function byPath(object: Value, path: Value): Promise<Value> {
  let found = object;
  for (const name of String(path).split(".")) found = await getattr(found, name);
  return found;
}

/** A function that looks up one thing, or a tuple of several. */
function getter(name: string, look: (object: Value, key: Value) => Promise<Value>): Value {
  const make = (keys: Value[]): Value =>
    native("obj", async (object: Value) => {
      const found: Value[] = [];
      for (const key of keys) found.push(await look(object, key));
      return found.length === 1 ? (found[0] ?? null) : new Tuple(found);
    });
  return native("*keys", make, name);
}

function ordering(name: string, operator: Ordering): Value {
  return native("a, b, /", (a: Value, b: Value) => compareOf(operator, a, b), name);
}

/** Mirrors operator. */
export const operator = libraryModule("operator", () => ({
  add: operatorFunction("add", "+"),
  and_: operatorFunction("and_", "&"),
  attrgetter: getter("attrgetter", byPath),
  contains: native("a, b, /", (a: Value, b: Value) => containsOf(a, b), "contains"),
  eq: native("a, b, /", (a: Value, b: Value) => equalsOf(a, b), "eq"),
  floordiv: operatorFunction("floordiv", "//"),
  ge: ordering("ge", ">="),
  gt: ordering("gt", ">"),
  itemgetter: getter("itemgetter", getItem),
  le: ordering("le", "<="),
  lt: ordering("lt", "<"),
  methodcaller: native(
    "name, /, *args",
    (name: Value, args: Value[]) =>
      native("obj", async (object: Value) => await call(await getattr(object, String(name)), args)),
    "methodcaller",
  ),
  mod: operatorFunction("mod", "%"),
  mul: operatorFunction("mul", "*"),
  ne: native("a, b, /", (a: Value, b: Value) => differsOf(a, b), "ne"),
  not_: native("a, /", async (a: Value) => !(await truthOf(a)), "not_"),
  or_: operatorFunction("or_", "|"),
  sub: operatorFunction("sub", "-"),
  truediv: operatorFunction("truediv", "/"),
  xor: operatorFunction("xor", "^"),
}));
