import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");

/** What each room may import beside itself; see the README of each. Imports of types count too. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  python: [],
  http: [],
  ui: [],
  bookstore: [],
  tokens: ["protocol", "http"],
  server: ["python", "http", "protocol"],
  sandbox: ["server", "http", "protocol", "bookstore", "client"],
  worker: ["sandbox", "http", "protocol", "client"],
  client: ["http", "protocol", "tokens", "sandbox"],
  course: ["client", "tokens", "ui", "http", "protocol"],
  workbench: ["client", "tokens", "ui", "http", "protocol"],
  app: ["course", "workbench", "client", "tokens", "ui", "http", "protocol"],
};

/** Inside the server, ground floor first: imports run down this list, never up. */
const PACKAGES = ["django", "rest_framework", "rest_framework_simplejwt"];

/** Folders of the server that mirror a Python package, and with it the names of its modules. */
const MIRRORS = new Set([...PACKAGES, "jwt"]);

function walk(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}

interface Import {
  /** Absolute path. */
  readonly target: string;
  readonly room: string;
}

interface Source {
  /** From the project's root, with slashes. */
  readonly path: string;
  /** Folders and file name inside src. */
  readonly parts: readonly string[];
  readonly room: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

const IMPORT =
  /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+|\bnew URL\(\s*(?=["'][^"']+\.ts["']))["'](\.[^"']+)["']/g;
const partsOf = (path: string): string[] => relative(src, path).split(sep);

const sources: readonly Source[] = walk(src)
  .filter((path) => path.endsWith(".ts"))
  .map((path) => {
    const text = readFileSync(path, "utf8");
    const imports = [...text.matchAll(IMPORT)].map(([, written = ""]) => {
      const target = resolve(dirname(path), written.replace(/\?.*$/, ""));
      return { target, room: partsOf(target)[0] ?? "" };
    });
    const parts = partsOf(path);
    const room = parts[0] ?? "";
    return { path: relative(root, path).split(sep).join("/"), parts, room, text, imports };
  });

const pathsOf = (found: readonly Source[]): string[] => found.map(({ path }) => path);

/** A line for each import that `wrong` objects to. */
const complaints = (wrong: (source: Source, to: Import) => boolean): string[] =>
  sources.flatMap((source) =>
    source.imports
      .filter((to) => wrong(source, to))
      .map(({ target }) => `${source.path} imports ${relative(root, target)}`),
  );

describe("imports", () => {
  it("run downwards from room to room", () => {
    const upward = complaints(
      ({ room }, to) => to.room !== room && !(MAY_IMPORT[room] ?? []).includes(to.room),
    );
    expect(upward).toEqual([]);
  });

  it("run from simplejwt to rest_framework to django, never back", () => {
    const upward = complaints(({ room, parts }, { target }) => {
      const floor = PACKAGES.indexOf(parts[1]?.replace(/\.ts$/, "") ?? "");
      const to = PACKAGES.indexOf(partsOf(target)[1]?.replace(/\.ts$/, "") ?? "");
      return room === "server" && floor !== -1 && to > floor;
    });
    expect(upward).toEqual([]);
  });

  it("reach the sandbox from the page only through a transport", () => {
    const direct = complaints(
      ({ room, parts }, to) =>
        room === "client" && to.room === "sandbox" && parts[1] !== "transports",
    );
    expect(direct).toEqual([]);
  });

  it("point at a file that is there", () => {
    expect(complaints((_, { target }) => !existsSync(target))).toEqual([]);
  });

  it("carry their ending", () => {
    expect(complaints((_, { target }) => !/\.\w+$/.test(target))).toEqual([]);
  });
});

describe("files", () => {
  it("export by name", () => {
    expect(pathsOf(sources.filter(({ text }) => /^export default\b/m.test(text)))).toEqual([]);
  });

  it("are no barrels", () => {
    const barrels = sources.filter(
      ({ text, parts }) => parts.at(-1) === "index.ts" || /^export \*/m.test(text),
    );
    expect(pathsOf(barrels)).toEqual([]);
  });

  it("are named for what they hold, unless upstream has named them", () => {
    const vague = sources.filter(
      ({ parts }) =>
        !(parts[0] === "server" && MIRRORS.has(parts[1] ?? "")) &&
        parts.some((part) =>
          /^(?:.*[-_])?(?:utils?|helpers?|misc|manager|common)(?:\.ts)?$/.test(part),
        ),
    );
    expect(pathsOf(vague)).toEqual([]);
  });

  it("have at most 400 lines", () => {
    const long = sources.filter(({ text }) => text.trimEnd().split("\n").length > 400);
    expect(pathsOf(long)).toEqual([]);
  });

  it("know none of the transcripts that judge them", () => {
    const scenarios = join(root, "test/conformance/scenarios");
    const names = readdirSync(scenarios).flatMap((area) =>
      readdirSync(join(scenarios, area)).map((file) => `${area}/${file.replace(/\.json$/, "")}`),
    );
    const knowing = sources.filter(({ text }) => names.some((name) => text.includes(`"${name}"`)));
    expect(pathsOf(knowing)).toEqual([]);
  });
});

describe("rooms", () => {
  const foldersIn = (path: string): string[] =>
    readdirSync(path).filter((name) => statSync(join(path, name)).isDirectory());
  const rooms = foldersIn(src);

  it("say what they are", () => {
    const parts = foldersIn(join(src, "server")).map((name) => `server/${name}`);
    const silent = [...rooms, ...parts].filter((room) => !existsSync(join(src, room, "README.md")));
    expect(silent).toEqual([]);
  });

  it("have a place in the order of imports", () => {
    expect(rooms.filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });
});
