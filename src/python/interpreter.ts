import type { ModuleDefinition, PythonHost } from "./module-definition.ts";
import type { StandardInput } from "./standard-input.ts";
import type { Value } from "./values.ts";

/** How `python`, or `code.interact`, talks with whoever sits at the terminal. */
export interface Dialogue {
  /** What tracebacks name as the file, e.g. "<stdin>". */
  readonly file: string;
  /** Names known from the start. */
  readonly names: Readonly<Record<string, Value>>;
  /** Whether errors end in "Did you mean": CPython's own prompt says it, `code.interact` does not. */
  readonly suggestions: boolean;
  /** The next line typed. @throws KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D */
  ask(prompt: string): string;
}

/** One Python process: its `sys.modules`, its host. Booting Django makes one; nothing outlives it but the host's database. */
export interface Interpreter<Host extends PythonHost = PythonHost> {
  readonly host: Host;
  readonly input: StandardInput;
  /** Native module → its names, executed at first use. The TypeScript way to write `from x import y`. */
  load<E extends object>(definition: ModuleDefinition<Host, E>): Promise<E>;
  /** `import name`: a learner's file or a native module. @throws ModuleNotFoundError and whatever its body raises */
  importModule(name: string): Promise<object>;
  /** `from name import a, b`, by name at run time: what stands in the way of a real import stands in its way too. */
  importFrom(name: string, names: readonly string[]): Promise<ReadonlyMap<string, Value>>;
  /** sys.modules */
  readonly modules: ReadonlyMap<string, object>;
  /** `eval(source, names)`. @throws SyntaxError where it is no expression; whatever it raises */
  evaluate(source: string, names?: Readonly<Record<string, Value>>): Promise<Value>;
  /** Runs source as `exec(source, names)` in a module of its own. @throws whatever it raises */
  exec(source: string, names?: Readonly<Record<string, Value>>): Promise<void>;
  /** A dialogue at a prompt, until the typing ends. @throws SystemExit, as `exit()` does */
  interact(dialogue: Dialogue): Promise<void>;
  /** getattr(object, name), awaited. @throws AttributeError in CPython's words */
  getattr(object: Value, name: string): Promise<Value>;
  /** callable(*args, **kwargs) for any callable: Python function, native, class, bound method. @throws TypeError … */
  call(
    callable: Value,
    args: readonly Value[],
    kwargs?: Readonly<Record<string, Value>>,
  ): Promise<Value>;
  /** object.name(*args, **kwargs) */
  callMethod(
    object: Value,
    name: string,
    args?: readonly Value[],
    kwargs?: Readonly<Record<string, Value>>,
  ): Promise<Value>;
}
