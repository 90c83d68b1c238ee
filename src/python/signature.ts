import { TypeError } from "./errors.ts";
import { Dict, Tuple, type Value } from "./values.ts";

/** The parameters of a function, Python's or a native's. */
export interface Signature {
  readonly positional: readonly Parameter[];
  /** Name behind `*`, or null. */
  readonly variadic: string | null;
  readonly keywordOnly: readonly Parameter[];
  /** Name behind `**`, or null. */
  readonly keywords: string | null;
}

export interface Parameter {
  readonly name: string;
  readonly optional: boolean;
  /** Left of a `/`: cannot be given by name. */
  readonly positionalOnly?: boolean;
}

export type Keywords = ReadonlyMap<string, Value>;

export const NO_KEYWORDS: Keywords = new Map();

/** Arguments by parameter; undefined where the default is to be used. */
export interface Bound {
  readonly positional: readonly (Value | undefined)[];
  readonly variadic: readonly Value[];
  readonly keywordOnly: readonly (Value | undefined)[];
  readonly keywords: Dict;
}

/**
 * Assigns arguments to parameters as CPython 3.11 does.
 * @param name qualified name for messages, e.g. "APIView.as_view"
 * @throws TypeError in CPython's words
 */
export function bindArguments(
  signature: Signature,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
): Bound {
  const { positional, variadic, keywordOnly } = signature;
  const slots: (Value | undefined)[] = positional.map((_, at) => args[at]);
  const named: (Value | undefined)[] = keywordOnly.map(() => undefined);
  const rest = new Dict();
  for (const [keyword, value] of keywords) {
    const at = positional.findIndex(
      (parameter) => parameter.name === keyword && !parameter.positionalOnly,
    );
    const onlyAt = keywordOnly.findIndex((parameter) => parameter.name === keyword);
    if (at !== -1) {
      if (slots[at] !== undefined)
        throw new TypeError(`${name}() got multiple values for argument '${keyword}'`);
      slots[at] = value;
    } else if (onlyAt !== -1) named[onlyAt] = value;
    else if (signature.keywords === null) refuseKeyword(signature, name, keyword, keywords);
    else rest.set(keyword, value);
  }
  if (args.length > positional.length && variadic === null)
    refuseCount(signature, name, args.length, named);
  requireAll(name, "positional", positional, slots);
  requireAll(name, "keyword-only", keywordOnly, named);
  return {
    positional: slots,
    variadic: args.slice(positional.length),
    keywordOnly: named,
    keywords: rest,
  };
}

/**
 * Says what CPython's functions in C say of arguments that do not fit; bindArguments then has nothing to refuse.
 * @param name qualified, e.g. "list.append"
 * @throws TypeError
 */
export function checkArgumentsInC(
  signature: Signature,
  name: string,
  args: readonly Value[],
  keywords: Keywords,
): void {
  const { positional, variadic, keywordOnly } = signature;
  const short = name.slice(name.lastIndexOf(".") + 1);
  const named = new Set(
    [...positional.filter((one) => !one.positionalOnly), ...keywordOnly].map((one) => one.name),
  );
  if (keywords.size > 0 && signature.keywords === null) {
    if (named.size === 0) throw new TypeError(`${name}() takes no keyword arguments`);
    const unknown = [...keywords.keys()].find((keyword) => !named.has(keyword));
    if (unknown !== undefined)
      throw new TypeError(`'${unknown}' is an invalid keyword argument for ${short}()`);
  }
  const least = positional.filter(
    ({ optional, name: one }) => !optional && !keywords.has(one),
  ).length;
  const most = variadic === null ? positional.length : Infinity;
  if (args.length >= least && args.length <= most) return;
  if (most === 0) {
    if (keywordOnly.length > 0) throw new TypeError(`${short}() takes no positional arguments`);
    throw new TypeError(`${name}() takes no arguments (${args.length} given)`);
  }
  if (least === 1 && most === 1)
    throw new TypeError(`${name}() takes exactly one argument (${args.length} given)`);
  const [bound, how] = args.length < least ? [least, "at least "] : [most, "at most "];
  throw new TypeError(
    `${short} expected ${least === most ? "" : how}${bound} argument${bound === 1 ? "" : "s"}, got ${args.length}`,
  );
}

function refuseKeyword(
  signature: Signature,
  name: string,
  keyword: string,
  keywords: Keywords,
): never {
  const clashes = signature.positional
    .filter((one) => one.positionalOnly && keywords.has(one.name))
    .map((one) => one.name);
  if (clashes.length > 0) {
    throw new TypeError(
      `${name}() got some positional-only arguments passed as keyword arguments: '${clashes.join(", ")}'`,
    );
  }
  throw new TypeError(`${name}() got an unexpected keyword argument '${keyword}'`);
}

function refuseCount(
  signature: Signature,
  name: string,
  given: number,
  named: readonly (Value | undefined)[],
): never {
  const most = signature.positional.length;
  const least = signature.positional.filter(({ optional }) => !optional).length;
  const takes = least === most ? String(most) : `from ${String(least)} to ${String(most)}`;
  const plural = least === most && most === 1 ? "" : "s";
  const extra = named.filter((value) => value !== undefined).length;
  const also =
    extra === 0
      ? ""
      : ` positional argument${given === 1 ? "" : "s"} (and ${String(extra)} keyword-only argument${extra === 1 ? "" : "s"})`;
  const were = given === 1 && extra === 0 ? "was" : "were";
  throw new TypeError(
    `${name}() takes ${takes} positional argument${plural} but ${String(given)}${also} ${were} given`,
  );
}

function requireAll(
  name: string,
  kind: string,
  parameters: readonly Parameter[],
  slots: readonly (Value | undefined)[],
): void {
  const missing = parameters
    .filter(({ optional }, at) => !optional && slots[at] === undefined)
    .map((one) => `'${one.name}'`);
  if (missing.length === 0) return;
  const [last = "", ...others] = [...missing].reverse();
  const before = others.reverse().join(", ");
  const names =
    others.length === 0
      ? last
      : others.length === 1
        ? `${before} and ${last}`
        : `${before}, and ${last}`;
  const plural = missing.length === 1 ? "" : "s";
  throw new TypeError(
    `${name}() missing ${String(missing.length)} required ${kind} argument${plural}: ${names}`,
  );
}

const parsed = new Map<string, Signature>();

/** The signature a native was given with `py` or `native`, e.g. "view, kwargs=None, *args, **kwargs". */
export function parseSignature(text: string): Signature {
  const known = parsed.get(text);
  if (known) return known;
  const signature = readSignature(text);
  parsed.set(text, signature);
  return signature;
}

function readSignature(text: string): Signature {
  let positional: Parameter[] = [];
  const keywordOnly: Parameter[] = [];
  let variadic: string | null = null;
  let keywords: string | null = null;
  let starred = false;
  for (const part of text.split(",").map((piece) => piece.trim())) {
    if (part === "") continue;
    if (part === "/")
      positional = positional.map((parameter) => ({ ...parameter, positionalOnly: true }));
    else if (part.startsWith("**")) keywords = part.slice(2);
    else if (part.startsWith("*")) {
      starred = true;
      variadic = part === "*" ? null : part.slice(1);
    } else {
      const [name = "", preset] = part.split("=");
      (starred ? keywordOnly : positional).push({
        name: name.trim(),
        optional: preset !== undefined,
      });
    }
  }
  return { positional, variadic, keywordOnly, keywords };
}

/** Arguments in the order a native takes them: `*args` as one Array, `**kwargs` as one Dict. */
export function nativeArguments(signature: Signature, bound: Bound): unknown[] {
  return [
    ...bound.positional,
    ...(signature.variadic === null ? [] : [[...bound.variadic]]),
    ...bound.keywordOnly,
    ...(signature.keywords === null ? [] : [bound.keywords]),
  ];
}

/** `*args` as Python sees it. */
export function variadicTuple(bound: Bound): Tuple {
  return new Tuple(bound.variadic);
}
