/** The part of django/db/backends (5.2) that code over it can see: one connection, to SQLite. */
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import type { Database } from "../../database/database.ts";
import type { Row } from "../../database/schema.ts";
import type { Table } from "../../database/table.ts";
import { TransactionManagementError, withDatabaseErrors } from "./utils.ts";

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
  /** The levels of transaction at which blocks began, outermost first. */
  readonly #blocks: number[] = [];
  /** Transactions and savepoints that are open. */
  #levels = 0;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  get in_atomic_block(): boolean {
    return this.#blocks.length > 0;
  }

  /** @throws OperationalError "no such table: …"; TransactionManagementError in a transaction that an error has broken */
  table(name: string): Table {
    this.#refuseBroken();
    return withDatabaseErrors(() => this.database.table(name));
  }

  /** @returns the row as stored, its id given @throws IntegrityError */
  insert(table: string, values: Row): Row {
    this.#refuseBroken();
    return withDatabaseErrors(() => this.database.insert(table, values));
  }

  update(table: string, row: Row, changes: Row): Row {
    this.#refuseBroken();
    return withDatabaseErrors(() => this.database.update(table, row, changes));
  }

  #refuseBroken(): void {
    if (!this.needs_rollback || this.#blocks.length === 0) return;
    throw new TransactionManagementError(
      "An error occurred in the current transaction. You can't execute queries until the end of the 'atomic' block.",
    );
  }
  /** Runs something whose failure leaves nothing but to roll back. @throws whatever it raises */
  async breaking<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      if (this.#blocks.length > 0) this.needs_rollback = true;
      throw error;
    }
  }

  delete(table: string, row: Row): void {
    withDatabaseErrors(() => {
      this.database.delete(table, row);
    });
  }

  begin(): void {
    this.database.begin();
    this.#blocks.push(++this.#levels);
  }

  /** Begins a savepoint inside a block, which the program ends itself or the block does. @returns its level */
  savepoint(): number | null {
    if (this.#blocks.length === 0) return null;
    this.database.begin();
    return ++this.#levels;
  }
  /** Ends the savepoints down to a level. */
  endSavepoint(level: number, keep: boolean): void {
    for (; this.#levels >= level; this.#levels -= 1) {
      if (keep) this.database.commit();
      else this.database.rollback();
    }
  }

  /** Keeps the innermost block's changes. @returns what `on_commit` left to run, when it was the outermost */
  commit(): CommitHook[] {
    const outermost = this.#blocks.length === 1;
    const level = this.#blocks.pop() ?? 1;
    this.endSavepoint(level + 1, true);
    this.#levels = level - 1;
    withDatabaseErrors(() => {
      this.database.commit();
    });
    return outermost ? this.#hooks.splice(0).map(({ run }) => run) : [];
  }

  rollback(): void {
    const depth = this.#blocks.length;
    this.needs_rollback = false;
    this.endSavepoint(this.#blocks.pop() ?? 1, false);
    for (let at = this.#hooks.length - 1; at >= 0; at -= 1) {
      if ((this.#hooks[at]?.depth ?? 0) >= depth) this.#hooks.splice(at, 1);
    }
  }

  /** Runs the function when the outermost transaction is committed; at once where there is none. */
  onCommit(run: CommitHook): unknown {
    if (this.#blocks.length === 0) return run();
    this.#hooks.push({ depth: this.#blocks.length, run });
    return undefined;
  }

  @py() close(): void {
    // There is no file to close.
  }
  @py() ensure_connection(): void {
    // There is always one.
  }
  @py() get_autocommit(): boolean {
    return this.#blocks.length === 0;
  }
  @py() __repr__(): string {
    return "<DatabaseWrapper vendor='sqlite' alias='default'>";
  }
}
