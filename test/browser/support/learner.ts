import type { Locator, Page } from "playwright";
import { expect } from "vitest";

/** Someone at the workbook, who types, pastes and presses. */
export class Learner {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens a lesson by its link in the list of lessons, or the address that names it. */
  async goTo(lesson: string, heading: string): Promise<void> {
    await this.page.evaluate((id) => {
      location.hash = `#/lesson/${id}`;
    }, lesson);
    await this.sees(this.page.getByRole("heading", { level: 1, name: heading, exact: true }));
  }

  async sees(locator: Locator): Promise<void> {
    await locator.first().waitFor({ state: "visible", timeout: 30_000 });
  }

  async bench(name: "Project" | "Requests" | "Database" | "Log"): Promise<void> {
    await this.page.getByRole("tab", { name: new RegExp(`^${name}`) }).click();
  }

  /** Types a command and waits until it has ended, or asks something. @returns what is in the terminal */
  async run(line: string): Promise<string> {
    await this.bench("Project");
    const input = this.page.getByRole("textbox", { name: "Terminal command" });
    await input.fill(line);
    await input.press("Enter");
    await this.idle();
    return await this.terminal();
  }

  /** Answers the question a command asks. */
  async answer(question: string, text: string): Promise<void> {
    const input = this.page.getByLabel(question, { exact: true });
    await this.sees(input);
    await input.fill(text);
    await input.press("Enter");
  }

  async terminal(): Promise<string> {
    return await this.page.getByRole("log", { name: "Terminal output" }).innerText();
  }

  /** Waits for a text in the terminal. */
  async terminalShows(text: string): Promise<void> {
    await expect.poll(() => this.terminal(), { timeout: 30_000 }).toContain(text);
  }

  /** Until the sandbox has answered all it was asked. */
  async idle(): Promise<void> {
    await this.sees(this.page.locator('#line[aria-busy="false"]'));
  }

  /** Opens a file, puts a text in the place of what it held, and saves it. */
  async writeFile(path: string, text: string): Promise<void> {
    await this.bench("Project");
    const editor = await this.#open(path);
    await this.#replace(editor, text);
    await this.page.keyboard.press("ControlOrMeta+s");
  }

  async #open(path: string): Promise<Locator> {
    const editor = this.page.getByRole("textbox", { name: `${path}, editor` });
    if (!(await editor.isVisible())) {
      await this.page.locator(`[role="treeitem"][data-path="${path}"]`).click();
      await this.sees(editor);
    }
    return editor;
  }

  async #replace(editor: Locator, text: string): Promise<void> {
    await editor.click();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** Puts a text alone into the request editor, with the cursor at its beginning. */
  async type(text: string): Promise<void> {
    await this.bench("Requests");
    await this.#replace(this.page.getByRole("textbox", { name: "Requests, editor" }), text);
    await this.page.keyboard.press("ControlOrMeta+Home");
  }

  /** Sends a request with the keyboard and waits for its answer. @returns the status line */
  async send(text: string): Promise<string> {
    await this.type(text);
    const before = await this.#exchanges();
    await this.page.keyboard.press("ControlOrMeta+Enter");
    await expect.poll(() => this.#exchanges(), { timeout: 30_000 }).toBe(before + 1);
    return await this.page.locator("wb-response-panel .code").innerText();
  }

  /** Body of the answer on show. */
  async body(): Promise<string> {
    return await this.page.getByLabel("Response body").innerText();
  }

  async #exchanges(): Promise<number> {
    const label = await this.page.getByRole("tab", { name: /^Requests/ }).innerText();
    return Number(/\d+/.exec(label)?.[0] ?? 0);
  }

  /** Picks an item of the clock's menu. */
  async clock(item: string): Promise<void> {
    await this.page.getByRole("button", { name: /the sandbox’s time/ }).click();
    await this.page.getByRole("menuitem", { name: item }).click();
  }

  /** Waits until the lesson says that a task is solved. */
  async solved(task: string): Promise<void> {
    await this.sees(this.page.getByRole("region", { name: new RegExp(`solved: ${task}$`) }));
  }
}
