import { binaryOperation } from "../arithmetic.ts";
import { delattr, setattr } from "../attribute-setting.ts";
import { getattr } from "../attributes.ts";
import { NotSimulated, TypeError, ValueError } from "../errors.ts";
import { items as itemsOf } from "../iteration.ts";
import type { Expression, Statement } from "../nodes.ts";
import { typeName } from "../operations.ts";
import { deleteItem, getItem, setItem } from "../subscripts.ts";
import type { Value } from "../values.ts";
import { type Evaluator, lookUpName } from "./evaluator.ts";
import type { Scope } from "./scope.ts";

/** Binds a target to a value, taking sequences apart. */
export async function assignTarget(
  evaluator: Evaluator,
  target: Expression,
  value: Value,
  scope: Scope,
): Promise<void> {
  switch (target.kind) {
    case "name":
      scope.bind(target.name, value);
      return;
    case "attribute": {
      const object = await evaluator.evaluate(target.object, scope);
      scope.at = target;
      await setattr(object, target.name, value);
      return;
    }
    case "subscript": {
      const object = await evaluator.evaluate(target.object, scope);
      const index = await evaluator.evaluate(target.index, scope);
      scope.at = target;
      await setItem(object, index, value);
      return;
    }
    case "tuple":
    case "list":
      await unpack(evaluator, target.items, value, scope);
      return;
    default:
      throw new NotSimulated("the workbook does not run this kind of assignment");
  }
}

async function unpack(
  evaluator: Evaluator,
  targets: readonly Expression[],
  value: Value,
  scope: Scope,
): Promise<void> {
  if (typeof value !== "object" && typeof value !== "string")
    throw new TypeError(`cannot unpack non-iterable ${typeName(value)} object`);
  if (value === null) throw new TypeError("cannot unpack non-iterable NoneType object");
  const items = await itemsOf(value);
  const star = targets.findIndex(({ kind }) => kind === "star");
  if (star === -1) {
    if (items.length > targets.length)
      throw new ValueError(`too many values to unpack (expected ${targets.length})`);
    if (items.length < targets.length)
      throw new ValueError(
        `not enough values to unpack (expected ${targets.length}, got ${items.length})`,
      );
    for (const [at, target] of targets.entries())
      await evaluator.assign(target, items[at] ?? null, scope);
    return;
  }
  const after = targets.length - star - 1;
  if (items.length < targets.length - 1) {
    throw new ValueError(
      `not enough values to unpack (expected at least ${targets.length - 1}, got ${items.length})`,
    );
  }
  const middle = items.slice(star, items.length - after);
  for (const [at, target] of targets.entries()) {
    if (target.kind === "star") await evaluator.assign(target.value, middle, scope);
    else
      await evaluator.assign(
        target,
        (at < star ? items[at] : items[items.length - targets.length + at]) ?? null,
        scope,
      );
  }
}

export async function executeAugmented(
  evaluator: Evaluator,
  node: Extract<Statement, { kind: "augmented" }>,
  scope: Scope,
): Promise<void> {
  const { target, operator } = node;
  if (target.kind === "name") {
    const current = await evaluator.evaluate(target, scope);
    const operand = await evaluator.evaluate(node.value, scope);
    scope.at = node;
    scope.bind(target.name, await augment(operator, current, operand));
    return;
  }
  if (target.kind === "attribute") {
    const object = await evaluator.evaluate(target.object, scope);
    const current = await getattr(object, target.name);
    const operand = await evaluator.evaluate(node.value, scope);
    scope.at = node;
    await setattr(object, target.name, await augment(operator, current, operand));
    return;
  }
  if (target.kind !== "subscript")
    throw new NotSimulated("the workbook does not run this kind of assignment");
  const object = await evaluator.evaluate(target.object, scope);
  const index = await evaluator.evaluate(target.index, scope);
  const current = await getItem(object, index);
  const operand = await evaluator.evaluate(node.value, scope);
  scope.at = node;
  await setItem(object, index, await augment(operator, current, operand));
}

/** `+=` on a list changes the list itself. */
async function augment(operator: string, current: Value, operand: Value): Promise<Value> {
  if (operator === "+" && Array.isArray(current)) {
    if (typeof operand !== "object" && typeof operand !== "string")
      throw new TypeError(`'${typeName(operand)}' object is not iterable`);
    current.push(...(await itemsOf(operand)));
    return current;
  }
  return await binaryOperation(operator, current, operand, true);
}

export async function deleteTarget(
  evaluator: Evaluator,
  target: Expression,
  scope: Scope,
): Promise<void> {
  if (target.kind === "name") {
    if (scope.unbind(target.name)) return;
    scope.at = target;
    lookUpName(evaluator, target.name, scope, target);
  } else if (target.kind === "attribute") {
    delattr(await evaluator.evaluate(target.object, scope), target.name);
  } else if (target.kind === "subscript") {
    await deleteItem(
      await evaluator.evaluate(target.object, scope),
      await evaluator.evaluate(target.index, scope),
    );
  }
}
