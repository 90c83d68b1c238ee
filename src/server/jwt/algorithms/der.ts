/** As much of DER (X.690) as telling and converting key files needs. */
import { joinBytes } from "../../../http/bytes.ts";

export interface DerNode {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly children: readonly DerNode[];
}

const CONSTRUCTED = 0x20;

/** @throws RangeError where the bytes are no DER */
export function parseDer(bytes: Uint8Array): DerNode {
  const { node, end } = readNode(bytes, 0);
  if (end !== bytes.length) throw new RangeError("bytes after the DER value");
  return node;
}

function readNode(bytes: Uint8Array, start: number): { node: DerNode; end: number } {
  const tag = byteAt(bytes, start);
  let length = byteAt(bytes, start + 1);
  let at = start + 2;
  if (length > 0x80) {
    const digits = length & 0x7f;
    length = 0;
    for (let digit = 0; digit < digits; digit += 1) length = length * 256 + byteAt(bytes, at++);
  }
  const end = at + length;
  if (end > bytes.length) throw new RangeError("DER value is cut short");
  const content = bytes.subarray(at, end);
  const children: DerNode[] = [];
  if (tag & CONSTRUCTED) {
    for (let inner = 0; inner < content.length;) {
      const child = readNode(content, inner);
      children.push(child.node);
      inner = child.end;
    }
  }
  return { node: { tag, content, children }, end };
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new RangeError("DER value is cut short");
  return byte;
}

/** One DER value from a tag and its content. */
export function writeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const size = contents.reduce((sum, content) => sum + content.length, 0);
  const head =
    size < 0x80 ? [tag, size] : [tag, 0x80 | lengthBytes(size).length, ...lengthBytes(size)];
  return joinBytes([Uint8Array.from(head), ...contents]);
}

function lengthBytes(size: number): number[] {
  return size < 256 ? [size] : [...lengthBytes(Math.floor(size / 256)), size % 256];
}
