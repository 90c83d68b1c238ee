import { IndentationError, SyntaxError } from "../errors.ts";
import type { Expression, ModuleNode, Span } from "../nodes.ts";
import { str } from "../operations.ts";
import { StatementParser } from "./statements.ts";
import { syntaxFailure } from "./syntax-failure.ts";
import { GenericFailure, TokenStream } from "./token-stream.ts";
import { Tokenizer } from "./tokenizer.ts";

/**
 * Python source → tree.
 * @param file path for the error, e.g. "/project/bookstore/urls.py"
 * @param ranOut told before the error is thrown where nothing is wrong but that the source ends too early
 * @throws SyntaxError, IndentationError, TabError in CPython 3.11's words, with their place
 */
export function parseModule(source: string, file: string, ranOut?: () => void): ModuleNode {
  return withFile(file, () => parse(source, (parser) => parser.module(), ranOut));
}

/** One expression, as `eval` takes it. */
export function parseExpression(source: string, file: string): Expression {
  return withFile(file, () => parse(source, (parser) => parser.only()));
}

function withFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError && error.place?.file === "")
      error.place = { ...error.place, file };
    throw error;
  }
}

/** The expression between an f-string's braces, which CPython 3.11 reads as a file of its own. */
function parseInner(source: string): Expression {
  try {
    return parse(`(${source})`, (parser) => parser.only());
  } catch (error) {
    if (!(error instanceof SyntaxError) || !error.place || error.place.file !== "") throw error;
    error.args = [`f-string: ${str(error)}`];
    error.place = { ...error.place, file: "<fstring>" };
    throw error;
  }
}

/** A tree read from a part of the source, its places counted in the whole. */
function moved<T>(tree: T, line: number, column: number): T {
  if (typeof tree !== "object" || tree === null || (tree as Partial<Span>).line === undefined) {
    if (Array.isArray(tree)) return tree.map((one: unknown) => moved(one, line, column)) as T;
    return isBranch(tree)
      ? (Object.fromEntries(
          Object.entries(tree).map(([key, one]) => [key, moved(one as unknown, line, column)]),
        ) as T)
      : tree;
  }
  const node = tree as unknown as Span;
  const inner = Object.entries(tree).map(([key, one]) => [
    key,
    moved(one as unknown, line, column),
  ]);
  return {
    ...(Object.fromEntries(inner) as T),
    line: node.line + line - 1,
    endLine: node.endLine + line - 1,
    column: node.column + (node.line === 1 ? column : 0),
    endColumn: node.endColumn + (node.endLine === 1 ? column : 0),
  };
}

/** Arguments, entries and clauses: parts of a tree without a place of their own. */
function isBranch(tree: unknown): tree is object {
  return (
    typeof tree === "object" && tree !== null && Object.getPrototypeOf(tree) === Object.prototype
  );
}

function parse<T>(source: string, read: (parser: StatementParser) => T, ranOut?: () => void): T {
  const tokenizer = new Tokenizer(source);
  const { tokens, unclosed } = tokensOf(tokenizer, read, ranOut);
  const stream = new TokenStream(tokens, tokenizer.lines);
  const parser = parserOf(stream);
  try {
    const tree = read(parser);
    if (stream.refusedLater) throw stream.refusedLater;
    return tree;
  } catch (error) {
    if (stream.ranOut) ranOut?.();
    // What comes behind an open bracket is read as if in it: then the bracket is the fault.
    const failed = error instanceof GenericFailure || error instanceof SyntaxError;
    if (unclosed && failed && stream.furthestLine > unclosed.line)
      throw syntaxFailure(`'${unclosed.bracket}' was never closed`, unclosed, tokenizer.lines);
    if (unclosed && error instanceof GenericFailure && error.token.kind === "end") {
      throw syntaxFailure(`'${unclosed.bracket}' was never closed`, unclosed, tokenizer.lines);
    }
    throw error instanceof GenericFailure ? error.error : error;
  }
}

function parserOf(stream: TokenStream): StatementParser {
  return new StatementParser(stream, (inner, line, column) =>
    moved(parseInner(inner), line, column - 1),
  );
}

/**
 * All tokens of a source. What CPython's tokenizer refuses anywhere outweighs what its parser says before, with two exceptions: at
 * a line that is indented for no reason the parser looks no further, and it does not look for lines that are dedented wrongly.
 */
function tokensOf<T>(
  tokenizer: Tokenizer,
  read: (parser: StatementParser) => T,
  ranOut?: () => void,
): ReturnType<Tokenizer["tokens"]> {
  try {
    return tokenizer.tokens();
  } catch (error) {
    if (tokenizer.ranOut) ranOut?.();
    const before = refusedBefore(tokenizer, read);
    const isStray = before instanceof IndentationError && STRAY.has(str(before));
    throw before && (isStray || error instanceof IndentationError) ? before : error;
  }
}

const STRAY = new Set(["unexpected indent", "unexpected unindent"]);

/** What the parser refuses in front of what the tokenizer refuses; null for nothing. */
function refusedBefore<T>(
  tokenizer: Tokenizer,
  read: (parser: StatementParser) => T,
): SyntaxError | null {
  const { before, lines } = tokenizer;
  const last = before.at(-1);
  if (!last) return null;
  const stream = new TokenStream([...before, { ...last, kind: "end", text: "" }], lines);
  try {
    read(parserOf(stream));
  } catch (error) {
    if (stream.next.kind === "end") return null;
    if (error instanceof SyntaxError) return error;
    if (error instanceof GenericFailure) return error.error;
    throw error;
  }
  return null;
}
