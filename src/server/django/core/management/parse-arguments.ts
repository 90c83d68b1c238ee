/** How argparse (CPython 3.11) reads a command line. */
import { repr } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { type Argument, destOf, isPositional, type Options, takesValue } from "./arguments.ts";

/** The arguments cannot be understood. `message` is argparse's. */
export class UsageError extends Error {
  readonly code = "usage_error";
}

/** An argument that ends the parsing was met: --help or --version. */
export class EndOfParsing extends Error {
  readonly code = "end_of_parsing";
  readonly what: "help" | "version";
  constructor(what: "help" | "version") {
    super(what);
    this.what = what;
  }
}

/** A word that looks like an option; `argument` is null for one nobody knows. */
interface Found {
  readonly argument: Argument | null;
  readonly name: string;
  /** What stands behind the "=", or behind the letter. */
  readonly value: string | null;
}

/** Name of an argument in messages. */
function label({ names, metavar }: Argument): string {
  return names[0]?.startsWith("-") === true ? names.join("/") : (metavar ?? names[0] ?? "");
}

function problem(argument: Argument, message: string): UsageError {
  return new UsageError(`argument ${label(argument)}: ${message}`);
}

const POSITIONAL = { one: "(-*A-*)", "?": "(-*A?-*)", "*": "(-*[A-]*)", "+": "(-*A[A-]*)" };
const OPTIONAL = { one: "(A)", "?": "(A?)", "*": "(A*)", "+": "(AA*)" };

/** How many words an argument takes, as a pattern over "A" (a plain word) and "-" (the word "--"). */
function pattern(argument: Argument): string {
  if (isPositional(argument)) return POSITIONAL[argument.nargs ?? "one"];
  return takesValue(argument) ? OPTIONAL[argument.nargs ?? "one"] : "()";
}

const TOO_FEW: Readonly<Record<string, string>> = {
  "?": "expected at most one argument",
  "+": "expected at least one argument",
};

function convert(argument: Argument, text: string): Value {
  const isInt = argument.type === "int";
  if (isInt && !/^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text))
    throw problem(argument, `invalid int value: ${repr(text)}`);
  const value: Value = isInt ? Number(text.replaceAll("_", "")) : text;
  if (argument.choices && !argument.choices.includes(value)) {
    const choices = argument.choices.map(repr).join(", ");
    throw problem(argument, `invalid choice: ${repr(value)} (choose from ${choices})`);
  }
  return value;
}

/** One reading of a command line. */
class Reading {
  readonly values: Record<string, Value> = {};
  readonly extras: string[] = [];
  readonly #known: readonly Argument[];
  readonly #words: readonly string[];
  readonly #abbreviates: boolean;
  readonly #options = new Map<number, Found>();
  /** "O" an option, "A" a plain word, "-" the word "--". */
  readonly #shape: string;
  readonly #seen = new Set<Argument>();
  #positionals: Argument[];

  constructor(known: readonly Argument[], words: readonly string[], abbreviates: boolean) {
    [this.#known, this.#words, this.#abbreviates] = [known, words, abbreviates];
    this.#positionals = known.filter(isPositional);
    for (const argument of known) this.values[destOf(argument)] ??= argument.default ?? null;
    const end = words.indexOf("--");
    this.#shape = words
      .map((word, at) => {
        if (end >= 0 && at >= end) return at === end ? "-" : "A";
        const found = this.#findOption(word);
        if (found) this.#options.set(at, found);
        return found ? "O" : "A";
      })
      .join("");
  }

  /** The option a word names: in full, shortened as far as it stays plain, or with its value behind it. */
  #findOption(word: string): Found | null {
    if (!word.startsWith("-")) return null;
    const named = (name: string): Argument | undefined =>
      this.#known.find(({ names }) => names.includes(name));
    const exact = named(word);
    if (exact) return { argument: exact, name: word, value: null };
    if (word.length === 1) return null;
    const [start = "", ...rest] = word.split("=");
    const value = rest.length > 0 ? rest.join("=") : null;
    const before = value === null ? undefined : named(start);
    if (before) return { argument: before, name: start, value };
    const matches = this.#shortened(word, start, value);
    if (matches.length > 1) {
      const names = matches.map(({ name }) => name).join(", ");
      throw new UsageError(`ambiguous option: ${word} could match ${names}`);
    }
    if (matches[0]) return matches[0];
    const hasNumbers = this.#known.some(({ names }) => names.some((name) => NUMBER.test(name)));
    if (NUMBER.test(word) && !hasNumbers) return null;
    return word.includes(" ") ? null : { argument: null, name: word, value: null };
  }

  #shortened(word: string, start: string, value: string | null): Found[] {
    const all = this.#known.flatMap((argument) =>
      argument.names.filter((name) => name.startsWith("-")).map((name) => ({ argument, name })),
    );
    if (word.startsWith("--")) {
      if (!this.#abbreviates) return [];
      return all.filter(({ name }) => name.startsWith(start)).map((one) => ({ ...one, value }));
    }
    return all.flatMap((one): Found[] => {
      if (one.name === word.slice(0, 2)) return [{ ...one, value: word.slice(2) }];
      return one.name.startsWith(word) ? [{ ...one, value: null }] : [];
    });
  }

  run(): void {
    const last = Math.max(-1, ...this.#options.keys());
    let at = 0;
    while (at <= last) {
      const next = Math.min(...[...this.#options.keys()].filter((one) => one >= at));
      if (at !== next) {
        const end = this.#takePositionals(at);
        if (end > at) {
          at = end;
          continue;
        }
      }
      if (!this.#options.has(at)) {
        this.extras.push(...this.#words.slice(at, next));
        at = next;
      }
      at = this.#takeOption(at);
    }
    at = this.#takePositionals(at);
    this.extras.push(...this.#words.slice(at));
    this.#checkRequired();
  }

  #checkRequired(): void {
    const missing = this.#known.filter((argument) => {
      if (this.#seen.has(argument)) return false;
      if (!isPositional(argument)) return argument.required === true;
      return argument.nargs === undefined || argument.nargs === "+";
    });
    if (missing.length > 0)
      throw new UsageError(
        `the following arguments are required: ${missing.map(label).join(", ")}`,
      );
  }

  /** @returns where the words of the option end */
  #takeOption(at: number): number {
    let { argument, name, value } = this.#options.get(at) as Found;
    if (!argument) {
      this.extras.push(this.#words[at] ?? "");
      return at + 1;
    }
    const taken: (readonly [Argument, string[]])[] = [];
    // Letters without values may stand together behind one dash.
    while (value !== null && !takesValue(argument)) {
      if (name.startsWith("--") || value === "")
        throw problem(argument, `ignored explicit argument ${repr(value)}`);
      taken.push([argument, []]);
      name = `-${value.charAt(0)}`;
      const following = this.#known.find(({ names }) => names.includes(name));
      if (!following) throw problem(argument, `ignored explicit argument ${repr(value)}`);
      argument = following;
      value = value.length > 1 ? value.slice(1) : null;
    }
    let end = at + 1;
    if (value !== null) taken.push([argument, [value]]);
    else {
      const found = new RegExp(`^${pattern(argument)}`).exec(this.#shape.slice(end));
      if (!found) throw problem(argument, TOO_FEW[argument.nargs ?? ""] ?? "expected one argument");
      const count = found[1]?.length ?? 0;
      taken.push([argument, this.#words.slice(end, end + count)]);
      end += count;
    }
    for (const [one, words] of taken) this.#take(one, words);
    return end;
  }

  /** As many positional arguments as the words to come suffice for. @returns where they end */
  #takePositionals(start: number): number {
    let at = start;
    for (let count = this.#positionals.length; count > 0; count--) {
      const own = this.#positionals.slice(0, count);
      const found = new RegExp(`^${own.map(pattern).join("")}`).exec(this.#shape.slice(start));
      if (!found) continue;
      own.forEach((argument, index) => {
        const length = found[index + 1]?.length ?? 0;
        this.#take(argument, this.#words.slice(at, at + length));
        at += length;
      });
      this.#positionals = this.#positionals.slice(count);
      break;
    }
    return at;
  }

  #take(argument: Argument, given: readonly string[]): void {
    this.#seen.add(argument);
    if (argument.ends) throw new EndOfParsing(argument.ends);
    const end = given.indexOf("--");
    const words = end < 0 ? given : given.filter((_, at) => at !== end);
    const value = this.#valueOf(argument, words);
    const isDefault = isPositional(argument) && words.length === 0;
    const rivals = this.#known.filter(
      (one) => argument.group !== undefined && one.group === argument.group && one !== argument,
    );
    const rival = rivals.find((one) => this.#seen.has(one));
    if (rival && !isDefault) throw problem(argument, `not allowed with argument ${label(rival)}`);
    const dest = destOf(argument);
    this.values[dest] =
      argument.append === true ? [...((this.values[dest] as Value[] | null) ?? []), value] : value;
  }

  #valueOf(argument: Argument, words: readonly string[]): Value {
    if (!isPositional(argument) && !takesValue(argument)) return argument.sets ?? null;
    const { nargs } = argument;
    if (nargs === "*" || nargs === "+") {
      if (words.length === 0 && argument.default !== undefined) return argument.default;
      return words.map((word) => convert(argument, word));
    }
    const [word] = words;
    return word === undefined ? (argument.default ?? null) : convert(argument, word);
  }
}

const NUMBER = /^-\d+$|^-\d*\.\d+$/;

/**
 * Reads a command line.
 * @param known in the order in which the parser got to know them
 * @throws UsageError; EndOfParsing where --help or --version came first
 */
export function parseArguments(known: readonly Argument[], words: readonly string[]): Options {
  const reading = new Reading(known, words, true);
  reading.run();
  if (reading.extras.length > 0)
    throw new UsageError(`unrecognized arguments: ${reading.extras.join(" ")}`);
  return reading.values;
}

/** What a parser gets out of a command line that is mostly for another; null where even that fails. */
export function parseKnownArguments(
  known: readonly Argument[],
  words: readonly string[],
): Options | null {
  try {
    const reading = new Reading(known, words, false);
    reading.run();
    return reading.values;
  } catch (error) {
    if (error instanceof UsageError) return null;
    throw error;
  }
}
