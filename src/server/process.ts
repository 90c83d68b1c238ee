import type { Interpreter } from "../python/interpreter.ts";
import type { ModuleDefinition } from "../python/module-definition.ts";
import type { Environment } from "./environment.ts";

/** A Python process in which Django runs: `manage.py runserver`, `manage.py migrate`, … */
export type Process = Interpreter<Environment>;

/** A mirrored module of a package in site-packages. See ModuleDefinition. */
export function defineModule<E extends object>(
  name: string,
  execute: (process: Process) => Promise<E> | E,
  file = `/site-packages/${name.replaceAll(".", "/")}.py`,
): ModuleDefinition<Environment, E> {
  return { name, file, execute };
}
