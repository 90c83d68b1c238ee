import type { JsonNode } from "./json-text.ts";
import { readJson } from "./json-text.ts";

/** A request item of HTTPie's, e.g. `title=Emma`, `stock:=3`, `X-A:1`, `page==2`. */
export interface Item {
  readonly key: string;
  readonly separator: Separator;
  readonly value: string;
  /** As it was written. */
  readonly written: string;
}

/** What separates key and value says what they are; of two at one place the longer counts. */
const SEPARATORS = ["==@", ":=@", "=@", ":@", "==", ":=", "=", ":", ";", "@"] as const;
export type Separator = (typeof SEPARATORS)[number];

const DATA: ReadonlySet<Separator> = new Set(["=", ":=", "@", "=@", ":=@"]);

export function isData({ separator }: Item): boolean {
  return DATA.has(separator);
}

/** A backslash takes a separator its meaning. @returns null for what is no item */
export function readItem(written: string): Item | null {
  let key = "";
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === "\\" && /[:;=@\\]/.test(written[at + 1] ?? "")) {
      at += 1;
      key += written.charAt(at);
      continue;
    }
    const separator = SEPARATORS.find((one) => written.startsWith(one, at));
    if (separator !== undefined) {
      const value = written.slice(at + separator.length).replace(/\\([:;=@\\])/g, "$1");
      return { key, separator, value, written };
    }
    key += written.charAt(at);
  }
  return null;
}

/** Puts the data items together, `author[name]=x` and `tags[]=y` as nested JSON. @returns a text: what HTTPie refuses */
export function jsonOf(items: readonly (readonly [key: string, value: JsonNode])[]): JsonNode {
  let root: JsonNode = { kind: "object", entries: [] };
  for (const [key, value] of items) root = placed(root, pathOf(key), value);
  return root;
}

/** "a[b][]" → a, b, null (which adds to a list). */
function pathOf(key: string): (string | null)[] {
  const [, head = "", tail = ""] = /^((?:\\.|[^[\\])*)((?:\[[^\]]*\])*)$/s.exec(key) ?? [];
  if (head === "" && tail === "") return [key];
  const rest = [...tail.matchAll(/\[([^\]]*)\]/g)].map(([, name = ""]) =>
    name === "" ? null : name,
  );
  return [...(head === "" && tail !== "" ? [] : [head.replace(/\\([[\]])/g, "$1")]), ...rest];
}

function placed(
  node: JsonNode | undefined,
  path: readonly (string | null)[],
  value: JsonNode,
): JsonNode {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (step === null || (node?.kind === "list" && /^\d+$/.test(step))) {
    const items = node?.kind === "list" ? [...node.items] : [];
    const at = step === null ? items.length : Number(step);
    items[at] = placed(items[at], rest, value);
    return { kind: "list", items: Array.from(items, (item) => item ?? NULL) };
  }
  const entries = new Map(node?.kind === "object" ? node.entries : []);
  entries.set(step, placed(entries.get(step), rest, value));
  return { kind: "object", entries: [...entries] };
}

const NULL: JsonNode = { kind: "plain", text: "null" };

/** Why Python's json refuses a text; null where it takes it. */
export function jsonProblem(text: string): string | null {
  if (readJson(text)) return null;
  const start = /^\s*/.exec(text)?.[0].length ?? 0;
  return `Expecting value: line 1 column ${String(start + 1)} (char ${String(start)})`;
}
