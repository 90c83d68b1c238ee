import { NotSimulated } from "../errors.ts";
import type {
  Argument,
  Expression,
  Handler,
  ModuleNode,
  Parameters,
  Statement,
  WithItem,
} from "../nodes.ts";
import { readArguments, readParameters } from "./arguments.ts";
import { type Context, MODULE } from "./context.ts";
import { ExpressionParser } from "./expressions.ts";
import type { ParseInner } from "./literals.ts";
import { SimpleStatementParser } from "./simple-statements.ts";
import { spanning, type TokenStream } from "./token-stream.ts";
import type { Token } from "./tokenizer.ts";

/** Statements of Python's grammar. */
export class StatementParser {
  readonly #stream: TokenStream;
  readonly #expressions: ExpressionParser;
  readonly #simple: SimpleStatementParser;
  #context: Context = MODULE;

  constructor(stream: TokenStream, inner: ParseInner) {
    this.#stream = stream;
    this.#expressions = new ExpressionParser(stream, inner);
    this.#simple = new SimpleStatementParser(stream, this.#expressions);
  }

  module(): ModuleNode {
    const stream = this.#stream;
    const body: Statement[] = [];
    while (!stream.isKind("end")) body.push(...this.#statement());
    return { body, doc: docOf(body), lines: stream.lines };
  }

  /** A single expression, up to the end. */
  only(): Expression {
    const value = this.#expressions.starExpressions();
    if (!this.#stream.isKind("newline")) this.#stream.fail();
    return value;
  }

  #statement(): Statement[] {
    const stream = this.#stream;
    const { text, kind } = stream.next;
    if (kind === "indent") stream.fail();
    if (kind === "operator" && text === "@") return [this.#decorated()];
    if (kind === "name") {
      if (text === "match" && this.#beginsMatch()) {
        throw new NotSimulated(
          `the workbook does not run a match statement (line ${stream.next.line}): write if and elif`,
        );
      }
      const compound = this.#compound(text);
      if (compound) return [compound];
    }
    return this.#simpleLine();
  }

  /** `match` is a name everywhere but in front of `…:` and an indented `case`. */
  #beginsMatch(): boolean {
    const stream = this.#stream;
    let at = 1;
    while (stream.peek(at).kind !== "newline" && stream.peek(at).kind !== "end") at += 1;
    return (
      stream.peek(at - 1).text === ":" &&
      stream.peek(at + 1).kind === "indent" &&
      stream.peek(at + 2).text === "case"
    );
  }

  #compound(keyword: string): Statement | null {
    switch (keyword) {
      case "if":
        return this.#if();
      case "while":
        return this.#while();
      case "for":
        return this.#for();
      case "try":
        return this.#try();
      case "with":
        return this.#with();
      case "def":
        return this.#def([]);
      case "class":
        return this.#class([]);
      case "async":
        return this.#async([]);
      default:
        return null;
    }
  }

  #simpleLine(): Statement[] {
    const stream = this.#stream;
    const statements = [this.#simple.read(this.#context)];
    while (stream.take(";")) {
      if (stream.isKind("newline")) break;
      statements.push(this.#simple.read(this.#context));
    }
    if (!stream.isKind("newline")) this.#refuse(statements.at(-1));
    stream.advance();
    return statements;
  }

  /** Something stands behind a statement that should have ended. */
  #refuse(last: Statement | undefined): never {
    const stream = this.#stream;
    const value = last?.kind === "expression" ? last.value : null;
    if (
      value?.kind === "name" &&
      (value.name === "print" || value.name === "exec") &&
      stream.startsExpression()
    ) {
      const place = spanning(value, this.#expressions.starExpressions());
      stream.fail(
        `Missing parentheses in call to '${value.name}'. Did you mean ${value.name}(...)?`,
        place,
      );
    }
    return stream.fail();
  }

  /** The `:` of a compound statement. @param always CPython asks for it whatever stands there */
  #colon(always = false): void {
    const stream = this.#stream;
    if (stream.take(":")) return;
    if (always || stream.isKind("newline")) stream.fail("expected ':'");
    stream.fail();
  }

  #block(what: string, start: Token, context: Context = this.#context): readonly Statement[] {
    const stream = this.#stream;
    const outer = this.#context;
    this.#context = context;
    try {
      if (!stream.isKind("newline")) return this.#simpleLine();
      stream.advance();
      if (!stream.isKind("indent")) {
        stream.failIndentation(`expected an indented block after ${what} on line ${start.line}`);
      }
      stream.advance();
      const body: Statement[] = [];
      while (!stream.isKind("dedent") && !stream.isKind("end")) body.push(...this.#statement());
      if (stream.isKind("dedent")) stream.advance();
      return body;
    } finally {
      this.#context = outer;
    }
  }

  #if(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const test = this.#expressions.test();
    this.#colon();
    const body = this.#block(`'${start.text}' statement`, start);
    const otherwise = stream.is("elif") ? [this.#if()] : this.#else();
    return { ...stream.spanFrom(start), kind: "if", test, body, otherwise };
  }

  #else(): readonly Statement[] {
    const stream = this.#stream;
    if (!stream.is("else")) return [];
    const start = stream.advance();
    this.#colon(true);
    return this.#block("'else' statement", start);
  }

  get #loop(): Context {
    return { ...this.#context, inLoop: true };
  }

  #while(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const test = this.#expressions.test();
    this.#colon();
    const body = this.#block("'while' statement", start, this.#loop);
    const otherwise = this.#else();
    return { ...stream.spanFrom(start), kind: "while", test, body, otherwise };
  }

  #for(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const target = this.#expressions.targets();
    stream.expect("in");
    const iterable = this.#expressions.starExpressions();
    this.#colon();
    const body = this.#block("'for' statement", start, this.#loop);
    const otherwise = this.#else();
    return { ...stream.spanFrom(start), kind: "for", target, iterable, body, otherwise };
  }

  #try(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    this.#colon(true);
    const body = this.#block("'try' statement", start);
    const handlers: Handler[] = [];
    while (stream.is("except")) handlers.push(this.#handler());
    const otherwise = handlers.length > 0 ? this.#else() : [];
    let last: readonly Statement[] = [];
    if (stream.is("finally")) {
      const place = stream.advance();
      this.#colon(true);
      last = this.#block("'finally' statement", place);
    } else if (handlers.length === 0) stream.fail("expected 'except' or 'finally' block");
    return { ...stream.spanFrom(start), kind: "try", body, handlers, otherwise, finally: last };
  }

  #handler(): Handler {
    const stream = this.#stream;
    const start = stream.advance();
    let type: Expression | null = null;
    let name: string | null = null;
    if (!stream.is(":") && !stream.isKind("newline")) {
      type = this.#expressions.expression();
      if (stream.is(",")) this.#refuseTypes(type);
      name = stream.take("as") ? stream.name() : null;
    }
    this.#colon();
    const body = this.#block("'except' statement", start);
    return { ...stream.spanFrom(start), type, name, body };
  }

  /** `except A, b:` */
  #refuseTypes(first: Expression): never {
    const stream: TokenStream = this.#stream;
    let last = first;
    while (stream.take(",") && stream.startsExpression()) last = this.#expressions.expression();
    stream.fail("multiple exception types must be parenthesized", spanning(first, last));
  }

  #with(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const items: WithItem[] = [];
    do {
      const value = this.#expressions.expression();
      items.push({ value, target: stream.take("as") ? this.#expressions.targets() : null });
    } while (stream.take(","));
    this.#colon();
    const body = this.#block("'with' statement", start);
    return { ...stream.spanFrom(start), kind: "with", items, body };
  }

  #decorated(): Statement {
    const stream = this.#stream;
    const decorators: Expression[] = [];
    while (stream.take("@")) {
      decorators.push(this.#expressions.namedExpression());
      if (!stream.isKind("newline")) stream.fail();
      stream.advance();
    }
    if (stream.is("def")) return this.#def(decorators);
    if (stream.is("class")) return this.#class(decorators);
    if (stream.is("async")) return this.#async(decorators);
    return stream.fail();
  }

  #async(decorators: readonly Expression[]): Statement {
    const stream = this.#stream;
    stream.advance();
    if (stream.is("def")) return this.#def(decorators, true);
    if (stream.is("with")) return this.#with();
    return stream.is("for") ? this.#for() : stream.fail();
  }

  #def(decorators: readonly Expression[], isAsync = false): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const name = stream.name();
    if (!stream.is("(")) stream.fail("expected '('");
    stream.advance();
    const parameters: Parameters = readParameters(this.#expressions, ")");
    stream.expect(")");
    if (stream.take("->")) this.#expressions.expression();
    this.#colon(true);
    const body = this.#block("function definition", start, {
      inFunction: true,
      inLoop: false,
      inClass: false,
    });
    return {
      ...stream.spanFrom(start),
      kind: "def",
      isAsync,
      name,
      parameters,
      body,
      decorators,
      doc: docOf(body),
    };
  }

  #class(decorators: readonly Expression[]): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const name = stream.name();
    const args: Argument[] = stream.is("(") ? readArguments(this.#expressions) : [];
    this.#colon();
    const body = this.#block("class definition", start, { ...MODULE, inClass: true });
    return {
      ...stream.spanFrom(start),
      kind: "class",
      name,
      args,
      body,
      decorators,
      doc: docOf(body),
    };
  }
}

/** The string a body begins with. */
function docOf(body: readonly Statement[]): string | null {
  const [first] = body;
  if (first?.kind !== "expression" || first.value.kind !== "constant") return null;
  return typeof first.value.value === "string" ? first.value.value : null;
}
