import type { RequestMessage, ResponseMessage } from "../../http/messages.ts";
import { parseResponse } from "../../http/parse.ts";
import { headerValue, serializeRequest } from "../../http/serialize.ts";
import { CTRL_C } from "../../protocol/world.ts";
import {
  type CommandContext,
  type CommandOutcome,
  complained,
  type TerminalCommand,
} from "./command.ts";
import { type HttpieOptions, httpieOptions, HttpieUsageError } from "./httpie-options.ts";
import { AGENT, type Draft, draftOf, messageOf } from "./httpie-request.ts";
import { HttpieSession } from "./httpie-session.ts";
import { shownMessages, type Sent } from "./httpie-output.ts";
import { type Address, hostOf, readAddress, redirected, whereIs } from "./local-address.ts";
import { cleanPath } from "./paths.ts";

/** The request cannot be made; the message is what HTTPie writes behind "http: error: ". */
class HttpieError extends Error {
  readonly code = "httpie_error";
}

const TOO_MANY_REDIRECTS = 6;

async function run(
  words: readonly string[],
  context: CommandContext,
  prog: "http" | "https",
): Promise<CommandOutcome> {
  if (words.includes("--version")) return complained("", 0, AGENT.replace("HTTPie/", ""));
  if (words.includes("--help")) return complained("", 0, HELP);
  try {
    const options = httpieOptions(words);
    return await exchange(options, context, prog);
  } catch (error) {
    if (error instanceof HttpieUsageError) return complained(usage(prog, error), 1);
    if (error instanceof HttpieError)
      return complained(`\n${prog}: error: ${error.message}\n\n\n`, 1);
    throw error;
  }
}

const usage = (prog: string, { hint, message }: HttpieUsageError): string =>
  `usage:\n    ${prog} ${hint}[METHOD] URL [REQUEST_ITEM ...]\n\nerror:\n    ${message}\n\n` +
  `for more information:\n    run '${prog} --help' or visit https://httpie.io/docs/cli\n\n`;

const HELP = `usage:
    http [METHOD] URL [REQUEST_ITEM ...]

Items: name=text  name:=json  name==query  Header:value  name@file  name=@file  name:=@file
Options: -v -h -b -p HBhbm  --json --form --multipart  -a USER:PASS  -A bearer -a TOKEN
         --follow --check-status --offline --session NAME --raw TEXT -o FILE --pretty none --unsorted

for more information:
    visit https://httpie.io/docs/cli
`;

async function exchange(
  options: HttpieOptions,
  context: CommandContext,
  prog: "http" | "https",
): Promise<CommandOutcome> {
  const draft = draftOf(options, context);
  const start = addressOf(options.url, prog);
  const session = HttpieSession.open(options.session?.name ?? null, start, context.home);
  const credentials = options.auth ?? start.user ?? null;
  if (credentials === null && options.authType === "bearer")
    throw new HttpieUsageError("--auth required");
  let [password, asked] = ["", ""];
  if (credentials !== null && options.authType !== "bearer" && !credentials.includes(":")) {
    if (options.ignoreStdin)
      throw new HttpieUsageError("Unable to prompt for passwords because --ignore-stdin is set.");
    const text = `${prog}: password for ${credentials}@${hostOf(start)}: `;
    const [typed] = context.answers;
    if (typed === undefined) return { kind: "prompt", prompt: { text, hidden: true }, printed: "" };
    if (typed.endsWith(CTRL_C)) return complained(`${text}^C\n\n`, 130);
    [password, asked] = [`:${typed}`, `${text}\n`];
  }
  const authorization =
    credentials === null
      ? session.authorization
      : options.authType === "bearer"
        ? `Bearer ${credentials}`
        : `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(credentials + password)))}`;
  const sent = await transfer(
    options,
    { ...draft, headers: [...session.headers, ...draft.headers] },
    start,
    authorization,
    session,
    context,
  );
  if (options.session?.readOnly === false)
    session.keep(authorization, draft.headers, context.keepAtHome);
  return finished(options, sent, asked, context);
}

function addressOf(url: string, prog: "http" | "https"): Address {
  const given = url.replace(/^:\/\//, "");
  const [, port, rest] = /^:(?!:)(\d*)(.*)$/s.exec(given) ?? [];
  const short =
    port === undefined ? given : `localhost${port === "" ? "" : `:${port}`}${rest ?? ""}`;
  const address = readAddress(short, prog);
  if (!address || address.name === "")
    throw new HttpieError(`InvalidURL: Invalid URL '${prog}://${given}': No host supplied`);
  return address;
}

/** Sends the request, and on where redirects lead. */
async function transfer(
  options: HttpieOptions,
  draft: Draft,
  start: Address,
  authorization: string | null,
  session: HttpieSession,
  context: CommandContext,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  let [address, now]: [Address, Draft] = [start, draft];
  for (;;) {
    const request = messageOf(now, address, authorization, session.cookies);
    if (options.offline) return [{ request, response: null }];
    const response = await answerTo(request, address, context);
    sent.push({ request, response });
    session.hear(response.headers);
    const location = headerValue(response.headers, "Location");
    const next =
      options.follow && response.status >= 300 && response.status < 400 && location !== undefined
        ? redirected(address, location)
        : null;
    if (!next || sent.length > options.maxRedirects) return sent;
    // As requests does: 303, and a POST answered by 301 or 302, go on as GET without a body.
    const asGet = response.status === 303 || (response.status < 303 && now.method === "POST");
    now = {
      ...now,
      query: [],
      ...(asGet && now.method !== "HEAD" ? { method: "GET", body: null, type: null } : {}),
    };
    address = next;
  }
}

async function answerTo(
  request: RequestMessage,
  address: Address,
  context: CommandContext,
): Promise<ResponseMessage> {
  const { scheme, name, port } = address;
  const where = whereIs(address);
  const url = `${scheme}://${hostOf(address)}${request.target}`;
  const doing = ` while doing a ${request.method} request to URL: ${url}`;
  if (where === "unknown") {
    throw new HttpieError(
      `gaierror: [Errno -2] Name or service not known\nCouldn’t resolve the given hostname. Please check the URL and try again.`,
    );
  }
  const pool = (kind: string, why: string): string =>
    `${kind}: HTTP${scheme === "https" ? "S" : ""}ConnectionPool(host='${name}', port=${port}): ` +
    `Max retries exceeded with url: ${request.target} (Caused by ${why})${doing}`;
  const refused = `NewConnectionError('<urllib3.connection.HTTP${scheme === "https" ? "S" : ""}Connection object at 0x7f0000000000>: Failed to establish a new connection: [Errno 111] Connection refused')`;
  if (where === "closed") throw new HttpieError(pool("ConnectionError", refused));
  if (scheme === "https") {
    const why =
      "SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:992)'))";
    throw new HttpieError(pool("SSLError", why));
  }
  const bytes = await context.send(serializeRequest(request));
  if (!bytes) throw new HttpieError(pool("ConnectionError", refused));
  return parseResponse(bytes);
}

function finished(
  options: HttpieOptions,
  sent: readonly Sent[],
  asked: string,
  context: CommandContext,
): CommandOutcome {
  const status = sent.at(-1)?.response?.status ?? 0;
  const isLost =
    options.follow && sent.length > options.maxRedirects && status >= 300 && status < 400;
  if (isLost) {
    const said = `\nhttp: error: Too many redirects (--max-redirects=${String(options.maxRedirects)}).\n\n\n`;
    return complained(said, TOO_MANY_REDIRECTS);
  }
  const exit =
    options.checkStatus && status >= 300 && !(status < 400 && options.follow)
      ? Math.floor(status / 100)
      : 0;
  if (options.output !== null) {
    context.write(cleanPath(options.output), shownMessages(options, sent, false));
    return complained(asked, exit);
  }
  const shown = options.isQuiet ? "" : shownMessages(options, sent, true);
  const stdout = options.isQuiet ? "" : shownMessages(options, sent, false);
  return { kind: "done", output: asked + shown, stdout, stderr: asked, exit };
}

export const http: TerminalCommand = {
  name: "http",
  summary: "send a request the HTTPie way: http POST :8000/api/token/ username=admin",
  run: (words, context) => run(words, context, "http"),
};

export const https: TerminalCommand = {
  name: "https",
  summary: "the same as http, for https addresses",
  run: (words, context) => run(words, context, "https"),
};
