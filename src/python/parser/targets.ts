import type { Expression } from "../nodes.ts";

/** What CPython calls an expression that cannot be assigned to. */
function describe(expression: Expression): string {
  switch (expression.kind) {
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

/** What CPython says of an assignment to it. */
export function assignmentError(expression: Expression): { message: string; place: Expression } {
  const what = describe(expression);
  if (expression.kind === "yield")
    return { message: "assignment to yield expression not possible", place: expression };
  const isNot = expression.kind === "unary" && expression.operator === "not";
  const isGenerator = expression.kind === "comprehension" && expression.makes === "generator";
  const plain =
    ["True", "False", "None"].includes(what) ||
    isGenerator ||
    isNot ||
    WITHOUT_ADVICE.has(expression.kind);
  const message = plain
    ? `cannot assign to ${what}`
    : `cannot assign to ${what} here. Maybe you meant '==' instead of '='?`;
  return { message, place: expression };
}
