import { describeClass, PyObject } from "./objects.ts";

/**
 * A Python value in JavaScript. `undefined` is never a value: it means "not given".
 *
 * | Python | here |
 * |---|---|
 * | None, True, False | null, true, false |
 * | int | number while it is a safe integer, else bigint |
 * | float | Float |
 * | str | string (len() counts code points) |
 * | bytes | Bytes |
 * | list | Array |
 * | tuple | Tuple |
 * | dict | Dict |
 * | set, frozenset | PySet |
 * | functions, classes | JavaScript functions and classes (objects.ts) |
 * | everything else | an instance of a class made known by `pyclass` |
 */
export type Value = null | boolean | number | bigint | string | object;

/** A Python float: kept apart from int, since 5 and 5.0 are different JSON and different repr. */
export class Float {
  readonly value: number;
  constructor(value: number) {
    this.value = value;
  }
}

export class Bytes {
  readonly value: Uint8Array;
  constructor(value: Uint8Array) {
    this.value = value;
  }
}

export class Tuple<T extends Value = Value> {
  readonly items: readonly T[];
  constructor(items: Iterable<T> = []) {
    this.items = [...items];
  }
  [Symbol.iterator](): IterableIterator<T> {
    return this.items[Symbol.iterator]();
  }
}

/** Two keys are one when Python calls them equal and hashes them alike: 1, 1.0 and True are one key. */
function hashKey(key: Value): unknown {
  if (typeof key === "boolean") return Number(key);
  if (key instanceof Float)
    return Number.isInteger(key.value) ? key.value : `f:${String(key.value)}`;
  if (typeof key === "string") return `s:${key}`;
  if (key instanceof Bytes) return `b:${[...key.value].join()}`;
  if (key instanceof Tuple)
    return `t:${key.items.map((item) => String(hashKey(item))).join("\u0000")}`;
  return key;
}

/** A Python dict: insertion order, Python's key equality. */
export class Dict<V extends Value = Value> {
  readonly #entries = new Map<unknown, [Value, V]>();
  constructor(entries: Iterable<readonly [Value, V]> = []) {
    for (const [key, value] of entries) this.set(key, value);
  }
  /** A dict with string keys from a plain object. */
  static from<T extends Value>(record: Readonly<Record<string, T>>): Dict<T> {
    return new Dict<T>(Object.entries(record));
  }
  get size(): number {
    return this.#entries.size;
  }
  get(key: Value): V | undefined {
    return this.#entries.get(hashKey(key))?.[1];
  }
  has(key: Value): boolean {
    return this.#entries.has(hashKey(key));
  }
  set(key: Value, value: V): this {
    const hashed = hashKey(key);
    const found = this.#entries.get(hashed);
    if (found) found[1] = value;
    else this.#entries.set(hashed, [key, value]);
    return this;
  }
  delete(key: Value): boolean {
    return this.#entries.delete(hashKey(key));
  }
  clear(): void {
    this.#entries.clear();
  }
  *keys(): IterableIterator<Value> {
    for (const [key] of this.#entries.values()) yield key;
  }
  *values(): IterableIterator<V> {
    for (const [, value] of this.#entries.values()) yield value;
  }
  *[Symbol.iterator](): IterableIterator<[Value, V]> {
    for (const [key, value] of this.#entries.values()) yield [key, value];
  }
  /** What `dict(other)` and `{**other}` copy: what a dict holds, whatever a class over it shows. */
  rawEntries(): Iterable<readonly [Value, Value]> {
    return this;
  }
}

export class PySet {
  readonly #items = new Dict();
  readonly frozen: boolean;
  constructor(items: Iterable<Value> = [], frozen = false) {
    this.frozen = frozen;
    for (const item of items) this.add(item);
  }
  get size(): number {
    return this.#items.size;
  }
  has(item: Value): boolean {
    return this.#items.has(item);
  }
  add(item: Value): void {
    this.#items.set(item, item);
  }
  delete(item: Value): boolean {
    return this.#items.delete(item);
  }
  [Symbol.iterator](): IterableIterator<Value> {
    return this.#items.values();
  }
}

/** The int for a whole number of any size. */
export function toInt(value: bigint): number | bigint {
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

// The classes of built-in values, so that they can be bases and isinstance() knows them.
describeClass(Float, "builtins.float", [PyObject]);
describeClass(Bytes, "builtins.bytes", [PyObject]);
describeClass(Tuple, "builtins.tuple", [PyObject]);
describeClass(Dict, "builtins.dict", [PyObject]);
describeClass(PySet, "builtins.set", [PyObject]);
