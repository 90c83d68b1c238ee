/** Mirrors django/core/management/__init__.py (5.2): finds the command a command line names and runs it. */
import { Exception, ImportError, NotSimulated, SystemExit } from "../../../../python/errors.ts";
import { native } from "../../../../python/objects.ts";
import { iterate, repr, str } from "../../../../python/operations.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { COMMANDS, UNSUPPORTED_COMMANDS } from "../../../packages/commands.ts";
import { defineModule, type Process } from "../../../process.ts";
import { apps_registry } from "../../apps/registry.ts";
import { conf } from "../../conf.ts";
import { django, VERSION } from "../../django.ts";
import { ImproperlyConfigured } from "../exceptions.ts";
import {
  type Command,
  CommandError,
  type CommandContext,
  commandError,
  contextOf,
  helpArguments,
  runFromArgv,
} from "./base.ts";
import { type Argument, help } from "./arguments.ts";
import { parseKnownArguments } from "./parse-arguments.ts";
import { callCommand } from "./call-command.ts";
import { closeMatches } from "./close-matches.ts";
import { putOff } from "./pending-error.ts";

/** Command name → the application it comes from. Those of later applications stand over earlier ones. */
async function commandApps(process: Process): Promise<Map<string, string>> {
  const { apps } = await process.load(apps_registry);
  const { settings } = await process.load(conf);
  const known = [...COMMANDS, ...UNSUPPORTED_COMMANDS];
  const found = new Map(
    known.filter(({ app }) => app === "django.core").map(({ name }) => [name, "django.core"]),
  );
  if (!settings.configured) return found;
  for (const { name: app } of [...apps.app_configs.values()].reverse()) {
    for (const command of known) if (command.app === app) found.set(command.name, app);
  }
  return found;
}

/** What is printed under "Available subcommands". */
async function helpText(
  process: Process,
  prog: string,
  settingsError: Exception | null,
): Promise<string> {
  const groups = new Map<string, string[]>();
  for (const [name, app] of await commandApps(process)) {
    const group = app === "django.core" ? "django" : (app.split(".").at(-1) ?? app);
    groups.set(group, [...(groups.get(group) ?? []), name]);
  }
  const lines = [
    "",
    `Type '${prog} help <subcommand>' for help on a specific subcommand.`,
    "",
    "Available subcommands:",
  ];
  for (const [group, names] of [...groups].sort())
    lines.push("", `[${group}]`, ...names.sort().map((name) => `    ${name}`));
  if (settingsError) {
    lines.push(
      "Note that only Django core commands are listed as settings are not properly configured " +
        `(error: ${str(settingsError)}).`,
    );
  }
  return lines.join("\n");
}

async function findCommand(context: CommandContext, name: string, prog: string): Promise<Command> {
  const apps = await commandApps(context.process);
  const app = apps.get(name);
  if (app === undefined) {
    const { settings } = await context.process.load(conf);
    await settings.fetch("INSTALLED_APPS");
    const [match] = closeMatches(name, [...apps.keys()]);
    const hint = match === undefined ? "" : `. Did you mean ${match}?`;
    context.printError(`Unknown command: ${repr(name)}${hint}\nType '${prog} help' for usage.`);
    throw new SystemExit(1);
  }
  const command = COMMANDS.find((one) => one.name === name && one.app === app);
  if (command) return command;
  const module = app === "django.core" ? "django.core.management" : `${app}.management`;
  context.printError(
    `manage.py ${name} (${module}.commands.${name}) is a real command, but it is not simulated in this workbook.`,
  );
  throw new SystemExit(1);
}

async function executeArgv(process: Process, argv: readonly string[]): Promise<void> {
  const context = contextOf(process);
  const prog = (argv[0] ?? "manage.py").split("/").at(-1) ?? "manage.py";
  const [name = "help", ...words] = argv.slice(1);
  await takeSettings(process, argv.slice(2));
  const { settings } = await process.load(conf);
  let settingsError: Exception | null = null;
  try {
    await settings.fetch("INSTALLED_APPS");
  } catch (error) {
    if (!(error instanceof ImproperlyConfigured) && !(error instanceof ImportError)) throw error;
    settingsError = error;
  }
  if (settings.configured)
    await setup(process, name === "runserver" && !argv.includes("--noreload"));
  if (name === "help") {
    const topic = words.find((word) => !word.startsWith("-"));
    if (topic === undefined) {
      const listed = words.includes("--commands")
        ? [...(await commandApps(process)).keys()].sort().join("\n")
        : null;
      context.print(listed ?? (await helpText(process, prog, settingsError)));
      return;
    }
    const command = await findCommand(context, topic, prog);
    context.write(help(`${prog} ${topic}`, command.help, helpArguments(command)));
  } else if (name === "version" || (name === "--version" && words.length === 0))
    context.print(VERSION);
  else if ((name === "--help" || name === "-h") && words.length === 0)
    context.print(await helpText(process, prog, settingsError));
  else {
    const command = await findCommand(context, name, prog);
    await runFromArgv(context, command, `${prog} ${name}`, words, () =>
      settings.ready(FIRST_ASKED[name]),
    );
  }
}

/** The setting that a command asks for first, where there are none. */
const FIRST_ASKED: Readonly<Record<string, string>> = {
  check: "DATABASES",
  migrate: "DATABASES",
  showmigrations: "DATABASES",
  runserver: "DEBUG",
};

const EARLY: readonly Argument[] = [
  { names: ["--settings"], help: null },
  { names: ["--pythonpath"], help: null },
  { names: ["args"], nargs: "*", help: null },
];

/** --settings decides which settings are read, whatever else the command line says. */
async function takeSettings(process: Process, words: readonly string[]): Promise<void> {
  const module = parseKnownArguments(EARLY, words)?.["settings"] ?? null;
  if (module === null || module === "") return;
  const environ = await process.getattr(await process.importModule("os"), "environ");
  if (environ instanceof Dict) environ.set("DJANGO_SETTINGS_MODULE", module);
}

/** django.setup(); runserver with its reloader starts on broken code too and shows the error when it serves. */
async function setup(process: Process, forgiving: boolean): Promise<void> {
  const loaded = await process.load(django);
  try {
    await loaded.setup();
  } catch (error) {
    if (!forgiving || !(error instanceof Exception)) throw error;
    const { apps } = await process.load(apps_registry);
    apps.giveUp();
    putOff(process, error);
  }
}

export const management = defineModule(
  "django.core.management",
  (process) => ({
    CommandError,
    execute_from_command_line: native(
      "argv=None",
      async (argv: Value = null) => {
        const words = argv === null ? process.host.terminal.argv : [...iterate(argv)].map(str);
        await executeArgv(process, words);
        return null;
      },
      "execute_from_command_line",
    ),
    call_command: native(
      "command_name, *args, **options",
      async (name: string, args: Value[], options: Dict) => {
        const app = (await commandApps(process)).get(name);
        const command = COMMANDS.find((one) => one.name === name && one.app === app);
        if (app !== undefined && !command)
          throw new NotSimulated(`manage.py ${name} is not simulated in this workbook`);
        if (!command) throw commandError(`Unknown command: ${repr(name)}`);
        await callCommand(contextOf(process), command, args, options);
        return null;
      },
      "call_command",
    ),
  }),
  "/site-packages/django/core/management/__init__.py",
);
