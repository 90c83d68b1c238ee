import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import "../../../src/app/app.ts";
import type { WbApp } from "../../../src/app/app.ts";
import "../../../src/app/page.css";
import { Session } from "../../../src/app/session.ts";
import type { Connection } from "../../../src/client/connection.ts";
import type { Lesson, LessonSummary } from "../../../src/course/lesson.ts";
import type { SandboxAnswer, SandboxRequest } from "../../../src/protocol/messages.ts";
import "../../../src/ui/tokens.css";
import { violations } from "../support/axe.ts";
import { expectFocus } from "../support/focused.ts";
import { NOON, recordedLog, ScriptedConnection } from "../support/scripted-connection.ts";

const LESSONS: readonly Lesson[] = ["Install", "Settings", "Routes"].map((title) => ({
  id: title.toLowerCase(),
  title: `${title} of the package`,
  chapter: "The six steps",
  objective: `Do the ${title.toLowerCase()}.`,
  minutes: 5,
  start: { project: "start" },
  continues: null,
  pane: "terminal",
  blocks: [],
}));
const SUMMARIES: readonly LessonSummary[] = LESSONS.map((lesson) => ({
  ...lesson,
  tasks: ["one", "two"],
}));

/** A sandbox that nobody keeps. */
class Forgetful extends ScriptedConnection {
  override async ask(
    sandbox: string,
    seen: number,
    request: SandboxRequest,
  ): Promise<SandboxAnswer> {
    const answer = await super.ask(sandbox, seen, request);
    return {
      ...answer,
      state: { ...answer.state, storage: { kind: "memory", why: "This window keeps nothing." } },
    };
  }
}

async function open(hash: string, connect: () => Promise<Connection> = used): Promise<WbApp> {
  history.replaceState(null, "", hash);
  const app = document.createElement("wb-app");
  app.lessons = SUMMARIES;
  app.session = new Session({
    connect,
    loadLesson: async (id) => LESSONS.find((lesson) => lesson.id === id) ?? null,
    wall: () => 1_000,
  });
  document.body.replaceChildren(app);
  await app.updateComplete;
  return app;
}

const used = async (): Promise<Connection> =>
  new ScriptedConnection({ log: recordedLog(), now: NOON + 10 }, () => 1_000);
const clock = () => page.getByRole("button", { name: /the sandbox’s time/ });
const chosenPane = () =>
  page.getByRole("navigation", { name: "Panes" }).getByRole("link", { name: /./ });

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1440, 900);
});

afterEach(() => {
  document.body.replaceChildren();
  delete document.documentElement.dataset.theme;
});

describe("the address", () => {
  it("leads to the first lesson, and later to the one opened last", async () => {
    await open("#/");
    await expect.poll(() => location.hash).toBe("#/lesson/install");
    await page.getByRole("link", { name: "Next lesson: Settings of the package" }).click();
    await expect.poll(() => document.title).toBe("Settings of the package · The JWT Workbook");
    await open("#/");
    await expect.poll(() => location.hash).toBe("#/lesson/settings");
  });

  it.each(["#/nowhere", "#/lesson/of-another-course"])(
    "%s is not found, and shows the way back",
    async (hash) => {
      await open(hash);
      await expect
        .element(page.getByRole("heading", { name: "There is no such page" }))
        .toBeVisible();
      expect(await violations()).toEqual([]);
      await page.getByRole("link", { name: "Go to the lesson you were on" }).click();
      await expect.poll(() => location.hash).toBe("#/lesson/install");
      await expect.element(clock()).toBeVisible();
    },
  );

  it("comes back to the pane used last in a lesson", async () => {
    await open("#/lesson/install/log");
    await expect
      .element(page.getByRole("tab", { name: "Log" }))
      .toHaveAttribute("aria-selected", "true");
    await open("#/lesson/install");
    await expect
      .element(page.getByRole("tab", { name: "Log" }))
      .toHaveAttribute("aria-selected", "true");
    await open("#/lesson/routes");
    await expect
      .element(page.getByRole("tab", { name: "Project" }))
      .toHaveAttribute("aria-selected", "true");
  });

  it("follows the workbench without a step in the history", async () => {
    await open("#/lesson/install");
    const steps = history.length;
    await page.getByRole("tab", { name: "Requests" }).click();
    await expect.poll(() => location.hash).toBe("#/lesson/install/request");
    expect(history.length).toBe(steps);
  });

  it("gives the focus to a page that was gone to", async () => {
    await open("#/lesson/install");
    await page.getByRole("button", { name: /Install of the package/ }).click();
    await page.getByRole("link", { name: /Routes of the package/ }).click();
    await expectFocus(page.getByRole("main", { name: "Routes of the package" }));
  });
});

describe("on a phone", () => {
  beforeEach(() => page.viewport(390, 844));

  it("shows a pane at a time, each a step in the history", async () => {
    await open("#/lesson/install");
    await expect.element(chosenPane().first()).toHaveAttribute("aria-current", "page");
    await page.getByRole("link", { name: "Terminal" }).click();
    await expect.poll(() => location.hash).toBe("#/lesson/install/terminal");
    await expect.element(page.getByRole("textbox", { name: /terminal|command/i })).toBeVisible();
    expect(await violations()).toEqual([]);
    history.back();
    await expect.poll(() => location.hash).toBe("#/lesson/install");
  });

  it("has no lesson pane in the sandbox", async () => {
    await open("#/sandbox");
    await expect
      .element(page.getByRole("link", { name: "Files" }))
      .toHaveAttribute("aria-current", "page");
    await expect
      .element(page.getByRole("link", { name: "Lesson", exact: true }))
      .not.toBeInTheDocument();
  });
});

describe("the clock", () => {
  it("moves to the second the newest access token expires", async () => {
    await open("#/sandbox");
    await expect.element(clock()).toHaveAccessibleName(/12:00:10/);
    await clock().click();
    await page.getByRole("menuitem", { name: /The second it expires/ }).click();
    await expect.element(clock()).toHaveAccessibleName(/12:06:00/);
  });

  it("pauses, and says so", async () => {
    await open("#/sandbox");
    await clock().click();
    await page.getByRole("menuitemradio", { name: "Paused" }).click();
    await expect.element(clock()).toHaveAccessibleName(/paused/);
  });
});

describe("what must not be missed", () => {
  it("says that nobody keeps the work, and offers to save it", async () => {
    await open("#/sandbox", async () => new Forgetful());
    await expect.element(page.getByText("Your work is not being kept.")).toBeVisible();
    await expect.element(page.getByRole("button", { name: "Save as a file" })).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it("says why a start failed, and starts when asked again", async () => {
    let broken = true;
    await open("#/sandbox", async () => {
      if (broken) throw new Error("no server today");
      return await used();
    });
    await expect
      .element(page.getByRole("heading", { name: "The workbook could not open this" }))
      .toBeVisible();
    await expect
      .element(page.getByRole("group", { name: "Report" }))
      .toHaveTextContent("no server today");
    expect(await violations()).toEqual([]);
    broken = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await expect.element(clock()).toBeVisible();
  });

  it("tells of an error that nobody caught, with a report to copy", async () => {
    await open("#/sandbox");
    await expect.element(clock()).toBeVisible();
    const reason = new Error("a thread came loose");
    const rejection = new PromiseRejectionEvent("unhandledrejection", {
      promise: new Promise(() => undefined),
      reason,
    });
    dispatchEvent(rejection);
    await expect
      .element(page.getByRole("dialog", { name: "The workbook made a mistake" }))
      .toBeVisible();
    await expect
      .element(page.getByRole("group", { name: "Report" }))
      .toHaveTextContent("a thread came loose");
    expect(await violations()).toEqual([]);
    await page.getByRole("button", { name: "Go on" }).click();
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  });

  it("offers a new version and can be told later", async () => {
    const app = await open("#/sandbox");
    let taken = 0;
    app.newVersion = () => (taken += 1);
    await page.getByRole("button", { name: "Update now" }).click();
    expect(taken).toBe(1);
    await page.getByRole("button", { name: "Later" }).click();
    await expect.element(page.getByRole("button", { name: "Update now" })).not.toBeInTheDocument();
  });

  it("asks before it throws a world away", async () => {
    const connection = new ScriptedConnection();
    await open("#/lesson/install", async () => connection);
    await page.getByRole("button", { name: "Menu", exact: true }).click();
    await page.getByRole("menuitem", { name: "Start this lesson over…" }).click();
    expect(connection.asked.map(({ kind }) => kind)).toEqual(["open"]);
    await page.getByRole("button", { name: "Start over", exact: true }).click();
    await expect.poll(() => connection.asked.map(({ kind }) => kind)).toEqual(["open", "reset"]);
  });
});

describe("settings", () => {
  it("remembers the scheme chosen", async () => {
    await open("#/sandbox");
    await page.getByRole("button", { name: /^Colours/ }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    expect(document.documentElement.dataset.theme).toBe("dark");
    delete document.documentElement.dataset.theme;
    await open("#/sandbox");
    expect(document.documentElement.dataset.theme).toBe("dark");
    await expect.element(clock()).toBeVisible();
    expect(await violations()).toEqual([]);
  });

  it("lists the keys, and lets single ones be switched off", async () => {
    await open("#/lesson/install");
    await expect.element(clock()).toBeVisible();
    await userEvent.keyboard("]");
    await expect.poll(() => location.hash).toBe("#/lesson/settings");
    await userEvent.keyboard("?");
    await page.getByRole("checkbox", { name: /Single keys/ }).click();
    expect(await violations()).toEqual([]);
    await userEvent.keyboard("{Escape}");
    await userEvent.keyboard("[[");
    expect(location.hash).toBe("#/lesson/settings");
  });

  it("does not take a letter that is being typed", async () => {
    await open("#/sandbox/terminal");
    await page.getByRole("textbox", { name: /terminal|command/i }).click();
    await userEvent.keyboard("fl]?");
    expect(location.hash).toBe("#/sandbox/terminal");
    await expect.element(page.getByRole("dialog")).not.toBeInTheDocument();
  });
});
