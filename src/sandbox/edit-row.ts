import type { RowCells } from "../protocol/world.ts";
import type { Database } from "../server/database/database.ts";
import { SqliteError, type Stored } from "../server/database/schema.ts";
import { storedOf } from "./tables.ts";

/** A change of a row that the database refuses; the message is for the learner. */
export class RowRefusedError extends Error {
  readonly code = "row_refused";
}

/**
 * Changes columns of a row, or deletes it, as a database's own client would: constraints hold, and Django hears nothing of it.
 * @param changes null deletes the row
 * @throws RowRefusedError
 */
export function editRow(
  database: Database,
  table: string,
  key: Stored,
  changes: RowCells | null,
): void {
  try {
    const { schema } = database.table(table);
    const row = database.table(table).find(schema.primaryKey, key);
    if (!row) throw new RowRefusedError("This row is not there any more.");
    if (changes === null) {
      database.delete(table, row);
      return;
    }
    const stored = schema.columns
      .filter(({ name }) => Object.hasOwn(changes, name))
      .map(({ name, kind }) => [name, storedOf(changes[name] ?? null, kind)] as const);
    database.update(table, row, Object.fromEntries(stored));
  } catch (error) {
    if (!(error instanceof SqliteError)) throw error;
    throw new RowRefusedError(`The database refused: ${error.message}. ${HINTS[hintOf(error)]}`);
  }
}

const HINTS = {
  foreign: "Rows of other tables point at this one, or it points at a row that is not there.",
  unique: "Another row has this value, and the column takes each value once.",
  null: "The column must have a value.",
  other: "Nothing was changed.",
} as const;

function hintOf({ message }: SqliteError): keyof typeof HINTS {
  if (message.startsWith("FOREIGN KEY")) return "foreign";
  if (message.startsWith("UNIQUE")) return "unique";
  return message.startsWith("NOT NULL") ? "null" : "other";
}
