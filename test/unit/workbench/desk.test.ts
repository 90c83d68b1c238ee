import { describe, expect, it } from "vitest";
import { FileDrafts } from "../../../src/workbench/files/drafts.ts";
import type { Kept } from "../../../src/workbench/kept.ts";
import { RequestDocument } from "../../../src/workbench/request/document.ts";

function memory(start: Record<string, unknown> = {}): Kept & { kept: Record<string, unknown> } {
  const kept = { ...start };
  return {
    kept,
    read: (name) => kept[name] ?? null,
    write: (name, value) => {
      kept[name] = JSON.parse(JSON.stringify(value));
    },
  };
}

describe("drafts", () => {
  it("keeps what is typed and not saved across a reload", () => {
    const kept = memory();
    const drafts = new FileDrafts(kept);
    drafts.open("a.py");
    drafts.type("a.py", "x = 2", "x = 1");
    expect(new FileDrafts(kept).value).toEqual({
      open: ["a.py"],
      active: "a.py",
      unsaved: { "a.py": "x = 2" },
    });
  });

  it("is not dirty once the text is as saved", () => {
    const drafts = new FileDrafts(memory());
    drafts.type("a.py", "x = 2", "x = 1");
    drafts.type("a.py", "x = 1", "x = 1");
    expect(drafts.value.unsaved).toEqual({});
  });

  it("brings a neighbour to the top when the active tab closes", () => {
    const drafts = new FileDrafts(memory());
    for (const path of ["a.py", "b.py", "c.py"]) drafts.open(path);
    drafts.open("b.py");
    drafts.close("b.py");
    expect(drafts.value).toMatchObject({ open: ["a.py", "c.py"], active: "c.py" });
  });

  it("forgets tabs of files that are gone and drafts that were saved elsewhere", () => {
    const drafts = new FileDrafts(memory());
    drafts.open("a.py");
    drafts.open("b.py");
    drafts.type("b.py", "new", "old");
    drafts.settle({ "b.py": "new" });
    expect(drafts.value).toEqual({ open: ["b.py"], active: "b.py", unsaved: {} });
  });

  it("carries an unsaved text to a new name", () => {
    const drafts = new FileDrafts(memory());
    drafts.open("a.py");
    drafts.type("a.py", "new", "old");
    drafts.rename("a.py", "z.py");
    expect(drafts.value).toEqual({ open: ["z.py"], active: "z.py", unsaved: { "z.py": "new" } });
  });

  it.each([[null], ["text"], [{ open: 3, unsaved: [1] }], [{ active: "gone.py" }]])(
    "begins empty when what was kept is %j",
    (files) => {
      expect(new FileDrafts(memory({ files })).value).toMatchObject({ open: [], active: null });
    },
  );
});

describe("the request document", () => {
  it("parts requests with ### and tells where the new one begins", () => {
    const requests = new RequestDocument(memory());
    expect(requests.add("GET /a")).toBe(0);
    const at = requests.add("GET /b\n");
    expect(requests.value).toBe("GET /a\n\n###\nGET /b\n");
    expect(requests.value.slice(at)).toBe("GET /b\n");
  });

  it("does not add a request twice", () => {
    const requests = new RequestDocument(memory({ requests: "GET /a\n\n###\nGET /b\n" }));
    expect(requests.add("GET /b")).toBe(12);
    expect(requests.value).toBe("GET /a\n\n###\nGET /b\n");
  });
});
