import { instantiate } from "../call.ts";
import { AssertionError, BaseException, NotSimulated, RuntimeError, TypeError } from "../errors.ts";
import type { Handler, Statement } from "../nodes.ts";
import { type Class, classInfo, isInstance } from "../objects.ts";
import { truthOf } from "../protocols.ts";
import { Tuple, type Value } from "../values.ts";
import { type Completion, type Evaluator, noteFrame } from "./evaluator.ts";
import type { Scope } from "./scope.ts";

type Of<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;

export async function executeTry(
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
    const last = await evaluator.execute(node.finally, scope);
    if (last) return last;
    scope.at = place;
    throw error;
  }
  return (await evaluator.execute(node.finally, scope)) ?? completion;
}

async function executeGuarded(
  evaluator: Evaluator,
  node: Of<"try">,
  scope: Scope,
): Promise<Completion> {
  const { depth } = evaluator.runtime;
  let completion: Completion;
  try {
    completion = await evaluator.execute(node.body, scope);
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
  return completion ?? (await evaluator.execute(node.otherwise, scope));
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
    return await evaluator.execute(handler.body, scope);
  } catch (raised) {
    if (raised instanceof BaseException && raised !== error && raised.context === undefined)
      raised.context = error;
    throw raised;
  } finally {
    handling.pop();
    if (handler.name !== null) scope.unbind(handler.name);
  }
}

export async function executeRaise(
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

export async function executeAssert(
  evaluator: Evaluator,
  node: Of<"assert">,
  scope: Scope,
): Promise<void> {
  if (await truthOf(await evaluator.evaluate(node.test, scope))) return;
  const message = node.message ? [await evaluator.evaluate(node.message, scope)] : [];
  scope.at = node;
  throw new AssertionError(...message);
}
