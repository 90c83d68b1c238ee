import type { Interpreter } from "../interpreter.ts";
import type { ModuleDefinition, PythonHost } from "../module-definition.ts";

interface Kind {
  /** Compiled into CPython: it has no file. */
  readonly builtIn?: boolean;
  readonly isPackage?: boolean;
}

/** A module of Python's library. */
export function libraryModule<E extends object>(
  name: string,
  execute: (process: Interpreter) => Promise<E> | E,
  { builtIn = false, isPackage = false }: Kind = {},
): ModuleDefinition<PythonHost, E> {
  const path = name.replaceAll(".", "/") + (isPackage ? "/__init__" : "");
  return { name, file: builtIn ? "" : `/python3.11/${path}.py`, execute };
}
