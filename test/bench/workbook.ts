import type { Browser, BrowserContext, Page } from "playwright";
import { preview } from "vite";
import type { PostedAnswer, SandboxRequest, WorldSeed } from "../../src/protocol/messages.ts";
import { summarize, type Timing } from "./measure.ts";
import { type PageRequest, send, time, timeEach } from "./page-requests.ts";

const PASSWORD = "analytical-engine-1843";
const SEED: WorldSeed = {
  project: "full",
  packages: ["djangorestframework-simplejwt"],
  users: Array.from({ length: 12 }, (_, at) => ({
    username: `ada${String(at)}`,
    password: PASSWORD,
  })),
};
const ROUTES = {
  login: "server/api-jwt/",
  refresh: "server/api-jwt-refresh/",
  verify: "server/api-jwt-verify/",
  me: "server/api/me/",
};

/** What is read of a posted answer. */
type Answer = Pick<PostedAnswer, "kind" | "mark" | "entries">;

/** The built app in a browser, as its learners' own code meets it. */
class Workbook {
  readonly page: Page;
  readonly base: string;

  constructor(page: Page, base: string) {
    this.page = page;
    this.base = base;
  }

  at(route: keyof typeof ROUTES): string {
    return this.base + ROUTES[route];
  }

  /** Asks the worker for something that is no HTTP request. */
  async ask(request: SandboxRequest): Promise<void> {
    await this.page.evaluate(async (asked) => {
      const registration = await navigator.serviceWorker.ready;
      const answer = await new Promise<{ kind: string; message?: string }>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = (event: MessageEvent<{ kind: string }>) => resolve(event.data);
        const id = crypto.randomUUID();
        const envelope = { type: "sandbox", known: null, id, sandbox: "free", seen: 0 };
        registration.active?.postMessage({ ...envelope, request: asked }, [port2]);
      });
      if (answer.kind !== "answer") throw new Error(answer.message);
    }, request);
  }

  /** Sends a request again and again as the app's own Send does: by message, telling what it has seen. */
  async sendByMessage(request: string, runs: number): Promise<Timing> {
    const taken = await this.page.evaluate(
      async ([text, count]) => {
        const { active } = await navigator.serviceWorker.ready;
        let known: string | null = null;
        let seen = 0;
        const once = async (): Promise<void> => {
          const answer = await new Promise<Answer>((resolve) => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = (event: MessageEvent<Answer>) => resolve(event.data);
            const asked = { kind: "send", request: new TextEncoder().encode(text), name: null };
            const id = crypto.randomUUID();
            const envelope = { type: "sandbox", id, sandbox: "free", known, seen, request: asked };
            active?.postMessage(envelope, [port2]);
          });
          if (answer.kind !== "answer") throw new Error(answer.kind);
          known = answer.mark;
          seen = answer.entries.at(-1)?.id ?? seen;
        };
        for (let run = 0; run < 20; run += 1) await once();
        const times: number[] = [];
        for (let run = 0; run < count; run += 1) {
          const began = performance.now();
          await once();
          times.push(performance.now() - began);
        }
        return times;
      },
      [request, runs] as const,
    );
    return summarize(taken);
  }

  async logIn(username = "ada0"): Promise<{ access: string; refresh: string }> {
    const json = { username, password: PASSWORD };
    return (await send(this.page, { path: this.at("login"), json })) as never;
  }

  /** Refreshes a token and, as it is rotated, each one after it. */
  async refreshes(runs: number): Promise<Timing> {
    let { refresh } = await this.logIn();
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const request = { path: this.at("refresh"), json: { refresh } };
      const { times: taken, answer } = await timed(this.page, request);
      times.push(taken);
      refresh = answer.refresh ?? "";
    }
    return summarize(times);
  }
}

/** One request and the milliseconds it took, by the page's clock. */
async function timed(
  page: Page,
  { path, json }: { readonly path: string; readonly json: unknown },
): Promise<{ times: number; answer: Record<string, string> }> {
  return await page.evaluate(
    async ([address, body]) => {
      const began = performance.now();
      const headers = { "Content-Type": "application/json" };
      const response = await fetch(address, { method: "POST", headers, body });
      const answer = (await response.json()) as Record<string, string>;
      if (response.status !== 200) throw new Error(JSON.stringify(answer));
      return { times: performance.now() - began, answer };
    },
    [path, JSON.stringify(json)] as const,
  );
}

const ROWS = `
from django.contrib.auth.models import User
from django.utils import timezone
from rest_framework_simplejwt.token_blacklist.models import OutstandingToken
now = timezone.now()
User.objects.bulk_create([User(username=f'u{n}') for n in range(USERS)])
OutstandingToken.objects.bulk_create(
    [OutstandingToken(jti=f'{n:032}', token='x' * 240, created_at=now, expires_at=now) for n in range(TOKENS)]
)
`;

/** Measures in a worker that has just been started: it has forgotten which passwords it hashed. */
async function afterStop(
  context: BrowserContext,
  page: Page,
  warm: PageRequest,
  act: () => Promise<Timing>,
): Promise<Timing> {
  const tools = await context.newCDPSession(page);
  await tools.send("ServiceWorker.enable");
  await tools.send("ServiceWorker.stopAllWorkers");
  await time(page, warm, { runs: 40 });
  return await act();
}

async function measureRequests(
  context: BrowserContext,
  workbook: Workbook,
): Promise<Record<string, Timing>> {
  const { page } = workbook;
  await workbook.ask({ kind: "reset", seed: SEED, label: "Bench" });
  const users = (SEED.users ?? []).slice(1);
  const logins = users.map(({ username, password }) => ({
    path: workbook.at("login"),
    json: { username, password },
  }));
  const { access } = await workbook.logIn();
  const get = { path: workbook.at("me"), bearer: access };
  return {
    "worker: protected GET": await time(page, get),
    "worker: protected GET by message": await workbook.sendByMessage(
      `GET /api/me/ HTTP/1.1\r\nHost: 127.0.0.1:8000\r\nAuthorization: Bearer ${access}\r\n\r\n`,
      200,
    ),
    "worker: 50 protected GETs at once": await time(page, get, { runs: 10, atOnce: 50 }),
    "worker: verify": await time(page, { path: workbook.at("verify"), json: { token: access } }),
    "worker: refresh": await workbook.refreshes(60),
    "worker: login": await afterStop(context, page, get, () => timeEach(page, logins)),
  };
}

async function measureGrowth(workbook: Workbook): Promise<Record<string, Timing>> {
  const timings: Record<string, Timing> = {};
  for (const [size, users, tokens] of [
    ["small", 100, 100],
    ["large", 10_000, 100_000],
  ] as const) {
    await workbook.ask({ kind: "reset", seed: SEED, label: "Bench" });
    const code = ROWS.replace("USERS", String(users)).replace("TOKENS", String(tokens));
    await workbook.ask({ kind: "run", line: `python manage.py shell -c "${code}"` });
    const login = { path: workbook.at("login"), json: { username: "ada0", password: PASSWORD } };
    timings[`${size} world: login, hash known`] = await time(workbook.page, login, { runs: 60 });
    timings[`${size} world: refresh`] = await workbook.refreshes(60);
  }
  return timings;
}

/** From a worker that was stopped to its first answer. */
async function measureStart(
  context: BrowserContext,
  workbook: Workbook,
): Promise<Record<string, Timing>> {
  await workbook.ask({ kind: "reset", seed: SEED, label: "Bench" });
  const { access } = await workbook.logIn();
  const times = await startTimes(context, workbook.page, {
    path: workbook.at("me"),
    bearer: access,
  });
  return { "worker: start to first answer": times };
}

/** Times the first answer after the browser has stopped the worker. */
export async function startTimes(
  context: BrowserContext,
  page: Page,
  request: PageRequest,
): Promise<Timing> {
  const tools = await context.newCDPSession(page);
  await tools.send("ServiceWorker.enable");
  const times: number[] = [];
  for (let run = 0; run < 12; run += 1) {
    await tools.send("ServiceWorker.stopAllWorkers");
    const { p50 } = await timeEach(page, [request]);
    if (run >= 2) times.push(p50);
  }
  return summarize(times);
}

/** Timings by name, of the built app in Chromium. @param root the project's folder, built */
export async function measureWorkbook(
  browser: Browser,
  root: string,
): Promise<Record<string, Timing>> {
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
  const workbook = new Workbook(page, base);
  const timings = {
    ...(await measureRequests(context, workbook)),
    ...(await measureStart(context, workbook)),
    ...(await measureGrowth(workbook)),
  };
  await context.close();
  await server.close();
  return timings;
}
