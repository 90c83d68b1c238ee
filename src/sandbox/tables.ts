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
  const { name, primaryKey } = schema;
  const made = pagedTable({ name, columns, primaryKey }, pages);
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

/** A stored value as panels show it. */
export function cellOf(value: Stored, kind: ColumnKind): Cell {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  // SQLite holds "2026-01-15 12:00:00.5", in UTC.
  if (kind === "datetime" && typeof value === "string") return `${value.replace(" ", "T")}Z`;
  return value;
}

/** A cell as the database stores it: the way back of `cellOf`. Numbers and truth may come as the text somebody typed. */
export function storedOf(cell: Cell, kind: ColumnKind): Stored {
  if (cell === null) return null;
  const text = String(cell);
  if (kind === "datetime") return text.replace("T", " ").replace(/Z$/, "");
  if (kind === "boolean" && /^(true|false|1|0)$/i.test(text)) return /^(true|1)$/i.test(text);
  if (kind === "integer" && /^-?\d+$/.test(text)) {
    const number = Number(text);
    return Number.isSafeInteger(number) ? number : BigInt(text);
  }
  if (kind === "real" && text.trim() !== "" && Number.isFinite(Number(text))) return Number(text);
  return text;
}
