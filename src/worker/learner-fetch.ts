import type { Header } from "../http/messages.ts";
import { parseResponse } from "../http/parse.ts";
import { serializeRequest } from "../http/serialize.ts";
import type { SandboxRefusal } from "../protocol/messages.ts";
import type { ExchangeEntry } from "../protocol/world.ts";

const ORIGINS = ["http://127.0.0.1:8000", "http://localhost:8000"];

/** The target on the simulated server that a page's own `fetch` means; null for any other address. */
export function targetOf(url: string, scope: string): string | null {
  const { origin, pathname, search } = new URL(url);
  if (ORIGINS.includes(origin)) return pathname + search;
  const here = `${scope}server/`;
  return url.startsWith(here) ? url.slice(here.length - 1).replace(/#.*$/, "") : null;
}

/** Names the sandbox that is meant, where it is another than the page's own. */
const SANDBOX_HEADER = "x-workbook-sandbox";

/**
 * Answers a learner's own `fetch`. What fetch cannot carry (Set-Cookie, 1xx) is lost here, and only here.
 * @param here the sandbox of the page that asks
 */
export async function answerFetch(
  request: Request,
  target: string,
  here: string,
  send: (sandbox: string, request: Uint8Array) => Promise<ExchangeEntry | SandboxRefusal>,
): Promise<Response> {
  const body = new Uint8Array(await request.arrayBuffer());
  const headers: Header[] = [["Host", "127.0.0.1:8000"]];
  request.headers.forEach((value, name) => {
    if (name !== SANDBOX_HEADER) headers.push([name, value]);
  });
  if (body.length > 0) headers.push(["Content-Length", String(body.length)]);
  const bytes = serializeRequest({
    method: request.method,
    target,
    version: "HTTP/1.1",
    headers,
    body,
  });
  const sandbox = request.headers.get(SANDBOX_HEADER) ?? here;
  const answer = await send(sandbox, bytes);
  if (answer.kind === "refusal") return refused(answer);
  const { status, reason, headers: answered, body: text } = parseResponse(answer.response);
  const bare = [101, 204, 205, 304].includes(status);
  return new Response(bare ? null : Uint8Array.from(text), {
    status: status < 200 ? 200 : status,
    statusText: reason,
    headers: answered.map(([name, value]): [string, string] => [name, value]),
  });
}

/** There is no server to answer: it stands still, or its sandbox was never opened. */
function refused({ message }: SandboxRefusal): Response {
  return new Response(`The simulated server does not answer. ${message}\n`, {
    status: 503,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
