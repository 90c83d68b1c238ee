import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright";
import { preview } from "vite";
import { browserArguments, requireBrowser } from "../../scripts/find-browser.mjs";
import { summarize, type Timing } from "./measure.ts";

const RUNS = 200;
const TYPES: Readonly<Record<string, string>> = { html: "text/html", js: "text/javascript" };

/** The pages of this folder, as a static host serves them. */
async function servePages(folder: string): Promise<{ server: Server; address: string }> {
  const server = createServer((request, response) => {
    const name = new URL(request.url ?? "/", "http://localhost").pathname.slice(1);
    const type = TYPES[name.split(".").at(-1) ?? ""];
    if (type === undefined || !/^[\w.-]+$/.test(name)) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { "content-type": type }).end(readFileSync(join(folder, name)));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${String(port)}/` };
}

/** Milliseconds of requests with a bearer token, one after another, from the page they are sent by. */
async function bearerRequests(page: Page, path: string, token: string): Promise<Timing> {
  const taken = await page.evaluate(
    async ([address, bearer, runs]) => {
      const times: number[] = [];
      for (let run = -20; run < runs; run += 1) {
        const began = performance.now();
        const response = await fetch(address, { headers: { Authorization: `Bearer ${bearer}` } });
        await response.text();
        if (response.status !== 200) throw new Error(`answered ${String(response.status)}`);
        if (run >= 0) times.push(performance.now() - began);
      }
      return times;
    },
    [path, token, RUNS] as const,
  );
  return summarize(taken);
}

async function workbook(browser: Browser, root: string): Promise<Record<string, Timing>> {
  const server = await preview({
    root,
    base: "/workbook/",
    logLevel: "error",
    preview: { host: "127.0.0.1", port: 0, open: false },
  });
  const context = await browser.newContext();
  const page = await context.newPage();
  const base = server.resolvedUrls?.local[0] ?? "";
  await page.goto(`${base}#/sandbox`);
  await page.getByText("Server running").waitFor({ state: "attached" });
  // The app's own page would redraw after every request; a page without it shows what the worker takes.
  await page.goto(`${base}server/api/books/`);
  const began = performance.now();
  const token = await page.evaluate(async (address) => {
    const response = await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ username: "ada", password: "analytical-engine-1843" }),
    });
    return ((await response.json()) as { access: string }).access;
  }, `${base}server/api-jwt/`);
  const login = summarize([performance.now() - began]);
  const get = await bearerRequests(page, `${base}server/api/books/custom-list/`, token);
  await context.close();
  await server.close();
  return { "worker: protected GET": get, "worker: login": login };
}

async function bareWorker(browser: Browser, folder: string): Promise<Record<string, Timing>> {
  const { server, address } = await servePages(folder);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${address}bare.html`);
  await page.evaluate(async () => {
    const controlled = new Promise<void>((ready) => {
      navigator.serviceWorker.addEventListener("controllerchange", () => ready());
    });
    await navigator.serviceWorker.register("bare-worker.js");
    if (navigator.serviceWorker.controller === null) await controlled;
  });
  const token = `${"h".repeat(36)}.${"p".repeat(140)}.${"s".repeat(43)}`;
  const timing = await bearerRequests(page, "./server/protected", token);
  await context.close();
  server.close();
  return { "floor: bare worker, one HMAC": timing };
}

/** Timings by name, of the built app in Chromium and of the floor beside it. */
export async function measureBrowser(root: string): Promise<Readonly<Record<string, Timing>>> {
  const browser = await chromium.launch({
    executablePath: await requireBrowser(),
    args: browserArguments,
  });
  try {
    const floor = await bareWorker(browser, join(root, "test/bench/pages"));
    return { ...floor, ...(await workbook(browser, root)) };
  } finally {
    await browser.close();
  }
}
