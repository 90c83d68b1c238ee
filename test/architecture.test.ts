import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");

/** What each room may import beside itself; see the README of each. Type-only imports count too. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  protocol: [],
  python: [],
  http: [],
  tokens: ["protocol", "http"],
  server: ["python", "http", "protocol"],
  bookstore: [],
  sandbox: ["server", "http", "protocol", "bookstore", "client"],
  worker: ["sandbox", "http", "protocol", "client"],
  client: ["http", "protocol", "tokens", "sandbox"],
  ui: [],
  course: ["client", "tokens", "ui", "http", "protocol"],
  workbench: ["client", "tokens", "ui", "http", "protocol"],
  app: ["course", "workbench", "client", "tokens", "ui", "http", "protocol"],
};

/** Inside the server: simplejwt → rest_framework → django, never back. */
const PACKAGES = ["django", "rest_framework", "rest_framework_simplejwt"];

function walk(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? walk(path) : [path]));
}

const files = walk(src).filter((path) => path.endsWith(".ts"));
const IMPORT = /(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)"(\.[^"]+)"/g;

function importsOf(path: string): string[] {
  return [...readFileSync(path, "utf8").matchAll(IMPORT)].map(([, target = ""]) =>
    resolve(dirname(path), target.replace(/\?.*$/, "")),
  );
}

const inside = (path: string): string[] => relative(src, path).split(sep);

describe("the house", () => {
  it("imports downwards only", () => {
    const upward = files.flatMap((path) => {
      const [room = ""] = inside(path);
      return importsOf(path)
        .map((target) => inside(target)[0] ?? "")
        .filter((target) => target !== room && !(MAY_IMPORT[room] ?? []).includes(target))
        .map((target) => `${relative(root, path)} imports from ${target}`);
    });
    expect(upward).toEqual([]);
  });

  it("keeps django below rest_framework below rest_framework_simplejwt", () => {
    const upward = files.flatMap((path) => {
      const [room, own = ""] = inside(path);
      const floor = PACKAGES.indexOf(own);
      if (room !== "server" || floor === -1) return [];
      return importsOf(path)
        .filter((target) => PACKAGES.indexOf(inside(target)[1] ?? "") > floor)
        .map((target) => `${relative(root, path)} imports ${relative(src, target)}`);
    });
    expect(upward).toEqual([]);
  });

  it("lets the page reach the sandbox only through a transport", () => {
    const direct = files.filter((path) => {
      const [room, folder] = inside(path);
      return room === "client" && folder !== "transports" && importsOf(path).some((target) => inside(target)[0] === "sandbox");
    });
    expect(direct.map((path) => relative(root, path))).toEqual([]);
  });

  it("has no import that points nowhere", () => {
    const broken = files.flatMap((path) =>
      importsOf(path)
        .filter((target) => !existsSync(target))
        .map((target) => `${relative(root, path)} imports ${relative(root, target)}`),
    );
    expect(broken).toEqual([]);
  });

  it("names files for what they hold", () => {
    const vague = files.filter((path) => /(?:^|[-_])(utils?|helpers?|misc|manager|common)\.ts$/.test(inside(path).at(-1) ?? ""));
    expect(vague.map((path) => relative(root, path))).toEqual([]);
  });

  it("keeps every file under 400 lines", () => {
    const long = files.filter((path) => readFileSync(path, "utf8").split("\n").length > 401);
    expect(long.map((path) => relative(root, path))).toEqual([]);
  });

  it("says in every room what the room is", () => {
    const rooms = readdirSync(src).filter((name) => statSync(join(src, name)).isDirectory());
    expect(rooms.filter((room) => !existsSync(join(src, room, "README.md")))).toEqual([]);
    expect(rooms.filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it("knows none of its transcripts", () => {
    const names = readdirSync(join(root, "test/conformance/scenarios")).flatMap((area) =>
      readdirSync(join(root, "test/conformance/scenarios", area)).map((file) => `${area}/${file.replace(/\.json$/, "")}`),
    );
    const known = files.filter((path) => {
      const text = readFileSync(path, "utf8");
      return names.some((name) => text.includes(`"${name}"`));
    });
    expect(known.map((path) => relative(root, path))).toEqual([]);
  });
});
