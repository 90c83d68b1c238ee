import type { DBSchema } from "idb";
import type { DatabaseSnapshot } from "../server/database/database.ts";
import type { Page } from "../server/database/pages.ts";
import type { TableState } from "../server/database/table.ts";

/** A table without its rows, and its place among the tables. */
interface KeptTable extends Omit<TableState, "rows"> {
  readonly place: number;
}

/** How the rows of worlds stand in IndexedDB: page by page, so that a change writes no more in a large table than in a small one. */
export interface RowStores extends DBSchema {
  tables: { key: [sandbox: string, table: string]; value: KeptTable };
  pages: { key: [sandbox: string, table: string, page: number]; value: Page };
}

export const ROW_STORES = ["tables", "pages"] as const;

type Key<Store extends keyof RowStores & string> = RowStores[Store]["key"];
type Value<Store extends keyof RowStores & string> = RowStores[Store]["value"];

/** The two stores, in a transaction that reads. */
type ReadableStores = {
  readonly [Store in (typeof ROW_STORES)[number]]: {
    getAll(range: IDBKeyRange): Promise<Value<Store>[]>;
    getAllKeys(range: IDBKeyRange): Promise<Key<Store>[]>;
  };
};

/** The two stores, in a transaction that writes. */
type WritableStores = {
  readonly [Store in (typeof ROW_STORES)[number]]: {
    put(value: Value<Store>, key: Key<Store>): Promise<unknown>;
    delete(key: Key<Store> | IDBKeyRange): Promise<void>;
  };
};

/** Everything of one sandbox; `table` narrows it to one table. */
export function keysOf(sandbox: string, table?: string): IDBKeyRange {
  const prefix = table === undefined ? [sandbox] : [sandbox, table];
  // An array sorts behind every number and text, and so ends whatever begins with the prefix.
  return IDBKeyRange.bound(prefix, [...prefix, []]);
}

export async function readRows(
  { tables, pages }: ReadableStores,
  sandbox: string,
): Promise<DatabaseSnapshot> {
  const range = keysOf(sandbox);
  const [states, keys, kept] = await Promise.all([
    tables.getAll(range),
    pages.getAllKeys(range),
    pages.getAll(range),
  ]);
  const rows = new Map(states.map(({ schema }) => [schema.name, new Map<number, Page>()]));
  keys.forEach(([, table, page], at) => rows.get(table)?.set(page, kept[at] ?? new Map()));
  return {
    tables: states
      .toSorted((a, b) => a.place - b.place)
      .map(({ schema, sequence }) => ({
        schema,
        sequence,
        rows: rows.get(schema.name) ?? new Map<number, Page>(),
      })),
  };
}

/** The writes that make the kept rows of a sandbox those of a snapshot. @param before what is kept of it; null for whatever is */
export function writeRows(
  stores: WritableStores,
  sandbox: string,
  before: DatabaseSnapshot | null,
  { tables }: DatabaseSnapshot,
): Promise<unknown>[] {
  const writes: Promise<unknown>[] = [];
  const known = new Map(
    before?.tables.map((table, place) => [table.schema.name, { table, place }]),
  );
  if (!before)
    writes.push(stores.tables.delete(keysOf(sandbox)), stores.pages.delete(keysOf(sandbox)));
  for (const [place, { schema, sequence, rows }] of tables.entries()) {
    const { name } = schema;
    const { table, place: stood } = known.get(name) ?? {};
    known.delete(name);
    if (table?.schema !== schema || table.sequence !== sequence || stood !== place) {
      writes.push(stores.tables.put({ schema, sequence, place }, [sandbox, name]));
    }
    if (table?.rows === rows) continue;
    for (const [page, kept] of rows) {
      if (table?.rows.get(page) !== kept)
        writes.push(stores.pages.put(kept, [sandbox, name, page]));
    }
    for (const page of table?.rows.keys() ?? []) {
      if (!rows.has(page)) writes.push(stores.pages.delete([sandbox, name, page]));
    }
  }
  for (const name of known.keys()) {
    writes.push(stores.tables.delete([sandbox, name]), stores.pages.delete(keysOf(sandbox, name)));
  }
  return writes;
}
