import { LookupError, UnicodeDecodeError, UnicodeEncodeError } from "../errors.ts";

const SINGLE_BYTE: Readonly<Record<string, { name: string; limit: number }>> = {
  ascii: { name: "ascii", limit: 128 },
  "us-ascii": { name: "ascii", limit: 128 },
  latin1: { name: "latin-1", limit: 256 },
  "latin-1": { name: "latin-1", limit: 256 },
  "iso-8859-1": { name: "latin-1", limit: 256 },
};

/** text.encode(encoding). @throws UnicodeEncodeError, LookupError for an unknown encoding */
export function encodeText(text: string, encoding: string): Uint8Array {
  const known = encoding.toLowerCase().replaceAll("_", "-");
  const single = SINGLE_BYTE[known];
  if (single) {
    return Uint8Array.from([...text], (character, at) => {
      const code = character.codePointAt(0) ?? 0;
      if (code >= single.limit)
        throw cannotEncode(single.name, code, at, `ordinal not in range(${single.limit})`);
      return code;
    });
  }
  if (known !== "utf-8" && known !== "utf8") throw new LookupError(`unknown encoding: ${encoding}`);
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  if (lone)
    throw cannotEncode("utf-8", text.charCodeAt(lone.index), lone.index, "surrogates not allowed");
  return new TextEncoder().encode(text);
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
  const known = encoding.toLowerCase().replaceAll("_", "-");
  const single = SINGLE_BYTE[known];
  if (single) {
    const at = bytes.findIndex((byte) => byte >= single.limit);
    if (at !== -1 && errors === "strict")
      throw cannotDecode(single.name, bytes, at, `ordinal not in range(${single.limit})`);
    return Array.from(bytes, (byte) =>
      byte < single.limit ? String.fromCharCode(byte) : "\ufffd",
    ).join("");
  }
  if (known !== "utf-8" && known !== "utf8") throw new LookupError(`unknown encoding: ${encoding}`);
  if (errors === "replace") return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { at, why } = firstFault(bytes);
    if (errors === "ignore")
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).replaceAll("\ufffd", "");
    throw cannotDecode("utf-8", bytes, at, why);
  }
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
