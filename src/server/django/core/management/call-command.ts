/** call_command of django/core/management/__init__.py (5.2). */
import { NotSimulated, SystemExit, TypeError } from "../../../../python/errors.ts";
import { iterate, str } from "../../../../python/operations.ts";
import { Dict, Tuple, type Value } from "../../../../python/values.ts";
import { VERSION } from "../../django.ts";
import { destOf, help, type Options } from "./arguments.ts";
import {
  allArguments,
  type Command,
  type CommandContext,
  commandError,
  execute,
  helpArguments,
} from "./base.ts";
import { EndOfParsing, parseArguments, UsageError } from "./parse-arguments.ts";

/** What every command may be given beside its arguments. */
const STREAMS = ["stderr", "stdout"];

const isList = (value: Value): boolean => Array.isArray(value) || value instanceof Tuple;

/**
 * `call_command(name, *args, **options)`
 * @throws TypeError for an option that the command has not, CommandError where the arguments cannot be understood
 */
export async function callCommand(
  context: CommandContext,
  command: Command,
  args: readonly Value[],
  given: Dict,
): Promise<void> {
  const known = allArguments(command);
  const flags = known.filter(({ names }) => names[0]?.startsWith("-") === true);
  // An option may go by its flag, too.
  const byFlag = new Map(
    flags.map((argument) => {
      const [first = ""] = [...argument.names].sort();
      return [first.replace(/^-+/, "").replaceAll("-", "_"), destOf(argument)];
    }),
  );
  const words = args.flatMap((arg) => (isList(arg) ? iterate(arg).map(str) : [str(arg)]));
  const parsed = parse(context, command, words);
  const valid = new Set([...known.map(destOf), ...STREAMS, ...byFlag.keys()]);
  const names = [...given.keys()].map(str);
  const unknown = names.filter((name) => !valid.has(name)).sort();
  if (unknown.length > 0) {
    throw new TypeError(
      `Unknown option(s) for ${command.name} command: ${unknown.join(", ")}. Valid options are: ${[...valid].sort().join(", ")}.`,
    );
  }
  const options: Record<string, Value> = { ...parsed, skip_checks: true };
  for (const [name, value] of given) options[byFlag.get(str(name)) ?? str(name)] = value;
  if (STREAMS.some((name) => (options[name] ?? null) !== null))
    throw new NotSimulated("call_command(stdout=…) is not part of this workbook");
  await execute(context, command, options);
}

function parse(context: CommandContext, command: Command, words: readonly string[]): Options {
  try {
    return parseArguments(allArguments(command), words);
  } catch (error) {
    if (error instanceof UsageError) throw commandError(`Error: ${error.message}`);
    if (!(error instanceof EndOfParsing)) throw error;
    const shown = help(command.name, command.help, helpArguments(command));
    context.write(error.what === "help" ? shown : `${VERSION}\n`);
    throw new SystemExit(0);
  }
}
