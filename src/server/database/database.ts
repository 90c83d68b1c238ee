import { type Row, SqliteError, type Stored, type TableSchema } from "./schema.ts";
import { Table, type TableState, type Touched } from "./table.ts";

/** The whole database at one moment: plain data that survives structured cloning. */
export interface DatabaseSnapshot {
  readonly tables: readonly TableState[];
}

/** A row whose foreign key has nothing at its other end. */
export interface Orphan {
  readonly table: string;
  readonly key: Stored;
  readonly column: string;
  readonly value: Stored;
  readonly references: { readonly table: string; readonly column: string };
}

/**
 * What SQLite is to Django here: tables with constraints, transactions that nest, snapshots.
 *
 * Everything is synchronous. A snapshot costs nothing: tables share their rows with it until they change.
 */
export class Database {
  #tables = new Map<string, Table>();
  readonly #savepoints: ReadonlyMap<string, TableState>[] = [];
  /** Rows whose foreign keys are looked at when the transaction ends. */
  #unproven = new Map<string, Set<Row>>();
  #removed = new Set<string>();

  static restore(snapshot: DatabaseSnapshot): Database {
    const database = new Database();
    for (const state of snapshot.tables) database.#tables.set(state.schema.name, new Table(state));
    return database;
  }

  snapshot(): DatabaseSnapshot {
    return { tables: [...this.#tables.values()].map((table) => table.state()) };
  }

  /** Puts back an earlier state in place: what reads this database sees it at once. */
  reset(snapshot: DatabaseSnapshot): void {
    this.#goBackTo(snapshot.tables);
    this.#savepoints.length = 0;
    this.#settleKeys();
  }

  /** Tables that are still there keep what they know of their rows. */
  #goBackTo(states: Iterable<TableState>): void {
    const tables = new Map<string, Table>();
    for (const state of states) {
      const { name } = state.schema;
      const table = this.#tables.get(name);
      if (table?.schema === state.schema) table.revert(state);
      tables.set(name, table?.schema === state.schema ? table : new Table(state));
    }
    this.#tables = tables;
  }

  /** What was read and written since this was last asked, by table. */
  takeTouched(): ReadonlyMap<string, Touched> {
    const touched = new Map<string, Touched>();
    for (const [name, table] of this.#tables) {
      const found = table.takeTouched();
      if (found) touched.set(name, found);
    }
    return touched;
  }

  hasTable(name: string): boolean {
    return this.#tables.has(name);
  }

  /** @throws SqliteError "no such table: …" */
  table(name: string): Table {
    const table = this.#tables.get(name);
    if (!table) throw new SqliteError("operational", `no such table: ${name}`);
    return table;
  }

  createTable(schema: TableSchema): void {
    if (this.#tables.has(schema.name)) {
      throw new SqliteError("operational", `table "${schema.name}" already exists`);
    }
    this.#tables.set(schema.name, Table.empty(schema));
  }

  dropTable(name: string): void {
    this.table(name);
    this.#tables.delete(name);
  }

  /**
   * Gives a table another schema, its rows made over by `convert`; also renames it, and what points at it follows.
   * @param during the name that messages give the table meanwhile
   * @throws SqliteError
   */
  alterTable(
    name: string,
    schema: TableSchema,
    convert: (row: Row) => Row,
    during = schema.name,
  ): void {
    const table = this.table(name);
    const { sequence } = table.state();
    const numbered = schema.columns.some(
      (column) => column.name === schema.primaryKey && column.kind === "integer",
    );
    const remade = Table.empty({ ...schema, name: during });
    for (const row of table.rows()) remade.insert(convert(row));
    if (name !== schema.name) {
      this.#tables.delete(name);
      this.#repoint(name, schema.name);
    }
    const state = { ...remade.state(), schema };
    this.#tables.set(schema.name, new Table(numbered ? { ...state, sequence } : state));
  }

  /** Lets foreign keys follow a table that gets another name. */
  #repoint(from: string, to: string): void {
    for (const [name, table] of this.#tables) {
      const { columns } = table.schema;
      if (!columns.some(({ references }) => references?.table === from)) continue;
      const followed = columns.map((column) =>
        column.references?.table === from
          ? { ...column, references: { ...column.references, table: to } }
          : column,
      );
      const state = table.state();
      this.#tables.set(
        name,
        new Table({ ...state, schema: { ...table.schema, columns: followed } }),
      );
    }
  }

  /** The first row whose foreign key leads nowhere; null where all lead somewhere. */
  findOrphan(): Orphan | null {
    for (const [name, table] of this.#tables) {
      for (const { name: column, references } of table.schema.columns) {
        if (!references) continue;
        const target = this.#tables.get(references.table);
        for (const row of table.rows()) {
          const value = row[column] ?? null;
          if (value === null || target?.find(references.column, value)) continue;
          return {
            table: name,
            key: row[table.schema.primaryKey] ?? null,
            column,
            value,
            references,
          };
        }
      }
    }
    return null;
  }

  insert(table: string, values: Row): Row {
    const row = this.table(table).insert(values);
    this.#doubt(table, row);
    this.#settle(() => {
      this.table(table).delete(row);
    });
    return row;
  }

  update(table: string, row: Row, changes: Row): Row {
    const { primaryKey } = this.table(table).schema;
    const changed = this.table(table).update(row, changes);
    this.#unproven.get(table)?.delete(row);
    this.#doubt(table, changed);
    if (changed[primaryKey] !== row[primaryKey]) this.#removed.add(table);
    this.#settle(() => {
      this.table(table).update(changed, row);
    });
    return changed;
  }

  delete(table: string, row: Row): void {
    this.table(table).delete(row);
    this.#unproven.get(table)?.delete(row);
    this.#removed.add(table);
    this.#settle(() => {
      this.table(table).insert(row);
    });
  }

  /** Begins a transaction, or a savepoint inside one. */
  begin(): void {
    this.#savepoints.push(new Map([...this.#tables].map(([name, table]) => [name, table.state()])));
  }

  /** Ends the innermost transaction and keeps its changes. @throws SqliteError "FOREIGN KEY constraint failed", rolled back */
  commit(): void {
    if (this.#savepoints.length === 1) {
      try {
        this.#prove();
      } catch (error) {
        this.rollback();
        throw error;
      }
    }
    this.#savepoints.pop();
  }

  /** Ends the innermost transaction and undoes its changes. */
  rollback(): void {
    const saved = this.#savepoints.pop();
    if (!saved) return;
    this.#goBackTo(saved.values());
    if (this.#savepoints.length === 0) this.#settleKeys();
  }

  #doubt(table: string, row: Row): void {
    if (!this.table(table).schema.columns.some(({ references }) => references)) return;
    const rows = this.#unproven.get(table) ?? new Set<Row>();
    this.#unproven.set(table, rows.add(row));
  }

  /** Foreign keys are DEFERRABLE INITIALLY DEFERRED: outside a transaction each statement is one, undone if it fails. */
  #settle(undo: () => void): void {
    if (this.#savepoints.length > 0) return;
    try {
      this.#prove();
    } catch (error) {
      undo();
      throw error;
    }
  }

  #prove(): void {
    const [doubts, removed] = [this.#unproven, this.#removed];
    this.#settleKeys();
    for (const [name, rows] of doubts) for (const row of rows) this.#proveRow(name, row);
    if (removed.size === 0) return;
    for (const [name, table] of this.#tables) {
      const pointing = table.schema.columns.filter(
        ({ references }) => references && removed.has(references.table),
      );
      if (pointing.length === 0) continue;
      for (const row of table.rows()) this.#proveRow(name, row);
    }
  }

  #proveRow(name: string, row: Row): void {
    const table = this.#tables.get(name);
    for (const { name: column, references } of table?.schema.columns ?? []) {
      const value = row[column] ?? null;
      if (!references || value === null) continue;
      if (this.#tables.get(references.table)?.find(references.column, value)) continue;
      throw new SqliteError("integrity", "FOREIGN KEY constraint failed");
    }
  }

  #settleKeys(): void {
    this.#unproven = new Map();
    this.#removed = new Set();
  }
}
