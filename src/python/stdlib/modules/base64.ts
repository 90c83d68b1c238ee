import { ValueError } from "../../errors.ts";
import { native, pyclass } from "../../objects.ts";
import { Bytes, type Value } from "../../values.ts";
import { encodeText } from "../codecs.ts";
import { libraryModule } from "../definition.ts";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

@pyclass("binascii.Error")
class BinasciiError extends ValueError {}

function encode(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit < 4; digit += 1)
      text += digit > left ? "=" : ALPHABET.charAt((word >> (18 - 6 * digit)) & 63);
  }
  return text;
}

/** Characters outside the alphabet are skipped, as b64decode does unless it is told to validate. */
function decode(text: string): Uint8Array {
  const digits = text.replaceAll(/[^A-Za-z0-9+/]/g, "");
  const padding = /=*$/.exec(text.trimEnd())?.[0].length ?? 0;
  if (digits.length % 4 === 1) {
    const count = digits.length;
    throw new BinasciiError(
      `Invalid base64-encoded string: number of data characters (${count}) cannot be 1 more than a multiple of 4`,
    );
  }
  if ((digits.length + padding) % 4 !== 0 && digits.length % 4 !== 0)
    throw new BinasciiError("Incorrect padding");
  const bytes: number[] = [];
  let [buffer, bits] = [0, 0];
  for (const digit of digits) {
    buffer = ((buffer << 6) | ALPHABET.indexOf(digit)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 255);
  }
  return Uint8Array.from(bytes);
}

const ascii = (text: string): Bytes => new Bytes(encodeText(text, "ascii"));
const textOf = (value: Value): string =>
  value instanceof Bytes ? String.fromCharCode(...value.value) : String(value);
const bytesOf = (value: Value): Uint8Array => (value as Bytes).value;

/** Mirrors base64. */
export const base64 = libraryModule("base64", () => ({
  b64decode: native(
    "s, altchars=None, validate=False",
    (text: Value) => new Bytes(decode(textOf(text))),
    "b64decode",
  ),
  b64encode: native("s, altchars=None", (data: Value) => ascii(encode(bytesOf(data))), "b64encode"),
  urlsafe_b64decode: native(
    "s",
    (text: Value) => new Bytes(decode(textOf(text).replaceAll("-", "+").replaceAll("_", "/"))),
    "urlsafe_b64decode",
  ),
  urlsafe_b64encode: native(
    "s",
    (data: Value) => ascii(encode(bytesOf(data)).replaceAll("+", "-").replaceAll("/", "_")),
    "urlsafe_b64encode",
  ),
}));

/** Mirrors binascii. */
export const binascii = libraryModule("binascii", () => ({ Error: BinasciiError }), {
  builtIn: true,
});
