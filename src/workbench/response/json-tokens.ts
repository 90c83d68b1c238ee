/** A stretch of laid-out JSON. */
export interface JsonToken {
  readonly kind: "key" | "string" | "number" | "word" | "plain";
  readonly text: string;
}

const TOKEN = /"(?:\\.|[^"\\])*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|true|false|null|[\]{}[,:]|\s+/y;

/**
 * Lays JSON out with two blanks a level, and names each stretch for its colour. Works on the text, not on the parsed value, so
 * that numbers, escapes and duplicate keys stay as the server wrote them.
 * @returns null when the text is not JSON
 */
export function jsonTokens(json: string): readonly JsonToken[] | null {
  if (!isJson(json)) return null;
  const words = [...split(json)];
  const tokens: JsonToken[] = [];
  let depth = 0;
  const newline = (): void => {
    tokens.push({ kind: "plain", text: `\n${"  ".repeat(depth)}` });
  };
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (word === "{" || word === "[") {
      tokens.push({ kind: "plain", text: word });
      depth += 1;
      if (next !== "}" && next !== "]") newline();
    } else if (word === "}" || word === "]") {
      depth -= 1;
      const before = words[index - 1];
      if (before !== "{" && before !== "[") newline();
      tokens.push({ kind: "plain", text: word });
    } else if (word === ",") {
      tokens.push({ kind: "plain", text: word });
      newline();
    } else if (word === ":") {
      tokens.push({ kind: "plain", text: ": " });
    } else {
      tokens.push({ kind: kindOf(word, next), text: word });
    }
  });
  return tokens;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function* split(json: string): Generator<string> {
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(json); match !== null; match = TOKEN.exec(json)) {
    if (match[0].trim() !== "") yield match[0];
  }
}

function kindOf(word: string, next: string | undefined): JsonToken["kind"] {
  if (word.startsWith('"')) return next === ":" ? "key" : "string";
  return /^[-\d]/.test(word) ? "number" : "word";
}
