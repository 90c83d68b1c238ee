import { decodeText } from "../stdlib/codecs.ts";
import { Bytes } from "../values.ts";
import { type BuiltinMethod, method } from "./method.ts";

const latin1 = (bytes: Bytes): string => String.fromCharCode(...bytes.value);
const fromLatin1 = (text: string): Bytes =>
  new Bytes(Uint8Array.from(text, (character) => character.charCodeAt(0)));

export const bytesMethods: Readonly<Record<string, BuiltinMethod>> = {
  decode: method(
    "encoding='utf-8', errors='strict'",
    (self: Bytes, encoding: string | undefined = "utf-8", errors: string | undefined = "strict") =>
      decodeText(self.value, encoding, errors),
  ),
  endswith: method("suffix", (self: Bytes, suffix: Bytes) => latin1(self).endsWith(latin1(suffix))),
  hex: method("", (self: Bytes) =>
    Array.from(self.value, (byte) => byte.toString(16).padStart(2, "0")).join(""),
  ),
  lower: method("", (self: Bytes) =>
    fromLatin1(latin1(self).replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase())),
  ),
  split: method("sep=None", (self: Bytes, separator?: Bytes | null) =>
    separator
      ? latin1(self).split(latin1(separator)).map(fromLatin1)
      : latin1(self)
          .split(/[ \t\n\r\x0b\f]+/)
          .filter((part) => part !== "")
          .map(fromLatin1),
  ),
  startswith: method("prefix", (self: Bytes, prefix: Bytes) =>
    latin1(self).startsWith(latin1(prefix)),
  ),
  strip: method("", (self: Bytes) => fromLatin1(latin1(self).trim())),
};
