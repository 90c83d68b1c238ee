import { NotSimulated } from "../errors.ts";
import type {
  Argument,
  Expression,
  Handler,
  ImportedName,
  ModuleNode,
  Parameters,
  Statement,
  WithItem,
} from "../nodes.ts";
import { ExpressionParser } from "./expressions.ts";
import type { ParseInner } from "./literals.ts";
import { assignmentError, invalidTarget } from "./targets.ts";
import type { TokenStream } from "./token-stream.ts";
import type { Token } from "./tokenizer.ts";

const AUGMENTED = new Set([
  "+=",
  "-=",
  "*=",
  "/=",
  "//=",
  "%=",
  "@=",
  "&=",
  "|=",
  "^=",
  ">>=",
  "<<=",
  "**=",
]);

interface Context {
  readonly inFunction: boolean;
  readonly inLoop: boolean;
  readonly inClass: boolean;
}

const MODULE: Context = { inFunction: false, inLoop: false, inClass: false };

/** Statements of Python's grammar. */
export class StatementParser {
  readonly #stream: TokenStream;
  readonly #expressions: ExpressionParser;
  #context: Context = MODULE;

  constructor(stream: TokenStream, inner: ParseInner) {
    this.#stream = stream;
    this.#expressions = new ExpressionParser(stream, inner);
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
    const statements = [this.#simple()];
    while (stream.take(";")) {
      if (stream.isKind("newline")) break;
      statements.push(this.#simple());
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
      const { endLine, endColumn } = this.#expressions.starExpressions();
      const place = { line: value.line, column: value.column, endLine, endColumn };
      stream.fail(
        `Missing parentheses in call to '${value.name}'. Did you mean ${value.name}(...)?`,
        place,
      );
    }
    return stream.fail();
  }

  #simple(): Statement {
    const stream = this.#stream;
    const start = stream.next;
    switch (start.kind === "name" ? start.text : "") {
      case "pass":
        stream.advance();
        return { ...stream.spanFrom(start), kind: "pass" };
      case "break":
      case "continue":
        return this.#jump(start.text as "break" | "continue");
      case "return":
        return this.#return();
      case "raise":
        return this.#raise();
      case "del":
        return this.#delete();
      case "global":
      case "nonlocal":
        return this.#scope(start.text as "global" | "nonlocal");
      case "assert":
        return this.#assert();
      case "import":
        return this.#import();
      case "from":
        return this.#from();
      default:
        return this.#assignment();
    }
  }

  #jump(kind: "break" | "continue"): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    if (!this.#context.inLoop) {
      stream.fail(
        kind === "break" ? "'break' outside loop" : "'continue' not properly in loop",
        start,
      );
    }
    return { ...stream.spanFrom(start), kind };
  }

  #return(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const value =
      stream.startsExpression() || stream.is("*") ? this.#expressions.starExpressions() : null;
    const span = stream.spanFrom(start);
    if (!this.#context.inFunction) stream.fail("'return' outside function", span);
    return { ...span, kind: "return", value };
  }

  #raise(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const error = stream.startsExpression() ? this.#expressions.expression() : null;
    const cause = error && stream.take("from") ? this.#expressions.expression() : null;
    return { ...stream.spanFrom(start), kind: "raise", error, cause };
  }

  #delete(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const value = this.#expressions.starExpressions();
    const bad = invalidTarget(value);
    if (bad)
      stream.fail(
        assignmentError(bad)
          .message.replace("assign to", "delete")
          .replace(/ here\..*$/, ""),
        bad,
      );
    return {
      ...stream.spanFrom(start),
      kind: "delete",
      targets: value.kind === "tuple" ? value.items : [value],
    };
  }

  #scope(kind: "global" | "nonlocal"): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const names = [stream.name()];
    while (stream.take(",")) names.push(stream.name());
    const span = stream.spanFrom(start);
    if (kind === "nonlocal" && !this.#context.inFunction && !this.#context.inClass) {
      stream.fail("nonlocal declaration not allowed at module level", span);
    }
    return { ...span, kind, names };
  }

  #assert(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const test = this.#expressions.expression();
    const message = stream.take(",") ? this.#expressions.expression() : null;
    return { ...stream.spanFrom(start), kind: "assert", test, message };
  }

  #dotted(): string {
    const stream = this.#stream;
    let name = stream.name();
    while (stream.take(".")) name += `.${stream.name()}`;
    return name;
  }

  #as(): string | null {
    return this.#stream.take("as") ? this.#stream.name() : null;
  }

  #import(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const names: ImportedName[] = [];
    do names.push({ name: this.#dotted(), as: this.#as() });
    while (stream.take(","));
    return { ...stream.spanFrom(start), kind: "import", names };
  }

  #from(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    let level = 0;
    while (stream.is(".") || stream.is("...")) level += stream.advance().text.length;
    const module = stream.isName() ? this.#dotted() : "";
    if (module === "" && level === 0) stream.fail();
    stream.expect("import");
    if (stream.take("*")) {
      if (this.#context.inFunction)
        stream.fail("import * only allowed at module level", stream.previous);
      return { ...stream.spanFrom(start), kind: "from", module, level, names: null };
    }
    const bracketed = stream.take("(");
    const names: ImportedName[] = [];
    for (;;) {
      names.push({ name: stream.name(), as: this.#as() });
      if (!stream.take(",")) break;
      if (bracketed && stream.is(")")) break;
      if (!bracketed && stream.isKind("newline")) {
        stream.fail("trailing comma not allowed without surrounding parentheses");
      }
    }
    if (bracketed) stream.expect(")");
    return { ...stream.spanFrom(start), kind: "from", module, level, names };
  }

  #assignment(): Statement {
    const stream = this.#stream;
    const start = stream.next;
    const first = this.#value();
    if (stream.take(":")) return this.#annotated(start, first);
    if (stream.next.kind === "operator" && AUGMENTED.has(stream.next.text))
      return this.#augmented(start, first);
    if (!stream.is("=")) {
      if (first.kind === "star") stream.fail("can't use starred expression here", first);
      return { ...stream.spanFrom(start), kind: "expression", value: first };
    }
    const targets: Expression[] = [];
    let value = first;
    while (stream.is("=")) {
      this.#checkTarget(value, targets.length === 0);
      stream.advance();
      targets.push(value);
      value = this.#value();
    }
    if (value.kind === "star") stream.fail("can't use starred expression here", value);
    return { ...stream.spanFrom(start), kind: "assign", targets, value };
  }

  /** @param first CPython advises `==` for the leftmost target alone */
  #checkTarget(target: Expression, first: boolean): void {
    const stream = this.#stream;
    const bad = invalidTarget(target);
    if (bad) {
      const { message, place } = assignmentError(bad);
      // A comparison or literal inside a tuple is named without the advice.
      stream.fail(bad === target && first ? message : message.replace(/ here\..*$/, ""), place);
    }
    if (target.kind === "star")
      stream.fail("starred assignment target must be in a list or tuple", target);
    const stars =
      target.kind === "tuple" || target.kind === "list"
        ? target.items.filter(({ kind }) => kind === "star")
        : [];
    if (stars.length > 1) stream.fail("multiple starred expressions in assignment", target);
  }

  #value(): Expression {
    const stream = this.#stream;
    if (!stream.is("yield")) return this.#expressions.starExpressions();
    const value = this.#expressions.yieldExpression();
    if (!this.#context.inFunction && !stream.is("="))
      stream.fail("'yield' outside function", value);
    return value;
  }

  #annotated(start: Token, target: Expression): Statement {
    const stream = this.#stream;
    if (target.kind === "tuple" || target.kind === "list") {
      stream.fail(`only single target (not ${target.kind}) can be annotated`, target);
    }
    if (invalidTarget(target)) stream.fail("illegal target for annotation", target);
    this.#expressions.expression();
    const value = stream.take("=") ? this.#value() : null;
    return { ...stream.spanFrom(start), kind: "annotated", target, value };
  }

  #augmented(start: Token, target: Expression): Statement {
    const stream = this.#stream;
    const bad = target.kind === "tuple" || target.kind === "list" ? target : invalidTarget(target);
    if (bad) {
      const what =
        bad.kind === "tuple" || bad.kind === "list"
          ? bad.kind
          : assignmentError(bad)
              .message.replace(/^cannot assign to /, "")
              .replace(/ here\..*$/, "");
      stream.fail(`'${what}' is an illegal expression for augmented assignment`, bad);
    }
    const operator = stream.advance().text.slice(0, -1);
    const value = this.#value();
    return { ...stream.spanFrom(start), kind: "augmented", target, operator, value };
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
      name = this.#as();
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
    const place = {
      line: first.line,
      column: first.column,
      endLine: last.endLine,
      endColumn: last.endColumn,
    };
    stream.fail("multiple exception types must be parenthesized", place);
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
    const parameters: Parameters = this.#expressions.parameters(")");
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
    const args: Argument[] = stream.is("(") ? this.#expressions.callArguments() : [];
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
