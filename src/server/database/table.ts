import { ascending, type Page, pageOf, type Pages } from "./pages.ts";
import { holds } from "./conditions.ts";
import {
  type Column,
  type Row,
  SqliteError,
  type Stored,
  type TableSchema,
  type UniqueIndex,
} from "./schema.ts";

/** A table at one moment, as plain data. */
export interface TableState {
  readonly schema: TableSchema;
  readonly rows: Pages;
  /** The largest id ever given. */
  readonly sequence: number;
}

/** What of a table was looked at and changed, by primary keys; "all" where it was read from end to end. */
export interface Touched {
  readonly read: readonly Stored[] | "all";
  readonly wrote: readonly Stored[];
}

const LARGEST = 9223372036854775807n;

/** Rows with SQLite's constraints. Taking its state is free; the first change of a page afterwards copies that page. */
export class Table {
  readonly schema: TableSchema;
  #pages: Pages;
  #sequence: number;
  /** Pages that no state shares: only these may be written to. Null while the list of pages is shared itself. */
  #own: Map<number, Map<number, Row>> | null = null;
  /** Unique index → key → row id; made when first needed. */
  #indexes: Map<UniqueIndex, Map<string, number>> | null = null;
  readonly #constraints: readonly UniqueIndex[];
  #read = new Set<Stored>();
  #readAll = false;
  #wrote = new Set<Stored>();

  constructor(state: TableState) {
    this.schema = state.schema;
    this.#pages = state.rows;
    this.#sequence = state.sequence;
    const primary = { name: "", columns: [state.schema.primaryKey] };
    this.#constraints = [primary, ...[...state.schema.unique].reverse()];
  }

  static empty(schema: TableSchema): Table {
    return new Table({ schema, rows: new Map(), sequence: 0 });
  }

  state(): TableState {
    this.#own = null;
    return { schema: this.schema, rows: this.#pages, sequence: this.#sequence };
  }

  /** Goes back to an earlier state of this table. */
  revert({ rows, sequence }: TableState): void {
    if (rows !== this.#pages && this.#indexes) {
      const changed = [...new Set([...this.#pages.keys(), ...rows.keys()])].filter(
        (number) => this.#pages.get(number) !== rows.get(number),
      );
      for (const number of changed) {
        for (const row of this.#pages.get(number)?.values() ?? []) this.#leave(row);
      }
      for (const number of changed) {
        for (const [id, row] of rows.get(number) ?? []) this.#enter(row, id);
      }
    }
    this.#pages = rows;
    this.#own = null;
    this.#sequence = sequence;
  }

  /** What was read and written since this was last asked; null for nothing. */
  takeTouched(): Touched | null {
    const [read, wrote] = [this.#readAll ? ("all" as const) : [...this.#read], [...this.#wrote]];
    [this.#read, this.#readAll, this.#wrote] = [new Set(), false, new Set()];
    return read.length + wrote.length === 0 ? null : { read, wrote };
  }

  get size(): number {
    let size = 0;
    for (const page of this.#pages.values()) size += page.size;
    return size;
  }

  /** Rows by ascending row id, as SQLite reads a table it has no reason to read otherwise. */
  *rows(): IterableIterator<Row> {
    this.#readAll = true;
    for (const page of this.#pages.values()) yield* page.values();
  }

  #row(id: number): Row | undefined {
    return this.#pages.get(pageOf(id))?.get(id);
  }

  /** The row whose unique column has this value; undefined where there is none. Null is never found. */
  find(column: string, value: Stored): Row | undefined {
    const index = this.#constraints.find(
      ({ columns, where }) => !where && columns.length === 1 && columns[0] === column,
    );
    if (!index) {
      for (const row of this.rows()) if (row[column] === value) return row;
      return undefined;
    }
    const id = this.#index(index).get(keyOf([value]));
    if (id === undefined) return undefined;
    const row = this.#row(id);
    this.#read.add(row?.[this.schema.primaryKey] ?? null);
    return row;
  }

  /** Whether `find` has an index on the column. */
  hasUnique(column: string): boolean {
    return this.#constraints.some(
      ({ columns, where }) => !where && columns.length === 1 && columns[0] === column,
    );
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
    this.#put(id, row);
    this.#sequence = Math.max(this.#sequence, id);
    this.#enter(row, id);
    return row;
  }

  #nextId(): number {
    if (this.schema.autoincrement) return this.#sequence + 1;
    const last = [...this.#pages.values()].at(-1);
    return Math.max(0, ...(last?.keys() ?? [])) + 1;
  }

  /** Replaces some values of a row of this table. @returns the row as stored @throws SqliteError */
  update(row: Row, changes: Row): Row {
    const id = this.#idOf(row);
    const changed = { ...row, ...changes };
    this.#check(changed, id);
    this.#leave(row);
    const moved =
      changed[this.schema.primaryKey] !== row[this.schema.primaryKey] && this.#isNumbered();
    if (moved) this.#remove(id);
    const newId = moved ? Number(changed[this.schema.primaryKey]) : id;
    this.#put(newId, changed);
    this.#sequence = Math.max(this.#sequence, newId);
    this.#enter(changed, newId);
    return changed;
  }

  delete(row: Row): void {
    const id = this.#idOf(row);
    this.#remove(id);
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

  #put(id: number, row: Row): void {
    this.#wrote.add(row[this.schema.primaryKey] ?? null);
    const number = pageOf(id);
    const page = this.#writable(number);
    const last = [...page.keys()].at(-1) ?? -Infinity;
    const isBehind = id < last && !page.has(id);
    page.set(id, row);
    if (isBehind) this.#keep(number, ascending(page));
  }

  #remove(id: number): void {
    this.#wrote.add(this.#row(id)?.[this.schema.primaryKey] ?? null);
    const number = pageOf(id);
    const page = this.#writable(number);
    page.delete(id);
    if (page.size > 0) return;
    this.#own?.delete(number);
    (this.#pages as Map<number, Page>).delete(number);
  }

  /** A page to write to; a new one where there is none of this number. */
  #writable(number: number): Map<number, Row> {
    if (!this.#own) {
      this.#pages = new Map(this.#pages);
      this.#own = new Map();
    }
    const own = this.#own.get(number) ?? new Map(this.#pages.get(number));
    this.#keep(number, own);
    return own;
  }

  /** Puts a page of this table's own in its place. */
  #keep(number: number, page: Map<number, Row>): void {
    this.#own?.set(number, page);
    const pages = this.#pages as Map<number, Page>;
    const isBehind = !pages.has(number) && number < ([...pages.keys()].at(-1) ?? -Infinity);
    pages.set(number, page);
    if (isBehind) this.#pages = ascending(pages);
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
    for (const { name: check, condition } of this.schema.checks ?? []) {
      if (holds(condition, row) === false)
        throw new SqliteError("integrity", `CHECK constraint failed: ${check}`);
    }
    for (const index of this.#constraints) {
      if (!covers(index, row)) continue;
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

  #build(index: UniqueIndex): Map<string, number> {
    const { columns } = index;
    const keys = new Map<string, number>();
    for (const page of this.#pages.values()) {
      for (const [id, row] of page) {
        const values = columns.map((column) => row[column] ?? null);
        if (!values.includes(null)) keys.set(keyOf(values), id);
      }
    }
    return keys;
  }

  #enter(row: Row, id: number): void {
    for (const [index, keys] of this.#indexes ?? []) {
      const values = index.columns.map((column) => row[column] ?? null);
      if (!values.includes(null) && covers(index, row)) keys.set(keyOf(values), id);
    }
  }

  #leave(row: Row): void {
    for (const [index, keys] of this.#indexes ?? []) {
      const { columns } = index;
      if (covers(index, row)) keys.delete(keyOf(columns.map((column) => row[column] ?? null)));
    }
  }
}

/** Whether a unique index is about a row. */
function covers({ where }: UniqueIndex, row: Row): boolean {
  return where === undefined || holds(where, row) === true;
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
