/** What is wrong with a token, and at which character of the part (counted from 0). */
export interface TokenProblem {
  readonly part: "token" | "header" | "payload" | "signature";
  readonly at: number;
  readonly message: string;
}

/** A segment of a token as far as it can be read. */
export interface DecodedPart {
  /** The base64url text. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** The JSON object it holds; null where it holds none. */
  readonly json: Readonly<Record<string, unknown>> | null;
}

/** A token taken apart; nothing is verified (RFC 7519 section 7.2 without its checks). */
export interface DecodedToken {
  readonly header: DecodedPart;
  readonly payload: DecodedPart;
  /** The base64url text of the third part. */
  readonly signature: string;
  readonly problems: readonly TokenProblem[];
}

/** Shows what can be shown of any text. Never throws. */
export function decodeToken(text: string): DecodedToken {
  const token = text.trim().replace(/^Bearer\s+/i, "");
  const [header = "", payload = "", signature = "", ...rest] = token.split(".");
  const problems: TokenProblem[] = [];
  const parts = token.split(".").length;
  if (parts !== 3) {
    const message = `A JWT has three parts with dots between them; this has ${parts}.`;
    problems.push({
      part: "token",
      at: rest.length > 0 ? header.length + payload.length + signature.length + 2 : token.length,
      message,
    });
  }
  const decoded = {
    header: decodePart("header", header, problems),
    payload: decodePart("payload", payload, problems),
  };
  const stray = strayAt(signature);
  if (stray !== -1)
    problems.push({ part: "signature", at: stray, message: strayMessage(signature, stray) });
  return { ...decoded, signature, problems };
}

function strayAt(text: string): number {
  return text.search(/[^A-Za-z0-9_=-]|=(?!=*$)/);
}

function strayMessage(text: string, at: number): string {
  return `"${String.fromCodePoint(text.codePointAt(at) ?? 0)}" is no character of base64url.`;
}

function decodePart(
  part: "header" | "payload",
  text: string,
  problems: TokenProblem[],
): DecodedPart {
  const stray = strayAt(text);
  if (stray !== -1) problems.push({ part, at: stray, message: strayMessage(text, stray) });
  const bytes = bytesOf(stray === -1 ? text : text.slice(0, stray));
  if (text === "") {
    const told = problems.some((problem) => problem.part === "token");
    if (!told) problems.push({ part, at: 0, message: `The ${part} is empty.` });
    return { text, bytes, json: null };
  }
  try {
    const data: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    if (typeof data === "object" && data !== null && !Array.isArray(data)) {
      return { text, bytes, json: data as Readonly<Record<string, unknown>> };
    }
    problems.push({ part, at: 0, message: `The ${part} is JSON, but not an object.` });
  } catch {
    if (stray === -1)
      problems.push({
        part,
        at: text.length,
        message: `The ${part} is not JSON: it seems to be cut short or changed.`,
      });
  }
  return { text, bytes, json: null };
}

function bytesOf(text: string): Uint8Array {
  const plain = text.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/");
  const whole = plain.slice(0, plain.length % 4 === 1 ? -1 : undefined);
  return Uint8Array.from(atob(whole), (character) => character.charCodeAt(0));
}
