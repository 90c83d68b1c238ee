/** What a line of HTTPie's asks for, its items still as they were written. */
export interface HttpieOptions {
  readonly method: string | null;
  readonly url: string;
  readonly items: readonly string[];
  readonly type: "json" | "form" | "multipart" | null;
  readonly auth: string | null;
  readonly authType: "basic" | "bearer" | "digest";
  /** What to show: H and B of the request, h and b of the response, m for the time it took; null for the usual. */
  readonly print: string | null;
  readonly isVerbose: boolean;
  readonly pretty: "all" | "colors" | "format" | "none" | null;
  readonly isSorted: boolean;
  readonly follow: boolean;
  readonly all: boolean;
  readonly maxRedirects: number;
  readonly checkStatus: boolean;
  readonly ignoreStdin: boolean;
  readonly offline: boolean;
  readonly isQuiet: boolean;
  readonly session: { readonly name: string; readonly readOnly: boolean } | null;
  readonly raw: string | null;
  readonly output: string | null;
}

/** HTTPie refuses the line; the message is for its "error:" section. */
export class HttpieUsageError extends Error {
  readonly code = "httpie_usage";
  /** What stands in front of the usage for the option that is wrong. */
  readonly hint: string;
  constructor(message: string, hint = "") {
    super(message);
    this.hint = hint;
  }
}

type Draft = { -readonly [K in keyof HttpieOptions]: HttpieOptions[K] };
type Flag = (draft: Draft) => void;
type Valued = (draft: Draft, value: string) => void;

const FLAGS: Readonly<Record<string, Flag>> = {
  "--json": (draft) => (draft.type = "json"),
  "--form": (draft) => (draft.type = "form"),
  "--multipart": (draft) => (draft.type = "multipart"),
  "--headers": (draft) => (draft.print = "h"),
  "--meta": (draft) => (draft.print = "m"),
  "--body": (draft) => (draft.print = "b"),
  "--verbose": (draft) => (draft.isVerbose = true),
  "--follow": (draft) => (draft.follow = true),
  "--all": (draft) => (draft.all = true),
  "--check-status": (draft) => (draft.checkStatus = true),
  "--ignore-stdin": (draft) => (draft.ignoreStdin = true),
  "--offline": (draft) => (draft.offline = true),
  "--quiet": (draft) => (draft.isQuiet = true),
  "--unsorted": (draft) => (draft.isSorted = false),
  "--sorted": (draft) => (draft.isSorted = true),
  "--stream": () => undefined,
  "--ignore-netrc": () => undefined,
  "--no-verify": () => undefined,
};

const VALUED: Readonly<Record<string, Valued>> = {
  "--auth": (draft, value) => (draft.auth = value),
  "--auth-type": (draft, value) =>
    (draft.authType = choice("-A/--auth-type", "--auth-type/-A", value, [
      "basic",
      "digest",
      "bearer",
    ])),
  "--print"(draft, value) {
    const strange = [...value].filter((letter) => !"HBhbm".includes(letter));
    if (strange.length > 0)
      throw new HttpieUsageError(`Unknown output options: --print=${strange.join(",")}`);
    draft.print = value;
  },
  "--pretty": (draft, value) =>
    (draft.pretty = choice("--pretty", "--pretty", value, [
      "all",
      "colors",
      "format",
      "none",
    ] as const)),
  "--session": (draft, name) => (draft.session = { name, readOnly: false }),
  "--session-read-only": (draft, name) => (draft.session = { name, readOnly: true }),
  "--raw": (draft, value) => (draft.raw = value),
  "--output": (draft, value) => (draft.output = value),
  "--max-redirects": (draft, value) => (draft.maxRedirects = Number(value)),
  "--timeout": () => undefined,
  "--verify": () => undefined,
  "--style": () => undefined,
  "--default-scheme": () => undefined,
  "--history-print": () => undefined,
  "--response-charset": () => undefined,
  "--format-options": () => undefined,
};

const LETTERS: Readonly<Record<string, string>> = {
  ...{ j: "--json", f: "--form", h: "--headers", m: "--meta", b: "--body", v: "--verbose" },
  ...{ F: "--follow", I: "--ignore-stdin", q: "--quiet", S: "--stream", a: "--auth" },
  ...{ A: "--auth-type", p: "--print", o: "--output", s: "--style" },
};

function choice<T extends string>(
  usage: string,
  name: string,
  value: string,
  known: readonly T[],
): T {
  const found = known.find((one) => one === value);
  if (found !== undefined) return found;
  const listed = [...known]
    .sort()
    .map((one) => `'${one}'`)
    .join(", ");
  throw new HttpieUsageError(
    `argument ${name}: invalid choice: '${value}' (choose from ${listed})`,
    `${usage} {${known.join(", ")}} `,
  );
}

/** @throws HttpieUsageError */
export function httpieOptions(words: readonly string[]): HttpieOptions {
  const draft: Draft = {
    ...{ method: null, url: "", items: [], type: null, auth: null, authType: "basic" },
    ...{ print: null, isVerbose: false, pretty: null, isSorted: true, follow: false, all: false },
    ...{ maxRedirects: 30, checkStatus: false, ignoreStdin: false, offline: false, isQuiet: false },
    ...{ session: null, raw: null, output: null },
  };
  const [left, plain, unknown]: [string[], string[], string[]] = [[...words], [], []];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === "--") plain.push(...left.splice(0));
    else if (word.startsWith("--")) readLong(word, draft, left, unknown);
    else if (/^-[A-Za-z]/.test(word)) readLetters(word, draft, left, unknown);
    else plain.push(word);
  }
  const [first, second, ...rest] = plain;
  if (first === undefined) throw new HttpieUsageError("the following arguments are required: URL");
  if (unknown.length > 0)
    throw new HttpieUsageError(`unrecognized arguments: ${unknown.join(" ")}`);
  // "http URL item" and "http METHOD URL" look alike: a method is letters alone.
  const hasMethod = second !== undefined && /^[A-Za-z]+$/.test(first);
  return hasMethod
    ? { ...draft, method: first.toUpperCase(), url: second, items: rest }
    : { ...draft, url: first, items: second === undefined ? [] : [second, ...rest] };
}

function readLong(word: string, draft: Draft, left: string[], unknown: string[]): void {
  const equals = word.indexOf("=");
  const written = equals === -1 ? word : word.slice(0, equals);
  const names = [...Object.keys(FLAGS), ...Object.keys(VALUED)];
  const starts = names.filter((name) => name.startsWith(written));
  const name = names.includes(written) ? written : starts.length === 1 ? starts[0] : undefined;
  if (starts.length > 1 && name === undefined)
    throw new HttpieUsageError(`ambiguous option: ${word} could match ${starts.join(", ")}`);
  if (name === undefined) unknown.push(word);
  else apply(name, equals === -1 ? null : word.slice(equals + 1), draft, left);
}

/** "-vf", "-aadmin:secret", "-A bearer" */
function readLetters(word: string, draft: Draft, left: string[], unknown: string[]): void {
  for (let at = 1; at < word.length; at += 1) {
    const name = LETTERS[word.charAt(at)];
    if (name === undefined) {
      unknown.push(word);
      return;
    }
    if (Object.hasOwn(FLAGS, name)) apply(name, null, draft, left);
    else {
      const attached = word.slice(at + 1).replace(/^=/, "");
      apply(name, attached === "" ? null : attached, draft, left);
      return;
    }
  }
}

function apply(name: string, attached: string | null, draft: Draft, left: string[]): void {
  const letter = Object.entries(LETTERS).find(([, long]) => long === name)?.[0];
  const label = letter === undefined ? name : `${name}/-${letter}`;
  const hint = letter === undefined ? `${name} ` : `-${letter}/${name} `;
  if (Object.hasOwn(FLAGS, name)) {
    if (attached !== null)
      throw new HttpieUsageError(
        `argument ${label}: ignored explicit argument '${attached}'`,
        hint,
      );
    FLAGS[name]?.(draft);
    return;
  }
  const value = attached ?? left.shift();
  if (value === undefined)
    throw new HttpieUsageError(`argument ${label}: expected one argument`, hint);
  VALUED[name]?.(draft, value);
}
