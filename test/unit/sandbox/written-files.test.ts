import { expect, it } from "vitest";
import { MemoryStorage } from "../../../src/sandbox/storage.ts";
import { projectFiles } from "../../../src/bookstore/projects.ts";
import { hostOf, open, Page } from "./support/house.ts";

const MODELS = (projectFiles("done")["books/models.py"] ?? "").replace(
  "    title = ",
  "    pages = models.IntegerField()\n    title = ",
);

it("keeps the migration that makemigrations writes once its questions are answered", async () => {
  const storage = new MemoryStorage();
  const page = new Page(hostOf(storage));
  await page.ask(open({ project: "done", packages: ["djangorestframework-simplejwt"] }));
  await page.ask({ kind: "save", files: { "books/models.py": MODELS } });
  const asked = await page.ask({ kind: "run", line: "python manage.py makemigrations books" });
  expect(asked.state.prompt?.text).toBe("Select an option: ");
  await page.ask({ kind: "answer", text: "1" });
  const { state } = await page.ask({ kind: "answer", text: "300" });
  const path = "books/migrations/0002_book_pages.py";
  expect(state.files[path]).toContain("field=models.IntegerField(default=300),");
  const again = new Page(hostOf(storage));
  expect((await again.ask({ kind: "look" })).state.files[path]).toBe(state.files[path]);
  const { entries } = await again.ask({ kind: "run", line: "python manage.py migrate" });
  expect(entries.at(-1)).toMatchObject({
    output: expect.stringContaining("  Applying books.0002_book_pages... OK\n") as unknown,
  });
});
