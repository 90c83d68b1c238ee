import type {
  Argument,
  Clause,
  DictEntry,
  Expression,
  ParameterNode,
  Parameters,
} from "../nodes.ts";
import { assignmentError } from "./targets.ts";
import { numberValue, type ParseInner, stringExpression } from "./literals.ts";
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
    const value = this.#binary(0);
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
      const what = assignmentError(value)
        .message.replace(/^cannot assign to /, "")
        .replace(/ here\..*$/, "");
      const name = value.kind === "attribute" || value.kind === "subscript" ? value.kind : what;
      stream.fail(`cannot use assignment expressions with ${name}`, value);
    }
    return value;
  }

  expression(): Expression {
    const { stream } = this;
    const start = stream.next;
    if (stream.is("lambda")) return this.#lambda();
    if (stream.is("yield")) return this.yieldExpression();
    const then = this.#or();
    if (!stream.is("if")) return then;
    const mark = stream.mark;
    stream.advance();
    const test = this.#or();
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
    const parameters = this.parameters(":");
    stream.expect(":");
    const body = this.expression();
    return { ...stream.spanFrom(start), kind: "lambda", parameters, body };
  }

  #or(): Expression {
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
    const first = this.#binary(0);
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
      rest.push({ operator, operand: this.#binary(0) });
    }
    return rest.length === 0 ? first : { ...stream.spanFrom(start), kind: "compare", first, rest };
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
        const args = this.callArguments();
        value = { ...stream.spanFrom(start), kind: "call", callee: value, args };
      } else if (stream.is("[")) {
        const index = this.#within("[", "]", () => this.#subscript());
        value = { ...stream.spanFrom(start), kind: "subscript", object: value, index };
      } else return value;
    }
  }

  /** Reads between two brackets; what cannot go on there is told apart as CPython does. */
  #within<T>(open: string, close: string, read: () => T): T {
    const { stream } = this;
    stream.expect(open);
    stream.depth += 1;
    const value = read();
    if (!stream.is(close)) this.#refuse();
    stream.depth -= 1;
    stream.advance();
    return value;
  }

  /** Inside brackets, behind an expression that should have been followed by a comma or the end. */
  #refuse(): never {
    const { stream } = this;
    this.#refuseAssignment();
    const before = this.#lastItem;
    if (
      before &&
      stream.startsExpression() &&
      !(before.kind === "name" && stream.isKind("string"))
    ) {
      const mark = stream.mark;
      try {
        const after = this.expression();
        const place = {
          line: before.line,
          column: before.column,
          endLine: after.endLine,
          endColumn: after.endColumn,
        };
        stream.fail("invalid syntax. Perhaps you forgot a comma?", place);
      } finally {
        stream.reset(mark);
      }
    }
    return stream.fail();
  }

  /** The item read last inside the innermost brackets. */
  #lastItem: Expression | null = null;

  #item(): Expression {
    const item = this.#starOr(() => this.namedExpression());
    this.#lastItem = item;
    this.#refuseAssignment(item);
    return item;
  }

  /** `expression = …` where only an expression can stand. */
  #refuseAssignment(item: Expression | null = this.#lastItem): void {
    const { stream } = this;
    if (!stream.is("=") || !item) return;
    if (["list", "tuple"].includes(item.kind)) return;
    if (item.kind === "name") {
      stream.advance();
      const after = stream.startsExpression() ? this.#binary(0) : item;
      const place = {
        line: item.line,
        column: item.column,
        endLine: after.endLine,
        endColumn: after.endColumn,
      };
      stream.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?", place);
    }
    if (item.kind === "attribute" || item.kind === "subscript") {
      const what = item.kind;
      stream.fail(`cannot assign to ${what} here. Maybe you meant '==' instead of '='?`, item);
    }
    const { message, place } = assignmentError(item);
    stream.fail(
      /here\./.test(message) ? message : `${message} here. Maybe you meant '==' instead of '='?`,
      place,
    );
  }

  /** The test of an `if` or `while`: an `=` in it is a slip. */
  test(): Expression {
    const test = this.namedExpression();
    this.#refuseAssignment(test);
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
    const lower = stream.is(":") ? null : this.#item();
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
    if (stream.is("(")) return this.#parenthesized();
    if (stream.is("[")) return this.#bracketed();
    if (stream.is("{")) return this.#braced();
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

  #parenthesized(): Expression {
    const { stream } = this;
    const start = stream.next;
    const inner = this.#within("(", ")", (): Expression => {
      if (stream.is(")")) return { ...stream.spanFrom(start), kind: "tuple", items: [] };
      if (stream.is("yield")) return this.yieldExpression();
      const first = this.#item();
      if (stream.is("for") || stream.is("async"))
        return this.#comprehension("generator", first, null);
      if (!stream.is(",")) return first;
      const items = this.#moreItems(first, ")");
      return { ...stream.spanFrom(start), kind: "tuple", items };
    });
    const grouped = ["tuple", "comprehension"].includes(inner.kind);
    return grouped ? { ...inner, ...stream.spanFrom(start) } : inner;
  }

  #moreItems(first: Expression, close: string): Expression[] {
    const { stream } = this;
    const items = [first];
    while (stream.take(",")) {
      if (stream.is(close)) break;
      items.push(this.#item());
    }
    return items;
  }

  #bracketed(): Expression {
    const { stream } = this;
    const start = stream.next;
    const inner = this.#within("[", "]", (): Expression => {
      if (stream.is("]")) return { ...stream.spanFrom(start), kind: "list", items: [] };
      const first = this.#item();
      if (stream.is("for") || stream.is("async")) return this.#comprehension("list", first, null);
      return { ...stream.spanFrom(start), kind: "list", items: this.#moreItems(first, "]") };
    });
    return { ...inner, ...stream.spanFrom(start) };
  }

  #braced(): Expression {
    const { stream } = this;
    const start = stream.next;
    const inner = this.#within("{", "}", (): Expression => {
      if (stream.is("}")) return { ...stream.spanFrom(start), kind: "dict", entries: [] };
      if (stream.is("**")) return this.#dict(start, []);
      const first = this.#item();
      if (stream.is(":")) {
        const value = this.#dictValue(first);
        if (stream.is("for")) return this.#comprehension("dict", first, value);
        return this.#dict(start, [{ key: first, value }]);
      }
      if (stream.is("for") || stream.is("async")) return this.#comprehension("set", first, null);
      return { ...stream.spanFrom(start), kind: "set", items: this.#moreItems(first, "}") };
    });
    return { ...inner, ...stream.spanFrom(start) };
  }

  #dictValue(key: Expression): Expression {
    const { stream } = this;
    const colon = stream.expect(":");
    if (stream.is(",") || stream.is("}"))
      stream.fail("expression expected after dictionary key and ':'", colon);
    const value = this.expression();
    this.#lastItem = value;
    this.#refuseAssignment(value);
    return key === value ? key : value;
  }

  #dict(
    start: { readonly line: number; readonly column: number },
    entries: DictEntry[],
  ): Expression {
    const { stream } = this;
    while (entries.length === 0 || stream.take(",")) {
      if (stream.is("}")) break;
      if (stream.take("**")) {
        entries.push({ key: null, value: this.#binary(0) });
        continue;
      }
      const key = this.expression();
      if (!stream.is(":")) {
        const place = { line: key.endLine, column: key.endColumn - 1 };
        stream.fail("':' expected after dictionary key", place);
      }
      entries.push({ key, value: this.#dictValue(key) });
    }
    return { ...stream.spanFrom(start), kind: "dict", entries };
  }

  #comprehension(
    makes: "list" | "set" | "dict" | "generator",
    element: Expression,
    value: Expression | null,
  ): Expression {
    const { stream } = this;
    const clauses: Clause[] = [];
    while (stream.take("for")) {
      const target = this.targets();
      stream.expect("in");
      const iterable = this.#or();
      const conditions: Expression[] = [];
      while (stream.take("if")) conditions.push(this.#or());
      clauses.push({ target, iterable, conditions });
    }
    return { ...stream.spanFrom(element), kind: "comprehension", makes, element, value, clauses };
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
      const { message, place } = assignmentError(target);
      stream.fail(message.replace(/ here\..*$/, ""), place);
    }
    return target;
  }

  callArguments(): Argument[] {
    const { stream } = this;
    return this.#within("(", ")", () => {
      const args: Argument[] = [];
      while (!stream.is(")")) {
        args.push(this.#argument(args));
        if (!stream.take(",")) break;
      }
      return args;
    });
  }

  #argument(before: readonly Argument[]): Argument {
    const { stream } = this;
    const start = stream.next;
    if (stream.take("**")) return { kind: "doubleStar", value: this.expression() };
    if (stream.take("*")) return { kind: "star", value: this.expression() };
    if (
      start.kind === "name" &&
      stream.peek(1).text === "=" &&
      stream.peek(1).kind === "operator"
    ) {
      return this.#keyword(before);
    }
    const value = this.namedExpression();
    this.#lastItem = value;
    if (stream.is("=")) {
      const end = stream.advance();
      stream.fail('expression cannot contain assignment, perhaps you meant "=="?', {
        line: value.line,
        column: value.column,
        endLine: end.endLine,
        endColumn: end.endColumn,
      });
    }
    if (stream.is("for")) {
      const generator = this.#comprehension("generator", value, null);
      const alone =
        before.length === 0 && (stream.is(")") || (stream.is(",") && stream.peek(1).text === ")"));
      if (!alone) stream.fail("Generator expression must be parenthesized", generator);
      return { kind: "positional", value: generator };
    }
    if (before.some(({ kind }) => kind === "doubleStar")) {
      stream.fail("positional argument follows keyword argument unpacking");
    }
    if (before.some(({ kind }) => kind === "keyword")) {
      stream.fail("positional argument follows keyword argument");
    }
    return { kind: "positional", value };
  }

  #keyword(before: readonly Argument[]): Argument {
    const { stream } = this;
    const start = stream.next;
    const name = stream.advance().text;
    if (["True", "False", "None"].includes(name)) {
      stream.fail(`cannot assign to ${name}`, {
        ...stream.spanFrom(start),
        endColumn: stream.next.endColumn,
      });
    }
    if (KEYWORDS.has(name)) stream.fail("invalid syntax", start);
    stream.expect("=");
    const value = this.expression();
    this.#lastItem = value;
    if (before.some((argument) => argument.kind === "keyword" && argument.name === name)) {
      stream.fail(`keyword argument repeated: ${name}`, stream.spanFrom(start));
    }
    return { kind: "keyword", name, value };
  }

  /** Parameters up to a closing token, which is not read. */
  parameters(close: ")" | ":"): Parameters {
    const { stream } = this;
    let positional: ParameterNode[] = [];
    const keywordOnly: ParameterNode[] = [];
    let variadic: string | null = null;
    let keywords: string | null = null;
    let starred = false;
    const seen = new Set<string>();
    const name = (): string => {
      const { next } = stream;
      const text = stream.name();
      if (seen.has(text)) stream.fail(`duplicate argument '${text}' in function definition`, next);
      seen.add(text);
      if (close === ")" && stream.take(":")) this.expression();
      return text;
    };
    while (!stream.is(close)) {
      if (stream.take("/"))
        positional = positional.map((one) => ({ ...one, positionalOnly: true }));
      else if (stream.take("**")) keywords = name();
      else if (stream.take("*")) {
        starred = true;
        const bare = stream.is(",") ? stream.peek(1).text === close : stream.is(close);
        if (bare) stream.fail("named arguments must follow bare *", stream.previous);
        if (!stream.is(",")) variadic = name();
      } else {
        const place = stream.next;
        const parameter = {
          name: name(),
          preset: stream.take("=") ? this.expression() : null,
          positionalOnly: false,
        };
        if (
          !starred &&
          parameter.preset === null &&
          positional.some(({ preset }) => preset !== null)
        ) {
          stream.fail("non-default argument follows default argument", place);
        }
        (starred ? keywordOnly : positional).push(parameter);
      }
      if (!stream.take(",")) break;
    }
    return { positional, variadic, keywordOnly, keywords };
  }
}
