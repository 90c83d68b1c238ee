import { TypeError, ValueError } from "../errors.ts";
import { py, pyclass, PyObject } from "../objects.ts";
import { type Bytes, toInt } from "../values.ts";

/** Mirrors uuid.UUID. */
@pyclass("uuid.UUID")
export class UUID extends PyObject {
  /** 32 hexadecimal digits, lower case. */
  declare hex: string;

  @py("hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None")
  __init__(
    hex?: string | null,
    bytes: Bytes | null = null,
    _bytesLittleEndian?: null,
    _fields?: null,
    int: number | bigint | null = null,
  ): void {
    if ([hex ?? null, bytes, int].every((one) => one === null)) {
      throw new TypeError(
        "one of the hex, bytes, bytes_le, fields, or int arguments must be given",
      );
    }
    if ((hex ?? null) === null && bytes) this.hex = UUID.ofInt(bigOf(bytes.value)).hex;
    else if ((hex ?? null) === null && int !== null) this.hex = UUID.ofInt(BigInt(int)).hex;
    else this.#read(hex ?? "");
  }

  #read(hex: string): void {
    const digits = hex
      .replace("urn:", "")
      .replace("uuid:", "")
      .replaceAll(/^[{}]+|[{}]+$/g, "")
      .replaceAll("-", "");
    if (!/^[0-9a-fA-F]{32}$/.test(digits))
      throw new ValueError("badly formed hexadecimal UUID string");
    this.hex = digits.toLowerCase();
  }

  /** @throws ValueError where the text is none */
  static of(text: string): UUID {
    const made = new UUID();
    made.__init__(text);
    return made;
  }

  /** @throws ValueError outside 128 bits */
  static ofInt(value: bigint): UUID {
    if (value < 0n || value >= 1n << 128n)
      throw new ValueError("int is out of range (need a 128-bit value)");
    return UUID.of(value.toString(16).padStart(32, "0"));
  }

  get int(): number | bigint {
    return toInt(BigInt(`0x${this.hex}`));
  }
  get urn(): string {
    return `urn:uuid:${this.__str__()}`;
  }

  __str__(): string {
    return this.hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  }

  __repr__(): string {
    return `UUID('${this.__str__()}')`;
  }

  __eq__(other: unknown): boolean {
    return other instanceof UUID && other.hex === this.hex;
  }
}

function bigOf(bytes: Uint8Array): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}
