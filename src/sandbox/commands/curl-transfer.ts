import type { RequestMessage, ResponseMessage } from "../../http/messages.ts";
import { parseResponse } from "../../http/parse.ts";
import { headerValue, serializeRequest } from "../../http/serialize.ts";
import type { CommandContext } from "./command.ts";
import { CurlError, curlAddress } from "./curl-address.ts";
import type { CurlOptions } from "./curl-options.ts";
import { curlMethod, curlRequest } from "./curl-request.ts";
import type { CurlScreen } from "./curl-screen.ts";
import { writeOut } from "./curl-write-out.ts";
import { type Address, hostOf, redirected, whereIs } from "./local-address.ts";
import { cleanPath } from "./paths.ts";
import { afterAnswer, type SimpleCookies } from "./simple-cookies.ts";

/** Where a transfer goes to and what becomes of its body. */
export interface CurlTarget {
  readonly address: Address;
  /** The URL as it was given. */
  readonly written: string;
  /** -o file; null for -O; undefined for the screen. */
  readonly output: string | null | undefined;
}

const TOO_MANY = 47;

/** One URL, with the redirects it leads along. */
export class CurlTransfer {
  cookies: SimpleCookies;
  readonly #options: CurlOptions;
  readonly #target: CurlTarget;
  readonly #authorization: string | null;
  readonly #user: string | null;
  readonly #context: CommandContext;
  readonly #screen: CurlScreen;
  /** Number of the open connection; null where the server closed it. */
  #open: number | null = null;
  #connections = 0;

  constructor(
    options: CurlOptions,
    target: CurlTarget,
    user: string | null,
    cookies: SimpleCookies,
    context: CommandContext,
    screen: CurlScreen,
  ) {
    this.#options = options;
    this.#target = target;
    const own = user ?? target.address.user;
    this.#user = own;
    const { bearer } = options;
    const basic = own === null ? null : `Basic ${base64(own.includes(":") ? own : `${own}:`)}`;
    this.#authorization = bearer === null ? basic : `Bearer ${bearer}`;
    this.cookies = cookies;
    this.#context = context;
    this.#screen = screen;
  }

  /** @returns curl's exit code @throws CurlError */
  async run(): Promise<number> {
    const { follow, maxRedirects, method: forced, keepsPost, pathAsIs } = this.#options;
    let [address, method, bare] = [this.#target.address, curlMethod(this.#options), false];
    const file = this.#file(address);
    for (let redirects = 0; ; redirects += 1) {
      const request = curlRequest(
        this.#options,
        address,
        method,
        this.#authorization,
        this.cookies,
        bare,
      );
      this.#connect(address);
      const { response, answer } = await this.#exchange(request, address);
      this.cookies = afterAnswer(this.cookies, response.headers);
      const location = headerValue(response.headers, "Location");
      const isRedirect = response.status >= 300 && response.status < 400 && location !== undefined;
      const next = isRedirect && follow ? redirected(address, location) : null;
      this.#showHead(request, response, answer, next !== null && request.body.length > 0);
      if (!next) return this.#end(request, response, address, redirects, file);
      if (response.body.length > 0) this.#note("Ignoring the response-body");
      this.#left(response, address);
      if (redirects >= maxRedirects)
        throw new CurlError(TOO_MANY, `Maximum (${String(maxRedirects)}) redirects followed`);
      const url = `${next.scheme}://${hostOf(next)}${next.target}`;
      this.#note(`Issue another request to this URL: '${url}'`);
      address = curlAddress(url, pathAsIs);
      // RFC 9110 section 15.4 lets 301, 302 and 303 turn a POST into a GET, and curl does so unless -X names the method.
      if (
        response.status < 304 &&
        method === "POST" &&
        forced === null &&
        !keepsPost.has(response.status)
      ) {
        this.#note("Switch from POST to GET");
        [method, bare] = ["GET", true];
      }
    }
  }

  /** Where the body goes; null for the screen. */
  #file({ target }: Address): string | null {
    const { output } = this.#target;
    if (output === undefined || output === "-") return null;
    if (output !== null) return output;
    const name =
      target
        .replace(/[?#].*$/s, "")
        .split("/")
        .at(-1) ?? "";
    if (name !== "") return name;
    this.#screen.say("curl: Remote file name has no length!\n");
    throw new CurlError(23, "Failed writing received data to disk/application");
  }

  #note(text: string): void {
    if (this.#options.verbose) this.#screen.say(`* ${text}\n`);
  }

  /** @throws CurlError */
  #connect(address: Address): void {
    const { name, port, scheme } = address;
    const where = whereIs(address);
    if (where === "unknown") {
      this.#note(`Could not resolve host: ${name}`);
      this.#note("Closing connection 0");
      throw new CurlError(6, `Could not resolve host: ${name}`);
    }
    if (this.#open !== null) {
      this.#note("Found bundle for host: 0x55d0c0ffee00 [serially]");
      this.#note("Can not multiplex, even if we wanted to");
      this.#note(`Re-using existing connection #${String(this.#open)} with host ${name}`);
      return;
    }
    const ip = /^\d/.test(name) ? name : "127.0.0.1";
    this.#note(`  Trying ${ip}:${port}...`);
    if (where === "closed") this.#refused(address);
    this.#note(`Connected to ${name} (${ip}) port ${port} (#${String(this.#connections)})`);
    this.#open = this.#connections;
    this.#connections += 1;
    if (scheme === "https")
      throw new CurlError(35, "OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number");
  }

  #refused({ name, port }: Address): never {
    const ip = /^\d/.test(name) ? name : "127.0.0.1";
    const failed = `Failed to connect to ${name} port ${port} after 0 ms: Couldn't connect to server`;
    this.#note(`connect to ${ip} port ${port} failed: Connection refused`);
    this.#note(failed);
    this.#note("Closing connection 0");
    throw new CurlError(7, failed);
  }

  /** @throws CurlError */
  async #exchange(
    request: RequestMessage,
    address: Address,
  ): Promise<{ readonly response: ResponseMessage; readonly answer: Uint8Array }> {
    const answer = await this.#context.send(serializeRequest(request));
    if (!answer) this.#refused(address);
    let final = answer;
    for (
      let response = parseResponse(final);
      response.status >= 100 && response.status < 200;
      response = parseResponse(final)
    ) {
      final = response.body;
    }
    return { response: parseResponse(final), answer };
  }

  #showHead(
    request: RequestMessage,
    response: ResponseMessage,
    answer: Uint8Array,
    rewinds: boolean,
  ): void {
    const { verbose, include, head, dumpHeaders } = this.#options;
    const received = headText(answer.subarray(0, answer.length - response.body.length));
    if (verbose) {
      const user = this.#user?.split(":")[0];
      if (user !== undefined) this.#note(`Server auth using Basic with user '${user}'`);
      const sent = new TextDecoder().decode(
        serializeRequest({ ...request, body: new Uint8Array() }),
      );
      this.#screen.say(marked(">", headText(new TextEncoder().encode(sent))));
      const lines = marked("<", received);
      this.#screen.say(
        rewinds
          ? lines.replace(/^(?=< Location:)/im, "* Please rewind output before next send\n")
          : lines,
      );
    }
    if (include || head || dumpHeaders === "-") {
      if (!verbose || include || head) this.#screen.show(received);
    } else if (dumpHeaders !== null) this.#context.write(cleanPath(dumpHeaders), received);
  }

  #end(
    request: RequestMessage,
    response: ResponseMessage,
    address: Address,
    redirects: number,
    file: string | null,
  ): number {
    const { fail, silent, showError, write } = this.#options;
    const failed = fail !== "never" && response.status >= 400;
    const body = request.method === "HEAD" ? new Uint8Array() : response.body;
    if (!(failed && fail === "fast")) this.#keepBody(body, file);
    if (failed && fail === "fast")
      this.#note("The requested URL returned error: " + String(response.status));
    this.#left(response, address, failed && fail === "fast");
    if (failed && (!silent || showError))
      this.#screen.say(`curl: (22) The requested URL returned error: ${String(response.status)}\n`);
    const exit = failed ? 22 : 0;
    if (write !== null) {
      const variables = this.#variables(request, response, address, redirects, exit);
      const screen = this.#screen;
      writeOut(
        write,
        variables,
        (text) => {
          screen.show(text);
        },
        (text) => {
          screen.say(text);
        },
      );
    }
    return exit;
  }

  #keepBody(body: Uint8Array, file: string | null): void {
    const text = new TextDecoder().decode(body);
    const isAway = file !== null || !this.#screen.toTerminal;
    if (isAway && !this.#options.silent) this.#screen.meter(body.length);
    if (file === null) this.#screen.show(text);
    else if (file !== "/dev/null") this.#context.write(cleanPath(file), text);
  }

  /** What becomes of the connection behind an answer. */
  #left({ headers, version }: ResponseMessage, { name }: Address, cut = false): void {
    const said = headerValue(headers, "Connection")?.toLowerCase();
    const number = String(this.#open ?? 0);
    if (cut || said === "close" || (version === "HTTP/1.0" && said !== "keep-alive")) {
      this.#note(`Closing connection ${number}`);
      this.#open = null;
    } else this.#note(`Connection #${number} to host ${name} left intact`);
  }

  #variables(
    request: RequestMessage,
    { status, headers, body, version }: ResponseMessage,
    address: Address,
    redirects: number,
    exit: number,
  ): Readonly<Record<string, string>> {
    const code = String(status).padStart(3, "0");
    const location = headerValue(headers, "Location");
    const next = location === undefined ? null : redirected(address, location);
    const times = Object.fromEntries(TIMES.map((name) => [name, "0.004000"]));
    return {
      ...times,
      http_code: code,
      response_code: code,
      method: request.method,
      url: this.#target.written,
      url_effective: `${address.scheme}://${hostOf(address)}${request.target}`,
      content_type: headerValue(headers, "Content-Type") ?? "",
      size_download: String(body.length),
      size_upload: String(request.body.length),
      num_redirects: String(redirects),
      num_headers: String(headers.length),
      num_connects: String(this.#connections),
      redirect_url: next ? `${next.scheme}://${hostOf(next)}${next.target}` : "",
      http_version: version.replace("HTTP/", "").replace(/\.0$/, ""),
      scheme: address.scheme.toUpperCase(),
      remote_ip: "127.0.0.1",
      remote_port: address.port,
      local_ip: "127.0.0.1",
      exitcode: String(exit),
      errormsg: exit === 0 ? "" : `The requested URL returned error: ${code}`,
    };
  }
}

const TIMES = [
  ...["time_total", "time_connect", "time_namelookup", "time_pretransfer", "time_redirect"],
  ...["time_starttransfer", "time_appconnect"],
];

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

function headText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll("\r", "");
}

/** Each line with a sign in front, the empty one at the end of a head as well. */
function marked(sign: string, head: string): string {
  return head
    .replace(/\n$/, "")
    .split("\n")
    .map((line) => `${sign} ${line}\n`)
    .join("");
}
