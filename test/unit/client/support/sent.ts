import { type Composed, composeRequest } from "../../../../src/client/compose.ts";
import { parseHttpFile } from "../../../../src/client/http-file.ts";
import { scopeOf } from "../../../../src/client/variables.ts";
import type { RequestMessage } from "../../../../src/http/messages.ts";
import { parseRequest } from "../../../../src/http/parse.ts";
import type { ExchangeEntry } from "../../../../src/protocol/world.ts";

/** What the first request of a document makes, with no log behind it. */
export function composed(text: string, more: Readonly<Record<string, string>> = {}): Composed {
  const { requests, variables } = parseHttpFile(text);
  const [request] = requests;
  if (!request) throw new Error("The document holds no request.");
  return composeRequest(request, scopeOf([], { ...variables, ...more }), [], 0);
}

export function messageOf(text: string): RequestMessage {
  const made = composed(text);
  if (!("bytes" in made)) throw new Error(made.message);
  return parseRequest(made.bytes);
}

export function refusalOf(text: string): string | null {
  const made = composed(text);
  return "bytes" in made ? null : made.message;
}

const bytes = (lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.join("\r\n"));

/** An answer in a log: of /api/login/ at noon of day zero, if not said otherwise. */
export function answered(answer: {
  readonly id?: number;
  readonly at?: number;
  readonly name?: string;
  readonly target?: string;
  readonly host?: string;
  readonly status?: string;
  readonly headers?: readonly string[];
  readonly body?: unknown;
}): ExchangeEntry {
  const { target = "/api/login/", host = "127.0.0.1:8000", status = "200 OK" } = answer;
  return {
    kind: "exchange",
    id: answer.id ?? 1,
    at: answer.at ?? 43_200,
    name: answer.name ?? null,
    request: bytes([`GET ${target} HTTP/1.1`, `Host: ${host}`, "", ""]),
    response: bytes([
      `HTTP/1.1 ${status}`,
      ...(answer.headers ?? []),
      "",
      JSON.stringify(answer.body ?? null),
    ]),
    console: [],
    trace: [],
    tookMs: 1,
  };
}
