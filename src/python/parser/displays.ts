import type { Clause, DictEntry, Expression } from "../nodes.ts";
import type { ExpressionParser } from "./expressions.ts";
import { refuseAssignment } from "./slips.ts";

/** `(…)`: a group, a tuple or a generator. */
export function readParenthesized(parser: ExpressionParser): Expression {
  const { stream } = parser;
  const start = stream.next;
  const inner = parser.within("(", ")", (): Expression => {
    if (stream.is(")")) return { ...stream.spanFrom(start), kind: "tuple", items: [] };
    if (stream.is("yield")) return parser.yieldExpression();
    const first = parser.item();
    if (stream.is("for") || stream.is("async"))
      return readComprehension(parser, "generator", first, null);
    if (!stream.is(",")) return first;
    const items = readMoreItems(parser, first, ")");
    return { ...stream.spanFrom(start), kind: "tuple", items };
  });
  const grouped = ["tuple", "comprehension"].includes(inner.kind);
  return grouped ? { ...inner, ...stream.spanFrom(start) } : inner;
}

/** `[…]`: a list or a list comprehension. */
export function readBracketed(parser: ExpressionParser): Expression {
  const { stream } = parser;
  const start = stream.next;
  const inner = parser.within("[", "]", (): Expression => {
    if (stream.is("]")) return { ...stream.spanFrom(start), kind: "list", items: [] };
    const first = parser.item();
    if (stream.is("for") || stream.is("async"))
      return readComprehension(parser, "list", first, null);
    return { ...stream.spanFrom(start), kind: "list", items: readMoreItems(parser, first, "]") };
  });
  return { ...inner, ...stream.spanFrom(start) };
}

/** `{…}`: a dict, a set or a comprehension of either. */
export function readBraced(parser: ExpressionParser): Expression {
  const { stream } = parser;
  const start = stream.next;
  const inner = parser.within("{", "}", (): Expression => {
    if (stream.is("}")) return { ...stream.spanFrom(start), kind: "dict", entries: [] };
    if (stream.is("**")) return readDict(parser, start, []);
    const first = parser.item();
    if (stream.is(":")) {
      const value = readDictValue(parser);
      if (stream.is("for")) return readComprehension(parser, "dict", first, value);
      return readDict(parser, start, [{ key: first, value }]);
    }
    if (stream.is("for") || stream.is("async"))
      return readComprehension(parser, "set", first, null);
    return { ...stream.spanFrom(start), kind: "set", items: readMoreItems(parser, first, "}") };
  });
  return { ...inner, ...stream.spanFrom(start) };
}

function readDict(
  parser: ExpressionParser,
  start: { readonly line: number; readonly column: number },
  entries: DictEntry[],
): Expression {
  const { stream } = parser;
  while (entries.length === 0 || stream.take(",")) {
    if (stream.is("}")) break;
    if (stream.take("**")) {
      entries.push({ key: null, value: parser.operand() });
      continue;
    }
    const key = parser.expression();
    if (!stream.is(":")) {
      const place = { line: key.endLine, column: key.endColumn - 1 };
      stream.fail("':' expected after dictionary key", place);
    }
    entries.push({ key, value: readDictValue(parser) });
  }
  return { ...stream.spanFrom(start), kind: "dict", entries };
}

function readDictValue(parser: ExpressionParser): Expression {
  const { stream } = parser;
  const colon = stream.expect(":");
  if (stream.is(",") || stream.is("}"))
    stream.fail("expression expected after dictionary key and ':'", colon);
  const value = parser.expression();
  parser.lastItem = value;
  refuseAssignment(parser, value);
  return value;
}

function readMoreItems(parser: ExpressionParser, first: Expression, close: string): Expression[] {
  const { stream } = parser;
  const items = [first];
  while (stream.take(",")) {
    if (stream.is(close)) break;
    items.push(parser.item());
  }
  return items;
}

/** The clauses behind a first element. @param value of a dict comprehension; null elsewhere */
export function readComprehension(
  parser: ExpressionParser,
  makes: "list" | "set" | "dict" | "generator",
  element: Expression,
  value: Expression | null,
): Expression {
  const { stream } = parser;
  const clauses: Clause[] = [];
  while (stream.take("for")) {
    const target = parser.targets();
    stream.expect("in");
    const iterable = parser.disjunction();
    const conditions: Expression[] = [];
    while (stream.take("if")) conditions.push(parser.disjunction());
    clauses.push({ target, iterable, conditions });
  }
  return { ...stream.spanFrom(element), kind: "comprehension", makes, element, value, clauses };
}
