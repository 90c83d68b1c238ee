import type { ExchangeCheck } from "../lesson.ts";
import type { Exchange } from "../../client/exchange.ts";
import { asText, dig, fits } from "./pattern.ts";

/** Whether one exchange is the one a lesson asks for. */
export function exchangeFits(
  check: ExchangeCheck,
  { entry, request, response }: Exchange,
): boolean {
  const { method, path, status, header, json, sent, authenticator, refusedBy } = check;
  if (method !== undefined && request.method !== method) return false;
  if (path !== undefined && !fits(path, request.target.split("?")[0] ?? "")) return false;
  if (status !== undefined && response.status !== status) return false;
  if (header && !headersFit(header, request.headers)) return false;
  if (json && !jsonFits(json, response.body)) return false;
  if (sent && !jsonFits(sent, request.body)) return false;
  if (authenticator !== undefined) {
    const by = entry.trace.find(
      (step) =>
        step.gate === "authentication" &&
        step.outcome === "passed" &&
        step.name.split(".").includes(authenticator),
    );
    if (!by) return false;
  }
  return (
    refusedBy === undefined ||
    entry.trace.some((step) => step.gate === refusedBy && step.outcome === "refused")
  );
}

function headersFit(
  wanted: Readonly<Record<string, string | null>>,
  headers: readonly (readonly [string, string])[],
): boolean {
  return Object.entries(wanted).every(([name, pattern]) => {
    const values = headers.filter(([written]) => written.toLowerCase() === name.toLowerCase());
    if (pattern === null) return values.length === 0;
    return values.some(([, value]) => fits(pattern, value));
  });
}

function jsonFits(wanted: Readonly<Record<string, string>>, body: Uint8Array): boolean {
  let data: unknown;
  try {
    data = JSON.parse(new TextDecoder().decode(body));
  } catch {
    return false;
  }
  return Object.entries(wanted).every(([path, pattern]) => {
    const value = dig(data, path);
    return value !== undefined && fits(pattern, asText(value));
  });
}
