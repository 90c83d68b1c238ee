import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { measureBrowser } from "./browser.ts";
import { measureCore } from "./core.ts";
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
  const worker = gzipSync(readFileSync(join(root, "dist/sw.js")), { level: 9 }).length;
  console.log(`${(worker / 1024).toFixed(0)} KB gzip (aim: 150) The worker's script`);
}
