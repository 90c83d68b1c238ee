import type { Page } from "playwright";
import { summarize, type Timing } from "./measure.ts";

/** A request as a page's own code sends it. */
export interface PageRequest {
  readonly path: string;
  readonly bearer?: string;
  /** Sent as JSON, by POST. */
  readonly json?: unknown;
}

/** Sends a request from a page. @returns the JSON of the answer @throws Error for any status but 200 */
export async function send(page: Page, request: PageRequest): Promise<Record<string, string>> {
  return (await page.evaluate(sendHere, [[request], 1, 1] as const)).answer;
}

/** Times a request, again and again. @param atOnce how many are under way at the same time */
export async function time(
  page: Page,
  request: PageRequest,
  { runs = 200, atOnce = 1 } = {},
): Promise<Timing> {
  return summarize((await page.evaluate(sendHere, [[request], runs, atOnce] as const)).times);
}

/** Times a list of requests, each sent once. */
export async function timeEach(page: Page, requests: readonly PageRequest[]): Promise<Timing> {
  return summarize((await page.evaluate(sendHere, [requests, requests.length, 1] as const)).times);
}

/** Runs in the page. */
async function sendHere([requests, runs, atOnce]: readonly [
  readonly PageRequest[],
  number,
  number,
]): Promise<{ times: number[]; answer: Record<string, string> }> {
  const times: number[] = [];
  let answer: Record<string, string> = {};
  const one = async (at: number): Promise<void> => {
    const { path, bearer, json } = requests[at % requests.length] as PageRequest;
    const headers: Record<string, string> = {};
    if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`;
    if (json !== undefined) headers["Content-Type"] = "application/json";
    const body = json === undefined ? {} : { method: "POST", body: JSON.stringify(json) };
    const response = await fetch(path, { headers, ...body });
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${String(response.status)} ${text}`);
    answer = JSON.parse(text) as Record<string, string>;
  };
  // A few that do not count come first, where they may be sent twice.
  const warm = requests.length === 1 && runs > 1 ? 20 : 0;
  for (let run = 0; run < warm; run += 1) await one(run);
  for (let run = 0; run < runs; run += 1) {
    const began = performance.now();
    await Promise.all(Array.from({ length: atOnce }, (_, at) => one(run + at)));
    times.push(performance.now() - began);
  }
  return { times, answer };
}
