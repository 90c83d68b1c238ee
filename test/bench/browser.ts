import { chromium } from "playwright";
import { browserArguments, requireBrowser } from "../../scripts/find-browser.mjs";
import { measureFloors } from "./floors.ts";
import type { Timing } from "./measure.ts";
import { measureWorkbook } from "./workbook.ts";

/** Timings by name, of the built app in Chromium and of floors and a peer beside it. @param root the project's folder, built */
export async function measureBrowser(root: string): Promise<Readonly<Record<string, Timing>>> {
  const browser = await chromium.launch({
    executablePath: await requireBrowser(),
    args: browserArguments,
  });
  try {
    return { ...(await measureFloors(browser, root)), ...(await measureWorkbook(browser, root)) };
  } finally {
    await browser.close();
  }
}
