import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, launch, listen } from "../support/browser.ts";
import { Learner } from "../support/learner.ts";

const base = inject("base");
const USERS = `python manage.py shell -c "from django.contrib.auth.models import User; User.objects.bulk_create([User(username=f'u{n}') for n in range(5000)])"`;

describe("the database", () => {
  let browser: Browser;
  let page: Page;
  let learner: Learner;
  let heard: () => readonly string[];

  beforeAll(async () => {
    browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    page = await context.newPage();
    heard = listen(page);
    learner = new Learner(page);
    await page.goto(`${base}#/sandbox/request`);
    await learner.sees(page.getByText("Server: service worker"));
  });
  afterAll(() => browser.close());

  const grid = () => page.getByRole("table");
  const table = (name: string) => page.getByRole("button", { name: new RegExp(`^${name} `) });

  it("marks what a request read and changed", async () => {
    await page.evaluate(async () => {
      const body = JSON.stringify({ username: "ada", password: "analytical-engine-1843" });
      const headers = { "Content-Type": "application/json" };
      await fetch("./server/api-jwt/", { method: "POST", headers, body });
    });
    await learner.bench("Database");
    await table("auth_user").click();
    await learner.sees(page.getByRole("row", { name: /ada/ }));
    expect(await table("auth_user").innerText()).toMatch(/read|changed|searched/);
    expect(await axe(page)).toEqual([]);
  });

  it("scrolls through thousands of rows, of which only those in sight are there", async () => {
    await learner.run(USERS);
    await learner.bench("Database");
    await table("auth_user").click();
    expect(await grid().getAttribute("aria-rowcount")).toBe("5002");
    expect(await page.getByRole("row").count()).toBeLessThan(120);
    await page.locator("wb-data-grid").evaluate((element) => {
      element.scrollTop = element.scrollHeight;
    });
    await learner.sees(page.getByRole("cell", { name: "u4999", exact: true }));
  });

  it("finds a row by a filter and changes it, by keyboard", async () => {
    const filter = page.getByRole("searchbox", { name: "Filter the rows" });
    await filter.fill("username=u4321");
    await learner.sees(page.getByText("1 of 5001 rows"));
    await page.getByRole("button", { name: /^Edit row/ }).focus();
    await page.keyboard.press("Enter");
    const name = page.getByRole("textbox", { name: "username", exact: true });
    await name.fill("ada");
    await page.getByRole("button", { name: "Save", exact: true }).focus();
    await page.keyboard.press("Enter");
    await learner.sees(page.getByText("UNIQUE constraint failed: auth_user.username"));
    expect(await axe(page)).toEqual([]);
    await name.fill("grace");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    await filter.fill("grace");
    await learner.sees(page.getByRole("cell", { name: "grace", exact: true }));
    await filter.fill("user=grace");
    await learner.sees(page.getByText("asks for a column user"));
  });

  it("leaves the console empty", () => {
    expect(heard()).toEqual([]);
  });
});
