import type { ExchangeEntry } from "../protocol/world.ts";
import { composeRequest } from "./compose.ts";
import { cookieJar } from "./cookie-jar.ts";
import { parseHttpFile } from "./http-file.ts";
import { scopeOf } from "./variables.ts";
import type { WorldStore } from "./world-store.ts";

/** A request that cannot be sent as it is written: a variable holds nothing, a line is not understood. */
export class UnsendableRequest extends Error {
  readonly code = "request_unsendable";
  /** Counts from 1, in the text that was to be sent. */
  readonly line: number;
  constructor(line: number, message: string) {
    super(`line ${line}: ${message}`);
    this.line = line;
  }
}

/**
 * Sends every request of a `.http` text, in order; each sees the variables and cookies of those before it.
 * @throws UnsendableRequest, SandboxRefusedError
 */
export async function sendHttpFile(world: WorldStore, text: string): Promise<ExchangeEntry[]> {
  const { requests, variables, diagnostics } = parseHttpFile(text);
  const problem = diagnostics.find(({ severity }) => severity === "error");
  if (problem) throw new UnsendableRequest(problem.line, problem.message);
  const sent: ExchangeEntry[] = [];
  for (const request of requests) {
    const { log } = world.value;
    const scope = scopeOf(log, variables, { now: () => world.now() });
    const composed = composeRequest(request, scope, cookieJar(log), world.now());
    if (!("bytes" in composed)) throw new UnsendableRequest(composed.line, composed.message);
    sent.push(await world.send(composed.bytes, request.name));
  }
  return sent;
}
