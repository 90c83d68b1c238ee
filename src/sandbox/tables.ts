import type { Cell, TableContents } from "../protocol/world.ts";
import type { DatabaseSnapshot } from "../server/database/database.ts";
import type { ColumnKind, Stored } from "../server/database/schema.ts";

/** A snapshot's tables by name, as panels and checks read them. */
export function tableContents({ tables }: DatabaseSnapshot): TableContents[] {
  return tables
    .map(({ schema, rows }) => {
      const contents = [...rows.values()].map((row) =>
        Object.fromEntries(
          schema.columns.map(({ name, kind }) => [name, cellOf(row[name] ?? null, kind)]),
        ),
      );
      return { name: schema.name, columns: schema.columns.map(({ name }) => name), rows: contents };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function cellOf(value: Stored, kind: ColumnKind): Cell {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Uint8Array) return `<${value.length} bytes>`;
  // SQLite holds "2026-01-15 12:00:00.5", in UTC.
  if (kind === "datetime" && typeof value === "string") return `${value.replace(" ", "T")}Z`;
  return value;
}
