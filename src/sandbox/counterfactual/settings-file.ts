import type { FileEdit } from "../../protocol/counterfactual.ts";
import { settingsFile } from "../../server/source-places.ts";
import type { Refusal } from "./refusal.ts";

/** Lines at the end of settings.py; nothing where there is no such file. */
export function appended(refusal: Refusal, ...lines: readonly string[]): Iterable<FileEdit> {
  return appendedTo(
    settingsFile(new Map(Object.entries(refusal.forks.moment.files))),
    refusal,
    ...lines,
  );
}

/** Lines at the end of a file; nothing where there is none. */
export function* appendedTo(
  file: string | null,
  refusal: Refusal,
  ...lines: readonly string[]
): Iterable<FileEdit> {
  const { files } = refusal.forks.moment;
  if (file === null || !(file in files)) return;
  const text = files[file] ?? "";
  const count = text.split("\n").length;
  // The last line is empty where the file ends as files should.
  const line = text.endsWith("\n") || text === "" ? count : count + 1;
  yield { file, line, removed: "", added: lines.join("\n") };
}

/** A key of SIMPLE_JWT or REST_FRAMEWORK set at the end of settings.py, as one would add it there. */
export function keyed(
  refusal: Refusal,
  dict: "SIMPLE_JWT" | "REST_FRAMEWORK",
  key: string,
  value: string,
  ...before: readonly string[]
): Iterable<FileEdit> {
  const isThere = refusal.setting(dict) !== null;
  const line = isThere ? `${dict}['${key}'] = ${value}` : `${dict} = {'${key}': ${value}}`;
  return appended(refusal, ...before, line);
}

/** A list of texts as Python writes it. */
export const pythonList = (texts: readonly string[]): string =>
  `[${texts.map((text) => `'${text}'`).join(", ")}]`;

/** The learner's class that answers, as the trace names it, e.g. "books.views.BookViewSet". */
function viewOf(refusal: Refusal): { readonly file: string; readonly name: string } | null {
  const { files } = refusal.forks.moment;
  const route = refusal.trace.findLast(({ gate }) => gate === "url");
  const dotted = route?.looked?.find(({ what }) => what === "view")?.value ?? "";
  const parts = dotted.split(".");
  const name = parts.at(-1) ?? "";
  const file = `${parts.slice(0, -1).join("/")}.py`;
  return file in files ? { file, name } : null;
}

/**
 * A class attribute of the view set to a list of one class: its line replaced, or one added under the head of the class. For a
 * function the decorator of that name. With it the import, where the file has none yet.
 */
export function* viewAttribute(
  refusal: Refusal,
  attribute: string,
  name: string,
  module: string,
): Iterable<readonly FileEdit[]> {
  const view = viewOf(refusal);
  if (view === null) return;
  const { file } = view;
  const lines = (refusal.forks.moment.files[file] ?? "").split("\n");
  const found = attributeLine(lines, view.name, attribute, `[${name}]`);
  if (found === null) return;
  const isImported = lines.some((line) =>
    new RegExp(`^from ${module} import .*\\b${name}\\b`).test(line),
  );
  const first = lines.findIndex((line) => /^(?:from|import) /.test(line));
  const imports = { line: first + 1, removed: "", added: `from ${module} import ${name}` };
  const edits = isImported || first === -1 ? [found] : [imports, found];
  yield edits.map((edit) => ({ file, ...edit }));
}

function attributeLine(
  lines: readonly string[],
  view: string,
  attribute: string,
  value: string,
): Omit<FileEdit, "file"> | null {
  const head = lines.findIndex((line) =>
    new RegExp(`^(?:class|def|async def) ${view}\\b`).test(line),
  );
  if (head === -1) return null;
  const isClass = lines[head]?.startsWith("class") === true;
  const end = bodyEnd(lines, head);
  const own = new RegExp(`^\\s+${attribute}\\s*=`);
  const found = isClass
    ? lines.findIndex((line, at) => at > head && at < end && own.test(line))
    : lines.findLastIndex(
        (line, at) => at < head && at > head - 6 && line.startsWith(`@${attribute}(`),
      );
  if (found === -1)
    return isClass ? { line: head + 2, removed: "", added: `    ${attribute} = ${value}` } : null;
  const indent = /^\s*/.exec(lines[found] ?? "")?.[0] ?? "";
  return {
    line: found + 1,
    removed: lines.slice(found, closing(lines, found) + 1).join("\n"),
    added: isClass ? `${indent}${attribute} = ${value}` : `@${attribute}(${value})`,
  };
}

/** The line behind the last of a class body. */
function bodyEnd(lines: readonly string[], head: number): number {
  const end = lines.findIndex((line, at) => at > head && /^[^\s#)\]}]/.test(line));
  return end === -1 ? lines.length : end;
}

/** The last line of a statement whose brackets may span lines. */
function closing(lines: readonly string[], from: number): number {
  let open = 0;
  for (let at = from; at < lines.length; at += 1) {
    for (const letter of lines[at] ?? "") {
      if ("([{".includes(letter)) open += 1;
      if (")]}".includes(letter)) open -= 1;
    }
    if (open <= 0) return at;
  }
  return from;
}
