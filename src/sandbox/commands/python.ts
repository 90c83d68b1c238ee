import { findDistribution } from "../../server/packages/packages.ts";
import {
  type CommandContext,
  type CommandOutcome,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { pip } from "./pip.ts";

async function runPython(
  words: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const [first = "", ...argv] = words;
  if (first === "--version" || first === "-V") return printed("Python 3.11.2");
  if (first === "") {
    return printed(
      "The interactive interpreter is not part of this terminal. `python manage.py …` runs Django's commands.",
      1,
    );
  }
  if (first === "-m" && argv[0] === "pip") return await pip.run(argv.slice(1), context);
  if (first === "-m" && argv[0] === "django" && argv[1] === "--version") {
    return printed(findDistribution("Django")?.version ?? "");
  }
  if (first.startsWith("-")) {
    return printed(
      `This terminal runs files with python, such as \`python manage.py migrate\`, but not the option ${first}.`,
      1,
    );
  }
  if (!context.files.has(first)) {
    return printed(
      `python: can't open file '/project/${first}': [Errno 2] No such file or directory`,
      2,
    );
  }
  if (first !== "manage.py")
    return printed(`This terminal runs manage.py; it does not run ${first} by itself.`, 1);
  const result = await context.manage(argv, { answers: context.answers, env: context.environment });
  if (result.kind === "prompt")
    return { kind: "prompt", prompt: result.prompt, printed: result.output };
  if (argv[0] === "runserver" && result.exit === null)
    return printed(`${result.output.trimEnd()}\n\n${ALREADY_RUNNING}`);
  return printed(result.output, result.exit ?? 0);
}

const ALREADY_RUNNING =
  "(In this workbook the server runs all the time and reads your files again on every save, so the terminal is yours again.)";

export const python: TerminalCommand = {
  name: "python",
  summary: "run Django's commands: python manage.py check, migrate, createsuperuser …",
  run: runPython,
};

export const python3: TerminalCommand = {
  name: "python3",
  summary: "the same as python",
  run: runPython,
};
