import type { ExchangeEntry, LogEntry } from "../protocol/world.ts";
import { cookieJar } from "./cookie-jar.ts";
import { exchangeOf } from "./exchange.ts";

/** The variables that a request may use. */
export interface Scope {
  /** Named values, for completion and hover. */
  known(): readonly { readonly name: string; readonly value: string }[];
  /** The value of what stands between the braces; undefined where there is none. */
  value(expression: string): string | undefined;
  /** The same, or which variable is missing: the expression itself, or one that its value is made of. */
  lookUp(expression: string): Found;
}

export type Found = { readonly value: string } | { readonly missing: string };

/** Fields of answers that become variables by themselves: those that hold tokens. */
const CAPTURED = ["access", "refresh", "token"] as const;

const HINTS: Readonly<Record<string, string>> = {
  access:
    "No answer has held an access token yet. Log in first: POST /api-jwt/ with a name and a password.",
  refresh:
    "No answer has held a refresh token yet. Log in first: POST /api-jwt/ with a name and a password.",
  token:
    "No answer has held a token yet. Ask for one first: POST /api-token-auth/ with a name and a password.",
};

/** What time and chance a scope may use. */
export interface Dynamic {
  /** Seconds since the epoch, UTC. */
  now(): number;
  /** A fresh identifier for {{$guid}}. */
  guid(): string;
}

const FIXED: Dynamic = { now: () => 0, guid: () => "00000000-0000-4000-8000-000000000000" };

/**
 * Variables derived from the log, so that they survive a reload with it: the newest `access`, `refresh` and `token` of
 * any answer, the answers of named requests, and the document's own.
 */
export function scopeOf(
  log: readonly LogEntry[],
  variables: Readonly<Record<string, string>>,
  dynamic: Partial<Dynamic> = {},
): Scope {
  const values = new Map([...capture(log), ...Object.entries(variables)]);
  const given = { ...FIXED, ...dynamic };
  const lookUp = (expression: string, within: readonly string[] = []): Found => {
    const own = values.get(expression);
    if (own === undefined) {
      const value = dynamicValue(expression, log, given) ?? namedValue(expression, log);
      return value === undefined ? { missing: expression } : { value };
    }
    // A variable made of itself has no value.
    if (within.includes(expression)) return { missing: expression };
    return fill(own, (name) => lookUp(name, [...within, expression]));
  };
  const value = (expression: string): string | undefined => {
    const found = lookUp(expression);
    return "value" in found ? found.value : undefined;
  };
  return {
    known: () => [...values].map(([name, own]) => ({ name, value: value(name) ?? own })),
    value,
    lookUp: (expression) => lookUp(expression),
  };
}

function capture(log: readonly LogEntry[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const entry of log) {
    if (entry.kind !== "exchange") continue;
    for (const [name, value] of tokensOf(entry)) values.set(name, value);
  }
  return values;
}

/** An entry's tokens never change, so each is read once. */
const captured = new WeakMap<ExchangeEntry, readonly (readonly [string, string])[]>();

/** The tokens an answer hands out, by the field that holds them; none of an error's. */
function tokensOf(entry: ExchangeEntry): readonly (readonly [string, string])[] {
  const known = captured.get(entry);
  if (known) return known;
  const { status, body } = exchangeOf(entry).response;
  const data = (status < 400 ? readJson(body) : null) as Readonly<Record<string, unknown>> | null;
  const tokens = CAPTURED.flatMap((name) => {
    const value = data?.[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  captured.set(entry, tokens);
  return tokens;
}

function readJson(body: Uint8Array): unknown {
  try {
    const data: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof data === "object" ? data : null;
  } catch {
    return null;
  }
}

function dynamicValue(
  expression: string,
  log: readonly LogEntry[],
  { now, guid }: Dynamic,
): string | undefined {
  if (expression === "$timestamp") return String(Math.floor(now()));
  if (expression === "$guid" || expression === "$uuid") return guid();
  if (expression === "$datetime iso8601") return new Date(now() * 1000).toISOString();
  const cookie = /^\$cookie ([\w-]+)$/.exec(expression)?.[1];
  return cookie === undefined
    ? undefined
    : cookieJar(log).find(
        ({ name, expires }) => name === cookie && (expires === null || expires > now()),
      )?.value;
}

const REFERENCE = /^([\w-]+)\.response\.(?:body\.(?:\$\.)?(.+)|headers\.([\w-]+))$/;

/** {{login.response.body.access}} and {{login.response.headers.Location}} */
function namedValue(expression: string, log: readonly LogEntry[]): string | undefined {
  const match = REFERENCE.exec(expression);
  if (!match) return undefined;
  const [, name, path, header] = match;
  const entry = log.findLast((one) => one.kind === "exchange" && one.name === name);
  if (entry?.kind !== "exchange") return undefined;
  const { headers, body } = exchangeOf(entry).response;
  if (header !== undefined)
    return headers.find(([written]) => written.toLowerCase() === header.toLowerCase())?.[1];
  let current = readJson(body);
  for (const key of (path ?? "").split(/[.[\]]+/).filter((part) => part !== "")) {
    current =
      typeof current === "object" && current !== null
        ? (current as Readonly<Record<string, unknown>>)[key]
        : undefined;
  }
  if (current === undefined || current === null) return undefined;
  return typeof current === "string" ? current : JSON.stringify(current);
}

const PLACE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** Text with its variables put in, or the first that has no value. */
function fill(text: string, lookUp: (expression: string) => Found): Found {
  const missing: string[] = [];
  const value = text.replaceAll(PLACE, (written, expression: string) => {
    const found = lookUp(expression);
    if ("value" in found) return found.value;
    missing.push(found.missing);
    return written;
  });
  return missing[0] === undefined ? { value } : { missing: missing[0] };
}

/** Text with its variables put in, or the first that has no value and what to do about it. */
export function resolve(
  text: string,
  scope: Scope,
): string | { readonly missing: string; readonly hint: string } {
  const found = fill(text, (expression) => scope.lookUp(expression));
  if ("value" in found) return found.value;
  const name = found.missing;
  return {
    missing: name,
    hint:
      HINTS[name] ??
      `Nothing has the name ${name} yet. Write @${name} = … above the request, or send the request that it comes from first.`,
  };
}
