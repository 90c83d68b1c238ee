import { describe, expect, it } from "vitest";
import { fileTree, pathProblem, visibleRows } from "../../../src/workbench/files/tree.ts";

const paths = [
  "manage.py",
  "books/views.py",
  "books/migrations/0001_initial.py",
  "bookstore/urls.py",
];

describe("the file tree", () => {
  it("puts folders before files, each in order", () => {
    const rows = visibleRows(fileTree(paths), new Set());
    expect(rows.map(({ node, level }) => `${"  ".repeat(level - 1)}${node.name}`)).toEqual([
      "books",
      "  migrations",
      "    0001_initial.py",
      "  views.py",
      "bookstore",
      "  urls.py",
      "manage.py",
    ]);
  });

  it("hides what stands in a closed folder", () => {
    const rows = visibleRows(fileTree(paths), new Set(["books"]));
    expect(rows.map(({ node }) => node.path)).toEqual([
      "books",
      "bookstore",
      "bookstore/urls.py",
      "manage.py",
    ]);
    expect(rows[1]).toMatchObject({ position: 2, size: 3, parent: null });
  });

  it.each([
    ["books/permissions.py", null],
    ["", /name/],
    ["manage.py", /already/],
    ["/etc/passwd", /slash/],
    ["books/../x.py", /letters/],
    ["my file.py", /letters/],
    ["books", /folder/],
    ["manage.py/x.py", /is a file/],
  ])("judges the new path %j", (path, problem) => {
    const said = pathProblem(path, new Set(paths));
    if (problem === null) expect(said).toBeNull();
    else expect(said).toMatch(problem);
  });
});
