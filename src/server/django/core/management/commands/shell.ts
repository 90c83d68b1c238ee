/** Mirrors django/core/management/commands/shell.py (5.2) with Python's own prompt. */
import { classInfo } from "../../../../../python/objects.ts";
import { str } from "../../../../../python/operations.ts";
import type { Value } from "../../../../../python/values.ts";
import { apps_registry } from "../../../apps/registry.ts";
import { BANNER } from "../../../../run.ts";
import { type Command, type CommandContext, commandError } from "../base.ts";

/** The models of all applications by their class names, as the shell has them at hand; earlier applications win. */
async function modelNames(
  { process, print }: CommandContext,
  verbosity: number,
): Promise<Record<string, Value>> {
  const { apps } = await process.load(apps_registry);
  const names = new Map<string, Value>();
  const modules = new Map<string, string[]>();
  for (const model of apps.get_models().reverse()) {
    const { name = "", module = "" } = classInfo(model) ?? {};
    names.set(name, model);
    modules.set(module, [...(modules.get(module) ?? []), name]);
  }
  if (verbosity > 0) print(`${importedLine(names.size, modules, verbosity > 1)}\n\n`);
  return Object.fromEntries(names);
}

function importedLine(
  count: number,
  modules: ReadonlyMap<string, readonly string[]>,
  inFull: boolean,
): string {
  const told = `${String(count)} object${count === 1 ? "" : "s"} imported automatically`;
  if (count === 0) return `${told}.`;
  if (!inFull) return `${told} (use -v 2 for details).`;
  const imports = [...modules].map(
    ([module, names]) => `  from ${module} import ${names.join(", ")}`,
  );
  return `${told}:\n\n${imports.join("\n")}`;
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
    const { process, ask } = context;
    const { terminal } = process.host;
    const given = options["command"] ?? null;
    const source = given === null || given === "" ? terminal.stdin : str(given);
    const wanted = options["interface"] ?? null;
    if (source === null && wanted !== null && wanted !== "python")
      throw commandError(`Couldn't import ${str(wanted)} interface.`);
    const quiet = options["no_imports"] === true;
    const names = quiet ? {} : await modelNames(context, Number(options["verbosity"]));
    if (source !== null) {
      await process.exec(source, names);
      return;
    }
    terminal.write("stderr", `${BANNER}(InteractiveConsole)\n`);
    await process.interact({ file: "<console>", names, suggestions: false, ask });
    terminal.write("stderr", "now exiting InteractiveConsole...\n");
  },
};
