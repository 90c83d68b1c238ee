import { closeMatches } from "../../server/django/core/management/close-matches.ts";
import { normalizeName } from "../../server/packages/normalize-name.ts";
import {
  type CommandContext,
  type CommandOutcome,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { findWheel, PREINSTALLED, SITE_PACKAGES } from "./pip-index.ts";
import { pipInstall } from "./pip-install.ts";
import { parseRequirement, requirementsOf, versionOf } from "./pip-requirements.ts";
import { pipUninstall } from "./pip-uninstall.ts";

type Action = (words: readonly string[], context: CommandContext) => CommandOutcome;

const ACTIONS = new Map<string, Action>([
  ["install", pipInstall],
  ["uninstall", pipUninstall],
  ["list", (_words, context) => list(context)],
  ["freeze", (_words, context) => freeze(context)],
  ["show", show],
  ["check", (_words, context) => check(context)],
  ["help", () => printed(USAGE)],
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

function run(
  [action = "help", ...rest]: readonly string[],
  context: CommandContext,
): CommandOutcome {
  if (action === "--version" || action === "-V") {
    return printed(`pip ${versionOf("pip") ?? ""} from ${SITE_PACKAGES}/pip (python 3.11)`);
  }
  const found = ACTIONS.get(action === "--help" || action === "-h" ? "help" : action);
  if (found) return found(rest, context);
  const [meant] = closeMatches(action, [...ACTIONS.keys()]);
  const guess = meant === undefined ? "" : ` - maybe you meant "${meant}"`;
  return printed(`ERROR: unknown command "${action}"${guess}`, 1);
}

/** Installed distributions as their metadata spells them, by name. */
function installed({ packages }: CommandContext): [name: string, version: string][] {
  return packages.map((name) => [findWheel(name)?.name ?? name, versionOf(name) ?? ""]);
}

const byName = ([a]: readonly string[], [b]: readonly string[]): number =>
  (a ?? "").toLowerCase() < (b ?? "").toLowerCase() ? -1 : 1;

function list(context: CommandContext): CommandOutcome {
  const rows = [...installed(context), ...PREINSTALLED].sort(byName);
  const width = Math.max(...rows.map(([name]) => name.length));
  const versionWidth = Math.max("Version".length, ...rows.map(([, version]) => version.length));
  const lines = [
    `${"Package".padEnd(width)} Version`,
    `${"-".repeat(width)} ${"-".repeat(versionWidth)}`,
    ...rows.map(([name, version]) => `${name.padEnd(width)} ${version}`),
  ];
  return printed(lines.join("\n"));
}

function freeze(context: CommandContext): CommandOutcome {
  const rows = installed(context).sort(byName);
  return printed(rows.map(([name, version]) => `${name}==${version}`).join("\n"));
}

function namesNeeded(name: string): string[] {
  const requirement = parseRequirement(name);
  return requirement ? requirementsOf(requirement).map((one) => one.name) : [];
}

function show(words: readonly string[], { packages }: CommandContext): CommandOutcome {
  const wanted = words.filter((word) => !word.startsWith("-"));
  if (wanted.length === 0)
    return printed("WARNING: ERROR: Please provide a package name or names.", 1);
  const has = (name: string): boolean =>
    packages.some((one) => normalizeName(one) === normalizeName(name));
  const missing = wanted.filter((name) => !has(name)).map(normalizeName);
  const warning =
    missing.length === 0 ? "" : `WARNING: Package(s) not found: ${missing.sort().join(", ")}\n`;
  const cards = wanted.filter(has).map((name) => card(name, packages));
  return printed(warning + cards.join("---\n"), cards.length === 0 ? 1 : 0);
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
