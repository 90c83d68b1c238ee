import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright";
import { build } from "vite";
import { summarize, type Timing } from "./measure.ts";
import { type PageRequest, time } from "./page-requests.ts";
import { serve } from "./site.ts";
import { startTimes } from "./workbook.ts";

const TOKEN = `${"h".repeat(36)}.${"p".repeat(140)}.${"s".repeat(43)}`;
const REQUEST: PageRequest = { path: "./server/protected", bearer: TOKEN };

/** Scripts the workbook's worker reads for its first answer: all but those that only some projects need. */
export function workerScripts(root: string): string[] {
  const later = /common-passwords|catalogs|run-line|find/;
  const chunks = readdirSync(join(root, "dist/sw")).filter((name) => !later.test(name));
  return ["dist/sw.js", ...chunks.map((name) => `dist/sw/${name}`)].map((name) =>
    readFileSync(join(root, name), "utf8"),
  );
}

/** A page whose worker answers a request by verifying one HMAC. @param padding script that the worker reads and does not run */
async function withBareWorker<T>(
  browser: Browser,
  folder: string,
  padding: string,
  use: (page: Page, context: BrowserContext) => Promise<T>,
): Promise<T> {
  const read = (name: string): string => readFileSync(join(folder, name), "utf8");
  const site = await serve({
    "bare.html": read("bare.html"),
    "bare-worker.js": `${read("bare-worker.js")}\nself.padding = () => {${padding}\n};\n`,
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}bare.html`);
  await page.evaluate(async () => {
    const controlled = new Promise<void>((ready) => {
      navigator.serviceWorker.addEventListener("controllerchange", () => ready());
    });
    await navigator.serviceWorker.register("bare-worker.js");
    if (navigator.serviceWorker.controller === null) await controlled;
  });
  try {
    return await use(page, context);
  } finally {
    await context.close();
    site.close();
  }
}

async function measureMsw(browser: Browser, root: string): Promise<Timing> {
  const folder = join(root, "test/bench/pages");
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    publicDir: false,
    build: { write: false, minify: true, rolldownOptions: { input: join(folder, "msw-page.ts") } },
  });
  const { output } = (Array.isArray(built) ? built[0] : built) as { output: { code: string }[] };
  const page = readFileSync(join(folder, "bare.html"), "utf8");
  const site = await serve({
    "msw.html": page.replace("<body>", '<body><script type="module" src="msw-page.js"></script>'),
    "msw-page.js": output[0]?.code ?? "",
    "mockServiceWorker.js": readFileSync(
      join(root, "node_modules/msw/lib/mockServiceWorker.js"),
      "utf8",
    ),
  });
  const context = await browser.newContext();
  const opened = await context.newPage();
  await opened.goto(`${site.address}msw.html`);
  await opened.waitForFunction(() => document.title === "ready");
  const timing = await time(opened, REQUEST);
  await context.close();
  site.close();
  return timing;
}

/** PBKDF2 as Django's hasher asks for it, in the same browser. */
async function measurePassword(page: Page): Promise<Timing> {
  const taken = await page.evaluate(async () => {
    const secret = new TextEncoder().encode("analytical-engine-1843");
    const times: number[] = [];
    for (let run = 0; run < 8; run += 1) {
      const began = performance.now();
      const key = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveBits"]);
      const salt = crypto.getRandomValues(new Uint8Array(22));
      const parameters = { name: "PBKDF2", hash: "SHA-256", salt, iterations: 1_000_000 };
      await crypto.subtle.deriveBits(parameters, key, 256);
      times.push(performance.now() - began);
    }
    return times;
  });
  return summarize(taken);
}

/** What nothing that answers from a worker can do without, and what a peer takes. */
export async function measureFloors(
  browser: Browser,
  root: string,
): Promise<Record<string, Timing>> {
  const folder = join(root, "test/bench/pages");
  const floors = await withBareWorker(browser, folder, "", async (page) => ({
    "floor: bare worker, one HMAC": await time(page, REQUEST),
    "floor: one PBKDF2 in Chromium": await measurePassword(page),
  }));
  const scripts = workerScripts(root).join("\n");
  const start = await withBareWorker(browser, folder, scripts, (page, context) =>
    startTimes(context, page, REQUEST),
  );
  return {
    ...floors,
    "floor: bare worker of the same size, start": start,
    "peer: MSW, one HMAC": await measureMsw(browser, root),
  };
}
