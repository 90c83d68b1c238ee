import { BaseException, TypeError } from "./errors.ts";
import { call } from "./call.ts";
import { formatValue } from "./formatting.ts";
import { methodFunction } from "./functions.ts";
import { items } from "./iteration.ts";
import { type Class, classInfo } from "./objects.ts";
import {
  compare,
  contains,
  equals,
  type Ordering,
  repr,
  str,
  truthy,
  typeName,
} from "./operations.ts";
import { NOT_IMPLEMENTED } from "./singletons.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

const BUILTIN: ReadonlySet<unknown> = new Set(
  [Array, Dict, Tuple, Float, PySet, Bytes].map((cls) => cls.prototype),
);

/** True for values whose behaviour lies in operations.ts alone. */
function isPlain(value: Value): boolean {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return true;
  // A class answers for itself where upstream has a metaclass: `IsAdminUser | IsOwner`.
  if (typeof value === "function") return classInfo(value as unknown as Class) === undefined;
  return BUILTIN.has(Object.getPrototypeOf(value));
}

/**
 * Asks a special method, Python's or a native's, and waits for its answer.
 * @returns undefined where the value has none, or where the method does not know the other operand
 */
export async function askMethod(
  value: Value,
  name: string,
  ...args: Value[]
): Promise<Value | undefined> {
  if (isPlain(value)) return undefined;
  const run = (value as Readonly<Record<string, unknown>>)[name];
  if (typeof run !== "function") return undefined;
  // A class's own members are for its instances; only a static stands for a metaclass.
  const python = typeof value === "function" ? undefined : methodFunction(run);
  const answer = (await (python ? call(python, [value, ...args]) : run.apply(value, args))) as
    Value | undefined;
  return answer === NOT_IMPLEMENTED ? undefined : answer;
}

/** str(value), awaited. */
export async function strOf(value: Value): Promise<string> {
  if (isPlain(value)) return await textOfContainer(value, str);
  if (typeof value === "function") return str(value);
  const own = await askMethod(value, "__str__");
  if (typeof own === "string") return own;
  if (own !== undefined) throw new TypeError(`__str__ returned non-string (type ${typeName(own)})`);
  if (!(value instanceof BaseException)) return await reprOf(value);
  const [only] = value.args;
  return value.args.length === 1 && only !== undefined && !isPlain(only)
    ? await strOf(only)
    : str(value);
}

/** repr(value), awaited. */
export async function reprOf(value: Value): Promise<string> {
  if (isPlain(value)) return await textOfContainer(value, repr);
  if (typeof value === "function") return repr(value);
  const own = await askMethod(value, "__repr__");
  return typeof own === "string" ? own : repr(value);
}

/** Containers whose items must be awaited are written here; all else by operations.ts. */
async function textOfContainer(value: Value, plain: (value: Value) => string): Promise<string> {
  if (Array.isArray(value)) return `[${(await reprAll(value as Value[])).join(", ")}]`;
  if (value instanceof Tuple) {
    const items = await reprAll(value.items);
    return items.length === 1 ? `(${items[0] ?? ""},)` : `(${items.join(", ")})`;
  }
  if (value instanceof Dict) {
    const parts: string[] = [];
    for (const [key, item] of value) parts.push(`${await reprOf(key)}: ${await reprOf(item)}`);
    return `{${parts.join(", ")}}`;
  }
  return plain(value);
}

async function reprAll(items: readonly Value[]): Promise<string[]> {
  const texts: string[] = [];
  for (const item of items) texts.push(await reprOf(item));
  return texts;
}

/** format(value, spec), awaited. */
export async function formatOf(value: Value, spec: string): Promise<string> {
  if (spec === "") return await strOf(value);
  const own = await askMethod(value, "__format__", spec);
  return typeof own === "string" ? own : formatValue(value, spec);
}

/** bool(value), awaited. */
export async function truthOf(value: Value): Promise<boolean> {
  if (isPlain(value)) return truthy(value);
  const own =
    typeof value === "function"
      ? undefined
      : ((await askMethod(value, "__bool__")) ?? (await askMethod(value, "__len__")));
  return truthy(own ?? value);
}

/** a == b, awaited. */
export async function equalsOf(a: Value, b: Value): Promise<boolean> {
  if (a === b) return equals(a, b);
  const own = (await askMethod(a, "__eq__", b)) ?? (await askMethod(b, "__eq__", a));
  if (own !== undefined) return await truthOf(own);
  if (Array.isArray(a) && Array.isArray(b)) return await sameItems(a as Value[], b as Value[]);
  if (a instanceof Tuple && b instanceof Tuple) return await sameItems(a.items, b.items);
  if (a instanceof Dict && b instanceof Dict) return await sameEntries(a, b);
  return equals(a, b);
}

async function sameItems(a: readonly Value[], b: readonly Value[]): Promise<boolean> {
  if (a.length !== b.length) return false;
  for (const [at, item] of a.entries()) if (!(await equalsOf(item, b[at] ?? null))) return false;
  return true;
}

async function sameEntries(a: Dict, b: Dict): Promise<boolean> {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) {
    const other = b.get(key);
    if (other === undefined || !(await equalsOf(value, other))) return false;
  }
  return true;
}

/** a != b, awaited. */
export async function differsOf(a: Value, b: Value): Promise<boolean> {
  const own = await askMethod(a, "__ne__", b);
  return own === undefined ? !(await equalsOf(a, b)) : await truthOf(own);
}

const METHODS: Readonly<Record<Ordering, string>> = {
  "<": "__lt__",
  ">": "__gt__",
  "<=": "__le__",
  ">=": "__ge__",
};
const MIRRORED: Readonly<Record<Ordering, Ordering>> = {
  "<": ">",
  ">": "<",
  "<=": ">=",
  ">=": "<=",
};

/** a < b and its kin, awaited. */
export async function compareOf(operator: Ordering, a: Value, b: Value): Promise<Value> {
  const own =
    (await askMethod(a, METHODS[operator], b)) ??
    (await askMethod(b, METHODS[MIRRORED[operator]], a));
  if (own !== undefined) return own;
  const [left, right] = [sequenceOf(a), sequenceOf(b)];
  if (left && right && Array.isArray(a) === Array.isArray(b)) {
    for (let at = 0; at < Math.min(left.length, right.length); at += 1) {
      const [x, y] = [left[at] ?? null, right[at] ?? null];
      if (!(await equalsOf(x, y))) return await compareOf(operator, x, y);
    }
    return compare(operator, left.length, right.length);
  }
  return compare(operator, a, b);
}

function sequenceOf(value: Value): readonly Value[] | null {
  if (Array.isArray(value)) return value as Value[];
  return value instanceof Tuple ? value.items : null;
}

/** item in container, awaited. */
export async function containsOf(container: Value, item: Value): Promise<boolean> {
  const own = await askMethod(container, "__contains__", item);
  if (own !== undefined) return await truthOf(own);
  if (typeof container === "string" || container instanceof Dict || container instanceof PySet)
    return contains(container, item);
  if (!isIterable(container))
    throw new TypeError(`argument of type '${typeName(container)}' is not iterable`);
  for (const one of await items(container)) if (await equalsOf(one, item)) return true;
  return false;
}

function isIterable(value: Value): boolean {
  if (typeof value !== "object" || value === null) return false;
  return (
    Symbol.iterator in value ||
    Symbol.asyncIterator in value ||
    "__iter__" in value ||
    "__getitem__" in value ||
    value instanceof Bytes
  );
}

/** len(value), awaited. @throws TypeError */
export async function lengthOf(value: Value): Promise<number> {
  if (typeof value === "string") return [...value].length;
  const own = await askMethod(value, "__len__");
  if (typeof own === "number") return own;
  if (own !== undefined)
    throw new TypeError(`'${typeName(own)}' object cannot be interpreted as an integer`);
  if (Array.isArray(value)) return value.length;
  if (value instanceof Tuple) return value.items.length;
  if (value instanceof Dict || value instanceof PySet) return value.size;
  if (value instanceof Bytes) return value.value.length;
  throw new TypeError(`object of type '${typeName(value)}' has no len()`);
}
