/** Encodings of one byte a character, and the names CPython finds codecs by. */

/** One character, or "" for none, for each of 256 bytes. */
export interface CodePage {
  /** As CPython's errors name it. */
  readonly name: string;
  readonly characters: readonly string[];
  readonly why: { readonly encode: string; readonly decode: string };
}

function plainPage(name: string, limit: number): CodePage {
  const why = `ordinal not in range(${limit})`;
  return {
    name,
    characters: Array.from({ length: 256 }, (_, byte) =>
      byte < limit ? String.fromCharCode(byte) : "",
    ),
    why: { encode: why, decode: why },
  };
}

/** A page the platform knows. Where it gives a control character for a byte that Windows leaves free, there is none. */
function platformPage(label: string): CodePage {
  const decoder = new TextDecoder(label);
  const windows = label.startsWith("windows-");
  return {
    name: "charmap",
    characters: Array.from({ length: 256 }, (_, byte) => {
      const character = decoder.decode(Uint8Array.of(byte));
      const free = windows && byte >= 0x80 && character.charCodeAt(0) === byte && byte < 0xa0;
      return free || character === "\ufffd" ? "" : character;
    }),
    why: { encode: "character maps to <undefined>", decode: "character maps to <undefined>" },
  };
}

const WINDOWS = [1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258];
/** Parts of ISO 8859 that the platform has under their own names (1, 9 and 11 it takes for Windows pages). */
const ISO = [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16];

/** By codec name. Each page is made when it is first asked for. */
export const CODE_PAGES: Readonly<Record<string, CodePage | undefined>> = lazily({
  ascii: () => plainPage("ascii", 128),
  "latin-1": () => plainPage("latin-1", 256),
  "koi8-r": () => platformPage("koi8-r"),
  "koi8-u": () => platformPage("koi8-u"),
  ...Object.fromEntries(WINDOWS.map((n) => [`cp${n}`, () => platformPage(`windows-${n}`)])),
  ...Object.fromEntries(ISO.map((n) => [`iso8859-${n}`, () => platformPage(`iso-8859-${n}`)])),
});

function lazily(pages: Readonly<Record<string, () => CodePage>>): Record<string, CodePage> {
  const made: Record<string, CodePage> = {};
  for (const [name, make] of Object.entries(pages)) {
    let page: CodePage | undefined;
    Object.defineProperty(made, name, { get: () => (page ??= make()) });
  }
  return made;
}

const ALIASES: Readonly<Record<string, string>> = {
  ...{ u8: "utf-8", utf8: "utf-8", "utf-8": "utf-8", utf: "utf-8", cp65001: "utf-8" },
  ...{ "utf-8-sig": "utf-8-sig", u16: "utf-16", utf16: "utf-16", "utf-16": "utf-16" },
  ...{ "utf-16le": "utf-16-le", "utf-16-le": "utf-16-le" },
  ...{ "utf-16be": "utf-16-be", "utf-16-be": "utf-16-be" },
  ...{ ascii: "ascii", "us-ascii": "ascii", "646": "ascii", us: "ascii" },
  ...{ latin1: "latin-1", "latin-1": "latin-1", latin: "latin-1", l1: "latin-1" },
  ...{ "8859": "latin-1", cp819: "latin-1", iso8859: "latin-1", "iso8859-1": "latin-1" },
  ...{
    latin2: "iso8859-2",
    l2: "iso8859-2",
    latin9: "iso8859-15",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
  },
};
/** Codecs between bytes and bytes, or between text and text. */
const BYTE_CODECS = new Set(
  "base64 base-64 base64-codec hex hex-codec rot13 rot-13 zip zlib zlib-codec bz2 bz2-codec quopri quoted-printable uu uu-codec".split(
    " ",
  ),
);

/** The codec an encoding's name stands for: "bytes" for one that is not about text, null for none. */
export function codecOf(encoding: string): string | null {
  const name = encoding
    .toLowerCase()
    .replaceAll(/[\s_]+/g, "-")
    .replace(/^iso-?8859-?/, "iso8859-")
    .replace(/^windows-/, "cp")
    .replace(/^iso8859-$/, "iso8859");
  if (BYTE_CODECS.has(name)) return "bytes";
  return ALIASES[name] ?? (CODE_PAGES[name] ? name : null);
}
