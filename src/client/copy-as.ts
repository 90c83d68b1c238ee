import type { Header, RequestMessage } from "../http/messages.ts";
import { SERVER } from "./compose.ts";

/** Headers a tool adds by itself, so that the copied line stays short. */
const IMPLIED = new Set(["host", "user-agent", "accept", "content-length"]);

function essential({ headers }: RequestMessage): readonly Header[] {
  return headers.filter(
    ([name, value]) =>
      !IMPLIED.has(name.toLowerCase()) || (name.toLowerCase() === "accept" && value !== "*/*"),
  );
}

const textOf = ({ body }: RequestMessage): string => new TextDecoder().decode(body);
const urlOf = ({ target }: RequestMessage): string => `http://${SERVER}${target}`;
/** An address as a word of a shell, quoted where a character of it means something there. */
const shellUrl = (request: RequestMessage): string => {
  const url = urlOf(request);
  return /^[\w:/.,@%+=-]+$/.test(url) ? url : shell(url);
};
/** A word in single quotes for a POSIX shell. */
const shell = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function toCurl(request: RequestMessage): string {
  const body = textOf(request);
  const implied = body === "" ? "GET" : "POST";
  const parts = [
    request.method === implied ? "curl" : `curl -X ${request.method}`,
    shellUrl(request),
    ...essential(request).map(([name, value]) => `-H ${shell(`${name}: ${value}`)}`),
    ...(body === "" ? [] : [`-d ${shell(body)}`]),
  ];
  return parts.join(" \\\n  ");
}

export function toHttpie(request: RequestMessage): string {
  const body = textOf(request);
  const headers = essential(request).map(([name, value]) => shell(`${name}:${value}`));
  const line = [`http ${request.method} ${shellUrl(request)}`, ...headers].join(" \\\n  ");
  return body === "" ? line : `${line} \\\n  --raw ${shell(body)}`;
}

/** A Python string literal. */
const python = (text: string): string => JSON.stringify(text);

export function toPythonRequests(request: RequestMessage): string {
  const body = textOf(request);
  const headers = essential(request).map(
    ([name, value]) => `        ${python(name)}: ${python(value)},`,
  );
  return [
    "import requests",
    "",
    "response = requests.request(",
    `    ${python(request.method)},`,
    `    ${python(urlOf(request))},`,
    ...(headers.length > 0 ? ["    headers={", ...headers, "    },"] : []),
    ...(body === "" ? [] : [`    data=${python(body)},`]),
    ")",
    "print(response.status_code, response.text)",
  ].join("\n");
}

export function toFetch(request: RequestMessage): string {
  const body = textOf(request);
  const options = {
    method: request.method,
    headers: Object.fromEntries(essential(request)),
    ...(body === "" ? {} : { body }),
  };
  return `const response = await fetch(${JSON.stringify(urlOf(request))}, ${JSON.stringify(options, null, 2)});\nconsole.log(response.status, await response.text());`;
}
