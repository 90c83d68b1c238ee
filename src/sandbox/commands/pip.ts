import {
  DISTRIBUTIONS,
  findDistribution,
  normalizeName,
  withRequirements,
} from "../../server/packages/packages.ts";
import {
  type CommandContext,
  type CommandOutcome,
  printed,
  type TerminalCommand,
} from "./command.ts";

const SITE = "./venv/lib/python3.11/site-packages";

/** `pip install`, `uninstall`, `list`, `show`, `freeze`, printing what pip 23 prints. */
export const pip: TerminalCommand = {
  name: "pip",
  summary: "install, list and remove Python packages",
  run(words, context) {
    const [action = "", ...rest] = words;
    switch (action) {
      case "install":
        return Promise.resolve(install(rest, context));
      case "uninstall":
        return Promise.resolve(uninstall(rest, context));
      case "list":
        return Promise.resolve(list(context));
      case "freeze":
        return Promise.resolve(
          printed(
            versions(context)
              .map(([name, version]) => `${name}==${version}`)
              .join("\n"),
          ),
        );
      case "show":
        return Promise.resolve(show(rest, context));
      case "--version":
        return Promise.resolve(printed(`pip 23.2.1 from ${SITE.slice(2)}/pip (python 3.11)`));
      default:
        return Promise.resolve(
          printed(
            action === ""
              ? "Usage:\n  pip <command> [options]"
              : `ERROR: unknown command "${action}"`,
            1,
          ),
        );
    }
  },
};

function versions({ packages }: CommandContext): [string, string][] {
  return packages
    .map((name): [string, string] => [name, findDistribution(name)?.version ?? ""])
    .sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
}

function list(context: CommandContext): CommandOutcome {
  const rows = versions(context);
  const width = Math.max(7, ...rows.map(([name]) => name.length));
  const versionWidth = Math.max(7, ...rows.map(([, version]) => version.length));
  const lines = [
    `${"Package".padEnd(width)} Version`,
    `${"-".repeat(width)} ${"-".repeat(versionWidth)}`,
    ...rows.map(([name, version]) => `${name.padEnd(width)} ${version}`),
  ];
  return printed(lines.join("\n"));
}

interface Wanted {
  readonly written: string;
  readonly name: string;
  readonly version: string | null;
}

function parseRequirement(written: string): Wanted {
  const match = /^([A-Za-z0-9._-]+)(?:\[[\w,-]*\])?(?:==([\w.]+))?$/.exec(written);
  return { written, name: match?.[1] ?? written, version: match?.[2] ?? null };
}

function install(words: readonly string[], context: CommandContext): CommandOutcome {
  const wanted = words.filter((word) => !word.startsWith("-")).map(parseRequirement);
  if (wanted.length === 0) {
    return printed(
      'ERROR: You must give at least one requirement to install (see "pip help install")',
      1,
    );
  }
  const lines: string[] = [];
  const added: string[] = [];
  for (const one of wanted) {
    const found = findDistribution(one.name);
    if (!found || (one.version !== null && one.version !== found.version))
      return printed(notFound(one, lines), 1);
    const extra = one.written.includes("[crypto]") ? ["cryptography"] : [];
    for (const name of [found.name, ...extra]) {
      const missing = withRequirements(name, [...context.packages, ...added]);
      if (missing.length === 0)
        lines.push(`Requirement already satisfied: ${one.written} in ${SITE} (${found.version})`);
      lines.push(
        ...collecting(
          name,
          missing.map((distribution) => distribution.name),
          context,
        ),
      );
      added.push(...missing.map((distribution) => distribution.name));
    }
  }
  if (added.length > 0) {
    context.install([...context.packages, ...added]);
    const names = added.map((name) => `${name}-${findDistribution(name)?.version ?? ""}`);
    lines.push(
      `Installing collected packages: ${added.join(", ")}`,
      `Successfully installed ${names.join(" ")}`,
    );
  }
  return printed(lines.join("\n"));
}

function collecting(
  name: string,
  missing: readonly string[],
  { packages }: CommandContext,
): string[] {
  if (missing.length === 0) return [];
  const lines = [...missing].reverse().flatMap((one) => {
    const found = findDistribution(one);
    if (!found) return [];
    const file = `${found.name.replaceAll("-", "_").toLowerCase()}-${found.version}-py3-none-any.whl`;
    const from = one === name ? "" : ` (from ${name})`;
    return [`Collecting ${one}${from}`, `  Downloading ${file}`];
  });
  const requires = findDistribution(name)?.requires ?? [];
  const satisfied = requires.filter((one) =>
    packages.some((have) => normalizeName(have) === normalizeName(one)),
  );
  for (const one of satisfied) {
    lines.push(
      `Requirement already satisfied: ${one} in ${SITE} (from ${name}) (${findDistribution(one)?.version ?? ""})`,
    );
  }
  return lines;
}

function notFound({ written, name, version }: Wanted, before: readonly string[]): string {
  const found = findDistribution(name);
  const known = found && version !== null ? found.version : "none";
  return [
    ...before,
    `ERROR: Could not find a version that satisfies the requirement ${written} (from versions: ${known})`,
    `ERROR: No matching distribution found for ${written}`,
    ...(found
      ? []
      : [`(This workbook's index holds: ${DISTRIBUTIONS.map((one) => one.name).join(", ")}.)`]),
  ].join("\n");
}

function uninstall(words: readonly string[], context: CommandContext): CommandOutcome {
  const agreed = words.includes("-y") || words.includes("--yes");
  const [name] = words.filter((word) => !word.startsWith("-"));
  if (name === undefined) {
    return printed(
      'ERROR: You must give at least one requirement to uninstall (see "pip help uninstall")',
      1,
    );
  }
  const found = context.packages.find((one) => normalizeName(one) === normalizeName(name));
  if (found === undefined) return printed(`WARNING: Skipping ${name} as it is not installed.`);
  const title = `${found}-${findDistribution(found)?.version ?? ""}`;
  const intro = `Found existing installation: ${title.replace(/-([\d.]+)$/, " $1")}\nUninstalling ${title}:\n`;
  const [answer] = context.answers;
  if (!agreed && answer === undefined) {
    return { kind: "prompt", prompt: { text: "Proceed (Y/n)? ", hidden: false }, printed: intro };
  }
  const said = agreed ? "" : `Proceed (Y/n)? ${answer ?? ""}\n`;
  if (!agreed && !/^(y(es)?)?$/i.test(answer ?? "")) return printed(`${intro}${said}`);
  context.install(context.packages.filter((one) => one !== found));
  return printed(`${intro}${said}  Successfully uninstalled ${title}`);
}

function show(words: readonly string[], { packages }: CommandContext): CommandOutcome {
  const [name = ""] = words;
  const found = packages.some((one) => normalizeName(one) === normalizeName(name))
    ? findDistribution(name)
    : undefined;
  if (!found) return printed(`WARNING: Package(s) not found: ${name}`, 1);
  const needs = packages.filter((one) =>
    findDistribution(one)?.requires.some(
      (required) => normalizeName(required) === normalizeName(found.name),
    ),
  );
  const lines = [
    `Name: ${found.name}`,
    `Version: ${found.version}`,
    `Location: ${SITE}`,
    `Requires: ${found.requires.join(", ")}`,
    `Required-by: ${needs.join(", ")}`,
  ];
  return printed(lines.join("\n"));
}
