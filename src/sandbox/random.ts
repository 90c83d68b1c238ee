import type { Random } from "../server/environment.ts";

const LOWER = "abcdefghijklmnopqrstuvwxyz0123456789";
const MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Random draws from a source of bytes, e.g. crypto.getRandomValues. */
export function randomFrom(bytes: (count: number) => Uint8Array): Random {
  const hex = (count: number): string =>
    Array.from(bytes(count), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const text = (length: number, characters: string): string => {
    let drawn = "";
    while (drawn.length < length) {
      for (const byte of bytes(length)) {
        // Bytes beyond the largest multiple would favour the first characters.
        if (
          byte < Math.floor(256 / characters.length) * characters.length &&
          drawn.length < length
        ) {
          drawn += characters.charAt(byte % characters.length);
        }
      }
    }
    return drawn;
  };
  return {
    uuid4() {
      const digits = hex(16);
      const variant = "89ab".charAt(Number.parseInt(digits.charAt(16), 16) % 4);
      return `${digits.slice(0, 12)}4${digits.slice(13, 16)}${variant}${digits.slice(17)}`;
    },
    authtoken: () => hex(20),
    csrf: () => text(32, MIXED),
    session: () => text(32, LOWER),
    salt: () => text(22, MIXED),
  };
}

/** Random draws that are the same for the same seed: for copies of a world, whose draws nobody keeps. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  // Mulberry32: short, and even enough to fill identifiers.
  const byte = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) & 255;
  };
  return randomFrom((count) => Uint8Array.from({ length: count }, byte));
}
