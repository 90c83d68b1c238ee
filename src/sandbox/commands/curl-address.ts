import { type Address, readAddress } from "./local-address.ts";

/** A transfer that fails; message and exit code are curl's. */
export class CurlError extends Error {
  readonly code = "curl_failed";
  readonly exit: number;
  constructor(exit: number, message: string) {
    super(`curl: (${String(exit)}) ${message}`);
    this.exit = exit;
  }
}

const BAD_URL = "URL using bad/illegal format or missing URL";
/** Protocols that curl speaks and this terminal does not. */
const OTHER = new Set(
  "dict file ftp ftps gopher imap ldap mqtt pop3 rtsp scp sftp smb smtp telnet tftp".split(" "),
);

/** @throws CurlError */
export function curlAddress(url: string, asIs: boolean): Address {
  if (url === "" || /[\x00-\x20\x7f]/.test(url)) throw new CurlError(3, BAD_URL);
  const address = readAddress(url);
  if (!address || address.name === "") throw new CurlError(3, BAD_URL);
  const { scheme, target } = address;
  if (OTHER.has(scheme))
    throw new CurlError(1, `This terminal's curl speaks HTTP alone, not ${scheme}`);
  if (scheme !== "http" && scheme !== "https")
    throw new CurlError(1, `Protocol "${scheme}" not supported or disabled in libcurl`);
  return asIs ? address : { ...address, target: withoutDots(target) };
}

/** RFC 3986 section 5.2.4 */
function withoutDots(target: string): string {
  const [path = "", ...query] = target.split("?");
  const parts: string[] = [];
  const steps = path.split("/").slice(1);
  for (const [at, step] of steps.entries()) {
    if (step === "..") parts.pop();
    if (step !== "." && step !== "..") parts.push(step);
    else if (at === steps.length - 1) parts.push("");
  }
  return [`/${parts.join("/")}`, ...query].join("?");
}

/** `{a,b}` and `[1-3]` in a URL stand for several. @throws CurlError */
export function globbed(url: string): string[] {
  const at = url.search(/[[\]{}]/);
  if (at === -1) return [url];
  const fail = (why: string, place: number): never => {
    const position = String(place + 1);
    throw new CurlError(3, `${why} in URL position ${position}:\n${url}\n${" ".repeat(place)}^`);
  };
  const rest = url.slice(at);
  const set = /^\{([^{}]*)\}/.exec(rest);
  const range =
    /^\[(\d+)-(\d+)(?::(\d+))?\]/.exec(rest) ?? /^\[([a-z])-([a-z])(?::(\d+))?\]/i.exec(rest);
  const matched = set ?? range;
  if (!matched) {
    if (rest.startsWith("{")) fail("unmatched brace", at);
    if (rest.startsWith("[")) fail("bad range", at + 1);
    fail("unmatched close brace/bracket", at);
  }
  const choices = set
    ? (set[1] ?? "").split(",")
    : steps(range?.[1] ?? "", range?.[2] ?? "", Number(range?.[3] ?? 1));
  const tails = globbed(rest.slice(matched?.[0].length ?? 0));
  return choices.flatMap((choice) => tails.map((tail) => url.slice(0, at) + choice + tail));
}

function steps(from: string, to: string, by: number): string[] {
  const isNumber = /^\d/.test(from);
  const [first, last] = isNumber
    ? [Number(from), Number(to)]
    : [from.charCodeAt(0), to.charCodeAt(0)];
  const found: string[] = [];
  for (let at = first; at <= last && found.length < 100; at += Math.max(by, 1))
    found.push(
      isNumber
        ? String(at).padStart(from.startsWith("0") ? from.length : 0, "0")
        : String.fromCharCode(at),
    );
  return found;
}
