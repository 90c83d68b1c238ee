import { describe, expect, it } from "vitest";
import type { SandboxAnswer, SandboxRequest } from "../../../src/protocol/messages.ts";
import type { Cell, RowCells } from "../../../src/protocol/world.ts";
import { get, hostOf, open, Page, PLAIN } from "./support/house.ts";

describe("rows changed by hand", () => {
  const row = (key: Cell, changes: RowCells | null, table = "books_book"): SandboxRequest => ({
    kind: "row",
    table,
    key,
    changes,
  });
  const books = ({ state }: SandboxAnswer): readonly RowCells[] =>
    state.database.find(({ name }) => name === "books_book")?.rows ?? [];

  it("change what Django answers from, and stand in the log", async () => {
    const page = new Page(hostOf());
    await page.ask(open({ ...PLAIN, books: true }));
    const changed = await page.ask(row(1, { title: "Emma", price: "3.50", in_stock: "false" }));
    expect(books(changed)[0]).toMatchObject({ title: "Emma", price: "3.50", in_stock: false });
    expect(changed.entries).toMatchObject([{ kind: "row", table: "books_book", key: 1 }]);
    const before = books(changed).length;
    expect(books(await page.ask(row(1, null)))).toHaveLength(before - 1);
    const { exchange } = await page.ask(get("/count/"));
    expect(new TextDecoder().decode(exchange?.response)).toContain(`${String(before - 1)} books`);
    expect(exchange?.touched).toEqual([{ table: "books_book", read: "all", wrote: [] }]);
  });

  it.each([
    ["that are not there", row(999, null), "not there any more"],
    ["with a value twice", row(1, { isbn: "9780141439518" }), "UNIQUE constraint failed"],
    ["without a value they need", row(1, { title: null }), "NOT NULL constraint failed"],
  ])("%s are refused, and nothing changes", async (_what, request, message) => {
    const page = new Page(hostOf());
    const opened = await page.ask(open({ ...PLAIN, books: true }));
    expect(await page.try(request)).toMatchObject({
      kind: "refusal",
      code: "row_refused",
      message: expect.stringContaining(message) as string,
    });
    expect(books(await page.ask({ kind: "look" }))).toEqual(books(opened));
  });
});
