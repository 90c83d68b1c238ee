import { NotSimulated } from "../errors.ts";

export interface PatternFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  readonly ascii: boolean;
}

/** What a class of characters is in JavaScript, inside brackets. */
function characterClass(letter: string, ascii: boolean): string | null {
  const digits = ascii ? "0-9" : "\\p{Nd}";
  const words = ascii ? "A-Za-z0-9_" : "\\p{L}\\p{N}_";
  const blanks = ascii ? " \\t\\n\\r\\f\\v" : "\\s\\x1c-\\x1f\\x85";
  return { d: digits, w: words, s: blanks }[letter] ?? null;
}

/**
 * A pattern of Python's re as one of JavaScript's, whose meaning is the same.
 * @throws NotSimulated for what JavaScript has no word for
 */
export function translatePattern(source: string, flags: PatternFlags): RegExp {
  const inline = /^\(\?([aiLmsux]+)\)/.exec(source)?.[1] ?? "";
  const merged: PatternFlags = {
    ignoreCase: flags.ignoreCase || inline.includes("i"),
    multiline: flags.multiline || inline.includes("m"),
    dotAll: flags.dotAll || inline.includes("s"),
    verbose: flags.verbose || inline.includes("x"),
    ascii: flags.ascii || inline.includes("a"),
  };
  const body = new Translator(
    source.slice(inline === "" ? 0 : inline.length + 3),
    merged,
  ).translate();
  const letters = `gud${merged.ignoreCase ? "i" : ""}${merged.multiline ? "m" : ""}${merged.dotAll ? "s" : ""}`;
  try {
    return new RegExp(body, letters);
  } catch {
    throw new NotSimulated(`the workbook cannot read the regular expression ${source}`);
  }
}

class Translator {
  readonly #source: string;
  readonly #flags: PatternFlags;
  #at = 0;
  #out = "";

  constructor(source: string, flags: PatternFlags) {
    this.#source = source;
    this.#flags = flags;
  }

  translate(): string {
    while (this.#at < this.#source.length) this.#next();
    return this.#out;
  }

  #take(text: string, put: string): boolean {
    if (!this.#source.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    this.#out += put;
    return true;
  }

  #next(): void {
    const character = this.#source.charAt(this.#at);
    if (this.#flags.verbose && /[\s#]/.test(character)) this.#skipVerbose(character);
    else if (character === "\\") this.#escape(false);
    else if (character === "[") this.#set();
    else if (character === "(") this.#group();
    else if (character === "$" && !this.#flags.multiline) this.#take("$", "(?=\\n?(?![^]))");
    else if (/[*+?}]/.test(character) && this.#source[this.#at + 1] === "+")
      this.#refuse("a possessive quantifier");
    else if (character === "{" && !/^\{\d*(?:,\d*)?\}/.test(this.#source.slice(this.#at)))
      this.#take("{", "\\{");
    else if (character === "{" && this.#source.startsWith("{,", this.#at)) this.#take("{,", "{0,");
    else if (character === "}" && !/\{\d*,?\d*$/.test(this.#out)) this.#take("}", "\\}");
    else if (character === "]") this.#take("]", "\\]");
    else this.#take(character, character);
  }

  #skipVerbose(character: string): void {
    if (character !== "#") {
      this.#at += 1;
      return;
    }
    const end = this.#source.indexOf("\n", this.#at);
    this.#at = end === -1 ? this.#source.length : end;
  }

  #refuse(what: string): never {
    throw new NotSimulated(`the workbook's re does not have ${what}: ${this.#source}`);
  }

  #group(): void {
    const comment = /^\(\?#[^)]*\)/.exec(this.#source.slice(this.#at))?.[0];
    if (comment !== undefined) {
      this.#at += comment.length;
      return;
    }
    const back = /^\(\?P=(\w+)\)/.exec(this.#source.slice(this.#at));
    if (back) {
      this.#take(back[0], `\\k<${back[1] ?? ""}>`);
      return;
    }
    if (
      this.#take("(?P<", "(?<") ||
      ["(?:", "(?=", "(?!", "(?<=", "(?<!"].some((open) => this.#take(open, open))
    )
      return;
    if (this.#source.startsWith("(?", this.#at)) this.#refuse("this kind of group");
    this.#take("(", "(");
  }

  #escape(inSet: boolean): void {
    const letter = this.#source.charAt(this.#at + 1);
    const lower = characterClass(letter.toLowerCase(), this.#flags.ascii);
    this.#at += 2;
    if (lower !== null) this.#out += this.#classEscape(letter, lower, inSet);
    else if (letter === "A" && !inSet) this.#out += "(?<![^])";
    else if (letter === "Z" && !inSet) this.#out += "(?![^])";
    else if (letter === "a") this.#out += "\\x07";
    else if (/[a-zA-Z0-9]/.test(letter)) this.#out += `\\${letter}`;
    else
      this.#out +=
        /[\^$\\.*+?()[\]{}|/-]/.test(letter) && (inSet || letter !== "-") ? `\\${letter}` : letter;
  }

  #classEscape(letter: string, members: string, inSet: boolean): string {
    const negated = letter !== letter.toLowerCase();
    if (!inSet) return `[${negated ? "^" : ""}${members}]`;
    if (negated && letter !== "D" && letter !== "S" && letter !== "W")
      this.#refuse(`\\${letter} here`);
    if (!negated) return members;
    // Inside a set JavaScript's own negated classes must do; they differ beyond ASCII only.
    return `\\${letter}`;
  }

  #set(): void {
    this.#take("[", "[");
    this.#take("^", "^");
    if (this.#source[this.#at] === "]") this.#take("]", "\\]");
    while (this.#at < this.#source.length && this.#source[this.#at] !== "]") {
      const character = this.#source.charAt(this.#at);
      if (character === "\\") this.#escape(true);
      else if (/[[({})|/$^.*+?]/.test(character)) this.#take(character, `\\${character}`);
      else this.#take(character, character);
    }
    this.#take("]", "]");
  }
}
