/** Mirrors django/db/migrations/recorder.py (5.2): the table that remembers what was applied. */
import type { Connection } from "../connection.ts";
import { DateTime } from "../../../../python/stdlib/datetime.ts";
import type { TableSchema } from "../../../database/schema.ts";
import { type Key, keyText } from "./migration.ts";

const TABLE = "django_migrations";
const SCHEMA: TableSchema = {
  name: TABLE,
  columns: [
    { name: "id", kind: "integer", notNull: true },
    { name: "app", kind: "text", notNull: true },
    { name: "name", kind: "text", notNull: true },
    { name: "applied", kind: "datetime", notNull: true },
  ],
  primaryKey: "id",
  autoincrement: true,
  unique: [],
};

export class MigrationRecorder {
  readonly #connection: Connection;
  readonly #clock: () => number;

  /** @param clock seconds since the epoch, UTC */
  constructor(connection: Connection, clock: () => number) {
    this.#connection = connection;
    this.#clock = clock;
  }

  #exists(): boolean {
    return this.#connection.database.hasTable(TABLE);
  }
  ensureSchema(): void {
    if (!this.#exists()) this.#connection.database.createTable(SCHEMA);
  }

  /** Applied migrations in the order they were applied, as "app.name". */
  applied(): Set<string> {
    return new Set(this.moments().keys());
  }

  /** When each was applied, as the database keeps it: "2026-01-15 12:00:00.000000", UTC. */
  moments(): Map<string, string> {
    if (!this.#exists()) return new Map();
    const rows = [...this.#connection.table(TABLE).rows()];
    return new Map(
      rows.map((row) => [
        keyText({ app: String(row["app"]), name: String(row["name"]) }),
        String(row["applied"]),
      ]),
    );
  }

  record({ app, name }: Key): void {
    this.ensureSchema();
    const at = DateTime.fromWall(BigInt(Math.round(this.#clock() * 1e6)), null);
    this.#connection.insert(TABLE, { app, name, applied: at.__str__() });
  }

  forget(key: Key): void {
    if (!this.#exists()) return;
    for (const row of [...this.#connection.table(TABLE).rows()]) {
      if (row["app"] === key.app && row["name"] === key.name) this.#connection.delete(TABLE, row);
    }
  }
}
