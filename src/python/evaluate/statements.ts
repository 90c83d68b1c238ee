import { binaryOperation } from "../arithmetic.ts";
import { delattr, getattr, getattrOrUndefined, setattr } from "../attributes.ts";
import { call, instantiate } from "../call.ts";
import {
  AssertionError,
  BaseException,
  NotSimulated,
  RuntimeError,
  TypeError,
  ValueError,
} from "../errors.ts";
import { type Class, classInfo, isInstance } from "../objects.ts";
import type { Expression, Handler, Statement } from "../nodes.ts";
import { typeName } from "../operations.ts";
import { items as itemsOf, iterator } from "../iteration.ts";
import { truthOf } from "../protocols.ts";
import { deleteItem, getItem, setItem } from "../subscripts.ts";
import { Tuple, type Value } from "../values.ts";
import { makeClass } from "./classes.ts";
import { type Completion, type Evaluator, lookUpName, noteFrame, notRun } from "./evaluator.ts";
import { makeFunction } from "./functions.ts";
import { executeFrom, executeImport } from "./imports.ts";
import type { Scope } from "./scope.ts";

type Of<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;

export async function executeBody(
  evaluator: Evaluator,
  body: readonly Statement[],
  scope: Scope,
): Promise<Completion> {
  for (const statement of body) {
    const completion = await executeStatement(evaluator, statement, scope);
    if (completion) return completion;
  }
  return undefined;
}

async function executeStatement(
  evaluator: Evaluator,
  node: Statement,
  scope: Scope,
): Promise<Completion> {
  scope.at = node;
  switch (node.kind) {
    case "expression":
      await evaluator.evaluate(node.value, scope);
      return undefined;
    case "assign": {
      const value = await evaluator.evaluate(node.value, scope);
      for (const target of node.targets) await evaluator.assign(target, value, scope);
      return undefined;
    }
    case "augmented":
      await executeAugmented(evaluator, node, scope);
      return undefined;
    case "annotated":
      if (node.value)
        await evaluator.assign(node.target, await evaluator.evaluate(node.value, scope), scope);
      return undefined;
    case "return":
      return {
        kind: "return",
        value: node.value ? await evaluator.evaluate(node.value, scope) : null,
      };
    case "pass":
      return undefined;
    case "break":
    case "continue":
      return { kind: node.kind };
    case "if":
      return await executeBody(
        evaluator,
        (await truthOf(await evaluator.evaluate(node.test, scope))) ? node.body : node.otherwise,
        scope,
      );
    case "while":
      return await executeWhile(evaluator, node, scope);
    case "for":
      return await executeFor(evaluator, node, scope);
    case "try":
      return await executeTry(evaluator, node, scope);
    case "with":
      return await executeWith(evaluator, node, 0, scope);
    case "raise":
      return await executeRaise(evaluator, node, scope);
    case "assert":
      await executeAssert(evaluator, node, scope);
      return undefined;
    case "delete":
      for (const target of node.targets) await deleteTarget(evaluator, target, scope);
      return undefined;
    case "global":
      node.names.forEach((name) => scope.globals.add(name));
      return undefined;
    case "nonlocal":
      node.names.forEach((name) => scope.nonlocals.add(name));
      return undefined;
    case "import":
      await executeImport(evaluator, node, scope);
      return undefined;
    case "from":
      await executeFrom(evaluator, node, scope);
      return undefined;
    case "def":
      if (node.isAsync) throw notRun(evaluator, "async def", node);
      scope.bind(
        node.name,
        await decorate(evaluator, node.decorators, scope, () =>
          makeFunction(evaluator, node, scope),
        ),
      );
      return undefined;
    case "class":
      scope.bind(
        node.name,
        await decorate(evaluator, node.decorators, scope, () => makeClass(evaluator, node, scope)),
      );
      return undefined;
    default:
      return node satisfies never;
  }
}

async function decorate(
  evaluator: Evaluator,
  decorators: readonly Expression[],
  scope: Scope,
  make: () => Promise<Value>,
): Promise<Value> {
  const wrappers: Value[] = [];
  for (const decorator of decorators) wrappers.push(await evaluator.evaluate(decorator, scope));
  let value = await make();
  for (const [at, wrapper] of [...wrappers.entries()].reverse()) {
    scope.at = decorators[at] ?? scope.at;
    value = await call(wrapper, [value]);
  }
  return value;
}

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

async function executeAugmented(
  evaluator: Evaluator,
  node: Of<"augmented">,
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

async function executeWhile(
  evaluator: Evaluator,
  node: Of<"while">,
  scope: Scope,
): Promise<Completion> {
  while (await truthOf(await evaluator.evaluate(node.test, scope))) {
    evaluator.runtime.spend();
    const completion = await executeBody(evaluator, node.body, scope);
    if (completion?.kind === "break") return undefined;
    if (completion?.kind === "return") return completion;
  }
  return await executeBody(evaluator, node.otherwise, scope);
}

async function executeFor(
  evaluator: Evaluator,
  node: Of<"for">,
  scope: Scope,
): Promise<Completion> {
  const iterable = await evaluator.evaluate(node.iterable, scope);
  scope.at = node.iterable;
  const source = await iterator(iterable);
  for (;;) {
    scope.at = node.iterable;
    const item = await source.next();
    if (item === undefined) break;
    evaluator.runtime.spend();
    await evaluator.assign(node.target, item, scope);
    const completion = await executeBody(evaluator, node.body, scope);
    if (completion?.kind === "break") return undefined;
    if (completion?.kind === "return") return completion;
  }
  return await executeBody(evaluator, node.otherwise, scope);
}

async function executeTry(
  evaluator: Evaluator,
  node: Of<"try">,
  scope: Scope,
): Promise<Completion> {
  let completion: Completion;
  try {
    completion = await executeGuarded(evaluator, node, scope);
  } catch (error) {
    noteFrame(evaluator, scope, error);
    const place = scope.at;
    const last = await executeBody(evaluator, node.finally, scope);
    if (last) return last;
    scope.at = place;
    throw error;
  }
  return (await executeBody(evaluator, node.finally, scope)) ?? completion;
}

async function executeGuarded(
  evaluator: Evaluator,
  node: Of<"try">,
  scope: Scope,
): Promise<Completion> {
  const { depth } = evaluator.runtime;
  let completion: Completion;
  try {
    completion = await executeBody(evaluator, node.body, scope);
  } catch (error) {
    evaluator.runtime.depth = depth;
    // What the workbook cannot run, and its own faults, are no Python exceptions: nothing catches them.
    if (!(error instanceof BaseException) || error instanceof NotSimulated) throw error;
    noteFrame(evaluator, scope, error);
    const place = scope.at;
    for (const handler of node.handlers) {
      if (await handles(evaluator, handler, error, scope))
        return await executeHandler(evaluator, handler, error, scope);
    }
    scope.at = place;
    throw error;
  }
  return completion ?? (await executeBody(evaluator, node.otherwise, scope));
}

async function handles(
  evaluator: Evaluator,
  handler: Handler,
  error: BaseException,
  scope: Scope,
): Promise<boolean> {
  if (!handler.type) return true;
  const type = await evaluator.evaluate(handler.type, scope);
  const types = type instanceof Tuple ? type.items : [type];
  return types.some((one) => {
    const cls = one as unknown as Class;
    if (typeof one !== "function" || !classInfo(cls)?.mro.includes(BaseException)) {
      throw new TypeError("catching classes that do not inherit from BaseException is not allowed");
    }
    return isInstance(error, cls);
  });
}

async function executeHandler(
  evaluator: Evaluator,
  handler: Handler,
  error: BaseException,
  scope: Scope,
): Promise<Completion> {
  const { handling } = evaluator.runtime;
  if (handler.name !== null) scope.bind(handler.name, error);
  handling.push(error);
  try {
    return await executeBody(evaluator, handler.body, scope);
  } catch (raised) {
    if (raised instanceof BaseException && raised !== error && raised.context === undefined)
      raised.context = error;
    throw raised;
  } finally {
    handling.pop();
    if (handler.name !== null) scope.unbind(handler.name);
  }
}

async function executeRaise(
  evaluator: Evaluator,
  node: Of<"raise">,
  scope: Scope,
): Promise<Completion> {
  if (!node.error) {
    const current = evaluator.runtime.handling.at(-1);
    scope.at = node;
    throw current ?? new RuntimeError("No active exception to reraise");
  }
  const error = await asException(await evaluator.evaluate(node.error, scope));
  if (node.cause) {
    const cause = await evaluator.evaluate(node.cause, scope);
    error.suppressContext = true;
    if (cause !== null)
      error.cause = await asException(cause, "exception causes must derive from BaseException");
  }
  scope.at = node;
  scope.raisesAnew = true;
  throw error;
}

async function asException(
  value: Value,
  message = "exceptions must derive from BaseException",
): Promise<BaseException> {
  const made =
    typeof value === "function" && classInfo(value as unknown as Class)
      ? await instantiate(value as unknown as Class, [])
      : value;
  if (made instanceof BaseException) return made;
  throw new TypeError(message);
}

async function executeAssert(
  evaluator: Evaluator,
  node: Of<"assert">,
  scope: Scope,
): Promise<void> {
  if (await truthOf(await evaluator.evaluate(node.test, scope))) return;
  const message = node.message ? [await evaluator.evaluate(node.message, scope)] : [];
  scope.at = node;
  throw new AssertionError(...message);
}

async function deleteTarget(evaluator: Evaluator, target: Expression, scope: Scope): Promise<void> {
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

async function managerMethods(manager: Value): Promise<{ enter: Value; exit: Value }> {
  const enter = await getattrOrUndefined(manager, "__enter__");
  const exit = await getattrOrUndefined(manager, "__exit__");
  if (enter !== undefined && exit !== undefined) return { enter, exit };
  const missed = enter === undefined ? "" : " (missed __exit__ method)";
  throw new TypeError(
    `'${typeName(manager)}' object does not support the context manager protocol${missed}`,
  );
}

async function executeWith(
  evaluator: Evaluator,
  node: Of<"with">,
  at: number,
  scope: Scope,
): Promise<Completion> {
  const item = node.items[at];
  if (!item) return await executeBody(evaluator, node.body, scope);
  const manager = await evaluator.evaluate(item.value, scope);
  scope.at = item.value;
  const { enter, exit } = await managerMethods(manager);
  const entered = await call(enter, []);
  if (item.target) await evaluator.assign(item.target, entered, scope);
  let completion: Completion;
  try {
    completion = await executeWith(evaluator, node, at + 1, scope);
  } catch (error) {
    if (!(error instanceof BaseException)) throw error;
    noteFrame(evaluator, scope, error);
    if (await truthOf(await call(exit, [error.constructor, error, null]))) return undefined;
    throw error;
  }
  await call(exit, [null, null, null]);
  return completion;
}
