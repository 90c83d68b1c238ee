/** The patterns of django/urls/resolvers.py (5.2): how a route or a regular expression matches a path. */
import { ValueError } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";
import { repr } from "../../../python/operations.ts";
import { Dict, type Value } from "../../../python/values.ts";
import type { LazySettings } from "../conf.ts";
import { type CheckMessage, warning } from "../core/checks/messages.ts";
import { ImproperlyConfigured } from "../core/exceptions.ts";
import { escapeRegex, toRegExp } from "../utils/regex_helper.ts";
import type { Converter } from "./converters.ts";

/** What is left of a path after a pattern matched, and what the pattern captured. */
export interface PatternMatch {
  readonly rest: string;
  readonly args: readonly Value[];
  readonly kwargs: Dict;
}

/** The part of a URL pattern that looks at the path. */
export abstract class PathPattern extends PyObject {
  /** The regular expression as Python writes it. */
  declare regexText: string;
  declare name: string | null;
  declare converters: Map<string, Converter>;
  declare isEndpoint: boolean;
  declare regex: RegExp;

  abstract match(path: string): Promise<PatternMatch | null>;
  abstract __str__(): string;
  abstract check(settings: LazySettings): CheckMessage[];

  @py() describe(): string {
    return `'${this.__str__()}'${this.name === null ? "" : ` [name='${this.name}']`}`;
  }

  protected checkStartsWithSlash(settings: LazySettings): CheckMessage[] {
    const starts = /^\^?(?:\/|\\\/)/.test(this.regexText);
    if (!settings.flag("APPEND_SLASH") || !starts || this.regexText.endsWith("/")) return [];
    const text =
      `Your URL pattern ${this.describe()} has a route beginning with a '/'. Remove this slash as it is unnecessary. ` +
      "If this pattern is targeted in an include(), ensure the include() pattern has a trailing '/'.";
    return [warning(text, { id: "urls.W002" })];
  }
}

/** `re_path`'s. */
@pyclass("django.urls.resolvers.RegexPattern")
export class RegexPattern extends PathPattern {
  constructor(regex: string, name: string | null, isEndpoint: boolean) {
    super();
    this.regexText = regex;
    this.name = name;
    this.isEndpoint = isEndpoint;
    this.converters = new Map();
    try {
      this.regex = toRegExp(regex);
    } catch (error) {
      const why = error instanceof Error ? error.message.replace(/^.*: /, "") : "";
      throw new ImproperlyConfigured(`"${regex}" is not a valid regular expression: ${why}`);
    }
  }

  match(path: string): Promise<PatternMatch | null> {
    const found = this.regex.exec(path);
    const whole = this.isEndpoint && this.regexText.endsWith("$");
    if (!found || (whole && (found.index > 0 || found[0].length < path.length)))
      return Promise.resolve(null);
    const named = Object.entries(found.groups ?? {});
    const kwargs = new Dict<Value>(
      named.filter(([, value]) => (value as string | undefined) !== undefined),
    );
    const args =
      named.length > 0 ? [] : found.slice(1).map((value: string | undefined) => value ?? null);
    return Promise.resolve({ rest: path.slice(found.index + found[0].length), args, kwargs });
  }

  check(settings: LazySettings): CheckMessage[] {
    const messages = this.checkStartsWithSlash(settings);
    if (!this.isEndpoint && /(?:^|[^\\])\$$/.test(this.regexText)) {
      const text =
        `Your URL pattern ${this.describe()} uses include with a route ending with a '$'. ` +
        "Remove the dollar from the route to avoid problems including URLs.";
      messages.push(warning(text, { id: "urls.W001" }));
    }
    return messages;
  }

  @py() __str__(): string {
    return this.regexText;
  }
}

/** `path`'s. */
@pyclass("django.urls.resolvers.RoutePattern")
export class RoutePattern extends PathPattern {
  readonly route: string;

  constructor(
    route: string,
    name: string | null,
    isEndpoint: boolean,
    known: ReadonlyMap<string, Converter>,
  ) {
    super();
    this.route = route;
    this.name = name;
    this.isEndpoint = isEndpoint;
    this.converters = new Map();
    this.regexText = this.#toRegex(known);
    this.regex = toRegExp(this.regexText);
  }

  #toRegex(known: ReadonlyMap<string, Converter>): string {
    let text = "^";
    let at = 0;
    for (const found of this.route.matchAll(/<(?:([^>:]+):)?([^>]+)>/g)) {
      const [written, type = "str", parameter = ""] = found;
      const route = `URL route ${repr(this.route)}`;
      if (/\s/.test(written))
        throw new ImproperlyConfigured(`${route} cannot contain whitespace in angle brackets <…>.`);
      if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(parameter)) {
        throw new ImproperlyConfigured(
          `${route} uses parameter name ${repr(parameter)} which isn't a valid Python identifier.`,
        );
      }
      const converter = known.get(type);
      if (!converter)
        throw new ImproperlyConfigured(`${route} uses invalid converter ${repr(type)}.`);
      this.converters.set(parameter, converter);
      text += `${escapeRegex(this.route.slice(at, found.index))}(?P<${parameter}>${converter.regex})`;
      at = found.index + written.length;
    }
    return `${text}${escapeRegex(this.route.slice(at))}${this.isEndpoint ? "\\Z" : ""}`;
  }

  async match(path: string): Promise<PatternMatch | null> {
    const found = this.regex.exec(path);
    if (!found) return null;
    const kwargs = new Dict<Value>();
    for (const [name, value] of Object.entries(found.groups ?? {})) {
      try {
        kwargs.set(name, await (this.converters.get(name) as Converter).to_python(value));
      } catch (error) {
        if (error instanceof ValueError) return null;
        throw error;
      }
    }
    return { rest: path.slice(found.index + found[0].length), args: [], kwargs };
  }

  check(settings: LazySettings): CheckMessage[] {
    const messages = [...this.checkStartsWithSlash(settings), ...this.#checkBrackets()];
    if (this.route.includes("(?P<") || this.route.startsWith("^") || this.route.endsWith("$")) {
      const text =
        `Your URL pattern ${this.describe()} has a route that contains '(?P<', begins with a '^', or ends with a '$'. ` +
        "This was likely an oversight when migrating to django.urls.path().";
      messages.push(warning(text, { id: "2_0.W001" }));
    }
    return messages;
  }

  #checkBrackets(): CheckMessage[] {
    const unmatched = (bracket: string): CheckMessage =>
      warning(`Your URL pattern ${this.describe()} has an unmatched '${bracket}' bracket.`, {
        id: "urls.W010",
      });
    const messages: CheckMessage[] = [];
    let open = 0;
    for (const bracket of this.route.match(/[<>]/g) ?? []) {
      open += bracket === "<" ? 1 : -1;
      if (open < 0) messages.push(unmatched(">"));
      open = Math.max(open, 0);
    }
    return open > 0 ? [...messages, unmatched("<")] : messages;
  }

  @py() __str__(): string {
    return this.route;
  }
}
