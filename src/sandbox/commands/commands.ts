import { printed, type TerminalCommand } from "./command.ts";
import { curl } from "./curl.ts";
import { cat, cd, ls, mkdir, pwd, rm, touch } from "./files.ts";
import { echo, env, exportCommand, unset } from "./variables.ts";
import { grep, head, jq, wc } from "./filters.ts";
import { http, https } from "./httpie.ts";
import { pip, pip3 } from "./pip.ts";
import { djangoAdmin, python, python3 } from "./python.ts";

const help: TerminalCommand = {
  name: "help",
  summary: "list these commands",
  run: () => {
    const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length));
    const lines = [...COMMANDS.values()].map(
      ({ name, summary }) => `${name.padEnd(width)}  ${summary}`,
    );
    return printed(
      `This terminal knows:\n${lines.join("\n")}\n\nCommands can be joined with |, &&, || and ;, and > writes into a file.`,
    );
  },
};

const history: TerminalCommand = {
  name: "history",
  summary: "list the lines you have run; !! runs the last one again",
  run: (_words, context) =>
    printed(context.history.map((line, at) => `${String(at + 1).padStart(5)}  ${line}`).join("\n")),
};

const clear: TerminalCommand = {
  name: "clear",
  summary: "clear the screen",
  run: () => printed(""),
};

const which: TerminalCommand = {
  name: "which",
  summary: "say where a command is",
  run: (words) => {
    const found = words.filter((word) => COMMANDS.has(word) && !BUILT_IN.has(word));
    const lines = found.map((word) => `/usr/bin/${word}`);
    return printed(lines.join("\n"), found.length === words.length && words.length > 0 ? 0 : 1);
  },
};

const exit: TerminalCommand = {
  name: "exit",
  summary: "leave (this terminal stays)",
  run: () =>
    printed("(This terminal stays open. Close the page when you are done: your work is kept.)"),
};

/** Commands that are the shell's own. */
const BUILT_IN = new Set(["cd", "pwd", "echo", "export", "unset", "history", "help", "exit"]);

/** What the terminal knows, in the order of `help`. */
export const COMMANDS: ReadonlyMap<string, TerminalCommand> = new Map(
  [
    ...[pip, pip3, python, python3, djangoAdmin, curl, http, https],
    ...[ls, cat, pwd, cd, mkdir, touch, rm],
    ...[echo, env, exportCommand, unset, grep, head, wc, jq],
    ...[which, history, clear, exit, help],
  ].map((command) => [command.name, command]),
);
