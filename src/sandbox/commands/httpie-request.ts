import type { Header, RequestMessage } from "../../http/messages.ts";
import type { HttpieOptions } from "./httpie-options.ts";
import { HttpieUsageError } from "./httpie-options.ts";
import { isData, type Item, jsonOf, jsonProblem, readItem } from "./httpie-items.ts";
import { type JsonNode, readJson, writeJson } from "./json-text.ts";
import { type Address, hostOf } from "./local-address.ts";
import { mediaType } from "./media-type.ts";
import { cleanPath } from "./paths.ts";
import { cookieLine, type SimpleCookies } from "./simple-cookies.ts";

export const AGENT = "HTTPie/3.2.4";
const JSON_TYPE = "application/json";

/** What a line sends, but for where it goes. */
export interface Draft {
  readonly method: string;
  /** null takes HTTPie's own header of that name out. */
  readonly headers: readonly (readonly [name: string, value: string | null])[];
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly body: string | null;
  readonly type: string | null;
  readonly accept: string;
}

interface Sources {
  readonly files: ReadonlyMap<string, string>;
  readonly stdin: string | null;
}

/** Reads the items of a line. @throws HttpieUsageError */
export function draftOf(options: HttpieOptions, sources: Sources): Draft {
  const items = options.items.map((written) => {
    const item = readItem(written);
    if (!item) {
      const where =
        options.method === null && written === options.items[0] ? "" : "argument REQUEST_ITEM: ";
      throw new HttpieUsageError(`${where}'${written}' is not a valid value`);
    }
    return item;
  });
  const data = items.filter(isData);
  const piped = options.ignoreStdin ? null : sources.stdin;
  const given = options.raw ?? piped;
  if (given !== null && data.length > 0) throw new HttpieUsageError(MIXED);
  const { type } = options;
  const isForm = type === "form" || type === "multipart";
  const method = options.method ?? (data.length > 0 || given !== null ? "POST" : "GET");
  const isJson = type === "json" || (!isForm && (data.length > 0 || given !== null));
  const body = given ?? bodyOf(data, options, sources);
  return {
    method,
    headers: items.flatMap((item) => headerOf(item, sources)),
    query: items.flatMap((item) => queryOf(item, sources)),
    body: body?.toString() ?? null,
    type:
      isJson && (body !== null || type === "json")
        ? JSON_TYPE
        : isForm
          ? formType(data, type)
          : null,
    accept: isJson ? `${JSON_TYPE}, */*;q=0.5` : "*/*",
  };
}

const MIXED =
  "Request body (from stdin, --raw or a file) and request data (key=value) cannot be mixed. Pass " +
  "--ignore-stdin to let key/value take priority. See https://httpie.io/docs#scripting for details.";

function headerOf(item: Item, sources: Sources): [string, string | null][] {
  const { key, separator, value } = item;
  if (separator === ":") return [[key, value === "" ? null : value.trim()]];
  if (separator === ";") return [[key, ""]];
  return separator === ":@" ? [[key, fileOf(item, sources).trim()]] : [];
}

function queryOf(item: Item, sources: Sources): [string, string][] {
  if (item.separator === "==") return [[item.key, item.value]];
  return item.separator === "==@" ? [[item.key, fileOf(item, sources).replace(/\n$/, "")]] : [];
}

function fileOf({ value, written }: Item, { files }: Sources): string {
  const text = files.get(cleanPath(value));
  if (text === undefined)
    throw new HttpieUsageError(`'${written}': [Errno 2] No such file or directory: '${value}'`);
  return text;
}

const BOUNDARY = "5f2e8c6ad0b94b0c8e0a3c1b7d9f6e42";

function formType(data: readonly Item[], type: HttpieOptions["type"]): string | null {
  if (type === "multipart" || data.some(({ separator }) => separator === "@"))
    return `multipart/form-data; boundary=${BOUNDARY}`;
  return "application/x-www-form-urlencoded; charset=utf-8";
}

function bodyOf(data: readonly Item[], { type }: HttpieOptions, sources: Sources): string | null {
  if (data.length === 0) return null;
  const [only] = data;
  if (only?.separator === "@" && only.key === "" && data.length === 1) return fileOf(only, sources);
  if (type !== "form" && type !== "multipart") {
    const files = data.filter(({ separator }) => separator === "@");
    if (files.length > 0) {
      for (const file of files) fileOf(file, sources);
      const names = files.map(({ key }) => key).join(",");
      throw new HttpieUsageError(`Invalid file fields (perhaps you meant --form?): ${names}`);
    }
    const values = data.map((item) => [item.key, valueOf(item, sources)] as const);
    return writeJson(jsonOf(values), { indent: 0, sortKeys: false, isSpaced: true, isAscii: true });
  }
  const fields = data.map((item) => ({ item, text: textOf(item, sources) }));
  if (formType(data, type)?.startsWith("multipart") === true) {
    const parts = fields.map(({ item, text }) => {
      const file =
        item.separator === "@" ? `; filename="${item.value.split("/").at(-1) ?? ""}"` : "";
      const type = item.separator === "@" ? mediaType(item.value) : null;
      const line = type === null ? "" : `\r\nContent-Type: ${type}`;
      return `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${item.key}"${file}${line}\r\n\r\n${text}\r\n`;
    });
    return `${parts.join("")}--${BOUNDARY}--\r\n`;
  }
  return new URLSearchParams(fields.map(({ item, text }) => [item.key, text])).toString();
}

function textOf(item: Item, sources: Sources): string {
  return item.separator.endsWith("@") ? fileOf(item, sources) : item.value;
}

function valueOf(item: Item, sources: Sources): JsonNode {
  const text = textOf(item, sources);
  if (!item.separator.startsWith(":=")) return { kind: "string", value: text };
  const node = readJson(text);
  if (!node) throw new HttpieUsageError(`'${item.written}': ${jsonProblem(text) ?? ""}`);
  return node;
}

/** The message, its headers in the order in which they are sent. */
export function messageOf(
  { method, headers: given, query, body, type, accept }: Draft,
  address: Address,
  authorization: string | null,
  cookies: SimpleCookies,
): RequestMessage {
  const bytes = new TextEncoder().encode(body ?? "");
  const hasLength =
    body !== null || (method !== "GET" && method !== "HEAD" && method !== "OPTIONS");
  const isJson = accept !== "*/*";
  const own: (readonly [name: string, value: string | null])[] = [
    ["Host", hostOf(address)],
    ["Accept-Encoding", "gzip, deflate"],
    ["Accept", isJson ? null : accept],
    ["Connection", "keep-alive"],
    ["Content-Length", hasLength ? String(bytes.length) : null],
    ["Authorization", authorization],
    ["Cookie", cookies.size === 0 ? null : cookieLine(cookies)],
    ["User-Agent", AGENT],
    ["Accept", isJson ? accept : null],
    ["Content-Type", type],
  ];
  // What a line gives takes the place of HTTPie's own, and stands where that stood.
  const named = (name: string) => given.filter(([one]) => one.toLowerCase() === name.toLowerCase());
  const known = new Set(own.map(([name]) => name.toLowerCase()));
  const sent = [
    ...own.flatMap((header) => {
      const [name, value] = header;
      const instead = named(name);
      // Accept is named twice, and sent at one of the places.
      return instead.length === 0 ? [header] : value === null && name === "Accept" ? [] : instead;
    }),
    ...given.filter(([name]) => !known.has(name.toLowerCase())),
  ];
  const headers = sent.filter((header): header is Header => header[1] !== null);
  const [path = "/", search = ""] = address.target.split("?");
  const more = new URLSearchParams(query.map(([name, value]) => [name, value])).toString();
  const whole = [search, more].filter((part) => part !== "").join("&");
  const target = whole === "" ? path : `${path}?${whole}`;
  return { method, target, version: "HTTP/1.1", headers, body: bytes };
}
