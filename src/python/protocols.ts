import { BaseException, StopIteration, TypeError } from "./errors.ts";
import { call } from "./call.ts";
import { formatValue } from "./formatting.ts";
import { methodFunction } from "./functions.ts";
import { describeClass, PyObject } from "./objects.ts";
import { compare, contains, equals, iterate, type Ordering, repr, str, truthy, typeName } from "./operations.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

/** An iterator over items that are there already. */
export class PyIterator extends PyObject {
  readonly #items: Iterator<Value>;
  constructor(items: Iterable<Value>) {
    super();
    this.#items = items[Symbol.iterator]();
  }
  [Symbol.iterator](): Iterator<Value> {
    return this.#items;
  }
  /** @throws StopIteration at the end */
  next(): Value {
    const { done, value } = this.#items.next() as IteratorResult<Value, unknown>;
    if (done) throw new StopIteration();
    return value;
  }
}
describeClass(PyIterator, "builtins.generator");

/** True for values whose behaviour lies in operations.ts alone. */
function isPlain(value: Value): boolean {
  if (typeof value !== "object" || value === null) return true;
  return (
    Array.isArray(value) ||
    value instanceof Dict ||
    value instanceof Tuple ||
    value instanceof Float ||
    value instanceof PySet ||
    value instanceof Bytes
  );
}

/**
 * Asks a dunder method, Python's or a native's, and waits for its answer.
 * @returns undefined where the value has none, or where the method does not know the other operand
 */
export async function askMethod(value: Value, name: string, ...args: Value[]): Promise<Value | undefined> {
  if (isPlain(value)) return undefined;
  const run = (value as Readonly<Record<string, unknown>>)[name];
  if (typeof run !== "function") return undefined;
  const python = methodFunction(run);
  const answer = (await (python ? call(python, [value, ...args]) : run.apply(value, args))) as Value | undefined;
  return answer === NOT_IMPLEMENTED ? undefined : answer;
}

/** Python's `NotImplemented`. */
export class NotImplementedType extends PyObject {
  __repr__(): string {
    return "NotImplemented";
  }
}
describeClass(NotImplementedType, "builtins.NotImplementedType");
export const NOT_IMPLEMENTED = new NotImplementedType();

/** str(value), awaited. */
export async function strOf(value: Value): Promise<string> {
  if (isPlain(value)) return await textOfContainer(value, str);
  const own = await askMethod(value, "__str__");
  if (typeof own === "string") return own;
  if (own !== undefined) throw new TypeError(`__str__ returned non-string (type ${typeName(own)})`);
  return value instanceof BaseException ? str(value) : await reprOf(value);
}

/** repr(value), awaited. */
export async function reprOf(value: Value): Promise<string> {
  if (isPlain(value)) return await textOfContainer(value, repr);
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
  const own = (await askMethod(value, "__bool__")) ?? (await askMethod(value, "__len__"));
  return own === undefined ? true : truthy(own);
}

/** a == b, awaited. */
export async function equalsOf(a: Value, b: Value): Promise<boolean> {
  if (isPlain(a) && isPlain(b)) return equals(a, b);
  if (a === b) return true;
  const own = (await askMethod(a, "__eq__", b)) ?? (await askMethod(b, "__eq__", a));
  return own === undefined ? false : truthy(own);
}

const METHODS: Readonly<Record<Ordering, string>> = { "<": "__lt__", ">": "__gt__", "<=": "__le__", ">=": "__ge__" };
const MIRRORED: Readonly<Record<Ordering, Ordering>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

/** a < b and its kin, awaited. */
export async function compareOf(operator: Ordering, a: Value, b: Value): Promise<Value> {
  if (isPlain(a) && isPlain(b)) return compare(operator, a, b);
  const own = (await askMethod(a, METHODS[operator], b)) ?? (await askMethod(b, METHODS[MIRRORED[operator]], a));
  return own ?? compare(operator, a, b);
}

/** item in container, awaited. */
export async function containsOf(container: Value, item: Value): Promise<boolean> {
  if (isPlain(container)) return contains(container, item);
  const own = await askMethod(container, "__contains__", item);
  if (own !== undefined) return truthy(own);
  for (const one of await itemsOf(container)) if (await equalsOf(one, item)) return true;
  return false;
}

/** The items of an iterable, awaited: lists, query sets, generators. @throws TypeError where it is none */
export async function itemsOf(value: Value): Promise<Value[]> {
  if (isPlain(value) || value instanceof PyIterator) return iterate(value);
  if (typeof value === "object" && value !== null && Symbol.asyncIterator in value) {
    const items: Value[] = [];
    for await (const item of value as AsyncIterable<Value>) items.push(item);
    return items;
  }
  const own = await askMethod(value, "__iter__");
  if (own !== undefined && own !== value) return await itemsOf(own);
  if (own === value) return await drain(value);
  return iterate(value);
}

/** Calls `__next__` until it stops. */
async function drain(iterator: Value): Promise<Value[]> {
  const items: Value[] = [];
  for (;;) {
    try {
      const next = await askMethod(iterator, "__next__");
      if (next === undefined) return items;
      items.push(next);
    } catch (error) {
      if (error instanceof StopIteration) return items;
      throw error;
    }
  }
}

/** len(value), awaited. @throws TypeError */
export async function lengthOf(value: Value): Promise<number> {
  if (typeof value === "string") return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (value instanceof Tuple) return value.items.length;
  if (value instanceof Dict || value instanceof PySet) return value.size;
  if (value instanceof Bytes) return value.value.length;
  const own = await askMethod(value, "__len__");
  if (typeof own === "number") return own;
  throw new TypeError(`object of type '${typeName(value)}' has no len()`);
}
