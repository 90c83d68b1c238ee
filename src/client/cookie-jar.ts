import type { Header } from "../http/messages.ts";
import type { LogEntry } from "../protocol/world.ts";
import { exchangeOf } from "./exchange.ts";

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
    for (const cookie of cookiesSet(exchangeOf(entry).response.headers, entry.at)) {
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

function cookiesSet(headers: readonly Header[], now: number): Cookie[] {
  return headers
    .filter(([name]) => name.toLowerCase() === "set-cookie")
    .flatMap(([, value]) => {
      const [pair = "", ...attributes] = value.split(";").map((part) => part.trim());
      const equals = pair.indexOf("=");
      if (equals < 1) return [];
      const settings = new Map(
        attributes.map((attribute) => {
          const [name = "", ...rest] = attribute.split("=");
          return [name.toLowerCase(), rest.join("=")] as const;
        }),
      );
      return [readCookie(pair.slice(0, equals), pair.slice(equals + 1), settings, now)];
    });
}

function readCookie(
  name: string,
  value: string,
  settings: ReadonlyMap<string, string>,
  now: number,
): Cookie {
  const age = settings.get("max-age");
  const date = settings.get("expires");
  const parsed = date === undefined ? NaN : Date.parse(date) / 1000;
  const expires = age === undefined ? (Number.isNaN(parsed) ? null : parsed) : now + Number(age);
  return {
    name,
    value: value.replace(/^"(.*)"$/, "$1"),
    path: settings.get("path") ?? "/",
    expires,
    httpOnly: settings.has("httponly"),
    sameSite: settings.get("samesite") ?? null,
  };
}
