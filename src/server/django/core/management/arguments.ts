/** Arguments of management commands, and their usage and help as argparse (CPython 3.11) prints them. */
import type { Value } from "../../../../python/values.ts";

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
  readonly required?: boolean;
  /** Of the options of one group only one may be given. */
  readonly group?: string;
  /** What is done instead of running the command. */
  readonly ends?: "help" | "version";
  readonly metavar?: string;
  /** Text of `--help`; null hides the argument. */
  readonly help: string | null;
}

/** Values by destination. */
export type Options = Readonly<Record<string, Value>>;

export function destOf({ dest, names }: Argument): string {
  const long = names.find((name) => name.startsWith("--")) ?? names[0] ?? "";
  return dest ?? long.replace(/^-+/, "").replaceAll("-", "_");
}

export function isPositional({ names }: Argument): boolean {
  return names[0]?.startsWith("-") !== true;
}

export function takesValue(argument: Argument): boolean {
  return argument.sets === undefined;
}

function valueName(argument: Argument): string {
  if (argument.choices) return `{${argument.choices.map(String).join(",")}}`;
  return argument.metavar ?? destOf(argument).toUpperCase();
}

const WIDTH = 78;
const HELP_AT = 24;

/** "usage: manage.py migrate [-h] …", wrapped as argparse wraps it, with a line feed at its end. */
export function usage(prog: string, known: readonly Argument[]): string {
  const shown = known.filter((argument) => argument.help !== null);
  const optional = shown.filter((argument) => !isPositional(argument)).map(optionUsage);
  const grouped = joinGroups(
    shown.filter((argument) => !isPositional(argument)),
    optional,
  );
  const positional = shown.filter(isPositional).map((argument) => {
    const name = argument.metavar ?? destOf(argument);
    if (argument.nargs === "?") return `[${name}]`;
    if (argument.nargs === "*") return `[${name} ...]`;
    return argument.nargs === "+" ? `${name} [${name} ...]` : name;
  });
  const start = `usage: ${prog} `;
  const whole = start + [...grouped, ...positional].join(" ");
  if (whole.length <= WIDTH) return `${whole}\n`;
  const indent = " ".repeat(start.length);
  const words = positional.flatMap((part) => (part.startsWith("[") ? [part] : splitOnce(part)));
  const lines = [...wrapParts(grouped, start.length), ...wrapParts(words, start.length)];
  return `${start}${lines.join(`\n${indent}`)}\n`;
}

/** "name [name ...]" may be broken in its middle. */
function splitOnce(part: string): string[] {
  const at = part.indexOf(" ");
  return at < 0 ? [part] : [part.slice(0, at), part.slice(at + 1)];
}

function optionUsage(argument: Argument): string {
  const value = takesValue(argument) ? ` ${valueName(argument)}` : "";
  const text = `${argument.names[0] ?? ""}${value}`;
  return argument.required === true ? text : `[${text}]`;
}

/** "[--list | --plan]" */
function joinGroups(known: readonly Argument[], parts: readonly string[]): string[] {
  const joined: string[] = [];
  known.forEach(({ group }, at) => {
    const part = parts[at] ?? "";
    const isNext = group !== undefined && known[at - 1]?.group === group;
    const last = joined.at(-1) ?? "";
    if (isNext) joined[joined.length - 1] = `${last.slice(0, -1)} | ${part.slice(1)}`;
    else joined.push(part);
  });
  return joined;
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
  if (text.trim() === "") return `  ${head}\n`;
  const lines = wrapText(text, WIDTH - HELP_AT);
  const indent = " ".repeat(HELP_AT);
  const first = `  ${head}`;
  if (first.length > HELP_AT - 2)
    return `${first}\n${lines.map((line) => `${indent}${line}\n`).join("")}`;
  const [start = "", ...rest] = lines;
  return `${first.padEnd(HELP_AT)}${start}\n${rest.map((line) => `${indent}${line}\n`).join("")}`;
}

/** Where a word may be broken: behind a hyphen between letters. */
const HYPHEN = /(?<=[^\d\W]{2}-|[^\d\W]-[\w!"'&.,?]-)(?=[^\d\W]-?[^\d\W])/;

function wrapText(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.trim().split(/\s+/)) {
    word.split(HYPHEN).forEach((part, at) => {
      const last = lines.at(-1);
      const glue = at === 0 ? " " : "";
      if (last !== undefined && last.length + glue.length + part.length <= width)
        lines[lines.length - 1] = `${last}${glue}${part}`;
      else lines.push(part);
    });
  }
  return lines;
}
