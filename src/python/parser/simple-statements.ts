import type { ImportedName, Statement } from "../nodes.ts";
import { AssignmentParser } from "./assignments.ts";
import type { Context } from "./context.ts";
import type { ExpressionParser } from "./expressions.ts";
import { describeTarget, invalidTarget } from "./targets.ts";
import type { TokenStream } from "./token-stream.ts";

/** Statements of one line: jumps, imports, assignments and their kin. */
export class SimpleStatementParser {
  readonly #stream: TokenStream;
  readonly #expressions: ExpressionParser;
  readonly #assignments: AssignmentParser;

  constructor(stream: TokenStream, expressions: ExpressionParser) {
    this.#stream = stream;
    this.#expressions = expressions;
    this.#assignments = new AssignmentParser(stream, expressions);
  }

  /** One simple statement, without what ends it. */
  read(context: Context): Statement {
    const stream = this.#stream;
    const start = stream.next;
    switch (start.kind === "name" ? start.text : "") {
      case "pass":
        stream.advance();
        return { ...stream.spanFrom(start), kind: "pass" };
      case "break":
      case "continue":
        return this.#jump(start.text as "break" | "continue", context);
      case "return":
        return this.#return(context);
      case "raise":
        return this.#raise();
      case "del":
        return this.#delete();
      case "global":
      case "nonlocal":
        return this.#scope(start.text as "global" | "nonlocal", context);
      case "assert":
        return this.#assert();
      case "import":
        return this.#import();
      case "from":
        return this.#from(context);
      default:
        return this.#assignments.read(context);
    }
  }

  #jump(kind: "break" | "continue", context: Context): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    if (!context.inLoop) {
      stream.later(
        kind === "break" ? "'break' outside loop" : "'continue' not properly in loop",
        start,
      );
    }
    return { ...stream.spanFrom(start), kind };
  }

  #return(context: Context): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const value =
      stream.startsExpression() || stream.is("*") ? this.#expressions.starExpressions() : null;
    const span = stream.spanFrom(start);
    if (!context.inFunction) stream.later("'return' outside function", span);
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
    if (bad) stream.fail(`cannot delete ${describeTarget(bad)}`, bad);
    return {
      ...stream.spanFrom(start),
      kind: "delete",
      targets: value.kind === "tuple" ? value.items : [value],
    };
  }

  #scope(kind: "global" | "nonlocal", context: Context): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const names = [stream.name()];
    while (stream.take(",")) names.push(stream.name());
    const span = stream.spanFrom(start);
    if (kind === "nonlocal" && !context.inFunction && !context.inClass) {
      stream.later("nonlocal declaration not allowed at module level", span, "symbols");
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

  #import(): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    const names: ImportedName[] = [];
    do names.push({ name: this.#dotted(), as: this.#as() });
    while (stream.take(","));
    return { ...stream.spanFrom(start), kind: "import", names };
  }

  #from(context: Context): Statement {
    const stream = this.#stream;
    const start = stream.advance();
    let level = 0;
    while (stream.is(".") || stream.is("...")) level += stream.advance().text.length;
    const module = stream.isName() ? this.#dotted() : "";
    if (module === "" && level === 0) stream.fail();
    stream.expect("import");
    if (stream.take("*")) {
      if (context.inFunction) {
        stream.later("import * only allowed at module level", stream.previous, "symbols");
      }
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

  #dotted(): string {
    const stream = this.#stream;
    let name = stream.name();
    while (stream.take(".")) name += `.${stream.name()}`;
    return name;
  }

  #as(): string | null {
    return this.#stream.take("as") ? this.#stream.name() : null;
  }
}
