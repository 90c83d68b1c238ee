import type { HttpFile } from "../../client/http-file.ts";
import { resolve, type Scope } from "../../client/variables.ts";
import { ROLE_WORDS, remainingWords, STATE_WORDS } from "../tokens/state-words.ts";
import { tokenFacts } from "../tokens/token-facts.ts";

/** A mark in the request document: offsets into its text. */
export interface RequestProblem {
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning";
  readonly message: string;
}

const VARIABLE = /\{\{\s*([^{}]+?)\s*\}\}/g;

/** What is wrong in the document: what cannot be read as a request, and variables that hold nothing yet. */
export function requestProblems(
  file: HttpFile,
  text: string,
  scope: Scope,
): readonly RequestProblem[] {
  const broken = file.diagnostics.map(({ from, to, message, severity }): RequestProblem => ({
    from,
    to,
    message,
    severity,
  }));
  const unknown = [...text.matchAll(VARIABLE)].flatMap((match): RequestProblem[] => {
    const [written, name = ""] = match;
    const looked = variableLook(name, scope);
    if ("value" in looked || inComment(text, match.index)) return [];
    const to = match.index + written.length;
    return [{ from: match.index, to, message: looked.hint, severity: "warning" }];
  });
  return [...broken, ...unknown];
}

function inComment(text: string, at: number): boolean {
  return /^\s*(?:#|\/\/)/.test(text.slice(text.lastIndexOf("\n", at - 1) + 1, at));
}

/** A variable's value, or a hint why it has none yet. */
export function variableLook(
  name: string,
  scope: Scope,
): { readonly value: string } | { readonly hint: string } {
  const resolved = resolve(`{{${name}}}`, scope);
  return typeof resolved === "string" ? { value: resolved } : { hint: resolved.hint };
}

/**
 * A token's claims for a hover note, one a line.
 * @param now sandbox time, seconds since the epoch
 * @returns null for a text that is no token
 */
export function tokenSummary(text: string, now: number): string | null {
  if (!/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return null;
  const facts = tokenFacts(text, now, { leeway: 0, blacklisted: new Set() });
  const claims = facts.decoded.payload.json;
  if (claims === null) return null;
  const head = `${ROLE_WORDS[facts.role]}, ${STATE_WORDS[facts.state]} (${remainingWords(facts, now)})`;
  const rows = Object.entries(claims).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return [head, ...rows].join("\n");
}
