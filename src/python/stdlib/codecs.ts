import { LookupError, UnicodeDecodeError, UnicodeEncodeError } from "../errors.ts";
import { CODE_PAGES, type CodePage, codecOf } from "./code-pages.ts";

/** text.encode(encoding). @throws UnicodeEncodeError, LookupError for an unknown encoding */
export function encodeText(text: string, encoding: string): Uint8Array {
  const codec = textCodec(encoding);
  const page = CODE_PAGES[codec];
  if (page) return encodeBytes(text, page);
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (lone)
    throw cannotEncode("utf-8", text.charCodeAt(lone.index), lone.index, "surrogates not allowed");
  if (codec.startsWith("utf-16")) return encodeUtf16(text, codec);
  const mark = codec === "utf-8-sig" ? "\ufeff" : "";
  return new TextEncoder().encode(mark + text);
}

function encodeBytes(text: string, { name, characters, why }: CodePage): Uint8Array {
  return Uint8Array.from([...text], (character, at) => {
    const byte = characters.indexOf(character);
    if (byte < 0) throw cannotEncode(name, character.codePointAt(0) ?? 0, at, why.encode);
    return byte;
  });
}

/** Little-endian with a mark, unless the name says otherwise. */
function encodeUtf16(text: string, codec: string): Uint8Array {
  const marked = codec === "utf-16" ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++)
    view.setUint16(at * 2, marked.charCodeAt(at), codec !== "utf-16-be");
  return bytes;
}

/** The codec of an encoding's name. @throws LookupError */
function textCodec(encoding: string): string {
  const codec = codecOf(encoding);
  if (codec === null) throw new LookupError(`unknown encoding: ${encoding}`);
  if (codec === "bytes") {
    throw new LookupError(
      `'${encoding}' is not a text encoding; use codecs.encode() to handle arbitrary codecs`,
    );
  }
  return codec;
}

function cannotEncode(codec: string, code: number, at: number, why: string): UnicodeEncodeError {
  const written =
    code < 256
      ? `\\x${code.toString(16).padStart(2, "0")}`
      : code < 65536
        ? `\\u${code.toString(16).padStart(4, "0")}`
        : `\\U${code.toString(16).padStart(8, "0")}`;
  return new UnicodeEncodeError(
    `'${codec}' codec can't encode character '${written}' in position ${at}: ${why}`,
  );
}

/** bytes.decode(encoding, errors). @throws UnicodeDecodeError, LookupError */
export function decodeText(bytes: Uint8Array, encoding: string, errors = "strict"): string {
  const codec = textCodec(encoding);
  const page = CODE_PAGES[codec];
  if (page) return decodeBytes(bytes, page, errors);
  const label = codec === "utf-8-sig" ? "utf-8" : codec;
  // A mark at the start belongs to the text, except where the encoding's name says that it does not.
  const ignoreBOM = codec !== "utf-8-sig" && codec !== "utf-16";
  if (errors === "replace") return decoder(label, bytes, { ignoreBOM }).decode(bytes);
  try {
    return decoder(label, bytes, { fatal: true, ignoreBOM }).decode(bytes);
  } catch {
    const { at, why } = label === "utf-8" ? firstFault(bytes) : brokenUtf16(bytes);
    if (errors === "ignore")
      return decoder(label, bytes, { ignoreBOM }).decode(bytes).replaceAll("\ufffd", "");
    throw cannotDecode(label, bytes, at, why);
  }
}

function decoder(
  label: string,
  bytes: Uint8Array,
  options: { readonly fatal?: boolean; readonly ignoreBOM?: boolean },
): InstanceType<typeof TextDecoder> {
  const big = label === "utf-16" && bytes[0] === 0xfe && bytes[1] === 0xff;
  const plain = label === "utf-16" ? "utf-16le" : label.replace(/-([lb]e)$/, "$1");
  return new TextDecoder(big ? "utf-16be" : plain, options);
}

/** What is wrong with UTF-16 that cannot be read: usually half a character at its end. */
function brokenUtf16(bytes: Uint8Array): { at: number; why: string } {
  return bytes.length % 2 === 1
    ? { at: bytes.length - 1, why: "truncated data" }
    : { at: 0, why: "illegal encoding" };
}

function decodeBytes(bytes: Uint8Array, page: CodePage, errors: string): string {
  const known = Array.from(bytes, (byte) => page.characters[byte] ?? "");
  const at = known.indexOf("");
  if (at < 0) return known.join("");
  if (errors === "strict") throw cannotDecode(page.name, bytes, at, page.why.decode);
  return known
    .map((character) => (character === "" && errors === "replace" ? "\ufffd" : character))
    .join("");
}

function cannotDecode(
  codec: string,
  bytes: Uint8Array,
  at: number,
  why: string,
): UnicodeDecodeError {
  const byte = (bytes[at] ?? 0).toString(16).padStart(2, "0");
  return new UnicodeDecodeError(
    `'${codec}' codec can't decode byte 0x${byte} in position ${at}: ${why}`,
  );
}

/** The first byte that cannot stand where it stands, in CPython's words. */
function firstFault(bytes: Uint8Array): { at: number; why: string } {
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    if (length === 0) return { at, why: "invalid start byte" };
    for (let offset = 1; offset < length; offset += 1) {
      const next = bytes[at + offset];
      if (next === undefined) return { at, why: "unexpected end of data" };
      if (!continues(lead, next, offset)) return { at, why: "invalid continuation byte" };
    }
    at += length;
  }
  return { at: 0, why: "invalid start byte" };
}

function continues(lead: number, next: number, offset: number): boolean {
  if ((next & 0xc0) !== 0x80) return false;
  if (offset > 1) return true;
  if (lead === 0xe0) return next >= 0xa0;
  if (lead === 0xed) return next < 0xa0;
  if (lead === 0xf0) return next >= 0x90;
  return lead !== 0xf4 || next < 0x90;
}
