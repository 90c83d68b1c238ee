/**
 * The order in which CPython 3.11 goes through a set of strings. It follows from the strings' hashes, which a process
 * seeds anew unless PYTHONHASHSEED says otherwise; here the seed is 0, as in the transcripts.
 */

const MASK = (1n << 64n) - 1n;
const add = (a: bigint, b: bigint): bigint => (a + b) & MASK;
const rotate = (value: bigint, bits: bigint): bigint =>
  ((value << bits) | (value >> (64n - bits))) & MASK;

type State = [bigint, bigint, bigint, bigint];

function round([v0, v1, v2, v3]: State): State {
  const a = add(v0, v1);
  const b = add(v2, v3);
  const v1a = rotate(v1, 13n) ^ a;
  const v3a = rotate(v3, 16n) ^ b;
  const c = add(rotate(a, 32n), v3a);
  const d = add(b, v1a);
  return [c, rotate(v1a, 17n) ^ d, rotate(d, 32n), rotate(v3a, 21n) ^ c];
}

/** SipHash-1-3 with a key of zeros: hash() of a string, as an unsigned number. @param text Latin-1 */
export function stringHash(text: string): bigint {
  if (text === "") return 0n;
  let state: State = [
    0x736f6d6570736575n,
    0x646f72616e646f6dn,
    0x6c7967656e657261n,
    0x7465646279746573n,
  ];
  const whole = text.length - (text.length % 8);
  const word = (from: number, to: number): bigint => {
    let value = 0n;
    for (let at = to - 1; at >= from; at--) value = (value << 8n) | BigInt(text.charCodeAt(at));
    return value;
  };
  const mix = (value: bigint): void => {
    state[3] ^= value;
    state = round(state);
    state[0] ^= value;
  };
  for (let at = 0; at < whole; at += 8) mix(word(at, at + 8));
  mix((BigInt(text.length & 255) << 56n) | word(whole, text.length));
  state[2] ^= 0xffn;
  for (let i = 0; i < 3; i++) state = round(state);
  const hash = state[0] ^ state[1] ^ state[2] ^ state[3];
  return hash === MASK ? MASK - 1n : hash;
}

const SMALLEST = 8;
const LINEAR_PROBES = 9;

/** A set's table: slots in the order they are gone through. */
class Table {
  slots: (string | undefined)[] = Array.from({ length: SMALLEST }, () => undefined);
  used = 0;

  get mask(): number {
    return this.slots.length - 1;
  }
  entries(): string[] {
    return this.slots.filter((slot) => slot !== undefined);
  }
  add(text: string): void {
    if (!this.#place(text)) return;
    this.used += 1;
    if (this.used * 5 >= this.mask * 3) this.resize(this.used * 4);
  }
  resize(least: number): void {
    const entries = this.entries();
    let size = SMALLEST;
    while (size <= least) size *= 2;
    this.slots = Array.from({ length: size }, () => undefined);
    for (const entry of entries) this.#place(entry);
  }
  /** set.update(another set) */
  merge(other: Table): void {
    if ((this.used + other.used) * 5 >= this.mask * 3) this.resize((this.used + other.used) * 2);
    if (this.used === 0 && this.mask === other.mask) {
      [this.slots, this.used] = [[...other.slots], other.used];
      return;
    }
    for (const entry of other.entries()) if (this.#place(entry)) this.used += 1;
  }
  /** False where it is already there. */
  #place(text: string): boolean {
    const hash = stringHash(text);
    const mask = BigInt(this.mask);
    let perturb = hash;
    for (let start = hash & mask; ; start = (start * 5n + 1n + perturb) & mask) {
      const probes = Number(start) + LINEAR_PROBES <= this.mask ? LINEAR_PROBES : 0;
      for (let at = Number(start); at <= Number(start) + probes; at++) {
        if (this.slots[at] === text) return false;
        if (this.slots[at] !== undefined) continue;
        this.slots[at] = text;
        return true;
      }
      perturb >>= 5n;
    }
  }
}

function tableOf(texts: Iterable<string>): Table {
  const table = new Table();
  for (const text of texts) table.add(text);
  return table;
}

/** `list(set(a) | set(b))` */
export function unionOrder(a: Iterable<string>, b: Iterable<string>): string[] {
  const union = new Table();
  union.merge(tableOf(a));
  union.merge(tableOf(b));
  return union.entries();
}
