import type { Expression } from "../nodes.ts";

/** What CPython calls an expression that it refuses as a target. */
export function describeTarget(expression: Expression): string {
  switch (expression.kind) {
    case "attribute":
    case "subscript":
    case "tuple":
    case "list":
      return expression.kind;
    case "call":
      return "function call";
    case "constant":
      if (expression.value === null) return "None";
      return typeof expression.value === "boolean"
        ? expression.value
          ? "True"
          : "False"
        : "literal";
    case "ellipsis":
      return "ellipsis";
    case "fstring":
      return "f-string expression";
    case "dict":
      return "dict literal";
    case "set":
      return "set display";
    case "compare":
      return "comparison";
    case "conditional":
      return "conditional expression";
    case "lambda":
      return "lambda";
    case "walrus":
      return "named expression";
    case "await":
      return "await expression";
    case "yield":
      return "yield expression";
    case "comprehension":
      return expression.makes === "generator"
        ? "generator expression"
        : `${expression.makes} comprehension`;
    default:
      return "expression";
  }
}

/** The first part of a target that cannot be assigned to, or null. */
export function invalidTarget(target: Expression): Expression | null {
  switch (target.kind) {
    case "name":
    case "attribute":
    case "subscript":
      return null;
    case "star":
      return invalidTarget(target.value);
    case "tuple":
    case "list":
      return target.items.map(invalidTarget).find((one) => one !== null) ?? null;
    default:
      return target;
  }
}

/** These are looser than what CPython takes for one side of a mistaken `==`. */
const WITHOUT_ADVICE = new Set(["compare", "boolean", "lambda", "conditional"]);

const ADVICE = "here. Maybe you meant '==' instead of '='?";

/** What CPython says of an assignment that cannot be meant as anything else. */
export function assignmentError(target: Expression): string {
  if (target.kind === "yield") return "assignment to yield expression not possible";
  return `cannot assign to ${describeTarget(target)}`;
}

/** The same where `==` may have been meant, for the kinds of expression that CPython advises on. */
export function assignmentErrorWithAdvice(target: Expression): string {
  const what = describeTarget(target);
  const plain =
    ["True", "False", "None"].includes(what) ||
    target.kind === "yield" ||
    (target.kind === "unary" && target.operator === "not") ||
    (target.kind === "comprehension" && target.makes === "generator") ||
    WITHOUT_ADVICE.has(target.kind);
  return plain ? assignmentError(target) : `${assignmentError(target)} ${ADVICE}`;
}

/** An `=` where only an expression can stand. */
export function comparisonAdvice(target: Expression): string {
  return `${assignmentError(target)} ${ADVICE}`;
}
