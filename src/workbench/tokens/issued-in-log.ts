import type { LogEntry } from "../../protocol/world.ts";
import { type IssuedToken, tokensIn } from "../../tokens/issued.ts";

const known = new WeakMap<readonly LogEntry[], readonly IssuedToken[]>();

/** The tokens a log's answers brought, oldest first. Panels ask every second; a log is read once. */
export function issuedIn(log: readonly LogEntry[]): readonly IssuedToken[] {
  const issued = known.get(log) ?? tokensIn(log);
  known.set(log, issued);
  return issued;
}
