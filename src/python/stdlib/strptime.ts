import { ValueError } from "../errors.ts";
import { quoteText } from "../operations.ts";
import { MONTHS, WEEKDAYS } from "./calendar.ts";
import { DateTime, TimeZone } from "./datetime.ts";

const names = (list: readonly string[], length?: number): string =>
  list.map((name) => name.slice(0, length)).join("|");

/** What a directive matches. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  A: names(WEEKDAYS),
  B: names(MONTHS),
  H: "2[0-3]|[0-1]\\d|\\d",
  I: "1[0-2]|0[1-9]|[1-9]",
  M: "[0-5]\\d|\\d",
  S: "6[0-1]|[0-5]\\d|\\d",
  Y: "\\d\\d\\d\\d",
  Z: "UTC|GMT",
  a: names(WEEKDAYS, 3),
  b: names(MONTHS, 3),
  d: "3[0-1]|[1-2]\\d|0[1-9]|[1-9]| [1-9]",
  f: "\\d{1,6}",
  j: "36[0-6]|3[0-5]\\d|[1-2]\\d\\d|0[1-9]\\d|00[1-9]|[1-9]\\d|0[1-9]|[1-9]",
  m: "1[0-2]|0[1-9]|[1-9]",
  p: "AM|PM",
  y: "\\d\\d",
  z: "[+-]\\d\\d:?[0-5]\\d|Z",
};

const COMPOUND: Readonly<Record<string, string>> = {
  D: "%m/%d/%y",
  F: "%Y-%m-%d",
  T: "%H:%M:%S",
  X: "%H:%M:%S",
  x: "%m/%d/%y",
};

/** datetime.strptime(text, format) @throws ValueError in CPython's words */
export function parseTime(text: string, format: string): DateTime {
  const letters: string[] = [];
  const pattern = format
    .replaceAll(/%([DFTXx])/g, (_written, letter: string) => COMPOUND[letter] ?? "")
    .replaceAll(/%(.)|\s+|[.*+?^${}()|[\]\\/-]/g, (written: string, letter?: string) => {
      if (letter === "%") return "%";
      if (letter === undefined) return /\s/.test(written) ? "\\s+" : `\\${written}`;
      const directive = DIRECTIVES[letter];
      if (directive === undefined)
        throw new ValueError(`'${letter}' is a bad directive in format ${quoteText(format)}`);
      letters.push(letter);
      return `(${directive})`;
    });
  const found = new RegExp(`^${pattern}`, "i").exec(text);
  if (!found)
    throw new ValueError(`time data ${quoteText(text)} does not match format ${quoteText(format)}`);
  if (found[0].length < text.length)
    throw new ValueError(`unconverted data remains: ${text.slice(found[0].length)}`);
  return fromFields(new Map(letters.map((letter, at) => [letter, found[at + 1] ?? ""])));
}

function fromFields(fields: ReadonlyMap<string, string>): DateTime {
  const number = (letter: string): number | undefined =>
    fields.has(letter) ? Number(fields.get(letter)) : undefined;
  const short = number("y");
  const year = number("Y") ?? (short === undefined ? 1900 : short + (short <= 68 ? 2000 : 1900));
  const month = number("m") ?? monthNamed(fields.get("B") ?? fields.get("b")) ?? 1;
  const fraction = Number((fields.get("f") ?? "0").padEnd(6, "0"));
  return DateTime.of(
    year,
    month,
    number("d") ?? 1,
    hourOf(fields),
    number("M") ?? 0,
    number("S") ?? 0,
    fraction,
    zoneOf(fields),
  );
}

function monthNamed(name: string | undefined): number | undefined {
  if (name === undefined) return undefined;
  return (
    MONTHS.findIndex(
      (month) => month.slice(0, 3).toLowerCase() === name.slice(0, 3).toLowerCase(),
    ) + 1
  );
}

function hourOf(fields: ReadonlyMap<string, string>): number {
  const twelve = fields.get("I");
  if (twelve === undefined) return Number(fields.get("H") ?? 0);
  return (Number(twelve) % 12) + (fields.get("p")?.toUpperCase() === "PM" ? 12 : 0);
}

function zoneOf(fields: ReadonlyMap<string, string>): TimeZone | null {
  const written = fields.get("z");
  if (written === undefined) return null;
  const [, sign, hours, minutes] = /^([+-])(\d\d):?(\d\d)$/.exec(written) ?? [];
  return TimeZone.ofMinutes(
    (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1),
  );
}
