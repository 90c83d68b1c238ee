import { IndentationError, SyntaxError } from "../errors.ts";
import type { Span } from "../nodes.ts";
import { type Place, syntaxFailure } from "./syntax-failure.ts";
import type { Token, TokenKind } from "./tokenizer.ts";

export const KEYWORDS = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global " +
    "if import in is lambda nonlocal not or pass raise return try while with yield"
  ).split(" "),
);

const STARTS = new Set(["not", "lambda", "None", "True", "False", "await", "yield"]);

/** The tokens of a module with a place in them, and the errors that can be said at it. */
export class TokenStream {
  readonly lines: readonly string[];
  /** Brackets open around the current place, as the parser counts them. */
  depth = 0;
  readonly #tokens: readonly Token[];
  #at = 0;
  readonly #later: {
    readonly phase: "symbols" | "code";
    readonly error: SyntaxError;
    readonly place: Place;
  }[] = [];
  #furthest = 0;

  constructor(tokens: readonly Token[], lines: readonly string[]) {
    this.#tokens = tokens;
    this.lines = lines;
  }

  get next(): Token {
    return this.peek(0);
  }
  get previous(): Token {
    return this.peek(-1);
  }
  peek(offset: number): Token {
    const last = this.#tokens.at(-1);
    this.#furthest = Math.max(this.#furthest, this.#at + offset);
    const token = this.#tokens[this.#at + offset] ?? last;
    if (!token) throw new RangeError("a token stream is never empty");
    return token;
  }
  /** The line of the last token that was looked at. */
  get furthestLine(): number {
    return this.#tokens[Math.min(this.#furthest, this.#tokens.length - 1)]?.line ?? 0;
  }
  /** Nothing but the end of the source is left. */
  get ranOut(): boolean {
    const made = ({ kind, text }: Token): boolean =>
      kind === "end" || kind === "dedent" || (kind === "newline" && text === "");
    return this.#tokens.slice(this.#at).every(made);
  }
  get mark(): number {
    return this.#at;
  }
  reset(mark: number): void {
    this.#at = mark;
  }

  advance(): Token {
    const token = this.next;
    this.#at += 1;
    return token;
  }

  /** The next token is this operator or keyword. */
  is(text: string): boolean {
    const { next } = this;
    return (
      next.text === text &&
      (next.kind === "operator" || (next.kind === "name" && KEYWORDS.has(text)))
    );
  }
  isKind(kind: TokenKind): boolean {
    return this.next.kind === kind;
  }
  isName(): boolean {
    return this.next.kind === "name" && !KEYWORDS.has(this.next.text);
  }
  /** The next token can begin an expression. */
  startsExpression(): boolean {
    const { kind, text } = this.next;
    if (kind === "number" || kind === "string") return true;
    if (kind === "name") return !KEYWORDS.has(text) || STARTS.has(text);
    return kind === "operator" && ["(", "[", "{", "-", "+", "~", "..."].includes(text);
  }

  take(text: string): boolean {
    if (!this.is(text)) return false;
    this.#at += 1;
    return true;
  }
  expect(text: string): Token {
    if (!this.is(text)) this.fail();
    return this.advance();
  }
  name(): string {
    if (!this.isName()) this.fail();
    return this.advance().text;
  }

  /** @throws SyntaxError at the next token, or at a given place */
  fail(message?: string, place?: Place): never {
    const { next } = this;
    if (message !== undefined) throw syntaxFailure(message, place ?? this.#here(), this.lines);
    if (next.kind === "indent")
      this.failIndentation("unexpected indent", { line: next.line, column: next.endColumn - 1 });
    if (next.kind === "dedent")
      throw syntaxFailure("unexpected unindent", next, this.lines, IndentationError);
    throw new GenericFailure(syntaxFailure("invalid syntax", next, this.lines), next);
  }
  /**
   * Notes what CPython's compiler refuses after its parser has read the whole file, so that any slip of syntax comes before it.
   * @param phase its symbol table is made before its code
   */
  later(message: string, place: Place, phase: "symbols" | "code" = "code"): void {
    this.#later.push({ phase, error: syntaxFailure(message, place, this.lines), place });
  }

  /** What was noted that the compiler meets first; null for nothing. */
  get refusedLater(): SyntaxError | null {
    const inOrder = this.#later.toSorted(
      (a, b) =>
        Number(a.phase === "code") - Number(b.phase === "code") ||
        a.place.line - b.place.line ||
        a.place.column - b.place.column,
    );
    return inOrder[0]?.error ?? null;
  }

  failIndentation(message: string, place?: Place): never {
    throw syntaxFailure(message, place ?? this.#here(), this.lines, IndentationError);
  }

  /** The next token; at the end of the file, the end of its last line. */
  #here(): Place {
    let at = 0;
    while (this.peek(at).kind === "dedent") at += 1;
    if (this.peek(at).kind !== "end") return this.next;
    const line = Math.max(1, this.lines.length - (this.lines.at(-1) === "" ? 1 : 0));
    const { length } = this.lines[line - 1] ?? "";
    return { line, column: length, endColumn: length };
  }

  /** The span from a token or node to the token read last. */
  spanFrom(start: { readonly line: number; readonly column: number }): Span {
    const { endLine, endColumn } = this.previous;
    return { line: start.line, column: start.column, endLine, endColumn };
  }
}

/** From the start of one node or token to the end of another. */
export function spanning(first: Span, last: Span): Span {
  const { line, column } = first;
  return { line, column, endLine: last.endLine, endColumn: last.endColumn };
}

/** "invalid syntax", which gives way to what the tokenizer knows of unclosed brackets. */
export class GenericFailure extends Error {
  readonly code = "invalid_syntax";
  readonly error: SyntaxError;
  readonly token: Token;
  constructor(error: SyntaxError, token: Token) {
    super("invalid syntax");
    this.error = error;
    this.token = token;
  }
}
