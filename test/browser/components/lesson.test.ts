import { beforeEach, describe, expect, it } from "vitest";
import { page, userEvent } from "vitest/browser";
import { WorldStore } from "../../../src/client/world-store.ts";
import "../../../src/course/elements/lesson-view.ts";
import type { WbLesson } from "../../../src/course/elements/lesson-view.ts";
import type { Lesson, SolutionStep } from "../../../src/course/lesson.ts";
import { ProgressStore } from "../../../src/course/progress.ts";
import "../../../src/ui/tokens.css";
import { violations } from "../support/axe.ts";
import { expectFocus } from "../support/focused.ts";
import { ScriptedConnection } from "../support/scripted-connection.ts";

const CHECK: SolutionStep = { kind: "terminal", line: "python manage.py check" };

const LESSON: Lesson = {
  id: "check",
  title: "Check the project",
  chapter: "The six steps",
  objective: "Ask Django what it thinks of your settings.",
  minutes: 3,
  start: { project: "done" },
  continues: null,
  pane: "terminal",
  blocks: [
    {
      kind: "prose",
      html: '<p>Open <a href="#" data-file="bookstore/urls.py">bookstore/urls.py</a> or the <a href="#" data-pane="terminal">terminal</a>.</p>',
    },
    { kind: "try", label: "Put it in the terminal", step: { kind: "terminal", line: "pip list" } },
    {
      kind: "task",
      task: {
        id: "check",
        title: "Run the checks",
        html: "<p>Run <code>check</code>, then ask for the list.</p>",
        criteria: [
          {
            id: "ran",
            say: "`check` ran",
            check: { kind: "command", command: { line: "python manage.py check", exit: 0 } },
          },
          {
            id: "asked",
            say: "The list answered 401",
            check: { kind: "exchange", exchange: { path: "/api/books/custom-list/" } },
          },
        ],
        mistakes: [
          {
            when: { kind: "command", command: { line: "manage.py*" } },
            say: "Put `python` in front of it.",
          },
        ],
        hints: [
          { criterion: "ran", html: "<p>It begins with python.</p>" },
          { criterion: "ran", html: "<p>It ends with check.</p>" },
          { criterion: "asked", html: "<p>Send a GET.</p>" },
        ],
        solution: [CHECK],
      },
    },
    {
      kind: "task",
      task: {
        id: "quiz",
        title: "What was that?",
        html: "",
        criteria: [
          {
            id: "answer",
            say: "What does check do?",
            check: {
              kind: "quiz",
              quiz: {
                question: "What does check do?",
                options: [
                  { text: "It starts the server.", right: false, because: "That is runserver." },
                  { text: "It looks for mistakes.", right: true, because: "And changes nothing." },
                ],
              },
            },
          },
        ],
        mistakes: [],
        hints: [],
        solution: [{ kind: "choose", option: 1 }],
      },
    },
  ],
};

const request = (target: string): Uint8Array =>
  new TextEncoder().encode(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:8000\r\n\r\n`);

interface Opened {
  readonly element: WbLesson;
  readonly world: WorldStore;
  readonly progress: ProgressStore;
  readonly connection: ScriptedConnection;
  /** Events that the shell would have acted on. */
  readonly heard: { readonly type: string; readonly detail: unknown }[];
}

let count = 0;

async function open(
  progress = new ProgressStore({ load: () => null, save: () => undefined }),
): Promise<Opened> {
  const connection = new ScriptedConnection({}, () => 1_000);
  const world = new WorldStore(connection, `lesson-test-${(count += 1)}`, () => 1_000);
  await world.open(LESSON.start, LESSON.title);
  const element = document.createElement("wb-lesson");
  Object.assign(element, { lesson: LESSON, world, progress, connection });
  const heard: { type: string; detail: unknown }[] = [];
  for (const type of ["wb-show-step", "wb-open-place", "wb-pane-change", "wb-action"])
    element.addEventListener(type, (event) =>
      heard.push({ type, detail: (event as CustomEvent<unknown>).detail }),
    );
  document.body.replaceChildren(element);
  await element.updateComplete;
  return { element, world, progress, connection, heard };
}

const card = () => page.getByRole("region", { name: /Run the checks/ });
const ticks = (): string[] =>
  card()
    .getByRole("listitem")
    .elements()
    .map(({ textContent }) => textContent.trim().replaceAll(/\s+/g, " "));
const said = (element: WbLesson): string =>
  element.renderRoot.querySelector("article + [role=status]")?.textContent ?? "";
const button = (name: string | RegExp) => page.getByRole("button", { name });

beforeEach(async () => {
  await page.viewport(600, 1000);
});

describe("a task", () => {
  it("ticks what happens in the world, says so, and stays solved", async () => {
    const { element, world, progress } = await open();
    expect(ticks()).toEqual(["check ran: not yet", "The list answered 401: not yet"]);
    expect(said(element)).toBe("");

    await world.run("python manage.py check");
    await expect.poll(ticks).toEqual(["check ran: done", "The list answered 401: not yet"]);
    await expect.poll(() => said(element)).toBe("Done: check ran.");

    await world.send(request("/api/books/custom-list/"), null);
    await expect.poll(() => said(element)).toBe("Task solved: Run the checks.");
    expect(progress.lesson("check").solved).toEqual(["check"]);

    await open(progress);
    expect(ticks()).toEqual(["check ran: done", "The list answered 401: done"]);
    await expect.element(page.getByText("1 of 2 tasks solved")).toBeVisible();
  });

  it("names the mistake just made, until the next attempt", async () => {
    const { element, world } = await open();
    await world.run("manage.py check");
    const words = card().getByText("in front of it");
    await expect.element(words).toBeVisible();
    await expect.poll(() => said(element)).toBe("Put python in front of it.");
    await world.run("python manage.py check");
    await expect.element(words).not.toBeInTheDocument();
  });

  it("gives one hint after another for what is missing first, and takes them back after an attempt", async () => {
    const { world } = await open();
    await button("Give me a hint").click();
    const first = card().getByText("It begins with python.");
    await expect.element(first).toBeVisible();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expect.element(card().getByText("It ends with check.")).toBeVisible();
    await expect.element(button("One more hint")).not.toBeInTheDocument();

    await world.run("python manage.py check");
    await expect.element(first).not.toBeInTheDocument();
    await button("Give me a hint").click();
    await expect.element(card().getByText("Send a GET.")).toBeVisible();
  });

  it("shows its solution after one question, by keyboard alone, and runs nothing", async () => {
    const { progress, connection, heard } = await open();
    (card().getByRole("button", { name: "Give me a hint" }).element() as HTMLElement).focus();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expectFocus(button("Show it"));
    expect(progress.lesson("check").shown).toEqual([]);
    await userEvent.keyboard("{Enter}");
    await expectFocus(page.getByRole("list", { name: "Solution" }));
    expect(progress.lesson("check").shown).toEqual(["check"]);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    expect(heard).toEqual([{ type: "wb-show-step", detail: CHECK }]);
    await expect.element(page.getByText("It is there. Press Enter to run it.")).toBeVisible();
    expect(connection.asked.map(({ kind }) => kind)).toEqual(["open"]);
    expect(progress.lesson("check").solved).toEqual([]);
  });
});

describe("a question", () => {
  it("tells why, and is solved by the right answer", async () => {
    const { progress } = await open();
    await expect.element(button("Check my answer")).toBeDisabled();
    await page.getByRole("radio", { name: "It starts the server." }).click();
    await button("Check my answer").click();
    await expectFocus(page.getByText("That is runserver."));
    expect(progress.lesson("check").solved).toEqual([]);

    (page.getByRole("radio", { name: "It starts the server." }).element() as HTMLElement).focus();
    await userEvent.keyboard("{ArrowDown}");
    await expect.element(page.getByText("That is runserver.")).not.toBeInTheDocument();
    await userEvent.tab();
    await userEvent.keyboard("{Enter}");
    await expectFocus(page.getByText("And changes nothing."));
    expect(progress.lesson("check")).toMatchObject({ solved: ["quiz"], choices: { quiz: [0, 1] } });
    await expect.element(button("Check my answer")).not.toBeInTheDocument();
  });
});

describe("the prose", () => {
  it("leads to files and panes, and puts examples in place", async () => {
    const { heard } = await open();
    await page.getByRole("link", { name: "bookstore/urls.py" }).click();
    await page.getByRole("link", { name: "terminal" }).click();
    await button("Put it in the terminal").click();
    expect(heard).toEqual([
      { type: "wb-open-place", detail: { file: "bookstore/urls.py" } },
      { type: "wb-pane-change", detail: "terminal" },
      { type: "wb-show-step", detail: { kind: "terminal", line: "pip list" } },
    ]);
    expect(location.hash).toBe("");
  });

  it("ends with the way on, and the way back", async () => {
    const { element, world, progress, heard } = await open();
    const { blocks: _blocks, start: _start, pane: _pane, ...rest } = LESSON;
    element.next = { ...rest, id: "routes", title: "Routes", tasks: [] };
    await expect.element(page.getByText("2 tasks are still open.")).toBeVisible();
    await world.run("python manage.py check");
    await world.send(request("/api/books/custom-list/"), null);
    progress.choose("check", "quiz", 1);
    await expect
      .element(page.getByRole("heading", { name: "You have done this lesson" }))
      .toBeVisible();
    await expect
      .element(page.getByRole("link", { name: "Next: Routes" }))
      .toHaveAttribute("href", "#/lesson/routes");
    await button("Start this lesson over").click();
    expect(heard).toEqual([{ type: "wb-action", detail: { id: "start-over" } }]);
  });
});

describe("accessibility", () => {
  it.each([
    ["light", 1000],
    ["dark", 1000],
    ["light", 390],
    ["dark", 390],
  ] as const)("has no violation in %s at %i px", async (theme, width) => {
    await page.viewport(width, 844);
    document.documentElement.dataset.theme = theme;
    const { world } = await open();
    await world.run("manage.py check");
    await button("Give me a hint").click();
    await button("Show the solution").first().click();
    await button("Show it").click();
    await page.getByRole("radio", { name: "It starts the server." }).click();
    await button("Check my answer").click();
    expect(await violations()).toEqual([]);
    await page.getByRole("radio", { name: "It looks for mistakes." }).click();
    await button("Check my answer").click();
    expect(await violations()).toEqual([]);
    delete document.documentElement.dataset.theme;
  });
});
