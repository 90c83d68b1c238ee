import type { ModuleDefinition, PythonHost } from "../../../../src/python/module-definition.ts";
import { PythonProcess } from "../../../../src/python/python-process.ts";
import { BaseException } from "../../../../src/python/errors.ts";
import { exceptionLine, formatTraceback } from "../../../../src/python/traceback.ts";

/** What a program printed, and the traceback it ended with. */
export interface Outcome {
  readonly stdout: string;
  readonly traceback: string;
  /** The last line of the traceback; empty where it ended well. */
  readonly error: string;
}

export const NOON = Date.UTC(2026, 0, 15, 12) / 1000;

/** A process over files, its clock at 15 January 2026, noon, UTC. */
export function processOver(
  files: Readonly<Record<string, string>>,
  natives: readonly ModuleDefinition<PythonHost, object>[] = [],
): { process: PythonProcess<PythonHost>; printed: () => string } {
  let printed = "";
  const host: PythonHost = {
    clock: () => NOON,
    files: new Map(Object.entries(files)),
    terminal: { write: (_stream, text) => void (printed += text), argv: ["main.py"], env: {} },
  };
  return { process: new PythonProcess(host, natives), printed: () => printed };
}

/** Runs main.py among other files to its end. */
export async function run(
  main: string,
  files: Readonly<Record<string, string>> = {},
  natives: readonly ModuleDefinition<PythonHost, object>[] = [],
): Promise<Outcome> {
  const { process, printed } = processOver({ ...files, "main.py": main }, natives);
  try {
    await process.runMain("main.py");
    return { stdout: printed(), traceback: "", error: "" };
  } catch (error) {
    if (!(error instanceof BaseException)) throw error;
    const options = { suggestions: true };
    return {
      stdout: printed(),
      traceback: formatTraceback(error, options),
      error: exceptionLine(error, options),
    };
  }
}
