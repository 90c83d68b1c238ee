import { normalizeName } from "../../server/packages/normalize-name.ts";
import { DISTRIBUTIONS, findDistribution } from "../../server/packages/packages.ts";
import { type CommandContext, type CommandOutcome, printed } from "./command.ts";
import { findWheel, PREINSTALLED, SITE_PACKAGES } from "./pip-index.ts";
import {
  parseRequirement,
  type Requirement,
  requirementsOf,
  satisfies,
  versionOf,
} from "./pip-requirements.ts";

/** Options that change nothing here. */
const FLAGS = new Set([
  ...["-U", "--upgrade", "--user", "--no-cache-dir", "--pre", "--break-system-packages"],
  ...["--no-input", "--disable-pip-version-check", "-v", "--verbose"],
]);

const USAGE = `
Usage:
  pip install [options] <requirement specifier> [package-index-options] ...
  pip install [options] -r <requirements file> [package-index-options] ...
  pip install [options] [-e] <vcs project url> ...
  pip install [options] [-e] <local project path> ...
  pip install [options] <archive url/path> ...
`;

const NOTHING = 'ERROR: You must give at least one requirement to install (see "pip help install")';

/** `pip install …`, with the lines that pip 23.2 prints where the index is the usual one. */
export function pipInstall(words: readonly string[], context: CommandContext): CommandOutcome {
  const written: string[] = [];
  let quiet = false;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "-q" || word === "--quiet") quiet = true;
    else if (word === "-r" || word === "--requirement") {
      const file = left.shift() ?? "";
      const text = context.files.get(file.replace(/^\.\//, ""));
      if (text === undefined) {
        const message = `Could not open requirements file: [Errno 2] No such file or directory: '${file}'`;
        return printed(`ERROR: ${message}`, 1);
      }
      written.push(...linesOf(text));
    } else if (word.startsWith("-") && !FLAGS.has(word))
      return printed(`${USAGE}\nno such option: ${word}`, 2);
    else if (!word.startsWith("-")) written.push(word);
  }
  if (written.length === 0) return printed(NOTHING, 1);
  const wanted: Requirement[] = [];
  for (const one of written) {
    const requirement = parseRequirement(one);
    if (!requirement) return printed(`ERROR: Invalid requirement: '${one}'`, 1);
    wanted.push(requirement);
  }
  const installation = new Installation(context.packages);
  const error = installation.resolve(wanted);
  const lines = quiet ? [] : installation.lines;
  if (error !== null) return printed([...lines, error].join("\n"), 1);
  const added = installation.added();
  if (added.length === 0) return printed(lines.join("\n"));
  context.install([
    ...context.packages,
    ...added.flatMap(({ name }) => findDistribution(name)?.name ?? []),
  ]);
  const names = added.map(({ name }) => name);
  const versions = added.map(({ name }) => `${name}-${versionOf(name) ?? ""}`).sort();
  const summary = [
    `Installing collected packages: ${names.join(", ")}`,
    `Successfully installed ${versions.join(" ")}`,
  ];
  return printed(quiet ? "" : [...lines, ...summary].join("\n"));
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.replace(/(?:^|\s)#.*$/, "").trim())
    .filter((line) => line !== "");
}

interface Node {
  readonly requirement: Requirement;
  /** Steps from what was asked for. */
  readonly depth: number;
  /** Requirements that led here, nearest first. */
  readonly chain: readonly string[];
}

/** One run of pip's resolver. Every distribution has one version here, so it never goes back. */
class Installation {
  readonly lines: string[] = [];
  readonly #installed: ReadonlySet<string>;
  readonly #met = new Map<string, Node>();

  constructor(installed: readonly string[]) {
    this.#installed = new Set(
      [...installed, ...PREINSTALLED.map(([name]) => name)].map(normalizeName),
    );
  }

  /** @returns pip's error; null where everything was found */
  resolve(wanted: readonly Requirement[]): string | null {
    const waiting: Node[] = [];
    for (const requirement of wanted) {
      const error = this.#meet({ requirement, depth: 0, chain: [] }, waiting);
      if (error !== null) return error;
    }
    for (let node = takeNext(waiting); node; node = takeNext(waiting)) {
      const chain = [node.requirement.written, ...node.chain];
      for (const requirement of requirementsOf(node.requirement)) {
        const error = this.#meet({ requirement, depth: node.depth + 1, chain }, waiting);
        if (error !== null) return error;
      }
    }
    return null;
  }

  #meet(node: Node, waiting: Node[]): string | null {
    const { requirement, chain } = node;
    const { written, name } = requirement;
    const version = versionOf(name);
    if (version === null || !satisfies(requirement)) return notFound(requirement, version);
    if (this.#met.has(normalizeName(name))) return null;
    this.#met.set(normalizeName(name), node);
    waiting.push(node);
    const from = chain.length === 0 ? "" : ` (from ${chain.join("->")})`;
    const wheel = findWheel(name);
    if (this.#installed.has(normalizeName(name))) {
      this.lines.push(
        `Requirement already satisfied: ${written} in ${SITE_PACKAGES}${from} (${version})`,
      );
    } else if (wheel) {
      this.lines.push(
        `Collecting ${written}${from}`,
        `  Downloading ${wheel.file} (${wheel.size})`,
      );
    }
    return null;
  }

  /** What is to be installed, in pip's order: what others need comes first. */
  added(): Requirement[] {
    const height = (requirement: Requirement): number =>
      requirementsOf(requirement).reduce((most, one) => Math.max(most, height(one) + 1), 0);
    return [...this.#met.values()]
      .map(({ requirement }) => requirement)
      .filter(({ name }) => !this.#installed.has(normalizeName(name)))
      .sort((a, b) => height(a) - height(b) || (a.name < b.name ? 1 : -1));
  }
}

/** Takes out what pip looks into next: the nearest; of those the ones with a version; of those by name. */
function takeNext(waiting: Node[]): Node | undefined {
  const order = (a: Node, b: Node): number =>
    a.depth - b.depth ||
    (a.depth === 0
      ? 0
      : Number(a.requirement.clauses.length === 0) - Number(b.requirement.clauses.length === 0) ||
        (a.requirement.name < b.requirement.name ? -1 : 1));
  waiting.sort(order);
  return waiting.shift();
}

function notFound({ written }: Requirement, version: string | null): string {
  const index = DISTRIBUTIONS.map(({ name }) => name).join(", ");
  return [
    `ERROR: Could not find a version that satisfies the requirement ${written} (from versions: ${version ?? "none"})`,
    `ERROR: No matching distribution found for ${written}`,
    ...(version === null ? [`(The index of this workbook is small. It holds ${index}.)`] : []),
  ].join("\n");
}
