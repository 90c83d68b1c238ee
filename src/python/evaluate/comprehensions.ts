import { type Items, iterator, ListIterator } from "../iteration.ts";
import type { Clause, Expression } from "../nodes.ts";
import { truthOf } from "../protocols.ts";
import { Dict, PySet, type Value } from "../values.ts";
import { type Evaluator, inFrame } from "./evaluator.ts";
import { Scope } from "./scope.ts";

export async function evaluateComprehension(
  evaluator: Evaluator,
  node: Extract<Expression, { kind: "comprehension" }>,
  scope: Scope,
): Promise<Value> {
  const name = `<${{ list: "listcomp", set: "setcomp", dict: "dictcomp", generator: "genexpr" }[node.makes]}>`;
  const inner = new Scope("function", scope.module, scope, name, scope.qualname);
  inner.isComprehension = true;
  inner.at = node;
  inner.classCell = scope.classCell;
  inner.firstArgument = scope.firstArgument;
  const items: Value[] = [];
  const dict = new Dict();
  const [first] = node.clauses;
  // The first iterable is evaluated outside, as in Python.
  const iterable = first ? await evaluator.evaluate(first.iterable, scope) : [];
  scope.at = first?.iterable ?? node;
  const source = await iterator(iterable);
  scope.at = node;
  const emit = async (): Promise<void> => {
    const element = await evaluator.evaluate(node.element, inner);
    if (node.value) dict.set(element, await evaluator.evaluate(node.value, inner));
    else items.push(element);
  };
  await inFrame(evaluator, inner, () => runClause(evaluator, node.clauses, 0, source, inner, emit));
  if (node.makes === "dict") return dict;
  if (node.makes === "list") return items;
  return node.makes === "set" ? new PySet(items) : new ListIterator(items);
}

/** One `for` of a comprehension over its items, and the clauses behind it for each. */
async function runClause(
  evaluator: Evaluator,
  clauses: readonly Clause[],
  at: number,
  source: Items,
  inner: Scope,
  emit: () => Promise<void>,
): Promise<void> {
  const clause = clauses[at];
  const next = clauses[at + 1];
  if (!clause) return;
  for (let item = await source.next(); item !== undefined; item = await source.next()) {
    evaluator.runtime.spend();
    await evaluator.assign(clause.target, item, inner);
    if (!(await allTrue(evaluator, clause.conditions, inner))) continue;
    if (!next) await emit();
    else
      await runClause(
        evaluator,
        clauses,
        at + 1,
        await iterator(await evaluator.evaluate(next.iterable, inner)),
        inner,
        emit,
      );
  }
}

async function allTrue(
  evaluator: Evaluator,
  conditions: readonly Expression[],
  scope: Scope,
): Promise<boolean> {
  for (const condition of conditions)
    if (!(await truthOf(await evaluator.evaluate(condition, scope)))) return false;
  return true;
}
