import { SyntaxError } from "../errors.ts";
import type { Expression, ModuleNode } from "../nodes.ts";
import { StatementParser } from "./statements.ts";
import { syntaxFailure } from "./syntax-failure.ts";
import { GenericFailure, TokenStream } from "./token-stream.ts";
import { Tokenizer } from "./tokenizer.ts";

/**
 * Python source → tree.
 * @param file path for the error, e.g. "/project/bookstore/urls.py"
 * @throws SyntaxError, IndentationError, TabError in CPython 3.11's words, with their place
 */
export function parseModule(source: string, file: string): ModuleNode {
  return withFile(file, () => parse(source, (parser) => parser.module()));
}

/** One expression, as `eval` takes it. */
export function parseExpression(source: string, file: string): Expression {
  return withFile(file, () => parse(source, (parser) => parser.only()));
}

function withFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError && error.place) error.place = { ...error.place, file };
    throw error;
  }
}

function parse<T>(source: string, read: (parser: StatementParser) => T): T {
  const tokenizer = new Tokenizer(source);
  // CPython's tokenizer has the first word: what it refuses anywhere outweighs what the parser says before.
  const { tokens, unclosed } = tokenizer.tokens();
  const stream = new TokenStream(tokens, tokenizer.lines);
  const parser = new StatementParser(stream, (inner) => parse(inner, (one) => one.only()));
  try {
    return read(parser);
  } catch (error) {
    const line = error instanceof GenericFailure ? error.token.line : error instanceof SyntaxError ? (error.place?.line ?? 0) : 0;
    if (unclosed && line > unclosed.line) throw syntaxFailure(`'${unclosed.bracket}' was never closed`, unclosed, tokenizer.lines);
    if (unclosed && error instanceof GenericFailure && error.token.kind === "end") {
      throw syntaxFailure(`'${unclosed.bracket}' was never closed`, unclosed, tokenizer.lines);
    }
    throw error instanceof GenericFailure ? error.error : error;
  }
}
