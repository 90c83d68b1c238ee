import type { Interpreter } from "../interpreter.ts";
import type { ModuleDefinition, PythonHost } from "../module-definition.ts";

/** A module of Python's library. @param builtIn true for those that are compiled into CPython and have no file */
export function libraryModule<E extends object>(
  name: string,
  execute: (process: Interpreter) => Promise<E> | E,
  builtIn = false,
): ModuleDefinition<PythonHost, E> {
  return { name, file: builtIn ? "" : `/python3.11/${name.replaceAll(".", "/")}.py`, execute };
}
