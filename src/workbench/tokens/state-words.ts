import { durationWords } from "../../ui/time-words.ts";
import type { TokenFacts } from "./token-facts.ts";
import type { TokenState } from "./token-state.ts";

/** A state as a badge says it. */
export const STATE_WORDS: Readonly<Record<TokenState, string>> = {
  valid: "valid",
  expired: "expired",
  blacklisted: "blacklisted",
  "not-yet": "not valid yet",
  unknown: "no expiry to read",
};

/** What a token is for, as a heading. */
export const ROLE_WORDS: Readonly<Record<TokenFacts["role"], string>> = {
  access: "Access token",
  refresh: "Refresh token",
  sliding: "Sliding token",
  other: "Token",
};

/** How much life is left, or how long ago it ended; empty for a token without expiry. */
export function remainingWords({ exp, state }: TokenFacts, now: number): string {
  if (exp === null) return "";
  const left = exp - Math.floor(now);
  if (state === "expired") return left >= 0 ? "just now" : `${durationWords(-left)} ago`;
  return `${durationWords(Math.max(0, left))} left`;
}
