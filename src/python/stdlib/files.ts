import { FileNotFoundError, IsADirectoryError, NotSimulated } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { quoteText } from "../operations.ts";
import { Bytes, type Value } from "../values.ts";
import { encodeText } from "./codecs.ts";

/** Where the learner's project stands. */
export const PROJECT_ROOT = "/project";

/** The path inside the project, e.g. "bookstore/keys.pem"; null outside of it. */
function projectPath(path: string): string | null {
  const absolute = path.startsWith("/") ? path : `${PROJECT_ROOT}/${path}`;
  const parts: string[] = [];
  for (const part of absolute.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  const [root, ...rest] = parts;
  return `/${root ?? ""}` === PROJECT_ROOT ? rest.join("/") : null;
}

export function isFile(files: ReadonlyMap<string, string>, path: string): boolean {
  const inside = projectPath(path);
  return inside !== null && files.has(inside);
}

export function isDirectory(files: ReadonlyMap<string, string>, path: string): boolean {
  const inside = projectPath(path);
  if (inside === null) return false;
  return inside === "" || [...files.keys()].some((name) => name.startsWith(`${inside}/`));
}

/** The text of a project file. @throws FileNotFoundError, IsADirectoryError as open() */
export function readText(files: ReadonlyMap<string, string>, path: string): string {
  const inside = projectPath(path);
  const text = inside === null ? undefined : files.get(inside);
  if (text !== undefined) return text;
  if (isDirectory(files, path)) throw withPath(new IsADirectoryError(21, "Is a directory"), path);
  throw withPath(new FileNotFoundError(2, "No such file or directory"), path);
}

function withPath<E extends Error>(error: E, path: string): E {
  const text = `[Errno ${String((error as unknown as { args: Value[] }).args[0])}] ${String((error as unknown as { args: Value[] }).args[1])}: ${quoteText(path)}`;
  Object.defineProperty(error, "__str__", { value: () => text });
  return error;
}

/** A project file opened for reading. */
@pyclass("_io.TextIOWrapper")
export class TextFile extends PyObject {
  #left = "";
  #binary = false;

  static of(text: string, binary: boolean): TextFile {
    const file = new TextFile();
    file.#left = text;
    file.#binary = binary;
    return file;
  }
  @py("size=-1") read(): Value {
    const text = this.#left;
    this.#left = "";
    return this.#give(text);
  }
  @py("size=-1") readline(): Value {
    const end = this.#left.indexOf("\n") + 1;
    const line = end === 0 ? this.#left : this.#left.slice(0, end);
    this.#left = this.#left.slice(line.length);
    return this.#give(line);
  }
  @py("hint=-1") readlines(): Value[] {
    return [...this];
  }
  @py() close(): void {
    this.#left = "";
  }
  @py() __enter__(): this {
    return this;
  }
  @py("*args") __exit__(): void {
    this.close();
  }
  #give(text: string): Value {
    return this.#binary ? new Bytes(encodeText(text, "utf-8")) : text;
  }
  *[Symbol.iterator](): IterableIterator<Value> {
    while (this.#left !== "") yield this.readline();
  }
}

/** open(path, mode). @throws NotSimulated for writing, FileNotFoundError */
export function openFile(files: ReadonlyMap<string, string>, path: string, mode: string): TextFile {
  if (/[wax+]/.test(mode))
    throw new NotSimulated(`the workbook's files cannot be written from Python: ${path}`);
  return TextFile.of(readText(files, path), mode.includes("b"));
}
