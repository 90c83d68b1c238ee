/**
 * The gzip format (RFC 1952, RFC 1951): repeated texts become references, written with the fixed Huffman codes. zlib
 * packs tighter; what is read back is the same.
 */

const WINDOW = 32768;
const LONGEST = 258;
const SHORTEST = 3;
/** How many earlier places with the same three bytes are looked at. */
const TRIES = 32;

/** Codes 257… : the least length each stands for. */
const LENGTHS = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
  163, 195, 227, 258,
];
const DISTANCES = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049,
  3073, 4097, 6145, 8193, 12289, 16385, 24577,
];

class BitWriter {
  readonly bytes: number[] = [];
  #held = 0;
  #count = 0;

  /** The low bits of a number, lowest first. */
  write(value: number, bits: number): void {
    for (let at = 0; at < bits; at += 1) this.#bit((value >>> at) & 1);
  }
  /** A Huffman code, highest bit first. */
  writeCode(code: number, bits: number): void {
    for (let at = bits - 1; at >= 0; at -= 1) this.#bit((code >>> at) & 1);
  }
  #bit(bit: number): void {
    this.#held |= bit << this.#count;
    this.#count += 1;
    if (this.#count === 8) this.flush();
  }
  flush(): void {
    if (this.#count > 0) this.bytes.push(this.#held);
    this.#held = this.#count = 0;
  }
}

/** A literal, a length code or the end (256) in the fixed code. */
function writeSymbol(out: BitWriter, symbol: number): void {
  if (symbol < 144) out.writeCode(0x30 + symbol, 8);
  else if (symbol < 256) out.writeCode(0x190 + symbol - 144, 9);
  else if (symbol < 280) out.writeCode(symbol - 256, 7);
  else out.writeCode(0xc0 + symbol - 280, 8);
}

function codeFor(table: readonly number[], value: number): number {
  let code = table.length - 1;
  while ((table[code] as number) > value) code -= 1;
  return code;
}

function writeMatch(out: BitWriter, length: number, distance: number): void {
  const lengthCode = codeFor(LENGTHS, length);
  writeSymbol(out, 257 + lengthCode);
  const lengthBits = lengthCode < 8 || lengthCode === 28 ? 0 : (lengthCode >> 2) - 1;
  out.write(length - (LENGTHS[lengthCode] as number), lengthBits);
  const distanceCode = codeFor(DISTANCES, distance);
  out.writeCode(distanceCode, 5);
  const distanceBits = distanceCode < 4 ? 0 : (distanceCode >> 1) - 1;
  out.write(distance - (DISTANCES[distanceCode] as number), distanceBits);
}

/** The longest earlier occurrence of what stands at a place. */
function longestMatch(
  data: Uint8Array,
  at: number,
  places: readonly number[],
): { length: number; distance: number } {
  let best = { length: 0, distance: 0 };
  for (const place of places.slice(-TRIES).reverse()) {
    if (at - place > WINDOW) break;
    let length = 0;
    while (
      length < LONGEST &&
      at + length < data.length &&
      data[place + length] === data[at + length]
    )
      length += 1;
    if (length > best.length) best = { length, distance: at - place };
  }
  return best;
}

/** One final block of RFC 1951. */
function deflated(data: Uint8Array): number[] {
  const out = new BitWriter();
  out.write(1, 1);
  out.write(1, 2);
  const seen = new Map<number, number[]>();
  const remember = (at: number): number[] => {
    const key = ((data[at] as number) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    const places = seen.get(key) ?? [];
    const before = [...places];
    places.push(at);
    if (places.length > TRIES) places.shift();
    seen.set(key, places);
    return before;
  };
  let at = 0;
  while (at < data.length) {
    const { length, distance } = longestMatch(data, at, remember(at));
    if (length < SHORTEST) {
      writeSymbol(out, data[at] as number);
      at += 1;
      continue;
    }
    writeMatch(out, length, distance);
    for (let skipped = 1; skipped < length; skipped += 1) remember(at + skipped);
    at += length;
  }
  writeSymbol(out, 256);
  out.flush();
  return out.bytes;
}

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function littleEndian(value: number): number[] {
  return [value & 255, (value >>> 8) & 255, (value >>> 16) & 255, (value >>> 24) & 255];
}

/** Bytes as a gzip file without a time. @param name the file's name in it; none where empty */
export function gzipped(data: Uint8Array, name: string): Uint8Array {
  const named = name === "" ? [] : [...new TextEncoder().encode(name), 0];
  return Uint8Array.from([
    ...[0x1f, 0x8b, 8, name === "" ? 0 : 8, 0, 0, 0, 0, 0, 255],
    ...named,
    ...deflated(data),
    ...littleEndian(crc32(data)),
    ...littleEndian(data.length),
  ]);
}
