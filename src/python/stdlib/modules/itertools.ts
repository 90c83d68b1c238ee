import { binaryOperation } from "../../arithmetic.ts";
import { call } from "../../call.ts";
import { ValueError } from "../../errors.ts";
import { items, iterator, ListIterator, PyIterator } from "../../iteration.ts";
import { native } from "../../objects.ts";
import { equalsOf, truthOf } from "../../protocols.ts";
import { Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";

async function itemsOfAll(iterables: readonly Value[]): Promise<Value[][]> {
  const lists: Value[][] = [];
  for (const one of iterables) lists.push(await items(one));
  return lists;
}

function chained(sources: () => Promise<Value[]>): PyIterator {
  let left: Value[] | null = null;
  let current: Awaited<ReturnType<typeof iterator>> | null = null;
  const next = async (): Promise<Value | undefined> => {
    left ??= await sources();
    for (;;) {
      const item = await current?.next();
      if (item !== undefined) return item;
      const following = left.shift();
      if (following === undefined) return undefined;
      current = await iterator(following);
    }
  };
  return new PyIterator({ next });
}

function choose(pool: readonly Value[], size: number): Value[][] {
  if (size === 0) return [[]];
  return pool.flatMap((first, at) =>
    choose(pool.slice(at + 1), size - 1).map((rest) => [first, ...rest]),
  );
}

function arrange(pool: readonly Value[], size: number): Value[][] {
  if (size === 0) return [[]];
  return pool.flatMap((first, at) =>
    arrange([...pool.slice(0, at), ...pool.slice(at + 1)], size - 1).map((rest) => [
      first,
      ...rest,
    ]),
  );
}

const tuples = (rows: readonly Value[][]): ListIterator =>
  new ListIterator(rows.map((row) => new Tuple(row)));

const chain = native(
  "*iterables",
  (iterables: Value[]) => chained(() => Promise.resolve([...iterables])),
  "chain",
);
Object.assign(chain, {
  from_iterable: native(
    "iterable",
    (iterable: Value) => chained(() => items(iterable)),
    "from_iterable",
  ),
});

/** Mirrors itertools, as far as ordinary code asks it. */
export const itertools = libraryModule(
  "itertools",
  () => ({
    accumulate: native(
      "iterable, func=None",
      async (iterable: Value, run: Value | undefined) => {
        const totals: Value[] = [];
        for (const item of await items(iterable)) {
          const last = totals.at(-1);
          if (last === undefined) totals.push(item);
          else
            totals.push(
              run === undefined || run === null
                ? await binaryOperation("+", last, item)
                : await call(run, [last, item]),
            );
        }
        return new ListIterator(totals);
      },
      "accumulate",
    ),
    chain,
    combinations: native(
      "iterable, r",
      async (pool: Value, size: number) => tuples(choose(await items(pool), size)),
      "combinations",
    ),
    count: native(
      "start=0, step=1",
      (start: Value | undefined, step: Value | undefined) => {
        let next: Value = start ?? 0;
        return new PyIterator({
          next: async () => {
            const given = next;
            next = await binaryOperation("+", next, step ?? 1);
            return given;
          },
        });
      },
      "count",
    ),
    groupby: native(
      "iterable, key=None",
      async (iterable: Value, key: Value | undefined) => {
        const groups: { by: Value; members: Value[] }[] = [];
        for (const item of await items(iterable)) {
          const by = key === undefined || key === null ? item : await call(key, [item]);
          const last = groups.at(-1);
          if (last && (await equalsOf(last.by, by))) last.members.push(item);
          else groups.push({ by, members: [item] });
        }
        return new ListIterator(
          groups.map(({ by, members }) => new Tuple([by, new ListIterator(members)])),
        );
      },
      "groupby",
    ),
    islice: native(
      "iterable, *bounds",
      async (iterable: Value, bounds: Value[]) => {
        const [first, second] = bounds;
        const [start, stop] = bounds.length === 1 ? [0, first] : [first ?? 0, second];
        if (typeof start !== "number" || start < 0)
          throw new ValueError(
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
          );
        const source = await iterator(iterable);
        let at = 0;
        const next = async (): Promise<Value | undefined> => {
          for (; at < start; at += 1) await source.next();
          if (typeof stop === "number" && at >= stop) return undefined;
          at += 1;
          return await source.next();
        };
        return new PyIterator({ next });
      },
      "islice",
    ),
    permutations: native(
      "iterable, r=None",
      async (pool: Value, size: Value | undefined) => {
        const all = await items(pool);
        return tuples(arrange(all, typeof size === "number" ? size : all.length));
      },
      "permutations",
    ),
    product: native(
      "*iterables, repeat=1",
      async (iterables: Value[], repeat: number | undefined) => {
        const lists = await itemsOfAll(iterables);
        const all = Array.from({ length: repeat ?? 1 }, () => lists).flat();
        return tuples(
          all.reduce<Value[][]>(
            (rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])),
            [[]],
          ),
        );
      },
      "product",
    ),
    repeat: native(
      "object, *times",
      (object: Value, [times]: Value[]) => {
        let left = typeof times === "number" ? times : Infinity;
        return new PyIterator({ next: () => (left-- > 0 ? object : undefined) });
      },
      "repeat",
    ),
    takewhile: native(
      "predicate, iterable",
      async (test: Value, iterable: Value) => {
        const kept: Value[] = [];
        for (const item of await items(iterable)) {
          if (!(await truthOf(await call(test, [item])))) break;
          kept.push(item);
        }
        return new ListIterator(kept);
      },
      "takewhile",
    ),
    zip_longest: native(
      "*iterables, fillvalue=None",
      async (iterables: Value[], fill: Value | undefined) => {
        const lists = await itemsOfAll(iterables);
        const length = Math.max(0, ...lists.map((list) => list.length));
        return tuples(
          Array.from({ length }, (_, at) => lists.map((list) => list[at] ?? fill ?? null)),
        );
      },
      "zip_longest",
    ),
  }),
  { builtIn: true },
);
