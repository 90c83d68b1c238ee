import type { Interpreter } from "./interpreter.ts";

/** What the standard library needs of the world outside. */
export interface PythonHost {
  /** Seconds since the epoch, UTC, fractional. Nothing else reads a clock. */
  clock(): number;
  /** Project files, path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Chance, where the program may draw from it. */
  readonly random?: {
    /** 32 hexadecimal digits. */
    uuid4(): string;
  };
  readonly terminal: {
    write(stream: "stdout" | "stderr", text: string): void;
    /** The next line typed; absent where nobody sits. @throws KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D */
    ask?(prompt: string, hidden: boolean): string;
    /** What a pipe brings; null or absent at a keyboard. */
    readonly stdin?: string | null;
    /** Arguments of `python`, e.g. ["manage.py", "migrate"]. */
    readonly argv: readonly string[];
    /** Environment variables at the start. */
    readonly env: Readonly<Record<string, string>>;
  };
}

/**
 * A Python module written in TypeScript. `execute` is its body: it runs once a process, when the module is first imported,
 * as Python runs a module, and returns the names the module has. So a process has classes of its own, they close over
 * its settings, and an error at import surfaces at the import that a Django developer would see it at.
 */
export interface ModuleDefinition<Host extends PythonHost, Exports extends object> {
  /** Dotted name, e.g. "rest_framework_simplejwt.tokens". */
  readonly name: string;
  /** Path in a traceback, e.g. "/site-packages/rest_framework_simplejwt/tokens.py"; empty for a module without a file. */
  readonly file: string;
  execute(process: Interpreter<Host>): Promise<Exports> | Exports;
}

/** The names a module has. */
export type ExportsOf<D> = D extends ModuleDefinition<never, infer E> ? E : never;
