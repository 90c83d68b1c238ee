import type { Expression } from "../nodes.ts";
import { readArguments, readParameters } from "./arguments.ts";
import { readBraced, readBracketed, readParenthesized } from "./displays.ts";
import { numberValue, type ParseInner, stringExpression } from "./literals.ts";
import { refuseAssignment, refuseItem } from "./slips.ts";
import { assignmentError, describeTarget } from "./targets.ts";
import { type TokenStream, KEYWORDS } from "./token-stream.ts";

const COMPARISONS = new Set(["<", ">", "==", ">=", "<=", "!=", "in", "is", "not"]);
/** Binary operators, loosest first. */
const LEVELS: readonly (readonly string[])[] = [
  ["|"],
  ["^"],
  ["&"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "//", "%", "@"],
];

/** Expressions of Python's grammar, from tokens. Every method leaves the stream behind what it read. */
export class ExpressionParser {
  readonly stream: TokenStream;
  /** Parses the inside of an f-string's braces. */
  readonly #inner: ParseInner;
  /** The item read last inside the innermost brackets. */
  lastItem: Expression | null = null;

  constructor(stream: TokenStream, inner: ParseInner) {
    this.stream = stream;
    this.#inner = inner;
  }

  /** `a, *b, c`: a tuple where there is a comma. */
  starExpressions(): Expression {
    const { stream } = this;
    const start = stream.next;
    const first = this.#starOr(() => this.expression());
    if (!stream.is(",")) return first;
    const items = [first];
    while (stream.take(",")) {
      if (!stream.startsExpression() && !stream.is("*")) break;
      items.push(this.#starOr(() => this.expression()));
    }
    return { ...stream.spanFrom(start), kind: "tuple", items };
  }

  /** `*a`, or what else may stand there. */
  #starOr(read: () => Expression): Expression {
    const { stream } = this;
    const start = stream.next;
    if (!stream.take("*")) return read();
    const value = this.operand();
    return { ...stream.spanFrom(start), kind: "star", value };
  }

  /** An expression that may be `name := value`. */
  namedExpression(): Expression {
    const { stream } = this;
    const start = stream.next;
    if (stream.isName() && stream.peek(1).text === ":=") {
      const name = stream.name();
      stream.advance();
      const value = this.expression();
      return { ...stream.spanFrom(start), kind: "walrus", name, value };
    }
    const value = this.expression();
    if (stream.is(":=")) {
      stream.fail(`cannot use assignment expressions with ${describeTarget(value)}`, value);
    }
    return value;
  }

  expression(): Expression {
    const { stream } = this;
    const start = stream.next;
    if (stream.is("lambda")) return this.#lambda();
    if (stream.is("yield")) return this.yieldExpression();
    const then = this.disjunction();
    if (!stream.is("if")) return then;
    const mark = stream.mark;
    stream.advance();
    const test = this.disjunction();
    if (!stream.is("else")) {
      if (stream.is(":")) {
        stream.reset(mark);
        return then;
      }
      stream.fail("expected 'else' after 'if' expression", stream.spanFrom(start));
    }
    stream.advance();
    const otherwise = this.expression();
    return { ...stream.spanFrom(start), kind: "conditional", test, then, otherwise };
  }

  yieldExpression(): Expression {
    const { stream } = this;
    const start = stream.advance();
    if (stream.take("from")) {
      const value = this.expression();
      return { ...stream.spanFrom(start), kind: "yield", value, from: true };
    }
    const value = stream.startsExpression() ? this.starExpressions() : null;
    return { ...stream.spanFrom(start), kind: "yield", value, from: false };
  }

  #lambda(): Expression {
    const { stream } = this;
    const start = stream.advance();
    const parameters = readParameters(this, ":");
    stream.expect(":");
    const body = this.expression();
    return { ...stream.spanFrom(start), kind: "lambda", parameters, body };
  }

  /** An expression without `if`, `lambda` and `yield`: what a comprehension's `in` and `if` take. */
  disjunction(): Expression {
    return this.#chain("or", () => this.#chain("and", () => this.#not()));
  }

  #chain(operator: "and" | "or", read: () => Expression): Expression {
    const { stream } = this;
    const start = stream.next;
    const first = read();
    if (!stream.is(operator)) return first;
    const operands = [first];
    while (stream.take(operator)) operands.push(read());
    return { ...stream.spanFrom(start), kind: "boolean", operator, operands };
  }

  #not(): Expression {
    const { stream } = this;
    const start = stream.next;
    if (!stream.take("not")) return this.#comparison();
    const operand = this.#not();
    return { ...stream.spanFrom(start), kind: "unary", operator: "not", operand };
  }

  #comparison(): Expression {
    const { stream } = this;
    const start = stream.next;
    const first = this.operand();
    const rest: { operator: string; operand: Expression }[] = [];
    while (
      COMPARISONS.has(stream.next.text) &&
      (stream.next.kind === "operator" || KEYWORDS.has(stream.next.text))
    ) {
      let operator = stream.next.text;
      if (operator === "not") {
        stream.advance();
        if (!stream.is("in")) stream.fail();
        operator = "not in";
      }
      stream.advance();
      if (operator === "is" && stream.take("not")) operator = "is not";
      rest.push({ operator, operand: this.operand() });
    }
    return rest.length === 0 ? first : { ...stream.spanFrom(start), kind: "compare", first, rest };
  }

  /** An expression without comparisons: all that may stand behind a star. */
  operand(): Expression {
    return this.#binary(0);
  }

  #binary(level: number): Expression {
    const operators = LEVELS[level];
    if (!operators) return this.#unary();
    const { stream } = this;
    const start = stream.next;
    let left = this.#binary(level + 1);
    while (stream.next.kind === "operator" && operators.includes(stream.next.text)) {
      const operator = stream.advance().text;
      const right = this.#binary(level + 1);
      left = { ...stream.spanFrom(start), kind: "binary", operator, left, right };
    }
    return left;
  }

  #unary(): Expression {
    const { stream } = this;
    const start = stream.next;
    const { text, kind } = start;
    if (kind !== "operator" || !(text === "-" || text === "+" || text === "~"))
      return this.#power();
    stream.advance();
    const operand = this.#unary();
    return { ...stream.spanFrom(start), kind: "unary", operator: text, operand };
  }

  #power(): Expression {
    const { stream } = this;
    const start = stream.next;
    let base: Expression;
    if (stream.take("await")) {
      const value = this.#primary();
      base = { ...stream.spanFrom(start), kind: "await", value };
    } else base = this.#primary();
    if (!stream.take("**")) return base;
    const right = this.#unary();
    return { ...stream.spanFrom(start), kind: "binary", operator: "**", left: base, right };
  }

  #primary(): Expression {
    const { stream } = this;
    const start = stream.next;
    let value = this.#atom();
    for (;;) {
      if (stream.take(".")) {
        const name = stream.name();
        value = { ...stream.spanFrom(start), kind: "attribute", object: value, name };
      } else if (stream.is("(")) {
        const args = readArguments(this);
        value = { ...stream.spanFrom(start), kind: "call", callee: value, args };
      } else if (stream.is("[")) {
        const index = this.within("[", "]", () => this.#subscript());
        value = { ...stream.spanFrom(start), kind: "subscript", object: value, index };
      } else return value;
    }
  }

  /** Reads between two brackets; what cannot go on there is told apart as CPython does. */
  within<T>(open: string, close: string, read: () => T): T {
    const { stream } = this;
    stream.expect(open);
    stream.depth += 1;
    const value = read();
    if (!stream.is(close)) refuseItem(this);
    stream.depth -= 1;
    stream.advance();
    return value;
  }

  /** One of the expressions between brackets. */
  item(): Expression {
    const item = this.#starOr(() => this.namedExpression());
    this.lastItem = item;
    refuseAssignment(this, item);
    return item;
  }

  /** The test of an `if` or `while`: an `=` in it is a slip. */
  test(): Expression {
    const test = this.namedExpression();
    refuseAssignment(this, test);
    return test;
  }

  #subscript(): Expression {
    const { stream } = this;
    const start = stream.next;
    const first = this.#slice();
    if (!stream.is(",")) return first;
    const items = [first];
    while (stream.take(",")) {
      if (stream.is("]")) break;
      items.push(this.#slice());
    }
    return { ...stream.spanFrom(start), kind: "tuple", items };
  }

  #slice(): Expression {
    const { stream } = this;
    const start = stream.next;
    const lower = stream.is(":") ? null : this.item();
    if (lower && !stream.is(":")) return lower;
    stream.expect(":");
    const upper = stream.is(":") || stream.is("]") || stream.is(",") ? null : this.expression();
    let step: Expression | null = null;
    if (stream.take(":") && !stream.is("]") && !stream.is(",")) step = this.expression();
    return { ...stream.spanFrom(start), kind: "slice", lower, upper, step };
  }

  #atom(): Expression {
    const { stream } = this;
    const start = stream.next;
    if (start.kind === "number") {
      stream.advance();
      return { ...stream.spanFrom(start), kind: "constant", value: numberValue(start.text) };
    }
    if (start.kind === "string") return this.#string();
    if (start.kind === "name") return this.#nameOrConstant();
    if (stream.is("(")) return readParenthesized(this);
    if (stream.is("[")) return readBracketed(this);
    if (stream.is("{")) return readBraced(this);
    if (stream.take("...")) return { ...stream.spanFrom(start), kind: "ellipsis" };
    return stream.fail();
  }

  #nameOrConstant(): Expression {
    const { stream } = this;
    const start = stream.next;
    const constants: Readonly<Record<string, null | boolean>> = {
      None: null,
      True: true,
      False: false,
    };
    const constant = constants[start.text];
    if (constant !== undefined) {
      stream.advance();
      return { ...stream.spanFrom(start), kind: "constant", value: constant };
    }
    const name = stream.name();
    return { ...stream.spanFrom(start), kind: "name", name };
  }

  #string(): Expression {
    const { stream } = this;
    const start = stream.next;
    const tokens = [stream.advance()];
    while (stream.isKind("string")) tokens.push(stream.advance());
    return stringExpression(
      tokens,
      stream.spanFrom(start),
      (message) => stream.fail(message),
      this.#inner,
    );
  }

  /** Targets of a `for`: names, attributes, tuples of them. */
  targets(): Expression {
    const { stream } = this;
    const start = stream.next;
    const first = this.#target();
    if (!stream.is(",")) return first;
    const items = [first];
    while (stream.take(",")) {
      if (stream.is("in")) break;
      items.push(this.#target());
    }
    return { ...stream.spanFrom(start), kind: "tuple", items };
  }

  #target(): Expression {
    const { stream } = this;
    const start = stream.next;
    if (stream.take("*")) {
      const value = this.#primary();
      return { ...stream.spanFrom(start), kind: "star", value };
    }
    const target = this.#primary();
    if (!["name", "attribute", "subscript", "tuple", "list"].includes(target.kind)) {
      stream.fail(assignmentError(target), target);
    }
    return target;
  }
}
