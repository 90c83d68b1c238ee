import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { plainFiles, project, run } from "./project.ts";

const RECORDED = "test/unit/django-db/recorded/checks";

it("finds in badly made models what the real checks find", async () => {
  const models = readFileSync(`${RECORDED}/models.py`, "utf8");
  const files = plainFiles({ "books/models.py": models, "books/admin.py": "" });
  const { output, exit } = await run(project(files), "check");
  expect(output).toBe(readFileSync(`${RECORDED}/output.txt`, "utf8"));
  expect(exit).toBe(1);
});
