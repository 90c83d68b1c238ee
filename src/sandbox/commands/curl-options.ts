import type { Header } from "../../http/messages.ts";

/** What a curl line asks for. */
export interface CurlOptions {
  readonly url: string | null;
  /** From -X; null leaves it to the other options. */
  readonly method: string | null;
  /** As -H gave them, oldest first; a value of null takes curl's own header of that name out. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
  /** The body's pieces; null where there is none. */
  readonly data: readonly string[] | null;
  readonly user: string | null;
  readonly cookie: string | null;
  readonly agent: string;
  /** -I */
  readonly head: boolean;
  /** -G: the data becomes the query. */
  readonly get: boolean;
  readonly include: boolean;
  readonly verbose: boolean;
  /** -L */
  readonly follow: boolean;
  /** -o: the body is not shown. */
  readonly output: string | null;
  /** -w */
  readonly write: string | null;
}

/** A curl line that curl refuses to run; the text is curl's. */
export class CurlUsageError extends Error {
  readonly code = "curl_usage";
}

type Draft = { -readonly [K in keyof CurlOptions]: CurlOptions[K] };

const TRY = "curl: try 'curl --help' or 'curl --manual' for more information";

/** Options with a value. @param read the text of a file in the project, for `-d @file` */
const VALUED: Readonly<
  Record<string, (draft: Draft, value: string, read: (path: string) => string) => void>
> = {
  request: (draft, value) => (draft.method = value),
  header: (draft, value) => (draft.headers = [...draft.headers, ...headerOf(value)]),
  data: (draft, value, read) =>
    add(draft, value.startsWith("@") ? withoutBreaks(read(value.slice(1))) : value),
  "data-raw": (draft, value) => add(draft, value),
  "data-binary": (draft, value, read) =>
    add(draft, value.startsWith("@") ? read(value.slice(1)) : value),
  "data-urlencode": (draft, value) => add(draft, encoded(value)),
  json(draft, value, read) {
    add(draft, value.startsWith("@") ? read(value.slice(1)) : value);
    const json = "application/json";
    draft.headers = [...draft.headers, ["Content-Type", json], ["Accept", json]];
  },
  user: (draft, value) => (draft.user = value),
  cookie: (draft, value) => (draft.cookie = value),
  "user-agent": (draft, value) => (draft.agent = value),
  output: (draft, value) => (draft.output = value),
  "write-out": (draft, value) => (draft.write = value),
  url: (draft, value) => (draft.url = value),
};

const FLAGS: Readonly<Record<string, (draft: Draft) => void>> = {
  head: (draft) => (draft.head = true),
  get: (draft) => (draft.get = true),
  include: (draft) => (draft.include = true),
  verbose: (draft) => (draft.verbose = true),
  location: (draft) => (draft.follow = true),
  silent: () => undefined,
  "show-error": () => undefined,
  insecure: () => undefined,
  "http1.1": () => undefined,
};

const LETTERS: Readonly<Record<string, string>> = {
  ...{ X: "request", H: "header", d: "data", u: "user", b: "cookie", A: "user-agent", o: "output" },
  ...{ w: "write-out", I: "head", G: "get", i: "include", v: "verbose", L: "location" },
  ...{ s: "silent", S: "show-error", k: "insecure" },
};

/** @param read the text of a file in the project @throws CurlUsageError */
export function curlOptions(words: readonly string[], read: (path: string) => string): CurlOptions {
  const draft: Draft = {
    ...{ url: null, method: null, headers: [], data: null, user: null, cookie: null },
    ...{ agent: "curl/7.88.1", head: false, get: false, include: false, verbose: false },
    ...{ follow: false, output: null, write: null },
  };
  const left = [...words];
  const take = (option: string, name: string, attached: string): void => {
    const value = attached === "" ? left.shift() : attached;
    if (value === undefined) {
      throw new CurlUsageError(`curl: option ${option}: requires parameter\n${TRY}`);
    }
    VALUED[name]?.(draft, value, read);
  };
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word.startsWith("--")) {
      const name = word.slice(2);
      if (Object.hasOwn(VALUED, name)) take(word, name, "");
      else if (Object.hasOwn(FLAGS, name)) FLAGS[name]?.(draft);
      else throw unknown(word);
    } else if (word.startsWith("-") && word !== "-") {
      readLetters(word, draft, take);
    } else draft.url = word;
  }
  if (draft.url === null) throw new CurlUsageError(`curl: no URL specified!\n${TRY}`);
  return draft;
}

/** "-sv", "-XPOST", "-sX POST" */
function readLetters(
  word: string,
  draft: Draft,
  take: (option: string, name: string, attached: string) => void,
): void {
  for (let at = 1; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const name = Object.hasOwn(LETTERS, letter) ? (LETTERS[letter] ?? "") : "";
    if (Object.hasOwn(VALUED, name)) {
      take(word, name, word.slice(at + 1));
      return;
    }
    if (!Object.hasOwn(FLAGS, name)) throw unknown(word);
    FLAGS[name]?.(draft);
  }
}

function unknown(option: string): CurlUsageError {
  return new CurlUsageError(`curl: option ${option}: is unknown\n${TRY}`);
}

/** "Accept:" takes the header out, "X-Empty;" sends it without a value. */
function headerOf(text: string): CurlOptions["headers"] {
  const empty = /^([^:;\s]+);$/.exec(text)?.[1];
  if (empty !== undefined) return [[empty, ""]];
  const colon = text.indexOf(":");
  if (colon < 1) return [];
  const value = text.slice(colon + 1).trim();
  return [[text.slice(0, colon), value === "" ? null : value]];
}

function add(draft: Draft, piece: string): void {
  draft.data = [...(draft.data ?? []), piece];
}

function withoutBreaks(text: string): string {
  return text.replace(/[\r\n]/g, "");
}

/** "name=any text" with the text percent-encoded. */
function encoded(value: string): string {
  const equals = value.indexOf("=");
  if (equals === -1) return encodeURIComponent(value);
  const name = value.slice(0, equals);
  return `${name}${name === "" ? "" : "="}${encodeURIComponent(value.slice(equals + 1))}`;
}

/** Headers in the order curl sends them, without those of the body. */
export function curlHeaders(options: CurlOptions, host: string): Header[] {
  const { user, agent, cookie, headers } = options;
  const own = (name: string): boolean =>
    headers.some(([given]) => given.toLowerCase() === name.toLowerCase());
  const sent = headers.filter((header): header is readonly [string, string] => header[1] !== null);
  const isHost = ([name]: Header): boolean => name.toLowerCase() === "host";
  const hosts = own("Host") ? sent.filter(isHost) : [["Host", host] as const];
  const credentials =
    user !== null && !own("Authorization")
      ? [["Authorization", `Basic ${base64(user)}`] as const]
      : [];
  return [
    ...hosts,
    ...credentials,
    ...(own("User-Agent") ? [] : [["User-Agent", agent] as const]),
    ...(own("Accept") ? [] : [["Accept", "*/*"] as const]),
    ...(cookie === null ? [] : [["Cookie", cookie] as const]),
    ...sent.filter((header) => !isHost(header)),
  ];
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
