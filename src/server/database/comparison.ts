import { compareText } from "../../python/operations.ts";
import type { ColumnKind, Stored } from "./schema.ts";

/** Two cells as SQLite compares them. Both are not null. */
export function compareCells(kind: ColumnKind, a: Stored, b: Stored): number {
  if (kind === "decimal" || kind === "real" || kind === "integer" || kind === "boolean") {
    const [x, y] = [Number(a), Number(b)];
    if (typeof a === "bigint" || typeof b === "bigint") {
      const [m, n] = [BigInt(a as number), BigInt(b as number)];
      return m < n ? -1 : m > n ? 1 : 0;
    }
    return x - y;
  }
  return compareText(String(a), String(b));
}
