import { TypeError, ValueError } from "../errors.ts";
import { formatBraces } from "../text-formatting.ts";
import { items } from "../iteration.ts";
import { typeName } from "../operations.ts";
import { Bytes, Dict, Tuple, type Value } from "../values.ts";
import { encodeText } from "../stdlib/codecs.ts";
import { type BuiltinMethod, method } from "./method.ts";

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
const WHITESPACE = "\\s\\x1c-\\x1f\\x85";

function strip(
  self: string,
  characters: Value | undefined,
  ends: "both" | "left" | "right",
): string {
  const set =
    typeof characters === "string" ? escape(characters).replaceAll(/[-/]/g, "\\$&") : WHITESPACE;
  if (characters === "") return self;
  let text = self;
  if (ends !== "right") text = text.replace(new RegExp(`^[${set}]+`, "u"), "");
  return ends === "left" ? text : text.replace(new RegExp(`[${set}]+$`, "u"), "");
}

function affixes(given: Value, name: string): readonly string[] {
  const all = given instanceof Tuple ? given.items : [given];
  if (all.every((one) => typeof one === "string")) return all;
  throw new TypeError(`${name} first arg must be str or a tuple of str, not ${typeName(given)}`);
}

function split(self: string, separator: Value | undefined, most: Value | undefined): string[] {
  const limit = typeof most === "number" && most >= 0 ? most : Infinity;
  if (typeof separator !== "string") {
    const words: string[] = [];
    let rest = strip(self, undefined, "left");
    while (rest !== "" && words.length < limit) {
      const end = rest.search(/\s/);
      if (end === -1) break;
      words.push(rest.slice(0, end));
      rest = strip(rest.slice(end), undefined, "left");
    }
    return rest === ""
      ? words
      : [
          ...words,
          limit === Infinity
            ? rest
            : strip(rest, undefined, words.length < limit ? "both" : "left"),
        ];
  }
  if (separator === "") throw new ValueError("empty separator");
  const parts = self.split(separator);
  return parts.length - 1 <= limit
    ? parts
    : [...parts.slice(0, limit), parts.slice(limit).join(separator)];
}

function rsplit(self: string, separator: Value | undefined, most: Value | undefined): string[] {
  if (typeof separator !== "string") return split(self, separator, -1);
  const parts = self.split(separator);
  const limit = typeof most === "number" && most >= 0 ? most : Infinity;
  if (parts.length - 1 <= limit) return parts;
  const cut = parts.length - limit;
  return [parts.slice(0, cut).join(separator), ...parts.slice(cut)];
}

async function join(self: string, iterable: Value): Promise<string> {
  const parts = await items(iterable).catch((error: unknown) => {
    throw error instanceof TypeError && /object is not iterable$/.test(error.message)
      ? new TypeError("can only join an iterable")
      : error;
  });
  return parts
    .map((item, at) => {
      if (typeof item !== "string") {
        throw new TypeError(`sequence item ${at}: expected str instance, ${typeName(item)} found`);
      }
      return item;
    })
    .join(self);
}

const lower = (text: string): string => text.toLowerCase();
const title = (text: string): string =>
  text.replaceAll(/\p{L}+/gu, (word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase());
const whole = (pattern: RegExp) => method("", (self: string) => pattern.test(self));

function find(self: string, part: string, start: number | null | undefined, last: boolean): number {
  const from = start ?? 0;
  const at = last
    ? self.lastIndexOf(part)
    : self.indexOf(part, from < 0 ? self.length + from : from);
  return at < from ? -1 : at;
}

function requireFound(at: number): number {
  if (at === -1) throw new ValueError("substring not found");
  return at;
}

export const strMethods: Readonly<Record<string, BuiltinMethod>> = {
  capitalize: method(
    "",
    (self: string) => self.charAt(0).toUpperCase() + self.slice(1).toLowerCase(),
  ),
  casefold: method("", (self: string) => lower(self).replaceAll("ß", "ss")),
  center: method(
    "width, fillchar=' ', /",
    (self: string, width: number, fill: string | undefined = " ") => {
      const left = Math.floor((width - self.length) / 2);
      return self.padStart(self.length + Math.max(0, left), fill).padEnd(width, fill);
    },
  ),
  count: method("sub, /", (self: string, part: string) => self.split(part).length - 1),
  encode: method(
    "encoding='utf-8', errors='strict'",
    (self: string, encoding: string | undefined = "utf-8") => new Bytes(encodeText(self, encoding)),
  ),
  endswith: method("suffix, /", (self: string, suffix: Value) =>
    affixes(suffix, "endswith").some((one) => self.endsWith(one)),
  ),
  find: method("sub, start=None, /", (self: string, part: string, start?: number | null) =>
    find(self, part, start, false),
  ),
  format: method("*args, **kwargs", (self: string, args: Value[], names: Dict) =>
    formatBraces(self, args, names),
  ),
  index: method("sub, start=None, /", (self: string, part: string, start?: number | null) =>
    requireFound(find(self, part, start, false)),
  ),
  isalnum: whole(/^[\p{L}\p{N}]+$/u),
  isalpha: whole(/^\p{L}+$/u),
  isascii: whole(/^[\x00-\x7f]*$/),
  isdecimal: whole(/^\p{Nd}+$/u),
  isdigit: whole(/^\p{Nd}+$/u),
  isidentifier: whole(/^[\p{L}_][\p{L}\p{N}_]*$/u),
  islower: method("", (self: string) => self !== self.toUpperCase() && self === lower(self)),
  isnumeric: whole(/^\p{N}+$/u),
  isspace: whole(/^\s+$/),
  istitle: method("", (self: string) => self !== "" && self === title(self)),
  isupper: method("", (self: string) => self !== lower(self) && self === self.toUpperCase()),
  join: method("iterable, /", join),
  ljust: method(
    "width, fillchar=' ', /",
    (self: string, width: number, fill: string | undefined = " ") => self.padEnd(width, fill),
  ),
  lower: method("", lower),
  lstrip: method("chars=None, /", (self: string, characters?: Value) =>
    strip(self, characters, "left"),
  ),
  partition: method("sep, /", (self: string, separator: string) => {
    const at = self.indexOf(separator);
    return new Tuple(
      at === -1
        ? [self, "", ""]
        : [self.slice(0, at), separator, self.slice(at + separator.length)],
    );
  }),
  removeprefix: method("prefix, /", (self: string, prefix: string) =>
    self.startsWith(prefix) ? self.slice(prefix.length) : self,
  ),
  removesuffix: method("suffix, /", (self: string, suffix: string) =>
    suffix !== "" && self.endsWith(suffix) ? self.slice(0, -suffix.length) : self,
  ),
  replace: method(
    "old, new, count=-1, /",
    (self: string, old: string, put: string, count: number | undefined = -1) =>
      count < 0 ? self.replaceAll(old, () => put) : split(self, old, count).join(put),
  ),
  rfind: method("sub, /", (self: string, part: string) => self.lastIndexOf(part)),
  rindex: method("sub, /", (self: string, part: string) => requireFound(self.lastIndexOf(part))),
  rjust: method(
    "width, fillchar=' ', /",
    (self: string, width: number, fill: string | undefined = " ") => self.padStart(width, fill),
  ),
  rpartition: method("sep, /", (self: string, separator: string) => {
    const at = self.lastIndexOf(separator);
    return new Tuple(
      at === -1
        ? ["", "", self]
        : [self.slice(0, at), separator, self.slice(at + separator.length)],
    );
  }),
  rsplit: method("sep=None, maxsplit=-1", rsplit),
  rstrip: method("chars=None, /", (self: string, characters?: Value) =>
    strip(self, characters, "right"),
  ),
  split: method("sep=None, maxsplit=-1", split),
  splitlines: method("keepends=False", (self: string) => {
    const lines = self.split(/\r\n|\r|\n/);
    if (lines.at(-1) === "") lines.pop();
    return lines;
  }),
  startswith: method(
    "prefix, start=0, /",
    (self: string, prefix: Value, start: number | undefined = 0) =>
      affixes(prefix, "startswith").some((one) => self.startsWith(one, start)),
  ),
  strip: method("chars=None, /", (self: string, characters?: Value) =>
    strip(self, characters, "both"),
  ),
  swapcase: method("", (self: string) =>
    [...self].map((one) => (one === lower(one) ? one.toUpperCase() : lower(one))).join(""),
  ),
  title: method("", title),
  upper: method("", (self: string) => self.toUpperCase()),
  zfill: method("width, /", (self: string, width: number) => {
    const sign = /^[+-]/.exec(self)?.[0] ?? "";
    return sign + self.slice(sign.length).padStart(width - sign.length, "0");
  }),
};
