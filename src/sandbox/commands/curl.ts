import { CTRL_C } from "../../protocol/world.ts";
import {
  type CommandContext,
  type CommandOutcome,
  complained,
  printed,
  type TerminalCommand,
} from "./command.ts";
import { CurlError, curlAddress, globbed } from "./curl-address.ts";
import { curlOptions } from "./curl-arguments.ts";
import { readCookieFile, writeCookieFile } from "./curl-cookies.ts";
import { type CurlOptions, CurlUsageError } from "./curl-options.ts";
import { CurlScreen } from "./curl-screen.ts";
import { CurlTransfer } from "./curl-transfer.ts";
import { cleanPath } from "./paths.ts";
import type { SimpleCookies } from "./simple-cookies.ts";

const VERSION = `curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1 OpenSSL/3.0.19
Release-Date: 2023-02-20
Protocols: http
Features: libz SSL`;

const HELP = `Usage: curl [options...] <url>
 -X METHOD   -H 'Name: value'   -d DATA   --json DATA   -F name=value   -G
 -u USER:PASSWORD   -b COOKIES   -c FILE   -A AGENT   -e REFERER
 -i (headers too)   -I (HEAD)   -v (all that is said)   -s (quiet)   -S (but errors)
 -L (follow redirects)   -f (fail on errors)   -o FILE   -O   -w FORMAT`;

async function run(words: readonly string[], context: CommandContext): Promise<CommandOutcome> {
  const [first] = words;
  if (first === "-V" || first === "--version") return printed(VERSION);
  if (first === "-h" || first === "--help") return printed(HELP);
  const screen = new CurlScreen(context.toTerminal);
  try {
    const read = (path: string): string | undefined =>
      path === "-"
        ? (context.stdin ?? "")
        : path === "/dev/null"
          ? ""
          : context.files.get(cleanPath(path));
    const options = curlOptions(words, read, (text) => {
      screen.say(text);
    });
    const credentials = passwordFor(options, context, screen);
    if (typeof credentials !== "string" && credentials !== null) return credentials;
    return await transfers(options, credentials, context, screen);
  } catch (error) {
    if (!(error instanceof CurlUsageError)) throw error;
    screen.say(`${error.message.trimEnd()}\n`);
    return screen.outcome(error.exit);
  }
}

/** Of "-u name" curl asks the password. @returns an outcome where the question comes first */
function passwordFor(
  { user }: CurlOptions,
  { answers }: CommandContext,
  screen: CurlScreen,
): string | null | CommandOutcome {
  if (user === null || user.includes(":")) return user;
  const text = `Enter host password for user '${user}':`;
  const [typed] = answers;
  if (typed === undefined) return { kind: "prompt", prompt: { text, hidden: true }, printed: "" };
  if (typed.endsWith(CTRL_C)) return complained(`${text}^C\n`, 130);
  screen.say(`${text}\n`);
  return `${user}:${typed}`;
}

async function transfers(
  options: CurlOptions,
  user: string | null,
  context: CommandContext,
  screen: CurlScreen,
): Promise<CommandOutcome> {
  let [cookies, host, exit]: [SimpleCookies, string, number] = [
    givenCookies(options, context),
    "",
    0,
  ];
  const outputs = [...options.outputs];
  for (const written of options.urls) {
    try {
      for (const url of options.globs ? globbed(written) : [written]) {
        const address = curlAddress(url, options.pathAsIs);
        const target = {
          address,
          written: url,
          output: outputs.length === 0 ? undefined : outputs[0],
        };
        const transfer = new CurlTransfer({ ...options }, target, user, cookies, context, screen);
        exit = await transfer.run();
        [cookies, host] = [transfer.cookies, address.name];
      }
    } catch (error) {
      if (!(error instanceof CurlError)) throw error;
      exit = error.exit;
      if (!options.silent || options.showError) screen.say(`${error.message}\n`);
    }
    outputs.shift();
  }
  if (options.jar === "-") screen.show(writeCookieFile(cookies, host));
  else if (options.jar !== null)
    context.write(cleanPath(options.jar), writeCookieFile(cookies, host));
  return screen.outcome(exit);
}

/** Of -b: "name=value; …" are cookies, anything else is a file of them. */
function givenCookies({ cookies }: CurlOptions, { files }: CommandContext): SimpleCookies {
  const found = new Map<string, string>();
  for (const one of cookies) {
    if (!one.includes("=")) {
      for (const [name, value] of readCookieFile(files.get(cleanPath(one)) ?? ""))
        found.set(name, value);
      continue;
    }
    for (const pair of one.split(";")) {
      const equals = pair.indexOf("=");
      if (equals > 0) found.set(pair.slice(0, equals).trim(), pair.slice(equals + 1).trim());
    }
  }
  return found;
}

export const curl: TerminalCommand = { name: "curl", summary: "send a request to the server", run };
