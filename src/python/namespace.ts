import { type Class, classInfo, describeClass, PyObject, signatureOf } from "./objects.ts";
import { pythonInfo } from "./functions.ts";
import type { Value } from "./values.ts";

/** A module as Python sees it. */
export class Module extends PyObject {
  readonly name: string;
  /** Path in a traceback; null for builtins. */
  readonly file: string | null;
  readonly names = new Map<string, Value>();
  /** True for a package: it may have submodules. */
  readonly isPackage: boolean;
  /** True until its body has run: names may still be missing. */
  initializing = true;

  constructor(name: string, file: string | null, isPackage: boolean) {
    super();
    this.name = name;
    this.file = file;
    this.isPackage = isPackage;
    this.names.set("__name__", name);
    if (file !== null) this.names.set("__file__", file);
  }

  __repr__(): string {
    if (this.file !== null && this.file !== "")
      return `<module '${this.name}' from '${this.file}'>`;
    const loader = "<_frozen_importlib_external.NamespaceLoader object at 0x7f0000000000>";
    return `<module '${this.name}' (${this.isPackage ? loader : "built-in"})>`;
  }
}
describeClass(Module, "builtins.module");

/** The names of a module, as far as it has been executed. */
export function namesOf(module: object): ReadonlyMap<string, Value> {
  return module instanceof Module ? module.names : new Map();
}

/**
 * Puts what a native module's body returned into its namespace: values, classes Python knows, functions with a signature.
 * All else is for TypeScript alone.
 */
export function fillNamespace(module: Module, exports: object): void {
  for (const [name, value] of Object.entries(exports)) {
    if (isVisible(value)) module.names.set(name, value);
  }
}

function isVisible(value: unknown): value is Value {
  if (value === undefined || typeof value === "symbol") return false;
  if (typeof value !== "function") return true;
  return (
    classInfo(value as unknown as Class) !== undefined ||
    signatureOf(value) !== undefined ||
    pythonInfo(value) !== undefined ||
    "__name__" in value
  );
}
