import type { Statement } from "../nodes.ts";
import type { Evaluator } from "./evaluator.ts";
import type { Scope } from "./scope.ts";

/** `import a.b as c` */
export async function executeImport(
  evaluator: Evaluator,
  node: Extract<Statement, { kind: "import" }>,
  scope: Scope,
): Promise<void> {
  for (const { name, as } of node.names) {
    const module = await evaluator.runtime.importModule(name);
    const [first = name] = name.split(".");
    scope.bind(
      as ?? first,
      as === null && first !== name ? await evaluator.runtime.importModule(first) : module,
    );
  }
}

/** `from a import b` */
export async function executeFrom(
  evaluator: Evaluator,
  node: Extract<Statement, { kind: "from" }>,
  scope: Scope,
): Promise<void> {
  const wanted = node.names?.map(({ name }) => name) ?? null;
  const found = await evaluator.runtime.importRelative(
    scope.module,
    node.module,
    node.level,
    wanted,
  );
  if (!node.names) {
    for (const [name, value] of found) scope.bind(name, value);
    return;
  }
  for (const { name, as } of node.names) {
    scope.bind(as ?? name, found.get(name) ?? null);
  }
}
