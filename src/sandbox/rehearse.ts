import { parseRequest, parseResponse } from "../http/parse.ts";
import { serializeRequest } from "../http/serialize.ts";
import type { Rehearsed, RehearsalStep } from "../protocol/messages.ts";
import { Fork } from "./fork.ts";
import type { SandboxHost } from "./host.ts";
import type { WorldRecord } from "./world-record.ts";

/**
 * Sends requests one after another in a fork of the world, as it stands now, each after the wait it says. What a request took
 * from an earlier answer it takes from the answer of this run.
 * @param later seconds the fork begins after now
 */
export async function rehearse(
  host: SandboxHost,
  world: WorldRecord,
  steps: readonly RehearsalStep[],
  later: number,
): Promise<Rehearsed[]> {
  const fork = new Fork(host, world);
  fork.advance(later);
  const answers: Rehearsed[] = [];
  for (const { request, fills, wait } of steps) {
    fork.advance(wait);
    let bytes = request;
    for (const { find, step, path } of fills) {
      const value = valueAt(answers[step], path);
      bytes = replaced(bytes, find, value ?? MISSING);
    }
    const tried = await fork.send(bytes);
    if ("failure" in tried) break;
    answers.push(tried);
  }
  return answers;
}

/** Stands for what the earlier answer of this run does not hold. */
const MISSING = "missing";

function valueAt(
  answer: Rehearsed | undefined,
  path: readonly (string | number)[],
): string | undefined {
  if (!answer) return undefined;
  try {
    let value: unknown = JSON.parse(new TextDecoder().decode(parseResponse(answer.response).body));
    for (const key of path) value = (value as Record<string | number, unknown> | null)?.[key];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** A request with a text in its headers and body replaced, and the length of its body said anew. */
function replaced(bytes: Uint8Array, find: string, value: string): Uint8Array {
  const { headers, body, ...line } = parseRequest(bytes);
  const text = new TextDecoder().decode(body);
  const now = text.includes(find) ? new TextEncoder().encode(text.replaceAll(find, value)) : body;
  return serializeRequest({
    ...line,
    headers: headers.map(([name, held]) =>
      name.toLowerCase() === "content-length"
        ? [name, String(now.length)]
        : [name, held.replaceAll(find, value)],
    ),
    body: now,
  });
}
