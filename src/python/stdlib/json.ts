import { RecursionError, TypeError, ValueError } from "../errors.ts";
import { pyclass } from "../objects.ts";
import { digitsToBigInt, floatRepr, intText } from "../numbers.ts";
import { className, typeName } from "../operations.ts";
import { Bytes, Dict, Float, toInt, Tuple, type Value } from "../values.ts";

/** Mirrors json.JSONDecodeError: its text is "msg: line L column C (char N)". */
@pyclass("json.decoder.JSONDecodeError")
export class JSONDecodeError extends ValueError {
  declare msg: string;
  declare pos: number;
  /** Makes the error for a position counted in code points. */
  static at(msg: string, document: string, pos: number): JSONDecodeError {
    const before = document.slice(0, pos);
    const line = before.split("\n").length;
    const column = pos - before.lastIndexOf("\n");
    const index = [...before].length;
    const shift = before.length - index;
    const error = new JSONDecodeError(
      `${msg}: line ${line} column ${column - shift} (char ${index})`,
    );
    error.msg = msg;
    error.pos = index;
    return error;
  }
}

/** How loads reads what strict JSON does not have. */
export interface LoadOptions {
  /** Given NaN, Infinity or -Infinity. DRF's strict mode raises here. */
  readonly parseConstant?: (name: string) => Value;
}

/**
 * json.loads of CPython 3.11: ints and floats kept apart, ints of any size, NaN and Infinity read, the last of duplicate
 * keys kept, lone surrogates allowed.
 * @throws JSONDecodeError
 */
export function loads(source: Value, options: LoadOptions = {}): Value {
  if (typeof source === "string") {
    if (source.startsWith("\uFEFF"))
      throw JSONDecodeError.at("Unexpected UTF-8 BOM (decode using utf-8-sig)", source, 0);
    return new Reader(source, options).document();
  }
  if (source instanceof Bytes) return new Reader(decodeBytes(source.value), options).document();
  throw new TypeError(`the JSON object must be str, bytes or bytearray, not ${typeName(source)}`);
}

/** Mirrors json.detect_encoding. @throws UnicodeDecodeError's parent ValueError for bytes that are no text */
function decodeBytes(bytes: Uint8Array): string {
  const encoding = detectEncoding(bytes);
  try {
    if (encoding.startsWith("utf-32")) return decodeUtf32(bytes, encoding === "utf-32-le");
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new ValueError(`'${encoding}' codec can't decode the bytes`, { cause });
  }
}

function detectEncoding(bytes: Uint8Array): string {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? "utf-32-le" : "utf-16le";
  if (a === 0xfe && b === 0xff) return "utf-16be";
  if (bytes.length >= 4) {
    if (!a) return b ? "utf-16be" : "utf-32-be";
    if (!b) return c !== 0 || d !== 0 ? "utf-16le" : "utf-32-le";
  } else if (bytes.length === 2) {
    if (!a) return "utf-16be";
    if (!b) return "utf-16le";
  }
  return "utf-8";
}

function decodeUtf32(bytes: Uint8Array, little: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let text = "";
  for (let at = 0; at + 4 <= bytes.length; at += 4)
    text += String.fromCodePoint(view.getUint32(at, little));
  return text.replace(/^\uFEFF/, "");
}

const NUMBER = /(-?(?:0|[1-9]\d*))(\.\d+)?([eE][-+]?\d+)?/y;
const CHUNK = /[^"\\\x00-\x1f]*/y;
const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};
const CONSTANTS: readonly [string, number][] = [
  ["NaN", NaN],
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
];
/** Levels that fit on CPython's stack beneath a view of Django REST framework. */
const DEEPEST = 946;

class Reader {
  readonly #text: string;
  readonly #options: LoadOptions;
  #at = 0;
  #depth = 0;

  constructor(text: string, options: LoadOptions) {
    this.#text = text;
    this.#options = options;
  }

  document(): Value {
    this.#blanks();
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length) throw this.#error("Extra data", this.#at);
    return value;
  }

  #error(message: string, at: number): JSONDecodeError {
    return JSONDecodeError.at(message, this.#text, at);
  }

  #blanks(): void {
    while (" \t\n\r".includes(this.#text[this.#at] ?? "x")) this.#at += 1;
  }

  #value(): Value {
    const next = this.#text[this.#at];
    if (next === '"') {
      this.#at += 1;
      return this.#string();
    }
    if (next === "{" || next === "[") {
      this.#depth += 1;
      if (this.#depth > DEEPEST)
        throw new RecursionError(
          `maximum recursion depth exceeded while decoding a JSON ${next === "[" ? "array" : "object"} from a unicode string`,
        );
      const value = next === "{" ? this.#object() : this.#array();
      this.#depth -= 1;
      return value;
    }
    for (const [word, value] of [
      ["null", null],
      ["true", true],
      ["false", false],
    ] as const) {
      if (this.#text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    return this.#number() ?? this.#constant();
  }

  #number(): Value | undefined {
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.#text);
    if (!match) return undefined;
    this.#at = NUMBER.lastIndex;
    const [all, whole = "", fraction, exponent] = match;
    return fraction === undefined && exponent === undefined
      ? toInt(digitsToBigInt(whole))
      : new Float(Number(all));
  }

  #constant(): Value {
    for (const [name, value] of CONSTANTS) {
      if (!this.#text.startsWith(name, this.#at)) continue;
      this.#at += name.length;
      return this.#options.parseConstant?.(name) ?? new Float(value);
    }
    throw this.#error("Expecting value", this.#at);
  }

  #string(): string {
    const begin = this.#at - 1;
    let text = "";
    for (;;) {
      CHUNK.lastIndex = this.#at;
      text += CHUNK.exec(this.#text)?.[0] ?? "";
      this.#at = CHUNK.lastIndex;
      const end = this.#text[this.#at];
      if (end === undefined) throw this.#error("Unterminated string starting at", begin);
      if (end === '"') {
        this.#at += 1;
        return text;
      }
      if (end !== "\\") throw this.#error("Invalid control character at", this.#at);
      text += this.#escape(begin);
    }
  }

  #escape(begin: number): string {
    const at = this.#at;
    const letter = this.#text[at + 1];
    if (letter === undefined) throw this.#error("Unterminated string starting at", begin);
    if (letter !== "u") {
      const known = SIMPLE_ESCAPES[letter];
      if (known === undefined) throw this.#error("Invalid \\escape", at);
      this.#at += 2;
      return known;
    }
    const digits = this.#text.slice(at + 2, at + 6);
    if (!/^[0-9a-fA-F]{4}$/.test(digits)) throw this.#error("Invalid \\uXXXX escape", at + 1);
    this.#at += 6;
    return String.fromCharCode(Number.parseInt(digits, 16));
  }

  #object(): Dict {
    const dict = new Dict();
    this.#at += 1;
    this.#blanks();
    if (this.#text[this.#at] === "}") {
      this.#at += 1;
      return dict;
    }
    for (;;) {
      if (this.#text[this.#at] !== '"') {
        throw this.#error("Expecting property name enclosed in double quotes", this.#at);
      }
      this.#at += 1;
      const key = this.#string();
      this.#blanks();
      if (this.#text[this.#at] !== ":") throw this.#error("Expecting ':' delimiter", this.#at);
      this.#at += 1;
      this.#blanks();
      dict.set(key, this.#value());
      if (this.#ends("}")) return dict;
    }
  }

  #array(): Value[] {
    const items: Value[] = [];
    this.#at += 1;
    this.#blanks();
    if (this.#text[this.#at] === "]") {
      this.#at += 1;
      return items;
    }
    for (;;) {
      items.push(this.#value());
      if (this.#ends("]")) return items;
    }
  }

  /** Behind a member: true at the end, false behind a comma. */
  #ends(closing: "}" | "]"): boolean {
    this.#blanks();
    const next = this.#text[this.#at];
    if (next === closing) {
      this.#at += 1;
      return true;
    }
    if (next !== ",") throw this.#error("Expecting ',' delimiter", this.#at);
    this.#at += 1;
    this.#blanks();
    return false;
  }
}

export interface DumpOptions {
  /** Between items, and between key and value. Default [", ", ": "]; with `indent` [",", ": "]. */
  readonly separators?: readonly [string, string];
  /** Spaces a level; null for one line. */
  readonly indent?: number | null;
  /** False leaves characters beyond ASCII as they are. */
  readonly ensureAscii?: boolean;
  readonly sortKeys?: boolean;
  /** False refuses NaN and infinities. */
  readonly allowNan?: boolean;
  /** For values JSON has no word for. Without it they raise TypeError. */
  readonly default?: (value: Value) => Value;
}

/** json.dumps of CPython 3.11. @throws TypeError "Object of type X is not JSON serializable", ValueError for NaN */
export function dumps(value: Value, options: DumpOptions = {}): string {
  return new Writer(options).write(value, 0);
}

class Writer {
  readonly #options: DumpOptions;
  readonly #item: string;
  readonly #key: string;

  constructor(options: DumpOptions) {
    this.#options = options;
    const indented = typeof options.indent === "number";
    [this.#item, this.#key] = options.separators ?? [indented ? "," : ", ", ": "];
  }

  write(value: Value, level: number): string {
    const scalar = this.#scalar(value);
    if (scalar !== undefined) return scalar;
    if (Array.isArray(value)) return this.#list(value as Value[], level);
    if (value instanceof Tuple) return this.#list(value.items, level);
    if (value instanceof Dict) return this.#dict(value, level);
    if (this.#options.default) return this.write(this.#options.default(value), level);
    throw new TypeError(`Object of type ${className(value)} is not JSON serializable`);
  }

  #scalar(value: Value): string | undefined {
    if (value === null) return "null";
    if (typeof value === "boolean") return String(value);
    if (typeof value === "number" || typeof value === "bigint") return intText(value);
    if (typeof value === "string") return quoteJson(value, this.#options.ensureAscii ?? true);
    return value instanceof Float ? this.#float(value.value) : undefined;
  }

  #float(value: number): string {
    if (Number.isFinite(value)) return floatRepr(value);
    if (this.#options.allowNan === false) {
      throw new ValueError(`Out of range float values are not JSON compliant`);
    }
    return Number.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  }

  #list(items: readonly Value[], level: number): string {
    return this.#wrap(
      "[",
      "]",
      items.map((item) => this.write(item, level + 1)),
      level,
    );
  }

  #dict(dict: Dict, level: number): string {
    const entries = [...dict].map(([key, value]) => [this.#keyText(key), value] as const);
    if (this.#options.sortKeys) entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    const ascii = this.#options.ensureAscii ?? true;
    const members = entries.map(
      ([key, value]) => quoteJson(key, ascii) + this.#key + this.write(value, level + 1),
    );
    return this.#wrap("{", "}", members, level);
  }

  #keyText(key: Value): string {
    if (typeof key === "string") return key;
    const scalar =
      key instanceof Float || typeof key !== "object" || key === null
        ? this.#scalar(key)
        : undefined;
    if (scalar !== undefined) return scalar;
    throw new TypeError(`keys must be str, int, float, bool or None, not ${typeName(key)}`);
  }

  #wrap(open: string, close: string, parts: readonly string[], level: number): string {
    if (parts.length === 0) return open + close;
    const { indent } = this.#options;
    if (typeof indent !== "number") return open + parts.join(this.#item) + close;
    const inner = `\n${" ".repeat(indent * (level + 1))}`;
    return (
      open + inner + parts.join(this.#item + inner) + `\n${" ".repeat(indent * level)}` + close
    );
  }
}

const SHORT: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\f": "\\f",
  "\b": "\\b",
};

function quoteJson(text: string, ascii: boolean): string {
  const special = ascii ? /["\\]|[^ -~]/g : /["\\\x00-\x1f]/g;
  const escaped = text.replaceAll(
    special,
    (character) =>
      SHORT[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `"${escaped}"`;
}
