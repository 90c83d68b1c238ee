/** Mirrors django/utils/http.py (5.2). */
import { TypeError } from "../../../python/errors.ts";
import { native } from "../../../python/objects.ts";
import { iterate, str, truthy } from "../../../python/operations.ts";
import { Bytes, Dict, Float, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { MultiValueDict } from "./datastructures.ts";
import { latin1, quotePlus, unquote, urlsplit } from "./url-text.ts";

export const MAX_URL_REDIRECT_LENGTH = 16384;
export const RFC3986_SUBDELIMS = "!$&'()*+,;=";

const DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"] as const;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** An IMF-fixdate. @param epoch seconds, fractions are cut */
export function http_date(epoch: number): string {
  const date = new Date(Math.floor(epoch) * 1000);
  const two = (n: number): string => String(n).padStart(2, "0");
  const day = `${DAYS[date.getUTCDay()] ?? ""}, ${two(date.getUTCDate())} ${MONTHS[date.getUTCMonth()] ?? ""}`;
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(":");
  return `${day} ${String(date.getUTCFullYear()).padStart(4, "0")} ${time} GMT`;
}

/** Seconds since the epoch of an HTTP date in any of its three forms; null for anything else. @param now seconds */
export function parse_http_date_safe(text: string, now: number): number | null {
  const fixed = /^\w{3}, (\d{2}) (\w{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text);
  const rfc850 = /^\w{6,9}, (\d{2})-(\w{3})-(\d{2}) (\d{2}):(\d{2}):(\d{2}) GMT$/.exec(text);
  const asctime = /^\w{3} (\w{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/.exec(text);
  const parts =
    fixed ?? rfc850 ?? (asctime && [0, asctime[2], asctime[1], asctime[6], ...asctime.slice(3, 6)]);
  if (!parts) return null;
  const [, day, month, year, hour, minute, second] = parts.map(String);
  const index = MONTHS.findIndex((name) => name.toLowerCase() === month?.toLowerCase());
  let full = Number(year);
  if (full < 100) {
    const current = new Date(now * 1000).getUTCFullYear();
    const century = current - (current % 100);
    full += full - (current % 100) > 50 ? century - 100 : century;
  }
  if (index < 0) return null;
  const at = Date.UTC(full, index, Number(day), Number(hour), Number(minute), Number(second));
  return new Date(at).getUTCDate() === Number(day) ? at / 1000 : null;
}

/** Entity tags of If-Match or If-None-Match; malformed ones are left out. */
export function parse_etags(text: string): string[] {
  if (text.trim() === "*") return ["*"];
  return text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => /^(?:W\/)?"[^"]*"$/.test(part));
}

export function quote_etag(tag: string): string {
  return /^(?:W\/)?"[^"]*"$/.test(tag) ? tag : `"${tag}"`;
}

/** A host against a pattern of ALLOWED_HOSTS: exact, or with a leading dot any subdomain too. */
export function is_same_domain(host: string, pattern: string): boolean {
  if (pattern === "") return false;
  const wanted = pattern.toLowerCase();
  if (wanted.startsWith(".")) return host.endsWith(wanted) || host === wanted.slice(1);
  return wanted === host;
}

/** Main value and parameters of a header such as `text/html; charset=utf-8`. Names are lower-cased. */
export function parse_header_parameters(line: string): {
  value: string;
  params: Map<string, string>;
} {
  const [head, ...rest] = splitParameters(line);
  const params = new Map<string, string>();
  for (const part of rest) {
    if (part === "") continue;
    const at = part.includes("=") ? part.indexOf("=") : part.length;
    let name = part.slice(0, at).trim().toLowerCase();
    let value = part.slice(at + 1).trim();
    const encoded = name.endsWith("*") && value.split("'").length === 3;
    if (name.endsWith("*")) name = name.slice(0, -1);
    if (value.length >= 2 && value.startsWith('"') && value.endsWith('"')) {
      value = value.slice(1, -1).replaceAll("\\\\", "\\").replaceAll('\\"', '"');
    }
    params.set(name, encoded ? unquote(value.split("'")[2] ?? "") : value);
  }
  return { value: (head ?? "").toLowerCase().trim(), params };
}

function splitParameters(line: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let part = "";
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (char === "\\" && quoted) {
      part += char + line.charAt(++i);
      continue;
    }
    if (char === '"') quoted = !quoted;
    if (char === ";" && !quoted) {
      parts.push(part.trim());
      part = "";
    } else part += char;
  }
  parts.push(part.trim());
  return parts;
}

/** A path that starts with two slashes would name a host: the second one is escaped. */
export function escape_leading_slashes(url: string): string {
  return url.startsWith("//") ? `/%2F${url.slice(2)}` : url;
}

/** Whether a redirect to `url` stays on one of `hosts` (empty host: relative). */
export function url_has_allowed_host_and_scheme(
  url: string | null,
  hosts: ReadonlySet<string>,
  require_https = false,
): boolean {
  const trimmed = url?.trim() ?? "";
  if (trimmed === "") return false;
  return (
    isAllowed(trimmed, hosts, require_https) &&
    isAllowed(trimmed.replaceAll("\\", "/"), hosts, require_https)
  );
}

function isAllowed(url: string, hosts: ReadonlySet<string>, https: boolean): boolean {
  if (url.length > MAX_URL_REDIRECT_LENGTH || url.startsWith("///")) return false;
  try {
    const { scheme, netloc } = urlsplit(url);
    if (netloc === "" && scheme !== "") return false;
    if (/^[\p{C}]/u.test(url)) return false;
    const known = scheme === "" && netloc !== "" ? "http" : scheme;
    const schemes = https ? ["https"] : ["http", "https"];
    return (netloc === "" || hosts.has(netloc)) && (known === "" || schemes.includes(known));
  } catch {
    return false;
  }
}

function pairsOf(query: Value): (readonly [Value, Value])[] {
  if (query instanceof MultiValueDict)
    return [...query.keyLists()].map(([name, list]) => [name, list] as const);
  if (query instanceof Dict) return [...query];
  return iterate(query).map((pair) => {
    const [name = null, value = null] = iterate(pair);
    return [name, value] as const;
  });
}

/** Names and values as a query string. @throws TypeError for None */
function urlencode(query: Value, doseq: boolean): string {
  const pairs: string[] = [];
  for (const [name, value] of pairsOf(query)) {
    if (value === null) {
      throw new TypeError(
        `Cannot encode None for key '${str(name)}' in a query string. Did you mean to pass an empty string or omit the value?`,
      );
    }
    const several =
      doseq && typeof value === "object" && !(value instanceof Bytes) ? iterate(value) : [value];
    for (const one of several) pairs.push(`${quotePlus(str(name))}=${quotePlus(str(one))}`);
  }
  return pairs.join("&");
}

export const http = defineModule("django.utils.http", (process) => ({
  urlencode: native(
    "query, doseq=False",
    (query: Value, doseq: Value = false) => urlencode(query, truthy(doseq)),
    "urlencode",
  ),
  urlsafe_base64_encode: native(
    "s",
    (s: Bytes) =>
      btoa(latin1(s.value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", ""),
    "urlsafe_base64_encode",
  ),
  url_has_allowed_host_and_scheme: native(
    "url, allowed_hosts, require_https=False",
    (url: Value, hosts: Value, https: Value = false) => {
      const allowed = hosts === null ? [] : typeof hosts === "string" ? [hosts] : iterate(hosts);
      const text = url === null ? null : str(url);
      return url_has_allowed_host_and_scheme(text, new Set(allowed.map(str)), truthy(https));
    },
    "url_has_allowed_host_and_scheme",
  ),
  parse_http_date_safe: native(
    "date",
    (date: string) => parse_http_date_safe(date, process.host.clock()),
    "parse_http_date_safe",
  ),
  http_date: native(
    "epoch_seconds=None",
    (epoch: Value = null) =>
      http_date(
        epoch === null
          ? process.host.clock()
          : epoch instanceof Float
            ? epoch.value
            : Number(epoch),
      ),
    "http_date",
  ),
  quote_etag: native("etag_str", quote_etag, "quote_etag"),
  escape_leading_slashes: native("url", escape_leading_slashes, "escape_leading_slashes"),
  is_same_domain: native("host, pattern", is_same_domain, "is_same_domain"),
}));
