/** The part of django/db/backends (5.2) that code over it can see: one connection, to SQLite. */
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import type { Database } from "../../database/database.ts";
import type { Row } from "../../database/schema.ts";
import type { Table } from "../../database/table.ts";
import { withDatabaseErrors } from "./utils.ts";

/** A function to run when the transaction has been committed. */
type CommitHook = () => unknown;

/** Mirrors django.db.backends.sqlite3.base.DatabaseWrapper. */
@pyclass("django.db.backends.sqlite3.base.DatabaseWrapper")
export class Connection extends PyObject {
  readonly database: Database;
  readonly alias = "default";
  readonly vendor = "sqlite";
  readonly display_name = "SQLite";
  /** True when an error inside a transaction leaves nothing but rolling back. */
  needs_rollback = false;
  readonly #hooks: { readonly depth: number; readonly run: CommitHook }[] = [];
  #depth = 0;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  get in_atomic_block(): boolean {
    return this.#depth > 0;
  }

  /** @throws OperationalError "no such table: …" */
  table(name: string): Table {
    return withDatabaseErrors(() => this.database.table(name));
  }

  /** @returns the row as stored, its id given @throws IntegrityError */
  insert(table: string, values: Row): Row {
    return withDatabaseErrors(() => this.database.insert(table, values));
  }

  update(table: string, row: Row, changes: Row): Row {
    return withDatabaseErrors(() => this.database.update(table, row, changes));
  }

  delete(table: string, row: Row): void {
    withDatabaseErrors(() => {
      this.database.delete(table, row);
    });
  }

  begin(): void {
    this.database.begin();
    this.#depth += 1;
  }

  /** Keeps the innermost block's changes. @returns what `on_commit` left to run, when it was the outermost */
  commit(): CommitHook[] {
    const outermost = this.#depth === 1;
    this.#depth -= 1;
    withDatabaseErrors(() => {
      this.database.commit();
    });
    return outermost ? this.#hooks.splice(0).map(({ run }) => run) : [];
  }

  rollback(): void {
    this.database.rollback();
    for (let at = this.#hooks.length - 1; at >= 0; at -= 1) {
      if ((this.#hooks[at]?.depth ?? 0) >= this.#depth) this.#hooks.splice(at, 1);
    }
    this.#depth -= 1;
  }

  /** Runs the function when the outermost transaction is committed; at once where there is none. */
  onCommit(run: CommitHook): unknown {
    if (this.#depth === 0) return run();
    this.#hooks.push({ depth: this.#depth, run });
    return undefined;
  }

  @py() close(): void {
    // There is no file to close.
  }
  @py() ensure_connection(): void {
    // There is always one.
  }
  @py() get_autocommit(): boolean {
    return this.#depth === 0;
  }
  @py() __repr__(): string {
    return "<DatabaseWrapper vendor='sqlite' alias='default'>";
  }
}
