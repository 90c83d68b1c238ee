import { describe, expect, it } from "vitest";
import type { RowCells } from "../../../src/protocol/world.ts";
import { FilterError, rowFilter } from "../../../src/workbench/database/row-filter.ts";

const ROWS: readonly RowCells[] = [
  { id: 1, username: "ada", is_staff: true, last_login: null },
  { id: 2, username: "mary shelley", is_staff: false, last_login: "2026-01-15T12:00:00Z" },
  { id: 10, username: "Adam", is_staff: false, last_login: "2026-01-16T12:00:00Z" },
];

describe("the filter of rows", () => {
  it.each<[string, number[]]>([
    ["", [1, 2, 10]],
    ["ada", [1, 10]],
    ["ADA is_staff=false", [10]],
    ["id>2", [10]],
    ["id>=2 id<10", [2]],
    ["username=ada", [1]],
    ["username!=ada", [2, 10]],
    ["username:ad", [1, 10]],
    ["last_login=null", [1]],
    ["last_login>2026-01-15", [2, 10]],
    ['"mary shelley"', [2]],
    ['username="mary shelley"', [2]],
    ["nobody", []],
  ])("%j", (text, ids) => {
    const filter = rowFilter(text, Object.keys(ROWS[0] ?? {}));
    expect(ROWS.filter(filter).map(({ id }) => id)).toEqual(ids);
  });

  it("says which column is not there", () => {
    expect(() => rowFilter("user=ada", ["id", "username"])).toThrow(FilterError);
    expect(() => rowFilter("user=ada", ["id", "username"])).toThrow("column user");
  });
});
