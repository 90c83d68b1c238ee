/** What Django takes of Python's urllib.parse: pure functions over text and bytes. */

const ENCODER = new TextEncoder();
const UTF8 = new TextDecoder("utf-8", { ignoreBOM: true });
const UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~";

/** Text of bytes as ISO-8859-1: the form in which WSGI hands over everything. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 8192)
    text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192) as unknown as number[]);
  return text;
}

/** Bytes of latin-1 text. Characters beyond U+00FF are cut to their low byte, which WSGI never produces. */
export function latin1Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
}

export function utf8Bytes(text: string): Uint8Array {
  return ENCODER.encode(text);
}

/** Bytes decoded with errors="replace". */
export function utf8Text(bytes: Uint8Array): string {
  return UTF8.decode(bytes);
}

/** Bytes in a named encoding as text; bytes that are not in it make the whole of them latin-1. */
export function decodeText(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return latin1(bytes);
  }
}

/** urllib.parse.quote: UTF-8, upper-case hex, unreserved characters and `safe` left as they are. */
export function quote(text: string | Uint8Array, safe = "/"): string {
  const keep = new Set(UNRESERVED + safe);
  const bytes = typeof text === "string" ? ENCODER.encode(text) : text;
  let out = "";
  for (const byte of bytes) {
    const char = String.fromCharCode(byte);
    out +=
      byte < 128 && keep.has(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }
  return out;
}

export function quotePlus(text: string, safe = ""): string {
  return quote(text, `${safe} `).replaceAll(" ", "+");
}

/** urllib.parse.unquote_to_bytes: malformed escapes are left as they are. */
export function unquoteToBytes(text: string): Uint8Array {
  const bytes = ENCODER.encode(text);
  const out: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 37 ? String.fromCharCode(bytes[i + 1] ?? 0, bytes[i + 2] ?? 0) : "";
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      out.push(parseInt(hex, 16));
      i += 2;
    } else out.push(bytes[i] as number);
  }
  return Uint8Array.from(out);
}

/** urllib.parse.unquote: only runs of ASCII are unquoted, each run decoded by itself, as UTF-8 unless told otherwise. */
export function unquote(text: string, decode: (bytes: Uint8Array) => string = utf8Text): string {
  if (!text.includes("%")) return text;
  return text.replace(/[\x00-\x7f]+/g, (run) =>
    run.includes("%") ? decode(unquoteToBytes(run)) : run,
  );
}

/** Names and values of a query string or form, blank values kept. @returns null where there are more than `limit` */
export function parseQuery(
  query: string,
  limit: number | null,
  decode: (bytes: Uint8Array) => string = utf8Text,
): [string, string][] | null {
  if (query === "") return [];
  const parts = query.split("&");
  if (limit !== null && parts.length > limit) return null;
  return parts
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.indexOf("=");
      const name = at < 0 ? part : part.slice(0, at);
      const value = at < 0 ? "" : part.slice(at + 1);
      const plain = (written: string): string => unquote(written.replaceAll("+", " "), decode);
      return [plain(name), plain(value)];
    });
}

export interface SplitUrl {
  readonly scheme: string;
  readonly netloc: string;
  readonly path: string;
  readonly query: string;
  readonly fragment: string;
}

/** urllib.parse.urlsplit. @throws RangeError "Invalid IPv6 URL" where brackets of the host do not match */
export function urlsplit(url: string): SplitUrl {
  let rest = url.replace(/^[\x00-\x20]+/, "").replace(/[\t\r\n]/g, "");
  let scheme = "";
  const colon = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(rest);
  if (colon) {
    scheme = (colon[1] as string).toLowerCase();
    rest = rest.slice(colon[0].length);
  }
  let netloc = "";
  if (rest.startsWith("//")) {
    const end = rest.slice(2).search(/[/?#]/);
    netloc = end < 0 ? rest.slice(2) : rest.slice(2, end + 2);
    rest = rest.slice(2 + netloc.length);
    if (netloc.includes("[") !== netloc.includes("]")) throw new RangeError("Invalid IPv6 URL");
  }
  const hash = rest.indexOf("#");
  const fragment = hash < 0 ? "" : rest.slice(hash + 1);
  if (hash >= 0) rest = rest.slice(0, hash);
  const mark = rest.indexOf("?");
  const query = mark < 0 ? "" : rest.slice(mark + 1);
  return { scheme, netloc, path: mark < 0 ? rest : rest.slice(0, mark), query, fragment };
}

export function urlunsplit(url: SplitUrl): string {
  let out = url.path;
  if (url.netloc !== "" || out.startsWith("//")) {
    if (out !== "" && !out.startsWith("/")) out = `/${out}`;
    out = `//${url.netloc}${out}`;
  }
  if (url.scheme !== "") out = `${url.scheme}:${out}`;
  if (url.query !== "") out += `?${url.query}`;
  return url.fragment === "" ? out : `${out}#${url.fragment}`;
}

/** urllib.parse.urljoin for http URLs: RFC 3986 section 5. */
export function urljoin(base: string, url: string): string {
  if (url === "") return base;
  if (base === "") return url;
  const from = urlsplit(base);
  const to = urlsplit(url);
  if (to.scheme !== "" && to.scheme !== from.scheme) return url;
  if (to.netloc !== "") return urlunsplit({ ...to, scheme: from.scheme });
  if (to.path === "") {
    return urlunsplit({
      ...from,
      query: to.query === "" ? from.query : to.query,
      fragment: to.fragment,
    });
  }
  const segments = to.path.startsWith("/")
    ? to.path.split("/")
    : [...from.path.split("/").slice(0, -1), ...to.path.split("/")];
  const path: string[] = [];
  for (const segment of segments) {
    if (segment === "..") {
      if (path.length > 1) path.pop();
    } else if (segment !== ".") path.push(segment);
  }
  const last = segments.at(-1);
  if (last === "." || last === "..") path.push("");
  return urlunsplit({
    ...from,
    path: path.join("/") || "/",
    query: to.query,
    fragment: to.fragment,
  });
}
