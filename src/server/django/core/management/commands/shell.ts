/** Mirrors django/core/management/commands/shell.py (5.2) with `-c`; there is no interactive Python here. */
import { classInfo } from "../../../../../python/objects.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { type Command, type CommandContext, commandError } from "../base.ts";

/** The models of all applications by their class names, as the shell has them at hand; earlier applications win. */
async function modelNames(
  { process, print }: CommandContext,
  verbosity: number,
): Promise<Record<string, Value>> {
  const { apps } = await process.load(apps_registry);
  const names = new Map<string, Value>();
  for (const model of apps.get_models().reverse()) names.set(classInfo(model)?.name ?? "", model);
  if (verbosity > 0 && names.size > 0) {
    const objects = names.size === 1 ? "object" : "objects";
    print(`${String(names.size)} ${objects} imported automatically (use -v 2 for details).\n\n`);
  }
  return Object.fromEntries(names);
}

export const shell: Command = {
  name: "shell",
  app: "django.core",
  help:
    "Runs a Python interactive interpreter. Tries to use IPython or bpython, if one of them is available. " +
    "Any standard input is executed as code.",
  systemChecks: [],
  arguments: [
    {
      names: ["--no-startup"],
      sets: true,
      default: false,
      help: "When using plain Python, ignore the PYTHONSTARTUP environment variable and ~/.pythonrc.py script.",
    },
    {
      names: ["--no-imports"],
      sets: true,
      default: false,
      help: "Disable automatic imports of models.",
    },
    {
      names: ["-i", "--interface"],
      choices: ["ipython", "bpython", "python"],
      help: 'Specify an interactive interpreter interface. Available options: "ipython", "bpython", and "python"',
    },
    {
      names: ["-c", "--command"],
      help: "Instead of opening an interactive shell, run a command as Django and exit.",
    },
  ],
  async run(context, options) {
    const source = options["command"] ?? null;
    if (source === null)
      throw commandError("The workbook has no interactive shell; pass code with -c.");
    const quiet = options["no_imports"] === true;
    const names = quiet ? {} : await modelNames(context, Number(options["verbosity"]));
    await context.process.exec(str(source), names);
  },
};
