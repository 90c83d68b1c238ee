import type { Header } from "../../http/messages.ts";
import { parseResponse } from "../../http/parse.ts";
import { headerValue, serializeRequest } from "../../http/serialize.ts";
import {
  type CommandContext,
  type CommandOutcome,
  printed,
  type TerminalCommand,
} from "./command.ts";

interface Options {
  method: string | null;
  url: string | null;
  readonly headers: Header[];
  readonly data: string[];
  include: boolean;
  verbose: boolean;
  user: string | null;
}

class UsageError extends Error {
  readonly code = "usage";
}

/** Options with a value, long and short. */
const VALUED: Readonly<Record<string, (options: Options, value: string) => void>> = {
  "-X": (options, value) => (options.method = value),
  "-H": (options, value) => {
    const colon = value.indexOf(":");
    if (colon > 0) options.headers.push([value.slice(0, colon), value.slice(colon + 1).trim()]);
  },
  "-d": (options, value) => options.data.push(value),
  "-u": (options, value) => (options.user = value),
  "-b": (options, value) => options.headers.push(["Cookie", value]),
  "-A": (options, value) => options.headers.push(["User-Agent", value]),
  "--json": (options, value) => {
    options.data.push(value);
    options.headers.push(["Content-Type", "application/json"], ["Accept", "application/json"]);
  },
};

const LONG: Readonly<Record<string, string>> = {
  "--request": "-X",
  "--header": "-H",
  "--data": "-d",
  "--data-raw": "-d",
  "--data-binary": "-d",
  "--user": "-u",
  "--cookie": "-b",
  "--user-agent": "-A",
};

const FLAGS: Readonly<Record<string, (options: Options) => void>> = {
  "-i": (options) => (options.include = true),
  "--include": (options) => (options.include = true),
  "-v": (options) => (options.verbose = true),
  "--verbose": (options) => (options.verbose = true),
  "-s": () => undefined,
  "--silent": () => undefined,
  "-S": () => undefined,
};

function parseOptions(words: readonly string[]): Options {
  const options: Options = {
    method: null,
    url: null,
    headers: [],
    data: [],
    include: false,
    verbose: false,
    user: null,
  };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const short = LONG[word] ?? word;
    const flag = FLAGS[word];
    const attached = /^-[XHdubA]./.test(word) ? word.slice(0, 2) : null;
    if (attached !== null) VALUED[attached]?.(options, word.slice(2));
    else if (flag) flag(options);
    else if (VALUED[short]) {
      const value = left.shift();
      if (value === undefined) throw new UsageError(`curl: option ${word}: requires parameter`);
      VALUED[short](options, value);
    } else if (/^-[isSv]{2,}$/.test(word))
      left.unshift(...[...word.slice(1)].map((letter) => `-${letter}`));
    else if (word.startsWith("-")) throw new UsageError(`curl: option ${word}: is unknown`);
    else options.url = word;
  }
  return options;
}

function requestOf(options: Options): { bytes: Uint8Array; method: string } {
  const match = /^(?:http:\/\/)?(127\.0\.0\.1:8000|localhost:8000)(\/[^#]*)?$/.exec(
    options.url ?? "",
  );
  if (!match) throw new UsageError(unreachable(options.url));
  const body = new TextEncoder().encode(options.data.join("&"));
  const method = options.method ?? (options.data.length > 0 ? "POST" : "GET");
  const given = (name: string): boolean => headerValue(options.headers, name) !== undefined;
  const headers: Header[] = [["Host", match[1] ?? ""]];
  if (options.user !== null) headers.push(["Authorization", `Basic ${btoa(options.user)}`]);
  if (!given("User-Agent")) headers.push(["User-Agent", "curl/7.88.1"]);
  if (!given("Accept")) headers.push(["Accept", "*/*"]);
  headers.push(...options.headers);
  if (options.data.length > 0) {
    headers.push(["Content-Length", String(body.length)]);
    if (!given("Content-Type")) headers.push(["Content-Type", "application/x-www-form-urlencoded"]);
  }
  const target = match[2] ?? "/";
  return {
    method,
    bytes: serializeRequest({ method, target, version: "HTTP/1.1", headers, body }),
  };
}

function unreachable(url: string | null): string {
  if (url === null)
    return "curl: no URL specified!\ncurl: try 'curl --help' or 'curl --manual' for more information";
  const host = /^(?:\w+:\/\/)?([^/:]+)/.exec(url)?.[1] ?? url;
  return `curl: (6) Could not resolve host: ${host}`;
}

async function run(words: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  try {
    const options = parseOptions(words);
    const { bytes, method } = requestOf(options);
    const answer = await context.send(bytes);
    if (!answer)
      return printed(
        "curl: (7) Failed to connect to 127.0.0.1 port 8000 after 0 ms: Couldn't connect to server",
        7,
      );
    return printed(show(answer, bytes, method, options));
  } catch (error) {
    if (error instanceof UsageError)
      return printed(error.message, error.message.includes("(6)") ? 6 : 2);
    throw error;
  }
}

function show(
  answer: Uint8Array,
  request: Uint8Array,
  method: string,
  { include, verbose }: Options,
): string {
  const text = new TextDecoder().decode(answer);
  const head = text.slice(0, text.indexOf("\r\n\r\n") + 4).replaceAll("\r", "");
  const body = method === "HEAD" ? "" : new TextDecoder().decode(parseResponse(answer).body);
  if (verbose) {
    const sent = new TextDecoder().decode(request).split("\r\n\r\n")[0] ?? "";
    const lines = [
      ...sent.split("\r\n").map((line) => `> ${line}`),
      ">",
      ...head
        .trimEnd()
        .split("\n")
        .map((line) => `< ${line}`),
      "<",
    ];
    return `${lines.join("\n")}\n${body}`;
  }
  return include ? `${head}${body}` : body;
}

export const curl: TerminalCommand = { name: "curl", summary: "send a request to the server", run };
