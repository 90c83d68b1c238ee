/** A piece of a body: text as it is sent. */
export interface CurlField {
  readonly name: string;
  readonly text: string;
  /** For a file's part. */
  readonly file: string | null;
  readonly type: string | null;
}

/** What a curl line asks for. */
export interface CurlOptions {
  readonly urls: readonly string[];
  /** From -X; null leaves it to the other options. */
  readonly method: string | null;
  /** As -H gave them, oldest first; a value of null takes curl's own header of that name out. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
  /** The body's pieces; null where there is none. */
  readonly data: readonly string[] | null;
  readonly isJson: boolean;
  readonly form: readonly CurlField[] | null;
  /** -T */
  readonly upload: string | null;
  readonly user: string | null;
  readonly bearer: string | null;
  readonly cookies: readonly string[];
  readonly jar: string | null;
  readonly agent: string;
  readonly referer: string | null;
  /** -I */
  readonly head: boolean;
  /** -G: the data becomes the query. */
  readonly get: boolean;
  readonly include: boolean;
  readonly verbose: boolean;
  readonly silent: boolean;
  readonly showError: boolean;
  /** -L */
  readonly follow: boolean;
  readonly maxRedirects: number;
  /** --post301, --post302, --post303: statuses that leave a POST a POST. */
  readonly keepsPost: ReadonlySet<number>;
  readonly fail: "never" | "fast" | "with-body";
  /** -o files, one a URL; null in their place is -O. */
  readonly outputs: readonly (string | null)[];
  readonly dumpHeaders: string | null;
  /** -w */
  readonly write: string | null;
  readonly compressed: boolean;
  readonly version: "HTTP/1.0" | "HTTP/1.1";
  readonly globs: boolean;
  readonly pathAsIs: boolean;
}

/** A curl line that curl refuses to run; the text is curl's. */
export class CurlUsageError extends Error {
  readonly code = "curl_usage";
  readonly exit: number;
  constructor(message: string, exit = 2) {
    super(message);
    this.exit = exit;
  }
}

export type CurlDraft = { -readonly [K in keyof CurlOptions]: CurlOptions[K] };
export type ReadFile = (path: string) => string | undefined;

export const TRY = "curl: try 'curl --help' or 'curl --manual' for more information";

export function noCurlOptions(): CurlDraft {
  return {
    ...{ urls: [], method: null, headers: [], data: null, isJson: false, form: null },
    ...{ upload: null, user: null, bearer: null, cookies: [], jar: null, agent: "curl/7.88.1" },
    ...{ referer: null, head: false, get: false, include: false, verbose: false, silent: false },
    ...{ showError: false, follow: false, maxRedirects: 50, keepsPost: new Set(), fail: "never" },
    ...{ outputs: [], dumpHeaders: null, write: null, compressed: false, version: "HTTP/1.1" },
    ...{ globs: true, pathAsIs: false },
  };
}

/** Options with one letter, by it. */
export const LETTERS: Readonly<Record<string, string>> = {
  ...{ X: "request", H: "header", d: "data", u: "user", b: "cookie", c: "cookie-jar", F: "form" },
  ...{ A: "user-agent", e: "referer", o: "output", O: "remote-name", w: "write-out", I: "head" },
  ...{ G: "get", i: "include", v: "verbose", L: "location", s: "silent", S: "show-error" },
  ...{ k: "insecure", f: "fail", T: "upload-file", m: "max-time", D: "dump-header", g: "globoff" },
  ...{ n: "netrc", N: "no-buffer", q: "disable", "0": "http1.0", "#": "progress-bar" },
  ...{
    "4": "ipv4",
    "6": "ipv6",
    z: "time-cond",
    x: "proxy",
    E: "cert",
    Q: "quote",
    y: "speed-time",
  },
  ...{
    Y: "speed-limit",
    r: "range",
    U: "proxy-user",
    K: "config",
    C: "continue-at",
    t: "telnet-option",
  },
  ...{
    a: "append",
    B: "use-ascii",
    j: "junk-session-cookies",
    J: "remote-header-name",
    l: "list-only",
  },
  ...{
    p: "proxytunnel",
    P: "ftp-port",
    R: "remote-time",
    Z: "parallel",
    M: "manual",
    h: "help",
    V: "version",
  },
};

/** Options that make no difference here. */
export const SILENT_FLAGS = new Set([
  ...["insecure", "netrc", "no-buffer", "disable", "progress-bar", "ipv4", "ipv6", "http1.1"],
  ...["remote-time", "junk-session-cookies", "location-trusted", "no-keepalive", "tcp-nodelay"],
  ...["no-progress-meter", "parallel", "basic", "anyauth", "raw", "http2", "styled-output"],
  ...["no-styled-output", "fail-early", "tr-encoding", "disable-eprt", "no-sessionid"],
]);
export const SILENT_VALUED = new Set([
  ...["max-time", "connect-timeout", "retry", "retry-delay", "retry-max-time", "cacert", "capath"],
  ...[
    "cert",
    "key",
    "limit-rate",
    "interface",
    "noproxy",
    "speed-time",
    "speed-limit",
    "keepalive-time",
  ],
  ...["expect100-timeout", "tls-max", "ciphers", "dns-servers", "stderr", "time-cond", "quote"],
]);
/** Options of curl's that this terminal does not carry out. */
export const REFUSED_FLAGS = new Set([
  ...["append", "use-ascii", "remote-header-name", "list-only", "proxytunnel", "manual", "digest"],
  ...["negotiate", "ntlm", "next"],
]);
export const REFUSED_VALUED = new Set([
  ...["proxy", "range", "proxy-user", "config", "continue-at", "telnet-option", "ftp-port"],
  ...["trace", "trace-ascii", "unix-socket", "resolve", "connect-to", "aws-sigv4"],
]);
