/** MD5 (RFC 1321) of bytes in hexadecimal: WebCrypto has none, and Django's entity tags are made of it. */
export function md5(bytes: Uint8Array): string {
  const words = padded(bytes);
  let [a, b, c, d] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < words.length; block += 16) {
    let [A, B, C, D] = [a, b, c, d];
    for (let i = 0; i < 64; i++) {
      const round = i >> 4;
      const [mix, index] = [
        [(B & C) | (~B & D), i],
        [(D & B) | (~D & C), (5 * i + 1) % 16],
        [B ^ C ^ D, (3 * i + 5) % 16],
        [C ^ (B | ~D), (7 * i) % 16],
      ][round] as [number, number];
      const sum = (A + mix + (SINES[i] as number) + (words[block + index] as number)) | 0;
      const shift = (SHIFTS[round] as readonly number[])[i % 4] as number;
      [A, D, C, B] = [D, C, B, (B + ((sum << shift) | (sum >>> (32 - shift)))) | 0];
    }
    [a, b, c, d] = [(a + A) | 0, (b + B) | 0, (c + C) | 0, (d + D) | 0];
  }
  return [a, b, c, d].map(littleEndian).join("");
}

const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const SINES = Array.from(
  { length: 64 },
  (_, i) => Math.floor(Math.abs(Math.sin(i + 1)) * 2 ** 32) | 0,
);

/** The message as 32-bit words with its padding and length. */
function padded(bytes: Uint8Array): Int32Array {
  const words = new Int32Array((((bytes.length + 8) >> 6) + 1) * 16);
  bytes.forEach((byte, i) => {
    words[i >> 2] = (words[i >> 2] as number) | (byte << ((i % 4) * 8));
  });
  words[bytes.length >> 2] =
    (words[bytes.length >> 2] as number) | (0x80 << ((bytes.length % 4) * 8));
  words[words.length - 2] = bytes.length * 8;
  return words;
}

function littleEndian(word: number): string {
  return [0, 8, 16, 24]
    .map((shift) => ((word >>> shift) & 0xff).toString(16).padStart(2, "0"))
    .join("");
}
