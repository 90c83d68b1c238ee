import type { RehearsalStep } from "../../protocol/messages.ts";
import type { LogEntry } from "../../protocol/world.ts";
import { type Exchange, exchangesIn } from "../exchange.ts";

/** Requests of a session that another run can send again, and how each hangs on the answers before it. */
export interface SessionStep extends RehearsalStep {
  readonly exchange: Exchange;
}

/** The newest requests that are taken home. */
const MOST = 100;
const JWT = /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g;
/** Fields whose value is handed on even where it is no JWT. */
const HANDED_ON = new Set(["access", "refresh", "token"]);

/** Stands for a token that no answer of this session held: whose it is, nobody can tell. */
const FOREIGN = "a-token-that-was-not-issued-here";

/** Names what stood in an answer, as a `.http` document does: "{{request3.response.body.access}}". */
export function reference({ step, path }: Origin): string {
  return `{{${stepName(step)}.response.body.${path.join(".")}}}`;
}

/** @param step counts from 0 */
export const stepName = (step: number): string => `request${String(step + 1)}`;

/** Where in an answer a text stood. */
interface Origin {
  readonly step: number;
  readonly path: readonly (string | number)[];
}

/** The requests of a log as steps, oldest first. Requests that are no plain text, or that no HTTP client would send, are left out. */
export function sessionSteps(log: readonly LogEntry[]): SessionStep[] {
  const origins = new Map<string, Origin>();
  const steps: SessionStep[] = [];
  let before: number | null = null;
  for (const exchange of exchangesIn(log).filter(isPlain).slice(-MOST)) {
    const { entry } = exchange;
    const wait = before === null ? 0 : Math.max(0, Math.round(entry.at - before));
    before = entry.at;
    const text = new TextDecoder().decode(entry.request);
    const fills = [...origins]
      .filter(([find]) => text.includes(find))
      .map(([find, origin]) => ({ find, ...origin }));
    const known = new Set(fills.map(({ find }) => find));
    const foreign = [...text.matchAll(JWT)]
      .map(([token]) => token)
      .filter((one) => !known.has(one));
    steps.push({ exchange, request: without(entry.request, foreign), wait, fills });
    for (const [value, path] of handedOut(exchange)) {
      origins.set(value, { step: steps.length - 1, path });
    }
  }
  return steps;
}

function isPlain({ request, response }: Exchange): boolean {
  const names = request.headers.map(([name]) => name.toLowerCase());
  return (
    request.version === "HTTP/1.1" &&
    request.target.startsWith("/") &&
    response.status >= 200 &&
    new Set(names).size === names.length &&
    !names.includes("transfer-encoding") &&
    isText(request.body)
  );
}

function isText(body: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(body);
    return true;
  } catch {
    return false;
  }
}

/** Same length, so that Content-Length stays true. */
function without(request: Uint8Array, tokens: readonly string[]): Uint8Array {
  if (tokens.length === 0) return request;
  let text = Array.from(request, (byte) => String.fromCharCode(byte)).join("");
  for (const token of tokens) {
    text = text.replaceAll(token, FOREIGN.padEnd(token.length, "-").slice(0, token.length));
  }
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Tokens in the JSON of an answer, and where they stand in it. */
function handedOut({ response }: Exchange): [string, (string | number)[]][] {
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return [];
  }
  const found: [string, (string | number)[]][] = [];
  const visit = (value: unknown, path: (string | number)[]): void => {
    if (typeof value === "string") {
      const isNamed = HANDED_ON.has(String(path.at(-1))) && value.length >= 16;
      if (isNamed || new RegExp(`^${JWT.source}$`).test(value)) found.push([value, path]);
    } else if (Array.isArray(value)) {
      value.forEach((item, at) => visit(item, [...path, at]));
    } else if (typeof value === "object" && value !== null) {
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key]);
    }
  };
  visit(body, []);
  return found;
}
