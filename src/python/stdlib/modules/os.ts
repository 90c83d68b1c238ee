import { native, pyclass } from "../../objects.ts";
import { KeyError, TypeError } from "../../errors.ts";
import { typeName } from "../../operations.ts";
import { strOf } from "../../protocols.ts";
import { Dict, Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";
import { isDirectory, isFile, PROJECT_ROOT } from "../files.ts";

/** Mirrors os.path on a POSIX system. */
export const os_path = libraryModule("os.path", ({ host: { files } }) => {
  const join = (paths: readonly string[]): string =>
    paths.reduce((joined, path) =>
      path.startsWith("/") || joined === ""
        ? path
        : joined.endsWith("/")
          ? joined + path
          : `${joined}/${path}`,
    );
  const normpath = (path: string): string => {
    const parts: string[] = [];
    for (const part of path.split("/")) {
      if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
      else if (part !== "" && part !== "." && !(part === ".." && path.startsWith("/")))
        parts.push(part);
    }
    return (path.startsWith("/") ? "/" : "") + parts.join("/") || ".";
  };
  const abspath = (path: string): string => normpath(join([PROJECT_ROOT, path]));
  const dirname = (path: string): string =>
    path.includes("/")
      ? path.slice(0, Math.max(path.lastIndexOf("/"), 1)).replace(/^(.+)\/$/, "$1")
      : "";
  const onPath = (name: string, run: (path: string) => Value) =>
    native("path", async (path: Value) => run(await strOf(path)), name);
  return {
    abspath: onPath("abspath", abspath),
    basename: onPath("basename", (path) => path.slice(path.lastIndexOf("/") + 1)),
    dirname: onPath("dirname", dirname),
    exists: onPath("exists", (path) => isFile(files, path) || isDirectory(files, path)),
    isabs: onPath("isabs", (path) => path.startsWith("/")),
    isdir: onPath("isdir", (path) => isDirectory(files, path)),
    isfile: onPath("isfile", (path) => isFile(files, path)),
    join: native(
      "*paths",
      async (paths: Value[]) => {
        const texts: string[] = [];
        for (const path of paths) texts.push(await strOf(path));
        return join(texts);
      },
      "join",
    ),
    normpath: onPath("normpath", normpath),
    realpath: onPath("realpath", abspath),
    sep: "/",
    split: onPath(
      "split",
      (path) => new Tuple([dirname(path), path.slice(path.lastIndexOf("/") + 1)]),
    ),
    splitext: onPath("splitext", (path) => {
      const extension = /(?<=[^/])\.[^./]*$/.exec(path)?.[0] ?? "";
      return new Tuple([path.slice(0, path.length - extension.length), extension]);
    }),
  };
});

/** Mirrors os, as far as a settings file asks it. */
export const os = libraryModule("os", async (process) => {
  @pyclass("os._Environ")
  class Environ extends Dict {
    override set(key: Value, value: Value): this {
      if (typeof value !== "string") throw new TypeError(`str expected, not ${typeName(value)}`);
      return super.set(key, value);
    }
    __getitem__(key: Value): Value {
      const value = this.get(key);
      if (value === undefined) throw new KeyError(key);
      return value;
    }
  }
  const environ = new Environ(
    Object.entries({
      HOME: "/root",
      LANG: "C.UTF-8",
      PATH: "/usr/local/bin:/usr/bin:/bin",
      PWD: PROJECT_ROOT,
      ...process.host.terminal.env,
    }),
  );
  await process.load(os_path);
  return {
    environ,
    getcwd: native("", () => PROJECT_ROOT, "getcwd"),
    getenv: native(
      "key, default=None",
      (key: Value, fallback: Value | undefined) => environ.get(key) ?? fallback ?? null,
      "getenv",
    ),
    fspath: native("path", async (path: Value) => await strOf(path), "fspath"),
    linesep: "\n",
    name: "posix",
    path: await process.importModule("os.path"),
    pathsep: ":",
    sep: "/",
  };
});
