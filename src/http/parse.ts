import type { Header, RequestMessage, ResponseMessage } from "./messages.ts";

interface Message {
  readonly first: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** Start line, header lines and body of message bytes (RFC 9112). Tolerant: what cannot be read is left out. */
function takeApart(bytes: Uint8Array): Message {
  const text = latin1(bytes);
  const end = /\r?\n\r?\n/.exec(text);
  const head = end ? text.slice(0, end.index) : text;
  const [first = "", ...lines] = head.split(/\r?\n/);
  const headers = lines.flatMap((line): Header[] => {
    const colon = line.indexOf(":");
    return colon < 1
      ? []
      : [[line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, "")]];
  });
  const body = end ? bytes.slice(end.index + end[0].length) : new Uint8Array();
  return { first, headers, body };
}

/** One character a byte. */
function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

/** Request bytes as data. */
export function parseRequest(bytes: Uint8Array): RequestMessage {
  const { first, headers, body } = takeApart(bytes);
  const [method = "", target = "", version = "HTTP/0.9"] = first.split(" ");
  return { method, target, version, headers, body };
}

/** Response bytes as data. An answer without a status line (HTTP/0.9) has status 0 and is all body. */
export function parseResponse(bytes: Uint8Array): ResponseMessage {
  const { first, headers, body } = takeApart(bytes);
  const match = /^(HTTP\/\d\.\d) (\d{3})(?: (.*))?$/.exec(first);
  if (!match) return { version: "HTTP/0.9", status: 0, reason: "", headers: [], body: bytes };
  const [, version = "", status = "", reason = ""] = match;
  return { version, status: Number(status), reason, headers, body };
}
