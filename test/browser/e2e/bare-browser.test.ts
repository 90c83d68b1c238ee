import type { Browser } from "playwright";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { axe, launch, listen } from "../support/browser.ts";
import { Learner } from "../support/learner.ts";

const base = inject("base");
const SITE = "http://127.0.0.1:8000";
const LOG_IN = `POST ${SITE}/api-jwt/
Content-Type: application/json

{"username": "ada", "password": "analytical-engine-1843"}
`;

/** What a browser may lack, and how a page is made to lack it. */
const NO_WORKER = "delete Navigator.prototype.serviceWorker;";
const LACKS: readonly { name: string; lose: string }[] = [
  { name: "service workers", lose: NO_WORKER },
  {
    name: "service workers and WebCrypto, as a plain address of the local network",
    lose: `${NO_WORKER} Object.defineProperty(crypto, "subtle", { value: undefined });`,
  },
  {
    name: "service workers and IndexedDB",
    lose: `${NO_WORKER} Object.defineProperty(globalThis, "indexedDB", { value: undefined });`,
  },
];

describe.each(LACKS)("a browser without $name", ({ lose, name }) => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it("runs the server in the page, says so, and logs in", async () => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const heard = listen(page);
    await page.addInitScript(lose);
    const learner = new Learner(page);
    await page.goto(`${base}#/sandbox/request`);
    await learner.sees(page.getByText("Server: in this page"));
    expect(await learner.send(LOG_IN)).toBe("200 OK");
    if (name.includes("IndexedDB")) {
      await learner.sees(page.getByText("Your work is not being kept."));
      expect(await axe(page)).toEqual([]);
    }
    expect(heard()).toEqual([]);
    await context.close();
  });
});

describe("a learner who slips", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it("is told what is wrong, and loses nothing", async () => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    const heard = listen(page);
    const learner = new Learner(page);
    await page.goto(`${base}#/sandbox/request`);
    await learner.sees(page.getByRole("textbox", { name: "Requests, editor" }));

    await learner.type(`GET ${SITE}/api/books/custom-list/\nAuthorization Bearer x\n`);
    await page.keyboard.press("ControlOrMeta+Enter");
    await learner.sees(page.getByRole("alert").getByText(/^Line 2: /));

    await learner.type(`GET ${SITE}/api/books/custom-list/\nAuthorization: Bearer {{access}}\n`);
    await page.keyboard.press("ControlOrMeta+Enter");
    await learner.sees(page.getByRole("alert").getByText(/No answer has held an access token yet/));

    expect(await learner.send(LOG_IN.replace('"ada"', "ada"))).toBe("400 Bad Request");
    expect(await learner.body()).toContain("JSON parse error");

    expect(await learner.send(`GET ${SITE}/api/books/\nAccept: text/html\n`)).toBe("200 OK");
    const frame = page.frameLocator("wb-page-frame iframe");
    await learner.sees(frame.getByRole("heading", { name: "Book List" }));
    expect(
      await frame.locator("body").evaluate((body) => getComputedStyle(body).fontFamily),
    ).toContain("sans-serif");

    await learner.run("python manage.py migrat");
    await learner.terminalShows("Unknown command: 'migrat'. Did you mean migrate?");
    await learner.run("sudo reboot");
    await learner.terminalShows("sudo: command not found");

    await learner.writeFile("books/views.py", "def broken(:\n");
    await learner.terminalShows("SyntaxError: invalid syntax");
    await page.reload();
    await learner.sees(page.getByText("Server stopped"));
    await learner.terminalShows("SyntaxError: invalid syntax");
    expect(await axe(page)).toEqual([]);
    expect(heard()).toEqual([]);
    await context.close();
  });
});
