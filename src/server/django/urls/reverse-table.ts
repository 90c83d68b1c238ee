/** What of django/urls/resolvers.py (5.2) builds addresses. */
import { ValueError } from "../../../python/errors.ts";
import { equals, str } from "../../../python/operations.ts";
import type { Dict, Value } from "../../../python/values.ts";
import { normalize, type Possibility } from "../utils/regex_helper.ts";
import type { Converter } from "./converters.ts";
import type { URLPattern } from "./url-pattern.ts";

/** One pattern an address can be built from. */
export interface Reversible {
  readonly possibilities: readonly Possibility[];
  readonly pattern: string;
  readonly defaults: Dict;
  readonly converters: ReadonlyMap<string, Converter>;
}

interface Namespace<Resolver> {
  readonly prefix: string;
  readonly resolver: Resolver;
}

/** What can be reversed in a resolver: by name or callback, by namespace, by application. */
export interface ReverseTable<Resolver> {
  readonly lookups: Map<Value, Reversible[]>;
  readonly namespaces: Map<string, Namespace<Resolver>>;
  readonly apps: Map<string, string[]>;
}

/** Enters a view under its callback and its name. */
export function addPattern(
  table: ReverseTable<unknown>,
  { pattern, callback, default_args, name }: URLPattern,
): void {
  const entry: Reversible = {
    possibilities: normalize(pattern.regexText),
    pattern: pattern.regexText.replace(/^\^/, ""),
    defaults: default_args,
    converters: pattern.converters,
  };
  listOf(table.lookups, callback).push(entry);
  if (name !== null) listOf(table.lookups, name).push(entry);
}

/** The text for each argument of a possibility; null where the given arguments are not the ones it takes. */
export async function substitutes(
  entry: Reversible,
  { params }: Possibility,
  args: readonly Value[],
  kwargs: Dict,
): Promise<Map<string, string> | null> {
  const given = new Map<string, Value>();
  if (args.length > 0) {
    if (args.length !== params.length) return null;
    params.forEach((param, i) => given.set(param, args[i] as Value));
  } else {
    const names = [...kwargs.keys()].map(String);
    const odd = [
      ...names.filter((n) => !params.includes(n)),
      ...params.filter((p) => !names.includes(p)),
    ];
    if (odd.some((name) => !entry.defaults.has(name))) return null;
    for (const [name, value] of entry.defaults) {
      const chosen = kwargs.get(name);
      if (!params.includes(String(name)) && chosen !== undefined && !equals(chosen, value))
        return null;
    }
    for (const [name, value] of kwargs) given.set(String(name), value);
  }
  const texts = new Map<string, string>();
  for (const [name, value] of given) {
    try {
      texts.set(name, (await entry.converters.get(name)?.to_url(value)) ?? str(value));
    } catch (failure) {
      if (failure instanceof ValueError) return null;
      throw failure;
    }
  }
  return texts;
}

/** The list under a key, made if there was none. */
export function listOf<K, V>(map: Map<K, V[]>, key: K): V[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
