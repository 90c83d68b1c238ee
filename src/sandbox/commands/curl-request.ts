import type { Header, RequestMessage } from "../../http/messages.ts";
import { formBody } from "./curl-form.ts";
import type { CurlOptions } from "./curl-options.ts";
import { type Address, hostOf } from "./local-address.ts";
import { cookieLine, type SimpleCookies } from "./simple-cookies.ts";

export function curlMethod({ method, head, get, data, form, upload }: CurlOptions): string {
  if (method !== null) return method;
  if (head) return "HEAD";
  if (upload !== null) return "PUT";
  return form !== null || (data !== null && !get) ? "POST" : "GET";
}

/** The request as curl sends it. @param bare after a redirect that made a GET of a POST: without its body */
export function curlRequest(
  options: CurlOptions,
  address: Address,
  method: string,
  authorization: string | null,
  cookies: SimpleCookies,
  bare: boolean,
): RequestMessage {
  const { headers: given, data, get, form, upload, isJson } = options;
  const text = data?.join(isJson ? "" : "&") ?? "";
  const made = form === null ? null : formBody(form);
  const sends = !bare && (form !== null || upload !== null || (data !== null && !get));
  const body = new TextEncoder().encode(sends ? (made?.body ?? upload ?? text) : "");
  const own = (name: string): boolean =>
    given.some(([one]) => one.toLowerCase() === name.toLowerCase());
  const sent = given.filter(
    (header): header is Header => header[1] !== null && !(bare && /^content-/i.test(header[0])),
  );
  const type = made?.type ?? (upload === null ? "application/x-www-form-urlencoded" : null);
  const plain = (name: string, value: string | null): Header[] =>
    value === null || own(name) ? [] : [[name, value]];
  const isHost = ([name]: Header): boolean => name.toLowerCase() === "host";
  const headers: Header[] = [
    ...plain("Host", hostOf(address)),
    ...sent.filter(isHost),
    ...plain("Authorization", authorization),
    ...plain("User-Agent", options.agent === "" ? null : options.agent),
    ...plain("Accept", "*/*"),
    ...plain("Accept-Encoding", options.compressed ? "deflate, gzip, br, zstd" : null),
    ...plain("Referer", options.referer),
    ...plain("Cookie", cookies.size === 0 ? null : cookieLine(cookies)),
    ...sent.filter((header) => !isHost(header)),
    ...plain("Content-Length", sends ? String(body.length) : null),
    ...plain("Content-Type", sends ? type : null),
    ...plain("Expect", sends && upload !== null ? "100-continue" : null),
  ];
  const query = get && text !== "" ? `${address.target.includes("?") ? "&" : "?"}${text}` : "";
  const target = address.target + query;
  return { method, target, version: options.version, headers, body };
}
