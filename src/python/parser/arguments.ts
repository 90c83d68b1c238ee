import type { Argument, ParameterNode, Parameters } from "../nodes.ts";
import { readComprehension } from "./displays.ts";
import type { ExpressionParser } from "./expressions.ts";
import { KEYWORDS, spanning } from "./token-stream.ts";

/** A call's arguments, with their brackets. */
export function readArguments(parser: ExpressionParser): Argument[] {
  const { stream } = parser;
  return parser.within("(", ")", () => {
    const args: Argument[] = [];
    while (!stream.is(")")) {
      args.push(readArgument(parser, args));
      if (!stream.take(",")) break;
    }
    return args;
  });
}

function readArgument(parser: ExpressionParser, before: readonly Argument[]): Argument {
  const { stream } = parser;
  const start = stream.next;
  if (stream.take("**")) return { kind: "doubleStar", value: parser.expression() };
  if (stream.take("*")) return { kind: "star", value: parser.expression() };
  if (start.kind === "name" && stream.peek(1).text === "=" && stream.peek(1).kind === "operator") {
    return readKeyword(parser, before);
  }
  const value = parser.namedExpression();
  parser.lastItem = value;
  if (stream.is("=")) {
    const end = stream.advance();
    const message = 'expression cannot contain assignment, perhaps you meant "=="?';
    stream.fail(message, spanning(value, end));
  }
  if (stream.is("for")) {
    const generator = readComprehension(parser, "generator", value, null);
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

function readKeyword(parser: ExpressionParser, before: readonly Argument[]): Argument {
  const { stream } = parser;
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
  const value = parser.expression();
  parser.lastItem = value;
  if (before.some((argument) => argument.kind === "keyword" && argument.name === name)) {
    stream.later(`keyword argument repeated: ${name}`, stream.spanFrom(start));
  }
  return { kind: "keyword", name, value };
}

/** Parameters up to a closing token, which is not read. */
export function readParameters(parser: ExpressionParser, close: ")" | ":"): Parameters {
  const { stream } = parser;
  let positional: ParameterNode[] = [];
  const keywordOnly: ParameterNode[] = [];
  let variadic: string | null = null;
  let keywords: string | null = null;
  let starred = false;
  const seen = new Set<string>();
  const name = (): string => {
    const { next } = stream;
    const text = stream.name();
    if (seen.has(text)) {
      stream.later(`duplicate argument '${text}' in function definition`, next, "symbols");
    }
    seen.add(text);
    if (close === ")" && stream.take(":")) parser.expression();
    return text;
  };
  while (!stream.is(close)) {
    if (stream.take("/")) positional = positional.map((one) => ({ ...one, positionalOnly: true }));
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
        preset: stream.take("=") ? parser.expression() : null,
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
