import { BaseException, EOFError, KeyboardInterrupt, SystemExit } from "./errors.ts";
import type { Dialogue } from "./interpreter.ts";
import type { Statement } from "./nodes.ts";
import { parseInteractive } from "./parser/interactive.ts";
import { formatTraceback } from "./traceback.ts";

/**
 * Reads, runs and shows one statement after another, as CPython's prompt does, until the typing ends. Errors are shown
 * and forgotten.
 * @param run executes a statement and shows the values of its expressions
 * @throws SystemExit
 */
export async function converse(
  dialogue: Dialogue,
  write: (text: string) => void,
  run: (body: readonly Statement[]) => Promise<void>,
): Promise<void> {
  let lines: string[] = [];
  for (;;) {
    try {
      lines.push(dialogue.ask(lines.length === 0 ? ">>> " : "... "));
    } catch (error) {
      if (error instanceof EOFError) break;
      if (!(error instanceof KeyboardInterrupt)) throw error;
      write("\nKeyboardInterrupt\n");
      lines = [];
      continue;
    }
    try {
      const tree = parseInteractive(lines.join("\n"), dialogue.file);
      if (tree === null) continue;
      lines = [];
      await run(tree.body);
    } catch (error) {
      if (!(error instanceof BaseException) || error instanceof SystemExit) throw error;
      lines = [];
      write(formatTraceback(error, { suggestions: dialogue.suggestions }));
    }
  }
  write("\n");
}
