/** Mirrors what jwt/utils.py and PyJWS._decode_base64url_segment do (PyJWT 2.15.1). */
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUES = new Map(ALPHABET.split("").map((character, value) => [character, value]));

/** Base64url without padding (RFC 7515 section 2). */
export function base64url_encode(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at] ?? 0, bytes[at + 1], bytes[at + 2]];
    const group = (a << 16) | ((b ?? 0) << 8) | (c ?? 0);
    const digits = b === undefined ? 2 : c === undefined ? 3 : 4;
    for (let digit = 0; digit < digits; digit += 1) {
      text += ALPHABET.charAt((group >> (18 - 6 * digit)) & 63);
    }
  }
  return text;
}

/**
 * Bytes of a segment as PyJWT reads it: the url-safe alphabet only, trailing bits zero, `=` either absent or correct.
 * @returns null where PyJWT says "Invalid … padding"
 */
export function decodeSegment(segment: string): Uint8Array | null {
  const stripped = segment.replace(/=+$/, "");
  const padding = segment.length - stripped.length;
  if (padding > 2 || (padding > 0 && segment.length % 4 !== 0) || stripped.length % 4 === 1)
    return null;
  const bytes = new Uint8Array(Math.floor((stripped.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of stripped) {
    const value = VALUES.get(character);
    if (value === undefined) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  return held === 0 ? bytes : null;
}
