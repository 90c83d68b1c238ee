import type { Row } from "./schema.ts";

/** Row id → row, in ascending order of ids that lie near each other. */
export type Page = ReadonlyMap<number, Row>;

/**
 * The rows of a table, a few dozen a page: page number → page, both in ascending order. Never changed; two moments of a
 * table share all pages but those that differ, so that a change costs no more in a large table than in a small one.
 */
export type Pages = ReadonlyMap<number, Page>;

const ROWS_A_PAGE = 64;

export const pageOf = (id: number): number => Math.floor(id / ROWS_A_PAGE);

/** Pages of rows given with their ids, in any order. */
export function paged(rows: Iterable<readonly [id: number, row: Row]>): Pages {
  const pages = new Map<number, Map<number, Row>>();
  for (const [id, row] of [...rows].sort(([a], [b]) => a - b)) {
    const number = pageOf(id);
    const page = pages.get(number) ?? new Map<number, Row>();
    pages.set(number, page.set(id, row));
  }
  return pages;
}

/** A map in ascending order of its keys. */
export function ascending<T>(map: ReadonlyMap<number, T>): Map<number, T> {
  return new Map([...map].sort(([a], [b]) => a - b));
}
