import { SyntaxError } from "../errors.ts";
import type { ModuleNode, Statement } from "../nodes.ts";
import { parseModule } from "./parse.ts";
import { syntaxFailure } from "./syntax-failure.ts";

const COMPOUND = new Set<Statement["kind"]>([
  ...(["if", "while", "for", "try", "with", "def", "class"] as const),
]);

/**
 * What was typed at a prompt so far → the statement it makes, or null where more lines have to come: an open bracket or
 * string, a block that no empty line has ended.
 * @param source lines without the last one's end; an empty last line ends a block
 * @throws SyntaxError in CPython 3.11's words
 */
export function parseInteractive(source: string, file: string): ModuleNode | null {
  let tree: ModuleNode;
  let ranOut = false;
  const atEnd = (): void => {
    ranOut = true;
  };
  try {
    tree = parseModule(source, file, atEnd);
  } catch (error) {
    if (error instanceof SyntaxError && ranOut) return null;
    throw error;
  }
  const [first, second] = tree.body;
  if (first && second && second.line > first.line && COMPOUND.has(first.kind)) {
    const failure = syntaxFailure("invalid syntax", second, tree.lines);
    if (failure.place) failure.place = { ...failure.place, file };
    throw failure;
  }
  const last = tree.body.at(-1);
  const ended = source.endsWith("\n");
  return last && COMPOUND.has(last.kind) && !ended ? null : tree;
}
