import { getattrOrUndefined } from "../attributes.ts";
import { call } from "../call.ts";
import { BaseException, TypeError } from "../errors.ts";
import { iterator } from "../iteration.ts";
import type { Expression, Statement } from "../nodes.ts";
import { typeName } from "../operations.ts";
import { truthOf } from "../protocols.ts";
import type { Value } from "../values.ts";
import { deleteTarget, executeAugmented } from "./assignments.ts";
import { makeClass } from "./classes.ts";
import { type Completion, type Evaluator, noteFrame, notRun } from "./evaluator.ts";
import { executeAssert, executeRaise, executeTry } from "./exceptions.ts";
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
    case "expression": {
      const value = await evaluator.evaluate(node.value, scope);
      if (scope.kind === "module") await evaluator.display?.(value);
      return undefined;
    }
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
