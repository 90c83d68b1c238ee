import { binaryOperation, unaryOperation } from "../arithmetic.ts";
import { getattr } from "../attributes.ts";
import { call } from "../call.ts";
import { TypeError } from "../errors.ts";
import { convert } from "../formatting.ts";
import { pythonInfo, Super } from "../functions.ts";
import { signatureOf } from "../objects.ts";
import type { Argument, Expression, FStringPart } from "../nodes.ts";
import { functionName, type Ordering, typeName } from "../operations.ts";
import { items as itemsOf, iterator } from "../iteration.ts";
import {
  compareOf,
  containsOf,
  differsOf,
  equalsOf,
  formatOf,
  reprOf,
  strOf,
  truthOf,
} from "../protocols.ts";
import { ELLIPSIS } from "../singletons.ts";
import { getItem, requireHashable, Slice } from "../subscripts.ts";
import { Dict, PySet, Tuple, type Value } from "../values.ts";
import { evaluateComprehension } from "./comprehensions.ts";
import { type Evaluator, lookUpName, notRun } from "./evaluator.ts";
import { makeLambda } from "./functions.ts";
import type { Scope } from "./scope.ts";

/** The value of an expression. */
export async function evaluateExpression(
  evaluator: Evaluator,
  node: Expression,
  scope: Scope,
): Promise<Value> {
  switch (node.kind) {
    case "constant":
      return node.value;
    case "name":
      return lookUpName(evaluator, node.name, scope, node);
    case "attribute": {
      const object = await evaluator.evaluate(node.object, scope);
      scope.at = node;
      return await getattr(object, node.name);
    }
    case "call":
      return await evaluateCall(evaluator, node, scope);
    case "subscript": {
      const object = await evaluator.evaluate(node.object, scope);
      const index = await evaluator.evaluate(node.index, scope);
      scope.at = node;
      return await getItem(object, index);
    }
    case "slice":
      return await evaluateSlice(evaluator, node, scope);
    case "list":
      return await evaluateItems(evaluator, node.items, scope);
    case "tuple":
      return new Tuple(await evaluateItems(evaluator, node.items, scope));
    case "set": {
      const items = await evaluateItems(evaluator, node.items, scope);
      scope.at = node;
      items.forEach(requireHashable);
      return new PySet(items);
    }
    case "dict":
      return await evaluateDict(evaluator, node, scope);
    case "fstring":
      return await evaluateFString(evaluator, node.parts, scope);
    case "conditional":
      return await evaluator.evaluate(
        (await truthOf(await evaluator.evaluate(node.test, scope))) ? node.then : node.otherwise,
        scope,
      );
    case "boolean":
      return await evaluateBoolean(evaluator, node, scope);
    case "unary":
      return await evaluateUnary(evaluator, node, scope);
    case "binary": {
      const left = await evaluator.evaluate(node.left, scope);
      const right = await evaluator.evaluate(node.right, scope);
      scope.at = node;
      return await binaryOperation(node.operator, left, right);
    }
    case "compare":
      return await evaluateComparison(evaluator, node, scope);
    case "lambda":
      return await makeLambda(evaluator, node, scope);
    case "comprehension":
      return await evaluateComprehension(evaluator, node, scope);
    case "walrus": {
      const value = await evaluator.evaluate(node.value, scope);
      scope.bindWalrus(node.name, value);
      return value;
    }
    case "yield":
      return await evaluateYield(evaluator, node, scope);
    case "await":
      return await evaluator.evaluate(node.value, scope);
    case "ellipsis":
      return ELLIPSIS;
    case "star":
      throw notRun(evaluator, "a starred expression here", node);
    default:
      return node satisfies never;
  }
}

type Of<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

async function evaluateSlice(
  evaluator: Evaluator,
  node: Of<"slice">,
  scope: Scope,
): Promise<Value> {
  const part = async (one: Expression | null): Promise<Value> =>
    one ? await evaluator.evaluate(one, scope) : null;
  return new Slice(await part(node.lower), await part(node.upper), await part(node.step));
}

async function evaluateItems(
  evaluator: Evaluator,
  nodes: readonly Expression[],
  scope: Scope,
): Promise<Value[]> {
  const items: Value[] = [];
  for (const node of nodes) {
    if (node.kind === "star") {
      const value = await evaluator.evaluate(node.value, scope);
      scope.at = node;
      items.push(...(await spread(value, "Value")));
    } else items.push(await evaluator.evaluate(node, scope));
  }
  return items;
}

async function evaluateDict(evaluator: Evaluator, node: Of<"dict">, scope: Scope): Promise<Value> {
  const dict = new Dict();
  for (const entry of node.entries) {
    if (entry.key) {
      const key = await evaluator.evaluate(entry.key, scope);
      const value = await evaluator.evaluate(entry.value, scope);
      scope.at = node;
      requireHashable(key);
      dict.set(key, value);
      continue;
    }
    const other = await evaluator.evaluate(entry.value, scope);
    scope.at = entry.value;
    if (!(other instanceof Dict))
      throw new TypeError(`'${typeName(other)}' object is not a mapping`);
    for (const [key, value] of other.rawEntries()) dict.set(key, value);
  }
  return dict;
}

async function evaluateFString(
  evaluator: Evaluator,
  parts: readonly FStringPart[],
  scope: Scope,
): Promise<string> {
  let text = "";
  for (const part of parts) {
    if (part.kind === "text") {
      text += part.text;
      continue;
    }
    const value = await evaluator.evaluate(part.value, scope);
    text += part.label ?? "";
    const spec = await evaluateFString(evaluator, part.format, scope);
    scope.at = part.value;
    if (part.conversion === "r") text += await formatOf(await reprOf(value), spec);
    else if (part.conversion === "s") text += await formatOf(await strOf(value), spec);
    else text += await formatOf(convert(value, part.conversion), spec);
  }
  return text;
}

async function evaluateBoolean(
  evaluator: Evaluator,
  node: Of<"boolean">,
  scope: Scope,
): Promise<Value> {
  let value: Value = null;
  for (const operand of node.operands) {
    value = await evaluator.evaluate(operand, scope);
    if ((await truthOf(value)) === (node.operator === "or")) return value;
  }
  return value;
}

async function evaluateUnary(
  evaluator: Evaluator,
  node: Of<"unary">,
  scope: Scope,
): Promise<Value> {
  const value = await evaluator.evaluate(node.operand, scope);
  if (node.operator === "not") return !(await truthOf(value));
  scope.at = node;
  return await unaryOperation(node.operator, value);
}

async function evaluateComparison(
  evaluator: Evaluator,
  node: Of<"compare">,
  scope: Scope,
): Promise<Value> {
  let left = await evaluator.evaluate(node.first, scope);
  let result: Value = true;
  for (const { operator, operand } of node.rest) {
    const right = await evaluator.evaluate(operand, scope);
    scope.at = node;
    result = await compareValues(operator, left, right);
    if (!(await truthOf(result))) return result;
    left = right;
  }
  return result;
}

async function compareValues(operator: string, left: Value, right: Value): Promise<Value> {
  switch (operator) {
    case "==":
      return await equalsOf(left, right);
    case "!=":
      return await differsOf(left, right);
    case "is":
      return left === right;
    case "is not":
      return left !== right;
    case "in":
      return await containsOf(right, left);
    case "not in":
      return !(await containsOf(right, left));
    default:
      return await compareOf(operator as Ordering, left, right);
  }
}

async function evaluateCall(evaluator: Evaluator, node: Of<"call">, scope: Scope): Promise<Value> {
  if (node.callee.kind === "name" && node.callee.name === "super" && node.args.length === 0)
    return zeroArgumentSuper(scope, node);
  const callee = await evaluator.evaluate(node.callee, scope);
  const { args, keywords } = await evaluateArguments(evaluator, node.args, callee, scope);
  scope.at = node;
  evaluator.runtime.spend();
  return await call(callee, args, keywords);
}

function zeroArgumentSuper(scope: Scope, node: Expression): Super {
  let place: Scope | null = scope;
  while (place && place.kind !== "function") place = place.outer;
  const cell = place?.classCell ?? null;
  scope.at = node;
  if (!cell?.cls || place?.firstArgument === undefined)
    throw new TypeError("super(): no arguments");
  return new Super(cell.cls, place.firstArgument as object);
}

/** Arguments of a call, stars spread. */
export async function evaluateArguments(
  evaluator: Evaluator,
  nodes: readonly Argument[],
  callee: Value,
  scope: Scope,
): Promise<{ args: Value[]; keywords: Map<string, Value> }> {
  const args: Value[] = [];
  const keywords = new Map<string, Value>();
  const name = (): string => calleeName(callee);
  for (const node of nodes) {
    const value = await evaluator.evaluate(node.value, scope);
    if (node.kind === "positional") args.push(value);
    else if (node.kind === "keyword") addKeyword(keywords, node.name, value, name);
    else if (node.kind === "star") args.push(...(await spread(value, `${name()}() argument`)));
    else {
      if (!(value instanceof Dict))
        throw new TypeError(
          `${name()}() argument after ** must be a mapping, not ${typeName(value)}`,
        );
      for (const [key, item] of value) {
        if (typeof key !== "string") throw new TypeError("keywords must be strings");
        addKeyword(keywords, key, item, name);
      }
    }
  }
  return { args, keywords };
}

async function spread(value: Value, what: string): Promise<Value[]> {
  try {
    return await itemsOf(value);
  } catch (error) {
    if (!(error instanceof TypeError) || !error.message.endsWith("object is not iterable"))
      throw error;
    throw new TypeError(`${what} after * must be an iterable, not ${typeName(value)}`);
  }
}

/** A function as messages about its stars name it: with its module, unless that is builtins. */
function calleeName(callee: Value): string {
  if (typeof callee !== "function") return typeName(callee);
  const module = pythonInfo(callee)?.module;
  return module === undefined
    ? (signatureOf(callee)?.name ?? functionName(callee))
    : `${module}.${functionName(callee)}`;
}

function addKeyword(
  keywords: Map<string, Value>,
  name: string,
  value: Value,
  callee: () => string,
): void {
  if (keywords.has(name))
    throw new TypeError(`${callee()}() got multiple values for keyword argument '${name}'`);
  keywords.set(name, value);
}

async function evaluateYield(
  evaluator: Evaluator,
  node: Of<"yield">,
  scope: Scope,
): Promise<Value> {
  if (!scope.pause) throw notRun(evaluator, "`yield` here", node);
  const value = node.value ? await evaluator.evaluate(node.value, scope) : null;
  if (!node.from) return await scope.pause(value);
  const source = await iterator(value);
  for (let item = await source.next(); item !== undefined; item = await source.next())
    await scope.pause(item);
  return null;
}
