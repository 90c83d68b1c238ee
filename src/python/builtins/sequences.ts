import { binaryOperation } from "../arithmetic.ts";
import { call } from "../call.ts";
import { StopIteration, TypeError, ValueError } from "../errors.ts";
import { Generator, type Items, items, iterator, PyIterator, Range } from "../iteration.ts";
import { native } from "../objects.ts";
import { typeName } from "../operations.ts";
import { askMethod, compareOf, lengthOf, truthOf } from "../protocols.ts";
import { sortValues } from "../sorting.ts";
import { Dict, Tuple, type Value } from "../values.ts";

function requireIndex(value: Value): number {
  if (typeof value === "boolean") return Number(value);
  if (typeof value === "number") return value;
  throw new TypeError(`'${typeName(value)}' object cannot be interpreted as an integer`);
}

const range = native(
  "*args",
  (args: Value[]) => {
    if (args.length === 0) throw new TypeError("range expected at least 1 argument, got 0");
    if (args.length > 3)
      throw new TypeError(`range expected at most 3 arguments, got ${args.length}`);
    const [first = 0, second, step = 1] = args.map(requireIndex);
    if (step === 0) throw new ValueError("range() arg 3 must not be zero");
    return second === undefined ? Range.of(0, first) : Range.of(first, second, step);
  },
  "range",
);

const sum = native(
  "iterable, /, start=0",
  async (iterable: Value, start: Value | undefined) => {
    let total: Value = start ?? 0;
    if (typeof total === "string")
      throw new TypeError("sum() can't sum strings [use ''.join(seq) instead]");
    for (const item of await items(iterable)) total = await binaryOperation("+", total, item);
    return total;
  },
  "sum",
);

/** min() and max(): the first of the items that none is before. */
function extreme(name: "min" | "max", operator: "<" | ">") {
  return native(
    "*args, key=None, default=None",
    async (args: Value[], key: Value | undefined, fallback: Value | undefined) => {
      const [first] = args;
      if (first === undefined) throw new TypeError(`${name} expected at least 1 argument, got 0`);
      const candidates = args.length === 1 ? await items(first) : args;
      let best: { value: Value; by: Value } | null = null;
      for (const value of candidates) {
        const by = key === undefined || key === null ? value : await call(key, [value]);
        if (!best || (await truthOf(await compareOf(operator, by, best.by)))) best = { value, by };
      }
      if (best) return best.value;
      if (fallback !== undefined) return fallback;
      throw new ValueError(`${name}() arg is an empty sequence`);
    },
    name,
  );
}

async function some(iterable: Value, wanted: boolean): Promise<boolean> {
  const source = await iterator(iterable);
  for (let item = await source.next(); item !== undefined; item = await source.next()) {
    if ((await truthOf(item)) === wanted) return true;
  }
  return false;
}

const enumerate = native(
  "iterable, start=0",
  async (iterable: Value, start: number | undefined) => {
    const source = await iterator(iterable);
    let count = start ?? 0;
    return new PyIterator({
      next: async () => {
        const item = await source.next();
        return item === undefined ? undefined : new Tuple([count++, item]);
      },
    });
  },
  "enumerate",
);

/** The next item of each; undefined once one is at its end. */
async function nextOfAll(sources: readonly Items[]): Promise<Value[] | undefined> {
  const row: Value[] = [];
  for (const source of sources) {
    const item = await source.next();
    if (item === undefined) return undefined;
    row.push(item);
  }
  return row.length === 0 ? undefined : row;
}

async function iterators(values: readonly Value[]): Promise<Items[]> {
  const sources: Items[] = [];
  for (const value of values) sources.push(await iterator(value));
  return sources;
}

const zip = native(
  "*iterables, strict=False",
  async (iterables: Value[], strict: Value | undefined) => {
    if (strict === true) {
      const lengths = await Promise.all(iterables.map((one) => lengthOf(one)));
      const odd = lengths.findIndex((length) => length !== lengths[0]);
      if (odd > 0) {
        const shorter = (lengths[odd] ?? 0) < (lengths[0] ?? 0) ? "shorter" : "longer";
        throw new ValueError(
          `zip() argument ${odd + 1} is ${shorter} than argument${odd === 1 ? " 1" : `s 1-${odd}`}`,
        );
      }
    }
    const sources = await iterators(iterables);
    return new PyIterator({
      next: async () => {
        const row = await nextOfAll(sources);
        return row && new Tuple(row);
      },
    });
  },
  "zip",
);

const map = native(
  "*args",
  async ([run, ...iterables]: Value[]) => {
    if (run === undefined || iterables.length === 0)
      throw new TypeError("map() must have at least two arguments.");
    const sources = await iterators(iterables);
    return new PyIterator({
      next: async () => {
        const row = await nextOfAll(sources);
        return row && (await call(run, row));
      },
    });
  },
  "map",
);

const filter = native(
  "function, iterable",
  async (test: Value, iterable: Value) => {
    const source = await iterator(iterable);
    return new PyIterator({
      next: async () => {
        for (let item = await source.next(); item !== undefined; item = await source.next()) {
          if (await truthOf(test === null ? item : await call(test, [item]))) return item;
        }
        return undefined;
      },
    });
  },
  "filter",
);

const reversed = native(
  "sequence",
  async (sequence: Value) => {
    const own = await askMethod(sequence, "__reversed__");
    if (own !== undefined) return own;
    const ordered =
      typeof sequence === "string" ||
      Array.isArray(sequence) ||
      sequence instanceof Tuple ||
      sequence instanceof Dict ||
      sequence instanceof Range ||
      (typeof sequence === "object" &&
        sequence !== null &&
        "__getitem__" in sequence &&
        "__len__" in sequence);
    if (!ordered) throw new TypeError(`'${typeName(sequence)}' object is not reversible`);
    const left = await items(sequence);
    return new PyIterator({ next: () => left.pop() });
  },
  "reversed",
);

const next = native(
  "iterator, /, *default",
  async (source: Value, [fallback]: Value[]) => {
    const given =
      source instanceof PyIterator || source instanceof Generator
        ? await source.next()
        : await nextOf(source, fallback);
    if (given !== undefined) return given;
    if (fallback === undefined) throw new StopIteration();
    return fallback;
  },
  "next",
);

async function nextOf(source: Value, fallback: Value | undefined): Promise<Value | undefined> {
  if (typeof source !== "object" || source === null || !("__next__" in source)) {
    throw new TypeError(`'${typeName(source)}' object is not an iterator`);
  }
  try {
    return await askMethod(source, "__next__");
  } catch (error) {
    if (error instanceof StopIteration && fallback !== undefined) return undefined;
    throw error;
  }
}

export const SEQUENCE_FUNCTIONS: Readonly<Record<string, Value>> = {
  all: native("iterable, /", async (iterable: Value) => !(await some(iterable, false)), "all"),
  any: native("iterable, /", async (iterable: Value) => await some(iterable, true), "any"),
  enumerate,
  filter,
  iter: native(
    "iterable, /",
    async (iterable: Value) => {
      const source = await iterator(iterable);
      return source instanceof PyIterator || source instanceof Generator
        ? source
        : new PyIterator(source);
    },
    "iter",
  ),
  len: native("obj, /", async (value: Value) => await lengthOf(value), "len"),
  map,
  max: extreme("max", ">"),
  min: extreme("min", "<"),
  next,
  range,
  reversed,
  sorted: native(
    "iterable, /, *, key=None, reverse=False",
    async (iterable: Value, key: Value | undefined, reverse: Value | undefined) =>
      await sortValues(await items(iterable), key ?? null, await truthOf(reverse ?? false)),
    "sorted",
  ),
  sum,
  zip,
};
