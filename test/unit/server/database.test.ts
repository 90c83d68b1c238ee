import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyChanges, changesBetween } from "../../../src/protocol/changes.ts";
import type { WorldState } from "../../../src/protocol/world.ts";
import { tableContents } from "../../../src/sandbox/tables.ts";
import { Database, type DatabaseSnapshot } from "../../../src/server/database/database.ts";
import { type Row, SqliteError, type TableSchema } from "../../../src/server/database/schema.ts";

const SCHEMA: TableSchema = {
  name: "auth_user",
  columns: [
    { name: "id", kind: "integer", notNull: true },
    { name: "username", kind: "text", notNull: true },
  ],
  primaryKey: "id",
  autoincrement: true,
  unique: [{ name: "auth_user_username", columns: ["username"] }],
};

type Step =
  | { readonly kind: "insert"; readonly id: number | null; readonly username: string }
  | { readonly kind: "rename"; readonly at: number; readonly username: string }
  | { readonly kind: "delete"; readonly at: number }
  | { readonly kind: "begin" | "commit" | "rollback" };

const username = fc.integer({ min: 0, max: 400 }).map((number) => `u${String(number)}`);
const at = fc.nat(1000);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("insert" as const),
      id: fc.option(fc.integer({ min: -200, max: 1000 })),
      username,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("rename" as const), at, username }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), at }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom("begin" as const, "commit", "rollback") }),
  },
);

/** The same as a plain list of rows, copied for every transaction. */
class Model {
  rows: Row[] = [];
  sequence = 0;
  saved: { rows: Row[]; sequence: number }[] = [];

  take(one: Step): "refused" | undefined {
    const row = "at" in one ? this.rows[one.at % this.rows.length] : undefined;
    const others = this.rows.filter((other) => other !== row);
    switch (one.kind) {
      case "insert": {
        const id = one.id ?? this.sequence + 1;
        if (this.rows.some((other) => other.id === id || other.username === one.username))
          return "refused";
        this.sequence = Math.max(this.sequence, id);
        this.rows = [...this.rows, { id, username: one.username }];
        break;
      }
      case "rename":
        if (!row) return undefined;
        if (others.some((other) => other.username === one.username)) return "refused";
        this.rows = [...others, { ...row, username: one.username }];
        break;
      case "delete":
        this.rows = others;
        break;
      case "begin":
        this.saved.push({ rows: this.rows, sequence: this.sequence });
        break;
      case "commit":
        this.saved.pop();
        break;
      case "rollback":
        Object.assign(this, this.saved.pop());
    }
    this.rows = this.rows.toSorted((a, b) => Number(a.id) - Number(b.id));
    return undefined;
  }
}

function take(database: Database, one: Step): "refused" | undefined {
  const rows = [...database.table("auth_user").rows()];
  const row = "at" in one ? rows[one.at % rows.length] : undefined;
  try {
    if (one.kind === "insert") {
      database.insert("auth_user", {
        username: one.username,
        ...(one.id === null ? {} : { id: one.id }),
      });
    } else if (one.kind === "rename") {
      if (row) database.update("auth_user", row, { username: one.username });
    } else if (one.kind === "delete") {
      if (row) database.delete("auth_user", row);
    } else database[one.kind]();
    return undefined;
  } catch (error) {
    if (error instanceof SqliteError) return "refused";
    throw error;
  }
}

const stateOf = (snapshot: DatabaseSnapshot): WorldState =>
  ({ database: tableContents(snapshot) }) as unknown as WorldState;

describe("a table", () => {
  it("holds what a list of rows would, through any changes and transactions", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300 }), (steps) => {
        const database = new Database();
        database.createTable(SCHEMA);
        const model = new Model();
        for (const one of steps) {
          expect(take(database, one)).toBe(model.take(one));
          const table = database.table("auth_user");
          expect([...table.rows()]).toEqual(model.rows);
          expect(table.size).toBe(model.rows.length);
          for (const row of model.rows)
            expect(table.find("username", row.username ?? null)).toEqual(row);
        }
      }),
      { numRuns: 30 },
    );
  });

  it("is told by its changes, whatever happened in between", () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 60 }), { maxLength: 8 }), (rounds) => {
        const database = new Database();
        database.createTable(SCHEMA);
        let told: WorldState | null = null;
        let before: WorldState | null = null;
        for (const steps of rounds) {
          for (const one of steps) take(database, one);
          const after = stateOf(database.snapshot());
          told = applyChanges(told, structuredClone(changesBetween(before, after)));
          expect(told.database).toEqual(after.database);
          expect(told.database[0]?.rows).toEqual([...database.table("auth_user").rows()]);
          before = after;
        }
      }),
      { numRuns: 50 },
    );
  });

  it("costs a snapshot nothing, and a change no more than what stands near it", () => {
    const database = new Database();
    database.createTable(SCHEMA);
    for (let number = 1; number <= 1000; number += 1) {
      database.insert("auth_user", { username: `u${String(number)}` });
    }
    const before = stateOf(database.snapshot());
    expect(stateOf(database.snapshot()).database[0]).toBe(before.database[0]);
    const row = database.table("auth_user").find("id", 500);
    database.update("auth_user", row ?? {}, { username: "ada" });
    const { tables } = changesBetween(before, stateOf(database.snapshot()));
    const told = tables.flatMap(({ pages = [] }) => pages.flatMap(([, rows]) => rows ?? []));
    expect(told.length).toBeLessThan(100);
    expect(told).toContainEqual({ id: 500, username: "ada" });
  });
});
