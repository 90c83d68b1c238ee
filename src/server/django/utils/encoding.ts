/** Mirrors django/utils/encoding.py (5.2), the parts about addresses. */
import { native } from "../../../python/objects.ts";
import { str } from "../../../python/operations.ts";
import { Bytes, type Value } from "../../../python/values.ts";
import { defineModule } from "../../process.ts";
import { quote, utf8Bytes, utf8Text } from "./url-text.ts";

/** An IRI made an ASCII URI: what is already escaped stays. */
export function iri_to_uri(iri: string): string {
  return quote(iri, "/#%[]=:;$&()+,!?*@'~");
}

/** A decoded path made fit for an address. */
export function escape_uri_path(path: string): string {
  return quote(path, "/:@&+$,-_.!~*'()");
}

/** Bytes of a path as text; bytes that are no UTF-8 stand as upper-case percent escapes. */
export function repercentBrokenUnicode(bytes: Uint8Array): string {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  try {
    return strict.decode(bytes);
  } catch {
    return utf8Text(requote(bytes));
  }
}

/** Every byte that does not belong to a well-formed UTF-8 sequence becomes "%XX". */
function requote(bytes: Uint8Array): Uint8Array {
  const out: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = sequenceLength(bytes, at);
    if (length > 0) {
      out.push(...bytes.subarray(at, at + length));
      at += length;
    } else {
      out.push(
        ...utf8Bytes(`%${(bytes[at] as number).toString(16).toUpperCase().padStart(2, "0")}`),
      );
      at += 1;
    }
  }
  return Uint8Array.from(out);
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  const length =
    first < 0x80
      ? 1
      : first < 0xc2
        ? 0
        : first < 0xe0
          ? 2
          : first < 0xf0
            ? 3
            : first < 0xf5
              ? 4
              : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  try {
    new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
      bytes.subarray(at, at + length),
    );
    return length;
  } catch {
    return 0;
  }
}

function force_str(value: Value): string {
  return value instanceof Bytes ? utf8Text(value.value) : str(value);
}

export const encoding = defineModule("django.utils.encoding", () => ({
  iri_to_uri: native(
    "iri",
    (iri: Value) => (iri === null ? null : iri_to_uri(str(iri))),
    "iri_to_uri",
  ),
  escape_uri_path: native("path", escape_uri_path, "escape_uri_path"),
  force_str: native("s", force_str, "force_str"),
  smart_str: native("s", (value: Value) => force_str(value), "smart_str"),
  force_bytes: native(
    "s",
    (value: Value) => (value instanceof Bytes ? value : new Bytes(utf8Bytes(str(value)))),
    "force_bytes",
  ),
}));
