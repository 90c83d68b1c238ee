import {
  type CurlDraft,
  type CurlOptions,
  CurlUsageError,
  LETTERS,
  noCurlOptions,
  type ReadFile,
  REFUSED_FLAGS,
  REFUSED_VALUED,
  SILENT_FLAGS,
  SILENT_VALUED,
  TRY,
} from "./curl-options.ts";
import { formField } from "./curl-form.ts";

interface Reading {
  readonly draft: CurlDraft;
  readonly read: ReadFile;
  warn(text: string): void;
}

const VALUED: Readonly<Record<string, (reading: Reading, value: string) => void>> = {
  request: ({ draft }, value) => (draft.method = value),
  header: (reading, value) => {
    const { draft } = reading;
    const listed = value.startsWith("@")
      ? (reading.read(value.slice(1)) ?? "").split(/\r?\n/)
      : [value];
    draft.headers = [...draft.headers, ...listed.flatMap(headerOf)];
  },
  data: (reading, value) => {
    addData(reading, value.startsWith("@") ? fileOf(reading, value).replace(/[\r\n]/g, "") : value);
  },
  "data-raw": addData,
  "data-binary": (reading, value) => {
    addData(reading, value.startsWith("@") ? fileOf(reading, value) : value);
  },
  "data-urlencode": (reading, value) => {
    addData(reading, encoded(reading, value));
  },
  json: (reading, value) => {
    addData(reading, value.startsWith("@") ? fileOf(reading, value) : value);
    reading.draft.isJson = true;
  },
  form: ({ draft, read }, value) => (draft.form = [...(draft.form ?? []), formField(value, read)]),
  "form-string": ({ draft }, value) =>
    (draft.form = [...(draft.form ?? []), formField(value, null)]),
  "upload-file": (reading, value) => {
    const text = reading.read(value);
    if (text === undefined)
      throw new CurlUsageError(
        `curl: Can't open '${value}'!\n${TRY}\ncurl: (26) Failed to open/read local data from file/application`,
        26,
      );
    reading.draft.upload = text;
  },
  user: ({ draft }, value) => (draft.user = value),
  "oauth2-bearer": ({ draft }, value) => (draft.bearer = value),
  cookie: ({ draft }, value) => (draft.cookies = [...draft.cookies, value]),
  "cookie-jar": ({ draft }, value) => (draft.jar = value),
  "user-agent": ({ draft }, value) => (draft.agent = value),
  referer: ({ draft }, value) => (draft.referer = value.replace(/;auto$/, "")),
  output: ({ draft }, value) => (draft.outputs = [...draft.outputs, value]),
  "dump-header": ({ draft }, value) => (draft.dumpHeaders = value),
  "write-out": (reading, value) =>
    (reading.draft.write = value.startsWith("@") ? (reading.read(value.slice(1)) ?? "") : value),
  "max-redirs": ({ draft }, value) =>
    (draft.maxRedirects = value === "-1" ? Infinity : Number(value)),
  url: ({ draft }, value) => (draft.urls = [...draft.urls, value]),
};

const FLAGS: Readonly<Record<string, (draft: CurlDraft) => void>> = {
  head: (draft) => (draft.head = true),
  get: (draft) => (draft.get = true),
  include: (draft) => (draft.include = true),
  verbose: (draft) => (draft.verbose = true),
  location: (draft) => (draft.follow = true),
  silent: (draft) => (draft.silent = true),
  "show-error": (draft) => (draft.showError = true),
  fail: (draft) => (draft.fail = "fast"),
  "fail-with-body": (draft) => (draft.fail = "with-body"),
  "remote-name": (draft) => (draft.outputs = [...draft.outputs, null]),
  compressed: (draft) => (draft.compressed = true),
  "http1.0": (draft) => (draft.version = "HTTP/1.0"),
  globoff: (draft) => (draft.globs = false),
  "path-as-is": (draft) => (draft.pathAsIs = true),
  post301: (draft) => (draft.keepsPost = new Set([...draft.keepsPost, 301])),
  post302: (draft) => (draft.keepsPost = new Set([...draft.keepsPost, 302])),
  post303: (draft) => (draft.keepsPost = new Set([...draft.keepsPost, 303])),
};

/**
 * @param read the text of a file of the project, or of the pipe for "-"
 * @param warn takes curl's warnings
 * @throws CurlUsageError
 */
export function curlOptions(
  words: readonly string[],
  read: ReadFile,
  warn: (text: string) => void,
): CurlOptions {
  const reading: Reading = { draft: noCurlOptions(), read, warn };
  const { draft } = reading;
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--") draft.urls = [...draft.urls, ...left.splice(0)];
    else if (word.startsWith("--")) {
      const name = longName(word);
      if (takesValue(name)) apply(reading, word, name, left.shift());
      else flag(reading, word, name);
    } else if (word.startsWith("-") && word !== "-") readLetters(reading, word, left);
    else draft.urls = [...draft.urls, word];
  }
  if (draft.urls.length === 0) throw new CurlUsageError(TRY);
  checkMethods(draft);
  if (!draft.isJson) return draft;
  const type = "application/json";
  const named = (name: string): boolean =>
    draft.headers.some(([one]) => one.toLowerCase() === name);
  const added: [string, string][] = [];
  if (!named("content-type")) added.push(["Content-Type", type]);
  if (!named("accept")) added.push(["Accept", type]);
  return { ...draft, headers: [...draft.headers, ...added] };
}

/** A long option may be shortened as long as it means one thing; `--no-x` takes back `--x`. */
function longName(word: string): string {
  const name = word.slice(2);
  const all = [
    ...[...Object.keys(VALUED), ...Object.keys(FLAGS), ...SILENT_FLAGS, ...SILENT_VALUED],
    ...[...REFUSED_FLAGS, ...REFUSED_VALUED],
  ];
  if (all.includes(name)) return name;
  const starts = all.filter((one) => one.startsWith(name));
  if (starts.length > 1) throw new CurlUsageError(`curl: option ${word}: is ambiguous\n${TRY}`);
  return starts[0] ?? name;
}

const takesValue = (name: string): boolean =>
  Object.hasOwn(VALUED, name) || SILENT_VALUED.has(name) || REFUSED_VALUED.has(name);

function apply(reading: Reading, option: string, name: string, value: string | undefined): void {
  if (value === undefined)
    throw new CurlUsageError(`curl: option ${option}: requires parameter\n${TRY}`);
  if (REFUSED_VALUED.has(name)) refuse(option);
  VALUED[name]?.(reading, value);
}

function flag({ draft }: Reading, option: string, name: string): void {
  if (REFUSED_FLAGS.has(name)) refuse(option);
  if (Object.hasOwn(FLAGS, name)) FLAGS[name]?.(draft);
  else if (!SILENT_FLAGS.has(name))
    throw new CurlUsageError(`curl: option ${option}: is unknown\n${TRY}`);
}

function refuse(option: string): never {
  throw new CurlUsageError(`This terminal's curl does not have the option ${option}.`);
}

/** "-sv", "-XPOST", "-sX POST" */
function readLetters(reading: Reading, word: string, left: string[]): void {
  for (let at = 1; at < word.length; at += 1) {
    const name = LETTERS[word.charAt(at)] ?? "";
    if (takesValue(name)) {
      const attached = word.slice(at + 1);
      apply(reading, word, name, attached === "" ? left.shift() : attached);
      return;
    }
    flag(reading, word, name);
  }
}

const BOTH = "You can only select one HTTP request method! You asked for both";

function checkMethods({ head, get, data, form, upload }: CurlDraft): void {
  const asked = [
    ...(data !== null && !get ? ["POST (-d, --data)"] : []),
    ...(form !== null ? ["multipart formpost (-F, --form)"] : []),
    ...(upload !== null ? ["PUT (-T, --upload-file)"] : []),
    ...(head ? ["HEAD (-I, --head)"] : []),
  ];
  const [first, second] = asked;
  if (first === undefined || second === undefined) return;
  throw new CurlUsageError(warning(`${BOTH} ${first} and ${second}.`));
}

const WIDTH = 79;

/** A warning as curl writes it, broken into lines for a terminal of 80 columns. */
export function warning(text: string): string {
  const [lines, room]: [string[], number] = [[], WIDTH - "Warning: ".length];
  let rest = text;
  while (rest.length > room) {
    const blank = rest.lastIndexOf(" ", room - 1);
    const cut = blank === -1 ? room : blank + 1;
    lines.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...lines, rest].map((line) => `Warning: ${line}\n`).join("");
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

function addData({ draft }: Reading, piece: string): void {
  draft.data = [...(draft.data ?? []), piece];
}

/** @param value "@file" */
function fileOf({ read, warn }: Reading, value: string): string {
  const path = value.slice(1);
  const text = read(path);
  if (text === undefined)
    warn(warning(`Couldn't read data from file "${path}", this makes an empty POST.`));
  return text ?? "";
}

/** "name=any text", "=any text", "any text", "name@file", "@file" with the text percent-encoded. */
function encoded(reading: Reading, value: string): string {
  const at = value.search(/[=@]/);
  if (at === -1) return encodedText(value);
  const name = value.slice(0, at);
  const rest = value.slice(at);
  const text = rest.startsWith("@") ? fileOf(reading, rest) : rest.slice(1);
  return `${name}${name === "" ? "" : "="}${encodedText(text)}`;
}

function encodedText(text: string): string {
  const strict = (character: string): string =>
    `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, strict)
    .replaceAll("%20", "+");
}
