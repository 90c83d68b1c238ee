/** Mirrors django/core/management/base.py (5.2). */
import { Exception, SystemExit } from "../../../../python/errors.ts";
import { make, py, pyclass } from "../../../../python/objects.ts";
import { str } from "../../../../python/operations.ts";
import type { Value } from "../../../../python/values.ts";
import { defineModule, type Process } from "../../../process.ts";
import { type CheckMessage, CRITICAL, ERROR, INFO, WARNING } from "../checks/messages.ts";
import { registry } from "../checks/registry.ts";
import { conf } from "../../conf.ts";
import { VERSION } from "../../django.ts";
import { unappliedMigrations } from "./migration-state.ts";
import { type Argument, help, type Options, usage } from "./arguments.ts";
import { EndOfParsing, parseArguments, UsageError } from "./parse-arguments.ts";

/** A command cannot do what it was asked; it ends with this text and exit code. */
@pyclass("django.core.management.base.CommandError")
export class CommandError extends Exception {
  declare returncode: number;
  @py("*args, returncode=1") override __init__(args: Value[] = [], returncode = 1): void {
    super.__init__(...([args] as never[]));
    this.returncode = returncode;
  }
}

/** System checks found errors. */
@pyclass("django.core.management.base.SystemCheckError")
export class SystemCheckError extends CommandError {}

/** `CommandError(message)` */
export function commandError(message: string): CommandError {
  return make(CommandError, [message]);
}

/** What a running command can do. */
export interface CommandContext {
  readonly process: Process;
  /** Prints a line. */
  print(text: string): void;
  printError(text: string): void;
  /** Prints text as it is. */
  write(text: string): void;
  /** Runs system checks and prints what they found. @throws SystemCheckError */
  check(options?: CheckOptions): Promise<void>;
  /** Prints a warning where migrations have not been applied. */
  checkMigrations(): Promise<void>;
  /** Reads a line. */
  ask(prompt: string, hidden?: boolean): string;
}

export interface CheckOptions {
  /** Only the checks of these groups; all when absent. */
  readonly tags?: ReadonlySet<string>;
  /** Only what is about these applications; all when absent. */
  readonly apps?: ReadonlySet<string>;
  readonly deploy?: boolean;
  readonly showCount?: boolean;
  /** Findings of this level and above are errors. */
  readonly failLevel?: number;
}

/** A management command. */
export interface Command {
  readonly name: string;
  /** The application it belongs to, e.g. "django.core". */
  readonly app: string;
  readonly help: string;
  readonly arguments: readonly Argument[];
  /** Groups of system checks to run first; "all" by default. */
  readonly systemChecks?: "all" | readonly string[];
  readonly migrationChecks?: boolean;
  /** Base arguments left out of `--help`. */
  readonly suppressed?: readonly string[];
  /** @returns a last line to print, or nothing */
  run(context: CommandContext, options: Options): Promise<string | null | undefined | void>;
}

const BASE: readonly Argument[] = [
  {
    names: ["--version"],
    sets: null,
    ends: "version",
    help: "Show program's version number and exit.",
  },
  {
    names: ["-v", "--verbosity"],
    type: "int",
    default: 1,
    choices: [0, 1, 2, 3],
    help: "Verbosity level; 0=minimal output, 1=normal output, 2=verbose output, 3=very verbose output",
  },
  {
    names: ["--settings"],
    help:
      'The Python path to a settings module, e.g. "myproject.settings.main". If this isn\'t provided, ' +
      "the DJANGO_SETTINGS_MODULE environment variable will be used.",
  },
  {
    names: ["--pythonpath"],
    help: 'A directory to add to the Python path, e.g. "/home/djangoprojects/myproject".',
  },
  {
    names: ["--traceback"],
    sets: true,
    default: false,
    help: "Display a full stack trace on CommandError exceptions.",
  },
  { names: ["--no-color"], sets: true, default: false, help: "Don't colorize the command output." },
  {
    names: ["--force-color"],
    sets: true,
    default: false,
    help: "Force colorization of the command output.",
  },
];
const HELP: Argument = {
  names: ["-h", "--help"],
  sets: null,
  ends: "help",
  help: "show this help message and exit",
};
const SKIP_CHECKS: Argument = {
  names: ["--skip-checks"],
  sets: true,
  default: false,
  help: "Skip system checks.",
};

/** All arguments of a command, in the order its parser gets to know them: Django's own come before the command's. */
export function allArguments(command: Command): Argument[] {
  return inOrder(command, (base) => [HELP, ...base, ...command.arguments]);
}

/** All arguments of a command, in the order of its help. */
export function helpArguments(command: Command): Argument[] {
  return inOrder(command, (base) => [HELP, ...command.arguments, ...base]);
}

function inOrder(command: Command, arrange: (base: readonly Argument[]) => Argument[]): Argument[] {
  const base = BASE.map((argument) =>
    argument.names.some((name) => command.suppressed?.includes(name))
      ? { ...argument, help: null }
      : argument,
  );
  const skip = command.systemChecks?.length === 0 ? [] : [SKIP_CHECKS];
  return arrange([...base, ...skip]);
}

/** The context of the commands of a process. */
export function contextOf(process: Process): CommandContext {
  const { terminal } = process.host;
  const line = (text: string): string => (text.endsWith("\n") ? text : `${text}\n`);
  const context: CommandContext = {
    process,
    print: (text) => {
      terminal.write("stdout", line(text));
    },
    printError: (text) => {
      terminal.write("stderr", line(text));
    },
    write: (text) => {
      terminal.write("stdout", text);
    },
    ask: (prompt, hidden = false) => terminal.ask(prompt, hidden),
    check: (options) => runChecks(context, options ?? {}),
    checkMigrations: () => checkMigrations(context),
  };
  return context;
}

const GROUPS: readonly (readonly [name: string, from: number, to: number])[] = [
  ["CRITICALS", CRITICAL, Infinity],
  ["ERRORS", ERROR, CRITICAL],
  ["WARNINGS", WARNING, ERROR],
  ["INFOS", INFO, WARNING],
  ["DEBUGS", -Infinity, INFO],
];

async function runChecks(
  { process, print, printError }: CommandContext,
  options: CheckOptions,
): Promise<void> {
  const { registry: checks } = await process.load(registry);
  const { settings } = await process.load(conf);
  const all = await checks.run(options);
  const silenced = settings.list("SILENCED_SYSTEM_CHECKS");
  const visible = all.filter(({ id }) => id === null || !silenced.includes(id));
  let body = "";
  for (const [name, from, to] of GROUPS) {
    const group = visible.filter(({ level }) => level >= from && level < to);
    if (group.length > 0)
      body += `\n${name}:\n${group
        .map((message) => message.__str__())
        .sort()
        .join("\n")}\n`;
  }
  const header = visible.length > 0 ? "System check identified some issues:\n" : "";
  const footer = options.showCount === true ? countLine(visible, all.length - visible.length) : "";
  if (visible.some((message) => message.is_serious(options.failLevel ?? ERROR))) {
    throw make(SystemCheckError, [`SystemCheckError: ${header}${body}${footer}`]);
  }
  const text = header + body + footer;
  if (text === "") return;
  if (visible.length > 0) printError(text);
  else print(text);
}

function countLine(visible: readonly CheckMessage[], silenced: number): string {
  const count = visible.length;
  const issues = count === 0 ? "no issues" : count === 1 ? "1 issue" : `${String(count)} issues`;
  return `${count > 0 ? "\n" : ""}System check identified ${issues} (${String(silenced)} silenced).`;
}

async function checkMigrations({ process, print }: CommandContext): Promise<void> {
  const labels = await unappliedMigrations(process);
  if (labels.length === 0) return;
  print(
    `\nYou have ${String(labels.length)} unapplied migration(s). Your project may not work properly until you apply the ` +
      `migrations for app(s): ${[...new Set(labels)].sort().join(", ")}.`,
  );
  print("Run 'python manage.py migrate' to apply them.");
}

/**
 * Runs a command with the words of the command line.
 * @param prog "manage.py migrate"
 * @param ready reads the settings; those that could not be read fail again
 * @throws SystemExit with an exit code where the command ended early, and what the command raises
 */
export async function runFromArgv(
  context: CommandContext,
  command: Command,
  prog: string,
  words: readonly string[],
  ready: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  // The choice of databases comes out of the settings.
  const needsSettings = command.arguments.some(({ names }) => names.includes("--database"));
  if (needsSettings) await ready();
  const shown = helpArguments(command);
  let options: Options;
  try {
    options = parseArguments(allArguments(command), words);
  } catch (error) {
    if (error instanceof EndOfParsing) {
      context.write(error.what === "help" ? help(prog, command.help, shown) : `${VERSION}\n`);
      throw new SystemExit(0);
    }
    if (!(error instanceof UsageError)) throw error;
    context.printError(`${usage(prog, shown)}${prog}: error: ${error.message}`);
    throw new SystemExit(2);
  }
  try {
    await ready();
    await execute(context, command, options);
  } catch (error) {
    if (!(error instanceof CommandError) || options["traceback"] === true) throw error;
    context.printError(
      error instanceof SystemCheckError ? str(error) : `CommandError: ${str(error)}`,
    );
    throw new SystemExit(error.returncode);
  }
}

/** Runs a command with its options, checks first. */
export async function execute(
  context: CommandContext,
  command: Command,
  options: Options,
): Promise<void> {
  if (options["force_color"] === true && options["no_color"] === true) {
    throw commandError("The --no-color and --force-color options can't be used together.");
  }
  const checks = command.systemChecks ?? "all";
  if (checks.length > 0 && options["skip_checks"] !== true) {
    await context.check(checks === "all" ? {} : { tags: new Set(checks) });
  }
  if (command.migrationChecks === true) await context.checkMigrations();
  const output = await command.run(context, options);
  if (typeof output === "string" && output !== "") context.print(output);
}

export const management_base = defineModule("django.core.management.base", () => ({
  CommandError,
  SystemCheckError,
}));
