import type { Header } from "../../http/messages.ts";

/** Cookies by name, as a command keeps them while it follows redirects, or in a file from one line to the next. */
export type SimpleCookies = ReadonlyMap<string, string>;

/** The cookies after an answer; one with a lifetime of nothing, or a date long past, is taken away. */
export function afterAnswer(before: SimpleCookies, headers: readonly Header[]): SimpleCookies {
  const cookies = new Map(before);
  for (const [name, value] of headers) {
    if (name.toLowerCase() !== "set-cookie") continue;
    const [pair = "", ...attributes] = value.split(";");
    const equals = pair.indexOf("=");
    if (equals < 1) continue;
    const key = pair.slice(0, equals).trim();
    const gone = attributes.some((one) =>
      /^\s*(?:max-age=(?:0|-\d+)|expires=[^;]*1970)/i.test(one),
    );
    if (gone) cookies.delete(key);
    else cookies.set(key, pair.slice(equals + 1).trim());
  }
  return cookies;
}

export function cookieLine(cookies: SimpleCookies): string {
  return [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
}
