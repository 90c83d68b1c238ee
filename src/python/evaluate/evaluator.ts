import {
  BaseException,
  NameError,
  NotSimulated,
  RecursionError,
  UnboundLocalError,
} from "../errors.ts";
import type { Module } from "../namespace.ts";
import type { Expression, Span, Statement } from "../nodes.ts";
import type { Value } from "../values.ts";
import type { Scope } from "./scope.ts";

/** How a statement ended, where it did not just go on. */
export type Completion =
  | { readonly kind: "return"; readonly value: Value }
  | { readonly kind: "break" | "continue" }
  | undefined;

/** What evaluation needs of the process it runs in. */
export interface Runtime {
  builtin(name: string): Value | undefined;
  builtinNames(): readonly string[];
  importModule(name: string): Promise<Module>;
  /** Resolves `level` dots against the importing module, imports, and gives the names or the module. */
  importRelative(
    from: Module,
    name: string,
    level: number,
    wanted: readonly string[] | null,
  ): Promise<ReadonlyMap<string, Value>>;
  /** Counts a step of a loop or a call. @throws NotSimulated when the program goes on for too long */
  spend(): void;
  /** Counts anew: a request or a command begins. */
  refill(): void;
  /** Calls in progress. */
  depth: number;
  /** Exceptions being handled, innermost last. */
  readonly handling: BaseException[];
}

/** Evaluates the code of one module. The parts of the language stand in files of their own beside this one. */
export interface Evaluator {
  readonly runtime: Runtime;
  readonly module: Module;
  /** Path for tracebacks. */
  readonly file: string;
  /** Source by line, without line ends. */
  readonly lines: readonly string[];
  evaluate(expression: Expression, scope: Scope): Promise<Value>;
  assign(target: Expression, value: Value, scope: Scope): Promise<void>;
  execute(body: readonly Statement[], scope: Scope): Promise<Completion>;
  /** What becomes of the value of an expression that stands for itself at module level: a prompt shows it. */
  display?(value: Value): Promise<void>;
}

const DEEPEST = 1000;
/** So many calls may stand on JavaScript's stack; then it is left, and goes on from the bottom. */
const STACKED = 20;

/** Runs the body of a function or module; an exception on its way out notes where it passed. */
export async function inFrame<T>(
  evaluator: Evaluator,
  scope: Scope,
  run: () => Promise<T>,
): Promise<T> {
  const { runtime } = evaluator;
  if (runtime.depth === 0) runtime.refill();
  runtime.depth += 1;
  try {
    if (runtime.depth > DEEPEST) throw new RecursionError("maximum recursion depth exceeded");
    if (runtime.depth % STACKED === 0) await Promise.resolve();
    return await run();
  } catch (error) {
    const failure =
      error instanceof RangeError
        ? new RecursionError("maximum recursion depth exceeded", { cause: error })
        : error;
    noteFrame(evaluator, scope, failure);
    throw failure;
  } finally {
    runtime.depth -= 1;
  }
}

/** Writes down that an exception passed a call, once; `raise error` in the same call writes it down again. */
export function noteFrame({ file, lines }: Evaluator, scope: Scope, error: unknown): void {
  if (!(error instanceof BaseException)) return;
  if (error.leftThread || (error.frames.at(-1)?.activation === scope && !scope.raisesAnew)) return;
  scope.raisesAnew = false;
  const { line, column, endLine, endColumn } = scope.at;
  const text = lines[line - 1] ?? "";
  error.frames.push({
    file,
    line,
    column: column + 1,
    endLine,
    endColumn: endColumn + 1,
    name: scope.name,
    text,
    activation: scope,
  });
}

/** The value of a name. @throws NameError, UnboundLocalError */
export function lookUpName(evaluator: Evaluator, name: string, scope: Scope, at: Span): Value {
  const found = scope.find(name);
  if (found !== undefined) {
    const hidden =
      scope.kind === "function" &&
      scope.locals.has(name) &&
      !scope.names.has(name) &&
      !scope.globals.has(name) &&
      !scope.nonlocals.has(name);
    if (!hidden) return found;
    scope.at = at;
    throw new UnboundLocalError(
      `cannot access local variable '${name}' where it is not associated with a value`,
    );
  }
  const builtin = evaluator.runtime.builtin(name);
  if (builtin !== undefined) return builtin;
  scope.at = at;
  if (scope.kind === "function" && scope.locals.has(name)) {
    throw new UnboundLocalError(
      `cannot access local variable '${name}' where it is not associated with a value`,
    );
  }
  if (scope.isFree(name)) {
    throw new NameError(
      `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
    );
  }
  const error = new NameError(`name '${name}' is not defined`);
  error.missing = { name, among: () => [...scope.visible(), evaluator.runtime.builtinNames()] };
  throw error;
}

/** A construct outside the subset. Its text names the construct and the place. */
export function notRun(evaluator: Evaluator, what: string, at: Span): NotSimulated {
  return new NotSimulated(
    `the workbook does not run ${what} (${evaluator.file.replace(/^\/project\//, "")}, line ${at.line})`,
  );
}
