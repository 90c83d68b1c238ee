import {
  type CommandContext,
  type CommandOutcome,
  complained,
  type FinishedCommand,
  printed,
} from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { cleanPath } from "./paths.ts";
import { type Pipeline, shellLine, ShellSyntaxError, type SimpleCommand } from "./shell-line.ts";

/** The commands of a line that have ended, and what they printed. */
export interface Ended {
  readonly count: number;
  readonly output: string;
}

/** How a line ended, or where it waits: at the command behind `ended`. */
export type LineOutcome =
  | { readonly kind: "done"; readonly output: string; readonly exit: number }
  | (Extract<CommandOutcome, { kind: "prompt" }> & { readonly ended: Ended });

export interface LineContext {
  /** Variables as they are now. */
  variables(): Readonly<Record<string, string>>;
  /** What a command runs in, made anew for each. */
  begin(): CommandContext;
}

const COMMAND_NOT_FOUND = 127;
/** Exit code of what Ctrl-C ended: the rest of its line does not run. */
const INTERRUPTED = 130;

/**
 * Runs a terminal line. A prompt pasted along with it ("$ ", "(venv) $ ") is left out.
 * @param ended commands to pass over: the line goes on behind them
 */
export async function runLine(
  line: string,
  ended: Ended,
  { variables, begin }: LineContext,
): Promise<LineOutcome> {
  const bare = line
    .replace(/\\\r?\n/g, " ")
    .trim()
    .replace(/^(?:\([\w-]+\)\s*)?[$%#>]\s+/, "");
  let [count, output, exit] = [0, ended.output, 0];
  // The values of variables are those that the commands before have left.
  const next = (): Pipeline | undefined =>
    shellLine(bare, (name) => (name === "?" ? String(exit) : (variables()[name] ?? "")))[count];
  try {
    for (let pipeline = next(); pipeline; pipeline = next()) {
      count += 1;
      if (count <= ended.count) continue;
      if (pipeline.when !== "always" && (pipeline.when === "success") !== (exit === 0)) continue;
      const outcome = await runPipeline(pipeline, begin);
      if (outcome.kind === "prompt") {
        const printed = output + outcome.printed;
        return { ...outcome, printed, ended: { count: count - 1, output } };
      }
      output += outcome.output;
      exit = outcome.exit;
      if (exit === INTERRUPTED) break;
    }
    return { kind: "done", output, exit };
  } catch (error) {
    if (!(error instanceof ShellSyntaxError)) throw error;
    return { kind: "done", output: `${output}${error.message}\n`, exit: 2 };
  }
}

/** What one command prints is what the next one reads; messages go to the terminal. */
async function runPipeline(
  { commands }: Pipeline,
  begin: () => CommandContext,
): Promise<CommandOutcome> {
  let finished = printed("");
  let [stdin, messages]: [string | null, string] = [null, ""];
  for (const command of commands) {
    messages += finished.stderr;
    const toTerminal = command === commands.at(-1) && command.output === null;
    const context = { ...begin(), toTerminal };
    const file = command.input === null ? null : context.files.get(cleanPath(command.input));
    const outcome =
      file === undefined
        ? complained(`bash: ${String(command.input)}: No such file or directory`, 1)
        : await runCommand(command, context, file ?? stdin);
    if (outcome.kind === "done") finished = redirected(command, outcome, context);
    else if (commands.length === 1) return outcome;
    else finished = complained("What asks questions cannot stand beside a `|` here.", 1);
    stdin = finished.stdout;
  }
  return { ...finished, output: messages + finished.output };
}

function redirected(
  { output: target, isMerged }: SimpleCommand,
  outcome: FinishedCommand,
  context: CommandContext,
): FinishedCommand {
  const { output, stdout } = outcome;
  const merged = isMerged ? { ...outcome, stdout: output, stderr: "" } : outcome;
  if (target === null) return merged;
  const path = cleanPath(target.path);
  if (path !== "/dev/null") {
    const before = target.append ? (context.files.get(path) ?? "") : "";
    context.write(path, before + (isMerged ? output : stdout));
  }
  return { ...merged, output: merged.stderr, stdout: "" };
}

const ASSIGNMENT = /^([A-Za-z_]\w*)=(.*)$/s;

async function runCommand(
  { words: all }: SimpleCommand,
  context: CommandContext,
  stdin: string | null,
): Promise<CommandOutcome> {
  const words = [...all];
  const assigned: [name: string, value: string][] = [];
  for (let match = assignment(words); match; match = assignment(words)) {
    assigned.push([match[1] ?? "", match[2] ?? ""]);
    words.shift();
  }
  const [name, ...rest] = words;
  if (name === undefined) {
    for (const [variable, value] of assigned) context.export(variable, value);
    return printed("");
  }
  const environment = { ...context.environment, ...Object.fromEntries(assigned) };
  const command = COMMANDS.get(name.replace(/^\/usr\/bin\//, ""));
  if (command) return await command.run(rest, { ...context, environment, stdin });
  return notFound(name, rest, context);
}

const assignment = (words: readonly string[]): RegExpExecArray | null =>
  ASSIGNMENT.exec(words[0] ?? "");

function notFound(
  name: string,
  rest: readonly string[],
  { files }: CommandContext,
): CommandOutcome {
  if (name === "manage.py" || name === "./manage.py") {
    const said = `bash: ${name}: command not found`;
    const hint = `(It is a Python program: python manage.py ${rest.join(" ")})`;
    return complained(`${said}\n${hint}`, COMMAND_NOT_FOUND);
  }
  if (name.includes("/")) {
    const there = files.has(cleanPath(name));
    return complained(
      `bash: ${name}: ${there ? "Permission denied" : "No such file or directory"}`,
      there ? 126 : COMMAND_NOT_FOUND,
    );
  }
  return complained(`bash: ${name}: command not found`, COMMAND_NOT_FOUND);
}
