import { type CommandContext, type CommandOutcome, complained } from "./command.ts";
import { cleanPath } from "./paths.ts";
import { runProgram } from "./python.ts";

const USAGE =
  "usage: python -m json.tool [-h] [--sort-keys] [--no-ensure-ascii] [--json-lines]\n" +
  "                           [--indent INDENT | --tab | --no-indent | --compact]\n" +
  "                           [infile] [outfile]";

/** `python -m json.tool`: JSON set out, one value a line. */
export async function jsonTool(
  argv: readonly string[],
  context: CommandContext,
): Promise<CommandOutcome> {
  const refused = (why: string): CommandOutcome =>
    complained(`${USAGE}\npython -m json.tool: error: ${why}`, 2);
  const form = new Map([["indent", "4"]]);
  const left = [...argv];
  let text = context.stdin;
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--sort-keys") form.set("sort_keys", "True");
    else if (word === "--no-ensure-ascii") form.set("ensure_ascii", "False");
    else if (word === "--no-indent") form.set("indent", "None");
    else if (word === "--tab") form.set("indent", "'\\t'");
    else if (word === "--compact") form.set("indent", "None").set("separators", "(',', ':')");
    else if (word === "--indent") {
      const width = left.shift();
      if (width === undefined) return refused("argument --indent: expected one argument");
      if (!/^\d+$/.test(width)) return refused(`argument --indent: invalid int value: '${width}'`);
      form.set("indent", width);
    } else if (word.startsWith("-") && word !== "-")
      return refused(`unrecognized arguments: ${word}`);
    else if (word !== "-") {
      const found = context.files.get(cleanPath(word));
      if (found === undefined)
        return refused(
          `argument infile: can't open '${word}': [Errno 2] No such file or directory: '${word}'`,
        );
      text = found;
    }
  }
  if (text === null)
    return complained("Give json.tool something to read: curl … | python -m json.tool", 1);
  const options = [...form].map(([name, value]) => `${name}=${value}`).join(", ");
  const source = `import json, sys
try:
    print(json.dumps(json.loads(sys.stdin.read()), ${options}))
except ValueError as error:
    raise SystemExit(error)
`;
  const program = { kind: "code", source, file: "<string>" } as const;
  return await runProgram(program, ["json.tool"], { ...context, stdin: text });
}
