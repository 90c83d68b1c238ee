import { joinBytes } from "./bytes.ts";
import type { Header, RequestMessage } from "./messages.ts";

/** The bytes of a request: header text as latin-1 where it fits, else as UTF-8. */
export function serializeRequest({
  method,
  target,
  version,
  headers,
  body,
}: RequestMessage): Uint8Array {
  const lines = [
    `${method} ${target} ${version}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const head = lines.flatMap((line) => [encodeLine(line), Uint8Array.of(13, 10)]);
  return joinBytes([...head, Uint8Array.of(13, 10), body]);
}

function encodeLine(line: string): Uint8Array {
  const codes = [...line].map((character) => character.codePointAt(0) ?? 0);
  return codes.every((code) => code < 256)
    ? Uint8Array.from(codes)
    : new TextEncoder().encode(line);
}

/** The first value of a header, whatever the case of its name. */
export function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([written]) => written.toLowerCase() === name.toLowerCase())?.[1];
}
