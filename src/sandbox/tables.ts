import type { Cell, TableContents } from "../protocol/world.ts";
import type { DatabaseSnapshot } from "../server/database/database.ts";
import type { Stored } from "../server/database/schema.ts";

/** A snapshot's tables by name, as panels and checks read them. */
export function tableContents({ tables }: DatabaseSnapshot): TableContents[] {
  return tables
    .map(({ schema, rows }) => {
      const columns = schema.columns.map(({ name }) => name);
      const contents = [...rows.values()].map((row) =>
        Object.fromEntries(columns.map((column) => [column, cellOf(row[column] ?? null)])),
      );
      return { name: schema.name, columns, rows: contents };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function cellOf(value: Stored): Cell {
  if (typeof value === "bigint") return value.toString();
  return value instanceof Uint8Array ? `<${value.length} bytes>` : value;
}
