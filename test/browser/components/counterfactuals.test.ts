import { describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import type { Counterfactual, CounterfactualReport } from "../../../src/protocol/counterfactual.ts";
import type { LogEntry } from "../../../src/protocol/world.ts";
import { violations } from "../support/axe.ts";
import { expectFocus } from "../support/focused.ts";
import { recordedLog } from "../support/scripted-connection.ts";
import { workbenchPage } from "../support/workbench-page.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const refused = recordedLog().findLast(
  (entry): entry is Extract<LogEntry, { kind: "exchange" }> =>
    entry.kind === "exchange" && new TextDecoder().decode(entry.response).includes(" 401 "),
);
if (refused === undefined) throw new Error("the recorded log holds no refusal");

const REPORT: CounterfactualReport = {
  exchange: refused.id,
  before: { status: 401, gate: "token" },
  world: "then",
  again: 401,
  found: [],
  tried: ["a fresh access token of the same user", "the clock before the token’s exp"],
  forks: 7,
  complete: true,
};
const found = (change: Partial<Counterfactual["change"]>, sentence: string): Counterfactual => ({
  kind: "test",
  sentence,
  change: { doing: "request", request: refused.request, at: refused.at, ...change },
  after: { status: 200, gate: null },
  passed: true,
});

/** The workbench with the refusal on show, its question asked. */
async function asked(report: CounterfactualReport) {
  const opened = await workbenchPage("used", 310);
  opened.connection.report = report;
  opened.bench.pane = "log";
  await page
    .getByRole("button", { name: /401 Unauthorized/ })
    .first()
    .click();
  opened.bench.pane = "request";
  await page.getByRole("button", { name: "What would have made it pass?" }).click();
  return opened;
}

describe("what would have made a refused request pass", () => {
  it("lists the changes with what they turn, and puts one in the editor without sending it", async () => {
    const request = utf8(
      "GET /api/books/custom-list/ HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAuthorization: Bearer made-by-command\r\n\r\n",
    );
    const line = "python manage.py shell -c \"print('token')\"";
    const source = {
      from: { kind: "command", line },
      at: refused.at,
      token: "made-by-command",
    } as const;
    const sentence = "Send a new access token of `ada`.";
    const { connection } = await asked({
      ...REPORT,
      found: [found({ request, source }, sentence)],
    });
    await expectFocus(page.getByText("One change would have made it pass."));
    await expect.element(page.getByText("401 becomes 200.")).toBeVisible();
    await expect
      .element(page.getByLabelText("Lines of the request that change"))
      .toHaveTextContent("+ Authorization: Bearer made-by-command");
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Put this request in the editor" }).click();
    const editor = page.getByRole("textbox", { name: "Requests, editor" });
    await expect.element(editor).toHaveTextContent("Authorization: Bearer {{made}}");
    expect(connection.asked.some(({ kind }) => kind === "send")).toBe(false);
    await page.getByRole("button", { name: "Put the command in the terminal" }).click();
    await expect.element(page.getByRole("textbox", { name: "Terminal command" })).toHaveValue(line);
    expect(connection.asked.some(({ kind }) => kind === "run")).toBe(false);
  });

  it("shows an edit in the file and leaves saving to the learner", async () => {
    const edits = [
      { file: "bookstore/urls.py", line: 1, removed: "", added: "# a line that was not there" },
    ];
    const { connection } = await asked({
      ...REPORT,
      found: [{ ...found({ doing: "edit", edits }, "Add a line."), caution: "It does nothing." }],
    });
    await expect.element(page.getByText("Mind: It does nothing.")).toBeVisible();
    await page.getByRole("button", { name: "Show this edit in the file" }).click();
    await expect
      .element(page.getByRole("textbox", { name: /bookstore\/urls\.py/ }))
      .toHaveTextContent("# a line that was not there");
    expect(connection.asked.some(({ kind }) => kind === "save")).toBe(false);
  });

  it("says what was tried where nothing helped", async () => {
    await asked(REPORT);
    await expect
      .element(page.getByText("No single change that was tried would have made it pass."))
      .toBeVisible();
    await expect.element(page.getByText(/^Tried: a fresh access token/)).toBeVisible();
  });

  it("says so where something has changed since", async () => {
    await asked({ ...REPORT, world: "now", again: 200, tried: [] });
    await expect.element(page.getByText(/Something else has changed since/)).toBeVisible();
  });
});
