import type { Expression } from "../nodes.ts";
import type { ExpressionParser } from "./expressions.ts";
import { comparisonAdvice } from "./targets.ts";
import { spanning } from "./token-stream.ts";

/** Inside brackets, behind an expression that should have been followed by a comma or the end. */
export function refuseItem(parser: ExpressionParser): never {
  const { stream } = parser;
  refuseAssignment(parser);
  const before = parser.lastItem;
  if (before && stream.startsExpression() && !(before.kind === "name" && stream.isKind("string"))) {
    const mark = stream.mark;
    try {
      const after = parser.expression();
      stream.fail("invalid syntax. Perhaps you forgot a comma?", spanning(before, after));
    } finally {
      stream.reset(mark);
    }
  }
  return stream.fail();
}

/** `expression = …` where only an expression can stand. */
export function refuseAssignment(
  parser: ExpressionParser,
  item: Expression | null = parser.lastItem,
): void {
  const { stream } = parser;
  if (!stream.is("=") || !item) return;
  if (["list", "tuple"].includes(item.kind)) return;
  if (item.kind === "name") {
    stream.advance();
    const after = stream.startsExpression() ? parser.operand() : item;
    const message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
    stream.fail(message, spanning(item, after));
  }
  stream.fail(comparisonAdvice(item), item);
}
