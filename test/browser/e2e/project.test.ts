import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, launch, listen } from "../support/browser.ts";
import { Learner } from "../support/learner.ts";

const base = inject("base");

describe("a project on its way home", () => {
  let browser: Browser;
  let page: Page;
  let learner: Learner;
  let heard: () => readonly string[];
  let zip: string;

  beforeAll(async () => {
    browser = await launch();
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
      acceptDownloads: true,
    });
    page = await context.newPage();
    heard = listen(page);
    learner = new Learner(page);
    await page.goto(`${base}#/sandbox/request`);
    await learner.sees(page.getByText("Server: service worker"));
  });
  afterAll(() => browser.close());

  /** Opens the menu by keyboard and picks an item. */
  const pick = async (name: string): Promise<void> => {
    await page.getByRole("button", { name: "Menu" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name }).click();
  };

  it("is downloaded with what makes it run", async () => {
    await learner.writeFile("books/apps.py", "# mine\n");
    const download = page.waitForEvent("download");
    await pick("Download project");
    zip = await (await download).path();
    const files = unzipSync(new Uint8Array(await readFile(zip)));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining(["bookstore/manage.py", "bookstore/requirements.txt"]),
    );
    expect(new TextDecoder().decode(files["bookstore/books/apps.py"])).toBe("# mine\n");
    await learner.sees(page.getByText("The project is packed."));
  });

  it("is opened again, after a question", async () => {
    await learner.writeFile("books/apps.py", "# something else\n");
    const choosing = page.waitForEvent("filechooser");
    await pick("Open project…");
    await (
      await choosing
    ).setFiles({
      name: "bookstore.zip",
      mimeType: "application/zip",
      buffer: await readFile(zip),
    });
    await learner.sees(page.getByRole("dialog", { name: "Open this project?" }));
    expect(await axe(page)).toEqual([]);
    await page.getByRole("button", { name: "Open it", exact: true }).click();
    await learner.sees(page.getByText("The project is open."));
    await page.locator('[role="treeitem"][data-path="books/apps.py"]').click();
    const editor = page.getByRole("textbox", { name: "books/apps.py, editor" });
    await expect.poll(() => editor.innerText()).toContain("# mine");
  });

  it("is refused when it is none, and nothing is lost", async () => {
    const choosing = page.waitForEvent("filechooser");
    await pick("Open project…");
    await (
      await choosing
    ).setFiles({
      name: "notes.zip",
      mimeType: "application/zip",
      buffer: Buffer.from("notes"),
    });
    await learner.sees(page.getByText("This file is no zip."));
  });

  it("leaves the console empty", () => {
    expect(heard()).toEqual([]);
  });
});
