/** Mirrors django/utils/log.py (5.2): what the loggers `django.request` and `django.server` print while DEBUG is on. */
import type { Exception } from "../../../python/errors.ts";
import { defineModule } from "../../process.ts";
import { conf } from "../conf.ts";
import type { HttpRequest } from "../http/request.ts";
import type { HttpResponseBase } from "../http/response.ts";

export const log = defineModule("django.utils.log", async (process) => {
  const { settings } = await process.load(conf);
  /** Lines for the terminal since the last `takeLines`. */
  let lines: string[] = [];

  /** One line of a logger. `django.server` prints always, all others only while DEBUG is on. */
  function print(line: string, always = false): void {
    if (always || settings.flag("DEBUG")) lines.push(escaped(line));
  }

  /** A line about a response of 400 and above, once a response. */
  function log_response(
    message: string,
    _request: HttpRequest,
    response: HttpResponseBase,
    _error?: Exception,
  ): void {
    if (response._has_been_logged === true) return;
    print(message);
    response._has_been_logged = true;
  }

  function takeLines(): string[] {
    const taken = lines;
    lines = [];
    return taken;
  }

  return { print, log_response, takeLines };
});

/** Control characters and what is not ASCII, as `unicode_escape` writes them: a log line cannot be forged. */
function escaped(line: string): string {
  return line.replace(/[^\x20-\x7e]/gu, (char) => {
    const code = char.codePointAt(0) ?? 0;
    if (char === "\n") return "\\n";
    if (char === "\r") return "\\r";
    if (char === "\t") return "\\t";
    if (code < 256) return `\\x${code.toString(16).padStart(2, "0")}`;
    return code < 65536
      ? `\\u${code.toString(16).padStart(4, "0")}`
      : `\\U${code.toString(16).padStart(8, "0")}`;
  });
}
