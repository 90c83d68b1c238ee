import { pagedTable } from "../protocol/table-contents.ts";
import type { Cell, RowCells, TableContents } from "../protocol/world.ts";
import type { DatabaseSnapshot } from "../server/database/database.ts";
import type { Page, Pages } from "../server/database/pages.ts";
import type { ColumnKind, Stored, TableSchema } from "../server/database/schema.ts";
import type { TableState } from "../server/database/table.ts";

/** A snapshot's tables by name, as panels and checks read them. What did not change is the same object as before. */
export function tableContents({ tables }: DatabaseSnapshot): TableContents[] {
  return tables.map(contentsOf).sort((a, b) => (a.name < b.name ? -1 : 1));
}

const TABLES = new WeakMap<Pages, { readonly schema: TableSchema; readonly made: TableContents }>();

function contentsOf({ schema, rows }: TableState): TableContents {
  const known = TABLES.get(rows);
  if (known?.schema === schema) return known.made;
  const columns = schema.columns.map(({ name }) => name);
  const pages = new Map([...rows].map(([number, page]) => [number, cellsOf(page, schema)]));
  const made = pagedTable(schema.name, columns, pages);
  TABLES.set(rows, { schema, made });
  return made;
}

const PAGES = new WeakMap<Page, { readonly schema: TableSchema; readonly made: RowCells[] }>();

function cellsOf(page: Page, schema: TableSchema): RowCells[] {
  const known = PAGES.get(page);
  if (known?.schema === schema) return known.made;
  const made = [...page.values()].map((row) =>
    Object.fromEntries(
      schema.columns.map(({ name, kind }) => [name, cellOf(row[name] ?? null, kind)]),
    ),
  );
  PAGES.set(page, { schema, made });
  return made;
}

function cellOf(value: Stored, kind: ColumnKind): Cell {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  // SQLite holds "2026-01-15 12:00:00.5", in UTC.
  if (kind === "datetime" && typeof value === "string") return `${value.replace(" ", "T")}Z`;
  return value;
}
