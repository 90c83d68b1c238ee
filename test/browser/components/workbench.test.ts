import { describe, expect, it, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { ExchangeEntry } from "../../../src/protocol/world.ts";
import { violations } from "../support/axe.ts";
import { workbenchPage } from "../support/workbench-page.ts";

const log = (name: string) => page.getByRole("button", { name });

/** Name of the element that has the focus, through shadow roots. */
function focused(): string | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element?.getAttribute("aria-label") ?? null;
}

describe("on a wide screen", () => {
  it("saves what is typed and shows where the server stopped", async () => {
    await page.viewport(1200, 850);
    const { bench, world, connection } = await workbenchPage("fresh");
    await bench.openFile("bookstore/urls.py");
    const text = world.value.state?.files["bookstore/urls.py"] ?? "";
    await bench.showIn(
      "bookstore/urls.py",
      text.replace("rest_framework_simplejwt", "rest_framework_simple_jwt"),
    );
    expect(connection.asked.at(-1)?.kind).toBe("open");

    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.element(page.getByText("Server stopped")).toBeVisible();
    await page.getByRole("button", { name: "urls.py, line 3", exact: true }).click();
    await expect.poll(focused).toBe("bookstore/urls.py, editor");
    expect(connection.asked.at(-1)).toMatchObject({ kind: "save" });
  });

  it("keeps an unsaved text when the page is loaded anew", async () => {
    const { bench, world, connection } = await workbenchPage("fresh");
    await bench.showIn("manage.py", "# mine\n");
    const again = document.createElement("wb-workbench");
    again.world = world;
    again.connection = connection;
    document.body.replaceChildren(again);
    await expect
      .element(page.getByRole("textbox", { name: "manage.py, editor" }))
      .toHaveTextContent("# mine");
  });

  it("walks the tree by keyboard", async () => {
    await workbenchPage("fresh");
    const books = page.getByRole("treeitem", { name: "books", exact: true });
    (books.element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowLeft}");
    await expect.element(books).toHaveAttribute("aria-expanded", "false");
    await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowDown}{Enter}");
    await expect
      .element(page.getByRole("button", { name: "books/__init__.py", exact: true }))
      .toBeVisible();
  });

  it("runs commands, recalls them and hides a password", async () => {
    const { bench, connection } = await workbenchPage("fresh");
    await bench.prefillTerminal("python manage.py createsuperuser");
    expect(connection.asked.some(({ kind }) => kind === "run")).toBe(false);
    await userEvent.keyboard("{Enter}");
    const question = page.getByLabelText("Username:");
    await expect.element(question).toBeVisible();
    await userEvent.keyboard("ada{Enter}");
    await expect.element(page.getByLabelText("Password:")).toHaveAttribute("type", "password");
    await userEvent.keyboard("secret{Enter}");
    const line = page.getByLabelText("Terminal command");
    await expect.element(line).toHaveValue("");
    expect(document.body.innerText).not.toContain("secret");
    await userEvent.keyboard("{ArrowUp}");
    await expect.element(line).toHaveValue("python manage.py createsuperuser");
  });

  it("follows a traceback into the file", async () => {
    const { bench } = await workbenchPage("used", 60);
    bench.pane = "terminal";
    await page.getByRole("button", { name: 'File "/project/bookstore/urls.py", line 3' }).click();
    await expect.poll(focused).toBe("bookstore/urls.py, editor");
  });

  it("sends the request under the cursor and shows the answer", async () => {
    const { bench, world } = await workbenchPage("fresh");
    await bench.prefillRequest(
      '# @name login\nPOST http://127.0.0.1:8000/api-jwt/\nContent-Type: application/json\n\n{"username": "admin", "password": "yourpassword"}\n',
    );
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    await expect.element(page.getByText("200 OK", { exact: true })).toBeVisible();
    await expect
      .element(page.getByRole("heading", { name: "Access token", exact: true }))
      .toBeVisible();
    expect((world.value.log.at(-1) as ExchangeEntry).name).toBe("login");
  });

  it("does not send a request with a variable that holds nothing", async () => {
    const { bench, connection } = await workbenchPage("fresh");
    await bench.prefillRequest(
      "GET http://127.0.0.1:8000/api/books/custom-list/\nAuthorization: Bearer {{access}}\n",
    );
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await expect.element(page.getByRole("alert")).toHaveTextContent(/access/);
    expect(connection.asked.some(({ kind }) => kind === "send")).toBe(false);
  });

  it("says why a request was refused, and leads to an earlier answer", async () => {
    const { bench } = await workbenchPage("used", 310);
    bench.pane = "log";
    await log("401 Unauthorized").click();
    bench.pane = "request";
    await expect.element(page.getByText("401 Unauthorized").first()).toBeVisible();
    const answer = page.getByRole("article", { name: "Response" });
    await expect.element(answer.getByText(/^exp 1768478700 is now or before now/)).toBeVisible();
    await page.getByRole("button", { name: "Show the newest" }).click();
    await expect.element(page.getByText("200 OK").first()).toBeVisible();
  });

  it("turns a token expired in the second it expires, and says so", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    // The newest access token was issued a minute after the login and lives five.
    const { bench, pass } = await workbenchPage("used", 358);
    bench.pane = "tokens";
    await bench.updateComplete;
    const card = () =>
      bench.renderRoot.querySelector("wb-tokens-panel")?.renderRoot.querySelector("wb-token-card");
    await vi.advanceTimersByTimeAsync(0);
    expect(card()?.dataset.state).toBe("valid");
    pass(2);
    await vi.advanceTimersByTimeAsync(1_010);
    vi.useRealTimers();
    await expect.poll(() => card()?.dataset.state).toBe("expired");
    expect(bench.renderRoot.querySelector("wb-tokens-panel")?.renderRoot.textContent).toContain(
      "The access token has expired.",
    );
  });

  it("moves the clock to the moment of expiry", async () => {
    const { bench, connection } = await workbenchPage("used", 100);
    bench.pane = "request";
    await page.getByRole("button", { name: "at exp" }).click();
    expect(connection.asked.at(-1)).toEqual({
      kind: "clock",
      change: { kind: "set", at: 1_768_478_760 },
    });
  });

  it.each(["files", "request", "log"] as const)(
    "has no accessibility violation on %s",
    async (pane) => {
      const { bench } = await workbenchPage("used", 60);
      bench.pane = pane;
      await bench.updateComplete;
      expect(await violations()).toEqual([]);
    },
  );
});

describe("on a narrow screen", () => {
  it("shows one pane at a time and tells the shell when a link leads to another", async () => {
    await page.viewport(390, 844);
    const { bench } = await workbenchPage("used", 60);
    bench.pane = "terminal";
    await bench.updateComplete;
    const led: string[] = [];
    bench.addEventListener("wb-pane-change", ({ detail }) => led.push(detail));
    await page.getByRole("button", { name: 'File "/project/bookstore/urls.py", line 3' }).click();
    await expect.poll(() => led).toEqual(["files"]);
    expect(bench.renderRoot.querySelector("wb-terminal-panel")).toBeNull();
  });

  it.each(["files", "terminal", "request", "tokens", "log"] as const)(
    "has no accessibility violation on %s",
    async (pane) => {
      await page.viewport(390, 844);
      const { bench } = await workbenchPage("used", 60);
      bench.pane = pane;
      await bench.updateComplete;
      expect(await violations()).toEqual([]);
    },
  );
});

describe("a pasted token", () => {
  it("is taken apart as far as it goes, and kept nowhere", async () => {
    await page.viewport(1200, 850);
    const { bench, connection } = await workbenchPage("fresh");
    bench.pane = "tokens";
    await page.getByText("Take any token apart").click();
    await page
      .getByRole("textbox", { name: /Paste a token here/ })
      .fill("Bearer eyJhbGciOiJub25lIn0.eyJleHAiOjE3Njg0Nzg3MDB");
    await expect.element(page.getByRole("heading", { name: "Pasted token" })).toBeVisible();
    await expect.element(page.getByText(/three parts/)).toBeVisible();
    await expect.element(page.getByRole("rowheader", { name: "alg" })).toBeVisible();
    expect(JSON.stringify(Object.entries(localStorage))).not.toContain("eyJhbGciOiJub25lIn0");
    expect(connection.asked.map(({ kind }) => kind)).toEqual(["open"]);
  });
});
