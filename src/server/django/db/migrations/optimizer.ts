/** Mirrors django/db/migrations/optimizer.py (5.2). */
import type { Operation } from "./operations/base.ts";
import { reduce } from "./reduction.ts";

/** As many or fewer operations that do the same. */
export function optimize(operations: readonly Operation[], app: string): Operation[] {
  for (let now = operations; ;) {
    const shorter = optimizeOnce(now, app);
    if (shorter.length === now.length && shorter.every((one, at) => one === now[at]))
      return shorter;
    now = shorter;
  }
}

function optimizeOnce(operations: readonly Operation[], app: string): Operation[] {
  const done: Operation[] = [];
  for (const [at, operation] of operations.entries()) {
    // The result stands where the later operation stood, as long as nothing between hinders it.
    let isRight = true;
    let isKept = true;
    for (const [next, other] of operations.slice(at + 1).entries()) {
      const result = reduce(operation, other, app);
      if (Array.isArray(result)) {
        const between = operations.slice(at + 1, at + 1 + next);
        const rest = operations.slice(at + next + 2);
        if (isRight) return [...done, ...between, ...result, ...rest];
        if (between.every((one) => reduce(one, other, app) === true))
          return [...done, ...result, ...between, ...rest];
        done.push(operation);
        isKept = false;
        break;
      }
      if (!result) isRight = false;
    }
    if (isKept) done.push(operation);
  }
  return done;
}
