import type { Header } from "../../../src/http/messages.ts";
import type { RequestRecord, ResponseRecord } from "./scenario.ts";

const utf8 = new TextEncoder();

/** Header and target text as the recorder sent it: latin-1 where it fits, else UTF-8. */
function encodeText(text: string): Uint8Array {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code) => code < 256) ? Uint8Array.from(codes) : utf8.encode(text);
}

/** Request bytes of a record, built by the rules of FORMAT.md. */
export function requestBytes(request: RequestRecord): Uint8Array {
  const headers = request.headers ?? [];
  const names = new Set(headers.map(([name]) => name.toLowerCase()));
  const body = bodyOf(request);
  const head = [
    encodeText(request.method),
    utf8.encode(" "),
    encodeText(request.target),
    utf8.encode(" "),
    encodeText(request.version ?? "HTTP/1.1"),
    utf8.encode("\r\n"),
  ];
  if (!names.has("host") && !request.no_host) head.push(utf8.encode("Host: 127.0.0.1:8000\r\n"));
  for (const [name, value] of headers) {
    head.push(encodeText(name), utf8.encode(": "), encodeText(value), utf8.encode("\r\n"));
  }
  if (body && !names.has("content-length") && !names.has("transfer-encoding")) {
    head.push(utf8.encode(`Content-Length: ${String(body.length)}\r\n`));
  }
  return join([...head, utf8.encode("\r\n"), body ?? new Uint8Array()]);
}

function bodyOf(request: RequestRecord): Uint8Array | null {
  if (request.body_base64 !== undefined)
    return Uint8Array.from(Buffer.from(request.body_base64, "base64"));
  return request.body === undefined || request.body === null ? null : utf8.encode(request.body);
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}

/** The record of response bytes, as the recorder would have written it, and the body that captures read. */
export function recordResponse(
  bytes: Uint8Array,
  method: string,
): { response: ResponseRecord; body: Uint8Array } {
  const text = Buffer.from(bytes).toString("latin1");
  const end = text.indexOf("\r\n\r\n");
  const lines = (end === -1 ? text : text.slice(0, end)).split("\r\n");
  const [statusLine = ""] = lines;
  if (!statusLine.startsWith("HTTP/")) return { response: { raw: text }, body: bytes };
  const [version = "", status = "", ...reason] = statusLine.split(" ");
  const headers = lines.slice(1).map((line): Header => {
    const colon = line.indexOf(": ");
    return [line.slice(0, colon), line.slice(colon + 2).replace(/^[ \t]+|[ \t]+$/g, "")];
  });
  const bare = method === "HEAD" || ["204", "304"].includes(status) || status.startsWith("1");
  const body = bare ? new Uint8Array() : bodyBytes(bytes.subarray(end + 4), headers);
  const response: ResponseRecord = {
    status: Number(status),
    reason: reason.join(" "),
    headers,
    ...(version === "HTTP/1.1" ? {} : { version }),
    ...classify(Number(status), headers, body),
  };
  return { response: response.body_kind ? withoutLength(response) : response, body };
}

function bodyBytes(rest: Uint8Array, headers: readonly Header[]): Uint8Array {
  const length = headers.find(([name]) => name.toLowerCase() === "content-length")?.[1];
  return length === undefined ? rest : rest.subarray(0, Number(length));
}

function withoutLength(response: ResponseRecord): ResponseRecord {
  const headers = (response.headers ?? []).map(([name, value]): Header => [
    name,
    name.toLowerCase() === "content-length" ? "*" : value,
  ]);
  return { ...response, headers };
}

/** N3: what is kept of a large page. */
function classify(
  status: number,
  headers: readonly Header[],
  body: Uint8Array,
): Partial<ResponseRecord> {
  const type = headers.find(([name]) => name.toLowerCase() === "content-type")?.[1] ?? "";
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(body);
  } catch {
    return { body_base64: Buffer.from(body).toString("base64") };
  }
  if (type.startsWith("text/html") && body.length > 1200) return summarize(text);
  if (type.startsWith("text/plain") && status === 500 && text.includes("Traceback")) {
    return {
      body_kind: "django-debug-text",
      body_summary: text.split("\n").slice(0, 2).join("\n"),
    };
  }
  return { body: text };
}

function summarize(text: string): Partial<ResponseRecord> {
  const title = /<title>([\s\S]*?)<\/title>/.exec(text)?.[1];
  const summary = title === undefined ? [] : [plain(title)];
  const reason = /<p>Reason given for failure:<\/p>\s*<pre>([\s\S]*?)<\/pre>/.exec(text)?.[1];
  if (reason !== undefined) {
    return { body_kind: "django-debug-html", body_summary: [...summary, plain(reason)].join("\n") };
  }
  if (text.includes("DEBUG = True") || text.includes("DEBUG=True")) {
    const value = /<pre class="exception_value">([\s\S]*?)<\/pre>/.exec(text)?.[1];
    if (value !== undefined) summary.push(plain(value));
    const raised = /<th[^>]*>\s*Raised (?:by|during):?\s*<\/th>\s*<td>([\s\S]*?)<\/td>/.exec(
      text,
    )?.[1];
    if (raised !== undefined) summary.push(`Raised: ${plain(raised)}`);
    return { body_kind: "django-debug-html", body_summary: summary.join("\n") };
  }
  const status = /<pre class="prettyprint"><span class="meta nocode"><b>([\s\S]*?)<\/b>/.exec(
    text,
  )?.[1];
  if (status !== undefined) summary.push(plain(status));
  return { body_kind: "html-page", body_summary: summary.join("\n") };
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: "\u00a0",
  "#x27": "'",
  "#39": "'",
};

function plain(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll(/&(#?\w+);/g, (entity, name: string) => ENTITIES[name] ?? numeric(name) ?? entity)
    .replaceAll(/\s+/g, " ")
    .trim();
}

function numeric(name: string): string | undefined {
  const code = /^#x([0-9a-f]+)$/i.exec(name)?.[1];
  const decimal = /^#(\d+)$/.exec(name)?.[1];
  if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16));
  return decimal === undefined ? undefined : String.fromCodePoint(Number(decimal));
}
