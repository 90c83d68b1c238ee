import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright";
import { expect } from "vitest";
import { browserArguments, requireBrowser } from "../../../scripts/find-browser.mjs";

/** The two sizes and two themes in which every view is looked at. */
export const VIEWS = [
  { name: "desktop-light", width: 1440, height: 900, colorScheme: "light" },
  { name: "desktop-dark", width: 1440, height: 900, colorScheme: "dark" },
  { name: "phone-light", width: 390, height: 844, colorScheme: "light" },
  { name: "phone-dark", width: 390, height: 844, colorScheme: "dark" },
] as const;

export type View = (typeof VIEWS)[number];

export async function launch(): Promise<Browser> {
  return await chromium.launch({ executablePath: await requireBrowser(), args: browserArguments });
}

/** A learner's browser: a fresh profile and one page in it. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The errors and warnings the page has put on its console since the last look. */
  heard(): string[];
  /** Fails where there are any. */
  quiet(): void;
  /** Ends the visit. @throws as `quiet` */
  close(): Promise<void>;
}

/** @param view size and theme; a light desktop unless told */
export async function visit(browser: Browser, view: View = VIEWS[0]): Promise<Visit> {
  const { width, height, colorScheme } = view;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    hasTouch: width < 600,
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const heard = listen(page);
  const quiet = (): void => expect(heard()).toEqual([]);
  return {
    context,
    page,
    heard,
    quiet,
    async close() {
      await context.close();
      quiet();
    },
  };
}

/** Collects the errors and warnings of a page's console; what it returns gives those since the last look. */
export function listen(page: Page): () => string[] {
  const heard: string[] = [];
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    heard.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  page.on("pageerror", (error) => {
    heard.push(`uncaught: ${error.stack ?? error.message}`);
  });
  return () => heard.splice(0);
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
  "utf8",
);

/** Violations of WCAG 2.2 A and AA that axe finds, one line each. */
export async function axe(page: Page): Promise<string[]> {
  // `evaluate` runs outside the page's content security policy; a script tag would not.
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    interface WithAxe {
      axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
    }
    const { violations } = await (globalThis as unknown as WithAxe).axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ""}`,
      ),
    );
  });
}

const ALBUM = resolve(import.meta.dirname, "../../../coverage/screenshots");

/**
 * Takes the page's picture in every size and theme, and leaves it in the first.
 * @param name of the view, e.g. "lesson-1"
 * @returns paths of the files, coverage/screenshots/lesson-1.desktop-light.png and so on
 */
export async function photograph(page: Page, name: string): Promise<string[]> {
  mkdirSync(ALBUM, { recursive: true });
  const paths: string[] = [];
  for (const view of VIEWS) {
    await show(page, view);
    const path = join(ALBUM, `${name}.${view.name}.png`);
    await page.screenshot({ path });
    paths.push(path);
  }
  await show(page, VIEWS[0]);
  return paths;
}

/** Turns the page to a size and a theme, and waits until it is drawn. */
export async function show(page: Page, { width, height, colorScheme }: View): Promise<void> {
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(
    () =>
      new Promise((drawn) => {
        requestAnimationFrame(() => requestAnimationFrame(drawn));
      }),
  );
}
