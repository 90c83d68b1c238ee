import { call } from "../../call.ts";
import { Exception, IndexError, TypeError } from "../../errors.ts";
import { ListIterator } from "../../iteration.ts";
import { native, py, pyclass, PyObject } from "../../objects.ts";
import { quoteText, typeName } from "../../operations.ts";
import { strOf } from "../../protocols.ts";
import { Dict, Tuple, type Value } from "../../values.ts";
import { libraryModule } from "../definition.ts";
import { translatePattern } from "../pattern.ts";

const FLAGS = {
  ASCII: 256,
  DOTALL: 16,
  IGNORECASE: 2,
  LOCALE: 4,
  MULTILINE: 8,
  UNICODE: 32,
  VERBOSE: 64,
} as const;

function requireText(value: Value): string {
  if (typeof value === "string") return value;
  throw new TypeError(`expected string or bytes-like object, got '${typeName(value)}'`);
}

@pyclass("re.error")
class PatternError extends Exception {}

@pyclass("re.Match")
class Match extends PyObject {
  declare string: string;
  declare re: Pattern;
  #found: RegExpExecArray = Object.assign([""], {
    index: 0,
    input: "",
  }) as unknown as RegExpExecArray;

  static of(re: Pattern, found: RegExpExecArray): Match {
    const match = Object.assign(new Match(), { string: found.input, re });
    match.#found = found;
    return match;
  }
  #index(key: Value): number | string {
    const known =
      typeof key === "number"
        ? key >= 0 && key < this.#found.length
        : Object.hasOwn(this.#found.groups ?? {}, String(key));
    if (!known) throw new IndexError("no such group");
    return typeof key === "number" ? key : String(key);
  }
  at(key: Value): Value {
    const index = this.#index(key);
    return (typeof index === "number" ? this.#found[index] : this.#found.groups?.[index]) ?? null;
  }
  bounds(key: Value): [number, number] {
    const index = this.#index(key);
    const { indices } = this.#found;
    return (typeof index === "number" ? indices?.[index] : indices?.groups?.[index]) ?? [-1, -1];
  }
  @py("*groups") group(keys: Value[]): Value {
    if (keys.length <= 1) return this.at(keys[0] ?? 0);
    return new Tuple(keys.map((key) => this.at(key)));
  }
  @py("default=None") groups(fallback: Value | undefined): Tuple {
    return new Tuple(
      this.#found.slice(1).map((one: string | undefined) => one ?? fallback ?? null),
    );
  }
  @py("default=None") groupdict(fallback: Value | undefined): Dict {
    const named = Object.entries((this.#found.groups ?? {}) as Record<string, string | undefined>);
    return new Dict(named.map(([name, value]) => [name, value ?? fallback ?? null] as const));
  }
  @py("group=0") start(key: Value | undefined): number {
    return this.bounds(key ?? 0)[0];
  }
  @py("group=0") end(key: Value | undefined): number {
    return this.bounds(key ?? 0)[1];
  }
  @py("group=0") span(key: Value | undefined): Tuple {
    return new Tuple(this.bounds(key ?? 0));
  }
  __getitem__(key: Value): Value {
    return this.at(key);
  }
  __repr__(): string {
    const [start, end] = this.bounds(0);
    return `<re.Match object; span=(${start}, ${end}), match=${quoteText(String(this.at(0)))}>`;
  }
}

@pyclass("re.Pattern")
class Pattern extends PyObject {
  declare pattern: string;
  declare flags: number;
  #compiled = /(?:)/g;

  static of(pattern: Value, flags: number): Pattern {
    if (pattern instanceof Pattern) return pattern;
    if (typeof pattern !== "string")
      throw new TypeError("first argument must be string or compiled pattern");
    const has = (flag: number): boolean => (flags & flag) !== 0;
    const made = Object.assign(new Pattern(), { pattern, flags: flags | FLAGS.UNICODE });
    made.#compiled = translatePattern(pattern, {
      ignoreCase: has(FLAGS.IGNORECASE),
      multiline: has(FLAGS.MULTILINE),
      dotAll: has(FLAGS.DOTALL),
      verbose: has(FLAGS.VERBOSE),
      ascii: has(FLAGS.ASCII),
    });
    return made;
  }
  /** All matches from left to right. */
  matches(text: string): Match[] {
    return [...text.matchAll(this.#compiled)].map((found) => Match.of(this, found));
  }
  #anchored(text: string, whole: boolean): Value {
    const sticky = new RegExp(
      whole ? `(?:${this.#compiled.source})(?![^])` : this.#compiled.source,
      this.#compiled.flags.replace("g", "y"),
    );
    const found = sticky.exec(text);
    return found ? Match.of(this, found) : null;
  }
  @py("string") match(text: Value): Value {
    return this.#anchored(requireText(text), false);
  }
  @py("string") fullmatch(text: Value): Value {
    return this.#anchored(requireText(text), true);
  }
  @py("string") search(text: Value): Value {
    return this.matches(requireText(text))[0] ?? null;
  }
  @py("string") findall(text: Value): Value[] {
    return this.matches(requireText(text)).map((match) => {
      const groups = match.groups("").items;
      return groups.length === 0
        ? match.at(0)
        : groups.length === 1
          ? (groups[0] ?? "")
          : new Tuple(groups);
    });
  }
  @py("string") finditer(text: Value): ListIterator {
    return new ListIterator(this.matches(requireText(text)));
  }
  @py("repl, string, count=0") async sub(
    replacement: Value,
    text: Value,
    count: number | undefined,
  ): Promise<string> {
    return (await this.substituted(replacement, requireText(text), count ?? 0))[0];
  }
  @py("repl, string, count=0") async subn(
    replacement: Value,
    text: Value,
    count: number | undefined,
  ): Promise<Tuple> {
    return new Tuple(await this.substituted(replacement, requireText(text), count ?? 0));
  }
  async substituted(replacement: Value, text: string, count: number): Promise<[string, number]> {
    const found = this.matches(text).slice(0, count === 0 ? undefined : count);
    let [result, at] = ["", 0];
    for (const match of found) {
      const [start, end] = match.bounds(0);
      const put =
        typeof replacement === "string"
          ? expand(replacement, match)
          : await strOf(await call(replacement, [match]));
      result += text.slice(at, start) + put;
      at = end;
    }
    return [result + text.slice(at), found.length];
  }
  @py("string, maxsplit=0") split(text: Value, most: number | undefined): Value[] {
    const source = requireText(text);
    const parts: Value[] = [];
    let at = 0;
    for (const match of this.matches(source).slice(0, most ? most : undefined)) {
      const [start, end] = match.bounds(0);
      parts.push(source.slice(at, start), ...match.groups(null).items);
      at = end;
    }
    return [...parts, source.slice(at)];
  }
  __repr__(): string {
    return `re.compile(${quoteText(this.pattern)})`;
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", "\\": "\\" };

/** `\1` and `\g<name>` in a replacement. */
function expand(template: string, match: Match): string {
  return template.replaceAll(
    /\\(?:g<(\w+)>|(\d{1,2})|(.))/g,
    (_written: string, name?: string, digits?: string, letter: string = "") => {
      const key = name ?? digits;
      if (key !== undefined) return String(match.at(/^\d+$/.test(key) ? Number(key) : key) ?? "");
      return ESCAPED[letter] ?? `\\${letter}`;
    },
  );
}

type Method = "match" | "fullmatch" | "search" | "findall" | "finditer";

function shortcut(name: Method): Value {
  return native(
    "pattern, string, flags=0",
    (pattern: Value, text: Value, flags: number | undefined) =>
      Pattern.of(pattern, flags ?? 0)[name](text),
    name,
  );
}

/** Mirrors re, its patterns translated to JavaScript's where they mean the same. */
export const re = libraryModule(
  "re",
  () => ({
    ...FLAGS,
    A: FLAGS.ASCII,
    I: FLAGS.IGNORECASE,
    M: FLAGS.MULTILINE,
    Match,
    Pattern,
    S: FLAGS.DOTALL,
    U: FLAGS.UNICODE,
    X: FLAGS.VERBOSE,
    compile: native(
      "pattern, flags=0",
      (pattern: Value, flags: number | undefined) => Pattern.of(pattern, flags ?? 0),
      "compile",
    ),
    error: PatternError,
    escape: native(
      "pattern",
      (text: Value) => requireText(text).replaceAll(/[\s#$&()*+\-.?[\\\]^{|}~]/g, "\\$&"),
      "escape",
    ),
    findall: shortcut("findall"),
    finditer: shortcut("finditer"),
    fullmatch: shortcut("fullmatch"),
    match: shortcut("match"),
    search: shortcut("search"),
    split: native(
      "pattern, string, maxsplit=0, flags=0",
      (pattern: Value, text: Value, most: number | undefined, flags: number | undefined) =>
        Pattern.of(pattern, flags ?? 0).split(text, most),
      "split",
    ),
    sub: native(
      "pattern, repl, string, count=0, flags=0",
      (
        pattern: Value,
        replacement: Value,
        text: Value,
        count: number | undefined,
        flags: number | undefined,
      ) => Pattern.of(pattern, flags ?? 0).sub(replacement, text, count),
      "sub",
    ),
  }),
  { isPackage: true },
);
