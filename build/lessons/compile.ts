import MarkdownIt from "markdown-it";
import * as v from "valibot";
import { LineCounter, parseDocument } from "yaml";
import type {
  Block,
  Check,
  Criterion,
  Exhibit,
  Hint,
  Lesson,
  SolutionStep,
  Task,
} from "../../src/course/lesson.ts";
import * as schema from "./schema.ts";

/** A mistake in a lesson file, with the place an author looks at. Lines count from 1. */
export class LessonError extends Error {
  readonly code = "lesson_invalid";
  readonly line: number;
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.line = line;
  }
}

interface Source {
  readonly file: string;
  /** Line of the text's first line in the file. */
  readonly line: number;
  readonly text: string;
}

const markdown = new MarkdownIt({ html: false, linkify: false, typographer: false });
markdown.validateLink = (url) => /^(?:https:\/\/|#|file:|pane:)/.test(url);
/** Characters of inline code that fit into a line anywhere; longer code may break after a dot, a slash or an underscore. */
const UNBROKEN_CODE = 30;
markdown.renderer.rules.code_inline = (tokens, index) => {
  const words = tokens[index]?.content ?? "";
  const escaped = markdown.utils.escapeHtml(words);
  const text = words.length > UNBROKEN_CODE ? escaped.replace(/[._/](?=\w)/g, "$&<wbr>") : escaped;
  return `<code>${text}</code>`;
};
const renderLink = markdown.renderer.rules.link_open;
// Links that leave the workbook open beside it; `file:` and `pane:` links are acted on by the lesson view.
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  const token = tokens[index];
  const href = String(token?.attrGet("href") ?? "");
  const inside = /^(file|pane):(.*)$/.exec(href);
  if (inside) {
    token?.attrSet("href", "#");
    token?.attrSet(`data-${inside[1] ?? ""}`, inside[2] ?? "");
  } else if (href.startsWith("https:")) {
    token?.attrSet("target", "_blank");
    token?.attrSet("rel", "noopener noreferrer");
  }
  return renderLink
    ? renderLink(tokens, index, options, env, self)
    : self.renderToken(tokens, index, options);
};

const DIRECTIVE = /^:::(\w+)(?:\{([^}]*)\})?\s*$/;
const FENCE = /^```(\w*)\s*$/;

/**
 * A lesson from its Markdown.
 * @param file path for messages; its name gives the id, without the leading number
 * @throws LessonError with file and line
 */
export function compileLesson(file: string, text: string): Lesson {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(text);
  if (!front)
    throw new LessonError(file, 1, "a lesson begins with front matter between two lines of ---");
  const meta = readYaml({ file, line: 2, text: front[1] ?? "" }, schema.frontMatter);
  const bodyLine = front[0].split("\n").length;
  const blocks = compileBlocks({ file, line: bodyLine, text: text.slice(front[0].length) });
  const ids = blocks.flatMap((block) =>
    block.kind === "task" ? [block.task.id] : block.kind === "exhibit" ? [block.exhibit.id] : [],
  );
  const twice = ids.find((id, at) => ids.indexOf(id) !== at);
  if (twice !== undefined) throw new LessonError(file, bodyLine, `two blocks are called ${twice}`);
  const { continues, ...rest } = meta;
  return withoutUndefined({
    id: lessonId(file),
    ...rest,
    continues: continues ?? null,
    blocks,
  }) as unknown as Lesson;
}

/** "lessons/02-install.md" → "install" */
export function lessonId(file: string): string {
  return (file.split("/").at(-1) ?? file).replace(/^\d+-/, "").replace(/\.md$/, "");
}

function withoutUndefined(value: object): object {
  return JSON.parse(JSON.stringify(value)) as object;
}

function compileBlocks(source: Source): Block[] {
  const lines = source.text.split("\n");
  const blocks: Block[] = [];
  let prose: string[] = [];
  const flush = (): void => {
    const html = markdown.render(prose.join("\n")).trim();
    if (html !== "") blocks.push({ kind: "prose", html });
    prose = [];
  };
  for (let at = 0; at < lines.length; at += 1) {
    const [, name, attributes = ""] = DIRECTIVE.exec(lines[at] ?? "") ?? [];
    if (name === undefined) {
      prose.push(lines[at] ?? "");
      continue;
    }
    flush();
    const end = lines.indexOf(":::", at + 1);
    const line = source.line + at;
    if (end === -1) throw new LessonError(source.file, line, `:::${name} is never closed with :::`);
    const inner = { file: source.file, line: line + 1, text: lines.slice(at + 1, end).join("\n") };
    blocks.push(compileDirective(name, attributes.trim(), inner));
    at = end;
  }
  flush();
  return blocks;
}

function compileDirective(name: string, attributes: string, inner: Source): Block {
  if (name === "task") return { kind: "task", task: compileTask(attributes, inner) };
  if (name === "try") return compileTry(attributes, inner);
  if (name === "exhibit") {
    const id = nameOf(name, attributes, inner);
    return { kind: "exhibit", exhibit: { id, ...readYaml(inner, schema.exhibit) } as Exhibit };
  }
  throw new LessonError(
    inner.file,
    inner.line - 1,
    `unknown directive :::${name}; there are task, try and exhibit`,
  );
}

/** The name of a block, written {#name}. */
function nameOf(directive: string, attributes: string, inner: Source): string {
  const id = /^#([\w-]+)$/.exec(attributes)?.[1];
  if (id !== undefined) return id;
  throw new LessonError(
    inner.file,
    inner.line - 1,
    `:::${directive} needs a name: :::${directive}{#name}`,
  );
}

function compileTry(attributes: string, inner: Source): Block {
  const text = inner.text.trim();
  if (attributes === "terminal")
    return { kind: "try", label: "Put it in the terminal", step: { kind: "terminal", line: text } };
  if (attributes === "request")
    return { kind: "try", label: "Put it in the request editor", step: { kind: "request", text } };
  throw new LessonError(inner.file, inner.line - 1, ":::try needs {terminal} or {request}");
}

const TASK_FENCES = new Set(["check", "mistake", "hint", "solution", "quiz"]);

function compileTask(attributes: string, inner: Source): Task {
  const id = nameOf("task", attributes, inner);
  const { prose, fences } = splitFences(inner);
  const heading = /^###\s+(.+)\n?/.exec(prose.trim());
  if (!heading)
    throw new LessonError(inner.file, inner.line, "a task begins with a heading: ### What to do");
  const one = (name: string): Source | undefined =>
    fences.find((fence) => fence.name === name)?.source;
  const criteria = compileCriteria(one("check"), one("quiz"), inner);
  const mistakes = one("mistake");
  const solution = one("solution");
  if (!solution) throw new LessonError(inner.file, inner.line, "a task needs a ```solution block");
  return {
    id,
    title: heading[1]?.trim() ?? "",
    html: markdown.render(prose.trim().slice(heading[0].length)).trim(),
    criteria,
    mistakes: mistakes
      ? readYaml(mistakes, schema.mistakes).map(({ when, say }) => ({ when: toCheck(when), say }))
      : [],
    hints: fences
      .filter(({ name }) => name === "hint")
      .map(({ source }) => compileHint(source, criteria)),
    solution: readYaml(solution, schema.solution).map(toStep),
  };
}

function compileCriteria(
  check: Source | undefined,
  quiz: Source | undefined,
  inner: Source,
): Criterion[] {
  if (quiz) {
    const asked = readYaml(quiz, schema.quiz);
    return [{ id: "answer", say: asked.question, check: { kind: "quiz", quiz: asked } }];
  }
  if (!check)
    throw new LessonError(inner.file, inner.line, "a task needs a ```check or a ```quiz block");
  return readYaml(check, schema.criteria).map(({ say, id, ...rest }, at) => ({
    id: id ?? `criterion-${at + 1}`,
    say,
    check: toCheck(rest),
  }));
}

/** The author's `{ exchange: {…} }` as the union member `{ kind: "exchange", exchange: {…} }`. */
function toCheck(given: Readonly<Record<string, unknown>>): Check {
  const [kind] = Object.keys(given).filter((key) => given[key] !== undefined);
  return { kind, ...given } as Check;
}

function toStep(step: v.InferOutput<typeof schema.solution>[number]): SolutionStep {
  if ("terminal" in step) {
    const { terminal: line, answers } = step;
    return answers ? { kind: "terminal", line, answers } : { kind: "terminal", line };
  }
  if ("request" in step) return { kind: "request", text: step.request };
  if ("file" in step) return { kind: "file", file: step.file, text: step.text };
  if ("edit" in step) return { kind: "edit", file: step.edit, edits: step.edits };
  if ("advance" in step) return { kind: "advance", seconds: step.advance };
  return { kind: "choose", option: step.choose };
}

/** A hint's first line may name its criterion: "for: criterion-2". */
function compileHint(source: Source, criteria: readonly Criterion[]): Hint {
  const named = /^for:\s*([\w-]+)\n/.exec(source.text);
  const criterion = named?.[1] ?? null;
  if (criterion !== null && !criteria.some(({ id }) => id === criterion)) {
    throw new LessonError(
      source.file,
      source.line,
      `the hint is for ${criterion}, but no criterion has this id`,
    );
  }
  return { criterion, html: markdown.render(source.text.slice(named?.[0].length ?? 0)).trim() };
}

/** Takes the blocks that say something about the task out of its prose. */
function splitFences(inner: Source): { prose: string; fences: { name: string; source: Source }[] } {
  const lines = inner.text.split("\n");
  const prose: string[] = [];
  const fences: { name: string; source: Source }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const name = FENCE.exec(lines[at] ?? "")?.[1] ?? "";
    if (!TASK_FENCES.has(name)) {
      prose.push(lines[at] ?? "");
      continue;
    }
    const end = lines.indexOf("```", at + 1);
    if (end === -1)
      throw new LessonError(inner.file, inner.line + at, `the \`\`\`${name} block is never closed`);
    const text = lines.slice(at + 1, end).join("\n");
    fences.push({ name, source: { file: inner.file, line: inner.line + at + 1, text } });
    at = end;
  }
  return { prose: prose.join("\n"), fences };
}

/** YAML checked against a schema; errors name the line in the lesson's file and the key. */
function readYaml<const S extends v.GenericSchema>(source: Source, wanted: S): v.InferOutput<S> {
  const counter = new LineCounter();
  const document = parseDocument(source.text, { lineCounter: counter });
  const [broken] = document.errors;
  if (broken) {
    const line = source.line + counter.linePos(broken.pos[0]).line - 1;
    throw new LessonError(source.file, line, broken.message.split("\n")[0] ?? broken.message);
  }
  const result = v.safeParse(wanted, document.toJS());
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) => key as string | number);
  const node = path.length > 0 ? document.getIn(path, true) : undefined;
  const offset = (node as { range?: [number] } | undefined)?.range?.[0] ?? 0;
  const line = source.line + counter.linePos(offset).line - 1;
  throw new LessonError(source.file, line, `${path.join(".") || "block"}: ${issue.message}`);
}
