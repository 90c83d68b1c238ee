import { type CommandContext, type CommandOutcome, complained } from "./command.ts";
import { jsonTool } from "./json-tool.ts";
import { pip } from "./pip.ts";
import { runProgram } from "./python.ts";

const EXECUTABLE = "/usr/bin/python3";

const DJANGO = "from django.core import management\nmanagement.execute_from_command_line()\n";

/** `python -m module`. @param prog what Django calls itself in its messages */
export async function runModule(
  name: string,
  argv: readonly string[],
  context: CommandContext,
  prog = "python -m django",
): Promise<CommandOutcome> {
  const { files, packages } = context;
  if (name === "pip") return await pip.run(argv, context);
  if (name === "json.tool") return jsonTool(argv, context);
  if (name === "django" && packages.includes("Django"))
    return await runProgram(
      { kind: "code", source: DJANGO, file: "<string>" },
      [prog, ...argv],
      context,
    );
  const path = name.replaceAll(".", "/");
  const file = [`${path}.py`, `${path}/__main__.py`].find((one) => files.has(one));
  if (file !== undefined)
    return await runProgram({ kind: "file", path: file }, [`/project/${file}`, ...argv], context);
  if ([...files.keys()].some((one) => one.startsWith(`${path}/`))) {
    const why = `No module named ${name}.__main__; '${name}' is a package and cannot be directly executed`;
    return complained(`${EXECUTABLE}: ${why}`, 1);
  }
  const [, parent] = /^(.*)\.[^.]+$/.exec(name) ?? [];
  if (RUNNABLE.has(name))
    return complained(
      `The workbook does not run Python's ${name} module: ${RUNNABLE.get(name) ?? ""}`,
      1,
    );
  if (parent !== undefined) {
    const why = `ModuleNotFoundError: No module named '${name.split(".")[0] ?? name}'`;
    return complained(
      `${EXECUTABLE}: Error while finding module specification for '${name}' (${why})`,
      1,
    );
  }
  return complained(`${EXECUTABLE}: No module named ${name}`, 1);
}

/** Programs of Python's library that people run, and what to do here instead. */
const RUNNABLE: ReadonlyMap<string, string> = new Map([
  ["venv", "this terminal stands in a virtual environment already."],
  ["http.server", "the project's own server answers at http://127.0.0.1:8000/."],
  ["unittest", "use the requests and the lessons' checks instead."],
]);
