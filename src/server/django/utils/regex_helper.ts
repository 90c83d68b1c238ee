/** Mirrors django/utils/regex_helper.py (5.2), and how a Python pattern is matched here. */

/** A way to write an address a pattern matches: text and the names of arguments between it. */
export interface Possibility {
  readonly parts: readonly (string | { readonly param: string })[];
  readonly params: readonly string[];
}

const EMPTY: Possibility = { parts: [], params: [] };
const REPRESENTATIVE: Readonly<Record<string, string | null>> = {
  A: null,
  b: null,
  B: null,
  d: "0",
  D: "x",
  s: " ",
  S: "x",
  w: "x",
  W: "!",
  Z: null,
};

/** A Python regular expression as JavaScript's. @throws SyntaxError where JavaScript cannot */
export function toRegExp(pattern: string, flags = ""): RegExp {
  const source = pattern
    .replaceAll("(?P<", "(?<")
    .replace(/\(\?P=(\w+)\)/g, "\\k<$1>")
    .replace(/\\([\s\S])/g, (escape, char: string) => {
      if (char === "Z") return "(?![\\s\\S])";
      if (char === "A") return "(?<![\\s\\S])";
      return escape;
    })
    .replace(
      /(\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])+\])|\$/g,
      (match, kept?: string) => kept ?? (match && "(?=\\n?(?![\\s\\S]))"),
    );
  return new RegExp(source, flags);
}

/** Python's re.escape. */
export function escapeRegex(text: string): string {
  return text.replace(/[()[\]{}?*+\-|^$\\.&~# \t\n\r\v\f]/g, "\\$&");
}

/** Thrown inside `normalize` for an alternative, which cannot be reversed. */
class Irreversible extends Error {
  readonly code = "irreversible_pattern";
}

/** The ways to build an address that a pattern matches; one empty way where it cannot be told. */
export function normalize(pattern: string): Possibility[] {
  const reader = new Reader(pattern);
  try {
    return reader.sequence();
  } catch (error) {
    if (error instanceof Irreversible) return [EMPTY];
    throw error;
  }
}

class Reader {
  #at = 0;
  #unnamed = 0;
  readonly pattern: string;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  /** Everything up to the end or to an unmatched ")". */
  sequence(): Possibility[] {
    let whole: Possibility[] = [EMPTY];
    while (this.#at < this.pattern.length) {
      const char = this.pattern.charAt(this.#at);
      if (char === ")") break;
      if (char === "$") {
        this.#at = this.pattern.length;
        break;
      }
      const item = this.item();
      whole = item ? product(whole, this.quantified(item)) : whole;
    }
    return whole;
  }

  private item(): Possibility[] | null {
    const char = this.pattern.charAt(this.#at++);
    if (char === "|") throw new Irreversible();
    if (char === "^") return null;
    if (char === "\\") {
      const escaped = this.pattern.charAt(this.#at++);
      const shown = escaped in REPRESENTATIVE ? REPRESENTATIVE[escaped] : escaped;
      return shown === null || shown === undefined ? null : literal(shown);
    }
    if (char === "[") return literal(this.characterClass());
    return char === "(" ? this.group() : literal(char);
  }

  private characterClass(): string {
    let first = this.pattern.charAt(this.#at++);
    if (first === "\\")
      first = REPRESENTATIVE[this.pattern.charAt(this.#at)] ?? this.pattern.charAt(this.#at++);
    while (this.#at < this.pattern.length && this.pattern.charAt(this.#at) !== "]") {
      this.#at += this.pattern.charAt(this.#at) === "\\" ? 2 : 1;
    }
    this.#at += 1;
    return first;
  }

  private group(): Possibility[] | null {
    const rest = this.pattern.slice(this.#at);
    const named = /^\?P<(\w+)>/.exec(rest) ?? /^\?P=(\w+)/.exec(rest);
    if (named) {
      this.skipGroup();
      const param = named[1] as string;
      return [{ parts: [{ param }], params: named[0].startsWith("?P<") ? [param] : [] }];
    }
    if (rest.startsWith("?:")) {
      this.#at += 2;
      const inner = this.sequence();
      this.#at += 1;
      return inner;
    }
    this.skipGroup();
    if (rest.startsWith("?")) return null;
    const param = `_${String(this.#unnamed++)}`;
    return [{ parts: [{ param }], params: [param] }];
  }

  /** From after "(" to after its ")". */
  private skipGroup(): void {
    for (let depth = 1; depth > 0 && this.#at < this.pattern.length; this.#at++) {
      const char = this.pattern.charAt(this.#at);
      if (char === "\\") this.#at += 1;
      else if (char === "(") depth += 1;
      else if (char === ")") depth -= 1;
    }
  }

  private quantified(item: Possibility[]): Possibility[] {
    const quantifier = /^(?:[*?+]|\{(\d*)[^}]*\})\??/.exec(this.pattern.slice(this.#at));
    if (!quantifier) return item;
    this.#at += quantifier[0].length;
    const count =
      quantifier[1] === undefined ? (quantifier[0].startsWith("+") ? 1 : 0) : Number(quantifier[1]);
    if (count === 0) return item.some((one) => one.params.length > 0) ? [EMPTY, ...item] : [EMPTY];
    let repeated = item;
    for (let n = 1; n < count; n++) repeated = product(repeated, item);
    return repeated;
  }
}

function literal(text: string): Possibility[] {
  return [{ parts: [text], params: [] }];
}

function product(left: readonly Possibility[], right: readonly Possibility[]): Possibility[] {
  return left.flatMap((a) =>
    right.map((b) => ({ parts: [...a.parts, ...b.parts], params: [...a.params, ...b.params] })),
  );
}
