import type { Expression, Statement } from "../nodes.ts";
import type { Context } from "./context.ts";
import type { ExpressionParser } from "./expressions.ts";
import {
  assignmentError,
  assignmentErrorWithAdvice,
  describeTarget,
  invalidTarget,
} from "./targets.ts";
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

/** Assignments, and expressions that stand as statements. */
export class AssignmentParser {
  readonly #stream: TokenStream;
  readonly #expressions: ExpressionParser;

  constructor(stream: TokenStream, expressions: ExpressionParser) {
    this.#stream = stream;
    this.#expressions = expressions;
  }

  /** An expression, or an assignment in any of its forms. */
  read(context: Context): Statement {
    const stream = this.#stream;
    const start = stream.next;
    const first = this.#value(context);
    if (stream.take(":")) return this.#annotated(start, first, context);
    if (stream.next.kind === "operator" && AUGMENTED.has(stream.next.text))
      return this.#augmented(start, first, context);
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
      value = this.#value(context);
    }
    if (value.kind === "star") stream.fail("can't use starred expression here", value);
    return { ...stream.spanFrom(start), kind: "assign", targets, value };
  }

  /** @param first CPython advises `==` for the leftmost target alone */
  #checkTarget(target: Expression, first: boolean): void {
    const stream = this.#stream;
    const bad = invalidTarget(target);
    if (bad) {
      // A comparison or literal inside a tuple is named without the advice.
      const advised = bad === target && first;
      stream.fail(advised ? assignmentErrorWithAdvice(bad) : assignmentError(bad), bad);
    }
    if (target.kind === "star")
      stream.fail("starred assignment target must be in a list or tuple", target);
    const stars =
      target.kind === "tuple" || target.kind === "list"
        ? target.items.filter(({ kind }) => kind === "star")
        : [];
    if (stars.length > 1) stream.fail("multiple starred expressions in assignment", target);
  }

  #value(context: Context): Expression {
    const stream = this.#stream;
    if (!stream.is("yield")) return this.#expressions.starExpressions();
    const value = this.#expressions.yieldExpression();
    if (!context.inFunction && !stream.is("=")) stream.later("'yield' outside function", value);
    return value;
  }

  #annotated(start: Token, target: Expression, context: Context): Statement {
    const stream = this.#stream;
    if (target.kind === "tuple" || target.kind === "list") {
      stream.fail(`only single target (not ${target.kind}) can be annotated`, target);
    }
    if (invalidTarget(target)) stream.fail("illegal target for annotation", target);
    this.#expressions.expression();
    const value = stream.take("=") ? this.#value(context) : null;
    return { ...stream.spanFrom(start), kind: "annotated", target, value };
  }

  #augmented(start: Token, target: Expression, context: Context): Statement {
    const stream = this.#stream;
    const bad = target.kind === "tuple" || target.kind === "list" ? target : invalidTarget(target);
    if (bad) {
      stream.fail(
        `'${describeTarget(bad)}' is an illegal expression for augmented assignment`,
        bad,
      );
    }
    const operator = stream.advance().text.slice(0, -1);
    const value = this.#value(context);
    return { ...stream.spanFrom(start), kind: "augmented", target, operator, value };
  }
}
