import { py, pyclass } from "./objects.ts";
import { Tuple, type Value } from "./values.ts";

/** Where an exception passed through a function of the learner's. Lines and columns count from 1. */
export interface Frame {
  /** Path as a traceback shows it, e.g. "/project/bookstore/urls.py". */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn: number;
  readonly endLine: number;
  /** "<module>", or the function's name. */
  readonly name: string;
  /** The line of source, without its line end. */
  readonly text: string;
  /** Tells calls of one function apart. */
  readonly activation: object;
}

/** Given last to an exception's constructor, it says what caused it, as `raise … from cause` does. */
export interface Causes {
  readonly cause: unknown;
}

function isCauses(value: unknown): value is Causes {
  return (
    typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
  );
}

/** Python's exceptions are JavaScript Errors with Python's `args`. */
@pyclass("builtins.BaseException")
export class BaseException extends Error {
  declare args: Value[];
  /** Frames it passed through, innermost first. */
  readonly frames: Frame[] = [];
  /** It came out of a thread: whoever started the thread is no part of its traceback. */
  leftThread = false;
  /** The exception being handled when this one was raised. */
  context: unknown = undefined;
  /** `raise … from None` */
  suppressContext = false;
  /** What was looked for, and the names it may have been meant for, nearest first: "Did you mean". */
  missing: { readonly name: string; among(): readonly (readonly string[])[] } | undefined =
    undefined;

  constructor(...given: (Value | Causes)[]) {
    // Python's traceback is in `frames`; collecting JavaScript's would be most of the cost of an exception.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    super();
    Error.stackTraceLimit = limit;
    const last = given.at(-1);
    if (isCauses(last)) {
      this.cause = last.cause;
      given.pop();
    }
    this.args = given;
  }

  @py("*args")
  __init__(...args: never[]): void {
    const [given] = args as unknown as [Value[] | undefined];
    this.args = Array.isArray(given) ? given : [];
  }

  @py("tb")
  with_traceback(): this {
    return this;
  }
}

// The text of an exception is str(exception); an own property would be taken for one of Python's.
Object.defineProperty(BaseException.prototype, "message", {
  configurable: true,
  get(this: BaseException) {
    return exceptionText(this);
  },
  set(this: BaseException, value: string) {
    Object.defineProperty(this, "message", {
      value,
      writable: true,
      configurable: true,
      enumerable: true,
    });
  },
});

/** Python's str(), set by operations.ts; errors.ts stands below it. */
let textOf: (value: Value) => string = () => "";
let quote: (value: Value) => string = () => "";

/** Lets exceptions show their arguments. Called once, by operations.ts. */
export function showArgumentsWith(
  str: (value: Value) => string,
  repr: (value: Value) => string,
): void {
  textOf = str;
  quote = repr;
}

/** str(exception) */
export function exceptionText(error: BaseException): string {
  const own = (error as { __str__?: () => unknown }).__str__?.();
  if (typeof own === "string") return own;
  const [first] = error.args;
  if (first === undefined) return "";
  if (error instanceof OSError && error.args.length === 2)
    return `[Errno ${textOf(first)}] ${textOf(error.args[1] ?? null)}`;
  if (error.args.length > 1) return quote(new Tuple(error.args));
  if (typeof first === "string" && !(error instanceof KeyError)) return first;
  return error instanceof KeyError ? quote(first) : textOf(first);
}

@pyclass("builtins.SystemExit")
export class SystemExit extends BaseException {}
@pyclass("builtins.KeyboardInterrupt")
export class KeyboardInterrupt extends BaseException {}
@pyclass("builtins.GeneratorExit")
export class GeneratorExit extends BaseException {}
@pyclass("builtins.Exception")
export class Exception extends BaseException {}
@pyclass("builtins.StopIteration")
export class StopIteration extends Exception {}
@pyclass("builtins.ArithmeticError")
export class ArithmeticError extends Exception {}
@pyclass("builtins.OverflowError")
export class OverflowError extends ArithmeticError {}
@pyclass("builtins.ZeroDivisionError")
export class ZeroDivisionError extends ArithmeticError {}
@pyclass("builtins.AssertionError")
export class AssertionError extends Exception {}
@pyclass("builtins.AttributeError")
export class AttributeError extends Exception {}
@pyclass("builtins.BufferError")
export class BufferError extends Exception {}
@pyclass("builtins.EOFError")
export class EOFError extends Exception {}
@pyclass("builtins.ImportError")
export class ImportError extends Exception {}
@pyclass("builtins.ModuleNotFoundError")
export class ModuleNotFoundError extends ImportError {}
@pyclass("builtins.LookupError")
export class LookupError extends Exception {}
@pyclass("builtins.IndexError")
export class IndexError extends LookupError {}
@pyclass("builtins.KeyError")
export class KeyError extends LookupError {}
@pyclass("builtins.NameError")
export class NameError extends Exception {}
@pyclass("builtins.UnboundLocalError")
export class UnboundLocalError extends NameError {}
@pyclass("builtins.OSError")
export class OSError extends Exception {}
@pyclass("builtins.FileNotFoundError")
export class FileNotFoundError extends OSError {}
@pyclass("builtins.FileExistsError")
export class FileExistsError extends OSError {}
@pyclass("builtins.IsADirectoryError")
export class IsADirectoryError extends OSError {}
@pyclass("builtins.NotADirectoryError")
export class NotADirectoryError extends OSError {}
@pyclass("builtins.MemoryError")
export class MemoryError extends Exception {}
@pyclass("builtins.PermissionError")
export class PermissionError extends OSError {}
@pyclass("builtins.ConnectionError")
export class ConnectionError extends OSError {}
@pyclass("builtins.TimeoutError")
export class TimeoutError extends OSError {}
@pyclass("builtins.RuntimeError")
export class RuntimeError extends Exception {}
@pyclass("builtins.NotImplementedError")
export class NotImplementedError extends RuntimeError {}
@pyclass("builtins.RecursionError")
export class RecursionError extends RuntimeError {}
@pyclass("builtins.TypeError")
export class TypeError extends Exception {}
@pyclass("builtins.ValueError")
export class ValueError extends Exception {}
@pyclass("builtins.UnicodeError")
export class UnicodeError extends ValueError {}
@pyclass("builtins.UnicodeDecodeError")
export class UnicodeDecodeError extends UnicodeError {}
@pyclass("builtins.UnicodeEncodeError")
export class UnicodeEncodeError extends UnicodeError {}
@pyclass("builtins.Warning")
export class Warning extends Exception {}
@pyclass("builtins.UserWarning")
export class UserWarning extends Warning {}
@pyclass("builtins.DeprecationWarning")
export class DeprecationWarning extends Warning {}
@pyclass("builtins.PendingDeprecationWarning")
export class PendingDeprecationWarning extends Warning {}
@pyclass("builtins.FutureWarning")
export class FutureWarning extends Warning {}
@pyclass("builtins.ResourceWarning")
export class ResourceWarning extends Warning {}
@pyclass("builtins.RuntimeWarning")
export class RuntimeWarning extends Warning {}

/** Where the source could not be read. Columns count from 1, in characters. */
export interface SyntaxPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The source line, without its line end. */
  readonly text: string;
}

/** Its text is CPython's `msg`; the place is known once the file is. */
@pyclass("builtins.SyntaxError")
export class SyntaxError extends Exception {
  place: SyntaxPlace | null = null;
}
@pyclass("builtins.IndentationError")
export class IndentationError extends SyntaxError {}
@pyclass("builtins.TabError")
export class TabError extends IndentationError {}

/**
 * The workbook does not run this, though Python would. Never a wrong answer in its place.
 * Its text names the construct and says what to do.
 */
@pyclass("workbook.NotSimulated")
export class NotSimulated extends Exception {
  readonly code = "not_simulated";
}
