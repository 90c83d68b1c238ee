import { parseRequest } from "../../../../src/http/parse.ts";
import { headerValue } from "../../../../src/http/serialize.ts";

const SERVER = "Server: BaseHTTP/0.6 Python/3.11.2\nDate: X\n";

/** The server behind the recorded transcripts: it answers with the request it got, or with what its path names. */
export function echo(request: Uint8Array): Uint8Array {
  const { method, target, version, headers, body } = parseRequest(request);
  const path = target.split("?")[0] ?? "";
  const reply = (status: string, lines: string, text: string | null): Uint8Array => {
    const length =
      text === null ? "" : `Content-Length: ${String(new TextEncoder().encode(text).length)}\n`;
    const head = `HTTP/1.1 ${status}\n${SERVER}${lines}${length}\n`.replaceAll("\n", "\r\n");
    const expected =
      headerValue(headers, "Expect") === undefined ? "" : "HTTP/1.1 100 Continue\r\n\r\n";
    return new TextEncoder().encode(expected + head + (method === "HEAD" ? "" : (text ?? "")));
  };
  if (path.startsWith("/redir")) return reply("302 Found", "Location: /target\n", "");
  const plain = "Content-Type: text/plain; charset=utf-8\n";
  if (path.startsWith("/204")) return reply("204 No Content", plain, null);
  if (path.startsWith("/404")) return reply("404 Not Found", "Content-Type: text/plain\n", "nope");
  if (path.startsWith("/json"))
    return reply(
      "200 OK",
      "Content-Type: application/json\n",
      '{"b": 1.0, "a": [1, {"z": null}], "u": "\\u00e9"}',
    );
  const cookie = path.startsWith("/cookie") ? "Set-Cookie: sid=abc; Path=/\n" : "";
  const lines = headers.map(([name, value]) => `${name}: ${value}\n`).join("");
  const text = `${method} ${target} ${version}\n${lines}\n${new TextDecoder().decode(body)}`;
  return reply("200 OK", plain + cookie, text);
}
