import {
  type Column,
  type Row,
  SqliteError,
  type Stored,
  type TableSchema,
  type UniqueIndex,
} from "./schema.ts";

/** A table at one moment, as plain data. Two moments with the same rows share the map. */
export interface TableState {
  readonly schema: TableSchema;
  /** Row id → row, oldest first unless ids were given out of order. */
  readonly rows: ReadonlyMap<number, Row>;
  /** The largest id ever given. */
  readonly sequence: number;
}

const LARGEST = 9223372036854775807n;

/** Rows with SQLite's constraints. Taking its state is free; the first change afterwards copies the map of rows. */
export class Table {
  readonly schema: TableSchema;
  #rows: Map<number, Row>;
  #sequence: number;
  #shared = true;
  #sorted = true;
  /** Unique index → key → row id; made when first needed. */
  #indexes: Map<UniqueIndex, Map<string, number>> | null = null;
  readonly #constraints: readonly UniqueIndex[];

  constructor(state: TableState) {
    this.schema = state.schema;
    // Shared maps are copied before they are written to.
    this.#rows = state.rows as Map<number, Row>;
    this.#sequence = state.sequence;
    const primary = { name: "", columns: [state.schema.primaryKey] };
    this.#constraints = [primary, ...[...state.schema.unique].reverse()];
  }

  static empty(schema: TableSchema): Table {
    return new Table({ schema, rows: new Map(), sequence: 0 });
  }

  state(): TableState {
    this.#shared = true;
    return { schema: this.schema, rows: this.#rows, sequence: this.#sequence };
  }

  get size(): number {
    return this.#rows.size;
  }

  /** Rows by ascending row id, as SQLite reads a table it has no reason to read otherwise. */
  rows(): IterableIterator<Row> {
    this.#sort();
    return this.#rows.values();
  }

  #sort(): void {
    if (this.#sorted) return;
    this.#rows = new Map([...this.#rows].sort(([a], [b]) => a - b));
    this.#shared = false;
    this.#sorted = true;
  }

  /** The row whose unique column has this value; undefined where there is none. Null is never found. */
  find(column: string, value: Stored): Row | undefined {
    const index = this.#constraints.find(
      ({ columns }) => columns.length === 1 && columns[0] === column,
    );
    if (!index) {
      for (const row of this.rows()) if (row[column] === value) return row;
      return undefined;
    }
    const id = this.#index(index).get(keyOf([value]));
    return id === undefined ? undefined : this.#rows.get(id);
  }

  /** Whether `find` has an index on the column. */
  hasUnique(column: string): boolean {
    return this.#constraints.some(({ columns }) => columns.length === 1 && columns[0] === column);
  }

  /**
   * Adds a row. An integer primary key that is missing or null is given.
   * @returns the row as stored
   * @throws SqliteError
   */
  insert(values: Row): Row {
    const { schema } = this;
    const given = values[schema.primaryKey];
    const numbered = schema.columns.some(
      ({ name, kind }) => name === schema.primaryKey && kind === "integer",
    );
    const isNew = given === undefined || given === null;
    const id = !numbered || isNew ? this.#nextId() : Number(given);
    const row: Record<string, Stored> = {};
    for (const { name } of schema.columns) row[name] = values[name] ?? null;
    if (numbered) row[schema.primaryKey] = id;
    this.#check(row, undefined);
    const rows = this.#writable();
    const highest = this.#sequence;
    rows.set(id, row);
    if (id < highest) this.#sorted = false;
    this.#sequence = Math.max(highest, id);
    this.#enter(row, id);
    return row;
  }

  #nextId(): number {
    if (this.schema.autoincrement) return this.#sequence + 1;
    let largest = 0;
    for (const id of this.#rows.keys()) if (id > largest) largest = id;
    return largest + 1;
  }

  /** Replaces some values of a row of this table. @returns the row as stored @throws SqliteError */
  update(row: Row, changes: Row): Row {
    const id = this.#idOf(row);
    const changed = { ...row, ...changes };
    this.#check(changed, id);
    const rows = this.#writable();
    this.#leave(row);
    const moved =
      changed[this.schema.primaryKey] !== row[this.schema.primaryKey] && this.#isNumbered();
    if (moved) {
      rows.delete(id);
      this.#sorted = false;
    }
    const newId = moved ? Number(changed[this.schema.primaryKey]) : id;
    rows.set(newId, changed);
    this.#sequence = Math.max(this.#sequence, newId);
    this.#enter(changed, newId);
    return changed;
  }

  delete(row: Row): void {
    const id = this.#idOf(row);
    this.#writable().delete(id);
    this.#leave(row);
  }

  #isNumbered(): boolean {
    return this.schema.columns.some(
      ({ name, kind }) => name === this.schema.primaryKey && kind === "integer",
    );
  }

  #idOf(row: Row): number {
    const primary = this.#constraints[0] as UniqueIndex;
    const id = this.#index(primary).get(keyOf([row[this.schema.primaryKey] ?? null]));
    if (id === undefined) throw new SqliteError("operational", "row is not in the table");
    return id;
  }

  #writable(): Map<number, Row> {
    if (this.#shared) {
      this.#rows = new Map(this.#rows);
      this.#shared = false;
    }
    return this.#rows;
  }

  /** SQLite's order: NOT NULL, CHECK, primary key, unique indexes from the newest to the oldest. */
  #check(row: Row, self: number | undefined): void {
    const { name, columns } = this.schema;
    for (const column of columns) checkRange(row[column.name] ?? null, column);
    for (const column of columns) {
      if (column.notNull && (row[column.name] ?? null) === null) {
        throw new SqliteError("integrity", `NOT NULL constraint failed: ${name}.${column.name}`);
      }
    }
    for (const column of columns) {
      const value = row[column.name] ?? null;
      if (
        column.unsigned &&
        (typeof value === "number" || typeof value === "bigint") &&
        value < 0
      ) {
        throw new SqliteError("integrity", `CHECK constraint failed: ${column.name}`);
      }
    }
    for (const index of this.#constraints) {
      const values = index.columns.map((column) => row[column] ?? null);
      if (values.includes(null)) continue;
      const found = this.#index(index).get(keyOf(values));
      if (found === undefined || found === self) continue;
      const where = index.columns.map((column) => `${name}.${column}`).join(", ");
      throw new SqliteError("integrity", `UNIQUE constraint failed: ${where}`);
    }
  }

  #index(index: UniqueIndex): Map<string, number> {
    this.#indexes ??= new Map(this.#constraints.map((one) => [one, this.#build(one)]));
    return this.#indexes.get(index) as Map<string, number>;
  }

  #build({ columns }: UniqueIndex): Map<string, number> {
    const keys = new Map<string, number>();
    for (const [id, row] of this.#rows) {
      const values = columns.map((column) => row[column] ?? null);
      if (!values.includes(null)) keys.set(keyOf(values), id);
    }
    return keys;
  }

  #enter(row: Row, id: number): void {
    for (const [{ columns }, keys] of this.#indexes ?? []) {
      const values = columns.map((column) => row[column] ?? null);
      if (!values.includes(null)) keys.set(keyOf(values), id);
    }
  }

  #leave(row: Row): void {
    for (const [{ columns }, keys] of this.#indexes ?? []) {
      keys.delete(keyOf(columns.map((column) => row[column] ?? null)));
    }
  }
}

function checkRange(value: Stored, column: Column): void {
  if (
    column.kind === "integer" &&
    typeof value === "bigint" &&
    (value > LARGEST || value < -LARGEST - 1n)
  ) {
    throw new SqliteError("overflow", "Python int too large to convert to SQLite INTEGER");
  }
}

function keyOf(values: readonly Stored[]): string {
  return values.map(cellKey).join("\u0000");
}

/** SQLite knows no booleans: true is 1. */
function cellKey(value: Stored): string {
  if (typeof value === "string") return `s${value}`;
  if (typeof value === "boolean") return value ? "n1" : "n0";
  return value instanceof Uint8Array ? `b${value.join()}` : `n${String(value)}`;
}
