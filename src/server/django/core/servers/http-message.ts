/** How CPython 3.11's http.server reads the beginning of a request (http/server.py, http/client.py, email/feedparser.py). */
import { repr } from "../../../../python/operations.ts";
import { latin1 } from "../../utils/url-text.ts";

const MAX_LINE = 65536;
const MAX_HEADERS = 100;

/** The request line and headers, or the error the server answers at once. */
export type RequestHead =
  | {
      readonly kind: "request";
      readonly line: string;
      readonly method: string;
      readonly path: string;
      readonly version: string;
      readonly headers: [string, string][];
      readonly keepAlive: boolean;
    }
  | { readonly kind: "nothing" }
  | {
      readonly kind: "error";
      readonly line: string;
      readonly status: number;
      readonly message: string;
      readonly explain: string | null;
      /** "HTTP/0.9" where the line did not get as far as a version: the answer then has no head. */
      readonly version: string;
    };

/** Bytes of a connection, read from the front. */
export class ByteReader {
  #at = 0;
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.#at >= this.bytes.length;
  }
  /** Up to and with the next line feed, at most `limit` bytes, as latin-1. */
  line(limit: number): string {
    const found = this.bytes.indexOf(10, this.#at);
    const end = Math.min(found < 0 ? this.bytes.length : found + 1, this.#at + limit);
    const text = latin1(this.bytes.subarray(this.#at, end));
    this.#at = end;
    return text;
  }
  take(count: number): Uint8Array {
    const taken = this.bytes.subarray(this.#at, this.#at + count);
    this.#at += taken.length;
    return taken;
  }
}

/** Reads one request's line and headers. */
export function readHead(reader: ByteReader): RequestHead {
  const raw = reader.line(MAX_LINE + 1);
  const fail = (
    line: string,
    status: number,
    message: string,
    version: string,
    explain: string | null = null,
  ): RequestHead => ({
    kind: "error",
    line,
    status,
    message,
    explain,
    version,
  });
  if (raw.length > MAX_LINE) return fail("", 414, "Request-URI Too Long", "");
  const line = raw.replace(/[\r\n]+$/, "");
  const words = line.split(/[\t-\r\x1c-\x20\x85\xa0]+/).filter((word) => word !== "");
  if (words.length === 0) return { kind: "nothing" };
  let version = "HTTP/0.9";
  let keepAlive = false;
  if (words.length >= 3) {
    const written = words.at(-1) as string;
    const numbers = /^HTTP\/(\d+)\.(\d+)$/.exec(written);
    if (!numbers) return fail(line, 400, `Bad request version (${repr(written)})`, version);
    const [major, minor] = [Number(numbers[1]), Number(numbers[2])];
    keepAlive = major > 1 || (major === 1 && minor >= 1);
    if (major >= 2) return fail(line, 505, `Invalid HTTP version (${written.slice(5)})`, version);
    version = written;
  }
  if (words.length < 2 || words.length > 3)
    return fail(line, 400, `Bad request syntax (${repr(line)})`, version);
  const [method, target] = words as [string, string];
  if (words.length === 2 && method !== "GET") {
    return fail(line, 400, `Bad HTTP/0.9 request type (${repr(method)})`, version);
  }
  const headers = readHeaders(reader);
  if (typeof headers === "string") {
    const message = headers.endsWith("headers") ? "Too many headers" : "Line too long";
    return fail(line, 431, message, version, headers);
  }
  const connection = (valueOf(headers, "connection") ?? "").toLowerCase();
  if (connection === "close") keepAlive = false;
  else if (connection === "keep-alive") keepAlive = true;
  const path = target.startsWith("//") ? `/${target.replace(/^\/+/, "")}` : target;
  return { kind: "request", line, method, path, version, headers, keepAlive };
}

/** The first value of a header, in any case. */
export function valueOf(
  headers: readonly (readonly [string, string])[],
  name: string,
): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name)?.[1];
}

/** Header lines up to the empty one; a line that is no header ends them. @returns text where a limit is exceeded */
function readHeaders(reader: ByteReader): [string, string][] | string {
  const lines: string[] = [];
  for (;;) {
    const line = reader.line(MAX_LINE + 1);
    if (line.length > MAX_LINE) return "got more than 65536 bytes when reading header line";
    if (lines.length >= MAX_HEADERS) return "got more than 100 headers";
    if (line === "\r\n" || line === "\n" || line === "") break;
    lines.push(line);
  }
  const headers: [string, string][] = [];
  for (const line of lines
    .flatMap((text) => text.match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [])
    .filter((text) => text !== "")) {
    const last = headers.at(-1);
    if (/^[\t ]/.test(line) && last) last[1] += `\r\n${line.replace(/[\r\n]+$/, "")}`;
    else if (/^[!-9;-~]*:/.test(line)) {
      const colon = line.indexOf(":");
      headers.push([
        line.slice(0, colon),
        line
          .slice(colon + 1)
          .replace(/^[\t ]+/, "")
          .replace(/[\r\n]+$/, ""),
      ]);
    } else break;
  }
  return headers;
}
