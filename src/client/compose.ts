import type { Header } from "../http/messages.ts";
import { headerValue, serializeRequest } from "../http/serialize.ts";
import { type CookieJar, cookieHeader } from "./cookie-jar.ts";
import type { HttpFileRequest } from "./http-file.ts";
import { resolve, type Scope } from "./variables.ts";

/** Request bytes, or the line of the document that keeps them from being made. */
export type Composed =
  { readonly bytes: Uint8Array } | { readonly line: number; readonly message: string };

/** Where the simulated server stands. */
export const SERVER = "127.0.0.1:8000";
export const USER_AGENT = "jwt-workbook";
const ADDRESS = /^(?:https?:\/\/([^/?#]*))?([^#]*)/;
const HERE = new Set(["127.0.0.1:8000", "localhost:8000", "0.0.0.0:8000"]);

/**
 * The bytes that a plain client such as curl would send: Host, User-Agent, Accept, the jar's cookies and Content-Length
 * are added where the document does not name them.
 * @param now seconds since the epoch, UTC
 */
export function composeRequest(
  request: HttpFileRequest,
  scope: Scope,
  jar: CookieJar,
  now: number,
): Composed {
  const fill = (text: string): string => {
    const resolved = resolve(text, scope);
    if (typeof resolved === "string") return resolved;
    throw new MissingVariable(`{{${resolved.missing}}}: ${resolved.hint}`);
  };
  try {
    return compose(request, fill, jar, now);
  } catch (error) {
    if (error instanceof MissingVariable) return { line: request.line, message: error.message };
    throw error;
  }
}

class MissingVariable extends Error {
  readonly code = "variable_missing";
}

function compose(
  request: HttpFileRequest,
  fill: (text: string) => string,
  jar: CookieJar,
  now: number,
): Composed {
  const [, host, path = ""] = ADDRESS.exec(withScheme(fill(request.url))) ?? [];
  if (host !== undefined && !HERE.has(host)) {
    return {
      line: request.line,
      message: `This server stands at http://${SERVER}. Requests to ${host} would leave your browser, so they are not sent.`,
    };
  }
  const target = path === "" ? "/" : path.replace(UNWRITABLE, percentEncode);
  if (!target.startsWith("/")) {
    return {
      line: request.line,
      message: `The address needs a path that begins with a slash: http://${SERVER}/${target}`,
    };
  }
  const body = new TextEncoder().encode(fill(request.body));
  const written = request.headers.map(([name, value]): Header => [name, fill(value)]);
  const torn = written.find(([, value]) => /[\r\n]/.test(value));
  if (torn) {
    return {
      line: request.line,
      message: `The value of ${torn[0]} holds a line break, and a header ends with its line.`,
    };
  }
  const headers = [...defaults(written, host ?? SERVER, jar, target, now), ...written];
  if (
    body.length > 0 &&
    headerValue(written, "Content-Length") === undefined &&
    headerValue(written, "Transfer-Encoding") === undefined
  ) {
    headers.push(["Content-Length", String(body.length)]);
  }
  return {
    bytes: serializeRequest({
      method: request.method,
      target,
      version: request.version,
      headers,
      body,
    }),
  };
}

/** curl and HTTPie take an address without its scheme too. */
function withScheme(url: string): string {
  return [...HERE].some((host) => url === host || url.startsWith(`${host}/`))
    ? `http://${url}`
    : url;
}

/** Blanks and letters beyond ASCII do not stand in a request line; a variable may still bring them. */
const UNWRITABLE = /[^!-~]+/g;

function percentEncode(text: string): string {
  return [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

function defaults(
  written: readonly Header[],
  host: string,
  jar: CookieJar,
  target: string,
  now: number,
): Header[] {
  const cookie = cookieHeader(jar, target.split("?")[0] ?? "/", now);
  const added: Header[] = [
    ["Host", host],
    ["User-Agent", USER_AGENT],
    ["Accept", "*/*"],
    ...(cookie === null ? [] : [["Cookie", cookie] as const]),
  ];
  return added.filter(([name]) => headerValue(written, name) === undefined);
}
