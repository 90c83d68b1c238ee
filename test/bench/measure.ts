/** Milliseconds that runs of one thing took. */
export interface Timing {
  readonly p50: number;
  readonly p95: number;
  readonly runs: number;
}

/** Times a thing again and again, after a few runs that do not count. */
export async function measure(runs: number, act: () => Promise<void>): Promise<Timing> {
  const taken: number[] = [];
  for (let run = -Math.ceil(runs / 10); run < runs; run += 1) {
    const began = performance.now();
    await act();
    if (run >= 0) taken.push(performance.now() - began);
  }
  return summarize(taken);
}

export function summarize(taken: readonly number[]): Timing {
  const sorted = taken.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), runs: taken.length };
}
