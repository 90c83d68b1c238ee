/** PEM blocks as OpenSSL reads them, and the errors `cryptography` makes of what OpenSSL says. */
import { ValueError } from "../../../python/errors.ts";
import { py, pyclass, PyObject } from "../../../python/objects.ts";

/** One entry of OpenSSL's list of errors. */
@pyclass("cryptography.hazmat.bindings.openssl.binding._OpenSSLErrorWithText")
class OpenSSLErrorWithText extends PyObject {
  readonly code: number;
  readonly lib: number;
  readonly reason: number;
  readonly reason_text: string;

  constructor([lib, reason, text]: OpenSSLReason) {
    super();
    this.lib = lib;
    this.reason = reason;
    // OpenSSL 3 packs the library above 23 bits of reason.
    this.code = lib * 2 ** 23 + reason;
    const hex = this.code.toString(16).toUpperCase().padStart(8, "0");
    this.reason_text = `error:${hex}:${text}`;
  }
  @py() __repr__(): string {
    const { code, lib, reason, reason_text } = this;
    return `_OpenSSLErrorWithText(code=${String(code)}, lib=${String(lib)}, reason=${String(reason)}, reason_text=b'${reason_text}')`;
  }
}

type OpenSSLReason = readonly [lib: number, reason: number, text: string];

const UNSUPPORTED: OpenSSLReason = [60, 0x8010c, "DECODER routines::unsupported"];
const NO_START_LINE: OpenSSLReason = [9, 108, "PEM routines::no start line"];
const BAD_END_LINE: OpenSSLReason = [9, 102, "PEM routines::bad end line"];
const BAD_BASE64: OpenSSLReason = [9, 100, "PEM routines::bad base64 decode"];

const NO_KEY =
  "Could not deserialize key data. The data may be in an incorrect format, it may be encrypted with an unsupported " +
  "algorithm, or it may be an unsupported key type (e.g. EC curves with explicit parameters).";

function noKey(reason: OpenSSLReason): ValueError {
  return new ValueError(NO_KEY, [new OpenSSLErrorWithText(reason)]);
}

/** One block between BEGIN and END. */
export interface PemBlock {
  readonly label: string;
  readonly der: Uint8Array<ArrayBuffer>;
}

/** What stands in a text of PEM blocks: the blocks that can be read, and why one could not. */
interface PemFile {
  readonly blocks: readonly PemBlock[];
  readonly fault: OpenSSLReason | null;
}

const BEGIN = /^-----BEGIN ([^\n]*?)-----[ \t\r]*$/;

/** Marks must begin their line and end it; between them is base64, without an empty line. */
function readPem(text: string): PemFile {
  const blocks: PemBlock[] = [];
  const lines = text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const label = BEGIN.exec(lines[at] ?? "")?.[1];
    if (label === undefined) continue;
    const end = lines.findIndex((line, row) => row > at && /^-|^\s*$/.test(line));
    if (end === -1 || (lines[end] ?? "").trimEnd() !== `-----END ${label}-----`)
      return { blocks, fault: BAD_END_LINE };
    const der = fromBase64(lines.slice(at + 1, end).join(""));
    if (!der) return { blocks, fault: BAD_BASE64 };
    blocks.push({ label, der });
    at = end;
  }
  return { blocks, fault: null };
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const compact = text.replaceAll(/\s+/g, "");
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) return null;
  return Uint8Array.from(atob(compact), (character) => character.charCodeAt(0));
}

/**
 * The first block that `read` makes a key of.
 * @throws ValueError as `load_pem_private_key` and `load_pem_public_key` raise it
 */
export function firstKey<Key>(
  text: string,
  kind: "private" | "public",
  read: (block: PemBlock) => Key | null,
): Key {
  const { blocks, fault } = readPem(text);
  for (const block of blocks) {
    const key = read(block);
    if (key !== null) return key;
  }
  throw noKey(kind === "private" ? UNSUPPORTED : (fault ?? NO_START_LINE));
}
