import { type CommandContext, complained, printed, type TerminalCommand } from "./command.ts";
import { type JsonNode, readJson, writeJson } from "./json-text.ts";
import { cleanPath } from "./paths.ts";

/** What a filter reads: the files named, else the pipe; a text where one is missing says so. */
function inputOf(
  names: readonly string[],
  { files, stdin }: CommandContext,
): { readonly text: string } | { readonly missing: string } {
  if (names.length === 0) return { text: stdin ?? "" };
  const missing = names.find((name) => !files.has(cleanPath(name)));
  if (missing !== undefined) return { missing };
  return { text: names.map((name) => files.get(cleanPath(name)) ?? "").join("") };
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

export const grep: TerminalCommand = {
  name: "grep",
  summary: "print the lines that match: … | grep -i token",
  run(words, context) {
    const flags = new Set(
      words.filter((word) => /^-\w/.test(word)).flatMap((word) => [...word.slice(1)]),
    );
    const strange = [...flags].find((flag) => !"icvnoEFwre".includes(flag));
    const [pattern, ...names] = words.filter((word) => !/^-\w/.test(word));
    if (strange !== undefined || pattern === undefined) {
      const what = strange === undefined ? "" : `grep: invalid option -- '${strange}'\n`;
      return complained(
        `${what}Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.`,
        2,
      );
    }
    const input = inputOf(names, context);
    if ("missing" in input)
      return complained(`grep: ${input.missing}: No such file or directory`, 2);
    const source = flags.has("F") ? pattern.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") : pattern;
    let wanted: RegExp;
    try {
      wanted = new RegExp(
        flags.has("w") ? `\\b(?:${source})\\b` : source,
        flags.has("i") ? "i" : "",
      );
    } catch {
      return complained("grep: Invalid regular expression", 2);
    }
    const found = linesOf(input.text)
      .map((line, at) => ({ line, at }))
      .filter(({ line }) => wanted.test(line) !== flags.has("v"))
      .map(
        ({ line, at }) =>
          `${flags.has("n") ? `${String(at + 1)}:` : ""}${flags.has("o") ? (wanted.exec(line)?.[0] ?? "") : line}`,
      );
    const output = flags.has("c") ? String(found.length) : found.join("\n");
    return printed(output === "" ? "" : `${output}\n`, found.length > 0 ? 0 : 1);
  },
};

export const head: TerminalCommand = {
  name: "head",
  summary: "print the first lines (-n 5)",
  run(words, context) {
    const text = words.join(" ");
    const count = Number(
      /-n ?(\d+)|^-(\d+)/
        .exec(text)
        ?.slice(1)
        .find((one) => one) ?? 10,
    );
    const names = words.filter((word, at) => !word.startsWith("-") && words[at - 1] !== "-n");
    const input = inputOf(names, context);
    if ("missing" in input)
      return complained(
        `head: cannot open '${input.missing}' for reading: No such file or directory`,
        1,
      );
    const lines = linesOf(input.text).slice(0, count);
    return printed(lines.length === 0 ? "" : `${lines.join("\n")}\n`);
  },
};

export const wc: TerminalCommand = {
  name: "wc",
  summary: "count lines, words and bytes (-l, -w, -c)",
  run(words, context) {
    const flags = words.filter((word) => word.startsWith("-")).join("");
    const names = words.filter((word) => !word.startsWith("-"));
    const input = inputOf(names, context);
    if ("missing" in input) return complained(`wc: ${input.missing}: No such file or directory`, 1);
    const { text } = input;
    const all = {
      l: text.split("\n").length - 1,
      w: text.split(/\s+/).filter(Boolean).length,
      c: new TextEncoder().encode(text).length,
    };
    const counts = Object.entries(all).filter(([flag]) => flags === "" || flags.includes(flag));
    const width = counts.length === 1 ? 0 : 7;
    const line = counts.map(([, count]) => String(count).padStart(width)).join(" ");
    return printed(`${line}${names.map((name) => ` ${name}`).join("")}\n`);
  },
};

const STEP = /\.([A-Za-z_]\w*)|\.?\["((?:[^"\\]|\\.)*)"\]|\.?\[(-?\d+)\]|\.?\[\]/y;

export const jq: TerminalCommand = {
  name: "jq",
  summary: "pick from JSON: … | jq .access, jq '.[0].title' (-r: without quotes)",
  run(words, context) {
    const flags = words.filter((word) => /^-\w/.test(word)).join("");
    const [filter = ".", ...names] = words.filter((word) => !/^-\w/.test(word));
    const input = inputOf(names, context);
    if ("missing" in input)
      return complained(`jq: error: Could not open ${input.missing}: No such file or directory`, 2);
    if (input.text.trim() === "") return printed("");
    const root = readJson(input.text);
    if (root === null) return complained("jq: parse error: Invalid JSON text", 2);
    const picked = pick(root, filter.trim());
    if (typeof picked === "string") return complained(picked, 5);
    const layout = { indent: flags.includes("c") ? 0 : 2, sortKeys: flags.includes("S") };
    const lines = picked.map((node) =>
      node.kind === "string" && flags.includes("r") ? node.value : writeJson(node, layout),
    );
    return printed(lines.map((line) => `${line}\n`).join(""));
  },
};

const NULL: JsonNode = { kind: "plain", text: "null" };

/** What a path such as `.results[0].title` leads to; a text is jq's error. */
function pick(root: JsonNode, filter: string): JsonNode[] | string {
  let nodes = [root];
  let at = filter === "." ? 1 : 0;
  while (at < filter.length) {
    STEP.lastIndex = at;
    const step = STEP.exec(filter);
    if (!step)
      return `jq: error: this terminal's jq knows paths such as .access and .[0].title, not ${filter}`;
    at = STEP.lastIndex;
    const [, plain, quoted, index] = step;
    const name = plain ?? quoted;
    const next: JsonNode[] = [];
    for (const node of nodes) {
      const found = index === undefined ? inside(node, name) : item(node, Number(index));
      if (typeof found === "string") return found;
      next.push(...found);
    }
    nodes = next;
  }
  return nodes;
}

const kindOf = (node: JsonNode): string =>
  node.kind === "list"
    ? "array"
    : node.kind !== "plain"
      ? node.kind
      : node.text === "null"
        ? "null"
        : /^[tf]/.test(node.text)
          ? "boolean"
          : "number";

function inside(node: JsonNode, name: string | undefined): JsonNode[] | string {
  if (name === undefined) {
    if (node.kind === "list") return [...node.items];
    if (node.kind === "object") return node.entries.map(([, value]) => value);
    return `jq: error (at <stdin>:0): Cannot iterate over ${kindOf(node)}`;
  }
  if (node.kind === "object") return [node.entries.find(([key]) => key === name)?.[1] ?? NULL];
  if (kindOf(node) === "null") return [NULL];
  return `jq: error (at <stdin>:0): Cannot index ${kindOf(node)} with "${name}"`;
}

function item(node: JsonNode, index: number): JsonNode[] | string {
  if (node.kind === "list") return [node.items.at(index) ?? NULL];
  if (kindOf(node) === "null") return [NULL];
  return `jq: error (at <stdin>:0): Cannot index ${kindOf(node)} with number`;
}
