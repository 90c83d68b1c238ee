import { complained, type FinishedCommand } from "./command.ts";

/** The options of a pip command: flags, and those with a value, by their long names. */
export interface PipGrammar {
  readonly usage: string;
  readonly flags: Readonly<Record<string, readonly string[]>>;
  readonly valued?: Readonly<Record<string, readonly string[]>>;
  /** What an option's value may be. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

export interface PipWords {
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly names: readonly string[];
}

/** Options every command takes, and that make no difference here. */
const GENERAL: PipGrammar["flags"] = {
  "--verbose": ["-v"],
  "--no-input": [],
  "--disable-pip-version-check": [],
  "--no-color": [],
  "--no-cache-dir": [],
  "--isolated": [],
  "--quiet": ["-q"],
};

/** @returns what pip says where it does not take the words */
export function pipWords(
  words: readonly string[],
  grammar: PipGrammar,
): PipWords | FinishedCommand {
  const refused = (why: string): FinishedCommand => complained(`\n${usageOf(grammar)}\n${why}`, 2);
  const [flags, values, names] = [new Set<string>(), new Map<string, string[]>(), [] as string[]];
  const find = (table: PipGrammar["flags"], word: string): string | undefined =>
    Object.keys(table).find((long) => long === word || table[long]?.includes(word) === true);
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (!word.startsWith("-") || word === "-") {
      names.push(word);
      continue;
    }
    const [, name = word, attached] = /^(--[^=]+)=(.*)$/s.exec(word) ?? [];
    const flag = find({ ...GENERAL, ...grammar.flags }, name);
    const valued = find(grammar.valued ?? {}, name);
    if (flag !== undefined) {
      if (attached !== undefined) return refused(`${flag} option does not take a value`);
      flags.add(flag);
    } else if (valued !== undefined) {
      const value = attached ?? left.shift();
      if (value === undefined) return refused(`${word} option requires 1 argument`);
      const known = grammar.choices?.[valued];
      if (known && !known.includes(value)) {
        const listed = known.map((one) => `'${one}'`).join(", ");
        return refused(`option ${name}: invalid choice: '${value}' (choose from ${listed})`);
      }
      values.set(valued, [...(values.get(valued) ?? []), value]);
    } else return refused(`no such option: ${name}`);
  }
  return { flags, values, names };
}

function usageOf({ usage }: PipGrammar): string {
  return `Usage:   \n  ${usage}\n`;
}
