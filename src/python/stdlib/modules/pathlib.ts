import { native, py, pyclass, PyObject } from "../../objects.ts";
import { quoteText } from "../../operations.ts";
import { strOf } from "../../protocols.ts";
import { Bytes, Tuple, type Value } from "../../values.ts";
import { encodeText } from "../codecs.ts";
import { libraryModule } from "../definition.ts";
import { isDirectory, isFile, openFile, PROJECT_ROOT, readText, type TextFile } from "../files.ts";

/** "a//b/./c" → "a/b/c": pathlib drops empty parts and dots, and keeps "..". */
function normalize(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && part !== ".");
  const root = path.startsWith("/") ? "/" : "";
  return root + parts.join("/") || ".";
}

/** "/a/b/../c" → "/a/c" */
function collapse(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return `/${parts.join("/")}`;
}

/** Mirrors pathlib.Path on a POSIX system, over the project's files. */
export const pathlib = libraryModule("pathlib", ({ host: { files } }) => {
  @pyclass("pathlib.PosixPath")
  class Path extends PyObject {
    declare path: string;

    static of(path: string): Path {
      const made = new Path();
      made.path = normalize(path);
      return made;
    }

    @py("*segments") async __init__(segments: Value[]): Promise<void> {
      let joined = "";
      for (const segment of segments) joined = join(joined, await strOf(segment));
      this.path = normalize(joined);
    }

    get parent(): Path {
      const cut = this.path.lastIndexOf("/");
      if (cut > 0) return Path.of(this.path.slice(0, cut));
      return Path.of(cut === 0 ? "/" : ".");
    }
    get parents(): Tuple {
      const found: Path[] = [];
      for (let at = this.parent; at.path !== found.at(-1)?.path; at = at.parent) found.push(at);
      return new Tuple(found);
    }
    get name(): string {
      return this.path === "/" || this.path === "." ? "" : (this.path.split("/").at(-1) ?? "");
    }
    get stem(): string {
      return this.name.replace(/(?<=.)\.[^.]*$/, "");
    }
    get suffix(): string {
      return /(?<=.)\.[^.]+$/.exec(this.name)?.[0] ?? "";
    }
    get parts(): Tuple {
      const root = this.path.startsWith("/") ? ["/"] : [];
      return new Tuple([...root, ...this.path.split("/").filter((part) => part !== "")]);
    }

    @py("strict=False") resolve(): Path {
      return Path.of(collapse(join(PROJECT_ROOT, this.path)));
    }
    @py() absolute(): Path {
      return Path.of(join(PROJECT_ROOT, this.path));
    }
    @py() is_absolute(): boolean {
      return this.path.startsWith("/");
    }
    @py() as_posix(): string {
      return this.path;
    }
    @py("*other") async joinpath(others: Value[]): Promise<Path> {
      let { path } = this;
      for (const other of others) path = join(path, await strOf(other));
      return Path.of(path);
    }
    @py("name") with_name(name: string): Path {
      return Path.of(join(this.parent.path, name));
    }
    @py("suffix") with_suffix(suffix: string): Path {
      return Path.of(join(this.parent.path, this.stem + suffix));
    }
    @py() exists(): boolean {
      return isFile(files, this.path) || isDirectory(files, this.path);
    }
    @py() is_file(): boolean {
      return isFile(files, this.path);
    }
    @py() is_dir(): boolean {
      return isDirectory(files, this.path);
    }
    @py("encoding=None, errors=None") read_text(): string {
      return readText(files, this.path);
    }
    @py() read_bytes(): Bytes {
      return new Bytes(encodeText(readText(files, this.path), "utf-8"));
    }
    @py("mode='r', buffering=-1, encoding=None, errors=None, newline=None") open(
      mode: string | undefined,
    ): TextFile {
      return openFile(files, this.path, mode ?? "r");
    }

    __truediv__(other: unknown): Path | undefined {
      if (typeof other === "string") return Path.of(join(this.path, other));
      return other instanceof Path ? Path.of(join(this.path, other.path)) : undefined;
    }
    __rtruediv__(other: unknown): Path | undefined {
      return typeof other === "string" ? Path.of(join(other, this.path)) : undefined;
    }
    __eq__(other: unknown): boolean {
      return other instanceof Path && other.path === this.path;
    }
    __fspath__(): string {
      return this.path;
    }
    __str__(): string {
      return this.path;
    }
    __repr__(): string {
      return `PosixPath(${quoteText(this.path)})`;
    }
  }
  Object.assign(Path, { cwd: native("", () => Path.of(PROJECT_ROOT)) });
  return { Path, PosixPath: Path, PurePath: Path };
});

/** What follows an absolute path replaces it. */
function join(first: string, second: string): string {
  if (second.startsWith("/") || first === "") return second;
  return `${first}/${second}`;
}
