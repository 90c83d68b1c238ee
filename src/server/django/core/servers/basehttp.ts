/** Mirrors django/core/servers/basehttp.py (5.2) over CPython 3.11's http.server and wsgiref: runserver's wire. */
import { joinBytes } from "../../../../http/bytes.ts";
import { BaseException } from "../../../../python/errors.ts";
import { formatTraceback } from "../../../../python/traceback.ts";
import { Dict, type Value } from "../../../../python/values.ts";
import { defineModule } from "../../../process.ts";
import { conf } from "../../conf.ts";
import { escape } from "../../utils/html.ts";
import { http_date } from "../../utils/http.ts";
import { log } from "../../utils/log.ts";
import { latin1, latin1Bytes, unquoteToBytes, utf8Bytes } from "../../utils/url-text.ts";
import type { WSGIHandler, WsgiAnswer } from "../handlers/wsgi.ts";
import { ByteReader, readHead, type RequestHead, valueOf } from "./http-message.ts";

type Request = Extract<RequestHead, { kind: "request" }>;
type Failure = Extract<RequestHead, { kind: "error" }>;

const SERVER = "WSGIServer/0.2 CPython/3.11.2";
const CLIENT = "127.0.0.1";

/** What http.server says about a status, where it differs from its reason phrase. */
const EXPLANATIONS: Readonly<Record<number, string>> = {
  400: "Bad request syntax or unsupported method",
  414: "URI is too long",
  431: "The server is unwilling to process the request because its header fields are too large",
  505: "Cannot fulfill request",
};

export const basehttp = defineModule("django.core.servers.basehttp", async (process) => {
  const { settings } = await process.load(conf);
  const { print } = await process.load(log);

  const clock = logClock(settings.getOr("TIME_ZONE", "UTC"));

  function say(message: string): void {
    print(`[${clock(process.host.clock())}] ${message}`, true);
  }

  /** Answers everything that came in on one connection, request after request. */
  async function serveConnection(bytes: Uint8Array, application: WSGIHandler): Promise<Uint8Array> {
    const reader = new ByteReader(bytes);
    const out: Uint8Array[] = [];
    for (let open = true; open && !reader.atEnd;) {
      const head = readHead(reader);
      if (head.kind === "nothing") break;
      if (head.kind === "error") {
        out.push(refuse(head));
        break;
      }
      const { answer, close } = await handleOne(head, reader, application);
      out.push(...answer);
      open = head.keepAlive && !close;
    }
    return joinBytes(out);
  }

  /** `send_error`: the request line or headers cannot be understood. */
  function refuse({ line, status, message, explain, version }: Failure): Uint8Array {
    say(`code ${String(status)}, message ${message}`);
    if (line.startsWith("\x16\x03")) {
      say("You're accessing the development server over HTTPS, but it only supports HTTP.");
    } else say(`"${line}" ${String(status)} -`);
    process.host.trace.step({
      gate: "wire",
      name: "http.server.BaseHTTPRequestHandler.parse_request",
      outcome: "refused",
      because: `${message}: the server answers before Django sees the request.`,
      looked: [{ what: "request line", value: line }],
    });
    const body = utf8Bytes(errorDocument(status, message, explain ?? EXPLANATIONS[status] ?? ""));
    if (version === "HTTP/0.9") return body;
    const head = [
      `HTTP/1.1 ${String(status)} ${message}`,
      `Server: ${SERVER}`,
      `Date: ${http_date(process.host.clock())}`,
      "Connection: close",
      "Content-Type: text/html;charset=utf-8",
      `Content-Length: ${String(body.length)}`,
    ];
    return joinBytes([latin1Bytes(`${head.join("\r\n")}\r\n\r\n`), body]);
  }

  async function handleOne(
    request: Request,
    reader: ByteReader,
    application: WSGIHandler,
  ): Promise<{ answer: Uint8Array[]; close: boolean }> {
    const environ = environOf(request);
    const length = environ.get("CONTENT_LENGTH");
    const stated =
      typeof length === "string" && /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(length)
        ? Number(length.replaceAll("_", ""))
        : 0;
    const body = reader.take(Math.max(stated, 0));
    const answer: Uint8Array[] = [];
    if (
      valueOf(request.headers, "expect")?.toLowerCase() === "100-continue" &&
      request.version >= "HTTP/1.1"
    ) {
      answer.push(latin1Bytes("HTTP/1.1 100 Continue\r\n\r\n"));
    }
    traceArrival(request);
    let result: WsgiAnswer;
    try {
      result = await application.serve({ environ, body });
    } catch (error) {
      if (!(error instanceof BaseException)) throw error;
      for (const line of formatTraceback(error).trimEnd().split("\n")) print(line, true);
      const body = latin1Bytes("A server error occurred.  Please contact the administrator.");
      result = {
        status: "500 Internal Server Error",
        headers: [
          ["Content-Type", "text/plain"],
          ["Content-Length", String(body.length)],
        ],
        body,
      };
    }
    const { bytes, close } = written(request, result);
    answer.push(bytes);
    const sent = request.method === "HEAD" ? 0 : result.body.length;
    say(`"${request.line}" ${result.status.split(" ")[0] ?? ""} ${String(sent)}`);
    return { answer, close };
  }

  function traceArrival(request: Request): void {
    process.host.trace.step({
      gate: "wire",
      name: "django.core.servers.basehttp.WSGIRequestHandler",
      outcome: "passed",
      because: `${request.method} ${request.path} came in with ${String(request.headers.length)} headers.`,
      looked: request.headers.map(([what, value]) => ({ what, value })),
    });
  }

  /** Status line, headers and body, with what wsgiref adds and takes away. */
  function written(request: Request, answer: WsgiAnswer): { bytes: Uint8Array; close: boolean } {
    const isHead = request.method === "HEAD";
    let headers = [...answer.headers];
    const has = (name: string): boolean => headers.some(([known]) => known.toLowerCase() === name);
    if (answer.nothing === true && !has("content-length")) headers.push(["Content-Length", "0"]);
    if (
      isHead &&
      headers.some(([name, value]) => name.toLowerCase() === "content-length" && value === "0")
    ) {
      headers = headers.filter(([name]) => name.toLowerCase() !== "content-length");
    }
    if (!isHead && !has("content-length")) headers.push(["Connection", "close"]);
    const close = headers.some(
      ([name, value]) => name.toLowerCase() === "connection" && value === "close",
    );
    const body = isHead ? new Uint8Array() : answer.body;
    if (request.version === "HTTP/0.9") return { bytes: body, close };
    const lines = [
      `HTTP/1.1 ${answer.status}`,
      ...(has("date") ? [] : [`Date: ${http_date(process.host.clock())}`]),
      ...(has("server") ? [] : [`Server: ${SERVER}`]),
      ...headers.map(([name, value]) => `${name}: ${value}`),
    ];
    return { bytes: joinBytes([latin1Bytes(`${lines.join("\r\n")}\r\n\r\n`), body]), close };
  }

  return { serveConnection };
});

/** The WSGI environment of a request. */
function environOf(request: Request): Dict {
  const mark = request.path.indexOf("?");
  const path = mark < 0 ? request.path : request.path.slice(0, mark);
  const contentType = valueOf(request.headers, "content-type") ?? "text/plain";
  const environ = new Dict<Value>([
    ["SERVER_NAME", "localhost"],
    ["GATEWAY_INTERFACE", "CGI/1.1"],
    ["SERVER_PORT", "8000"],
    ["REMOTE_HOST", ""],
    ["CONTENT_LENGTH", valueOf(request.headers, "content-length") ?? ""],
    ["SCRIPT_NAME", ""],
    ["SERVER_PROTOCOL", request.version],
    ["SERVER_SOFTWARE", "WSGIServer/0.2"],
    ["REQUEST_METHOD", request.method],
    ["PATH_INFO", latin1(pathBytes(path))],
    ["QUERY_STRING", mark < 0 ? "" : request.path.slice(mark + 1)],
    ["REMOTE_ADDR", CLIENT],
    ["CONTENT_TYPE", contentType],
    ["wsgi.url_scheme", "http"],
  ]);
  const written = new Set<string>();
  for (const [name, value] of request.headers) {
    if (name.includes("_")) continue;
    const key = name.replaceAll("-", "_").toUpperCase();
    if (environ.has(key)) continue;
    const variable = `HTTP_${key}`;
    const before = written.has(variable) ? `${String(environ.get(variable))},` : "";
    environ.set(variable, before + stripped(value));
    written.add(variable);
  }
  return environ;
}

/** What str.strip() takes from latin-1 text: more than JavaScript's trim(). */
const BLANK = "\t\n\v\f\r\x1c\x1d\x1e\x1f \x85\xa0";

function stripped(value: string): string {
  let [start, end] = [0, value.length];
  while (start < end && BLANK.includes(value.charAt(start))) start += 1;
  while (end > start && BLANK.includes(value.charAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

/** Percent escapes of a latin-1 path undone, byte for byte. */
function pathBytes(path: string): Uint8Array {
  return latin1Bytes(path.replace(/(?:%[0-9a-fA-F]{2})+/g, (run) => latin1(unquoteToBytes(run))));
}

/** http.server's error page. */
function errorDocument(status: number, message: string, explain: string): string {
  const text = (value: string): string =>
    escape(value).replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
  return [
    "<!DOCTYPE HTML>",
    '<html lang="en">',
    "    <head>",
    '        <meta charset="utf-8">',
    "        <title>Error response</title>",
    "    </head>",
    "    <body>",
    "        <h1>Error response</h1>",
    `        <p>Error code: ${String(status)}</p>`,
    `        <p>Message: ${text(message)}.</p>`,
    `        <p>Error code explanation: ${String(status)} - ${text(explain)}.</p>`,
    "    </body>",
    "</html>",
    "",
  ].join("\n");
}

/** Writes "15/Jan/2026 12:00:00" in a time zone. @returns takes seconds since the epoch, UTC */
function logClock(zone: Value): (epoch: number) => string {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: typeof zone === "string" ? zone : "UTC",
    day: "2-digit",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  let minute: number | null = null;
  let written = "";
  return (epoch) => {
    const second = Math.floor(epoch);
    // Intl is slow, and most requests come in the minute of the one before. Zones begin their minutes together.
    if (minute !== Math.floor(second / 60)) {
      minute = Math.floor(second / 60);
      const parts = format.formatToParts(new Date(epoch * 1000));
      const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? "";
      written = `${part("day")}/${part("month")}/${part("year")} ${part("hour")}:${part("minute")}`;
    }
    return `${written}:${String(((second % 60) + 60) % 60).padStart(2, "0")}`;
  };
}
