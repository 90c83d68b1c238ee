import type { Header, RequestMessage } from "../../http/messages.ts";
import { parseRequest } from "../../http/parse.ts";
import { serializeRequest } from "../../http/serialize.ts";

const is = (name: string) => (header: Header) => header[0].toLowerCase() === name.toLowerCase();

/** The request with one header of this name, in the place of the first it had, else at the end. */
export function withHeader(request: RequestMessage, name: string, value: string): RequestMessage {
  const at = request.headers.findIndex(is(name));
  const header: Header = [name, value];
  const others = request.headers.filter((each) => !is(name)(each));
  const headers = at === -1 ? [...others, header] : others.toSpliced(at, 0, header);
  return { ...request, headers };
}

export function withoutHeader(request: RequestMessage, name: string): RequestMessage {
  return { ...request, headers: request.headers.filter((each) => !is(name)(each)) };
}

/** The request with another body, of this type where one is given. */
export function withBody(request: RequestMessage, text: string, type?: string): RequestMessage {
  const body = new TextEncoder().encode(text);
  const typed = type === undefined ? request : withHeader(request, "Content-Type", type);
  const framed = withoutHeader(typed, "Transfer-Encoding");
  return { ...withHeader(framed, "Content-Length", String(body.length)), body };
}

/** All headers of a name as WSGI joins them; null for none. */
export function headerText(request: RequestMessage, name: string): string | null {
  const values = request.headers.filter(is(name)).map(([, value]) => value);
  return values.length === 0 ? null : values.join(",");
}

/** Request bytes with another text in the place of one that stands in their head or body. */
export function replaceText(bytes: Uint8Array, from: string, to: string): Uint8Array {
  if (from === to || from === "") return bytes;
  const request = parseRequest(bytes);
  const swap = (text: string): string => text.replaceAll(from, () => to);
  const headers = request.headers.map(([name, value]): Header => [name, swap(value)]);
  const changed = { ...request, target: swap(request.target), headers };
  const body = new TextDecoder().decode(request.body);
  return serializeRequest(body.includes(from) ? withBody(changed, swap(body)) : changed);
}
