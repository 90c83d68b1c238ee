import { IndentationError, TabError } from "../errors.ts";
import { type Place, syntaxFailure } from "./syntax-failure.ts";

export type TokenKind =
  "name" | "number" | "string" | "operator" | "newline" | "indent" | "dedent" | "end";

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Characters that are tokens and mean nothing: the parser refuses them, after brackets have been looked at. */
const MEANINGLESS: ReadonlySet<string> = new Set("$?!`");
const OPERATORS = [
  "**=",
  "//=",
  ">>=",
  "<<=",
  "...",
  "!=",
  "<>",
  "%=",
  "&=",
  "**",
  "*=",
  "+=",
  "-=",
  "->",
  "//",
  "/=",
  ":=",
  "<<",
  "<=",
  "==",
  ">=",
  ">>",
  "@=",
  "^=",
  "|=",
  ..."%&()*+,-./:;<=>@[]^{|}~".split(""),
];
const CLOSING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };
const NAME = /[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{Mn}\p{Mc}\p{Nd}\p{Pc}]*/uy;
const NUMBER =
  /(?:0[xX](?:_?[\da-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?|\d(?:_?\d)*\.?(?:[eE][+-]?\d(?:_?\d)*)?[jJ]?)/y;
const STRING_PREFIX = /(?:[rRbBfFuU]|[rR][bBfF]|[bBfF][rR])?(?='|")/y;

/** A tab in an indentation goes to the next multiple of this; and of 1 in the second count, which must agree. */
const TAB = 8;

interface Indent {
  readonly wide: number;
  readonly narrow: number;
}

interface Open {
  readonly bracket: string;
  readonly line: number;
  readonly column: number;
}

/** Source text → tokens, as CPython 3.11's tokenizer; its complaints are those of CPython. */
export class Tokenizer {
  readonly lines: readonly string[];
  readonly #tokens: Token[] = [];
  readonly #indents: Indent[] = [{ wide: 0, narrow: 0 }];
  readonly #open: Open[] = [];
  #line = 0;
  #column = 0;
  /** Without the empty one behind the last line end. */
  readonly #count: number;

  constructor(source: string) {
    this.lines = source.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
    this.#count = Math.max(1, this.lines.length - (this.lines.at(-1) === "" ? 1 : 0));
  }

  /** It has read past the last line: a string or a continued line is without its end. */
  get ranOut(): boolean {
    return this.#line >= this.#count;
  }

  /** The tokens before one that was refused. */
  get before(): readonly Token[] {
    return this.#tokens;
  }

  /** @throws SyntaxError, IndentationError, TabError */
  tokens(): { tokens: readonly Token[]; unclosed: Open | null } {
    while (this.#line < this.lines.length) this.#readLine();
    const line = this.lines.length;
    const unclosed = this.#open.at(-1) ?? null;
    if (this.#tokens.at(-1)?.kind !== "newline" && this.#tokens.length > 0)
      this.#push("newline", "", line, 0, 0);
    while (this.#indents.length > 1) {
      this.#indents.pop();
      this.#push("dedent", "", line + 1, 0, 0);
    }
    this.#push("end", "", line + 1, 0, 0);
    return { tokens: this.#tokens, unclosed };
  }

  #push(
    kind: TokenKind,
    text: string,
    line: number,
    column: number,
    endColumn: number,
    endLine = line,
  ): void {
    this.#tokens.push({ kind, text, line, column, endLine, endColumn });
  }

  #fail(message: string, place: Place, Kind?: typeof IndentationError | typeof TabError): never {
    throw syntaxFailure(message, place, this.lines, Kind);
  }

  get #text(): string {
    return this.lines[this.#line] ?? "";
  }

  #readLine(): void {
    this.#column = 0;
    const blank = /^[ \t\f]*(?:#.*)?$/.test(this.#text);
    if (this.#open.length === 0) {
      if (blank) {
        this.#line += 1;
        return;
      }
      this.#indent();
    }
    this.#readRest();
  }

  #readRest(): void {
    for (;;) {
      const text = this.#text;
      while (/[ \t\f]/.test(text[this.#column] ?? "")) this.#column += 1;
      const next = text[this.#column];
      if (next === undefined || next === "#") break;
      if (next === "\\" && this.#column === text.length - 1) {
        this.#line += 1;
        this.#column = 0;
        if (this.#line >= this.#count)
          this.#fail("unexpected EOF while parsing", { line: this.#line, column: text.length });
        continue;
      }
      this.#token(next);
    }
    if (this.#open.length === 0)
      this.#push("newline", "\n", this.#line + 1, this.#text.length, this.#text.length + 1);
    this.#line += 1;
  }

  #indent(): void {
    const white = /^[ \t\f]*/.exec(this.#text)?.[0] ?? "";
    let [wide, narrow] = [0, 0];
    for (const character of white) {
      if (character === " ") [wide, narrow] = [wide + 1, narrow + 1];
      else if (character === "\t")
        [wide, narrow] = [(Math.floor(wide / TAB) + 1) * TAB, narrow + 1];
      else [wide, narrow] = [0, 0];
    }
    const line = this.#line + 1;
    const current = this.#indents.at(-1) ?? { wide: 0, narrow: 0 };
    const inconsistent = (): never =>
      this.#fail(
        "inconsistent use of tabs and spaces in indentation",
        { line, column: 0 },
        TabError,
      );
    if (wide === current.wide) {
      if (narrow !== current.narrow) inconsistent();
    } else if (wide > current.wide) {
      if (narrow <= current.narrow) inconsistent();
      this.#indents.push({ wide, narrow });
      this.#push("indent", white, line, 0, white.length);
    } else {
      while (wide < (this.#indents.at(-1)?.wide ?? 0)) {
        this.#indents.pop();
        this.#push("dedent", "", line, white.length, white.length);
      }
      const now = this.#indents.at(-1);
      if (now?.wide !== wide) {
        this.#fail(
          "unindent does not match any outer indentation level",
          { line, column: this.#text.length },
          IndentationError,
        );
      }
      if (now.narrow !== narrow) inconsistent();
    }
    this.#column = white.length;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#column;
    return pattern.exec(this.#text)?.[0] ?? null;
  }

  #token(next: string): void {
    const line = this.#line + 1;
    const column = this.#column;
    const prefix = this.#match(STRING_PREFIX);
    if (prefix !== null) {
      this.#string(prefix);
      return;
    }
    const name = this.#match(NAME);
    if (name !== null) {
      this.#column += name.length;
      this.#push("name", name, line, column, this.#column);
      return;
    }
    if (/\d/.test(next) || (next === "." && /\d/.test(this.#text[column + 1] ?? ""))) {
      this.#number();
      return;
    }
    const operator =
      OPERATORS.find((one) => this.#text.startsWith(one, column)) ??
      (MEANINGLESS.has(next) ? next : this.#strange(next));
    this.#column += operator.length;
    this.#bracket(operator, line, column);
    this.#push("operator", operator, line, column, this.#column);
  }

  #strange(next: string): never {
    const line = this.#line + 1;
    const character = String.fromCodePoint(this.#text.codePointAt(this.#column) ?? 0);
    const place = { line, column: this.#column };
    if (next === "\\")
      this.#fail("unexpected character after line continuation character", {
        line,
        column: this.#column + 1,
      });
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
    if (/[\p{C}\p{Z}]/u.test(character))
      this.#fail(`invalid non-printable character U+${code}`, place);
    this.#fail(`invalid character '${character}' (U+${code})`, place);
  }

  #bracket(operator: string, line: number, column: number): void {
    if ("([{".includes(operator)) {
      this.#open.push({ bracket: operator, line, column });
      return;
    }
    const wanted = CLOSING[operator];
    if (wanted === undefined) return;
    const opened = this.#open.pop();
    if (!opened) this.#fail(`unmatched '${operator}'`, { line, column });
    if (opened.bracket === wanted) return;
    const where = opened.line === line ? "" : ` on line ${opened.line}`;
    this.#fail(
      `closing parenthesis '${operator}' does not match opening parenthesis '${opened.bracket}'${where}`,
      { line, column },
    );
  }

  #number(): void {
    const line = this.#line + 1;
    const column = this.#column;
    const text = this.#match(NUMBER) ?? this.#text.charAt(column);
    this.#column += text.length;
    const after = this.#text.slice(this.#column);
    if (/^0\d/.test(text) && !/[.eEjJ]/.test(text) && /[1-9]/.test(text)) {
      const message =
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers";
      this.#fail(message, { line, column, endColumn: column + 1 });
    }
    this.#checkNumberEnd(text, after, line);
    this.#push("number", text, line, column, this.#column);
  }

  /** What stands right behind a number and spoils it. */
  #checkNumberEnd(text: string, after: string, line: number): void {
    const prefix = /^0[xXoObB]/.exec(text + after.charAt(0))?.[0].toLowerCase();
    const kind = { "0x": "hexadecimal", "0o": "octal", "0b": "binary" }[prefix ?? ""] ?? "decimal";
    const at = this.#column - 1;
    if (text === "0" && kind !== "decimal")
      this.#fail(`invalid ${kind} literal`, { line, column: at + 1 });
    const digit = /^\d/.exec(after)?.[0];
    if (digit !== undefined)
      this.#fail(`invalid digit '${digit}' in ${kind} literal`, { line, column: this.#column });
    if (
      /^_/.test(after) ||
      (/^[\p{L}]/u.test(after) && !/^(?:and|else|for|if|in|is|or|not)\b/.test(after))
    ) {
      this.#fail(`invalid ${kind} literal`, {
        line,
        column: after.startsWith("_") ? this.#column : at,
      });
    }
  }

  #string(prefix: string): void {
    const line = this.#line + 1;
    const column = this.#column;
    const quoteAt = column + prefix.length;
    const mark = this.#text.charAt(quoteAt);
    const triple = this.#text.startsWith(mark.repeat(3), quoteAt);
    let at = quoteAt + (triple ? 3 : 1);
    let text = this.#text.slice(column, at);
    for (;;) {
      const current = this.#text;
      if (at >= current.length) {
        if (!triple)
          this.#fail(`unterminated string literal (detected at line ${this.#line + 1})`, {
            line,
            column,
          });
        text += "\n";
        this.#line += 1;
        at = 0;
        if (this.#line >= this.lines.length) {
          this.#fail(
            `unterminated triple-quoted string literal (detected at line ${this.#count})`,
            { line, column },
          );
        }
        continue;
      }
      if (current[at] === "\\") {
        if (at === current.length - 1) {
          text += "\\\n";
          this.#line += 1;
          at = 0;
          if (this.#line >= this.lines.length)
            this.#fail(`unterminated string literal (detected at line ${line})`, { line, column });
          continue;
        }
        text += current.slice(at, at + 2);
        at += 2;
      } else if (current.startsWith(triple ? mark.repeat(3) : mark, at)) {
        text += triple ? mark.repeat(3) : mark;
        at += triple ? 3 : 1;
        break;
      } else {
        text += current.charAt(at);
        at += 1;
      }
    }
    this.#column = at;
    this.#push("string", text, line, column, at, this.#line + 1);
  }
}
