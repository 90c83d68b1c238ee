import type { BaseException } from "./errors.ts";

/** CPython weighs a replaced, added or dropped letter so … */
const MOVE = 2;
/** … and a letter that only changes its case so. */
const CASE = 1;
const LONGEST = 40;
const MOST_CANDIDATES = 750;

/** The name that was probably meant, as CPython 3.11 guesses it; null where none is near. */
export function suggestionFor(error: BaseException): string | null {
  const { missing } = error;
  if (!missing) return null;
  for (const names of missing.among()) {
    const found = nearest(missing.name, names);
    if (found !== null) return found;
  }
  return null;
}

function nearest(name: string, candidates: readonly string[]): string | null {
  if (candidates.length >= MOST_CANDIDATES) return null;
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of candidates) {
    if (candidate === name) continue;
    // No more than a third of the letters may need a change.
    const most = Math.min(Math.floor(((name.length + candidate.length + 3) * MOVE) / 6), least - 1);
    const distance = distanceBetween(name, candidate);
    if (distance > most) continue;
    [best, least] = [candidate, distance];
  }
  return best;
}

/** Levenshtein's distance with CPython's weights. */
function distanceBetween(a: string, b: string): number {
  if (a.length > LONGEST || b.length > LONGEST) return Infinity;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at * MOVE);
  for (const [at, letter] of [...a].entries()) {
    const next = [(at + 1) * MOVE];
    for (const [column, other] of [...b].entries()) {
      const replaced = (row[column] ?? 0) + replacing(letter, other);
      const moved = Math.min(row[column + 1] ?? 0, next[column] ?? 0) + MOVE;
      next.push(Math.min(replaced, moved));
    }
    row = next;
  }
  return row[b.length] ?? Infinity;
}

function replacing(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE : MOVE;
}
