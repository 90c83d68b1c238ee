import type { WorldSeed } from "../../protocol/messages.ts";
import type { InstalledPackage, RowCells } from "../../protocol/world.ts";
import { ADDED } from "./added-files.ts";
import { readRequirements, type Requirement } from "./requirements.ts";
import { readData } from "./stored-rows.ts";
import { ProjectZipError, type ZipFiles } from "./zip.ts";

/** A project out of a zip, ready to be opened. */
export interface OpenedProject {
  readonly files: Readonly<Record<string, string>>;
  /** What requirements.txt asks for; null without one. */
  readonly requirements: readonly Requirement[] | null;
  readonly rows: Readonly<Record<string, readonly RowCells[]>>;
  /** What is not taken over as it was, in sentences. */
  readonly warnings: readonly string[];
}

/** @throws ProjectZipError for what is no Django project, or has paths that lead out of it */
export function projectOf(zip: ZipFiles): OpenedProject {
  const paths = [...zip.keys()];
  const outside = paths.find(
    (path) => path.startsWith("/") || path.includes("\\") || /(?:^|\/)\.\.(?:\/|$)/.test(path),
  );
  if (outside !== undefined) {
    throw new ProjectZipError(
      `“${outside}” leads out of the project's folder, so this zip is not opened.`,
    );
  }
  if (typeof zip.get("manage.py") !== "string") {
    throw new ProjectZipError("There is no manage.py in this zip. Pack the folder that holds it.");
  }
  const binary = paths.filter((path) => zip.get(path) === null);
  const texts = [...zip].filter((file): file is [string, string] => file[1] !== null);
  const own = texts.filter(([path]) => !(ADDED as readonly string[]).includes(path));
  if (!own.some(([path]) => path.endsWith(".py") && path !== "manage.py")) {
    throw new ProjectZipError(
      "This zip holds no Python file but manage.py. Pack the whole project.",
    );
  }
  const requirements = zip.get("requirements.txt") ?? null;
  const data = zip.get("data.json") ?? null;
  const rows = data === null ? {} : readData(data);
  return {
    files: Object.fromEntries(own),
    requirements: requirements === null ? null : readRequirements(requirements),
    rows: rows ?? {},
    warnings: [
      ...(binary.length === 0 ? [] : [`Left out, as they are no text: ${binary.join(", ")}.`]),
      ...(rows === null
        ? ["data.json is not as the workbook writes it, so the database starts empty."]
        : []),
    ],
  };
}

/** What is installed otherwise than requirements.txt asks, in sentences. */
export function packageWarnings(
  { requirements }: OpenedProject,
  installed: readonly InstalledPackage[],
): string[] {
  if (requirements === null) {
    return ["There is no requirements.txt: only Django and REST framework are installed."];
  }
  const versions = new Map(installed.map(({ name, version }) => [plainName(name), version]));
  return requirements.flatMap(({ name, version }) => {
    const there = versions.get(plainName(name));
    if (there === undefined) return [`${name} is not simulated here, so it is not installed.`];
    return version === null || version === there
      ? []
      : [`${name} ${version} is asked for; ${there} is what is simulated here.`];
  });
}

const plainName = (name: string): string => name.toLowerCase().replaceAll(/[-_.]+/g, "-");

/** The seed of a world that holds the project. @param migrated false leaves the database without tables */
export function seedOf({ files, requirements, rows }: OpenedProject, migrated: boolean): WorldSeed {
  return {
    project: "start",
    bare: true,
    packages: requirements?.map(({ name }) => name) ?? ["djangorestframework"],
    files,
    migrated,
    books: false,
    ...(migrated ? { rows } : {}),
  };
}
