import type { Header, RequestMessage } from "../http/messages.ts";
import { headerValue } from "../http/serialize.ts";
import { SERVER, USER_AGENT } from "./compose.ts";

/** The headers that say more than a tool would say by itself, so that the copied text stays short. */
export function essential({ headers, body }: RequestMessage): readonly Header[] {
  const implied = new Map([
    ["host", SERVER],
    ["user-agent", USER_AGENT],
    ["accept", "*/*"],
    ["content-length", String(body.length)],
  ]);
  return headers.filter(([name, value]) => implied.get(name.toLowerCase()) !== value);
}

/** Tools name a type of their own for a body that has none. */
const isUntyped = ({ headers, body }: RequestMessage): boolean =>
  body.length > 0 && headerValue(headers, "Content-Type") === undefined;

const textOf = ({ body }: RequestMessage): string => new TextDecoder().decode(body);
const urlOf = ({ target }: RequestMessage): string => `http://${SERVER}${target}`;

/** A word in single quotes for a POSIX shell. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** An address as a word of a shell, quoted where a character of it means something there. */
const shellUrl = (request: RequestMessage): string => {
  const url = urlOf(request);
  return /^[\w:/.,@%+=-]+$/.test(url) ? url : shell(url);
};

/** Header words as curl and HTTPie both read them: `Name;` has an empty value, `Name:` takes a header away. */
function shellHeaders(request: RequestMessage, colon: ":" | ": "): string[] {
  const words = essential(request).map(([name, value]) =>
    value === "" ? `${name};` : `${name}${colon}${value}`,
  );
  return [...words, ...(isUntyped(request) ? ["Content-Type:"] : [])].map(shell);
}

export function toCurl(request: RequestMessage): string {
  const body = textOf(request);
  const parts = [
    curlWithMethod(request),
    shellUrl(request),
    ...shellHeaders(request, ": ").map((header) => `-H ${header}`),
    // -d takes what follows an @ for the name of a file.
    ...(body === "" ? [] : [`${body.startsWith("@") ? "--data-raw" : "-d"} ${shell(body)}`]),
  ];
  return parts.join(" \\\n  ");
}

function curlWithMethod({ method, body }: RequestMessage): string {
  if (method === (body.length === 0 ? "GET" : "POST")) return "curl";
  // With -X HEAD curl would wait for a body that never comes.
  return method === "HEAD" && body.length === 0 ? "curl --head" : `curl -X ${method}`;
}

export function toHttpie(request: RequestMessage): string {
  const body = textOf(request);
  const first = `http ${request.method} ${shellUrl(request)}`;
  const line = [first, ...shellHeaders(request, ":")].join(" \\\n  ");
  return body === "" ? line : `${line} \\\n  --raw ${shell(body)}`;
}

/** Headers for tools that hold one value a name; the values of a repeated one are joined (RFC 9110 section 5.3). */
function joined(headers: readonly Header[]): readonly Header[] {
  const values = new Map<string, Header>();
  for (const [name, value] of headers) {
    const [first, before] = values.get(name.toLowerCase()) ?? [name, null];
    values.set(name.toLowerCase(), [first, before === null ? value : `${before}, ${value}`]);
  }
  return [...values.values()];
}

/** A Python string literal. */
const python = (text: string): string => JSON.stringify(text);

export function toPythonRequests(request: RequestMessage): string {
  const body = textOf(request);
  const headers = joined(essential(request)).map(
    ([name, value]) => `        ${python(name)}: ${python(value)},`,
  );
  // A str is sent as latin-1 by some versions.
  const data = /^[ -~\s]*$/.test(body) ? python(body) : `${python(body)}.encode()`;
  return [
    "import requests",
    "",
    "response = requests.request(",
    `    ${python(request.method)},`,
    `    ${python(urlOf(request))},`,
    ...(headers.length > 0 ? ["    headers={", ...headers, "    },"] : []),
    ...(body === "" ? [] : [`    data=${data},`]),
    ")",
    "print(response.status_code, response.text)",
  ].join("\n");
}

export function toFetch(request: RequestMessage): string {
  const text = JSON.stringify(textOf(request));
  const headers = Object.fromEntries(joined(essential(request)));
  const options = [
    `  method: ${JSON.stringify(request.method)},`,
    `  headers: ${JSON.stringify(headers, null, 2).replaceAll("\n", "\n  ")},`,
    ...(request.body.length === 0
      ? []
      : // A string would be sent as text/plain, bytes are sent without a type.
        [`  body: ${isUntyped(request) ? `new TextEncoder().encode(${text})` : text},`]),
  ];
  return [
    `const response = await fetch(${JSON.stringify(urlOf(request))}, {`,
    ...options,
    "});",
    "console.log(response.status, await response.text());",
  ].join("\n");
}
