import type { Expression, Statement } from "../nodes.ts";

const known = new WeakMap<object, ReadonlySet<string>>();

/** Names that a function's body binds: they are local throughout it. */
export function boundNames(body: readonly Statement[]): ReadonlySet<string> {
  const cached = known.get(body);
  if (cached) return cached;
  const names = new Set<string>();
  const outside = new Set<string>();
  for (const statement of body) collect(statement, names, outside);
  for (const name of outside) names.delete(name);
  known.set(body, names);
  return names;
}

function collectAll(
  statements: readonly Statement[],
  names: Set<string>,
  outside: Set<string>,
): void {
  for (const statement of statements) collect(statement, names, outside);
}

function collect(statement: Statement, names: Set<string>, outside: Set<string>): void {
  switch (statement.kind) {
    case "assign":
      statement.targets.forEach((target) => addTarget(target, names));
      return;
    case "augmented":
    case "annotated":
      addTarget(statement.target, names);
      return;
    case "for":
      addTarget(statement.target, names);
      collectAll(statement.body, names, outside);
      collectAll(statement.otherwise, names, outside);
      return;
    case "if":
    case "while":
      collectAll(statement.body, names, outside);
      collectAll(statement.otherwise, names, outside);
      return;
    case "try":
      collectAll(statement.body, names, outside);
      for (const handler of statement.handlers) {
        if (handler.name !== null) names.add(handler.name);
        collectAll(handler.body, names, outside);
      }
      collectAll(statement.otherwise, names, outside);
      collectAll(statement.finally, names, outside);
      return;
    case "with":
      for (const { target } of statement.items) if (target) addTarget(target, names);
      collectAll(statement.body, names, outside);
      return;
    case "delete":
      statement.targets.forEach((target) => addTarget(target, names));
      return;
    case "def":
    case "class":
      names.add(statement.name);
      return;
    case "import":
      for (const { name, as } of statement.names) names.add(as ?? name.split(".")[0] ?? name);
      return;
    case "from":
      for (const { name, as } of statement.names ?? []) names.add(as ?? name);
      return;
    case "global":
    case "nonlocal":
      statement.names.forEach((name) => outside.add(name));
      return;
    default:
  }
}

function addTarget(target: Expression, names: Set<string>): void {
  if (target.kind === "name") names.add(target.name);
  else if (target.kind === "tuple" || target.kind === "list")
    target.items.forEach((item) => addTarget(item, names));
  else if (target.kind === "star") addTarget(target.value, names);
}

/** A function with `yield` in its own body is a generator. */
export function yields(body: readonly Statement[]): boolean {
  return JSON.stringify(body, (key, value: unknown) => {
    const kind = (value as { kind?: string } | null)?.kind;
    const inner = kind === "def" || kind === "class" || kind === "lambda";
    // Values of constants can be bigint, which JSON does not write; none holds a yield.
    return (inner && key !== "") || kind === "constant" ? null : value;
  }).includes('"kind":"yield"');
}
