import { CTRL_C, CTRL_D } from "../../protocol/world.ts";
import { normalizeName } from "../../server/packages/normalize-name.ts";
import { type CommandContext, type CommandOutcome, complained, printed } from "./command.ts";
import { findWheel, SITE_PACKAGES } from "./pip-index.ts";
import { type PipGrammar, pipWords } from "./pip-options.ts";
import { parseRequirement, versionOf } from "./pip-requirements.ts";

const UNINSTALL: PipGrammar = {
  usage:
    "pip uninstall [options] <package> ...\n  pip uninstall [options] -r <requirements file> ...",
  flags: { "--yes": ["-y"], "--break-system-packages": [] },
  valued: { "--requirement": ["-r"] },
};

const QUESTION = "Proceed (Y/n)? ";

/** `pip uninstall [-y] …`. It asks for each package, unless told not to. */
export function pipUninstall(words: readonly string[], context: CommandContext): CommandOutcome {
  const read = pipWords(words, UNINSTALL);
  if ("kind" in read) return read;
  const agreed = read.flags.has("--yes");
  const names = [...read.names];
  for (const file of read.values.get("--requirement") ?? []) {
    const text = context.files.get(file.replace(/^\.\//, ""));
    if (text === undefined) {
      const message = `Could not open requirements file: [Errno 2] No such file or directory: '${file}'`;
      return complained(`ERROR: ${message}`, 1);
    }
    const lines = text.split("\n").map((line) => line.replace(/(?:^|\s)#.*$/, "").trim());
    names.push(...lines.flatMap((line) => parseRequirement(line)?.name ?? []));
  }
  if (names.length === 0) {
    return complained(
      'ERROR: You must give at least one requirement to uninstall (see "pip help uninstall")',
      1,
    );
  }
  const answers = [...context.answers];
  const gone = new Set<string>();
  let output = "";
  for (const written of names) {
    const name = normalizeName(written);
    const found = context.packages.find((one) => normalizeName(one) === name);
    if (found === undefined || gone.has(name)) {
      output += `WARNING: Skipping ${written} as it is not installed.\n`;
      continue;
    }
    const spelled = findWheel(name)?.name ?? found;
    const title = `${spelled}-${versionOf(name) ?? ""}`;
    output += `Found existing installation: ${spelled} ${versionOf(name) ?? ""}\nUninstalling ${title}:\n`;
    if (!agreed) {
      output += `  Would remove:\n${placesOf(name)
        .map((place) => `    ${place}\n`)
        .join("")}`;
      const answer = ask(answers);
      output += answer.asked;
      if (answer.said === CTRL_C) return printed(`${output}ERROR: Operation cancelled by user`, 1);
      if (answer.said === null) {
        return { kind: "prompt", prompt: { text: QUESTION, hidden: false }, printed: output };
      }
      if (answer.said === "n") continue;
    }
    output += `  Successfully uninstalled ${title}\n`;
    gone.add(name);
  }
  if (gone.size > 0)
    context.install(context.packages.filter((one) => !gone.has(normalizeName(one))));
  return printed(output);
}

/** What a distribution has put into site-packages. */
export function placesOf(name: string): string[] {
  const wheel = findWheel(name);
  const info = wheel?.file.split("-").slice(0, 2).join("-") ?? name;
  return [
    `${SITE_PACKAGES}/${info}.dist-info/*`,
    `${SITE_PACKAGES}/${wheel?.folder ?? name}/*`,
  ].sort();
}

/** Takes answers until one is an answer; `said` is null where they do not reach that far. */
function ask(answers: string[]): { readonly asked: string; readonly said: string | null } {
  let asked = "";
  for (let typed = answers.shift(); typed !== undefined; typed = answers.shift()) {
    if (typed.endsWith(CTRL_C) || typed.endsWith(CTRL_D))
      return { asked: `${asked}${QUESTION}${typed.slice(0, -1)}^C\n`, said: CTRL_C };
    asked += `${QUESTION}${typed}\n`;
    const said = typed.trim().toLowerCase();
    if (["y", "n", ""].includes(said)) return { asked, said };
    asked += `Your response ('${said}') was not one of the expected responses: y, n, \n`;
  }
  return { asked, said: null };
}
