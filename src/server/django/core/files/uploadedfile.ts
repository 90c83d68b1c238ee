/** Mirrors django/core/files/uploadedfile.py (5.2), for files kept in memory. */
import { py, pyclass, PyObject } from "../../../../python/objects.ts";
import { Bytes, type Value } from "../../../../python/values.ts";
import { SuspiciousFileOperation } from "../exceptions.ts";

const LONGEST_NAME = 255;

/** The last component of a name, cut to what file systems take. @throws SuspiciousFileOperation for no name at all */
function shortName(name: string): string {
  const base = name.slice(name.lastIndexOf("/") + 1);
  if (base === "" || base === "." || base === "..")
    throw new SuspiciousFileOperation(`Could not derive file name from '${base}'`);
  if (base.length <= LONGEST_NAME) return base;
  const dot = base.replace(/^\.+/, (dots) => "_".repeat(dots.length)).lastIndexOf(".");
  const extension = dot < 0 ? "" : base.slice(dot).slice(0, LONGEST_NAME);
  const stem = dot < 0 ? base : base.slice(0, dot);
  return stem.slice(0, LONGEST_NAME - extension.length) + extension;
}

/** An uploaded file, whole in memory. */
@pyclass("django.core.files.uploadedfile.InMemoryUploadedFile")
export class UploadedFile extends PyObject {
  #at = 0;
  readonly field_name: string;
  readonly name: string;
  readonly content_type: string;
  readonly charset: Value;
  readonly bytes: Uint8Array;

  constructor(
    field_name: string,
    name: string,
    content_type: string,
    charset: Value,
    bytes: Uint8Array,
  ) {
    super();
    this.field_name = field_name;
    this.name = shortName(name);
    this.content_type = content_type;
    this.charset = charset;
    this.bytes = bytes;
  }
  get size(): number {
    return this.bytes.length;
  }
  @py("num_bytes=None") read(most: Value = null): Bytes {
    const end = most === null || Number(most) < 0 ? this.bytes.length : this.#at + Number(most);
    const part = this.bytes.subarray(this.#at, end);
    this.#at = Math.min(end, this.bytes.length);
    return new Bytes(part);
  }
  /** Its lines, from the beginning. */
  @py() __iter__(): Value[] {
    const lines: Bytes[] = [];
    for (let at = 0; at < this.bytes.length;) {
      const found = this.bytes.indexOf(10, at);
      const end = found < 0 ? this.bytes.length : found + 1;
      lines.push(new Bytes(this.bytes.subarray(at, end)));
      at = end;
    }
    return lines;
  }
  [Symbol.iterator](): IterableIterator<Value> {
    return this.__iter__()[Symbol.iterator]();
  }
  @py("chunk_size=None") chunks(): Bytes[] {
    return [new Bytes(this.bytes)];
  }
  @py("offset, whence=0") seek(offset: number): number {
    this.#at = offset;
    return offset;
  }
  @py() close(): void {
    this.#at = this.bytes.length;
  }
  @py() __str__(): string {
    return this.name;
  }
  @py() __repr__(): string {
    return `<InMemoryUploadedFile: ${this.name} (${this.content_type})>`;
  }
}
