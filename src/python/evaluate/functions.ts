import { pythonFunction, type PythonFunction } from "../functions.ts";
import type { Expression, Parameters, Statement } from "../nodes.ts";
import { Generator } from "../iteration.ts";
import {
  bindArguments,
  type Keywords,
  type Parameter,
  type Signature,
  variadicTuple,
} from "../signature.ts";
import type { Value } from "../values.ts";
import { boundNames, yields } from "./bindings.ts";
import { type Evaluator, inFrame } from "./evaluator.ts";
import { Scope } from "./scope.ts";

interface Presets {
  readonly positional: readonly (Value | undefined)[];
  readonly keywordOnly: readonly (Value | undefined)[];
}

async function evaluatePresets(
  evaluator: Evaluator,
  parameters: Parameters,
  scope: Scope,
): Promise<Presets> {
  const evaluate = async (nodes: Parameters["positional"]): Promise<(Value | undefined)[]> => {
    const values: (Value | undefined)[] = [];
    for (const { preset } of nodes)
      values.push(preset ? await evaluator.evaluate(preset, scope) : undefined);
    return values;
  };
  return {
    positional: await evaluate(parameters.positional),
    keywordOnly: await evaluate(parameters.keywordOnly),
  };
}

function signatureFrom(parameters: Parameters): Signature {
  const describe = ({
    name,
    preset,
    positionalOnly,
  }: Parameters["positional"][number]): Parameter => ({
    name,
    optional: preset !== null,
    positionalOnly,
  });
  return {
    positional: parameters.positional.map(describe),
    variadic: parameters.variadic,
    keywordOnly: parameters.keywordOnly.map(describe),
    keywords: parameters.keywords,
  };
}

/** A function value for a `def`. */
export async function makeFunction(
  evaluator: Evaluator,
  node: Extract<Statement, { kind: "def" }>,
  scope: Scope,
): Promise<PythonFunction> {
  const made = await makeCallable(
    evaluator,
    node.name,
    node.parameters,
    scope,
    boundNames(node.body),
    async (inner) => {
      const completion = await evaluator.execute(node.body, inner);
      return completion?.kind === "return" ? completion.value : null;
    },
    yields(node.body),
  );
  Object.defineProperty(made, "__doc__", { value: node.doc, writable: true, configurable: true });
  return made;
}

export async function makeLambda(
  evaluator: Evaluator,
  node: Extract<Expression, { kind: "lambda" }>,
  scope: Scope,
): Promise<PythonFunction> {
  const run = (inner: Scope): Promise<Value> => evaluator.evaluate(node.body, inner);
  return await makeCallable(evaluator, "<lambda>", node.parameters, scope, new Set(), run);
}

async function makeCallable(
  evaluator: Evaluator,
  name: string,
  parameters: Parameters,
  outer: Scope,
  bound: ReadonlySet<string>,
  run: (inner: Scope) => Promise<Value>,
  isGenerator = false,
): Promise<PythonFunction> {
  const presets = await evaluatePresets(evaluator, parameters, outer);
  const signature = signatureFrom(parameters);
  const qualname = qualify(outer, name);
  const locals = new Set([...bound, ...parameterNames(parameters)]);
  const invoke = async (args: readonly Value[], keywords: Keywords): Promise<Value> => {
    const values = bindArguments(signature, qualname, args, keywords);
    const inner = new Scope("function", outer.module, outer, name, qualname, locals);
    parameters.positional.forEach((one, at) =>
      bindOne(inner, one.name, values.positional[at], presets.positional[at]),
    );
    if (parameters.variadic !== null) inner.names.set(parameters.variadic, variadicTuple(values));
    parameters.keywordOnly.forEach((one, at) =>
      bindOne(inner, one.name, values.keywordOnly[at], presets.keywordOnly[at]),
    );
    if (parameters.keywords !== null) inner.names.set(parameters.keywords, values.keywords);
    inner.classCell = outer.kind === "class" ? outer.classCell : (outer.classCell ?? null);
    inner.firstArgument = args[0] ?? outer.firstArgument;
    if (!isGenerator) return await inFrame(evaluator, inner, () => run(inner));
    return new Generator((pause) => {
      inner.pause = pause;
      return inFrame(evaluator, inner, () => run(inner));
    });
  };
  return pythonFunction({ name, qualname, module: outer.module.name, invoke });
}

function bindOne(
  scope: Scope,
  name: string,
  given: Value | undefined,
  preset: Value | undefined,
): void {
  const value = given === undefined ? preset : given;
  if (value !== undefined) scope.names.set(name, value);
}

function parameterNames({ positional, variadic, keywordOnly, keywords }: Parameters): string[] {
  const names = [...positional, ...keywordOnly].map(({ name }) => name);
  return [...names, ...[variadic, keywords].filter((name) => name !== null)];
}

/** `__qualname__` of something defined in a scope. */
export function qualify(scope: Scope, name: string): string {
  if (scope.kind === "module") return name;
  return scope.kind === "class"
    ? `${scope.qualname}.${name}`
    : `${scope.qualname}.<locals>.${name}`;
}
