import type { BaseException } from "../../../python/errors.ts";
import { classInfo, classOf } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import type { Process } from "../../process.ts";

/** "django.core.exceptions.ImproperlyConfigured: text", the last line of a traceback. */
export function exceptionLine(error: BaseException): string {
  const cls = classOf(error);
  const info = cls && classInfo(cls);
  const name =
    info === undefined
      ? "Exception"
      : info.module === "builtins"
        ? info.name
        : `${info.module}.${info.qualname}`;
  const text = str(error);
  return text === "" ? name : `${name}: ${text}`;
}

/** The traceback of an exception as CPython prints it. */
export function tracebackText(process: Process, error: BaseException): string {
  const frames = [...error.frames].reverse().map(({ file, line, name }) => {
    const source = process.host.files
      .get(file.replace(/^\/project\//, ""))
      ?.split("\n")
      [line - 1]?.trim();
    return `  File "${file}", line ${String(line)}, in ${name}\n${source === undefined ? "" : `    ${source}\n`}`;
  });
  return `Traceback (most recent call last):\n${frames.join("")}${exceptionLine(error)}\n`;
}
