import { cleanPath } from "./paths.ts";
import type { Program } from "../../server/server.ts";
import {
  type CommandContext,
  type CommandOutcome,
  complained,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { runModule } from "./python-module.ts";

const USAGE =
  "usage: python [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry `python -h' for more information.";

const HELP = `usage: python [option] ... [-c cmd | -m mod | file | -] [arg] ...
Options that this terminal knows:
-c cmd : program passed in as string (terminates option list)
-h     : print this help message and exit (also -? or --help)
-m mod : run library module as a script (terminates option list)
-q     : don't print version and copyright messages on interactive startup
-V     : print the Python version number and exit (also --version)
file   : program read from script file
-      : program read from stdin (default; interactive mode if a tty)
arg ...: arguments passed to program in sys.argv[1:]`;

/** Options that change nothing here, and those of them that take a value. */
const SILENT = new Set("bBdEIOPsSuvxq".split(""));
const VALUED = new Set(["W", "X"]);
const VERSION = "Python 3.11.2";

/** Reads python's own options. */
async function run(words: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  const left = [...words];
  let quiet = false;
  for (let word = left[0]; word?.startsWith("-") === true && word !== "-"; word = left[0]) {
    left.shift();
    if (word === "--version") return printed(VERSION);
    if (word === "--help") return printed(HELP);
    if (word.startsWith("--")) return complained(`unknown option ${word}\n${USAGE}`, 2);
    for (let at = 1; at < word.length; at += 1) {
      const letter = word.charAt(at);
      if (letter === "V") return printed(VERSION);
      if (letter === "h" || letter === "?") return printed(HELP);
      if (letter === "q") quiet = true;
      if (SILENT.has(letter)) continue;
      const value = word.slice(at + 1) || left.shift();
      if (!"cm".includes(letter) && !VALUED.has(letter))
        return complained(`Unknown option: -${letter}\n${USAGE}`, 2);
      if (value === undefined)
        return complained(`Argument expected for the -${letter} option\n${USAGE}`, 2);
      if (letter === "m") return await runModule(value, left, context);
      if (letter === "c")
        return await runProgram(
          { kind: "code", source: value, file: "<string>" },
          ["-c", ...left],
          context,
        );
      break;
    }
  }
  const [file = "-", ...rest] = left;
  if (file !== "-") return await runFile(file, rest, context);
  const { stdin } = context;
  const argv = left.length === 0 ? [""] : left;
  if (stdin !== null)
    return await runProgram({ kind: "code", source: stdin, file: "<stdin>" }, argv, context);
  return await runProgram({ kind: "dialogue", quiet }, argv, context);
}

async function runFile(
  file: string,
  argv: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const path = cleanPath(file);
  if (context.files.has(path))
    return await runProgram({ kind: "file", path }, [file, ...argv], context);
  const isFolder = [...context.files.keys()].some(
    (one) => path === "" || one.startsWith(`${path}/`),
  );
  const main = `${path}/__main__.py`;
  if (isFolder && context.files.has(main))
    return await runProgram({ kind: "file", path: main }, [file, ...argv], context);
  const full = `/project/${path}`;
  if (isFolder) return complained(`python: can't find '__main__' module in '${full}'`, 1);
  return complained(`python: can't open file '${full}': [Errno 2] No such file or directory`, 2);
}

/** Runs a program to its end, or to its next question. */
export async function runProgram(
  program: Program,
  argv: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const { answers, environment: env, stdin } = context;
  const result = await context.python(program, argv, { answers, env, stdin });
  if (result.kind === "prompt") {
    return { kind: "prompt", prompt: result.prompt, printed: result.output };
  }
  const { output, stdout, stderr, exit } = result;
  for (const [path, text] of result.written) context.write(path, text);
  // A server that has started would not end.
  if (exit === null) return printed(`${output.trimEnd()}\n\n${ALREADY_RUNNING}`);
  // The terminal needs a line end for its prompt.
  const whole = output === "" || output.endsWith("\n") ? output : `${output}\n`;
  return { kind: "done", output: whole, stdout, stderr, exit };
}

const ALREADY_RUNNING =
  "(In this workbook the server runs all the time and reads your files again on every save, so the terminal is yours again.)";

export const python: TerminalCommand = {
  name: "python",
  summary: "a Python prompt; python manage.py check, migrate, shell …; python -c CODE",
  run,
};

export const python3: TerminalCommand = { name: "python3", summary: "the same as python", run };

export const djangoAdmin: TerminalCommand = {
  name: "django-admin",
  summary: "Django's commands, without the project's settings",
  run: (words, context) => runModule("django", words, context, "django-admin"),
};
