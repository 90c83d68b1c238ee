import { parseResponse } from "../../http/parse.ts";
import { headerValue, serializeRequest } from "../../http/serialize.ts";
import {
  type CommandContext,
  type CommandOutcome,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { curlHeaders, type CurlOptions, curlOptions, CurlUsageError } from "./curl-options.ts";

const HERE = /^(?:http:\/\/)?((?:127\.0\.0\.1|localhost|0\.0\.0\.0):8000)([/?][^#]*)?(?:#.*)?$/i;
const MOST_REDIRECTS = 50;
const UNREACHED =
  "curl: (7) Failed to connect to 127.0.0.1 port 8000 after 0 ms: Couldn't connect to server";

interface Address {
  readonly host: string;
  readonly target: string;
}

/** An address that does not lead to the server here, with curl's message and exit code. */
class UnreachableError extends Error {
  readonly code = "curl_unreachable";
  readonly exit: number;
  constructor(message: string, exit: number) {
    super(message);
    this.exit = exit;
  }
}

async function run(words: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  let warnings = "";
  const read = (path: string): string => {
    const text = context.files.get(path.replace(/^\.\//, ""));
    if (text === undefined)
      warnings += `Warning: Couldn't read data from file "${path}", this makes an empty POST.\n`;
    return text ?? "";
  };
  try {
    const options = curlOptions(words, read);
    const output = await transfer(options, addressOf(options.url ?? ""), context);
    // curl adds no line end of its own; the terminal needs one for its prompt.
    return printed(warnings + output);
  } catch (error) {
    if (error instanceof CurlUsageError) return printed(error.message, 2);
    if (error instanceof UnreachableError) return printed(warnings + error.message, error.exit);
    throw error;
  }
}

/** @throws UnreachableError */
function addressOf(url: string): Address {
  const [, host, rest = "/"] = HERE.exec(url) ?? [];
  if (host !== undefined) return { host, target: rest.startsWith("?") ? `/${rest}` : rest };
  const [, scheme = "http", name = "", port] =
    /^(?:(\w+):\/\/)?([^/:?#]+)(?::(\d+))?/.exec(url) ?? [];
  if (scheme === "https" && HERE.test(url.replace(/^https/i, "http"))) {
    const reason = "error:0A00010B:SSL routines::wrong version number";
    throw new UnreachableError(`curl: (35) ${reason}`, 35);
  }
  if (/^(?:127\.0\.0\.1|localhost|0\.0\.0\.0)$/.test(name)) {
    const closed = port ?? (scheme === "https" ? "443" : "80");
    const message = `Failed to connect to ${name} port ${closed} after 0 ms: Couldn't connect to server`;
    throw new UnreachableError(`curl: (7) ${message}`, 7);
  }
  throw new UnreachableError(`curl: (6) Could not resolve host: ${name}`, 6);
}

async function transfer(
  options: CurlOptions,
  start: Address,
  context: CommandContext,
): Promise<string> {
  let output = "";
  let [address, method] = [start, methodOf(options)];
  for (let redirects = 0; ; redirects += 1) {
    const request = requestOf(options, address, method);
    const bytes = await context.send(request);
    if (!bytes) throw new UnreachableError(UNREACHED, 7);
    const response = parseResponse(bytes);
    const location = headerValue(response.headers, "Location");
    const follows =
      options.follow && response.status >= 300 && response.status < 400 && location !== undefined;
    output += show(bytes, request, options, method === "HEAD", !follows);
    if (!follows || redirects === MOST_REDIRECTS) {
      return output + (options.write === null ? "" : writeOut(options.write, response.status));
    }
    address = addressOf(location.startsWith("/") ? `http://${address.host}${location}` : location);
    // RFC 9110 section 15.4 lets 301, 302 and 303 turn a POST into a GET, and curl does so unless -X names the method.
    if (options.method === null && method === "POST" && response.status < 304) method = "GET";
  }
}

function methodOf({ method, head, get, data }: CurlOptions): string {
  if (method !== null) return method;
  if (head) return "HEAD";
  return data !== null && !get ? "POST" : "GET";
}

function requestOf(options: CurlOptions, { host, target }: Address, method: string): Uint8Array {
  const { get, data } = options;
  const headers = curlHeaders(options, host);
  const text =
    data?.join(options.headers.some(([, value]) => value === "application/json") ? "" : "&") ?? "";
  if (get && text !== "") target += `${target.includes("?") ? "&" : "?"}${text}`;
  const sends = data !== null && !get && (method !== "GET" || options.method === "GET");
  const body = new TextEncoder().encode(sends ? text : "");
  if (sends) {
    headers.push(["Content-Length", String(body.length)]);
    if (headerValue(headers, "Content-Type") === undefined) {
      headers.push(["Content-Type", "application/x-www-form-urlencoded"]);
    }
  }
  return serializeRequest({ method, target, version: "HTTP/1.1", headers, body });
}

/** @param last false for an answer that redirects: its body is passed over */
function show(
  answer: Uint8Array,
  request: Uint8Array,
  options: CurlOptions,
  bare: boolean,
  last: boolean,
): string {
  const { headers, body } = parseResponse(answer);
  const head = headOf(answer);
  const text = new TextDecoder();
  const shown = bare || !last || options.output !== null ? "" : text.decode(body);
  if (!options.verbose) return (options.include || options.head ? head : "") + shown;
  const lines = (sign: string, written: string): string =>
    written
      .split("\n")
      .map((line) => `${sign} ${line}\n`)
      .join("");
  const sent = headOf(request).replace(/\n$/, "");
  const ending =
    headerValue(headers, "Connection") === "close" ? "Closing connection 0" : LEFT_INTACT;
  return (
    "*   Trying 127.0.0.1:8000...\n* Connected to 127.0.0.1 (127.0.0.1) port 8000 (#0)\n" +
    `${lines(">", sent)}${lines("<", head.replace(/\n$/, ""))}${shown}${shown === "" || shown.endsWith("\n") ? "" : "\n"}* ${ending}\n`
  );
}

const LEFT_INTACT = "Connection #0 to host 127.0.0.1 left intact";

/** The head of a message with its empty line, as a terminal shows it. */
function headOf(message: Uint8Array): string {
  const text = new TextDecoder().decode(message);
  const end = text.indexOf("\r\n\r\n");
  return (end === -1 ? text : text.slice(0, end + 4)).replaceAll("\r", "");
}

function writeOut(format: string, status: number): string {
  return format
    .replaceAll(/%\{(?:http_code|response_code)\}/g, String(status))
    .replaceAll("\\n", "\n")
    .replaceAll("%%", "%");
}

export const curl: TerminalCommand = { name: "curl", summary: "send a request to the server", run };
