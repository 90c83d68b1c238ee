import type { Header, RequestMessage, ResponseMessage } from "./messages.ts";

interface Message {
  readonly first: string;
  readonly headers: readonly Header[];
  readonly body: Uint8Array;
}

/** Start line, header lines and body of message bytes (RFC 9112). Tolerant: what cannot be read is left out. */
function takeApart(bytes: Uint8Array): Message {
  const { headEnd, bodyStart } = emptyLine(bytes);
  const [first = "", ...lines] = latin1(bytes.subarray(0, headEnd)).split(/\r?\n/);
  const headers = lines.flatMap((line): Header[] => {
    const colon = line.indexOf(":");
    return colon < 1
      ? []
      : [[line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, "")]];
  });
  return { first, headers, body: bytes.slice(bodyStart) };
}

const [LF, CR] = [10, 13];

/** Where the head ends and the body begins: at the first empty line, else both at the end. */
function emptyLine(bytes: Uint8Array): { readonly headEnd: number; readonly bodyStart: number } {
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1] === CR ? at + 2 : at + 1;
    if (bytes[next] !== LF) continue;
    return { headEnd: bytes[at - 1] === CR ? at - 1 : at, bodyStart: next + 1 };
  }
  return { headEnd: bytes.length, bodyStart: bytes.length };
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
