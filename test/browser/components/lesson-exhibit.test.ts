import { describe, expect, it } from "vitest";
import { page } from "vitest/browser";
import { SandboxRefusedError } from "../../../src/client/refusal.ts";
import "../../../src/course/elements/exhibit.ts";
import type { Exhibit } from "../../../src/course/lesson.ts";
import type { SandboxAnswer, SandboxRequest } from "../../../src/protocol/messages.ts";
import "../../../src/ui/tokens.css";
import { violations } from "../support/axe.ts";
import { ScriptedConnection } from "../support/scripted-connection.ts";

const TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiMSJ9.c2lnbmF0dXJl";

const EXHIBIT: Exhibit = {
  id: "ways",
  start: { project: "done" },
  ways: [
    {
      title: "Nothing",
      remembers: "Nothing at all.",
      table: null,
      steps: [{ say: "Knock", request: "GET http://127.0.0.1:8000/", status: 404 }],
    },
    {
      title: "JWT",
      remembers: "A row in `some_table`.",
      table: "some_table",
      steps: [
        {
          say: "Knock with a token",
          request: `GET http://127.0.0.1:8000/\nAuthorization: Bearer ${TOKEN}`,
          status: 200,
        },
      ],
    },
  ],
};

/** A sandbox that cannot keep the second way's world. */
class Full extends ScriptedConnection {
  override async ask(
    sandbox: string,
    seen: number,
    request: SandboxRequest,
  ): Promise<SandboxAnswer> {
    if (sandbox.endsWith("/1"))
      throw new SandboxRefusedError("storage_failed", "The disk is full.");
    return super.ask(sandbox, seen, request);
  }
}

async function open(connection: ScriptedConnection): Promise<void> {
  const element = document.createElement("wb-exhibit");
  Object.assign(element, { exhibit: EXHIBIT, connection, place: "exhibit/test/ways" });
  document.body.replaceChildren(element);
  await element.updateComplete;
}

const way = (name: string) => page.getByRole("region", { name });

describe("an exhibit", () => {
  it("shows what each way sends, what comes back and what is kept", async () => {
    await open(new ScriptedConnection({}, () => 1_000));
    await page.getByRole("button", { name: "Run all 2" }).click();
    await expect
      .element(way("Nothing").getByRole("group", { name: "Response" }))
      .toHaveTextContent(/^404 Not Found/);
    await expect
      .element(way("JWT").getByRole("group", { name: "Request" }))
      .toHaveTextContent(`GET / Authorization: Bearer ${TOKEN}`);
    await expect.element(way("JWT").getByText("404, not 200")).toBeVisible();
    await expect.element(way("JWT").getByText("is empty")).toBeVisible();
    await expect.element(page.getByRole("status")).toHaveTextContent("Ran: Nothing, JWT.");
    expect(await violations()).toEqual([]);
  });

  it("says why a way could not be run, and leaves the others alone", async () => {
    await open(new Full({}, () => 1_000));
    await page.getByRole("button", { name: "Run all 2" }).click();
    await expect.element(way("JWT").getByRole("alert")).toHaveTextContent("The disk is full.");
    await expect.element(page.getByRole("status")).toHaveTextContent("Ran: Nothing.");
    await expect.element(page.getByRole("button", { name: "Run: JWT" })).toBeEnabled();
    expect(await violations()).toEqual([]);
  });
});
