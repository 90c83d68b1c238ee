import type { RowCondition } from "./conditions.ts";

/** What a cell holds. Dates and times are text as Django's SQLite backend writes them, UTC; decimals are their digits. */
export type Stored = null | boolean | number | bigint | string | Uint8Array;

/** A row by column name. Rows are never changed: a changed row is a new object. */
export type Row = Readonly<Record<string, Stored>>;

/** How values of a column compare and how they are shown. */
export type ColumnKind =
  "integer" | "boolean" | "real" | "decimal" | "text" | "date" | "datetime" | "time" | "blob";

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly notNull: boolean;
  readonly references?: { readonly table: string; readonly column: string };
  /** True for the CHECK (column >= 0) of positive integers. */
  readonly unsigned?: boolean;
}

/** A unique index, by the columns in its order. */
export interface UniqueIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** The rows it is about; all where absent. */
  readonly where?: RowCondition;
}

export interface TableSchema {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly primaryKey: string;
  /** INTEGER PRIMARY KEY AUTOINCREMENT: ids are given by the database and never again. */
  readonly autoincrement: boolean;
  /** In the order they were created. */
  readonly unique: readonly UniqueIndex[];
  /** CHECK constraints by name. */
  readonly checks?: readonly { readonly name: string; readonly condition: RowCondition }[];
}

/** What SQLite refuses; the text is SQLite's. */
export class SqliteError extends Error {
  readonly code: "integrity" | "operational" | "overflow";
  constructor(code: SqliteError["code"], message: string) {
    super(message);
    this.code = code;
  }
}
