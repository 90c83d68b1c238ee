import { paged } from "../server/database/pages.ts";
import type { Row } from "../server/database/schema.ts";
import type { WorldRecord } from "./world-record.ts";

/** A world with the rows of each table in one map, by row id: as files hold it, and as IndexedDB did before its version 3. */
export function flatWorld(world: WorldRecord): object {
  const tables = world.database.tables.map(({ rows, ...table }) => ({
    ...table,
    rows: new Map([...rows.values()].flatMap((page) => [...page])),
  }));
  return { ...world, database: { tables } };
}

/** The world of a flat one. What is none comes back as it is, for `isKeptWorld` to refuse. */
export function fromFlatWorld(value: unknown): unknown {
  const { database } = (value ?? {}) as { database?: { tables?: unknown } | null };
  if (!Array.isArray(database?.tables)) return value;
  const tables = (database.tables as ({ rows?: unknown } | null)[]).map((table) =>
    table?.rows instanceof Map ? { ...table, rows: paged(table.rows as Map<number, Row>) } : table,
  );
  return { ...(value as object), database: { tables } };
}
