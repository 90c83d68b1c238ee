import { parseResponse } from "../http/parse.ts";
import type { ExchangeEntry, LogEntry } from "../protocol/world.ts";
import { decodeToken } from "./decode.ts";

/** A token that an answer handed out. Times are seconds since the epoch, UTC. */
export interface IssuedToken {
  readonly text: string;
  /** The claim token_type, e.g. "access". */
  readonly type: string | null;
  /** Id of the log entry whose answer held it. */
  readonly exchange: number;
  readonly iat: number | null;
  readonly exp: number | null;
  readonly jti: string | null;
}

const COMPACT = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;

/** An entry's tokens never change, so each is read once. */
const known = new WeakMap<ExchangeEntry, readonly IssuedToken[]>();

/** Every JWT that answers of the log handed out, oldest first, each once. */
export function tokensIn(log: readonly LogEntry[]): readonly IssuedToken[] {
  const found = new Map<string, IssuedToken>();
  for (const entry of log) {
    if (entry.kind !== "exchange") continue;
    for (const token of tokensOf(entry)) if (!found.has(token.text)) found.set(token.text, token);
  }
  return [...found.values()];
}

function tokensOf(entry: ExchangeEntry): readonly IssuedToken[] {
  const cached = known.get(entry);
  if (cached) return cached;
  const tokens = stringsIn(bodyOf(entry))
    .filter((text) => COMPACT.test(text))
    .flatMap((text) => describe(text, entry.id));
  known.set(entry, tokens);
  return tokens;
}

function bodyOf(entry: ExchangeEntry): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(parseResponse(entry.response).body)) as unknown;
  } catch {
    return null;
  }
}

function stringsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function describe(text: string, exchange: number): IssuedToken[] {
  const { header, payload } = decodeToken(text);
  if (!header.json || !payload.json) return [];
  const { token_type: type, iat, exp, jti } = payload.json;
  const number = (value: unknown): number | null => (typeof value === "number" ? value : null);
  const string = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return [
    { text, type: string(type), exchange, iat: number(iat), exp: number(exp), jti: string(jti) },
  ];
}
