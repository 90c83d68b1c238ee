import { caretLine } from "./carets.ts";
import { BaseException, type Frame, SyntaxError, type SyntaxPlace } from "./errors.ts";
import { classInfo, classOf } from "./objects.ts";
import { str } from "./operations.ts";
import { PROJECT_ROOT } from "./stdlib/files.ts";
import { suggestionFor } from "./suggestions.ts";

/** So often a frame is written out before it is counted. */
const REPEATED = 3;

const CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n";

export interface TracebackOptions {
  /** "Did you mean": what nobody catches is printed with it, what logging prints is not. */
  readonly suggestions?: boolean;
}

/** The traceback of an exception with those before it, as CPython 3.11 prints it, line end included. */
export function formatTraceback(
  error: BaseException,
  options: TracebackOptions = {},
  seen = new Set<unknown>(),
): string {
  seen.add(error);
  const { cause, context, suppressContext } = error;
  let before = "";
  if (cause instanceof BaseException && !seen.has(cause))
    before = formatTraceback(cause, options, seen) + CAUSE;
  else if (!suppressContext && context instanceof BaseException && !seen.has(context)) {
    before = formatTraceback(context, options, seen) + CONTEXT;
  }
  const source = error instanceof SyntaxError && error.place ? formatSyntaxPlace(error.place) : "";
  // A program that cannot be read never ran, so it has no frames; what fails inside a native has frames that are not shown.
  const unread = source !== "" && error.frames.length === 0;
  const head = unread
    ? ""
    : `Traceback (most recent call last):\n${formatFrames([...error.frames].reverse())}`;
  return `${before}${head}${source}${exceptionLine(error, options)}\n`;
}

/** "KeyError: 'user'": the last line of a traceback. */
export function exceptionLine(
  error: BaseException,
  { suggestions = false }: TracebackOptions = {},
): string {
  const cls = classOf(error);
  const info = cls && classInfo(cls);
  const plain = info === undefined || info.module === "builtins" || info.module === "__main__";
  const name = plain ? (info?.qualname ?? "Exception") : `${info.module}.${info.qualname}`;
  const text = str(error);
  const meant = suggestions ? suggestionFor(error) : null;
  return (
    name + (text === "" ? "" : `: ${text}`) + (meant === null ? "" : `. Did you mean: '${meant}'?`)
  );
}

function formatFrames(frames: readonly Frame[]): string {
  let lines = "";
  let repeated = 0;
  for (const [at, frame] of frames.entries()) {
    const last = frames[at - 1];
    const same = last?.file === frame.file && last.line === frame.line && last.name === frame.name;
    if (!same) lines += repetition(repeated);
    repeated = same ? repeated + 1 : 0;
    if (repeated < REPEATED) lines += formatFrame(frame);
  }
  return lines + repetition(repeated);
}

function repetition(repeated: number): string {
  const more = repeated - REPEATED + 1;
  return more > 0 ? `  [Previous line repeated ${more} more time${more === 1 ? "" : "s"}]\n` : "";
}

function formatFrame(frame: Frame): string {
  const place = `  File "${frame.file}", line ${frame.line}, in ${frame.name}\n`;
  const text = frame.text.trim();
  if (text === "") return place;
  const carets = caretLine(frame);
  return `${place}    ${text}\n${carets === null ? "" : `    ${carets}\n`}`;
}

function formatSyntaxPlace({ file, line, column, endLine, endColumn, text }: SyntaxPlace): string {
  const trimmed = text.trimEnd().trimStart();
  const indent = text.length - text.trimStart().length;
  const start = column - 1 - indent;
  const end = (endLine > line ? text.trimEnd().length + 1 : endColumn) - 1 - indent;
  const marks =
    start < 0 ? "" : `    ${" ".repeat(start)}${"^".repeat(Math.max(1, end - start))}\n`;
  return `  File "${file}", line ${line}\n    ${trimmed}\n${marks}`;
}

/** Where a learner should look. Lines and columns count from 1. */
export interface FailurePlace {
  /** Path inside the project. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endColumn?: number;
}

/**
 * The last place inside the project that an exception passed; null where it passed none. Where that is only manage.py, which
 * every command passes, it is the place of what caused the exception.
 */
export function placeOf(error: BaseException): FailurePlace | null {
  const own = ownPlaceOf(error);
  if (own?.file !== "manage.py") return own;
  const cause = error.cause ?? (error.suppressContext ? undefined : error.context);
  return (cause instanceof BaseException ? placeOf(cause) : null) ?? own;
}

function ownPlaceOf(error: BaseException): FailurePlace | null {
  const inside = (file: string): boolean => file.startsWith(`${PROJECT_ROOT}/`);
  const relative = (file: string): string => file.slice(PROJECT_ROOT.length + 1);
  if (error instanceof SyntaxError && error.place && inside(error.place.file)) {
    const { file, line, column, endLine, endColumn } = error.place;
    return { file: relative(file), line, column, ...(endLine === line ? { endColumn } : {}) };
  }
  const frame = error.frames.find(({ file }) => inside(file));
  if (!frame) return null;
  const { file, line, column, endLine, endColumn } = frame;
  return { file: relative(file), line, column, ...(endLine === line ? { endColumn } : {}) };
}
