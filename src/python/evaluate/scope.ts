import type { Class } from "../objects.ts";
import type { Module } from "../namespace.ts";
import type { Span } from "../nodes.ts";
import type { Value } from "../values.ts";

/** The class a function's body stands in, for `super()`. Filled once the class is made. */
export interface ClassCell {
  cls: Class | null;
}

/** Names in force at a place: a module's, a function call's, or a class body's. */
export class Scope {
  readonly kind: "module" | "function" | "class";
  readonly names: Map<string, Value>;
  readonly module: Module;
  /** The scope around a function or class; null for a module. */
  readonly outer: Scope | null;
  /** Names that this function binds somewhere: reading one before is UnboundLocalError. */
  readonly locals: ReadonlySet<string>;
  readonly globals: Set<string> = new Set();
  readonly nonlocals: Set<string> = new Set();
  /** "<module>", or the name for a traceback. */
  readonly name: string;
  /** Dotted name inside the module, for qualified names. */
  readonly qualname: string;
  classCell: ClassCell | null = null;
  /** The first argument of the call, for `super()`. */
  firstArgument: Value | undefined = undefined;
  /** What is being evaluated, for tracebacks. */
  at: Span = { line: 1, column: 0, endLine: 1, endColumn: 0 };
  /** Hands a value out and waits to be asked for the next: `yield`, in a generator. */
  pause: ((value: Value) => Promise<Value>) | null = null;
  /** A `raise` names an exception that may have passed here before. */
  raisesAnew = false;
  /** A comprehension's: `:=` in it binds in the scope around. */
  isComprehension = false;

  constructor(
    kind: "module" | "function" | "class",
    module: Module,
    outer: Scope | null,
    name: string,
    qualname: string,
    locals: ReadonlySet<string> = new Set(),
    names: Map<string, Value> = new Map(),
  ) {
    this.kind = kind;
    this.module = module;
    this.outer = outer;
    this.name = name;
    this.qualname = qualname;
    this.locals = locals;
    this.names = names;
  }

  /** The value of a name, by Python's rules; undefined where it is bound nowhere but in builtins. */
  find(name: string): Value | undefined {
    if (!this.globals.has(name)) {
      const own = this.nonlocals.has(name) ? undefined : this.names.get(name);
      if (own !== undefined) return own;
      for (let scope = this.outer; scope; scope = scope.outer) {
        // A function does not see the names of the class body around it.
        if (scope.kind === "class") continue;
        const found = scope.kind === "module" ? undefined : scope.names.get(name);
        if (found !== undefined) return found;
      }
    }
    return this.module.names.get(name);
  }

  /** A function around this one binds the name, though it has not yet. */
  isFree(name: string): boolean {
    if (this.globals.has(name)) return false;
    for (let scope = this.outer; scope; scope = scope.outer)
      if (scope.kind === "function" && scope.locals.has(name)) return true;
    return false;
  }

  bind(name: string, value: Value): void {
    this.#owner(name).set(name, value);
  }

  /** `name := value` */
  bindWalrus(name: string, value: Value): void {
    if (this.isComprehension && this.outer) this.outer.bindWalrus(name, value);
    else this.bind(name, value);
  }

  /** @returns false where the name was not bound */
  unbind(name: string): boolean {
    return this.#owner(name).delete(name);
  }

  #owner(name: string): Map<string, Value> {
    if (this.globals.has(name)) return this.module.names;
    if (this.nonlocals.has(name)) {
      for (let scope = this.outer; scope; scope = scope.outer) {
        if (scope.kind === "function" && scope.names.has(name)) return scope.names;
      }
    }
    return this.names;
  }

  /** The names that "Did you mean" looks through: a function's own, then the module's. */
  visible(): string[][] {
    const own = this.kind === "function" ? [...this.locals] : [];
    return [own, [...this.module.names.keys()]];
  }
}
