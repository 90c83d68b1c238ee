import { closeMatches } from "../../server/django/core/management/close-matches.ts";
import { normalizeName } from "../../server/packages/normalize-name.ts";
import {
  type CommandContext,
  type CommandOutcome,
  complained,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { findWheel, SITE_PACKAGES } from "./pip-index.ts";
import { pipInstall } from "./pip-install.ts";
import { parseRequirement, requirementsOf, versionOf } from "./pip-requirements.ts";
import { pipFreeze, pipList } from "./pip-list.ts";
import { type PipGrammar, pipWords } from "./pip-options.ts";
import { pipUninstall, placesOf } from "./pip-uninstall.ts";

type Action = (words: readonly string[], context: CommandContext) => CommandOutcome;

const ACTIONS = new Map<string, Action>([
  ["install", pipInstall],
  ["uninstall", pipUninstall],
  ["list", pipList],
  ["freeze", pipFreeze],
  ["show", show],
  ["check", (_words, context) => check(context)],
  ["help", help],
]);

const USAGE = `
Usage:
  pip <command> [options]

Commands:
  install                     Install packages.
  uninstall                   Uninstall packages.
  freeze                      Output installed packages in requirements format.
  list                        List installed packages.
  show                        Show information about installed packages.
  check                       Verify installed packages have compatible dependencies.
  help                        Show help for commands.
`;

function help([about]: readonly string[]): CommandOutcome {
  if (about === undefined) return printed(USAGE);
  const line = USAGE.split("\n").find((one) => one.trim().startsWith(`${about} `));
  if (line === undefined || !ACTIONS.has(about)) return unknown(about);
  return printed(
    `\nUsage:\n  pip ${about} [options]\n\nDescription:\n  ${line.trim().slice(about.length).trim()}`,
  );
}

function unknown(action: string): CommandOutcome {
  const [meant] = closeMatches(action, [...ACTIONS.keys()]);
  const guess = meant === undefined ? "" : ` - maybe you meant "${meant}"`;
  return complained(`ERROR: unknown command "${action}"${guess}`, 1);
}

function run(
  [action = "help", ...rest]: readonly string[],
  context: CommandContext,
): CommandOutcome {
  if (action === "--version" || action === "-V") {
    return printed(`pip ${versionOf("pip") ?? ""} from ${SITE_PACKAGES}/pip (python 3.11)`);
  }
  if (action === "--help" || action === "-h") return help([]);
  const found = ACTIONS.get(action);
  if (found && (rest.includes("--help") || rest.includes("-h"))) return help([action]);
  if (found) return found(rest, context);
  if (action.startsWith("-"))
    return complained(`\nUsage:   \n  pip <command> [options]\n\nno such option: ${action}`, 2);
  return unknown(action);
}

function namesNeeded(name: string): string[] {
  const requirement = parseRequirement(name);
  return requirement ? requirementsOf(requirement).map((one) => one.name) : [];
}

function show(words: readonly string[], { packages }: CommandContext): CommandOutcome {
  const read = pipWords(words, SHOW);
  if ("kind" in read) return read;
  const wanted = read.names;
  if (wanted.length === 0)
    return complained("WARNING: ERROR: Please provide a package name or names.", 1);
  const has = (name: string): boolean =>
    packages.some((one) => normalizeName(one) === normalizeName(name));
  const missing = wanted.filter((name) => !has(name)).map(normalizeName);
  const warning =
    missing.length === 0 ? "" : `WARNING: Package(s) not found: ${missing.sort().join(", ")}\n`;
  const inFull = read.flags.has("--files");
  const cards = wanted
    .filter(has)
    .map((name) => card(name, packages) + (inFull ? filesOf(name) : ""));
  return complained(warning, cards.length === 0 ? 1 : 0, cards.join("---\n"));
}

const SHOW: PipGrammar = {
  usage: "pip show [options] <package> ...",
  flags: { "--files": ["-f"] },
};

/** The folders of an installed distribution; single files are not told. */
function filesOf(name: string): string {
  return `Files:\n${placesOf(normalizeName(name))
    .map((place) => `  ${place.slice(SITE_PACKAGES.length + 1)}\n`)
    .join("")}`;
}

function card(name: string, packages: readonly string[]): string {
  const wheel = findWheel(name);
  const users = packages.filter((one) =>
    namesNeeded(one).some((needed) => normalizeName(needed) === normalizeName(name)),
  );
  const rows: readonly (readonly [string, string | undefined])[] = [
    ["Name", wheel?.name ?? name],
    ["Version", versionOf(name) ?? ""],
    ["Summary", wheel?.summary],
    ["Home-page", wheel?.home],
    ["Author", wheel?.author],
    ["Author-email", wheel?.email],
    ["License", wheel?.license],
    ["Location", SITE_PACKAGES],
    ["Requires", namesNeeded(name).sort().join(", ")],
    [
      "Required-by",
      users
        .map((one) => findWheel(one)?.name ?? one)
        .sort()
        .join(", "),
    ],
  ];
  return rows.map(([key, value = ""]) => `${key}: ${value}\n`).join("");
}

function check({ packages }: CommandContext): CommandOutcome {
  const have = new Set(packages.map(normalizeName));
  const broken = packages.flatMap((name) =>
    namesNeeded(name)
      .filter((needed) => !have.has(normalizeName(needed)))
      .map(
        (needed) =>
          `${normalizeName(name)} ${versionOf(name) ?? ""} requires ${needed}, which is not installed.`,
      ),
  );
  return broken.length === 0
    ? printed("No broken requirements found.")
    : printed(broken.join("\n"), 1);
}

/** `pip`, printing what pip 23.2 prints. */
export const pip: TerminalCommand = {
  name: "pip",
  summary: "install, list and remove Python packages",
  run: (words, context) => Promise.resolve(run(words, context)),
};

export const pip3: TerminalCommand = { name: "pip3", summary: "the same as pip", run: pip.run };
