import { getattr } from "./attributes.ts";
import { BUILTIN_NAMES, makeBuiltins } from "./builtins/builtins.ts";
import { call } from "./call.ts";
import {
  type BaseException,
  ImportError,
  ModuleNotFoundError,
  NotSimulated,
  SyntaxError,
} from "./errors.ts";
import { assignTarget } from "./evaluate/assignments.ts";
import { executeBody } from "./evaluate/statements.ts";
import { type Evaluator, inFrame, type Runtime } from "./evaluate/evaluator.ts";
import { evaluateExpression } from "./evaluate/expressions.ts";
import { Scope } from "./evaluate/scope.ts";
import { converse } from "./interactive.ts";
import type { Dialogue, Interpreter } from "./interpreter.ts";
import { items } from "./iteration.ts";
import type { ModuleDefinition, PythonHost } from "./module-definition.ts";
import { type Found, ModuleFinder } from "./module-finder.ts";
import { fillNamespace, Module } from "./namespace.ts";
import type { Statement } from "./nodes.ts";
import { parseModule } from "./parser/parse.ts";
import { reprOf } from "./protocols.ts";
import { StandardInput } from "./standard-input.ts";
import { LIBRARY_NAMES, STANDARD_LIBRARY } from "./stdlib/standard-library.ts";
import type { Value } from "./values.ts";

/** Loop turns and calls that one request or command may take. */
const MOST_STEPS = 2_000_000;

/** A Python process: `python manage.py …`, with the learner's files and native modules to import. */
export class PythonProcess<Host extends PythonHost> implements Interpreter<Host>, Runtime {
  readonly host: Host;
  /** sys.modules */
  readonly modules = new Map<string, Module>();
  readonly handling: BaseException[] = [];
  depth = 0;
  #steps = 0;
  readonly #finder: ModuleFinder<Host>;
  /** sys.stdin */
  readonly input: StandardInput;
  readonly #builtins: Map<string, Value>;
  /** What native modules returned; null while their bodies run. */
  readonly #exports = new Map<string, object | null>();

  /** @param natives modules written in TypeScript, of the installed packages; the standard library is always there */
  constructor(host: Host, natives: Iterable<ModuleDefinition<Host, object>>) {
    this.host = host;
    this.#finder = new ModuleFinder(host.files, [...STANDARD_LIBRARY, ...natives]);
    this.input = new StandardInput(host.terminal);
    this.#builtins = new Map(
      makeBuiltins({
        files: host.files,
        write: (text) => {
          host.terminal.write("stdout", text);
        },
        readLine: (prompt) => this.input.readLine(prompt),
      }),
    );
  }

  builtin(name: string): Value | undefined {
    const found = this.#builtins.get(name);
    if (found === undefined && /^[a-z_A-Z]/.test(name) && BUILTIN_NAMES.includes(name)) {
      throw new NotSimulated(`the workbook does not have Python's built-in ${name}`);
    }
    return found;
  }
  builtinNames(): readonly string[] {
    return BUILTIN_NAMES;
  }

  spend(): void {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) {
      throw new NotSimulated(
        `the program ran for more than ${MOST_STEPS} steps, which is where the workbook stops it: is there an endless loop?`,
      );
    }
  }
  refill(): void {
    this.#steps = 0;
  }

  async getattr(object: Value, name: string): Promise<Value> {
    return await getattr(object, name);
  }
  async call(
    callable: Value,
    args: readonly Value[],
    kwargs: Readonly<Record<string, Value>> = {},
  ): Promise<Value> {
    return await call(callable, args, new Map(Object.entries(kwargs)));
  }

  async callMethod(
    object: Value,
    name: string,
    args: readonly Value[] = [],
    kwargs: Readonly<Record<string, Value>> = {},
  ): Promise<Value> {
    return await this.call(await this.getattr(object, name), args, kwargs);
  }

  async load<E extends object>(definition: ModuleDefinition<Host, E>): Promise<E> {
    const known = this.#exports.get(definition.name);
    if (known) return known as E;
    if (known === null)
      throw new Error(
        `circular load of ${definition.name}: load it inside the function that needs it`,
      );
    // Its packages come first, as in any import; the project may have a file of the same name, which TypeScript does not mean.
    const dot = definition.name.lastIndexOf(".");
    const parent = dot > 0 ? await this.importModule(definition.name.slice(0, dot)) : null;
    const again = this.#exports.get(definition.name);
    if (again) return again as E;
    const found = this.#finder.find(definition.name, false);
    const isPackage = found?.kind === "native" && found.isPackage;
    await this.#execute(
      definition.name,
      { kind: "native", definition, file: definition.file, isPackage },
      parent,
    );
    return this.#exports.get(definition.name) as E;
  }

  async importModule(name: string): Promise<Module> {
    let module: Module | null = null;
    let path = "";
    for (const part of name.split(".")) {
      path = path === "" ? part : `${path}.${part}`;
      module = this.modules.get(path) ?? (await this.#import(path, module));
    }
    if (!module) throw new ModuleNotFoundError(`No module named '${name}'`);
    return module;
  }

  async #import(name: string, parent: Module | null): Promise<Module> {
    const inProject = parent ? parent.file === null || parent.file.startsWith("/project/") : null;
    const found = parent && !parent.isPackage ? null : this.#finder.find(name, inProject);
    if (found) return await this.#execute(name, found, parent);
    if (!parent && LIBRARY_NAMES.has(name))
      throw new NotSimulated(`the workbook does not have Python's ${name} module`);
    const why = parent && !parent.isPackage ? `; '${parent.name}' is not a package` : "";
    const error = new ModuleNotFoundError(`No module named '${name}'${why}`);
    Object.defineProperty(error, "name", {
      value: name,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    throw error;
  }

  async #execute(name: string, found: Found<Host>, parent: Module | null): Promise<Module> {
    const isPackage = found.kind === "empty" || found.isPackage;
    const module = new Module(name, found.file, isPackage);
    module.names.set("__package__", isPackage ? name : name.split(".").slice(0, -1).join("."));
    if (isPackage)
      module.names.set("__path__", [
        found.file?.replace(/\/__init__\.py$/, "") ?? `/project/${name.replaceAll(".", "/")}`,
      ]);
    this.modules.set(name, module);
    try {
      if (found.kind === "source")
        await this.#runSource(module, this.host.files.get(found.path) ?? "");
      else if (found.kind === "native") await this.#runNative(module, found.definition);
    } catch (error) {
      this.modules.delete(name);
      throw error;
    }
    module.initializing = false;
    parent?.names.set(name.split(".").at(-1) ?? name, module);
    return module;
  }

  async #runNative(module: Module, definition: ModuleDefinition<Host, object>): Promise<void> {
    this.#exports.set(definition.name, null);
    try {
      const exports = await definition.execute(this);
      this.#exports.set(definition.name, exports);
      fillNamespace(module, exports);
    } catch (error) {
      this.#exports.delete(definition.name);
      throw error;
    }
  }

  async #runSource(module: Module, source: string): Promise<void> {
    const file = module.file ?? "<string>";
    const tree = parseModule(source, file);
    if (tree.doc !== null || !module.names.has("__doc__")) module.names.set("__doc__", tree.doc);
    // What stands in no file has no lines to show in a traceback.
    const lines = file.startsWith("<") ? [] : tree.lines;
    await this.#runBody(this.#evaluator(module, file, lines), tree.body);
  }

  #evaluator(
    module: Module,
    file: string,
    lines: readonly string[],
    display?: (value: Value) => Promise<void>,
  ): Evaluator {
    const evaluator: Evaluator = {
      runtime: this,
      module,
      file,
      lines,
      evaluate: (expression, scope) => evaluateExpression(evaluator, expression, scope),
      assign: (target, value, scope) => assignTarget(evaluator, target, value, scope),
      execute: (body, scope) => executeBody(evaluator, body, scope),
      ...(display ? { display } : {}),
    };
    return evaluator;
  }

  async #runBody(evaluator: Evaluator, body: readonly Statement[]): Promise<void> {
    const { module } = evaluator;
    const scope = new Scope("module", module, null, "<module>", "", new Set(), module.names);
    await inFrame(evaluator, scope, () => evaluator.execute(body, scope));
  }

  async interact(dialogue: Dialogue): Promise<void> {
    const main = this.#main(dialogue.file, dialogue.names);
    const write = (text: string): void => {
      this.host.terminal.write("stdout", text);
    };
    const display = async (value: Value): Promise<void> => {
      if (value === null) return;
      write(`${await reprOf(value)}\n`);
      this.#builtins.set("_", value);
    };
    // A traceback shows no lines of what was typed.
    const evaluator = this.#evaluator(main, dialogue.file, [], display);
    await converse(dialogue, write, (body) => this.#runBody(evaluator, body));
  }

  /** `python path`: runs a project file as the main program. @throws whatever it raises, SystemExit included */
  async runMain(path: string): Promise<void> {
    await this.#runAsMain(`/project/${path}`, this.host.files.get(path) ?? "", {});
  }

  async exec(
    source: string,
    names: Readonly<Record<string, Value>> = {},
    file = "<string>",
  ): Promise<void> {
    const { modules } = this;
    const main = modules.get("__main__");
    try {
      await this.#runAsMain(file, source, names);
    } finally {
      if (main) modules.set("__main__", main);
    }
  }

  async evaluate(source: string, names: Readonly<Record<string, Value>> = {}): Promise<Value> {
    const tree = parseModule(source.trimStart(), "<string>");
    const [only, ...more] = tree.body;
    if (only?.kind !== "expression" || more.length > 0)
      throw new SyntaxError("invalid syntax (<string>, line 1)");
    const module = new Module("__main__", "<string>", false);
    for (const [name, value] of Object.entries(names)) module.names.set(name, value);
    let result: Value = null;
    const keep = (value: Value): Promise<void> => {
      result = value;
      return Promise.resolve();
    };
    await this.#runBody(this.#evaluator(module, "<string>", [], keep), tree.body);
    return result;
  }

  async #runAsMain(
    file: string,
    source: string,
    names: Readonly<Record<string, Value>>,
  ): Promise<void> {
    const main = this.#main(file, names);
    await this.#runSource(main, source);
    main.initializing = false;
  }

  #main(file: string, names: Readonly<Record<string, Value>>): Module {
    const main = new Module("__main__", file, false);
    main.names.set("__package__", null);
    for (const [name, value] of Object.entries(names)) main.names.set(name, value);
    this.modules.set("__main__", main);
    return main;
  }

  async importFrom(name: string, wanted: readonly string[]): Promise<ReadonlyMap<string, Value>> {
    return await this.#namesFrom(await this.importModule(name), wanted);
  }

  async importRelative(
    from: Module,
    name: string,
    level: number,
    wanted: readonly string[] | null,
  ): Promise<ReadonlyMap<string, Value>> {
    const module = await this.importModule(level === 0 ? name : resolveRelative(from, name, level));
    return wanted ? await this.#namesFrom(module, wanted) : await publicNames(module);
  }

  async #namesFrom(module: Module, wanted: readonly string[]): Promise<ReadonlyMap<string, Value>> {
    const found = new Map<string, Value>();
    for (const name of wanted)
      found.set(name, module.names.get(name) ?? (await this.#submodule(module, name)));
    return found;
  }

  /** `from package import submodule`. @throws ImportError in CPython's words where there is none either */
  async #submodule(module: Module, name: string): Promise<Value> {
    const full = `${module.name}.${name}`;
    const known = this.modules.get(full);
    if (known) return known;
    const inProject = module.file === null || module.file.startsWith("/project/");
    if (module.isPackage && this.#finder.find(full, inProject))
      return await this.importModule(full);
    throw cannotImport(module, name);
  }
}

function cannotImport(module: Module, name: string): ImportError {
  const place = module.file ?? "unknown location";
  const text = module.initializing
    ? `cannot import name '${name}' from partially initialized module '${module.name}' (most likely due to a circular import) (${place})`
    : `cannot import name '${name}' from '${module.name}' (${place})`;
  return new ImportError(text);
}

function resolveRelative(from: Module, name: string, level: number): string {
  const home = from.isPackage ? from.name : from.name.split(".").slice(0, -1).join(".");
  if (home === "" || from.name === "__main__")
    throw new ImportError("attempted relative import with no known parent package");
  const parts = home.split(".");
  if (level > parts.length)
    throw new ImportError("attempted relative import beyond top-level package");
  const base = parts.slice(0, parts.length - level + 1).join(".");
  return name === "" ? base : `${base}.${name}`;
}

/** What `from module import *` binds: `__all__`, or every name without a leading underscore. */
async function publicNames(module: Module): Promise<ReadonlyMap<string, Value>> {
  const listed = module.names.get("__all__");
  const names =
    listed === undefined
      ? [...module.names.keys()].filter((name) => !name.startsWith("_"))
      : await items(listed);
  const found = new Map<string, Value>();
  for (const name of names) found.set(String(name), await getattr(module, String(name)));
  return found;
}
