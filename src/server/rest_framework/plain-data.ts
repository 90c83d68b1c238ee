import { items as itemsOf, PyIterator } from "../../python/iteration.ts";
import { QuerySet } from "../django/db/models/query.ts";
import { Dict, Tuple, type Value } from "../../python/values.ts";

/** Data with everything that must be awaited (query sets, iterators) read, so that it can be written at once. */
export async function plainData(data: Value): Promise<Value> {
  if (Array.isArray(data)) return await all(data as Value[]);
  if (data instanceof Tuple) return await all(data.items);
  if (data instanceof Dict) {
    const plain = new Dict();
    for (const [key, value] of data) plain.set(key, await plainData(value));
    return plain;
  }
  return data instanceof QuerySet || data instanceof PyIterator
    ? await all(await itemsOf(data))
    : data;
}

async function all(items: readonly Value[]): Promise<Value[]> {
  const plain: Value[] = [];
  for (const item of items) plain.push(await plainData(item));
  return plain;
}
