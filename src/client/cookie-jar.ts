import { headerValue } from "../http/serialize.ts";
import type { LogEntry } from "../protocol/world.ts";
import { type Exchange, exchangeOf } from "./exchange.ts";

/** A cookie as RFC 6265 keeps it. */
export interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly path: string;
  /** Seconds since the epoch, UTC; null for a session cookie. */
  readonly expires: number | null;
  readonly httpOnly: boolean;
  readonly sameSite: string | null;
}

export type CookieJar = readonly Cookie[];

/** The jar after a log: a pure function of the answers, so that it survives whatever the log survives. */
export function cookieJar(log: readonly LogEntry[]): CookieJar {
  let jar: Cookie[] = [];
  for (const entry of log) {
    if (entry.kind !== "exchange") continue;
    for (const cookie of cookiesSet(exchangeOf(entry))) {
      jar = jar.filter((known) => known.name !== cookie.name || known.path !== cookie.path);
      if (cookie.expires === null || cookie.expires > entry.at) jar.push(cookie);
    }
  }
  return jar;
}

/** The cookies that go with a request, longer paths first, as one header value; null for none. */
export function cookieHeader(jar: CookieJar, path: string, now: number): string | null {
  const fitting = jar
    .filter(
      (cookie) =>
        (cookie.expires === null || cookie.expires > now) && pathMatches(path, cookie.path),
    )
    .sort((a, b) => b.path.length - a.path.length);
  return fitting.length === 0
    ? null
    : fitting.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** RFC 6265 section 5.1.4 */
function pathMatches(path: string, cookiePath: string): boolean {
  return (
    path === cookiePath ||
    (path.startsWith(cookiePath) && (cookiePath.endsWith("/") || path[cookiePath.length] === "/"))
  );
}

function cookiesSet({ entry, request, response }: Exchange): Cookie[] {
  const host = (headerValue(request.headers, "Host") ?? "").replace(/:\d+$/, "");
  return response.headers
    .filter(([name]) => name.toLowerCase() === "set-cookie")
    .flatMap(([, value]) => {
      const [pair = "", ...attributes] = value.split(";").map((part) => part.trim());
      const equals = pair.indexOf("=");
      if (equals < 1) return [];
      const settings = new Map(
        attributes.map((attribute) => {
          const [name = "", ...rest] = attribute.split("=");
          return [name.trim().toLowerCase(), rest.join("=").trim()] as const;
        }),
      );
      if (isForeign(settings.get("domain"), host)) return [];
      const written = [pair.slice(0, equals).trim(), pair.slice(equals + 1).trim()] as const;
      return [readCookie(written, settings, entry.at, defaultPath(request.target))];
    });
}

/** A cookie for another host is not taken (RFC 6265 section 5.3, step 6). */
function isForeign(attribute: string | undefined, host: string): boolean {
  const domain = (attribute ?? "").replace(/^\./, "").toLowerCase();
  return domain !== "" && host !== domain && !host.endsWith(`.${domain}`);
}

/** RFC 6265 section 5.1.4: the folder of the address that was asked for. */
function defaultPath(target: string): string {
  const [path = ""] = target.split("?");
  return path.slice(0, path.lastIndexOf("/")) || "/";
}

function readCookie(
  [name, value]: readonly [string, string],
  settings: ReadonlyMap<string, string>,
  now: number,
  folder: string,
): Cookie {
  const age = /^-?\d+$/.exec(settings.get("max-age") ?? "")?.[0];
  const path = settings.get("path") ?? "";
  const date = settings.get("expires");
  const parsed = date === undefined ? NaN : Date.parse(date) / 1000;
  const expires = age === undefined ? (Number.isNaN(parsed) ? null : parsed) : now + Number(age);
  return {
    name,
    value,
    path: path.startsWith("/") ? path : folder,
    expires,
    httpOnly: settings.has("httponly"),
    sameSite: settings.get("samesite") ?? null,
  };
}
