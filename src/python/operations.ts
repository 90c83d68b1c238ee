import { BaseException, exceptionText, showArgumentsWith, TypeError } from "./errors.ts";
import { boundMethod } from "./functions.ts";
import { floatRepr, intText } from "./numbers.ts";
import {
  type Class,
  classInfo,
  classOf,
  isWrittenInC,
  metaclassName,
  signatureOf,
} from "./objects.ts";
import { Bytes, Dict, Float, PySet, Tuple, type Value } from "./values.ts";

/** Dunder methods as natives have them: without waiting. */
type Native = Partial<Record<string, (...args: unknown[]) => unknown>>;

/** The answer of a native's dunder method; undefined where it has none or must be awaited. */
function ask(value: object, method: string, ...args: unknown[]): unknown {
  const run = (value as Native)[method];
  if (typeof run !== "function") return undefined;
  const answer = run.apply(value, args);
  return answer instanceof Promise ? undefined : answer;
}

/** Name of a value's type as messages written in C have it, e.g. "str", "NoneType", "Book". */
export function typeName(value: Value): string {
  if (value === null) return "NoneType";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
    case "bigint":
      return "int";
    case "string":
      return "str";
    case "function":
      if (classInfo(value as unknown as Class)) return metaclassName(value as unknown as Class);
      if (isWrittenInC(value)) return "builtin_function_or_method";
      return boundMethod(value) ? "method" : "function";
    default:
      return objectTypeName(value);
  }
}

/** `type(value).__name__`, which messages written in Python use. */
export function className(value: Value): string {
  const name = typeName(value);
  return name.slice(name.lastIndexOf(".") + 1);
}

function objectTypeName(value: object): string {
  const cls = classOf(value);
  const info = cls && classInfo(cls);
  if (!info && Array.isArray(value)) return "list";
  if (value instanceof PySet && value.frozen) return "frozenset";
  if (!info) return "object";
  return WRITTEN_IN_C.has(info.module) ? `${info.module}.${info.name}` : info.name;
}

/** Modules whose types CPython's messages name in full. */
const WRITTEN_IN_C = new Set(["datetime", "decimal"]);

export function isCallable(value: Value): boolean {
  return (
    typeof value === "function" ||
    (typeof value === "object" && value !== null && "__call__" in value)
  );
}

/** bool(value) */
export function truthy(value: Value | undefined): boolean {
  if (
    value === null ||
    value === undefined ||
    value === false ||
    value === 0 ||
    value === "" ||
    value === 0n
  )
    return false;
  if (typeof value !== "object") return true;
  if (Array.isArray(value)) return value.length > 0;
  if (value instanceof Tuple) return value.items.length > 0;
  if (value instanceof Dict || value instanceof PySet) return value.size > 0;
  if (value instanceof Float) return value.value !== 0;
  if (value instanceof Bytes) return value.value.length > 0;
  const answer = ask(value, "__bool__") ?? ask(value, "__len__");
  return answer === undefined ? true : Boolean(answer);
}

/** str(value) */
export function str(value: Value): string {
  if (typeof value === "string") return value;
  if (value instanceof BaseException) return exceptionText(value);
  if (typeof value === "object" && value !== null) {
    const answer = ask(value, "__str__");
    if (typeof answer === "string") return answer;
  }
  return repr(value);
}

/** repr(value) */
export function repr(value: Value): string {
  if (value === null) return "None";
  switch (typeof value) {
    case "boolean":
      return value ? "True" : "False";
    case "number":
    case "bigint":
      return intText(value);
    case "string":
      return quoteText(value);
    case "function":
      return functionRepr(value as (...args: never[]) => unknown);
    default:
      return objectRepr(value);
  }
}

function objectRepr(value: object): string {
  const own = ask(value, "__repr__");
  if (typeof own === "string") return own;
  if (Array.isArray(value)) return `[${(value as Value[]).map(repr).join(", ")}]`;
  if (value instanceof Tuple)
    return value.items.length === 1 ? `(${list(value.items)},)` : `(${list(value.items)})`;
  if (value instanceof Dict)
    return `{${[...value].map(([k, v]) => `${repr(k)}: ${repr(v)}`).join(", ")}}`;
  if (value instanceof PySet) return setRepr(value);
  if (value instanceof Float) return floatRepr(value.value);
  if (value instanceof Bytes) return quoteBytes(value.value);
  if (value instanceof BaseException) return `${typeName(value)}(${list(value.args)})`;
  const cls = classOf(value);
  const info = cls && classInfo(cls);
  return `<${info ? `${info.module}.${info.qualname}` : "object"} object at 0x7f0000000000>`;
}

function list(items: readonly Value[]): string {
  return items.map(repr).join(", ");
}

function setRepr(value: PySet): string {
  const name = value.frozen ? "frozenset" : "set";
  if (value.size === 0) return `${name}()`;
  const inner = `{${list([...value])}}`;
  return value.frozen ? `frozenset(${inner})` : inner;
}

function functionRepr(value: (...args: never[]) => unknown): string {
  const info = classInfo(value as unknown as Class);
  if (info)
    return `<class '${info.module === "builtins" ? info.qualname : `${info.module}.${info.qualname}`}'>`;
  if (isWrittenInC(value)) return `<built-in function ${functionName(value)}>`;
  const bound = boundMethod(value);
  if (bound?.self !== undefined) return `<bound method ${bound.name} of ${repr(bound.self)}>`;
  return `<function ${functionName(value)} at 0x7f0000000000>`;
}

/** `__qualname__` of a function that Python made, else its name. */
export function functionName(value: object): string {
  const bound = boundMethod(value);
  if (bound) return bound.name;
  const { __qualname__, name } = value as { __qualname__?: unknown; name?: unknown };
  if (typeof __qualname__ === "string") return __qualname__;
  const known = typeof name === "string" && name !== "" ? name : signatureOf(value)?.name;
  return known ?? "function";
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};
const UNPRINTABLE = /[\\\n\r\t]|[\p{C}\p{Z}]/gu;

/** A string as Python's repr writes it. */
export function quoteText(text: string): string {
  const mark = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replaceAll(UNPRINTABLE, (character) => {
    if (character === " ") return character;
    const known = ESCAPES[character];
    if (known !== undefined) return known;
    const code = character.codePointAt(0) ?? 0;
    if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code < 65536
      ? `\\u${code.toString(16).padStart(4, "0")}`
      : `\\U${code.toString(16).padStart(8, "0")}`;
  });
  return mark + escaped.replaceAll(mark, `\\${mark}`) + mark;
}

function quoteBytes(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    if (character in ESCAPES) return ESCAPES[character] ?? character;
    return byte >= 32 && byte < 127 ? character : `\\x${byte.toString(16).padStart(2, "0")}`;
  }).join("");
  return text.includes("'") && !text.includes('"')
    ? `b"${text}"`
    : `b'${text.replaceAll("'", "\\'")}'`;
}

showArgumentsWith(str, repr);

/** A number for comparing, where the value is one: bool, int or float. */
export function asNumber(value: Value): number | bigint | undefined {
  if (typeof value === "number" || typeof value === "bigint") return value;
  if (typeof value === "boolean") return Number(value);
  return value instanceof Float ? value.value : undefined;
}

/** a == b */
export function equals(a: Value, b: Value): boolean {
  if (a === b) return !(a instanceof Float && Number.isNaN(a.value));
  const [x, y] = [asNumber(a), asNumber(b)];
  // Loosely: an int of either size equals the float of the same value.
  if (x !== undefined && y !== undefined) return x == y;
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null) {
    return typeof a === "object" && a !== null
      ? ask(a, "__eq__", b) === true
      : typeof b === "object" && b !== null && ask(b, "__eq__", a) === true;
  }
  if (Array.isArray(a)) return Array.isArray(b) && sameItems(a as Value[], b as Value[]);
  if (a instanceof Tuple) return b instanceof Tuple && sameItems(a.items, b.items);
  if (a instanceof Dict) {
    return (
      b instanceof Dict &&
      a.size === b.size &&
      [...a].every(([key, value]) => b.has(key) && equals(value, b.get(key) ?? null))
    );
  }
  if (a instanceof PySet)
    return b instanceof PySet && a.size === b.size && [...a].every((item) => b.has(item));
  if (a instanceof Bytes)
    return (
      b instanceof Bytes &&
      a.value.length === b.value.length &&
      a.value.every((byte, at) => byte === b.value[at])
    );
  return ask(a, "__eq__", b) === true || ask(b, "__eq__", a) === true;
}

function sameItems(a: readonly Value[], b: readonly Value[]): boolean {
  return a.length === b.length && a.every((item, at) => equals(item, b[at] ?? null));
}

const MIRRORED: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };
const METHODS: Readonly<Record<string, string>> = {
  "<": "__lt__",
  ">": "__gt__",
  "<=": "__le__",
  ">=": "__ge__",
};

export type Ordering = "<" | ">" | "<=" | ">=";

/** a < b and its kin. @throws TypeError where Python does not order the two */
export function compare(operator: Ordering, a: Value, b: Value): boolean {
  const [x, y] = [asNumber(a), asNumber(b)];
  if (x !== undefined && y !== undefined)
    return decide(operator, x < y ? -1 : x > y ? 1 : x == y ? 0 : NaN);
  if (typeof a === "string" && typeof b === "string") return decide(operator, compareText(a, b));
  const sequences = sequencePair(a, b);
  if (sequences) return compareSequences(operator, sequences[0], sequences[1]);
  if (a instanceof PySet && b instanceof PySet) return compareSets(operator, a, b);
  if (typeof a === "object" && a !== null) {
    const answer = ask(a, METHODS[operator] ?? "", b);
    if (typeof answer === "boolean") return answer;
  }
  if (typeof b === "object" && b !== null) {
    const answer = ask(b, METHODS[MIRRORED[operator] ?? ""] ?? "", a);
    if (typeof answer === "boolean") return answer;
  }
  throw new TypeError(
    `'${operator}' not supported between instances of '${typeName(a)}' and '${typeName(b)}'`,
  );
}

function decide(operator: Ordering, order: number): boolean {
  if (operator === "<") return order < 0;
  if (operator === ">") return order > 0;
  return operator === "<=" ? order <= 0 : order >= 0;
}

/** By code points, as Python orders text. */
export function compareText(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  for (let at = 0; at < Math.min(x.length, y.length); at += 1) {
    const difference = (x[at]?.codePointAt(0) ?? 0) - (y[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

function sequencePair(a: Value, b: Value): [readonly Value[], readonly Value[]] | null {
  if (Array.isArray(a) && Array.isArray(b)) return [a as Value[], b as Value[]];
  if (a instanceof Tuple && b instanceof Tuple) return [a.items, b.items];
  if (a instanceof Bytes && b instanceof Bytes) return [[...a.value], [...b.value]];
  return null;
}

function compareSequences(operator: Ordering, a: readonly Value[], b: readonly Value[]): boolean {
  const at = a.findIndex((item, i) => i >= b.length || !equals(item, b[i] ?? null));
  if (at === -1 || at >= b.length) return decide(operator, a.length - b.length);
  return compare(operator, a[at] ?? null, b[at] ?? null);
}

function compareSets(operator: Ordering, a: PySet, b: PySet): boolean {
  const within = (x: PySet, y: PySet): boolean => [...x].every((item) => y.has(item));
  if (operator === "<=") return within(a, b);
  if (operator === ">=") return within(b, a);
  return operator === "<" ? a.size < b.size && within(a, b) : b.size < a.size && within(b, a);
}

/** item in container. @throws TypeError where the container is none */
export function contains(container: Value, item: Value): boolean {
  if (typeof container === "string") {
    if (typeof item === "string") return container.includes(item);
    throw new TypeError(`'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (container instanceof Dict || container instanceof PySet) return container.has(item);
  if (typeof container === "object" && container !== null) {
    const answer = ask(container, "__contains__", item);
    if (answer !== undefined) return Boolean(answer);
  }
  if (!isIterable(container))
    throw new TypeError(`argument of type '${typeName(container)}' is not iterable`);
  return iterate(container).some((one) => equals(one, item));
}

/** Whether `for` can go through it, as far as its class tells. */
export function isIterable(value: Value): boolean {
  return (
    typeof value === "string" ||
    value instanceof Bytes ||
    (typeof value === "object" &&
      value !== null &&
      (Symbol.iterator in value || "__iter__" in value))
  );
}

/** The items of an iterable, at once. @throws TypeError where it is none */
export function iterate(value: Value): Value[] {
  if (typeof value === "string") return [...value];
  if (Array.isArray(value)) return [...(value as Value[])];
  if (value instanceof Dict) return [...value.keys()];
  if (value instanceof Bytes) return [...value.value];
  if (typeof value === "object" && value !== null) {
    if (Symbol.iterator in value) return [...(value as Iterable<Value>)];
    const answer = ask(value, "__iter__");
    if (answer !== undefined && answer !== value) return iterate(answer);
  }
  throw new TypeError(`'${typeName(value)}' object is not iterable`);
}
