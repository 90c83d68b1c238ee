/** JSON with numbers as they were written, so that printing it again changes nothing but its layout. */
export type JsonNode =
  | { readonly kind: "plain"; readonly text: string }
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "list"; readonly items: readonly JsonNode[] }
  | {
      readonly kind: "object";
      readonly entries: readonly (readonly [name: string, value: JsonNode])[];
    };

const TOKEN = /\s*([[\]{},:]|"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/y;

/** @returns null for what is no JSON */
export function readJson(text: string): JsonNode | null {
  try {
    JSON.parse(text);
  } catch {
    return null;
  }
  TOKEN.lastIndex = 0;
  const take = (): string => TOKEN.exec(text)?.[1] ?? "";
  return readValue(take(), take);
}

/** The text is known to be JSON, so tokens come in an order that makes sense. */
function readValue(first: string, take: () => string): JsonNode {
  if (first === "[") {
    const items: JsonNode[] = [];
    for (let token = take(); token !== "]"; token = take())
      if (token !== ",") items.push(readValue(token, take));
    return { kind: "list", items };
  }
  if (first === "{") {
    const entries = new Map<string, JsonNode>();
    for (let token = take(); token !== "}"; token = take()) {
      if (token === ",") continue;
      take();
      entries.set(JSON.parse(token) as string, readValue(take(), take));
    }
    return { kind: "object", entries: [...entries] };
  }
  return first.startsWith('"')
    ? { kind: "string", value: JSON.parse(first) as string }
    : { kind: "plain", text: first };
}

export interface JsonLayout {
  /** Spaces a level; 0 writes everything on one line. */
  readonly indent: number;
  readonly sortKeys: boolean;
  /** On one line: a space behind every comma and colon, as Python writes it. */
  readonly isSpaced?: boolean;
  /** Nothing but ASCII, the rest as \\uXXXX. */
  readonly isAscii?: boolean;
}

export function writeJson(node: JsonNode, layout: JsonLayout, depth = 0): string {
  if (node.kind === "plain") return node.text;
  if (node.kind === "string") return quoted(node.value, layout);
  const gap = layout.indent > 0 || layout.isSpaced === true ? " " : "";
  const [open, close] = node.kind === "list" ? ["[", "]"] : ["{", "}"];
  const parts =
    node.kind === "list"
      ? node.items.map((item) => writeJson(item, layout, depth + 1))
      : sorted(node.entries, layout.sortKeys).map(
          ([name, value]) => `${quoted(name, layout)}:${gap}${writeJson(value, layout, depth + 1)}`,
        );
  if (parts.length === 0 || layout.indent === 0) return open + parts.join(`,${gap}`) + close;
  const line = (level: number): string => `\n${" ".repeat(layout.indent * level)}`;
  return open + line(depth + 1) + parts.join(`,${line(depth + 1)}`) + line(depth) + close;
}

function quoted(text: string, { isAscii = false }: JsonLayout): string {
  const escaped = (unit: string): string =>
    `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return isAscii ? JSON.stringify(text).replace(/[\u0080-\uffff]/g, escaped) : JSON.stringify(text);
}

function sorted<T>(
  entries: readonly (readonly [string, T])[],
  sort: boolean,
): readonly (readonly [string, T])[] {
  return sort ? entries.toSorted(([a], [b]) => (a < b ? -1 : 1)) : entries;
}
