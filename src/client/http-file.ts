import type { Header } from "../http/messages.ts";

/** One request of a `.http` document. Offsets count code units in the document, lines count from 1. */
export interface HttpFileRequest {
  /** From `# @name login`; null without one. */
  readonly name: string | null;
  /** Where its part of the document begins: its ### line, comments and variables above it included. */
  readonly begins: number;
  /** Where its request line begins. */
  readonly from: number;
  /** Where its part of the document ends. */
  readonly to: number;
  /** Line of the request line. */
  readonly line: number;
  readonly method: string;
  /** As written, e.g. "http://127.0.0.1:8000/api/books/" or "/api/books/". */
  readonly url: string;
  readonly version: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

export interface HttpFileDiagnostic {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly message: string;
  /** With an error a request cannot be sent as it stands. */
  readonly severity: "error" | "warning";
}

/** A `.http` document as VS Code's REST Client and JetBrains read it. */
export interface HttpFile {
  readonly requests: readonly HttpFileRequest[];
  /** `@name = value` lines. */
  readonly variables: Readonly<Record<string, string>>;
  readonly diagnostics: readonly HttpFileDiagnostic[];
}

interface Line {
  readonly text: string;
  readonly from: number;
  readonly number: number;
}

const NAME = /^\s*(?:#|\/\/)\s*@name\s+([\w-]+)\s*$/;
const VARIABLE = /^\s*@([\w-]+)\s*=\s*(.*?)\s*$/;
const COMMENT = /^\s*(?:#|\/\/)/;
const METHODS = new Set([
  "GET",
  "HEAD",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "OPTIONS",
  "TRACE",
  "CONNECT",
]);
const REQUEST_LINE = /^\s*([A-Za-z-]+)\s+(\S.*?)(?:\s+(HTTP\/\S+))?\s*$/;
const TOKEN = /^[!#$%&'*+\-.^_`|~\w]+$/;

/** Reads a document; what is wrong in it is told by line, and the rest is still read. */
export function parseHttpFile(text: string): HttpFile {
  const variables: Record<string, string> = {};
  const diagnostics: HttpFileDiagnostic[] = [];
  const requests: HttpFileRequest[] = [];
  for (const block of blocksOf(linesOf(text))) {
    const request = parseBlock(block, variables, diagnostics, text.length);
    if (request) requests.push(request);
  }
  return { requests, variables, diagnostics };
}

/**
 * The request at an offset: the one around it, else the nearest above, else the first.
 * Null where the nearest above could not be read, so that never another is sent in its place.
 */
export function requestAt(
  { requests, diagnostics }: HttpFile,
  offset: number,
): HttpFileRequest | null {
  const above = requests.findLast((request) => request.begins <= offset);
  const unread = diagnostics.findLast((problem) => problem.from <= offset);
  if (unread && unread.from > (above?.to ?? -1)) return null;
  return above ?? requests[0] ?? null;
}

function linesOf(text: string): Line[] {
  let from = 0;
  return text.split("\n").map((written, at) => {
    const line = { text: written.replace(/\r$/, ""), from, number: at + 1 };
    from += written.length + 1;
    return line;
  });
}

function blocksOf(lines: readonly Line[]): Line[][] {
  const blocks: Line[][] = [[]];
  for (const line of lines) {
    if (line.text.startsWith("###")) blocks.push([line]);
    else blocks.at(-1)?.push(line);
  }
  return blocks;
}

function parseBlock(
  lines: readonly Line[],
  variables: Record<string, string>,
  diagnostics: HttpFileDiagnostic[],
  end: number,
): HttpFileRequest | null {
  let name: string | null = null;
  let at = 0;
  for (; at < lines.length; at += 1) {
    const text = lines[at]?.text ?? "";
    const variable = VARIABLE.exec(text);
    name = NAME.exec(text)?.[1] ?? name;
    if (variable) variables[variable[1] ?? ""] = variable[2] ?? "";
    else if (text.trim() !== "" && !COMMENT.test(text)) break;
  }
  const first = lines[at];
  if (!first) return null;
  const start = parseRequestLine(first, diagnostics);
  if (!start) return null;
  const gap = lines.findIndex((line, index) => index > at && line.text.trim() === "");
  const headerLines = lines.slice(at + 1, gap === -1 ? undefined : gap);
  const headers = parseHeaders(headerLines, diagnostics);
  const body =
    gap === -1
      ? ""
      : lines
          .slice(gap + 1)
          .map((line) => line.text)
          .join("\n")
          .replace(/\s+$/, "");
  const last = lines.at(-1);
  const to = last ? Math.min(last.from + last.text.length, end) : end;
  const begins = lines[0]?.from ?? first.from;
  return { name, begins, from: first.from, to, line: first.number, ...start, headers, body };
}

function parseRequestLine(
  line: Line,
  diagnostics: HttpFileDiagnostic[],
): { method: string; url: string; version: string } | null {
  const complain = (message: string, severity: HttpFileDiagnostic["severity"] = "error"): null => {
    diagnostics.push({
      severity,
      from: line.from,
      to: line.from + line.text.length,
      line: line.number,
      message,
    });
    return null;
  };
  const bare = /^\s*(https?:\/\/\S+|\/\S*)\s*$/.exec(line.text);
  if (bare) return { method: "GET", url: bare[1] ?? "", version: "HTTP/1.1" };
  const match = REQUEST_LINE.exec(line.text);
  if (!match) {
    return complain(
      "A request begins with a method, a space and an address: GET http://127.0.0.1:8000/api/books/",
    );
  }
  const [, method = "", url = "", version = "HTTP/1.1"] = match;
  if (/\s/.test(url) && !url.includes("{{")) {
    return complain("An address holds no blanks. Write %20 where you mean one.");
  }
  if (
    method.includes(":") ||
    (!METHODS.has(method.toUpperCase()) && !/^(?:https?:|\/|\{\{)/.test(url))
  ) {
    return complain(
      `"${method}" is no method that begins a request. The usual ones are GET, POST, PUT, PATCH and DELETE.`,
    );
  }
  if (METHODS.has(method.toUpperCase()) && method !== method.toUpperCase()) {
    complain(`Methods are written in capitals: ${method.toUpperCase()}.`, "warning");
  }
  return { method, url, version };
}

function parseHeaders(lines: readonly Line[], diagnostics: HttpFileDiagnostic[]): Header[] {
  const headers: Header[] = [];
  for (const line of lines) {
    if (COMMENT.test(line.text)) continue;
    const colon = line.text.indexOf(":");
    const name = line.text.slice(0, Math.max(0, colon)).trim();
    if (colon > 0 && TOKEN.test(name)) {
      headers.push([name, line.text.slice(colon + 1).trim()]);
      continue;
    }
    const looksLikeBody = /^\s*[{["]/.test(line.text);
    const message = looksLikeBody
      ? "An empty line has to stand between the headers and the body."
      : "This is no header. A header is a name, a colon and a value: Content-Type: application/json";
    diagnostics.push({
      severity: "error",
      from: line.from,
      to: line.from + line.text.length,
      line: line.number,
      message,
    });
  }
  return headers;
}
