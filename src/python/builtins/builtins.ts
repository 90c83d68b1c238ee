import * as errors from "../errors.ts";
import { type Class, classInfo, native, PyObject, signatureOf, writtenInC } from "../objects.ts";
import { strOf, truthOf } from "../protocols.ts";
import { ELLIPSIS, NOT_IMPLEMENTED } from "../singletons.ts";
import { BoolType, FrozenSetType, IntType, ListType, StrType, TypeType } from "../types.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "../values.ts";
import { openFile } from "../stdlib/files.ts";
import { NUMBER_FUNCTIONS } from "./numbers.ts";
import { OBJECT_FUNCTIONS } from "./objects.ts";
import { SEQUENCE_FUNCTIONS } from "./sequences.ts";
import { siteNames } from "./site.ts";

const TYPES: Readonly<Record<string, unknown>> = {
  bool: BoolType,
  bytes: Bytes,
  dict: Dict,
  float: Float,
  frozenset: FrozenSetType,
  int: IntType,
  list: ListType,
  object: PyObject,
  set: PySet,
  str: StrType,
  tuple: Tuple,
  type: TypeType,
};

/** CPython's names in its order: the first of equally near ones is what "Did you mean" offers. */
const ORDER = (
  "__name__ __doc__ __package__ __loader__ __spec__ __build_class__ __import__ abs all any ascii bin breakpoint callable chr compile " +
  "delattr dir divmod eval exec format getattr globals hasattr hash hex id input isinstance issubclass iter aiter len locals max min " +
  "next anext oct ord pow print repr round setattr sorted sum vars None Ellipsis NotImplemented False True bool memoryview bytearray " +
  "bytes classmethod complex dict enumerate filter float frozenset property int list map object range reversed set slice staticmethod " +
  "str super tuple type zip __debug__ BaseException BaseExceptionGroup Exception GeneratorExit KeyboardInterrupt SystemExit " +
  "ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError " +
  "ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning " +
  "FloatingPointError OverflowError ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning " +
  "PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning BlockingIOError " +
  "ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError " +
  "PermissionError ProcessLookupError TimeoutError IndentationError IndexError KeyError ModuleNotFoundError NotImplementedError " +
  "RecursionError UnboundLocalError UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError " +
  "ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError ExceptionGroup EnvironmentError " +
  "IOError open quit exit copyright credits license help"
).split(" ");

export interface BuiltinsHost {
  write(text: string): void;
  /** The next line typed, or of what a pipe brings. @throws EOFError */
  readLine(prompt: string): string;
  readonly files: ReadonlyMap<string, string>;
}

/** The names every module sees. */
export function makeBuiltins(host: BuiltinsHost): ReadonlyMap<string, Value> {
  const found: Record<string, unknown> = {
    ...TYPES,
    ...exceptionClasses(),
    ...NUMBER_FUNCTIONS,
    ...OBJECT_FUNCTIONS,
    ...SEQUENCE_FUNCTIONS,
    EnvironmentError: errors.OSError,
    IOError: errors.OSError,
    Ellipsis: ELLIPSIS,
    NotImplemented: NOT_IMPLEMENTED,
    __debug__: true,
    __name__: "builtins",
    open: native(
      "file, mode='r', buffering=-1, encoding=None, errors=None, newline=None",
      async (file: Value, mode: string | undefined) =>
        openFile(host.files, await strOf(file), mode ?? "r"),
      "open",
    ),
    input: native(
      "prompt='', /",
      async (prompt: Value | undefined) => host.readLine(await strOf(prompt ?? "")),
      "input",
    ),
    print: printFunction(host),
  };
  for (const run of Object.values(found))
    if (typeof run === "function" && signatureOf(run)) writtenInC(run);
  return new Map(Object.entries({ ...found, ...siteNames() }) as [string, Value][]);
}

function exceptionClasses(): Record<string, unknown> {
  return Object.fromEntries(
    Object.values(errors).flatMap((value) => {
      const info = typeof value === "function" ? classInfo(value as unknown as Class) : undefined;
      return info?.module === "builtins" ? [[info.name, value]] : [];
    }),
  );
}

function printFunction(host: BuiltinsHost) {
  return native(
    "*args, sep=None, end=None, file=None, flush=False",
    async (args: Value[], separator?: Value, end?: Value, file?: Value) => {
      const texts: string[] = [];
      for (const value of args) texts.push(await strOf(value));
      const text =
        texts.join(typeof separator === "string" ? separator : " ") +
        (typeof end === "string" ? end : "\n");
      const stream = file as { write?: (text: string) => unknown } | null | undefined;
      if (stream && (await truthOf(file ?? null))) await stream.write?.(text);
      else host.write(text);
    },
    "print",
  );
}

/** Every name CPython's builtins have, those not run here included. */
export const BUILTIN_NAMES: readonly string[] = ORDER;
