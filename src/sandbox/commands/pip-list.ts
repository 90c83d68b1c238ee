import { normalizeName } from "../../server/packages/normalize-name.ts";
import { type CommandContext, type CommandOutcome, printed } from "./command.ts";
import { findWheel, PREINSTALLED } from "./pip-index.ts";
import { type PipGrammar, pipWords } from "./pip-options.ts";
import { parseRequirement, requirementsOf, versionOf } from "./pip-requirements.ts";

/** Installed distributions as their metadata spells them. */
function installed({ packages }: CommandContext): [name: string, version: string][] {
  return packages.map((name) => [findWheel(name)?.name ?? name, versionOf(name) ?? ""]);
}

const byName = ([a]: readonly string[], [b]: readonly string[]): number =>
  (a ?? "").toLowerCase() < (b ?? "").toLowerCase() ? -1 : 1;

const LIST: PipGrammar = {
  usage: "pip list [options]",
  flags: {
    "--outdated": ["-o"],
    "--uptodate": ["-u"],
    "--local": ["-l"],
    "--user": [],
    "--not-required": [],
  },
  valued: { "--format": [], "--exclude": [] },
  choices: { "--format": ["columns", "freeze", "json"] },
};

export function pipList(words: readonly string[], context: CommandContext): CommandOutcome {
  const read = pipWords(words, LIST);
  if ("kind" in read) return read;
  const { flags, values } = read;
  const left = new Set((values.get("--exclude") ?? []).map(normalizeName));
  const needed = new Set(
    context.packages.flatMap((name) => {
      const requirement = parseRequirement(name);
      return requirement ? requirementsOf(requirement).map((one) => normalizeName(one.name)) : [];
    }),
  );
  const rows = [...installed(context), ...PREINSTALLED]
    .filter(([name]) => !left.has(normalizeName(name)))
    .filter(([name]) => !flags.has("--not-required") || !needed.has(normalizeName(name)))
    // What this workbook's index holds is all there is, so nothing is behind.
    .filter(() => !flags.has("--outdated"))
    .sort(byName);
  return printed(formatted(rows, values.get("--format")?.at(-1) ?? "columns"));
}

function formatted(
  rows: readonly (readonly [name: string, version: string])[],
  format: string,
): string {
  if (format === "json")
    return `[${rows.map(([name, version]) => `{"name": "${name}", "version": "${version}"}`).join(", ")}]`;
  if (format === "freeze") return rows.map(([name, version]) => `${name}==${version}`).join("\n");
  if (rows.length === 0) return "";
  const width = Math.max("Package".length, ...rows.map(([name]) => name.length));
  const versionWidth = Math.max("Version".length, ...rows.map(([, version]) => version.length));
  return [
    `${"Package".padEnd(width)} Version`,
    `${"-".repeat(width)} ${"-".repeat(versionWidth)}`,
    ...rows.map(([name, version]) => `${name.padEnd(width)} ${version}`),
  ].join("\n");
}

const FREEZE: PipGrammar = {
  usage: "pip freeze [options]",
  flags: { "--all": [], "--local": ["-l"], "--user": [] },
  valued: { "--exclude": [], "--requirement": ["-r"], "--path": [] },
};

export function pipFreeze(words: readonly string[], context: CommandContext): CommandOutcome {
  const read = pipWords(words, FREEZE);
  if ("kind" in read) return read;
  const left = new Set((read.values.get("--exclude") ?? []).map(normalizeName));
  const all = read.flags.has("--all") ? PREINSTALLED : [];
  const rows = [...installed(context), ...all].filter(([name]) => !left.has(normalizeName(name)));
  return printed(
    rows
      .sort(byName)
      .map(([name, version]) => `${name}==${version}`)
      .join("\n"),
  );
}
