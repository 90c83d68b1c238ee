import { gzipSync } from "node:zlib";
import { measureBrowser } from "./browser.ts";
import { measureCore } from "./core.ts";
import { workerScripts } from "./floors.ts";
import type { Timing } from "./measure.ts";

/** A figure that counts: how many times the floor, and what it should be at most; null where nothing is asked of it. */
interface Ratio {
  readonly name: string;
  readonly of: string;
  readonly to: string;
  readonly target: number | null;
}

const RATIOS: readonly Ratio[] = [
  {
    name: "Protected GET through the worker, to a bare worker that verifies one HMAC",
    of: "worker: protected GET",
    to: "floor: bare worker, one HMAC",
    target: 1.5,
  },
  {
    name: "Protected GET as the app sends it, by message, to MSW 2 verifying one HMAC",
    of: "worker: protected GET by message",
    to: "peer: MSW, one HMAC",
    target: 0.6,
  },
  {
    name: "Protected GET through the worker, to MSW 2 verifying one HMAC",
    of: "worker: protected GET",
    to: "peer: MSW, one HMAC",
    target: 0.6,
  },
  {
    name: "Login through the worker, to one PBKDF2 in Chromium",
    of: "worker: login",
    to: "floor: one PBKDF2 in Chromium",
    target: 1.1,
  },
  {
    name: "Login with 100,000 tokens and 10,000 users, to one with 100 of each",
    of: "large world: login, hash known",
    to: "small world: login, hash known",
    target: 1.3,
  },
  {
    name: "Refresh with 100,000 tokens and 10,000 users, to one with 100 of each",
    of: "large world: refresh",
    to: "small world: refresh",
    target: 1.3,
  },
  {
    name: "Start of the worker to its first answer, to a bare worker's with a script of the same size",
    of: "worker: start to first answer",
    to: "floor: bare worker of the same size, start",
    target: 1.5,
  },
  {
    name: "Protected GET in Node, to one HMAC",
    of: "protected GET",
    to: "floor: one HMAC",
    target: null,
  },
  { name: "Refresh in Node, to a protected GET", of: "refresh", to: "protected GET", target: null },
];

/** Measures, and prints timings and ratios. @param root the project's folder, built */
export async function main(root: string): Promise<void> {
  const timings: Readonly<Record<string, Timing>> = {
    ...(await measureCore()),
    ...(await measureBrowser(root)),
  };
  const row = (name: string, ...cells: readonly string[]): void =>
    console.log(name.padEnd(34) + cells.map((cell) => cell.padStart(12)).join(""));
  row("", "p50 ms", "p95 ms", "runs");
  for (const [name, { p50, p95, runs }] of Object.entries(timings)) {
    row(name, p50.toFixed(2), p95.toFixed(2), String(runs));
  }
  console.log("");
  for (const { name, of, to, target } of RATIOS) {
    const ratio = (timings[of]?.p50 ?? Number.NaN) / (timings[to]?.p50 ?? Number.NaN);
    console.log(
      `${ratio.toFixed(2)} × ${target === null ? "" : `(aim: ${String(target)}) `}${name}`,
    );
  }
  console.log(
    `${(timings["reload of the full project"]?.p50 ?? Number.NaN).toFixed(0)} ms (aim: 50) Reload after a file was saved, in Node`,
  );
  const scripts = workerScripts(root).map((code) => gzipSync(code, { level: 9 }).length / 1024);
  const sum = scripts.reduce((a, b) => a + b, 0);
  console.log(
    `${sum.toFixed(0)} KB gzip (aim: 150) The worker's scripts up to its first answer; ${(scripts[0] ?? 0).toFixed(0)} KB of them to hand out the app`,
  );
}
