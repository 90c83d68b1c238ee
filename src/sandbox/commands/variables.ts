import { complained, printed, type TerminalCommand } from "./command.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  "\\": "\\",
  r: "\r",
  e: "\x1b",
};

export const echo: TerminalCommand = {
  name: "echo",
  summary: "print its words",
  run(words) {
    const left = [...words];
    const flags = new Set<string>();
    while (/^-[neE]+$/.test(left[0] ?? "")) for (const flag of left.shift() ?? "") flags.add(flag);
    const text = left.join(" ");
    const shown = flags.has("e")
      ? text.replace(/\\([nt\\re])/g, (_all, letter: string) => ESCAPES[letter] ?? letter)
      : text;
    return printed(flags.has("n") ? shown : `${shown}\n`);
  },
};

export const env: TerminalCommand = {
  name: "env",
  summary: "list the variables set here",
  run: (_words, { environment }) =>
    printed(
      Object.entries(environment)
        .map(([name, value]) => `${name}=${value}`)
        .join("\n"),
    ),
};

const NAME = /^[A-Za-z_]\w*$/;

export const exportCommand: TerminalCommand = {
  name: "export",
  summary: "set a variable for later commands: export TOKEN=eyJ…",
  run(words, context) {
    const given = words.filter((word) => word !== "-p");
    if (given.length === 0) {
      const lines = Object.entries(context.environment).map(
        ([name, value]) => `declare -x ${name}=${JSON.stringify(value)}`,
      );
      return printed(lines.join("\n"));
    }
    const wrong: string[] = [];
    for (const word of given) {
      const equals = word.indexOf("=");
      const name = equals === -1 ? word : word.slice(0, equals);
      if (!NAME.test(name)) wrong.push(`bash: export: \`${word}': not a valid identifier`);
      else if (equals !== -1) context.export(name, word.slice(equals + 1));
    }
    return wrong.length === 0 ? printed("") : complained(wrong.join("\n"), 1);
  },
};

export const unset: TerminalCommand = {
  name: "unset",
  summary: "forget a variable",
  run(words, context) {
    for (const word of words) context.export(word, null);
    return printed("");
  },
};
