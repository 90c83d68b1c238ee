import type { RowCells, TableContents } from "./world.ts";

/** Rows in the pages the database keeps them in: page number → rows, both in order. */
export type CellPages = ReadonlyMap<number, readonly RowCells[]>;

const PAGES = new WeakMap<TableContents, CellPages>();

/** A table of pages; its list of rows is made when it is first read. */
export function pagedTable(shape: Omit<TableContents, "rows">, pages: CellPages): TableContents {
  let rows: readonly RowCells[] | undefined;
  const table = {
    ...shape,
    get rows(): readonly RowCells[] {
      rows ??= [...pages.values()].flat();
      return rows;
    },
  };
  PAGES.set(table, pages);
  return table;
}

/** The pages of a table; all its rows in one for a table that is not paged. */
export function pagesOf(table: TableContents): CellPages {
  return PAGES.get(table) ?? new Map([[0, table.rows]]);
}
