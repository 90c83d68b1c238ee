import type { Generator } from "./refusal.ts";

/** A stretch of time in words, e.g. "4 min 12 s". */
export function stretch(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const units = [
    ["d", 86_400],
    ["h", 3600],
    ["min", 60],
    ["s", 1],
  ] as const;
  let left = whole;
  const parts = units.flatMap(([unit, size]) => {
    const count = Math.floor(left / size);
    left -= count * size;
    return count > 0 ? [`${String(count)} ${unit}`] : [];
  });
  return parts.slice(0, 2).join(" ");
}

/** The request sent while its token still was good. */
export const beforeExpiry: Generator = {
  kind: "before-expiry",
  words: "the clock before the token’s exp",
  *propose(refusal) {
    const { claims, at } = refusal;
    const ends = ["exp", "refresh_exp"].map((name) => claims[name]);
    for (const exp of ends) {
      if (typeof exp !== "number" || exp > at) continue;
      const iat = typeof claims["iat"] === "number" ? claims["iat"] : exp - 1;
      yield {
        sentence: `Send it earlier: the token was good until ${stretch(at - exp)} before this request.`,
        change: refusal.waiting(Math.max(iat, exp - 1)),
      };
    }
  },
};

/** The request sent when its token has begun to be good. */
export const afterStart: Generator = {
  kind: "after-start",
  words: "the clock after the token’s nbf and iat",
  *propose(refusal) {
    const { claims, at } = refusal;
    const starts = ["nbf", "iat"].map((name) => claims[name]);
    const latest = Math.max(...starts.filter((start) => typeof start === "number"));
    if (!Number.isFinite(latest) || latest <= at) return;
    yield {
      sentence: `Wait ${stretch(latest - at)}: before that this token is not good yet.`,
      change: refusal.waiting(latest),
    };
  },
};

/** Room within the rate. */
export const afterThrottle: Generator = {
  kind: "after-throttle",
  words: "waiting until the throttle lets you in",
  *propose(refusal) {
    const { response, before, at } = refusal;
    if (before.status !== 429) return;
    const told = response.headers.find(([name]) => name.toLowerCase() === "retry-after")?.[1];
    for (const seconds of told === undefined ? [1, 60, 3600, 86_400] : [Number(told)]) {
      yield {
        sentence: `Wait ${stretch(seconds)} and send it again: by then the rate has room.`,
        change: refusal.waiting(at + seconds),
      };
    }
  },
};
