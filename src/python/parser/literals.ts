import type { Expression, FStringPart, Span } from "../nodes.ts";
import { Bytes, Float, toInt, type Value } from "../values.ts";
import type { Token } from "./tokenizer.ts";

/** The value of a number token. */
export function numberValue(text: string): Value {
  const digits = text.replaceAll("_", "").toLowerCase();
  if (/^0[xbo]/.test(digits) || /^\d+$/.test(digits))
    return toInt(BigInt(digits.replace(/^0+(?=\d)/, "")));
  return new Float(Number(digits));
}

interface StringToken {
  readonly raw: boolean;
  readonly bytes: boolean;
  readonly formatted: boolean;
  readonly body: string;
}

function takeApart({ text }: Token): StringToken {
  const prefix = (/^[a-zA-Z]*/.exec(text)?.[0] ?? "").toLowerCase();
  const marks = /^("""|'''|"|')/.exec(text.slice(prefix.length))?.[0].length ?? 1;
  return {
    raw: prefix.includes("r"),
    bytes: prefix.includes("b"),
    formatted: prefix.includes("f"),
    body: text.slice(prefix.length + marks, text.length - marks),
  };
}

const ESCAPE =
  /\\(\n|[\\'"abfnrtv]|[0-7]{1,3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|N\{[^}]*\})/g;
const SIMPLE: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function unescape(body: string, bytes: boolean): string {
  return body.replaceAll(ESCAPE, (written, code: string) => {
    const simple = SIMPLE[code];
    if (simple !== undefined) return simple;
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    if (code.startsWith("x")) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    if (bytes || code.startsWith("N")) return written;
    const point = Number.parseInt(code.slice(1), 16);
    return point > 0x10ffff ? written : String.fromCodePoint(point);
  });
}

/** Parses the source of one `{…}` of an f-string, which begins at a place of the whole source. */
export type ParseInner = (source: string, line: number, column: number) => Expression;

/**
 * Adjacent string tokens as one expression.
 * @param fail refuses the string, at the token behind it as CPython does
 * @throws SyntaxError where bytes and text are mixed, or an f-string is malformed
 */
export function stringExpression(
  tokens: readonly Token[],
  span: Span,
  fail: (message: string) => never,
  parseInner: ParseInner,
): Expression {
  const strings = tokens.map(takeApart);
  if (strings.some(({ bytes }) => bytes)) {
    if (!strings.every(({ bytes }) => bytes)) fail("cannot mix bytes and nonbytes literals");
    const text = strings.map(({ body, raw }) => (raw ? body : unescape(body, true))).join("");
    if (strings.some(({ body }) => /[^\x00-\x7f]/.test(body)))
      fail("bytes can only contain ASCII literal characters");
    return {
      ...span,
      kind: "constant",
      value: new Bytes(Uint8Array.from(text, (character) => character.charCodeAt(0))),
    };
  }
  if (!strings.some(({ formatted }) => formatted)) {
    const value = strings.map(({ body, raw }) => (raw ? body : unescape(body, false))).join("");
    return { ...span, kind: "constant", value };
  }
  const parts = strings.flatMap(({ body, raw, formatted }, at): FStringPart[] => {
    const read = (text: string): string => (raw ? text : unescape(text, false));
    if (!formatted) return [{ kind: "text", text: read(body) }];
    const token = tokens[at];
    const start = {
      line: token?.line ?? span.line,
      column: (token?.column ?? 0) + (token?.text.indexOf(body) ?? 0),
    };
    const parse = (source: string, offset: number): Expression => {
      const before = body.slice(0, offset).split("\n");
      const last = before.at(-1)?.length ?? 0;
      return parseInner(
        source,
        start.line + before.length - 1,
        before.length === 1 ? start.column + last : last,
      );
    };
    return new FStringReader(body, read, parse, fail).parts();
  });
  return { ...span, kind: "fstring", parts };
}

class FStringReader {
  readonly #body: string;
  readonly #read: (text: string) => string;
  readonly #parseInner: (source: string, offset: number) => Expression;
  readonly #fail: (message: string) => never;
  #at = 0;

  constructor(
    body: string,
    read: (text: string) => string,
    parseInner: (source: string, offset: number) => Expression,
    fail: (message: string) => never,
  ) {
    this.#body = body;
    this.#read = read;
    this.#parseInner = parseInner;
    this.#fail = fail;
  }

  /** Parts up to the end, or inside a format specification up to its `}`. */
  parts(nested = false): FStringPart[] {
    const parts: FStringPart[] = [];
    let text = "";
    const flush = (): void => {
      if (text !== "") parts.push({ kind: "text", text: this.#read(text) });
      text = "";
    };
    while (this.#at < this.#body.length) {
      const next = this.#body.charAt(this.#at);
      const pair = this.#body.slice(this.#at, this.#at + 2);
      if (!nested && (pair === "{{" || pair === "}}")) {
        text += next;
        this.#at += 2;
      } else if (next === "}") {
        if (nested) break;
        this.#fail("f-string: single '}' is not allowed");
      } else if (next === "{") {
        flush();
        parts.push(this.#value());
      } else {
        text += next;
        this.#at += 1;
      }
    }
    flush();
    return parts;
  }

  #value(): FStringPart {
    this.#at += 1;
    const begin = this.#at;
    const end = this.#endOfExpression();
    let source = this.#body.slice(begin, end);
    if (source.trim() === "") this.#fail("f-string: empty expression not allowed");
    const debug = /^(.*[^=!<>])=\s*$/s.exec(source);
    if (debug) source = debug[1] ?? source;
    this.#at = end;
    let conversion: string | null = null;
    if (this.#body[this.#at] === "!") {
      conversion = this.#body[this.#at + 1] ?? "";
      if (!"rsa".includes(conversion) || conversion === "") {
        this.#fail(`f-string: invalid conversion character: expected 's', 'r', or 'a'`);
      }
      this.#at += 2;
    }
    let format: FStringPart[] = [];
    if (this.#body[this.#at] === ":") {
      this.#at += 1;
      format = this.parts(true);
    }
    if (this.#body[this.#at] !== "}") this.#fail("f-string: expecting '}'");
    this.#at += 1;
    const value = this.#parseInner(source, begin);
    return {
      kind: "value",
      value,
      conversion: conversion ?? (debug && format.length === 0 ? "r" : null),
      format,
      label: debug?.[0] ?? null,
    };
  }

  /** The `}`, `!` or `:` that ends the expression: outside brackets and strings. */
  #endOfExpression(): number {
    let depth = 0;
    let quote: string | null = null;
    for (let at = this.#at; at < this.#body.length; at += 1) {
      const character = this.#body.charAt(at);
      if (quote !== null) {
        if (character === quote) quote = null;
      } else if (character === "'" || character === '"') quote = character;
      else if (character === "\\")
        this.#fail("f-string expression part cannot include a backslash");
      else if ("([{".includes(character)) depth += 1;
      else if (depth > 0 && ")]}".includes(character)) depth -= 1;
      else if (depth === 0 && (character === "}" || character === ":")) return at;
      else if (depth === 0 && character === "!" && this.#body[at + 1] !== "=") return at;
    }
    return this.#fail("f-string: expecting '}'");
  }
}
