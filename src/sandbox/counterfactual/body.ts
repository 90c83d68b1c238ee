import type { RequestMessage } from "../../http/messages.ts";
import { jsonObject } from "./fork.ts";
import { withBody, withHeader } from "./messages.ts";
import { type Candidate, fieldsOf, type Generator, nameOf, type Refusal } from "./refusal.ts";
import { tokensFor } from "./token-sources.ts";

type Fields = Readonly<Record<string, unknown>>;

const isForm = (refusal: Refusal): boolean =>
  /urlencoded/i.test(refusal.header("Content-Type") ?? "");

/** The request with these fields in its body, in the form it was sent in. */
function withFields(refusal: Refusal, fields: Fields): RequestMessage {
  const { request } = refusal;
  if (isForm(refusal)) {
    const texts = Object.entries(fields).map(([name, value]): [string, string] => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    return withBody(request, new URLSearchParams(texts).toString());
  }
  return withBody(request, JSON.stringify(fields), "application/json");
}

const shown = (value: unknown): string => {
  const text = JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 36)}…"` : text;
};

/** Values of many kinds, likeliest first: what a field takes is seen by trying. */
function valuesFor(name: string, sent: unknown, refusal: Refusal): unknown[] {
  const digits = "9780000000002";
  const named: readonly (readonly [RegExp, unknown])[] = [
    [/mail/i, "reader@example.com"],
    [/date|_at$|_on$/i, "2026-01-15"],
    [/isbn/i, digits],
    [/price|amount|cost/i, "9.99"],
    [/user|name|title|author/i, `new-${name}`],
    [/pass/i, "correct-horse-7-battery"],
    [/url|link/i, "https://example.com/"],
  ];
  const likely = named.filter(([pattern]) => pattern.test(name)).map(([, value]) => value);
  const worked = refusal.earlier.filter(({ response }) => response.status < 300);
  const valuesOf = (here: boolean): unknown[] =>
    worked
      .filter(({ request }) => (request.target.split("?")[0] === refusal.path) === here)
      .map(({ request }) => fieldsOf(request)[name])
      .filter((value) => value !== undefined)
      .slice(0, 2);
  const short = typeof sent === "string" && sent.length > 8 ? [sent.slice(0, 8)] : [];
  const messages = JSON.stringify(jsonObject(refusal.response)?.[name] ?? "");
  const most = /no more than (\d+) characters/.exec(messages)?.[1];
  const fewest = /at least (\d+) characters/.exec(messages)?.[1];
  const cut = most !== undefined && typeof sent === "string" ? [sent.slice(0, Number(most))] : [];
  const long = fewest !== undefined ? [String(sent).padEnd(Number(fewest), "x")] : [];
  const common = ["text", 1, "1", "2026-01-15", "2026-01-15T12:00:00Z", true, digits, [], [1], {}];
  const [here, elsewhere] = [valuesOf(true), valuesOf(false)];
  const choices = [...cut, ...long, ...here, ...likely, ...elsewhere, ...common, ...short];
  return choices.filter((value) => JSON.stringify(value) !== JSON.stringify(sent));
}

/** How many values of one field are tried. */
const MOST_VALUES = 14;

/** Fields that the answer complains of, with a list of messages each. */
function refusedFields(refusal: Refusal): readonly string[] {
  const errors = refusal.before.status === 400 ? jsonObject(refusal.response) : null;
  return Object.entries(errors ?? {})
    .filter(([name, value]) => Array.isArray(value) && name !== "non_field_errors")
    .map(([name]) => name);
}

const needsBody = ({ request, before }: Refusal): boolean =>
  before.status === 400 && ["POST", "PUT", "PATCH"].includes(request.method);

/** A value for the one field that was refused. */
export const bodyField: Generator = {
  kind: "body-field",
  words: "a value for the field that was refused",
  *propose(refusal) {
    const fields = refusedFields(refusal);
    const [name] = fields;
    if (!needsBody(refusal) || fields.length !== 1 || name === undefined) return;
    const sent = fieldsOf(refusal.request);
    for (const value of valuesFor(name, sent[name], refusal).slice(0, MOST_VALUES)) {
      // A password is sent twice where it has to be repeated.
      const others = /pass/i.test(name) ? Object.keys(sent).filter((key) => /pass/i.test(key)) : [];
      const repeated = Object.fromEntries(others.map((key) => [key, value]));
      const how =
        name in sent ? `a value it takes for \`${name}\`` : `the missing field \`${name}\``;
      yield {
        sentence: `Send ${how}, for example ${shown(value)}.`,
        change: refusal.sending(withFields(refusal, { ...sent, ...repeated, [name]: value })),
      };
    }
  },
};

/** All refused fields at once, in one body: each gets the first value that is no longer complained of. */
export const bodyFields: Generator = {
  kind: "body-fields",
  words: "values for all fields that were refused",
  async *propose(refusal) {
    const fields = refusedFields(refusal);
    if (!needsBody(refusal) || fields.length < 2) return;
    const sent = fieldsOf(refusal.request);
    let left = new Set(fields);
    let body: Fields = sent;
    const chosen = new Map(fields.map((name) => [name, valuesFor(name, sent[name], refusal)]));
    // One request tells of all fields, so the values of all are tried side by side.
    for (let round = 0; round < MOST_VALUES && left.size > 0; round += 1) {
      const tried = [...left].map((name) => [name, chosen.get(name)?.[round]] as const);
      body = { ...body, ...Object.fromEntries(tried.filter(([, value]) => value !== undefined)) };
      const change = refusal.sending(withFields(refusal, body));
      const played = await refusal.forks.play(change);
      const errors = played?.status === 400 ? Object.keys(jsonObject(played.response) ?? {}) : [];
      left = new Set(fields.filter((name) => errors.includes(name)));
      if (left.size > 0) continue;
      const names = fields.map((name) => `\`${name}\``).join(", ");
      const values = fields.map((name) => shown(body[name])).join(", ");
      yield { sentence: `Send values for ${names} in the body, for example ${values}.`, change };
    }
  },
};

/** The body said to be what it is. */
export const contentType: Generator = {
  kind: "content-type",
  words: "another Content-Type",
  *propose(refusal) {
    const { request, before } = refusal;
    if (request.body.length === 0 || (before.status !== 415 && before.status !== 400)) return;
    const text = new TextDecoder().decode(request.body);
    const isJson = /^\s*[[{]/.test(text);
    const isPairs = /^[\w.%-]+=[^\s]*$/.test(text);
    const type = isJson ? "application/json" : isPairs ? "application/x-www-form-urlencoded" : null;
    if (type === null || refusal.header("Content-Type")?.toLowerCase() === type) return;
    yield {
      sentence: `Send \`Content-Type: ${type}\`: without it the server does not know how to read this body.`,
      change: refusal.sending(withHeader(request, "Content-Type", type)),
    };
  },
};

/** JSON without the slips that people make by hand, or a form written as JSON. */
export const bodySyntax: Generator = {
  kind: "body-syntax",
  words: "the body with its JSON mended",
  *propose(refusal) {
    const { request, before } = refusal;
    if (request.body.length === 0 || (before.status !== 400 && before.status !== 415)) return;
    const text = new TextDecoder().decode(request.body);
    const pairs = /^[\w.%-]+=[^\s]*$/.test(text)
      ? [JSON.stringify(Object.fromEntries(new URLSearchParams(text)))]
      : [];
    const mended = mendJson(text);
    for (const json of [...pairs, ...(mended === null ? [] : [mended])]) {
      yield {
        sentence: `Send valid JSON: \`${json.length > 80 ? `${json.slice(0, 76)}…` : json}\`.`,
        change: refusal.sending(withBody(request, json, "application/json")),
      };
    }
  },
};

/** Text that JSON would be but for its quotes, commas, constants or ends; null where it is JSON or cannot be helped. */
function mendJson(text: string): string | null {
  if (isJson(text)) return null;
  const steps: readonly ((json: string) => string)[] = [
    (json) => json.replace(/^\uFEFF/, "").trim(),
    (json) => json.replace(/,\s*([\]}])/g, "$1"),
    (json) => json.replace(/'/g, '"'),
    (json) => json.replace(/([{,]\s*)([A-Za-z_]\w*)(\s*:)/g, '$1"$2"$3'),
    (json) => json.replace(/\bTrue\b/g, "true").replace(/\bFalse\b/g, "false"),
    (json) => json.replace(/\bNone\b/g, "null"),
    (json) => ((json.match(/"/g)?.length ?? 0) % 2 === 1 ? `${json}"` : json),
    (json) => (json.startsWith("{") && !json.endsWith("}") ? `${json}}` : json),
  ];
  let json = text;
  for (const step of steps) {
    json = step(json);
    if (isJson(json)) return json;
  }
  return null;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const isTokenField = (name: string): name is "refresh" | "token" =>
  name === "refresh" || name === "token";

/** A good token in the body, for the addresses that refresh, verify and revoke. */
export const bodyToken: Generator = {
  kind: "body-token",
  words: "a fresh token in the body",
  async *propose(refusal): AsyncGenerator<Candidate> {
    const { status, gate } = refusal.before;
    const sent = fieldsOf(refusal.request);
    const missing = refusedFields(refusal).filter(isTokenField);
    const [field] = [...Object.keys(sent).filter(isTokenField), ...missing];
    const { user } = refusal;
    if (field === undefined || user === null || (status !== 401 && status !== 400)) return;
    if (gate === "permission") return;
    const kinds = field === "refresh" ? (["refresh"] as const) : (["access", "sliding"] as const);
    for (const kind of kinds) {
      for await (const { token, words, source } of tokensFor(refusal, user, kind)) {
        yield {
          sentence: `Send ${words} as \`${field}\`${field in sent ? " in the place of the one you sent" : ""}.`,
          change: refusal.sending(withFields(refusal, { ...sent, [field]: token }), source),
        };
      }
    }
  },
};

/** A password that worked before, for the same name or any. */
export const knownPassword: Generator = {
  kind: "known-password",
  words: "the name and password of an earlier login",
  *propose(refusal) {
    const sent = fieldsOf(refusal.request);
    if (typeof sent["password"] !== "string") return;
    const logins = refusal.earlier
      .filter(({ response }) => response.status < 300)
      .map(({ request }) => fieldsOf(request))
      .filter(({ username, password }) => username !== undefined && password !== undefined);
    const same = logins.find(({ username }) => username === sent["username"]);
    const login = same ?? logins[0];
    if (login === undefined || login["password"] === sent["password"]) return;
    const { username, password } = login;
    const user = refusal.users.find((row) => row["username"] === username);
    yield {
      sentence: same
        ? `Send the password that ${String(username)} logged in with before.`
        : `Log in as ${user ? nameOf(user) : String(username)}, with the password that worked before.`,
      change: refusal.sending(withFields(refusal, { ...sent, username, password })),
    };
  },
};
