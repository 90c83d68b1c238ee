import { parse } from "shell-quote";
import {
  type CommandContext,
  type CommandOutcome,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { curl } from "./curl.ts";
import { cat, ls, pwd } from "./files.ts";
import { pip, pip3 } from "./pip.ts";
import { python, python3 } from "./python.ts";

const help: TerminalCommand = {
  name: "help",
  summary: "list these commands",
  run: () => {
    const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
    const lines = [...COMMANDS.values()].map(
      ({ name, summary }) => `${name.padEnd(width)}  ${summary}`,
    );
    return Promise.resolve(printed(`This terminal knows:\n${lines.join("\n")}`));
  },
};

const history: TerminalCommand = {
  name: "history",
  summary: "list the lines you have run",
  run: (_words, context) =>
    Promise.resolve(
      printed(
        context.history.map((line, at) => `${String(at + 1).padStart(5)}  ${line}`).join("\n"),
      ),
    ),
};

const clear: TerminalCommand = {
  name: "clear",
  summary: "clear the screen",
  run: () => Promise.resolve(printed("")),
};

const COMMANDS = new Map<string, TerminalCommand>(
  [pip, pip3, python, python3, curl, ls, cat, pwd, history, clear, help].map((command) => [
    command.name,
    command,
  ]),
);

/** A context but for what stands in front of the command. */
export type LineContext = Omit<CommandContext, "environment">;

/** Runs a terminal line. A prompt pasted along with it ("$ ", "(venv) $ ") is left out. */
export async function runLine(line: string, context: LineContext): Promise<CommandOutcome> {
  const bare = line
    .replace(/\\\r?\n/g, " ")
    .trim()
    .replace(/^(?:\([\w-]+\)\s*)?[$%#>]\s+/, "");
  const words: string[] = [];
  for (const part of parse(bare, (name) => `$${name}`)) {
    if (typeof part === "string") words.push(part);
    else if ("comment" in part) break;
    else if (part.op === "glob") words.push("pattern" in part ? part.pattern : "");
    else
      return printed(`bash: this terminal runs one command at a time, without \`${part.op}\``, 2);
  }
  const environment: Record<string, string> = {};
  for (
    let assigned = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0] ?? "");
    assigned;
    assigned = /^([A-Za-z_]\w*)=(.*)$/s.exec(words[0] ?? "")
  ) {
    environment[assigned[1] ?? ""] = assigned[2] ?? "";
    words.shift();
  }
  const [name, ...rest] = words;
  if (name === undefined) return printed("");
  const command = COMMANDS.get(name);
  if (command) return await command.run(rest, { ...context, environment });
  if (name === "manage.py" || name === "./manage.py") {
    return printed(
      `bash: ${name}: command not found\n(It is a Python program: python manage.py ${rest.join(" ")})`,
      127,
    );
  }
  return printed(`bash: ${name}: command not found`, 127);
}
