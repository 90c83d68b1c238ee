import { NotSimulated, TypeError, ValueError, ZeroDivisionError } from "../../errors.ts";
import { type Class, classInfo, native, py, pyclass, PyObject } from "../../objects.ts";
import { asNumber, typeName } from "../../operations.ts";
import { Float, toInt, type Value } from "../../values.ts";
import { Decimal, DivisionByZero, InvalidOperation } from "../decimal.ts";
import { libraryModule } from "../definition.ts";
import { UUID } from "../uuid.ts";

/** Mirrors abc: abstract methods are not enforced, and nothing here asks for that. */
export const abc = libraryModule("abc", () => {
  const same = (name: string): Value => native("funcobj", (run: Value) => run, name);
  @pyclass("abc.ABC")
  class ABC extends PyObject {}
  @pyclass("abc.ABCMeta")
  class ABCMeta extends PyObject {}
  return { ABC, ABCMeta, abstractmethod: same("abstractmethod") };
});

/** Mirrors decimal. */
export const decimal = libraryModule("decimal", () => ({
  Decimal,
  DivisionByZero,
  InvalidOperation,
  ...Object.fromEntries(
    ["CEILING", "DOWN", "FLOOR", "HALF_DOWN", "HALF_EVEN", "HALF_UP", "UP"].map((name) => [
      `ROUND_${name}`,
      `ROUND_${name}`,
    ]),
  ),
}));

/** Mirrors __future__: what it turns on is either always so here or about annotations, which are not evaluated. */
export const future = libraryModule("__future__", () => ({
  annotations: null,
  absolute_import: null,
  division: null,
  generator_stop: null,
  print_function: null,
  unicode_literals: null,
}));

/** Mirrors importlib. */
export const importlib = libraryModule(
  "importlib",
  (process) => ({
    import_module: native(
      "name, package=None",
      async (name: Value, home: Value | undefined) => {
        const text = String(name);
        if (!text.startsWith(".")) return await process.importModule(text);
        if (typeof home !== "string") {
          throw new TypeError(
            `the 'package' argument is required to perform a relative import for '${text}'`,
          );
        }
        const dots = /^\.+/.exec(text)?.[0].length ?? 0;
        const base = home
          .split(".")
          .slice(0, home.split(".").length - dots + 1)
          .join(".");
        return await process.importModule(`${base}.${text.slice(dots)}`);
      },
      "import_module",
    ),
  }),
  { isPackage: true },
);

function real(value: Value): number {
  const number =
    asNumber(value) ??
    asNumber((value as { __float__?: () => Value } | null)?.__float__?.() ?? null);
  if (number === undefined) throw new TypeError(`must be real number, not ${typeName(value)}`);
  return Number(number);
}

function onReal(name: string, run: (x: number) => number): Value {
  return native(
    "x, /",
    (x: Value) => {
      const result = run(real(x));
      if (Number.isNaN(result) && !Number.isNaN(real(x))) throw new ValueError("math domain error");
      return new Float(result);
    },
    name,
  );
}

function toWhole(name: string, run: (x: number) => number): Value {
  return native(
    "x, /",
    (x: Value) =>
      x instanceof Float
        ? toInt(BigInt(run(x.value)))
        : (asNumber(x) ?? toInt(BigInt(run(real(x))))),
    name,
  );
}

/** Mirrors math. */
export const math = libraryModule(
  "math",
  () => ({
    ceil: toWhole("ceil", Math.ceil),
    cos: onReal("cos", Math.cos),
    e: new Float(Math.E),
    exp: onReal("exp", Math.exp),
    fabs: onReal("fabs", Math.abs),
    floor: toWhole("floor", Math.floor),
    hypot: native(
      "*coordinates",
      (all: Value[]) => new Float(Math.hypot(...all.map(real))),
      "hypot",
    ),
    inf: new Float(Infinity),
    isclose: native(
      "a, b, *, rel_tol=1e-09, abs_tol=0.0",
      (a: Value, b: Value, relative: Value | undefined, absolute: Value | undefined) => {
        const [x, y] = [real(a), real(b)];
        const allowed = Math.max(
          real(relative ?? new Float(1e-9)) * Math.max(Math.abs(x), Math.abs(y)),
          real(absolute ?? 0),
        );
        return x === y || Math.abs(x - y) <= allowed;
      },
      "isclose",
    ),
    isinf: native("x, /", (x: Value) => Math.abs(real(x)) === Infinity, "isinf"),
    isnan: native("x, /", (x: Value) => Number.isNaN(real(x)), "isnan"),
    log: native(
      "x, /, *base",
      (x: Value, [base]: Value[]) => {
        if (real(x) <= 0) throw new ValueError("math domain error");
        if (base !== undefined && real(base) === 1)
          throw new ZeroDivisionError("float division by zero");
        return new Float(
          base === undefined ? Math.log(real(x)) : Math.log(real(x)) / Math.log(real(base)),
        );
      },
      "log",
    ),
    log10: onReal("log10", Math.log10),
    log2: onReal("log2", Math.log2),
    nan: new Float(NaN),
    pi: new Float(Math.PI),
    pow: native("x, y, /", (x: Value, y: Value) => new Float(real(x) ** real(y)), "pow"),
    sin: onReal("sin", Math.sin),
    sqrt: onReal("sqrt", Math.sqrt),
    tan: onReal("tan", Math.tan),
    trunc: toWhole("trunc", Math.trunc),
  }),
  { builtIn: true },
);

const DIGITS = "0123456789";
const LOWER = "abcdefghijklmnopqrstuvwxyz";
const PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/** Mirrors string. */
export const string = libraryModule("string", () => ({
  ascii_letters: LOWER + LOWER.toUpperCase(),
  ascii_lowercase: LOWER,
  ascii_uppercase: LOWER.toUpperCase(),
  digits: DIGITS,
  hexdigits: `${DIGITS}abcdefABCDEF`,
  octdigits: "01234567",
  printable: `${DIGITS}${LOWER}${LOWER.toUpperCase()}${PUNCTUATION} \t\n\r\x0b\x0c`,
  punctuation: PUNCTUATION,
  whitespace: " \t\n\r\x0b\x0c",
}));

/** Mirrors time; nothing waits. */
export const time = libraryModule(
  "time",
  ({ host }) => {
    const now = (name: string): Value => native("", () => new Float(host.clock()), name);
    return {
      monotonic: now("monotonic"),
      perf_counter: now("perf_counter"),
      sleep: native("secs, /", () => undefined, "sleep"),
      time: now("time"),
      time_ns: native("", () => toInt(BigInt(Math.round(host.clock() * 1e6)) * 1000n), "time_ns"),
    };
  },
  { builtIn: true },
);

/** Mirrors uuid. Random ones are drawn where the host has chance to give. */
export const uuid = libraryModule("uuid", ({ host }) => ({
  UUID,
  uuid4: native(
    "",
    () => {
      if (!host.random)
        throw new NotSimulated("the workbook has no chance to draw a uuid4 from here");
      return UUID.of(host.random.uuid4());
    },
    "uuid4",
  ),
}));

/** A module whose functions draw at random, which the workbook cannot repeat. */
function chance(name: string, functions: readonly string[]): ReturnType<typeof libraryModule> {
  return libraryModule(name, () =>
    Object.fromEntries(
      functions.map((one) => [
        one,
        native(
          "*args, **kwargs",
          () => {
            throw new NotSimulated(
              `the workbook does not run ${name}.${one}(): its server must answer the same every time`,
            );
          },
          one,
        ),
      ]),
    ),
  );
}

export const random = chance("random", [
  "choice",
  "choices",
  "randint",
  "random",
  "randrange",
  "sample",
  "seed",
  "shuffle",
  "uniform",
]);
export const secrets = chance("secrets", [
  "choice",
  "randbelow",
  "token_bytes",
  "token_hex",
  "token_urlsafe",
]);

/** Mirrors types, as names. */
export const types = libraryModule("types", () => {
  @pyclass("types.SimpleNamespace")
  class SimpleNamespace extends PyObject {
    @py("**kwargs") __init__(names: Iterable<[Value, Value]>): void {
      for (const [name, value] of names) Object.assign(this, { [String(name)]: value });
    }
  }
  return { SimpleNamespace };
});

/** Mirrors warnings: a warning is printed where CPython would show it. */
export const warnings = libraryModule("warnings", ({ host }) => ({
  filterwarnings: native("*args, **kwargs", () => undefined, "filterwarnings"),
  simplefilter: native("*args, **kwargs", () => undefined, "simplefilter"),
  warn: native(
    "message, category=None, stacklevel=1, source=None",
    (message: Value, category: Value | undefined) => {
      const kind =
        typeof category === "function"
          ? (classInfo(category as unknown as Class)?.name ?? "UserWarning")
          : "UserWarning";
      if (!/^(?:Pending)?Deprecation|^Resource|^Import/.test(kind))
        host.terminal.write("stderr", `${kind}: ${String(message)}\n`);
    },
    "warn",
  ),
}));
