import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { replay, type ReplayContext } from "./replay.ts";
import { Report, table } from "./report.ts";
import type { Scenario } from "./scenario.ts";

const USAGE = "npm run conformance [-- FOLDER|FILE …] [--diff N] [--json FILE] [--record OUT]";

/** A scenario file; `path` is relative to the folder that was asked for. */
interface Found {
  readonly path: string;
  readonly scenario: Scenario;
}

/** Scenarios of a folder (searched to its end) or of one file. */
export function findScenarios(target: string): Found[] {
  const files = statSync(target).isDirectory() ? walk(target) : [target];
  const root = statSync(target).isDirectory() ? target : dirname(target);
  return files
    .filter((file) => file.endsWith(".json"))
    .map((file) => ({
      path: relative(root, file),
      scenario: JSON.parse(readFileSync(file, "utf8")) as Scenario,
    }));
}

function walk(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}

/** Replays scenarios and compares them. `recorded` is told of each replayed scenario. */
export async function replayAll(
  context: ReplayContext,
  found: readonly Found[],
  recorded?: (path: string, actual: Scenario) => void,
): Promise<Report> {
  const report = new Report();
  for (const { path, scenario } of found) {
    try {
      const actual = await replay(context, scenario);
      report.add(scenario, actual);
      recorded?.(path, actual);
    } catch (error) {
      report.fail(scenario, error);
    }
  }
  return report;
}

/** The command line. @param here folder test/conformance @returns the exit code: 1 on any difference, 2 on wrong use */
export async function main(argv: readonly string[], here: string): Promise<number> {
  const options = {
    diff: { type: "string", default: "5" },
    json: { type: "string" },
    record: { type: "string" },
  } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true });
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\nusage: ${USAGE}`);
    return 2;
  }
  const { values, positionals } = parsed;
  const targets =
    positionals.length > 0 ? positionals.map((path) => resolve(path)) : [join(here, "scenarios")];
  const found = targets.flatMap(findScenarios);
  if (found.length === 0) {
    console.error(`no scenario (*.json) in ${targets.join(", ")}\nusage: ${USAGE}`);
    return 2;
  }
  const report = await replayAll(
    { bases: join(here, "base"), derived: new Map() },
    found,
    (path, actual) => {
      if (values.record !== undefined) write(join(values.record, path), actual);
    },
  );
  console.log(table(report));
  printFindings(report, Number(values.diff));
  if (values.json !== undefined) {
    write(values.json, { areas: Object.fromEntries(report.areas), total: report.total });
  }
  return report.findings.length === 0 ? 0 : 1;
}

function write(path: string, value: unknown): void {
  mkdirSync(dirname(resolve(path)), { recursive: true });
  writeFileSync(path, `${JSON.stringify(value, null, 1)}\n`);
}

function printFindings({ findings }: Report, most: number): void {
  for (const { where, differences } of findings.slice(0, most)) {
    console.log(`\n${where}`);
    for (const { field, expected, actual } of differences) {
      console.log(`  ${field}\n    expected ${shorten(expected)}\n    actual   ${shorten(actual)}`);
    }
  }
  if (findings.length > most) console.log(`\n… ${String(findings.length - most)} more differences`);
}

function shorten(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text === undefined ? "nothing" : text.length < 1200 ? text : `${text.slice(0, 1200)}…`;
}
