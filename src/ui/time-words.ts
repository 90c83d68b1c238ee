const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

const numbers = new Map(
  UNITS.map(([unit]) => [
    unit,
    new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "short" }),
  ]),
);

/** "4 min 58 sec", "1 day", "0 sec": the two largest units that count. @param seconds its sign is dropped */
export function durationWords(seconds: number): string {
  let left = Math.floor(Math.abs(seconds));
  const words: string[] = [];
  for (const [unit, length] of UNITS) {
    const count = Math.floor(left / length);
    left -= count * length;
    // After the largest unit only its neighbour is said: "1 day 2 hr", never "1 day 3 sec".
    if (count > 0) words.push(numbers.get(unit)?.format(count) ?? "");
    else if (words.length > 0) break;
    if (words.length === 2) break;
  }
  return words.join(" ") || (numbers.get("second")?.format(0) ?? "0");
}

const clock = new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone: "UTC" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

/** "14:05:09", UTC. @param epochSeconds seconds since the epoch; a fraction is dropped */
export function clockWords(epochSeconds: number): string {
  return inRange(epochSeconds) ? clock.format(Math.floor(epochSeconds) * 1000) : "out of range";
}

/** "23 Nov 2026", UTC. */
export function dateWords(epochSeconds: number): string {
  return inRange(epochSeconds) ? day.format(Math.floor(epochSeconds) * 1000) : "out of range";
}

/** JavaScript's dates end 100 million days from the epoch; a crafted claim may lie beyond. */
function inRange(epochSeconds: number): boolean {
  return Math.abs(epochSeconds) <= 8.64e12;
}
