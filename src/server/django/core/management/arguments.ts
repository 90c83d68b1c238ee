/** The part of Python's argparse that management commands need: parsing, usage and help, in its words (3.11). */
import type { Value } from "../../../../python/values.ts";
import { repr } from "../../../../python/operations.ts";

/** One argument of a command. */
export interface Argument {
  /** Flags such as ["-v", "--verbosity"]; one bare name for a positional argument. */
  readonly names: readonly string[];
  /** Where its value goes; else worked out from the names. */
  readonly dest?: string;
  /** What a flag without a value sets; absent for one that takes a value. */
  readonly sets?: Value;
  readonly default?: Value;
  readonly type?: "int";
  readonly choices?: readonly Value[];
  readonly nargs?: "?" | "*" | "+";
  /** Every use adds to a list. */
  readonly append?: boolean;
  readonly metavar?: string;
  /** Text of `--help`; null hides the argument. */
  readonly help: string | null;
}

/** Values by destination. */
export type Options = Readonly<Record<string, Value>>;

/** The arguments cannot be understood. `message` is argparse's. */
export class UsageError extends Error {
  readonly code = "usage_error";
}

export function destOf({ dest, names }: Argument): string {
  const long = names.find((name) => name.startsWith("--")) ?? names[0] ?? "";
  return dest ?? long.replace(/^-+/, "").replaceAll("-", "_");
}

function isPositional({ names }: Argument): boolean {
  return names[0]?.startsWith("-") !== true;
}

function takesValue(argument: Argument): boolean {
  return argument.sets === undefined;
}

/** @throws UsageError */
export function parseArguments(known: readonly Argument[], argv: readonly string[]): Options {
  const values: Record<string, Value> = {};
  for (const argument of known) values[destOf(argument)] ??= argument.default ?? null;
  const [loose, unknown]: [string[], string[]] = [[], []];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === "--") {
      loose.push(...argv.slice(i + 1));
      break;
    }
    if (!word.startsWith("-") || word === "-" || /^-\d+$/.test(word)) {
      loose.push(word);
      continue;
    }
    const found = findFlag(known, word);
    if (!found) {
      unknown.push(word);
      continue;
    }
    const { argument } = found;
    const dest = destOf(argument);
    if (!takesValue(argument)) {
      if (found.value !== null)
        throw new UsageError(
          `argument ${label(argument)}: ignored explicit argument ${repr(found.value)}`,
        );
      values[dest] = argument.sets as Value;
      continue;
    }
    const next = argv[i + 1];
    const value = found.value ?? (next !== undefined && !isFlag(next) ? argv[++i] : undefined);
    if (value === undefined)
      throw new UsageError(`argument ${label(argument)}: expected one argument`);
    const read = convert(argument, value);
    values[dest] =
      argument.append === true ? [...((values[dest] as Value[] | null) ?? []), read] : read;
  }
  const rest = assignPositionals(known.filter(isPositional), loose, values);
  const extra = [...unknown, ...rest];
  if (extra.length > 0) throw new UsageError(`unrecognized arguments: ${extra.join(" ")}`);
  return values;
}

function isFlag(word: string): boolean {
  return word.startsWith("-") && word !== "-" && !/^-\d+$/.test(word);
}

/** The argument a word names: in full, shortened as far as it stays plain, or with its value behind it. */
function findFlag(
  known: readonly Argument[],
  word: string,
): { argument: Argument; value: string | null } | null {
  const equals = word.indexOf("=");
  const [name, value] = equals < 0 ? [word, null] : [word.slice(0, equals), word.slice(equals + 1)];
  const exact = known.find((argument) => argument.names.includes(name));
  if (exact) return { argument: exact, value };
  if (name.startsWith("--")) {
    const starts = known.flatMap((argument) =>
      argument.names.filter((one) => one.startsWith(name)).map((flag) => ({ argument, flag })),
    );
    if (starts.length > 1) {
      const matches = starts.map(({ flag }) => flag).join(", ");
      throw new UsageError(`ambiguous option: ${word} could match ${matches}`);
    }
    return starts[0] ? { argument: starts[0].argument, value } : null;
  }
  const short = known.find((argument) => argument.names.includes(word.slice(0, 2)));
  return short ? { argument: short, value: word.slice(2) } : null;
}

function assignPositionals(
  known: readonly Argument[],
  loose: readonly string[],
  values: Record<string, Value>,
): string[] {
  const words = [...loose];
  const missing: string[] = [];
  for (const argument of known) {
    const name = destOf(argument);
    if (argument.nargs === "*" || argument.nargs === "+") {
      if (argument.nargs === "+" && words.length === 0) missing.push(argument.metavar ?? name);
      values[name] = words.splice(0).map((word) => convert(argument, word));
      continue;
    }
    const word = words.shift();
    if (word !== undefined) values[name] = convert(argument, word);
    else if (argument.nargs !== "?") missing.push(argument.metavar ?? name);
  }
  if (missing.length > 0)
    throw new UsageError(`the following arguments are required: ${missing.join(", ")}`);
  return words;
}

function label({ names, metavar }: Argument): string {
  return metavar !== undefined && names[0]?.startsWith("-") !== true ? metavar : names.join("/");
}

function convert(argument: Argument, text: string): Value {
  const value: Value = argument.type === "int" ? Number(text) : text;
  if (argument.type === "int" && !/^\s*[+-]?\d+\s*$/.test(text)) {
    throw new UsageError(`argument ${label(argument)}: invalid int value: ${repr(text)}`);
  }
  if (argument.choices && !argument.choices.includes(value)) {
    const choices = argument.choices.map(repr).join(", ");
    throw new UsageError(
      `argument ${label(argument)}: invalid choice: ${repr(value)} (choose from ${choices})`,
    );
  }
  return value;
}

function valueName(argument: Argument): string {
  if (argument.choices) return `{${argument.choices.map(String).join(",")}}`;
  return argument.metavar ?? destOf(argument).toUpperCase();
}

const WIDTH = 78;
const HELP_AT = 24;

/** "usage: manage.py migrate [-h] …", wrapped as argparse wraps it, with a line feed at its end. */
export function usage(prog: string, known: readonly Argument[]): string {
  const optional = known
    .filter((argument) => !isPositional(argument) && argument.help !== null)
    .map(
      (argument) =>
        `[${argument.names[0] ?? ""}${takesValue(argument) ? ` ${valueName(argument)}` : ""}]`,
    );
  const positional = known.filter(isPositional).map((argument) => {
    const name = argument.metavar ?? destOf(argument);
    if (argument.nargs === "?") return `[${name}]`;
    if (argument.nargs === "*") return `[${name} ...]`;
    return argument.nargs === "+" ? `${name} [${name} ...]` : name;
  });
  const start = `usage: ${prog} `;
  const whole = start + [...optional, ...positional].join(" ");
  if (whole.length <= WIDTH) return `${whole}\n`;
  const indent = " ".repeat(start.length);
  const lines = [...wrapParts(optional, start.length), ...wrapParts(positional, start.length)];
  return `${start}${lines.join(`\n${indent}`)}\n`;
}

function wrapParts(parts: readonly string[], indent: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && indent + last.length + 1 + part.length <= WIDTH)
      lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}

/** What `--help` prints. */
export function help(prog: string, description: string, known: readonly Argument[]): string {
  const shown = known.filter((argument) => argument.help !== null);
  const section = (
    title: string,
    items: readonly Argument[],
    head: (argument: Argument) => string,
  ): string =>
    items.length === 0
      ? ""
      : `\n${title}:\n${items.map((item) => helpEntry(head(item), item.help ?? "")).join("")}`;
  const positional = section(
    "positional arguments",
    shown.filter(isPositional),
    (a) => a.metavar ?? destOf(a),
  );
  const optional = section(
    "options",
    shown.filter((argument) => !isPositional(argument)),
    (a) => a.names.map((name) => (takesValue(a) ? `${name} ${valueName(a)}` : name)).join(", "),
  );
  return `${usage(prog, known)}${description === "" ? "" : `\n${wrapText(description, WIDTH).join("\n")}\n`}${positional}${optional}`;
}

function helpEntry(head: string, text: string): string {
  const lines = wrapText(text, WIDTH - HELP_AT);
  const indent = " ".repeat(HELP_AT);
  const first = `  ${head}`;
  if (first.length > HELP_AT - 2)
    return `${first}\n${lines.map((line) => `${indent}${line}\n`).join("")}`;
  const [start = "", ...rest] = lines;
  return `${first.padEnd(HELP_AT)}${start}\n${rest.map((line) => `${indent}${line}\n`).join("")}`;
}

function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
